"""The cards of the start screen: the last game, one scenario, the validity notice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wargame.board.front.view import MapView
from wargame.board.view import BoardView
from wargame.engine.words import Stage
from wargame.scenario.files import ScenarioCard
from wargame.seat.values import Pillar
from wargame.session.saves import SavedGame
from wargame.ui.components import paint
from wargame.ui.components.card import Button, Card
from wargame.ui.components.card import row as beside
from wargame.ui.components.flow import Flow
from wargame.ui.components.tags import StateChip
from wargame.ui.components.text import ElidedLabel, IconLabel, Label
from wargame.ui.pictures.map_picture import MapPicture
from wargame.ui.style import icons, theme
from wargame.words import figures, terms
from wargame.words.numbers import plain


def area_since_start(view: MapView) -> float:
    """Square kilometres won by side 0 since the scenario's start; negative when lost."""
    return sum((sector.line_km - sector.start_km) * sector.width_km for sector in view.sectors)


class MonthDashes(QWidget):
    """The months of a campaign as a row of dashes: played, present, to come."""

    def __init__(self, month: int = 0, months: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month, self._months = month, months
        self.setFixedHeight(8)
        self.setAccessibleName(self.tr("Month {month} of {months}").format(month=month + 1, months=months))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / self._months
        gap = min(5.0, step * 0.25)
        for index in range(self._months):
            token = "acc" if index < self._month else "text" if index == self._month else "line"
            paint.block(painter, QRectF(index * step, 2, step - gap, 4), token, 2)


class ContinueCard(QFrame):
    """The last saved game: where it stands and the button that goes on."""

    resume = Signal(object)
    others = Signal()

    def __init__(self, save: SavedGame, board: BoardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Continue {title}").format(title=save.title))
        self.setMinimumHeight(theme.scaled(216))
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(MapPicture(board.map, "left", "right"), 44)
        row.addLayout(self._words(board), 56)

    def _words(self, board: BoardView) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(24, 18, 24, 18)
        words.setSpacing(6)
        words.addWidget(Label(self.tr("Continue"), 12, 600, "acc"))
        words.addWidget(ElidedLabel(self._save.title, 20, 600))
        shown = min(board.month + 1, board.months)
        where = self.tr("Month {month} of {months} \u00b7 {label} \u00b7 {seat} seat \u00b7 saved {when}").format(
            month=shown, months=board.months, label=board.month_label, seat=board.seat.name, when=self._save.when
        )
        words.addWidget(Label(where, 12, 400, "mut", wrap=True))
        words.addWidget(MonthDashes(board.month, board.months))
        words.addSpacing(4)
        words.addLayout(self._figures(board))
        words.addStretch(1)
        words.addLayout(self._buttons(board))
        return words

    def _figures(self, board: BoardView) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        area = area_since_start(board.map)
        winner = board.map.sides[0 if area >= 0 else 1].name
        cells = [
            (
                self.tr("Line since the start"),
                f"{plain(abs(area), 0)}\u00a0km\u00b2",
                self.tr("to {side}").format(side=winner),
            )
        ]
        cells += [self._pillar_cell(board, pillar) for pillar in board.economy.pillars[:2]]
        for column, (name, value, sub) in enumerate(cells):
            grid.addWidget(Label(name, 12, 400, "mut", wrap=True), 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(Label(value, 20, 600), 1, column)
            grid.addWidget(Label(sub, 12, wrap=True), 2, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        return grid

    def _pillar_cell(self, board: BoardView, pillar: Pillar) -> tuple[str, str, str]:
        side = board.map.sides[pillar.side].name
        sub = self.tr("{side}, fails under {value}").format(side=side, value=plain(pillar.threshold))
        return pillar.name, figures.short(pillar.figure), sub

    def _buttons(self, board: BoardView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        token = "mut" if board.stage == "over" else "warn"
        row.addWidget(Label(terms.row(Stage(board.stage)).due, 12, 600, token, wrap=True), 1)
        other = Button(self.tr("Other saves"), kind="flat")
        other.clicked.connect(self.others)
        go = Button(self.tr("Continue"), "play", "primary")
        go.clicked.connect(lambda: self.resume.emit(self._save.path))
        row.addWidget(other)
        row.addWidget(go)
        return row


class ScenarioTile(QFrame):
    """One scenario: picture, what it teaches, length, seats, and Play; Enter plays too."""

    play = Signal(object)
    set_up = Signal(object)

    def __init__(self, card: ScenarioCard, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self._first = card, first
        self.setObjectName("card")
        self.setProperty("focused", first)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.teaches)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._options = QToolButton()
        theme.changed.connect(self._restyle)
        self._restyle()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 14)
        layout.setSpacing(6)
        self.picture = MapPicture(None, "top", "down")
        self.picture.setFixedHeight(theme.scaled(164))
        layout.addWidget(self.picture)
        self._chips(first)
        layout.addLayout(self._words(first))

    def _restyle(self) -> None:
        self._options.setIcon(icons.icon("settings", "mut", 16))

    def set_map(self, view: MapView | None) -> None:
        """Draw the map of the first month into the picture."""
        self.picture.set_map(view)

    def _chips(self, first: bool) -> None:
        row = QHBoxLayout(self.picture)
        row.setContentsMargins(10, 10, 10, 10)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        if self.card.tags:
            row.addWidget(StateChip(self.card.tags[0].capitalize(), "mut"))
        row.addStretch(1)
        if first:
            row.addWidget(StateChip(self.tr("Start here"), "acc"))

    def _words(self, first: bool) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(15, 6, 15, 0)
        words.setSpacing(4)
        words.addWidget(ElidedLabel(self.card.title, 15, 600))
        teaches = Label(
            self.card.problem or self.card.teaches, 12, 400, "bad" if self.card.problem else "mut", wrap=True
        )
        teaches.setMinimumHeight(theme.scaled(34))
        teaches.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words.addWidget(teaches, 1)
        words.addSpacing(4)
        words.addLayout(self._facts(first))
        return words

    def _facts(self, first: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5)
        told = Flow(across=10, down=2)
        facts = (
            ("calendar", self.tr("{n} months").format(n=self.card.months)),
            ("users", self.tr("{n} seats").format(n=len(self.card.seats))),
            ("clock", self.card.playing_time),
        )
        for icon, words in facts:
            fact = QWidget()
            fact.setLayout(beside(IconLabel(icon, "mut", 14), Label(words, 12, 400, "mut"), spacing=5))
            told.addWidget(fact)
        # The words flow from the top of the room they get; stretches keep them level with the button.
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(told)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        options = self._options
        options.setAccessibleName(self.tr("Set up {title}").format(title=self.card.title))
        options.setToolTip(self.tr("Choose seats, gate mode and seed first"))
        options.clicked.connect(lambda: self.set_up.emit(self.card.path))
        go = Button(
            self.tr("Play"),
            kind="primary" if first else "plain",
            name=self.tr("Play {title}").format(title=self.card.title),
        )
        go.clicked.connect(lambda: self.play.emit(self.card.path))
        for widget in (options, go):
            widget.setEnabled(not self.card.problem)
            row.addWidget(widget)
        return row

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self._border(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The first tile keeps its border."""
        self._border(self._first)
        super().focusOutEvent(event)

    def _border(self, strong: bool) -> None:
        self.setProperty("focused", strong)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._play()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click plays."""
        self._play()

    def _play(self) -> None:
        if not self.card.problem:
            self.play.emit(self.card.path)


class NoticeCard(Card):
    """What this is, and is not: the points of the validity notice side by side."""

    more = Signal()

    def __init__(self, title: str, points: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(title, icon="info", parent=parent)
        link = Button(self.tr("Limits and sources"), kind="flat")
        link.clicked.connect(self.more)
        self.add_to_header(link)
        row = QHBoxLayout()
        row.setSpacing(24)
        for heading, text in points:
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(Label(heading, 12, 600, wrap=True))
            column.addWidget(Label(text, 12, 400, "mut", wrap=True))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)
