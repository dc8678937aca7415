"""One issue on one axis: positions, limits, the gap or zone between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from wargame.board.diplomacy.view import IssueView
from wargame.seat.values import Figure
from wargame.ui.components import paint
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import plain

LOW_SIDE = 1
"""The side whose ideal is 0; the other's ideal is 1 (as `IssueView` has it)."""

HIGH_SIDE = 0
LABEL_ROOM = 13
CLAMP = 7
"""Marks keep this many pixels inside the axis."""


def axis(box: QRectF) -> Callable[[float], float]:
    """From a value of 0..1 to an x inside a box."""
    return lambda value: box.left() + CLAMP + min(1.0, max(0.0, value)) * (box.width() - 2 * CLAMP)


def draw_issue(painter: QPainter, box: QRectF, issue: IssueView) -> None:
    """Draw the bar of one issue into a box at least 34 px high; limits are printed under their ticks."""
    x = axis(box)
    middle = box.top() + (box.height() - LABEL_ROOM) / 2 + 1
    low, high = issue.reservations[LOW_SIDE].value, issue.reservations[HIGH_SIDE].value
    _reach(painter, box.left(), x(min(low, high) if issue.zone < 0 else low), middle, LOW_SIDE)
    _reach(painter, x(max(low, high) if issue.zone < 0 else high), box.right(), middle, HIGH_SIDE)
    _between(painter, QRectF(x(min(low, high)), middle - 6, x(max(low, high)) - x(min(low, high)), 12), issue.zone)
    for side in (LOW_SIDE, HIGH_SIDE):
        _limit(painter, x, middle, issue.reservations[side], side)
    for side in (LOW_SIDE, HIGH_SIDE):
        _position(painter, x, middle, issue.positions[side], side)
    _limit_labels(painter, box, x, middle, issue)


def _reach(painter: QPainter, left: float, right: float, middle: float, side: int) -> None:
    shade = theme.mix("panel", theme.side(side), 0.55)
    paint.block(painter, QRectF(left, middle - 3.5, max(right - left, 1.0), 7), shade, 3.5)


def _between(painter: QPainter, box: QRectF, zone: float) -> None:
    if zone >= 0:
        paint.block(painter, box, theme.mix("panel", "ok", 0.55), 2, "ok", 1.2)
        return
    paint.hatched(painter, box, "bad", theme.colour("panel"))
    wide = paint.text_width("gap", 11, 600) + 10
    if box.width() > wide + 40:
        plate = QRectF(box.center().x() - wide / 2, box.top() - 2, wide, box.height() + 4)
        painter.fillRect(plate, theme.colour("panel"))
        paint.write(painter, plate, "gap", 11, 600, "bad", paint.CENTRE)


def _limit(painter: QPainter, x: Callable[[float], float], middle: float, figure: Figure, side: int) -> None:
    if not figure.is_exact:
        left, right = x(figure.low), x(figure.high)
        paint.haze(painter, QRectF(left - 2, middle - 9, right - left + 4, 18), theme.side(side), 0.7)
    paint.tick(painter, x(figure.value), middle - 8, middle + 8, theme.side(side), 2.0)


def _position(painter: QPainter, x: Callable[[float], float], middle: float, figure: Figure, side: int) -> None:
    if not figure.is_exact:
        painter.setPen(paint.pen(theme.side(side), 1.2))
        painter.drawLine(QPointF(x(figure.low), middle), QPointF(x(figure.high), middle))
    paint.mark(painter, QPointF(x(figure.value), middle), side, 10)


def _limit_labels(painter: QPainter, box: QRectF, x: Callable[[float], float], middle: float, issue: IssueView) -> None:
    top = middle + 9
    spots = sorted((x(issue.reservations[side].value), side) for side in (0, 1))
    wide = paint.text_width("≈0.00", 11) + 4
    centres = [spots[0][0], spots[1][0]]
    if centres[1] - centres[0] < wide + 2:
        middle_x = (centres[0] + centres[1]) / 2
        centres = [middle_x - wide / 2 - 1, middle_x + wide / 2 + 1]
    for (_, side), centre in zip(spots, centres, strict=True):
        left = min(max(centre - wide / 2, box.left()), box.right() - wide)
        words = figures.short(issue.reservations[side])
        paint.write(painter, QRectF(left, top, wide, LABEL_ROOM), words, 11, 400, theme.side(side), paint.CENTRE)


def describe(issue: IssueView, names: tuple[str, str]) -> str:
    """The bar in words, for tooltips, screen readers and the table twin."""
    lines = [
        f"{name}: position {figures.text(position)}, limit {figures.text(limit)}"
        for name, position, limit in zip(names, issue.positions, issue.reservations, strict=True)
    ]
    kind = "Zone of agreement" if issue.zone >= 0 else "Gap"
    return "\n".join((issue.name, *lines, f"{kind} {plain(abs(issue.zone))}"))
