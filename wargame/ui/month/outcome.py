"""The outcome page: how the campaign ended, graded in words, and each seat's score."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wargame.board.view import BoardView, OutcomeView, SeatScore
from wargame.ui.bridge import Bridge
from wargame.ui.components.card import Button, Card, clear
from wargame.ui.components.page import Page
from wargame.ui.components.tags import SideMark, StateChip
from wargame.ui.components.text import Label, hairline
from wargame.ui.following import follow
from wargame.ui.month.month_report import figure_block
from wargame.ui.month.objectives import score_card
from wargame.ui.pictures.map_picture import MapPicture


class OutcomePanel(QWidget):
    """Title, door, line, grades, seats with their objectives, and what to do next."""

    new_game_requested = Signal()
    save_requested = Signal()
    export_requested = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: OutcomeView | None = None
        self.compared = Label("", 13, wrap=True)
        self.setAccessibleName(self.tr("Outcome"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        page = Page()
        outer.addWidget(page, 1)
        self._page = page.column
        outer.addWidget(hairline())
        outer.addLayout(self._footer())
        follow(bridge, self, self.refresh)

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(8)
        row.addWidget(Label(self._bridge.view.notice, 12, 400, "mut", wrap=True), 1)
        self.save = Button(self.tr("Save"), "save")
        self.save.clicked.connect(self.save_requested)
        self.export = Button(self.tr("Export report"), "file-text")
        self.export.clicked.connect(self.export_requested)
        self.new = Button(self.tr("New game"), "plus", "primary")
        self.new.clicked.connect(self.new_game_requested)
        for button in (self.save, self.export, self.new):
            row.addWidget(button)
        return row

    @Slot()
    def refresh(self) -> None:
        """Show the outcome of the bridge's view, if it has one that is not shown yet."""
        view = self._bridge.view
        if view.outcome is None or view.outcome is self._shown:
            return
        self._shown = view.outcome
        clear(self._page)
        self._page.addWidget(self._head(view, view.outcome))
        self._page.addLayout(self._grades(view.outcome))
        self._page.addLayout(self._figures(view.outcome))
        self._page.addLayout(self._seats(view, view.outcome))
        self._page.addStretch(1)

    @Slot(str)
    def set_compared(self, sentence: str) -> None:
        """Say how the game stands among its staff's campaigns; an empty sentence hides the line."""
        if self._shown is not None:
            self.compared.setText(sentence)
            self.compared.setVisible(bool(sentence))

    def _head(self, view: BoardView, outcome: OutcomeView) -> QWidget:
        card = Card(view.scenario_title, outcome.month_label, "flag")
        row = QHBoxLayout()
        row.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(Label(outcome.title, 26, 600, wrap=True))
        words.addWidget(StateChip(outcome.door, "mut", "route"))
        words.addWidget(Label(outcome.sentence, 14, wrap=True))
        words.addWidget(Label(outcome.line, 13, 400, "mut", wrap=True))
        self.compared = Label(outcome.compared or self.tr("Comparing with a thousand campaigns…"), 13, wrap=True)
        words.addWidget(self.compared)
        words.addStretch(1)
        row.addLayout(words, 55)
        picture = MapPicture(view.map)
        picture.setMinimumHeight(220)
        row.addWidget(picture, 45)
        card.body.addLayout(row)
        return card

    def _grades(self, outcome: OutcomeView) -> QGridLayout:
        grid = _columns(len(outcome.grades))
        for index, (name, words) in enumerate(outcome.grades):
            block = Card(name)
            block.body.addWidget(Label(words, 15, 600, wrap=True))
            grid.addWidget(block, 0, index)
        return grid

    def _figures(self, outcome: OutcomeView) -> QGridLayout:
        grid = _columns(len(outcome.figures))
        for index, (name, figure) in enumerate(outcome.figures):
            grid.addWidget(figure_block(name, figure, self._bridge), 0, index)
        return grid

    def _seats(self, view: BoardView, outcome: OutcomeView) -> QGridLayout:
        count = 2 if len(outcome.seats) > 1 else 1
        grid = _columns(count)
        sides = {seat.name: seat.side for seat in view.seats}
        own_first = sorted(outcome.seats, key=lambda each: each.seat != view.seat.name)
        for index, each in enumerate(own_first):
            own = each.seat == view.seat.name
            grid.addWidget(self._seat(each, sides.get(each.seat), own), index // count, index % count)
        return grid

    def _seat(self, standing: SeatScore, side: int | None, own: bool) -> Card:
        whose = self.tr("your seat") + " \u00b7 " if own else ""
        card = score_card(standing, standing.seat, f"{whose}{standing.profile}")
        card.header.insertWidget(0, SideMark(side))
        card.set_focused(own)
        return card


def _columns(count: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for column in range(count):
        grid.setColumnStretch(column, 1)
    return grid
