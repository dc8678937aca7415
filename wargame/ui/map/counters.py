"""Counters: squares and diamonds with force points and a posture glyph."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from wargame.engine.words import Posture
from wargame.seat.values import Figure
from wargame.ui.map import tints
from wargame.ui.map.base import pen
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import plain

TIERS_FROM = (0.0, 0.60, 1.25, 1.75)
"""Pixels per km from which counters are marks without a figure, small with it, compact, and full."""
COMPACT_BELOW = TIERS_FROM[3]
"""Pixels per km under which nodes are drawn small."""
BADGE, SMALL_BADGE = 9.0, 6.8
"""Radius of the posture badge in pixels, and on compact counters."""


SIZES = (
    ((11.0, 9.0), (21.0, 15.0), (27.0, 21.0), (34.0, 27.0)),
    ((13.0, 13.0), (23.0, 23.0), (32.0, 32.0), (41.0, 41.0)),
)
"""Width and height in pixels by side and tier: side 0's is a block, side 1's stands on its point."""


def tier_of(scale: float) -> int:
    """How much a counter shows at a scale in pixels per km: 0 its shape, 1 its figure, 2 a posture other than Hold, 3
    any posture."""
    return bisect_right(TIERS_FROM, scale) - 1


def size_at(side: int, tier: int) -> tuple[float, float]:
    """Width and height of a counter in pixels; those with figures grow with the text."""
    width, height = SIZES[side][tier]
    growth = theme.text_scale if tier else 1.0
    return width * growth, height * growth


def size_of(side: int, scale: float) -> tuple[float, float]:
    """Width and height of a counter in pixels at a scale."""
    return size_at(side, tier_of(scale))


def force_text(force: Figure) -> str:
    """Force points for the face of a counter: rounded, with the sign for an estimate."""
    return figures.marked(plain(force.value, 0), force.is_exact)


def outline(side: int, box: QRectF) -> QPainterPath:
    """The shape of a counter inside a box."""
    path = QPainterPath()
    if side == 0:
        path.addRoundedRect(box, 3, 3)
    else:
        middle = box.center()
        path.addPolygon(QPolygonF([
            QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y()),
        ]))  # fmt: skip
        path.closeSubpath()
    return path


def paint_counter(
    painter: QPainter, box: QRectF, side: int, tier: int, text: str, posture: Posture | None, reserve: bool
) -> None:
    """One counter: shadow, face in the side's colour, white edge, force points, and the posture badge where there is
    one."""
    shape = outline(side, box)
    painter.fillPath(shape.translated(0, 2.0), tints.shadow(0.5))
    painter.setPen(
        pen(
            QColor(255, 255, 255, 240),
            (1.0, 1.1, 1.6, 1.6)[tier],
            Qt.PenStyle.DashLine if reserve else Qt.PenStyle.SolidLine,
        )
    )
    painter.setBrush(theme.mix("panel", theme.side(side), 0.55) if reserve else tints.side(side))
    painter.drawPath(shape)
    painter.setPen(theme.colour("text") if reserve else theme.colour("bg" if tints.is_dark() else "panel"))
    painter.setFont(theme.font((9, 9, 10, 12)[tier], 700))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    if posture is not None:
        paint_badge(painter, badge_at(side, box), posture, side, BADGE if tier == 3 else SMALL_BADGE)


def badge_at(side: int, box: QRectF) -> QPointF:
    """Centre of the posture badge: on the lower right corner, clear of the figure."""
    if side == 0:
        return QPointF(box.right() - 0.5, box.bottom() + 1.5)
    return QPointF(box.center().x() + box.width() * 0.35, box.center().y() + box.height() * 0.35)


def paint_badge(painter: QPainter, centre: QPointF, posture: Posture, side: int, radius: float) -> None:
    """A small disc with the posture's glyph."""
    painter.setPen(pen(tints.side(side), 1.2))
    painter.setBrush(theme.colour("panel"))
    painter.drawEllipse(centre, radius - 1, radius - 1)
    paint_glyph(painter, posture, centre, theme.colour("text"), side, radius / BADGE)


_GLYPHS: dict[Posture, tuple[tuple[tuple[float, float], ...], ...]] = {
    Posture.HOLD: (((-4, -2), (4, -2)), ((-4, 2), (4, 2))),
    Posture.FORTIFY: (
        ((-4, 3.5), (-4, -3), (-1.5, -3), (-1.5, -0.5), (1.5, -0.5), (1.5, -3), (4, -3), (4, 3.5), (-4, 3.5)),
    ),
    Posture.GRIND: (((-3.5, -3.2), (-0.3, 0), (-3.5, 3.2)), ((0.7, -3.2), (3.9, 0), (0.7, 3.2))),
    Posture.COUNTER_ATTACK: (((-4, 3), (-4, -1.5), (3.6, -1.5)), ((0.6, -4.4), (3.8, -1.5), (0.6, 1.4))),
    Posture.REGROUP: (((3.6, -1), (2, -3.4), (-2, -3.4), (-3.6, -0.6)), ((-3.6, 1), (-2, 3.4), (2, 3.4), (3.6, 0.6))),
    Posture.WITHDRAW: (((4, 0), (-3.6, 0)), ((-0.8, -3), (-3.9, 0), (-0.8, 3))),
}
"""Strokes in a box of ten by ten, drawn as if the enemy stood to the right."""


def paint_glyph(
    painter: QPainter, posture: Posture, centre: QPointF, colour: QColor, side: int = 1, size: float = 1.0
) -> None:
    """A posture's glyph around a point; side 0's are mirrored, because its enemy stands to the left."""
    flip = -size if side == 0 else size
    painter.setPen(pen(colour, 1.5 * size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _GLYPHS[posture]:
        painter.drawPolyline(QPolygonF([QPointF(centre.x() + x * flip, centre.y() + y * size) for x, y in line]))
