"""The ladder card with the other door, and the recognition card; imports PySide6, the views and ui components."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.game.views import BoardView, Figure, Pillar, SideView
from wargame.ui import figures, theme
from wargame.ui.components import (
    ElidedLabel,
    IconLabel,
    Label,
    Ladder,
    RuleTag,
    SideMark,
    TrackBar,
    beside_text,
    clear,
    paint,
    row,
)
from wargame.ui.diplomacy.board_card import BoardCard

DEGREES = ((0.0, "none"), (0.5, "technical"), (1.0, "peer"))


class LadderCard(BoardCard):
    """The steps to a leaders' meeting, where they are blocked, and how near each pillar is to failing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Precondition ladder", "a leaders' meeting ratifies finished text; it does not explore",
                         "list-ordered", ("R16", "R17"), parent)  # fmt: skip
        self.ladder = Ladder()
        self.ladder.opened.connect(self.opened)
        self.body.addWidget(self.ladder)
        self._icon = IconLabel("circle-alert", "bad", 16)
        self._blocked = Label("", 13, 600, wrap=True)
        self._blocked.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._doors = QGridLayout()
        self._doors.setHorizontalSpacing(10)
        self._doors.setVerticalSpacing(2)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(24)
        self._foot.addLayout(beside_text(self._icon, self._blocked), 4)
        self._foot.addLayout(self._doors, 5)
        self.body.addLayout(self._foot)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the door under the sentence where there is no room beside it."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.scaled(900)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(way)
        self._foot.setSpacing(24 if beside else 6)

    def show_board(self, board: BoardView) -> None:
        """Show the ladder of a board."""
        table = board.diplomacy
        self.ladder.set_steps(table.ladder)
        stuck = any(step.state == "blocked" for step in table.ladder)
        self._icon.set_icon("circle-alert" if stuck else "info", "bad" if stuck else "acc")
        self._blocked.setText(table.blocked or "No step is blocked this month.")
        clear(self._doors)
        self._doors.addWidget(Label("The only other door: a pillar fails", 12, 600), 0, 0, 1, 4)
        for index, pillar in enumerate(table.pillars, 1):
            self._pillar(index, pillar, board.map.sides[pillar.side])

    def _pillar(self, place: int, pillar: Pillar, side: SideView) -> None:
        name = Label(f"{side.capital}: {pillar.name}", 12, 400, "mut", wrap=True)
        token = "bad" if pillar.failed or pillar.months_under else "ok"
        track = TrackBar(pillar.figure, token, pillar.threshold, name=pillar.name)
        under = f"{pillar.months_under} of {pillar.limit} months under {figures.plain(pillar.threshold)}"
        words = "failed" if pillar.failed else under if pillar.months_under else f"fails under {pillar.threshold:.2f}"
        tag = RuleTag(pillar.rule, pillar.figure.quantity)
        tag.opened.connect(self.opened)
        state = Label(words, 12, 400, token if token == "bad" else "mut", wrap=True)
        number = Label(figures.short(pillar.figure), 12, 600)
        cells = (SideMark(pillar.side, 9), name, tag, track, number, state)
        for column, widget in enumerate(cells):
            self._doors.addWidget(widget, place, column)
        for column, share in ((1, 3), (3, 3), (5, 2)):
            self._doors.setColumnStretch(column, share)


class Degrees(QWidget):
    """Three boxes, none, technical and peer, with the present one marked; an estimate marks the likeliest."""

    def __init__(self, figure: Figure, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = min(range(3), key=lambda index: abs(DEGREES[index][0] - figure.value))
        self._mark = "" if figure.is_exact else figures.ABOUT
        self.setAccessibleName(f"{name}: {DEGREES[self._chosen][1]}, {figures.text(figure)}")
        self.setToolTip(self.accessibleName())
        self.setMinimumSize(180, theme.scaled(26))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = (self.width() - 12) / 3
        for index, (_, word) in enumerate(DEGREES):
            box = QRectF(index * (wide + 6), 0, wide, self.height()).adjusted(1, 1, -1, -1)
            chosen = index == self._chosen
            token = ("bad", "warn", "ok")[index]
            fill = theme.mix("panel", token, 0.16) if chosen else theme.colour("raised")
            paint.block(painter, box, fill, 6, token if chosen else "line", 1.8 if chosen else 1.0)
            ink = "text" if chosen else "mut"
            words, weight = (self._mark + word, 600) if chosen else (word, 400)
            paint.write(painter, box.adjusted(3, 0, -3, 0), words, 12, weight, ink, paint.CENTRE, elide=True)


class RecognitionCard(BoardCard):
    """Who recognises whom, what that closes, and the truces that run meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Recognition", "", "badge-check", parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self._icon = IconLabel("circle-x", "bad", 16)
        self._format = Label("", 13, 600)
        self.body.addLayout(row(self._icon, self._format, stretch=True))
        self._note = Label("", 12, 400, "mut", wrap=True)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the recognition of a board."""
        table = board.diplomacy
        clear(self._rows)
        names = [side.capital for side in board.map.sides]
        for index, figure in enumerate(table.recognition):
            name = f"{names[index]} of {names[1 - index]}"
            tag = RuleTag(figure.rule, figure.quantity)
            tag.opened.connect(self.opened)
            self._rows.addLayout(row(SideMark(index, 9), ElidedLabel(name, 12, 500), tag))
            self._rows.addWidget(Degrees(figure, name))
        opened = table.leaders_open
        self._icon.set_icon("circle-check" if opened else "circle-x", "ok" if opened else "bad")
        self._format.setText("Leaders' format open." if opened else "Leaders' format closed.")
        running = "; ".join(table.truces)
        at_rest = "Expert groups, exchanges and limited truces stay open."
        self._note.setText(f"Running: {running}." if running else at_rest)
