"""Everything above the ground: what stands where, how it is painted, and what lies under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from wargame.board.front.view import MapView
from wargame.engine.words import ATTACKING, Posture
from wargame.ui.map import arrows, counters, nodes, pictures, raids, tints
from wargame.ui.map.base import pen
from wargame.ui.map.camera import Camera, around, fitted
from wargame.ui.map.front import axis, holder, nearest_sector
from wargame.ui.map.labels import Label, lay_labels, paint_label
from wargame.ui.map.layout import Mark, is_compact, lay_out
from wargame.ui.map.war import FLAT, Lines, lines_of, offset, part_way, stroke, thinned
from wargame.ui.style import theme
from wargame.words.numbers import brief

NEAR_LINE_PX = 10.0
FRONT_MARGIN_PX = 48.0
"""Room around the front for its outermost counters."""
GROUND_PX = 90.0
"""Ground this close to the line belongs to the nearest sector."""
ARROW_PX = 74.0
"""An attack arrow is at most this long, however far its counter was pushed back."""
ARROW_WIDTHS = (5.0, 7.0, 9.0, 12.0)
"""Width of an attack arrow by the tier of the counters."""
REACH_PX = (7.0, 9.0, 13.0, 19.0)
"""By tier, how far an attack arrow reaches beyond the line."""


@dataclass(frozen=True)
class Hit:
    """What lies under the pointer: counter, reserve, node, hub, town, line, ground or nothing (empty kind)."""

    kind: str = ""
    index: int = -1
    side: int = -1

    @property
    def sector(self) -> int:
        """The sector meant, or -1."""
        return self.index if self.kind in ("counter", "line", "ground") else -1


NOTHING = Hit()


@dataclass(frozen=True)
class Emphasis:
    """What is drawn stronger: the selection, and sectors offered as targets of a drag with the one aimed at."""

    kind: str = ""
    index: int = -1
    targets: tuple[int, ...] = ()
    aimed: int = -1
    refused: bool = False
    hovered: int = -1
    """The sector under the pointer; where counters carry no figures, its own do."""


class Scene:
    """One map view laid out at one scale. ``own`` is the side of the seat, None for a seat without forces."""

    def __init__(self, view: MapView, own: int | None) -> None:
        self.with_counters = True
        self.with_nodes = True
        self.scale = 0.0
        self.marks: tuple[Mark, ...] = ()
        self.labels: tuple[Label, ...] = ()
        self.lines: Lines | None = None
        self._ground: object = None
        self.set_view(view, own)

    def set_view(self, view: MapView, own: int | None) -> bool:
        """Show another view; True when the line or a place moved, so that the ground must be painted again."""
        self.view, self.own = view, own
        ground = (tuple((s.line_km, s.last_km, s.start_km) for s in view.sectors), view.frame)
        if ground == self._ground:
            return False
        self._ground = ground
        self.set_share(1.0)
        self.arrange(self.scale)
        return True

    def set_share(self, share: float) -> None:
        """Put the line ``share`` of the way from last month's place to this month's; nothing else moves."""
        if not self.view.sectors:
            self.lines = None
        elif share < 1.0 and self.lines is not None:
            self.lines = part_way(self.lines, self.view.sectors, share)
        else:
            self.lines = lines_of(self.view.sectors)

    def arrange(self, scale: float) -> None:
        """Lay out counters, nodes and labels for a scale in pixels per km."""
        self.scale = scale
        if scale <= 0 or self.lines is None:
            return
        self.marks = lay_out(self.view, self.lines.now, scale, self.with_counters, self.with_nodes)
        self.labels = lay_labels(self.view, self.marks, scale, self.lines.now)

    def front(self, width: float, height: float) -> Camera:
        """The view that shows where the line meets every sector, now and at the start; without sectors the whole
        theatre."""
        if self.lines is None:
            return fitted(self.view.frame, width, height)
        return around([*self.lines.now.peaks, *self.lines.start.peaks], width, height, FRONT_MARGIN_PX)

    def mark(self, kind: str, index: int, side: int | None = None) -> Mark | None:
        """The mark of a counter, reserve, node or hub."""
        for mark in self.marks:
            if mark.kind == kind and mark.index == index and side in (None, mark.side):
                return mark
        return None

    def hit(self, camera: Camera, spot: QPointF) -> Hit:
        """What lies at a place on screen, small things first."""
        for mark in reversed(self.marks):
            if mark.box(camera).adjusted(-2, -2, 2, 2).contains(spot):
                return Hit(mark.kind, mark.index, mark.side)
        for i, label in enumerate(self.labels):
            anchor = camera.to_screen(label.at)
            if label.dot and hypot(spot.x() - anchor.x(), spot.y() - anchor.y()) < 6.0:
                return Hit("town", i)
        if self.lines is None:
            return NOTHING
        at = camera.to_map(spot)
        sector, away = nearest_sector(self.lines.now, at)
        if away * camera.scale > GROUND_PX:
            return NOTHING
        kind = "line" if away * camera.scale <= NEAR_LINE_PX else "ground"
        return Hit(kind, sector, holder(self.lines.now, at))

    def paint(self, painter: QPainter, camera: Camera, emphasis: Emphasis, covered: Sequence[QRectF] = ()) -> None:
        """Paint the overlay into the camera's view; names that would be cut off or ``covered`` are left out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lines is None:
            return
        _Painting(self, painter, camera, emphasis, covered).run()


