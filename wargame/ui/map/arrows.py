"""Plotted movement: tapered arrows for attacks, dashed ones for transfers, arcs for raids."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPolygonF

from wargame.ui.map import tints
from wargame.ui.map.base import pen
from wargame.ui.map.nodes import paint_arrowhead

STEPS = 14


def curve(start: QPointF, end: QPointF, bend: float) -> list[QPointF]:
    """A quadratic curve from start to end whose middle stands off by ``bend`` of the distance, to the left on
    screen."""
    dx, dy = end.x() - start.x(), end.y() - start.y()
    knee = QPointF((start.x() + end.x()) / 2 + dy * bend, (start.y() + end.y()) / 2 - dx * bend)
    points = []
    for step in range(STEPS + 1):
        t = step / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append(QPointF(
            start.x() * a + knee.x() * b + end.x() * c, start.y() * a + knee.y() * b + end.y() * c
        ))  # fmt: skip
    return points


def _direction(a: QPointF, b: QPointF) -> tuple[float, float]:
    length = hypot(b.x() - a.x(), b.y() - a.y()) or 1.0
    return (b.x() - a.x()) / length, (b.y() - a.y()) / length


def tapered(points: list[QPointF], thin: float, wide: float, head: float) -> QPolygonF:
    """The outline of an arrow along a curve: ``thin`` at the tail, ``wide`` at the neck, with a head of that length."""
    left, right = [], []
    tip, total = points[-1], len(points) - 1
    body = [p for p in points if hypot(p.x() - tip.x(), p.y() - tip.y()) > head * 0.8] or points[:1]
    for i, spot in enumerate(body):
        dx, dy = _direction(points[max(0, i - 1)], points[min(total, i + 1)])
        half = (thin + (wide - thin) * i / max(1, len(body) - 1)) / 2
        left.append(QPointF(spot.x() + dy * half, spot.y() - dx * half))
        right.append(QPointF(spot.x() - dy * half, spot.y() + dx * half))
    dx, dy = _direction(body[-1], tip)
    foot = body[-1]
    wings = [QPointF(foot.x() + sign * dy * wide * 0.95, foot.y() - sign * dx * wide * 0.95) for sign in (1.0, -1.0)]
    return QPolygonF([*left, wings[0], tip, wings[1], *reversed(right)])


def paint_attack(painter: QPainter, start: QPointF, end: QPointF, side: int, plotted: bool, wide: float = 13.0) -> None:
    """An attack across the line; what was only seen last month is an outline."""
    shape = tapered(curve(start, end, 0.10), wide * 0.35, wide, wide * 1.25)
    fade = QLinearGradient(start, end)
    fade.setColorAt(0.0, tints.side(side, 0.12))
    fade.setColorAt(1.0, tints.side(side, 0.92 if plotted else 0.45))
    painter.setBrush(QBrush(fade))
    style = pen(tints.side(side, 0.95 if plotted else 0.6), 1.0)
    if not plotted:
        style.setDashPattern([3, 2.5])
    painter.setPen(style)
    painter.drawPolygon(shape)


def paint_transfer(painter: QPainter, start: QPointF, end: QPointF, side: int) -> list[QPointF]:
    """Force points on the move behind the line; returns the curve, on which their number stands."""
    points = curve(start, end, 0.16)
    dx, dy = _direction(points[-2], points[-1])
    shaft = [*points[:-1], QPointF(end.x() - dx * 7, end.y() - dy * 7)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(tints.halo(), 4.6))
    painter.drawPolyline(QPolygonF(shaft))
    style = pen(tints.side(side), 2.2)
    style.setDashPattern([3.2, 2.2])
    painter.setPen(style)
    painter.drawPolyline(QPolygonF(shaft))
    painter.setPen(pen(tints.halo(), 1.0))
    painter.setBrush(tints.side(side))
    paint_arrowhead(painter, end, (dx, dy), 10.0)
    return points


def paint_raid(painter: QPainter, start: QPointF, end: QPointF, side: int, size: float = 1.0) -> None:
    """A raid as an arc that widens from nothing to the target."""
    points = curve(start, end, 0.09 if end.x() >= start.x() else -0.09)
    direction = _direction(points[-2], points[-1])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for i, (a, b) in enumerate(pairwise(points[:-1])):
        share = (i + 1) / STEPS
        painter.setPen(pen(tints.side(side, 0.06 + 0.84 * share**1.6), (0.5 + 2.6 * share) * size))
        painter.drawLine(a, b)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tints.side(side))
    paint_arrowhead(painter, points[-1], direction, 4.0 + 7.0 * size)


def paint_drag(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    """The gesture itself while it lasts: a thin line from where it began, never the plot."""
    style = pen(tints.faded(colour, 0.9), 1.6)
    style.setDashPattern([2, 3])
    painter.setPen(style)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(start, end)
    painter.drawEllipse(end, 4.0, 4.0)
