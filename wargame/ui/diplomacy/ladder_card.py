"""The ladder card with the other door, and the recognition card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.view import BoardView
from wargame.seat.values import Figure, Pillar, SideView
from wargame.ui.components import (
    ElidedLabel,
    IconLabel,
    Label,
    Ladder,
    RuleTag,
    SideMark,
    TrackBar,
    beside_text,
    paint,
    row,
)
from wargame.ui.components.rows import KeptRows
from wargame.ui.diplomacy.board_card import BoardCard
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import plain

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
        self._doors.addWidget(Label("The only other door: a pillar fails", 12, 600), 0, 0, 1, 4)
        for column, share in ((1, 3), (3, 3), (5, 2)):
            self._doors.setColumnStretch(column, share)
        self._pillars: list[_PillarRow] = []
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
        while len(self._pillars) < len(table.pillars):
            self._add_pillar()
        for place, line in enumerate(self._pillars):
            shown = table.pillars[place] if place < len(table.pillars) else None
            line.show_pillar(shown, board.map.sides)

    def _add_pillar(self) -> None:
        made = _PillarRow()
        made.tag.opened.connect(self.opened)
        self._pillars.append(made)
        for column, widget in enumerate(made.cells):
            self._doors.addWidget(widget, len(self._pillars), column)


class _PillarRow:
    """The widgets of one pillar: whose, what, why, how near to failing."""

    def __init__(self) -> None:
        self.mark, self.tag, self.track = SideMark(None, 9), RuleTag(""), TrackBar()
        self.name, self.state = Label("", 12, 400, "mut", wrap=True), Label("", 12, 400, "mut", wrap=True)
        self.number = Label("", 12, 600)
        self.cells = (self.mark, self.name, self.tag, self.track, self.number, self.state)

    def show_pillar(self, pillar: Pillar | None, sides: tuple[SideView, ...]) -> None:
        """Show a pillar; nothing where a scenario has fewer than the one before."""
        for cell in self.cells:
            cell.setVisible(pillar is not None)
        if pillar is None:
            return
        token = "bad" if pillar.failed or pillar.months_under else "ok"
        limit = plain(pillar.threshold)
        under = f"{pillar.months_under} of {pillar.limit} months under {limit}"
        words = "failed" if pillar.failed else under if pillar.months_under else f"fails under {limit}"
        self.mark.set_side(pillar.side)
        self.name.setText(f"{sides[pillar.side].capital}: {pillar.name}")
        self.tag.set_rule(pillar.rule, pillar.figure.quantity)
        self.track.set_look(pillar.name, token)
        self.track.set_figure(pillar.figure, pillar.threshold)
        self.number.setText(figures.short(pillar.figure))
        self.state.setText(words)
        self.state.set_token(token if token == "bad" else "mut")


class Degrees(QWidget):
    """Three boxes, none, technical and peer, with the present one marked; an estimate marks the likeliest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen, self._is_exact = 0, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_degree(self, figure: Figure, name: str) -> None:
        """Show how far a side recognises the other."""
        self._chosen = min(range(3), key=lambda index: abs(DEGREES[index][0] - figure.value))
        self._is_exact = figure.is_exact
        self.setAccessibleName(f"{name}: {DEGREES[self._chosen][1]}, {figures.text(figure)}")
        self.setToolTip(self.accessibleName())
        self.setMinimumSize(180, theme.scaled(26))
        self.update()

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
            words, weight = (figures.marked(word, self._is_exact), 600) if chosen else (word, 400)
            paint.write(painter, box.adjusted(3, 0, -3, 0), words, 12, weight, ink, paint.CENTRE, elide=True)


class _RecognitionRow(QVBoxLayout):
    """Who recognises whom, over the three degrees."""

    def __init__(self, side: int, opened: SignalInstance) -> None:
        super().__init__()
        self.setSpacing(6)
        self._name, self._tag, self._degrees = ElidedLabel("", 12, 500), RuleTag(""), Degrees()
        self._tag.opened.connect(opened)
        self.addLayout(row(SideMark(side, 9), self._name, self._tag))
        self.addWidget(self._degrees)

    def show_recognition(self, figure: Figure, name: str) -> None:
        """Show how far it goes."""
        self._name.setText(name)
        self._tag.set_rule(figure.rule, figure.quantity)
        self._degrees.show_degree(figure, name)


class RecognitionCard(BoardCard):
    """Who recognises whom, what that closes, and the truces that run meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Recognition", "", "badge-check", parent=parent)
        self._rows = KeptRows(lambda place, _shape: _RecognitionRow(place, self.opened))
        self.body.addLayout(self._rows.column)
        self._icon = IconLabel("circle-x", "bad", 16)
        self._format = Label("", 13, 600)
        self.body.addLayout(row(self._icon, self._format, stretch=True))
        self._note = Label("", 12, 400, "mut", wrap=True)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the recognition of a board."""
        table = board.diplomacy
        names = [side.capital for side in board.map.sides]
        rows = self._rows.of(*range(len(table.recognition)))
        for index, (line, figure) in enumerate(zip(rows, table.recognition, strict=True)):
            line.show_recognition(figure, f"{names[index]} of {names[1 - index]}")
        opened = table.leaders_open
        self._icon.set_icon("circle-check" if opened else "circle-x", "ok" if opened else "bad")
        self._format.setText("Leaders' format open." if opened else "Leaders' format closed.")
        running = "; ".join(table.truces)
        at_rest = "Expert groups, exchanges and limited truces stay open."
        self._note.setText(f"Running: {running}." if running else at_rest)
