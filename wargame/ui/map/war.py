"""Paints what the war changes on the ground: control, moved stretches, ghosts and the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPolygonF, QTransform

from wargame.board.front.view import SectorView
from wargame.ui.map import tints
from wargame.ui.map.asset import Point
from wargame.ui.map.base import pen
from wargame.ui.map.camera import Camera
from wargame.ui.map.front import Trace, ground, trace
from wargame.ui.map.shapes import CHUNK, area, shapes

ROUND, FLAT = Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.FlatCap
STEP_PX = 2.5
"""Points of the line closer than this on screen are left out."""
LEAST_MOVE_KM = 0.15
"""Smaller moves of the line are not marked."""
GLOW = ((22.0, 0.07), (12.0, 0.10), (5.0, 0.14))
"""Widths in pixels and opacities of the light inside side 0's edge."""


@dataclass(frozen=True)
class Lines:
    """The line now, a month ago and at the start, and each sector's km since last month (positive: side 0 gained)."""

    now: Trace
    before: Trace
    start: Trace
    moved: tuple[float, ...]


def paint_war(painter: QPainter, camera: Camera, lines: Lines, with_glow: bool = True) -> None:
    """Paint control, change and line; without the glow it is fast enough for every frame of an animation."""
    now, before = lines.now, lines.before
    line = thinned(now.points, camera.transform())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _control(painter, camera, now, line, GLOW if with_glow else ())
    _ghost(painter, camera, lines.start, 0.55, [2, 4])
    _ghost(painter, camera, before, 0.9, [5, 3])
    for index, km in enumerate(lines.moved):
        if abs(km) >= LEAST_MOVE_KM:
            _moved(painter, camera, now, before, index, 0 if km > 0 else 1)
    paint_line(painter, line, min(1.0, 0.62 + camera.scale * 0.22))


def part_way(lines: Lines, sectors: Sequence[SectorView], share: float) -> Lines:
    """The same lines with the new one ``share`` (0..1) of the way from the old."""
    now = [sector.last_km + (sector.line_km - sector.last_km) * share for sector in sectors]
    moved = tuple(km - sector.last_km for km, sector in zip(now, sectors, strict=True))
    return replace(lines, now=trace(sectors, now), moved=moved)


def lines_of(sectors: Sequence[SectorView]) -> Lines:
    """The lines of a month."""
    now = [sector.line_km for sector in sectors]
    return Lines(
        trace(sectors, now),
        trace(sectors, [sector.last_km for sector in sectors]),
        trace(sectors, [sector.start_km for sector in sectors]),
        tuple(km - sector.last_km for km, sector in zip(now, sectors, strict=True)),
    )


def thinned(points: Sequence[Point], transform: QTransform) -> list[QPointF]:
    """A line in pixels without points that would fall on one another."""
    mapped = transform.map(QPolygonF([QPointF(x, y) for x, y in points])).toList()
    kept = mapped[:1]
    for spot in mapped[1:]:
        if hypot(spot.x() - kept[-1].x(), spot.y() - kept[-1].y()) >= STEP_PX:
            kept.append(spot)
    return kept


def offset(line: Sequence[QPointF], px: float) -> list[QPointF]:
    """The line moved sideways; positive is to the left of its direction on screen."""
    moved = []
    for i, spot in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        dx, dy = b.x() - a.x(), b.y() - a.y()
        length = hypot(dx, dy) or 1.0
        moved.append(QPointF(spot.x() + dy / length * px, spot.y() - dx / length * px))
    return moved


def stroke(
    painter: QPainter, line: Sequence[QPointF], colour: QColor, width: float, cap: Qt.PenCapStyle = ROUND
) -> None:
    """Draw a line in short pieces; flat ends keep neighbouring bands from showing where they meet."""
    style = pen(colour, width)
    style.setCapStyle(cap)
    painter.setPen(style)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for i in range(0, len(line) - 1, CHUNK):
        painter.drawPolyline(QPolygonF(line[i : i + CHUNK + 1]))


def paint_line(painter: QPainter, line: Sequence[QPointF], size: float = 1.0) -> None:
    """The line of contact: shadow, side 0's half to the left of its direction (it runs south, so to the east), side
    1's to the right."""
    if len(line) < 2:
        return
    stroke(painter, line, tints.shadow(0.30), 9.0 * size)
    stroke(painter, line, tints.shadow(0.55), 6.4 * size)
    stroke(painter, offset(line, 1.5 * size), tints.side(0), 3.0 * size)
    stroke(painter, offset(line, -1.5 * size), tints.side(1), 3.0 * size)
    stroke(painter, line, tints.hairline(), 0.9 * size)


def _control(
    painter: QPainter, camera: Camera, now: Trace, line: Sequence[QPointF], glow: Sequence[tuple[float, float]]
) -> None:
    """Side 0's ground inside Ukraine: a low tint, a hatch that keeps its size on screen, and a glow along its edge."""
    transform, seen = camera.transform(), camera.seen(10.0)
    ring = transform.map(QPolygonF([QPointF(x, y) for x, y in ground(now)]))
    held = QPainterPath()
    held.addPolygon(ring)
    held.closeSubpath()
    painter.save()
    painter.setClipPath(area(shapes().ukraine, transform, seen), Qt.ClipOperation.IntersectClip)
    painter.fillPath(held, tints.side(0, 0.13 if tints.is_dark() else 0.11))
    hatch = QBrush(tints.side(0, 0.17 if tints.is_dark() else 0.16), Qt.BrushStyle.BDiagPattern)
    painter.fillPath(held, hatch)
    if glow:
        painter.setClipPath(held, Qt.ClipOperation.IntersectClip)
    for width, opacity in glow:
        stroke(painter, offset(line, width / 2), tints.side(0, opacity), width)
    painter.restore()


def _ghost(painter: QPainter, camera: Camera, old: Trace, opacity: float, dashes: list[float]) -> None:
    """Where the line once stood, thin and dashed."""
    line = thinned(old.points, camera.transform())
    style = pen(tints.faded(tints.hairline() if tints.is_dark() else tints.border(), opacity * 0.6), 1.0)
    style.setDashPattern(dashes)
    painter.setPen(style)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for i in range(0, len(line) - 1, CHUNK):
        painter.drawPolyline(QPolygonF(line[i : i + CHUNK + 1]))


def _moved(painter: QPainter, camera: Camera, now: Trace, before: Trace, sector: int, gainer: int) -> None:
    """Ground that changed hands in one sector, and a light along the stretch that shows it at every scale."""
    transform = camera.transform()
    fresh, old = thinned(now.stretch(sector), transform), thinned(before.stretch(sector), transform)
    changed = QPainterPath()
    changed.addPolygon(QPolygonF([*fresh, *reversed(old)]))
    changed.setFillRule(Qt.FillRule.WindingFill)
    painter.fillPath(changed, tints.side(gainer, 0.55))
    for width, opacity in ((17.0, 0.10), (11.0, 0.16)):
        stroke(painter, fresh, tints.side(gainer, opacity), width)
