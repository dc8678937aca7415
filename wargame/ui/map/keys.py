"""The map's keyboard and menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from wargame.engine.orders import Transfer
from wargame.engine.words import Posture
from wargame.ui.bridge import Bridge
from wargame.ui.map import order_tool
from wargame.ui.map.camera import Camera
from wargame.ui.map.legend import Legend
from wargame.ui.map.scene import Scene
from wargame.words import terms
from wargame.words.numbers import brief

PAN_PX = 80.0
ZOOM_STEP = 1.3


class Steered(Protocol):
    """What keys and menus ask of the map."""

    @property
    def bridge(self) -> Bridge: ...
    @property
    def scene(self) -> Scene: ...
    @property
    def camera(self) -> Camera: ...
    @property
    def minimap(self) -> QWidget: ...
    @property
    def legend(self) -> Legend: ...
    @property
    def selection(self) -> tuple[str, int]: ...
    def zoom(self, factor: float) -> None: ...
    def fit(self) -> None: ...
    def pan(self, dx: float, dy: float) -> None: ...
    def look_at_km(self, x: float, y: float) -> None: ...
    def show_counters(self, shown: bool) -> None: ...
    def show_nodes(self, shown: bool) -> None: ...
    def show_minimap(self, shown: bool) -> None: ...
    def set_posture(self, sector: int, posture: Posture) -> None: ...
    def raid(self, node: int, more: int) -> None: ...
    def carry_out(self, proposal: order_tool.Proposal) -> None: ...
    def open_menu(self, menu: QMenu, at: QPoint) -> None: ...


class MapKeys:
    """Turns keys into what the map does; `press` says whether a key meant anything."""

    def __init__(self, panel: Steered, parent: QWidget) -> None:
        self._panel, self._parent = panel, parent
        pans = {
            Qt.Key.Key_Left: (PAN_PX, 0.0),
            Qt.Key.Key_Right: (-PAN_PX, 0.0),
            Qt.Key.Key_Up: (0.0, PAN_PX),
            Qt.Key.Key_Down: (0.0, -PAN_PX),
        }
        self._plain: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: panel.zoom(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: panel.zoom(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: panel.zoom(1 / ZOOM_STEP),
            Qt.Key.Key_F: panel.fit,
            Qt.Key.Key_H: lambda: panel.show_counters(not panel.scene.with_counters),
            Qt.Key.Key_N: lambda: panel.show_nodes(not panel.scene.with_nodes),
            Qt.Key.Key_M: lambda: panel.show_minimap(panel.minimap.isHidden()),
            Qt.Key.Key_L: panel.legend.toggle,
            Qt.Key.Key_BracketRight: lambda: self._raid(1),
            Qt.Key.Key_BracketLeft: lambda: self._raid(-1),
            Qt.Key.Key_Escape: lambda: panel.bridge.select("", -1),
            Qt.Key.Key_Menu: self._menu,
        }
        for key, (dx, dy) in pans.items():
            self._plain[key] = partial(panel.pan, dx, dy)
        for posture in Posture:
            self._plain[Qt.Key.Key_1 + int(posture)] = partial(self._posture, posture)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key without Ctrl or Alt; False where the key means nothing here."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        act = self._plain.get(event.key())
        if held or act is None:
            return False
        act()
        return True

    def _posture(self, posture: Posture) -> None:
        kind, index = self._panel.selection
        if kind == "sector":
            self._panel.set_posture(index, posture)

    def _raid(self, more: int) -> None:
        kind, index = self._panel.selection
        if kind == "node":
            self._panel.raid(index, more)

    def _menu(self) -> None:
        kind, index = self._panel.selection
        menu = self.sector_menu(index) if kind == "sector" else self.node_menu(index) if kind == "node" else None
        if menu is not None:
            self._panel.open_menu(menu, self._parent.mapToGlobal(self._parent.rect().center()))

    def step(self, by: int) -> bool:
        """Select the next or previous sector or node; False behind the last, so that the focus can leave."""
        view = self._panel.scene.view
        stops = [("sector", s.index) for s in view.sectors]
        stops += [("node", n.index) for n in view.nodes] if self._panel.scene.with_nodes else []
        here = stops.index(self._panel.selection) if self._panel.selection in stops else (-1 if by > 0 else len(stops))
        if not 0 <= here + by < len(stops):
            return False
        self._panel.bridge.select(*stops[here + by])
        self._reveal(*stops[here + by])
        return True

    def _reveal(self, kind: str, index: int) -> None:
        """Move the view when what was selected is out of sight."""
        panel = self._panel
        if kind == "sector" and panel.scene.lines is not None:
            at = panel.scene.lines.now.peaks[index]
        else:
            mark = panel.scene.mark("node", index)
            if mark is None:
                return
            at = mark.at
        if not self._parent.rect().adjusted(40, 40, -40, -40).contains(panel.camera.to_screen(at).toPoint()):
            panel.look_at_km(*at)

    def sector_menu(self, sector: int) -> QMenu:
        """The six postures with their keys; what is refused says why."""
        panel, view = self._panel, self._panel.bridge.view
        menu = QMenu(view.map.sectors[sector].name, self._parent)
        menu.setToolTipsVisible(True)
        now = view.map.sectors[sector].posture[view.seat.side or 0]
        for posture in Posture:
            proposal = order_tool.set_posture(view, sector, posture)
            note = " \u2013 refused" if proposal.refusal else ""
            action = menu.addAction(f"{terms.row(posture).label}{note}\t{posture + 1}")
            action.setCheckable(True)
            action.setChecked(posture == now)
            action.setToolTip(proposal.refusal or proposal.words)
            action.triggered.connect(lambda _=False, posture=posture: panel.set_posture(sector, posture))
        menu.addSeparator()
        for words, origin, target in (("from", None, sector), ("to", sector, None)):
            order = Transfer(origin, target, order_tool.FORCE_POINTS)
            action = menu.addAction(f"{brief(order.points)} force points {words} the reserve")
            action.triggered.connect(lambda _=False, order=order: panel.carry_out(order_tool.checked(view, order)))
        return menu

    def node_menu(self, node: int) -> QMenu:
        """One raid more or fewer, with the keys."""
        panel = self._panel
        menu = QMenu(panel.bridge.view.map.nodes[node].name, self._parent)
        for words, key, more in (("Add a raid", "]", 1), ("Take a raid off", "[", -1)):
            action = menu.addAction(f"{words}\t{key}")
            action.triggered.connect(lambda _=False, more=more: panel.raid(node, more))
        return menu
