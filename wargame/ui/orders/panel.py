"""The order sheet of the seat at this window: families, filter, budgets, undo and the staff's plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from wargame.board.orders.view import OrderLine
from wargame.engine.orders import Order
from wargame.engine.words import Chapter, Stage
from wargame.ui.components.card import Button
from wargame.ui.components.text import hairline
from wargame.ui.following import follow
from wargame.ui.orders.header import Notice, ResourceGrid
from wargame.ui.orders.page import FamilyPage
from wargame.ui.orders.row import OrderRow
from wargame.ui.style import icons, theme
from wargame.words import terms
from wargame.words.numbers import small

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

LEAST = 292
"""Width in pixels that every row fits into, at ordinary text size."""


class SearchLine(QLineEdit):
    """The filter; down or Enter moves the keyboard to the first order found, Escape clears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leave: Callable[[], None] = lambda: None
        self.setPlaceholderText("Type to find an order")
        self.setAccessibleName("Find an order")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the list, or clear."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _turn_words(months: int) -> tuple[str, ...]:
    """What a sheet for several months means; nothing where it is for one."""
    if months == 1:
        return ()
    return (f"One sheet for {months} months: transfers leave in the first, proposals and signals go out in the last.",)


class OrderSheetPanel(QWidget):
    """The order sheet; it shares its selection with the map and keeps focus and scroll while the draft changes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._refused = ("", "")
        self._selected = self._reason = ""
        self._unkept: frozenset[str] = frozenset()
        self._asking = False
        self.pages: dict[Chapter, FamilyPage] = {}
        self.suggest = Button("Suggest plan", "wand-sparkles", name="Fill the sheet with the staff's plan")
        self.undo, self.redo = QToolButton(self), QToolButton(self)
        self.search = SearchLine(self)
        self.resources = ResourceGrid(self)
        self.turn = Notice(self)
        self.problems = Notice(self)
        self.unkept = Notice(self)
        self.tabs = QTabBar(self)
        self.stack = QStackedWidget(self)
        self._build()
        self._connect()
        self._dress()
        follow(bridge, self, self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the bridge's draft: rows are updated in place."""
        view = self._bridge.view
        editable = view.stage == "plan"
        self._set_families([name for name in Chapter if any(line.family == name for line in view.orders.lines)])
        for name, page in self.pages.items():
            page.set_lines([line for line in view.orders.lines if line.family == name])
            for row in page.rows():
                row.set_selected(row.line.key == self._selected)
                row.setEnabled(editable)
        self._mark_unkept()
        self.resources.set_resources(view.orders.resources)
        self.turn.set_sentences(_turn_words(view.turn_months) if editable else (), "calendar", "mut")
        if editable:
            self.problems.set_sentences(view.orders.problems)
        else:
            self.problems.set_sentences((terms.row(Stage(view.stage)).sealed,), "lock", "mut")
        self.undo.setEnabled(editable and view.orders.can_undo)
        self.redo.setEnabled(editable and view.orders.can_redo)
        self.suggest.setEnabled(editable)
        self._filter()

    @Slot(str)
    def show_unkept(self, reason: str) -> None:
        """Mark the orders the disk does not have as not yet kept, with the reason; an empty one takes that away."""
        words = f"Your latest orders are {small(reason)}"
        self.unkept.set_sentences((words,) if reason else (), "save", "warn")
        self._unkept, self._reason = self._bridge.unkept_orders if reason else frozenset(), reason
        self._mark_unkept()

    def _mark_unkept(self) -> None:
        for page in self.pages.values():
            for row in page.rows():
                row.set_unkept(self._reason if row.line.key in self._unkept else "")

    def row(self, key: str) -> OrderRow | None:
        """The row of an order line's key."""
        return next((row for page in self.pages.values() for row in page.rows() if row.line.key == key), None)

    @Slot(str, int)
    def show_selected(self, kind: str, index: int) -> None:
        """Mark the line of a sector or node, and scroll to it when the selection came from elsewhere."""
        self._selected = f"{kind}/{index}" if kind else ""
        for name, page in self.pages.items():
            for row in page.rows():
                row.set_selected(row.line.key == self._selected)
                if row.line.key == self._selected and not self._asking:
                    self._reveal(name, row)

    def _reveal(self, family: Chapter, row: OrderRow) -> None:
        if row.isHidden():
            self.search.clear()
        self.tabs.setCurrentIndex(list(self.pages).index(family))
        self.pages[family].reveal(row)

    def _give(self, row: OrderRow, order: Order) -> None:
        self._refused = ("", "")
        self._clear_refusals()
        sentence = self._bridge.give(order)
        if sentence:
            row.show_refusal(sentence, self._refused[1])

    def _clear_refusals(self) -> None:
        for page in self.pages.values():
            for row in page.rows():
                if not row.refusal.isHidden():
                    row.show_refusal("", "")

    def _choose(self, key: str) -> None:
        kind, _, index = key.partition("/")
        if kind in ("sector", "node") and index.isdigit():
            self._asking = True
            self._bridge.select(kind, int(index))
            self._asking = False

    def _set_families(self, names: list[Chapter]) -> None:
        if names == list(self.pages):
            return
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.pages = {}
        for name in names:
            page = self.pages[name] = FamilyPage()
            page.asked.connect(self._give)
            page.opened.connect(self._bridge.ask_why)
            page.chosen.connect(self._choose)
            self.stack.addWidget(page)
            self.tabs.addTab(terms.row(name).label)
        self.tabs.setVisible(len(names) > 1)

    def _filter(self) -> None:
        words = self.search.text().strip()
        found = {name: page.filter(words) for name, page in self.pages.items()}
        lines: tuple[OrderLine, ...] = self._bridge.view.orders.lines
        for place, (name, count) in enumerate(found.items()):
            changed = sum(line.changed for line in lines if line.family == name)
            mark = f"  {count}" if words else f"  {changed}" if changed else ""
            self.tabs.setTabText(place, terms.row(name).label + mark)
            self.tabs.setTabToolTip(place, f"{count} found" if words else f"{changed} changed from the standing orders")
        current = self.tabs.currentIndex()
        if words and found and not list(found.values())[current]:
            first = next((place for place, count in enumerate(found.values()) if count), current)
            self.tabs.setCurrentIndex(first)

    def _leave_search(self) -> None:
        page = self.stack.currentWidget()
        row = next((row for row in page.rows() if not row.isHidden()), None) if isinstance(page, FamilyPage) else None
        if row is not None:
            row.take_focus()

    def _note_refusal(self, sentence: str, rule: str) -> None:
        self._refused = (sentence, rule)

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.changed.connect(self._clear_refusals)
        bridge.refused.connect(self._note_refusal)
        bridge.selected.connect(self.show_selected)
        theme.changed.connect(self._dress)
        self.undo.clicked.connect(lambda: bridge.undo())
        self.redo.clicked.connect(lambda: bridge.redo())
        self.suggest.clicked.connect(lambda: bridge.suggest())
        self.resources.opened.connect(bridge.ask_why)
        self.search.textChanged.connect(self._filter)
        self.search.leave = self._leave_search
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.suggest)
        buttons.addStretch(1)
        for button, words in ((self.undo, "Undo (Ctrl+Z)"), (self.redo, "Redo (Ctrl+Shift+Z)")):
            button.setToolTip(words)
            button.setAccessibleName(words.split(" ")[0])
            buttons.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(8)
        head.addLayout(buttons)
        head.addWidget(self.search)
        head.addWidget(self.resources)
        head.addWidget(self.turn)
        head.addWidget(self.problems)
        head.addWidget(self.unkept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.tabs)
        box.addWidget(hairline())
        box.addWidget(self.stack, 1)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName("Families of orders")

    def _dress(self) -> None:
        self.setMinimumWidth(theme.scaled(LEAST))
        self.undo.setIcon(icons.icon("undo-2"))
        self.redo.setIcon(icons.icon("redo-2"))
        self.tabs.setFont(theme.font(12, 500))
        self.tabs.setStyleSheet("QTabBar::tab { padding: 7px 9px; }")
