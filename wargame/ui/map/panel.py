"""The map panel: the widget that shows the theatre and turns gestures into orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from wargame.engine.words import Posture
from wargame.ui.following import follow
from wargame.ui.map import arrows, chrome, hover, order_tool
from wargame.ui.map.asset import theatre
from wargame.ui.map.camera import Camera
from wargame.ui.map.keys import MapKeys
from wargame.ui.map.layers import GroundCache
from wargame.ui.map.legend import Legend
from wargame.ui.map.minimap import Minimap
from wargame.ui.map.order_tool import Proposal
from wargame.ui.map.projection import project
from wargame.ui.map.scene import NOTHING, Emphasis, Hit, Scene
from wargame.ui.map.war import paint_war
from wargame.ui.style import theme

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

SETTLE_MS = 120
"""After the last zoom step the ground is painted sharp and the labels are placed anew."""
JUMP = 1.15
"""A change of size that changes the scale by more than this factor is painted sharp at once."""
MONTH_MS = 900
HOVER_MS = 280
BUBBLE_MS = 4500
WHEEL_STEP = 1.18
DRAG_PX = 6.0
ROOMY = (1150, 760)
"""On a smaller map the legend starts folded."""
OVERVIEW_FROM = 700
"""On a narrower map the overview map starts hidden."""


class MapPanel(QWidget):
    """The frontline map. Everything plotted is drawn from the bridge's view, never from the gesture."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, animate: bool = True) -> None:
        super().__init__(parent)
        self._bridge, self.animate = bridge, animate
        self.scene = Scene(bridge.view.map, bridge.view.seat.side)
        self.camera = Camera(0.0, 0.0, 1.0, 100.0, 100.0)
        self._ground = GroundCache()
        self._fitted = True
        self._selected = ("", -1)
        self._hovered = -1
        self._overview: bool | None = None
        self._press: QPointF | None = None
        self._source, self._aim, self._pointer = NOTHING, NOTHING, QPointF()
        self._dragging = self._was_past = False
        self._proposal = Proposal()
        self.menu: QMenu | None = None
        self._build()
        self._connect_signals()

    def _build(self) -> None:
        self.setAccessibleName("Frontline map")
        self.setAccessibleDescription(
            "Sectors, line of contact, forces and nodes; the same as a table under Sector table."
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(420, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.legend = Legend(self.scene.view, self)
        self.minimap = Minimap(self.scene, self)
        self.buttons = chrome.MapButtons(self)
        self.bubble = hover.Floating(self, "bad")
        self.card = hover.Floating(self)
        self._keys = MapKeys(self, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._linger = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._fade = QTimer(self, singleShot=True, interval=BUBBLE_MS)
        self._motion = QVariantAnimation(self, duration=MONTH_MS, startValue=0.0, endValue=1.0)

    def _connect_signals(self) -> None:
        follow(self._bridge, self, self.refresh)
        self._bridge.selected.connect(self._on_selected)
        theme.changed.connect(self._on_theme_changed)
        self._settle.timeout.connect(self._on_settled)
        self._linger.timeout.connect(self._show_card)
        self._fade.timeout.connect(self.bubble.hide)
        self._motion.valueChanged.connect(self._on_motion)
        self._motion.finished.connect(self._on_motion_finished)
        self.minimap.centred.connect(self.look_at_km)
        self.legend.folded.connect(self.place_chrome)
        press = {name: button.clicked for name, button in self.buttons.by_name.items()}
        press["zoom_in"].connect(lambda: self.zoom(WHEEL_STEP**2))
        press["zoom_out"].connect(lambda: self.zoom(WHEEL_STEP**-2))
        press["fit"].connect(self.fit)
        press["counters"].connect(self.show_counters)
        press["nodes"].connect(self.show_nodes)
        press["minimap"].connect(self.show_minimap)
        press["legend"].connect(self.legend.toggle)

    def refresh(self) -> None:
        """Take the bridge's view; the line glides with a month that was played, not with one that is looked back at."""
        view = self._bridge.view
        is_past = view.stage == "past"
        is_glided = self.animate and self.isVisible() and not (is_past or self._was_past)
        self._was_past = is_past
        moved = self.scene.set_view(view.map, view.seat.side)
        self.card.hide()
        if moved:
            self.legend.set_view(view.map)
            self.minimap.clear_war()
            self._ground.clear_war()
            self.place_chrome()
            self._motion.stop()
            if is_glided and any(abs(s.line_km - s.last_km) > 0.05 for s in view.map.sectors):
                self.scene.set_share(0.0)
                self._motion.start()
        self.update()

    def fit(self) -> None:
        """Show the whole front, a little aside where the overview map would cover its end."""
        left = 0 if self.minimap.isHidden() else self.minimap.sizeHint().width()
        front = self.scene.front(float(self.width()), float(self.height()))
        self.camera = front.moved(max(0, left - chrome.BUTTON_PX) / 4, 0.0).held(theatre().frame)
        self._fitted = True
        self._moved_camera()

    def look_at(self, lat: float, lon: float, scale: float | None = None) -> None:
        """Centre on a place, at ``scale`` pixels per km if given."""
        x, y = project(lat, lon)
        wanted = Camera(x, y, scale or self.camera.scale, self.camera.width, self.camera.height)
        self._set_camera(wanted)

    def look_at_km(self, x: float, y: float) -> None:
        """Centre on a place in projected km."""
        self._set_camera(Camera(x, y, self.camera.scale, self.camera.width, self.camera.height))

    def zoom(self, factor: float, spot: QPointF | None = None) -> None:
        """Zoom with the place under ``spot`` (or the middle) held still."""
        self._set_camera(self.camera.zoomed(factor, spot or QPointF(self.width() / 2, self.height() / 2)))

    def pan(self, dx: float, dy: float) -> None:
        """Move the ground by so many pixels."""
        self._set_camera(self.camera.moved(dx, dy))

    def show_counters(self, on: bool) -> None:
        """Show or hide the counters and what is plotted with them."""
        self.scene.with_counters = on
        self._rearranged("counters", on)

    def show_nodes(self, on: bool) -> None:
        """Show or hide economic nodes, hubs and raids."""
        self.scene.with_nodes = on
        self._rearranged("nodes", on)

    def show_minimap(self, on: bool) -> None:
        """Show or hide the overview map because somebody asked; from then on a change of size leaves it alone."""
        self._overview = on
        self._set_minimap(on)

    def _set_minimap(self, on: bool) -> None:
        self.minimap.setVisible(on)
        self.buttons.by_name["minimap"].setChecked(on)

    def _rearranged(self, name: str, on: bool) -> None:
        self.buttons.by_name[name].setChecked(on)
        self.scene.arrange(self.camera.scale)
        self.update()

    def _set_camera(self, wanted: Camera) -> None:
        self.camera = wanted.held(theatre().frame)
        self._fitted = False
        self._moved_camera()

    def _moved_camera(self) -> None:
        self.card.hide()
        self.minimap.show_view(self.camera)
        if self.camera.scale != self.scene.scale:
            self._settle.start()
        self.update()

    def _on_settled(self) -> None:
        self._sharpen()
        self.update()

    def _sharpen(self) -> None:
        """Paint the ground and place the labels for the scale that was reached; a gliding line is on no picture."""
        self._settle.stop()
        if self.camera.scale != self.scene.scale:
            self.scene.arrange(self.camera.scale)
        if self._is_gliding:
            self._ground.lay(self.camera, self.devicePixelRatioF())
        else:
            self._ground.render(self.camera, self.scene.lines, self.devicePixelRatioF())

    @property
    def _is_gliding(self) -> bool:
        return self._motion.state() == QVariantAnimation.State.Running

    def _on_theme_changed(self) -> None:
        self._ground.clear()
        self.minimap.clear()
        self.buttons.restyle()
        self.scene.scale = 0.0  # laid out again when next painted: names have another width
        self.place_chrome()
        self.update()

    def _on_motion(self, share: float) -> None:
        self.scene.set_share(float(share))
        self.update()

    def _on_motion_finished(self) -> None:
        self.scene.set_share(1.0)
        self._ground.clear_war()
        self.update()

    def _on_selected(self, kind: str, index: int) -> None:
        self._selected = (kind, index)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the ground, paint what stands on it, then the edges."""
        waits = self._settle.isActive() and self._ground.is_laid
        if not waits and not self._ground.is_sharp(self.camera):
            self._sharpen()
        # The line is drawn by itself while it glides, and on a stretched ground until that is painted again.
        by_itself = self._is_gliding or self._ground.is_empty
        painter = QPainter(self)
        self._ground.draw(painter, self.camera, bare=by_itself)
        if by_itself and self.scene.lines is not None:
            paint_war(painter, self.camera, self.scene.lines, with_glow=not self._is_gliding)
        self.scene.paint(painter, self.camera, self._emphasis(), self._covered())
        if self._dragging:
            mark = self.scene.mark(self._source.kind, self._source.index, self._source.side)
            if mark is not None:
                token = "bad" if self._proposal.refusal else "acc"
                arrows.paint_drag(painter, mark.centre(self.camera), self._pointer, theme.colour(token))
        chrome.paint_vignette(painter, self.camera)
        chrome.paint_scale_bar(painter, self.camera)
        chrome.paint_north(painter, self.camera, self.width() - chrome.EDGE_PX - chrome.BUTTON_PX - 6)
        if self.hasFocus():
            painter.setPen(theme.colour("acc"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _covered(self) -> list[QRectF]:
        """What lies over the map's corners."""
        over = [part for part in (self.minimap, self.legend, self.buttons) if part.isVisible()]
        return [QRectF(part.geometry()) for part in over] + [QRectF(0, self.height() - 36, 230, 36)]

    def _emphasis(self) -> Emphasis:
        if not self._dragging:
            return Emphasis(*self._selected, hovered=self._hovered)
        offered = order_tool.targets(self._bridge.view, self._source)
        return Emphasis(*self._selected, offered, self._aim.sector, bool(self._proposal.refusal), self._aim.sector)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole theatre in view until somebody has moved the map."""
        if self._overview is None:
            self._set_minimap(self.width() >= OVERVIEW_FROM)
        self.camera = self.camera.sized(QSizeF(self.size()))
        if self._fitted:
            self.fit()
            if not 1 / JUMP < self.camera.scale / max(self.scene.scale, 1e-6) < JUMP:
                self._settle.stop()  # too far from the old picture to stretch it, even for a moment
        else:
            self.camera = self.camera.held(theatre().frame)
        if not self.legend.is_chosen:
            self.legend.fold(self.height() < ROOMY[1] or self.width() < ROOMY[0])
        self.place_chrome()
        super().resizeEvent(event)

    def place_chrome(self) -> None:
        """Put legend, overview map and buttons into their corners; a small map folds the legend's rows away."""
        edge = chrome.EDGE_PX
        self.buttons.adjustSize()
        self.buttons.move(self.width() - edge - self.buttons.width(), edge)
        self.legend.resize(self.legend.sizeHint())
        self.legend.move(self.width() - edge - self.legend.width(), self.height() - edge - self.legend.height())
        self.buttons.by_name["legend"].setChecked(self.legend.is_open)
        self.minimap.resize(self.minimap.sizeHint())
        self.minimap.move(edge, self.height() - edge - 26 - self.minimap.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(WHEEL_STEP ** (event.angleDelta().y() / 120.0), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag of the ground or of an own counter."""
        self.card.hide()
        self._linger.stop()
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = self._pointer = event.position()
            self._source = self.scene.hit(self.camera, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or wait over something for its card."""
        spot = event.position()
        if self._press is None:
            self._pointer = spot
            self._linger.start()
            under = self.scene.hit(self.camera, spot)
            self._set_pointer_shape(under)
            self._hover(under.sector if under.kind in ("counter", "line") else -1)
            return
        if not self._dragging and (spot - self._press).manhattanLength() < DRAG_PX:
            return
        if order_tool.can_start(self._bridge.view, self._source):
            self._dragging = True
            self._pointer = spot
            self._aim_at(spot, event.modifiers())
        else:
            self.pan(spot.x() - self._pointer.x(), spot.y() - self._pointer.y())
            self._pointer = spot
            self._source = NOTHING

    def _hover(self, sector: int) -> None:
        """Small counters show their figures under the pointer."""
        if sector != self._hovered:
            self._hovered = sector
            self.update()

    def _set_pointer_shape(self, under: Hit) -> None:
        holds = order_tool.can_start(self._bridge.view, under) and order_tool.is_planning(self._bridge.view)
        shape = Qt.CursorShape.OpenHandCursor if holds else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.PointingHandCursor if under.kind == "node" else shape)

    def _aim_at(self, spot: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Say what dropping here would do, or why it may not."""
        self._aim = self.scene.hit(self.camera, spot)
        shift, ctrl = bool(keys & Qt.KeyboardModifier.ShiftModifier), bool(keys & Qt.KeyboardModifier.ControlModifier)
        self._proposal = order_tool.propose(self._bridge.view, self._source, self._aim, shift, ctrl)
        words = self._proposal.refusal or self._proposal.words
        if words:
            self._say(words, spot.toPoint(), bool(self._proposal.refusal))
        else:
            self.bubble.hide()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or take a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        if self._dragging:
            self._aim_at(event.position(), event.modifiers())
        clicked = not self._dragging and (event.position() - self._press).manhattanLength() < DRAG_PX
        proposal, self._press = self._proposal, None
        was_dragging, self._dragging, self._proposal = self._dragging, False, Proposal()
        if was_dragging:
            self.bubble.hide()
            self.carry_out(proposal, event.position().toPoint())
        elif clicked:
            self._click(self.scene.hit(self.camera, event.position()), event)
        self.update()

    def _click(self, under: Hit, event: QMouseEvent) -> None:
        if under.kind == "node":
            self._bridge.select("node", under.index)
            fewer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.raid(under.index, -1 if fewer else 1, event.position().toPoint())
        elif under.sector >= 0:
            self._bridge.select("sector", under.sector)
        else:
            self._bridge.select("", -1)

    def raid(self, node: int, more: int, spot: QPoint | None = None) -> None:
        """Add or take off a raid on an enemy node."""
        self.carry_out(order_tool.add_raids(self._bridge.view, node, more), spot)

    def carry_out(self, proposal: Proposal, spot: QPoint | None = None) -> None:
        """Give a proposal's order, or say why not."""
        refusal = proposal.refusal or (self._bridge.give(proposal.order) if proposal.order is not None else "")
        if refusal:
            self._say(refusal, spot or QPoint(self.width() // 2, self.height() // 2), True)

    def _say(self, words: str, spot: QPoint, refused: bool) -> None:
        self.bubble.set_edge("bad" if refused else "acc")
        self.bubble.show_at(hover.html_of(words, "", []), spot)
        self._fade.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Postures of an own sector, raids on an enemy node."""
        under = self.scene.hit(self.camera, QPointF(event.pos()))
        if under.sector >= 0 and self._bridge.view.seat.side is not None:
            self._bridge.select("sector", under.sector)
            self.open_menu(self._keys.sector_menu(under.sector), event.globalPos())
        elif under.kind == "node":
            self._bridge.select("node", under.index)
            self.open_menu(self._keys.node_menu(under.index), event.globalPos())

    def open_menu(self, menu: QMenu, at: QPoint) -> None:
        """Show a menu without stopping everything else."""
        self.menu = menu
        menu.popup(at)

    def set_posture(self, sector: int, posture: Posture) -> None:
        """Plot a posture for an own sector."""
        self.carry_out(order_tool.set_posture(self._bridge.view, sector, posture), self._spot_of(sector))

    def _spot_of(self, sector: int) -> QPoint | None:
        mark = self.scene.mark("counter", sector, self._bridge.view.seat.side)
        return mark.centre(self.camera).toPoint() if mark else None

    @property
    def selection(self) -> tuple[str, int]:
        """What is selected here: kind and index."""
        return self._selected

    @property
    def bridge(self) -> Bridge:
        """The bridge the panel reads and orders through."""
        return self._bridge

    def _show_card(self) -> None:
        under = self.scene.hit(self.camera, self._pointer)
        found = hover.card(self.scene.view, under, self.scene.own, self.scene.labels)
        if found is not None and self._press is None and self.underMouse():
            self.card.show_at(hover.html_of(*found), self._pointer.toPoint())
        else:
            self.card.hide()

    def leaveEvent(self, event: QEvent) -> None:
        """No card without a pointer."""
        self._hover(-1)
        self._linger.stop()
        self.card.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing of a seat stays behind on a hidden map."""
        self.card.hide()
        self.bubble.hide()
        self._motion.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything the mouse does."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks through sectors and nodes and leaves the map behind the last."""
        return self._keys.step(1 if forward else -1) or super().focusNextPrevChild(forward)
