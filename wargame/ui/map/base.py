"""Paints the ground that never changes: water, land, borders, rivers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from wargame.ui.map import tints
from wargame.ui.map.camera import Camera
from wargame.ui.map.shapes import Piece, Shapes, area, shapes, stroke

SHALLOW_WIDTHS = (26.0, 15.0, 6.0)
SMALL_RIVERS_FROM = 0.45
"""Pixels per km from which rivers of the third rank are drawn."""


def pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen with round ends and corners, so that pieces of a line join unseen."""
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_base(painter: QPainter, camera: Camera) -> None:
    """Paint the whole ground into the camera's view."""
    source, transform, seen = shapes(), camera.transform(), camera.seen(30.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, camera.width, camera.height), tints.sea())
    _waters(painter, source, transform, seen)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(area(source.land, transform, seen), tints.land())
    painter.fillPath(area(source.ukraine, transform, seen), tints.home())
    painter.fillPath(area(source.dry_bed, transform, seen), tints.dry())
    _lines(painter, source.dry_bed, tints.oblast(), 0.8, transform, seen, Qt.PenStyle.DotLine)
    _inland(painter, source, transform, seen, camera.scale)
    _boundaries(painter, source, transform, seen)


def _lines(
    painter: QPainter, pieces: tuple[Piece, ...], colour: QColor, width: float, transform: QTransform, seen: QRectF,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, width, style))
    stroke(painter, pieces, transform, seen)


def _waters(painter: QPainter, source: Shapes, transform: QTransform, seen: QRectF) -> None:
    for colour, width in zip(tints.shallows(), SHALLOW_WIDTHS, strict=True):
        _lines(painter, source.coast, colour, width, transform, seen)


def _inland(painter: QPainter, source: Shapes, transform: QTransform, seen: QRectF, scale: float) -> None:
    large, middling, small = source.rivers
    if scale >= SMALL_RIVERS_FROM:
        _lines(painter, small, tints.faded(tints.river(), 0.7), 0.9, transform, seen)
    _lines(painter, middling, tints.faded(tints.river(), 0.85), 1.0, transform, seen)
    _lines(painter, large, tints.river(), 1.0, transform, seen)
    painter.fillPath(area(source.lakes, transform, seen), tints.shallows()[1])
    _lines(painter, source.shores, tints.shore(), 0.8, transform, seen)
    _lines(painter, source.dnipro, tints.river(), min(3.2, max(1.2, scale * 1.3)), transform, seen)
    _lines(painter, source.coast, tints.shore(), 1.0, transform, seen)


def _boundaries(painter: QPainter, source: Shapes, transform: QTransform, seen: QRectF) -> None:
    dashes = pen(tints.oblast(), 1.0)
    dashes.setDashPattern([4, 3])
    painter.setPen(dashes)
    stroke(painter, source.oblast_lines, transform, seen)
    _lines(painter, source.borders, tints.shadow(0.30), 3.0, transform, seen)
    _lines(painter, source.borders, tints.far_border(), 0.9, transform, seen)
    _lines(painter, source.ukraine_border, tints.shadow(0.42), 4.5 if tints.is_dark() else 3.0, transform, seen)
    _lines(painter, source.ukraine_border, tints.border(), 1.0, transform, seen)
