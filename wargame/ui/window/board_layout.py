"""Docks around the map, one panel filling the window, or a page of the month."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QStackedWidget, QTabBar, QToolButton, QWidget

from wargame.ui.style import icons, theme
from wargame.ui.window.settings import LAYOUT_VERSION

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True)
class DockPlace:
    """A dock of the board, where it stands at first, and the panels that share it as tabs (key and title)."""

    key: str
    area: Qt.DockWidgetArea
    panels: tuple[tuple[str, str], ...]


PLACES = (
    DockPlace("left", _LEFT, (("orders", "Order sheet"),)),
    DockPlace("right", _RIGHT, (("economy", "Economy"), ("why", "Why?"))),
    DockPlace("bottom", _BOTTOM, (("diplomacy", "Diplomacy"), ("log", "Log"))),
)
ON_REQUEST = "why"
"""The panel that comes when asked for and can be closed."""
WHY_WIDTH, WHY_LEAST, WHY_FITS = 480, 400, 340
"""Pixels the explanation is given where the window has them, at least, and what it fits into at ordinary text size."""


class DockTitle(QWidget):
    """The title of a dock: a tab for each panel, and the buttons that fill the window with one or close it."""

    def __init__(self, titles: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(", ".join(titles))
        for title in titles:
            self.tabs.addTab(title)
        self.fill, self.close_tab = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.fill)
        row.addWidget(self.close_tab)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        edge, panel = theme.css("line"), theme.css("panel")
        self.setStyleSheet(f"DockTitle {{ background: {panel}; border-bottom: 1px solid {edge}; }}")
        self.tabs.setFont(theme.font(13, 600))
        words = {self.fill: ("maximize", self.tr("Fill the window")), self.close_tab: ("x", self.tr("Close"))}
        for button, (icon, name) in words.items():
            button.setIcon(icons.icon(icon, "mut", 14))
            button.setAccessibleName(name)
            button.setToolTip(name)


class PanelDock(QDockWidget):
    """A dock of one or more panels; a panel can be lent to the window and given back."""

    fill_requested = Signal(str)
    emptied = Signal()
    """The last panel on view was closed."""

    def __init__(self, place: DockPlace, panels: dict[str, QWidget], window: QMainWindow) -> None:
        super().__init__(place.panels[0][1], window)
        self.setObjectName(f"dock-{place.key}")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        self.keys = [key for key, _title in place.panels]
        self._slots = {key: QStackedWidget() for key in self.keys}
        self._panels = {key: panels[key] for key in self.keys}
        self._lent: set[str] = set()
        self._asked = self._alone = False
        self._stack = QStackedWidget()
        for key, slot in self._slots.items():
            slot.addWidget(self._panels[key])
            self._stack.addWidget(slot)
        self.setWidget(self._stack)
        self._title = DockTitle([title for _key, title in place.panels], self)
        self.setTitleBarWidget(self._title)
        self._title.tabs.currentChanged.connect(self._on_tab)
        self._title.fill.clicked.connect(lambda: self.fill_requested.emit(self.current()))
        self._title.close_tab.clicked.connect(lambda: self.ask(False, self._alone))
        self._sync()
        self._on_tab(0)

    def current(self) -> str:
        """Key of the panel in front."""
        return self.keys[max(0, self._title.tabs.currentIndex())]

    def shown(self) -> list[str]:
        """Keys of the panels that have a tab now: not lent, asked for, and the asked one only beside a page."""
        return [
            key
            for key in self.keys
            if key not in self._lent and (self._asked if key == ON_REQUEST else not self._alone)
        ]

    def bring(self, key: str) -> None:
        """Bring a panel's tab to the front."""
        self._title.tabs.setCurrentIndex(self.keys.index(key))

    def ask(self, asked: bool, alone: bool = False) -> None:
        """Open or close the panel that comes on request, ``alone`` without its neighbours."""
        self._asked, self._alone = asked, alone
        self.setMinimumWidth(max(WHY_LEAST, theme.scaled(WHY_FITS)) if asked else 0)
        self._sync()
        if asked:
            self.bring(ON_REQUEST)

    def lend(self, key: str) -> QWidget:
        """The panel, to be shown elsewhere; its tab goes until it comes back."""
        self._slots[key].removeWidget(self._panels[key])
        self._lent.add(key)
        self._sync()
        return self._panels[key]

    def give_back(self, key: str) -> None:
        """Put a lent panel back behind its tab."""
        self._slots[key].addWidget(self._panels[key])
        self._panels[key].show()
        self._lent.discard(key)
        self._sync()
        self.bring(key)

    def _sync(self) -> None:
        shown = self.shown()
        for index, key in enumerate(self.keys):
            self._title.tabs.setTabVisible(index, key in shown)
        # The bar keeps the room it had for fewer tabs unless it is told to ask again.
        self._title.tabs.updateGeometry()
        if not shown:
            self.emptied.emit()

    def _on_tab(self, index: int) -> None:
        if index < 0:
            return
        self._stack.setCurrentIndex(index)
        wanted = self.keys[index] == ON_REQUEST
        self._title.fill.setVisible(not wanted)
        self._title.close_tab.setVisible(wanted)