class _Painting:
    """One pass over the overlay; everything outside the view is skipped."""

    def __init__(
        self, scene: Scene, painter: QPainter, camera: Camera, emphasis: Emphasis, covered: Sequence[QRectF]
    ) -> None:
        self.scene, self.painter, self.camera, self.emphasis = scene, painter, camera, emphasis
        self.window = QRectF(0, 0, camera.width, camera.height)
        self.compact, self.tier = is_compact(scene.scale), counters.tier_of(scene.scale)
        self.look = pictures.look_of(painter)
        self.plates: list[tuple[QPointF, str, int]] = []
        self.arcs, self.stubs = raids.drawn(scene.view, camera, covered) if scene.with_nodes else ([], [])
        self.covered = [*covered, *(raids.room(stub) for stub in self.stubs)]

    def run(self) -> None:
        """Names of areas lowest, counters and numbers on top."""
        self._labels(("country", "sea"))
        self._targets()
        self._selection()
        self._raids()
        if self.scene.with_counters:
            self._transfers()
            self._attacks()
        self._labels(("town",))
        self._marks()
        for centre, text, side in self.plates:
            nodes.paint_count(self.painter, centre, text, side)
        for stub in self.stubs:
            raids.paint_stub(self.painter, stub)

    def _labels(self, styles: tuple[str, ...]) -> None:
        for label in self.scene.labels:
            if label.style not in styles:
                continue
            anchor = self.camera.to_screen(label.at)
            box = label.box(anchor)
            if self.window.contains(box) and not any(box.intersects(other) for other in self.covered):
                paint_label(self.painter, label, anchor)
                if label.dot:
                    nodes.paint_town(self.painter, anchor, label.rank)

    def _stretch(self, sector: int) -> list[QPointF]:
        assert self.scene.lines is not None
        return thinned(self.scene.lines.now.stretch(sector), self.camera.transform())

    def _targets(self) -> None:
        """Shade the ground offered to a drag, on the own side of the line."""
        own = self.scene.own or 0
        for sector in self.emphasis.targets:
            aimed = sector == self.emphasis.aimed
            token = "bad" if aimed and self.emphasis.refused else "acc"
            side = offset(self._stretch(sector), 15.0 if own == 0 else -15.0)
            stroke(self.painter, side, theme.alpha(token, 0.42 if aimed else 0.2), 24.0, FLAT)

    def _selection(self) -> None:
        if self.emphasis.kind != "sector" or not 0 <= self.emphasis.index < len(self.scene.view.sectors):
            return
        stretch = self._stretch(self.emphasis.index)
        stroke(self.painter, stretch, theme.alpha("acc", 0.30), 15.0)
        for px in (6.5, -6.5):
            stroke(self.painter, offset(stretch, px), theme.colour("acc"), 1.6)
        sector = self.scene.view.sectors[self.emphasis.index]
        line = [self.camera.to_screen(at) for at in axis(sector)]
        dots = pen(theme.alpha("text", 0.75), 1.3, Qt.PenStyle.DotLine)
        self.painter.setPen(dots)
        self.painter.drawPolyline(QPolygonF(line))
        for spot in line:
            nodes.paint_town(self.painter, spot, 2)

    def _centre(self, kind: str, index: int, side: int | None = None) -> QPointF | None:
        mark = self.scene.mark(kind, index, side)
        return mark.centre(self.camera) if mark else None

    def _raids(self) -> None:
        for arc in self.arcs:
            arrows.paint_raid(self.painter, arc.start, arc.target, arc.side, 0.7 if self.compact else 1.0)
            self.plates.append((arc.target + QPointF(*nodes.PLATE_AT), f"\u00d7{arc.count}", arc.side))

    def _attacks(self) -> None:
        assert self.scene.lines is not None
        for sector in self.scene.view.sectors:
            peak = self.camera.to_screen(self.scene.lines.now.peaks[sector.index])
            ux, uy = self.scene.lines.now.towards[sector.index]
            for side in (0, 1):
                plotted = side == self.scene.own
                posture = sector.posture[side]
                if (posture in ATTACKING) if plotted else sector.attacking[side]:
                    sign = -1.0 if side == 0 else 1.0
                    tip = peak + QPointF(ux, -uy) * (sign * REACH_PX[self.tier])
                    start = self._centre("counter", sector.index, side) or peak - QPointF(ux, -uy) * (sign * 40)
                    start = tip + (start - tip) * min(1.0, ARROW_PX / max(1.0, hypot(*(start - tip).toTuple())))
                    arrows.paint_attack(self.painter, start, tip, side, plotted, ARROW_WIDTHS[self.tier])

    def _transfers(self) -> None:
        own = self.scene.own
        for transfer in self.scene.view.transfers:
            ends = [
                self._centre("reserve", own or 0) if place is None else self._centre("counter", place, own)
                for place in (transfer.origin, transfer.destination)
            ]
            if ends[0] is not None and ends[1] is not None and own is not None:
                start, end = _clipped(ends[0], ends[1], 12.0 if self.compact else 20.0)
                path, text = arrows.paint_transfer(self.painter, start, end, own), brief(transfer.points)
                taken = [nodes.count_box(spot, other) for spot, other, _ in self.plates]
                self.plates.append((free_spot(path, text, taken), text, own))

    def _marks(self) -> None:
        """Marks in view, those of the sector meant on top."""
        meant = [self.emphasis.hovered, self.emphasis.index if self.emphasis.kind == "sector" else -1]
        marks = sorted(self.scene.marks, key=lambda mark: mark.kind == "counter" and mark.index in meant)
        for mark in marks:
            box = mark.box(self.camera)
            if not self.window.intersects(box):
                continue
            if mark.kind == "hub":
                pictures.place(self.painter, pictures.hub(mark.side, mark.width, self.look), box)
            elif mark.kind == "node":
                self._node(mark, box)
            else:
                self._counter(mark, box, mark.kind == "counter" and mark.index in meant)
            if (mark.kind, mark.index) == (self.emphasis.kind, self.emphasis.index):
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.setPen(pen(theme.colour("acc"), 2.0))
                self.painter.drawEllipse(box.adjusted(-3, -3, 3, 3))

    def _node(self, mark: Mark, box: QRectF) -> None:
        node = self.scene.view.nodes[mark.index]
        place = self.camera.to_screen(mark.at)
        if mark.moved() > mark.width / 2:
            self.painter.setPen(pen(theme.alpha("mut", 0.8), 1.0))
            self.painter.drawLine(place, box.center())
        if node.raids_last > 0:
            nodes.paint_struck(self.painter, box, node.raids_last, 1 - node.owner)
        capacity = round(node.capacity.value, 2)
        picture = pictures.node(node.owner, node.kind, capacity, mark.width, self.compact, self.look)
        pictures.place(self.painter, picture, box)

    def _counter(self, mark: Mark, box: QRectF, is_meant: bool) -> None:
        view = self.scene.view
        reserve = mark.kind == "reserve"
        figure = view.reserve[mark.side] if reserve else view.sectors[mark.index].force[mark.side]
        posture = None if reserve else view.sectors[mark.index].posture[mark.side]
        if not reserve and mark.moved() > 62:
            self.painter.setPen(pen(tints.side(mark.side, 0.7), 1.2))
            self.painter.drawLine(self.camera.to_screen(mark.at), box.center())
        tier = max(self.tier, 1 if is_meant else 0)
        width, height = counters.size_at(mark.side, tier)
        box = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
        face = counters.force_text(figure) if tier else ""
        if tier < 2 or (tier == 2 and posture == Posture.HOLD):
            posture = None
        picture = pictures.counter(mark.side, tier, face, posture, reserve, self.look)
        pictures.place(self.painter, picture, box)
        chosen = self.emphasis.kind == "sector" and self.emphasis.index == mark.index and not reserve
        if chosen:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(pen(theme.colour("acc"), 2.0))
            self.painter.drawPath(counters.outline(mark.side, box.adjusted(-3.5, -3.5, 3.5, 3.5)))


def free_spot(path: list[QPointF], text: str, taken: Sequence[QRectF]) -> QPointF:
    """Where a number hides no other along its arrow: the middle, else the nearest place to it that is free."""
    middle = len(path) // 2
    places = sorted(range(2, len(path) - 2), key=lambda i: (abs(i - middle), i))
    free = (path[i] for i in places if not any(nodes.count_box(path[i], text).intersects(box) for box in taken))
    return next(free, path[middle])


def _clipped(start: QPointF, end: QPointF, px: float) -> tuple[QPointF, QPointF]:
    """Both ends drawn back by ``px``, so that an arrow does not hide the counters it joins."""
    length = hypot(end.x() - start.x(), end.y() - start.y())
    if length <= 2.5 * px:
        return start, end
    step = (end - start) * (px / length)
    return start + step, end - step
