"""The geography as Qt polygons in kilometres, cut so that painting stays fast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF, QTransform

from wargame.ui.map.asset import Line, theatre

CHUNK = 24
"""Points to a stroke: Qt's stroker slows down with the length of a path."""


@dataclass(frozen=True)
class Piece:
    """A polygon or polyline in km with its bounds."""

    points: QPolygonF
    bounds: QRectF


@dataclass(frozen=True)
class Shapes:
    """Fills as whole rings, strokes as short polylines."""

    land: tuple[Piece, ...]
    coast: tuple[Piece, ...]
    ukraine: tuple[Piece, ...]
    ukraine_border: tuple[Piece, ...]
    borders: tuple[Piece, ...]
    oblast_lines: tuple[Piece, ...]
    rivers: tuple[tuple[Piece, ...], tuple[Piece, ...], tuple[Piece, ...]]
    lakes: tuple[Piece, ...]
    shores: tuple[Piece, ...]
    dry_bed: tuple[Piece, ...]
    dnipro: tuple[Piece, ...]


@cache
def shapes() -> Shapes:
    """The shipped theatre as Qt polygons, made once."""
    source = theatre()
    ranks = [[river.line for river in source.rivers if river.rank == rank] for rank in range(4)]
    return Shapes(
        land=whole(source.land),
        coast=_inside(chunks(source.land)),
        ukraine=whole(source.ukraine),
        ukraine_border=chunks(source.ukraine_border),
        borders=chunks(source.borders),
        oblast_lines=chunks(source.oblast_lines),
        rivers=(chunks(ranks[1]), chunks(ranks[2]), chunks(ranks[3])),
        lakes=whole(source.lakes),
        shores=chunks(source.lakes),
        dry_bed=whole(source.dry_bed),
        dnipro=chunks(ranks[0]),
    )


def piece(points: Sequence[tuple[float, float]]) -> Piece:
    """One polygon or polyline."""
    made = QPolygonF([QPointF(x, y) for x, y in points])
    bounds = made.boundingRect()
    return Piece(made, bounds.adjusted(-0.01, -0.01, 0.01, 0.01))


def whole(lines: Iterable[Line]) -> tuple[Piece, ...]:
    """Rings uncut, to be filled."""
    return tuple(piece(line) for line in lines)


def chunks(lines: Iterable[Sequence[tuple[float, float]]]) -> tuple[Piece, ...]:
    """Lines cut into short polylines that share their ends."""
    return tuple(piece(line[i : i + CHUNK + 1]) for line in lines for i in range(0, len(line) - 1, CHUNK))


def _inside(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without the straight cuts along the edge of the asset, which are no coast."""
    west, south, east, north = theatre().frame

    def is_cut(found: Piece) -> bool:
        box = found.bounds
        return min(box.left() - west, box.top() - south, east - box.right(), north - box.bottom()) < 0.5

    return tuple(found for found in pieces if not is_cut(found))


def stroke(painter: QPainter, pieces: Iterable[Piece], transform: QTransform, seen: QRectF) -> None:
    """Draw the polylines in view with the painter's pen."""
    for found in pieces:
        if found.bounds.intersects(seen):
            painter.drawPolyline(transform.map(found.points))


def area(pieces: Iterable[Piece], transform: QTransform, seen: QRectF) -> QPainterPath:
    """The rings in view as one odd-even path in pixels."""
    path = QPainterPath()
    for found in pieces:
        if found.bounds.intersects(seen):
            path.addPolygon(transform.map(found.points))
            path.closeSubpath()
    return path