class BoardLayout:
    """Owns a window's docks and what its stack shows: ``mode`` is start, board, page or the key of a filled panel."""

    def __init__(self, window: QMainWindow, stack: QStackedWidget, panels: dict[str, QWidget], board: QWidget) -> None:
        self._window, self._stack, self._board = window, stack, board
        self.mode = "start"
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        self.docks = {place.key: PanelDock(place, panels, window) for place in PLACES}
        self._dock_of = {key: dock for dock in self.docks.values() for key in dock.keys}
        for dock in self.docks.values():
            dock.fill_requested.connect(self.fill)
            dock.emptied.connect(dock.hide)
        self._arrange()
        self._first = self._state = window.saveState(LAYOUT_VERSION)
        self._hide_docks()

    def _arrange(self) -> None:
        window = self._window
        for place in PLACES:
            window.addDockWidget(place.area, self.docks[place.key])
            self.docks[place.key].setFloating(False)
            self.docks[place.key].show()
        width, height = window.width(), window.height()
        sides = [self.docks["left"], self.docks["right"]]
        least = theme.scaled(300)
        wide = [max(least, width * 21 // 100), max(least, width * 24 // 100)]
        window.resizeDocks(sides, wide, Qt.Orientation.Horizontal)
        window.resizeDocks([self.docks["bottom"]], [max(190, height * 30 // 100)], Qt.Orientation.Vertical)

    def show_board(self) -> None:
        """The map with the docks as they stood last."""
        self._stack.setCurrentWidget(self._board)
        self._give_back()
        if self.mode != "board":
            self._window.restoreState(self._state, LAYOUT_VERSION)
        self.mode = "board"

    def fill(self, key: str) -> None:
        """One panel, or the map, over the whole window."""
        if key == self.mode:
            self._dock_of[ON_REQUEST].ask(False)
            return
        self._keep_docks()
        panel = self._board
        if key in self._dock_of:
            panel = self._dock_of[key].lend(key)
            self._stack.addWidget(panel)
        self._turn_to(panel, key)
        if panel is not self._board:
            theme.redress()

    def show_page(self, page: QWidget, mode: str = "page") -> None:
        """A page of the month, or the start screen, without docks."""
        self._keep_docks()
        self._turn_to(page, mode)

    def show_why(self) -> None:
        """Bring the explanation to the front, beside whatever is shown."""
        dock = self._dock_of[ON_REQUEST]
        dock.ask(True, alone=self.mode != "board")
        if dock.isHidden():
            self._window.addDockWidget(_RIGHT, dock)
            dock.show()
        wide = min(WHY_WIDTH, self._window.width() * 2 // 5)
        if dock.width() < wide:
            self._window.resizeDocks([dock], [wide], Qt.Orientation.Horizontal)

    def reset(self) -> None:
        """Put every dock back where it was at first."""
        self.show_board()
        self._dock_of[ON_REQUEST].ask(False)
        self._window.restoreState(self._first, LAYOUT_VERSION)
        self._arrange()

    def docks_state(self) -> QByteArray:
        """Where the docks stand on the board."""
        return self._window.saveState(LAYOUT_VERSION) if self.mode == "board" else self._state

    def restore(self, state: QByteArray) -> None:
        """Use a remembered state from the next time the board is shown."""
        self._state = state

    def _keep_docks(self) -> None:
        if self.mode == "board":
            self._state = self._window.saveState(LAYOUT_VERSION)

    def _turn_to(self, widget: QWidget, mode: str) -> None:
        """Show a widget alone. It comes before a lent panel goes, or the stack would show any of its pages between."""
        self._hide_docks()
        self._stack.setCurrentWidget(widget)
        self._give_back()
        self.mode = mode

    def _give_back(self) -> None:
        """Undo what a filled panel, or an explanation beside a page, did to the docks."""
        if self.mode in self._dock_of:
            self._dock_of[self.mode].give_back(self.mode)
            self.mode = "page"
            theme.redress()
        if self.mode != "board":
            self._dock_of[ON_REQUEST].ask(False)

    def _hide_docks(self) -> None:
        for dock in self.docks.values():
            dock.hide()
