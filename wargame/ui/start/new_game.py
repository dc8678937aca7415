"""The new game dialog: scenario, who plays each seat, gate mode, seed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wargame.board.view import BoardView
from wargame.engine.words import GateMode
from wargame.scenario.files import ScenarioCard
from wargame.seat.values import SeatView
from wargame.session.setup import DEALT
from wargame.ui.components.card import Button, Card, clear
from wargame.ui.components.page import Page
from wargame.ui.components.tags import SideMark
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.pictures.map_picture import MapPicture
from wargame.ui.start.shelf import Setup, Shelf
from wargame.words import terms

ME = "person"
SEED_DIGITS = r"\d{1,20}"
"""What can be typed for a seed; one that was drawn has twenty digits."""


Named = tuple[tuple[str, str], ...]
"""Keys and the names people read."""


class SeatRow(QWidget):
    """One seat: its mark, its name, who plays it and for what."""

    taken = Signal(str)

    def __init__(self, seat: SeatView, doctrines: Named, objectives: Named, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(SideMark(seat.side))
        row.addWidget(ElidedLabel(seat.name, 13, 600), 1)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who plays {seat}").format(seat=seat.name))
        self.who.setMinimumWidth(190)
        self.who.addItem(self.tr("Me"), ME)
        for key, name in doctrines:
            self.who.addItem(self.tr("Doctrine: {name}").format(name=name), key)
        self.who.activated.connect(self._on_activated)
        row.addWidget(self.who)
        self.aim = QComboBox()
        self.aim.setAccessibleName(self.tr("What {seat} plays for").format(seat=seat.name))
        self.aim.setMinimumWidth(200)
        for key, name in objectives:
            self.aim.addItem(name, key)
        if len(objectives) > 1:
            self.aim.addItem(self.tr("Dealt by chance"), DEALT)
        self.aim.setEnabled(len(objectives) > 1)
        row.addWidget(self.aim)

    def set_mine(self, mine: bool) -> None:
        """Give the seat to the person, or to its first doctrine if the person held it."""
        if mine:
            self.who.setCurrentIndex(0)
        elif self.who.currentIndex() == 0:
            self.who.setCurrentIndex(1)

    def _on_activated(self, index: int) -> None:
        if index == 0:
            self.taken.emit(self.seat.key)

    @property
    def is_mine(self) -> bool:
        """True when the person plays this seat."""
        return bool(self.who.currentData() == ME)


class NewGameDialog(QDialog):
    """Everything has a sensible choice already: Play starts at once. ``setup`` is what was chosen."""

    def __init__(self, shelf: Shelf, scenario: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._cards = shelf.scenarios()
        self.rows: list[SeatRow] = []
        self.setWindowTitle(self.tr("New game"))
        self.resize(1040, 730)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("New game"), 26, 600))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._scenario_list(), 34)
        middle.addWidget(self._details(), 66)
        outer.addLayout(middle, 1)
        outer.addLayout(self._buttons())
        self._choose(scenario)

    def _scenario_list(self) -> Card:
        card = Card(self.tr("Scenario"), icon="map", margin=8)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Scenarios"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        for each in self._cards:
            item = QListWidgetItem(
                self.tr("{title}\n{n} months, {time}").format(title=each.title, n=each.months, time=each.playing_time)
            )
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda item, _old: self._show(item.data(Qt.ItemDataRole.UserRole)))
        card.body.addWidget(self.list)
        return card

    def _details(self) -> QWidget:
        page = Page((0, 0, 8, 0))
        column = page.column
        self.picture = MapPicture()
        self.picture.setFixedHeight(130)
        column.addWidget(self.picture)
        self.teaches = Label("", 13, 400, "mut", wrap=True)
        column.addWidget(self.teaches)
        words = self.tr("one is yours, doctrines play the rest; each plays for an objective of its own")
        seats = Card(self.tr("Seats"), words, "users")
        self._seat_rows = QVBoxLayout()
        self._seat_rows.setSpacing(6)
        seats.body.addLayout(self._seat_rows)
        column.addWidget(seats)
        column.addWidget(self._rules_card())
        column.addStretch(1)
        return page

    def _rules_card(self) -> Card:
        card = Card(self.tr("Rules and chance"), icon="scale")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.gate = QComboBox()
        self.gate.setAccessibleName(self.tr("Gate mode"))
        for mode in GateMode:
            self.gate.addItem(self.tr(terms.row(mode).label), mode.name.lower())
        self.gate_words = Label("", 12, 400, "mut", wrap=True)
        self.gate.currentIndexChanged.connect(self._describe_gate)
        self.seed = QLineEdit()
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression(SEED_DIGITS), self.seed))
        self.seed.setPlaceholderText(self.tr("Drawn when the game begins"))
        self.seed.setClearButtonEnabled(True)
        self.seed.setAccessibleName(self.tr("Seed"))
        words = self.tr(
            "A seed that is set gives the same luck again, and whoever knows it can work out the luck to come. "
            "One that is drawn is nobody's to know."
        )
        grid.addWidget(Label(self.tr("Gate mode"), 13), 0, 0)
        grid.addWidget(self.gate, 0, 1)
        grid.addWidget(self.gate_words, 1, 1, 1, 2)
        grid.addWidget(Label(self.tr("Seed"), 13), 2, 0)
        grid.addWidget(self.seed, 2, 1)
        grid.addWidget(Label(words, 12, 400, "mut", wrap=True), 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.summary = ElidedLabel("", 12, 400, "mut")
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.play = Button(self.tr("Play"), "play", "primary")
        self.play.setDefault(True)
        self.play.clicked.connect(self.accept)
        row.addWidget(self.summary, 1)
        row.addWidget(cancel)
        row.addWidget(self.play)
        return row

    def _choose(self, scenario: Path | None) -> None:
        paths = [card.path for card in self._cards]
        self.list.setCurrentRow(paths.index(scenario) if scenario in paths else 0)

    def _show(self, card: ScenarioCard) -> None:
        self._card = card
        board = self._shelf.start_of(card)
        self.teaches.setText(card.teaches)
        self.play.setEnabled(board is not None)
        clear(self._seat_rows)
        self.rows = []
        if board is None:
            self.summary.setText(self.tr("This scenario has mistakes and cannot be played."))
            return
        self.picture.set_map(board.map)
        self._fill_seats(board)
        self.gate.setCurrentIndex(max(0, self.gate.findData(board.gate_mode.name.lower())))
        self._describe_gate()

    def _fill_seats(self, board: BoardView) -> None:
        for seat in board.seats:
            card = self._card
            row = SeatRow(seat, self._shelf.doctrines(card, seat.key), self._shelf.objectives(card, seat.key))
            row.taken.connect(self._take)
            row.who.currentIndexChanged.connect(self._summarise)
            self._seat_rows.addWidget(row)
            self.rows.append(row)
        self._take(self._card.default_seat)

    def _take(self, key: str) -> None:
        for row in self.rows:
            row.set_mine(row.seat.key == key)
        self._summarise()

    def _summarise(self) -> None:
        mine = [row.seat.name for row in self.rows if row.is_mine]
        self.play.setEnabled(bool(mine))
        self.summary.setText(
            self.tr("You play {seat}.").format(seat=mine[0]) if mine else self.tr("Choose the seat you play.")
        )

    def _describe_gate(self) -> None:
        self.gate_words.setText(self.tr(terms.row(GateMode(max(0, self.gate.currentIndex()))).hint))

    def setup(self) -> Setup:
        """What was chosen, ready to play."""
        mine = next(row.seat.key for row in self.rows if row.is_mine)
        players = {row.seat.key: str(row.who.currentData()) for row in self.rows}
        aims = {row.seat.key: str(row.aim.currentData()) for row in self.rows if row.aim.count()}
        seed = int(self.seed.text()) if self.seed.text() else None
        return Setup(self._card.path, mine, seed, players, str(self.gate.currentData()), aims)
