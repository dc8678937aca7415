"""The start screen: go on, choose a scenario, and what this is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wargame.scenario.files import ScenarioCard
from wargame.ui.components.card import Button, clear
from wargame.ui.components.page import Page
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.following import WhenSeen
from wargame.ui.start.shelf import Shelf
from wargame.ui.start.start_cards import ContinueCard, NoticeCard, ScenarioTile
from wargame.ui.start.start_rail import StartRail
from wargame.ui.style import theme
from wargame.ui.window import notice
from wargame.words.numbers import capital, counted, word

TILE_WIDTH = 330
"""Least width of a scenario tile; the grid has as many columns as fit, at most three."""


class StartScreen(QWidget):
    """Rail, last game, scenarios, notice."""

    play_requested = Signal(object)
    set_up_requested = Signal(object)
    open_requested = Signal(object)
    load_requested = Signal()
    limits_requested = Signal()

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._tag = ""
        self._columns = 0
        self._undrawn: list[ScenarioTile] = []
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.timeout.connect(WhenSeen(self, self._draw_next_map).ask)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.rail = StartRail()
        page = Page((24, 20, 24, 20))
        outer.addWidget(self.rail)
        outer.addWidget(page, 1)
        self._page = page.column
        self._fill_page()
        self.rail.load.connect(self.load_requested)
        theme.changed.connect(self._rearrange)
        self.refresh()

    def _fill_page(self) -> None:
        self._last = QVBoxLayout()
        self._page.addLayout(self._last)
        self._heading = QHBoxLayout()
        self._page.addLayout(self._heading)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._page.addLayout(self._grid)
        self._page.addStretch(1)
        words = notice.validity()
        self._notice = NoticeCard(words.title, words.points)
        self._notice.more.connect(self.limits_requested)
        self._page.addWidget(self._notice)

    def refresh(self) -> None:
        """Read the shelf again: after a save, a new scenario, another theme."""
        self._cards = self._shelf.scenarios()
        self._fill_last()
        self._fill_heading()
        self._fill_tiles()

    def _fill_last(self) -> None:
        clear(self._last)
        saves = self._shelf.saves()
        count = len(saves)
        self.rail.open.set_sub(self.tr("No saved games yet") if not count else counted(count, self.tr("saved game")))
        readable = [save for save in saves if not save.problem]
        board = self._shelf.board_of(readable[0].path) if readable else None
        if board is None:
            self._last.addWidget(Label(self.tr("Where the talks follow the front"), 26, 600))
            lead = self.tr(
                "Plan a month of war, economy and diplomacy for one seat; the other seats answer. "
                "Play a scenario below to begin."
            )
            self._last.addWidget(Label(lead, 13, 400, "mut", wrap=True))
            return
        card = ContinueCard(readable[0], board)
        card.resume.connect(self.open_requested)
        card.others.connect(self.load_requested)
        self._last.addWidget(card)

    def _fill_heading(self) -> None:
        clear(self._heading)
        self._heading.addWidget(Label(self.tr("Scenarios"), 15, 600))
        count = len(self._cards)
        sub = self.tr("{number} installed. One click plays with sensible defaults.").format(number=capital(word(count)))
        self._heading.addWidget(ElidedLabel(sub, 12, 400, "mut"), 1)
        tags = tuple(dict.fromkeys(card.tags[0] for card in self._cards if card.tags))[:5]
        if count > 3 and len(tags) > 1:
            for tag in ("", *tags):
                self._heading.addWidget(self._tag_button(tag))

    def _tag_button(self, tag: str) -> Button:
        button = Button(tag.capitalize() if tag else self.tr("All"), kind="flat")
        button.setCheckable(True)
        button.setChecked(tag == self._tag)
        button.clicked.connect(lambda: self._show_tag(tag))
        return button

    def _show_tag(self, tag: str) -> None:
        self._tag = tag
        self._fill_heading()
        self._fill_tiles()

    def _fill_tiles(self) -> None:
        clear(self._grid)
        shown = [card for card in self._cards if self._tag in ("", *card.tags[:1])]
        self.tiles = [self._tile(card, card is self._cards[0]) for card in shown]
        self._columns = 0
        self._arrange()
        self._undrawn = list(self.tiles)
        self._drawing.start(0)

    def _tile(self, card: ScenarioCard, first: bool) -> ScenarioTile:
        tile = ScenarioTile(card, first)
        if len(self._cards) == 1:
            tile.picture.setFixedHeight(theme.scaled(300))
        tile.play.connect(self.play_requested)
        tile.set_up.connect(self.set_up_requested)
        return tile

    def _draw_next_map(self) -> None:
        """One tile at a time, between other events: a scenario takes a quarter of a second to read."""
        if self._undrawn:
            tile = self._undrawn.pop(0)
            board = self._shelf.start_of(tile.card)
            tile.set_map(board.map if board is not None else None)
            self._drawing.start(0)

    def _arrange(self) -> None:
        room = self.width() - self.rail.width() - 64
        columns = max(1, min(3, len(self.tiles), room // theme.scaled(TILE_WIDTH)))
        if columns == self._columns:
            return
        self._columns = columns
        for index, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _rearrange(self) -> None:
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def path_of_first(self) -> Path:
        """The scenario to start with."""
        return self._cards[0].path
