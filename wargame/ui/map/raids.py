"""Planned raids: arcs to targets in view, and one counted stub at the edge for those beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from wargame.board.front.view import MapView, NodeView
from wargame.ui.map import arrows, nodes
from wargame.ui.map.camera import Camera
from wargame.ui.map.projection import project

EDGE_PX = 14.0
"""A target this close to the edge counts as beyond it, and a stub ends so far inside."""
STUB_PX = 30.0
PLATE_PX = 46.0
"""From a stub's tip to the middle of its plate."""
PLATE_HALF = (38.0, 9.0)
"""Half the room a plate takes, in pixels."""
NAMES = ("north", "east", "south", "west")


@dataclass(frozen=True)
class Stub:
    """Raids of one side that leave the view over one edge; ``edge`` indexes NAMES."""

    side: int
    edge: int
    count: int
    tip: QPointF

    @property
    def words(self) -> str:
        """What stands on the plate."""
        return f"{self.count} {'raid' if self.count == 1 else 'raids'} {NAMES[self.edge]}"

    @property
    def plate(self) -> QPointF:
        """The middle of its plate, inside the view."""
        dx, dy = ((0.0, STUB_PX + 10), (-PLATE_PX - STUB_PX, 0.0), (0.0, -STUB_PX - 10), (PLATE_PX + STUB_PX, 0.0))[
            self.edge
        ]
        return self.tip + QPointF(dx, dy)


@dataclass(frozen=True)
class Arc:
    """Raids on one target in view."""

    side: int
    count: int
    start: QPointF
    target: QPointF


def drawn(view: MapView, camera: Camera, covered: Sequence[QRectF]) -> tuple[list[Arc], list[Stub]]:
    """Arcs and stubs of a view's planned raids; what is ``covered`` hides a target, and stubs keep clear of it."""
    window = QRectF(0, 0, camera.width, camera.height).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
    arcs: list[Arc] = []
    leaving: dict[tuple[int, int], list[tuple[int, QPointF]]] = {}
    for node in view.nodes:
        if node.raids_planned <= 0:
            continue
        side, target = 1 - node.owner, camera.to_screen(project(node.lat, node.lon))
        start = camera.to_screen(_launch(view, node))
        if window.contains(target) and not any(box.contains(target) for box in covered):
            arcs.append(Arc(side, node.raids_planned, start, target))
        else:
            edge, tip = _exit(window, start, target)
            leaving.setdefault((side, edge), []).append((node.raids_planned, tip))
    stubs = [_stub(side, edge, found, window, covered) for (side, edge), found in leaving.items()]
    return arcs, stubs


def _exit(window: QRectF, start: QPointF, target: QPointF) -> tuple[int, QPointF]:
    """The edge over which the way from start to target leaves the window, and where; from outside, the middle's."""
    if not window.contains(start):
        start = window.center()
    dx, dy = target.x() - start.x(), target.y() - start.y()
    across = (window.right() if dx > 0 else window.left()) - start.x()
    upright = (window.bottom() if dy > 0 else window.top()) - start.y()
    share_x = across / dx if dx else 2.0
    share_y = upright / dy if dy else 2.0
    edge = (1 if dx > 0 else 3) if share_x < share_y else (2 if dy > 0 else 0)
    return edge, start + QPointF(dx, dy) * min(share_x, share_y)


def _stub(
    side: int, edge: int, found: Sequence[tuple[int, QPointF]], window: QRectF, covered: Sequence[QRectF]
) -> Stub:
    """One stub for all raids over an edge, in the middle of where they leave, moved along the edge to a free place."""
    count = sum(raids for raids, _ in found)
    x = sum(raids * tip.x() for raids, tip in found) / count
    y = sum(raids * tip.y() for raids, tip in found) / count
    x = min(max(x, window.left() + PLATE_HALF[0]), window.right() - PLATE_HALF[0]) if edge in (0, 2) else x
    y = min(max(y, window.top() + PLATE_HALF[1]), window.bottom() - PLATE_HALF[1]) if edge in (1, 3) else y
    along = QPointF(1, 0) if edge in (0, 2) else QPointF(0, 1)
    for step in range(40):
        away = along * ((step + 1) // 2 * 16.0 * (1 if step % 2 else -1))
        stub = Stub(side, edge, count, QPointF(x, y) + away)
        if window.adjusted(-2, -2, 2, 2).contains(room(stub)) and not any(room(stub).intersects(c) for c in covered):
            return stub
    return Stub(side, edge, count, QPointF(x, y))


def room(stub: Stub) -> QRectF:
    """The box of a stub with its plate."""
    half_w, half_h = PLATE_HALF
    middle = stub.plate
    plate = QRectF(middle.x() - half_w, middle.y() - half_h, 2 * half_w, 2 * half_h)
    return plate.united(QRectF(stub.tip.x() - 1, stub.tip.y() - 1, 2, 2))


def paint_stub(painter: QPainter, stub: Stub) -> None:
    """A short arrow out of the view and the count behind it."""
    out = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))[stub.edge]
    arrows.paint_raid(painter, stub.tip - QPointF(*out) * STUB_PX, stub.tip, stub.side)
    nodes.paint_count(painter, stub.plate, stub.words, stub.side)


def _launch(view: MapView, node: NodeView) -> tuple[float, float]:
    """Raids are drawn from the raiding side's hub closest to the target, or from its reserve."""
    target = project(node.lat, node.lon)
    side = 1 - node.owner
    starts = [project(hub.lat, hub.lon) for hub in view.hubs if hub.side == side] or [
        project(*view.reserve_places[side])
    ]
    return min(starts, key=lambda at: hypot(at[0] - target[0], at[1] - target[1]))
