"""Economic nodes, hubs and the marks of raids."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from wargame.engine.words import NodeKind
from wargame.ui.map import tints
from wargame.ui.map.base import pen
from wargame.ui.style import icons, theme
from wargame.words import terms

NODE_PX = 25.0
NODE_COMPACT_PX = 19.0
HUB_PX = 11.0
PLATE_AT = (13.0, -17.0)
"""From the middle of a node to that of the number of raids planned on it."""


def node_size(compact: bool) -> float:
    """Diameter of a node in pixels, its ring included."""
    return NODE_COMPACT_PX if compact else NODE_PX


def paint_node(painter: QPainter, box: QRectF, owner: int, kind: NodeKind, capacity: float, compact: bool) -> None:
    """A disc with the kind's icon and a ring filled clockwise from the top by capacity (0..1)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tints.shadow(0.45))
    painter.drawEllipse(box.translated(0, 1.5))
    painter.setBrush(theme.colour("panel"))
    painter.drawEllipse(box)
    ring = box.adjusted(1.8, 1.8, -1.8, -1.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.mix("panel", "edge", 0.45), 2.4))
    painter.drawEllipse(ring)
    arc = pen(tints.side(owner), 2.6)
    arc.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(arc)
    painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(1.0, max(0.0, capacity))))
    half = 4.6 if compact else 6.3
    inner = QRectF(box.center().x() - half, box.center().y() - half, 2 * half, 2 * half)
    icons.paint(painter, terms.row(kind).icon, inner, "text")


def paint_hub(painter: QPainter, centre: QPointF, side: int) -> None:
    """A small block of two bars in the side's colour: stores."""
    box = QRectF(centre.x() - 4.5, centre.y() - 4.5, 9, 9)
    painter.setPen(pen(tints.halo(), 2.6))
    painter.setBrush(theme.colour("panel"))
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(pen(tints.side(side), 1.3))
    painter.drawRoundedRect(box, 2, 2)
    painter.drawLine(QPointF(box.left() + 2, centre.y() - 1), QPointF(box.right() - 2, centre.y() - 1))
    painter.drawLine(QPointF(box.left() + 2, centre.y() + 1.6), QPointF(box.right() - 2, centre.y() + 1.6))


def paint_struck(painter: QPainter, box: QRectF, raids: int, side: int) -> None:
    """Last month's raids as short rays around a node, at most eight."""
    painter.setPen(pen(tints.side(side, 0.95), 1.6))
    middle, inner, outer = box.center(), box.width() / 2 + 1.5, box.width() / 2 + 5.5
    count = min(8, raids)
    for ray in range(count):
        angle = -pi / 2 + (ray - (count - 1) / 2) * 0.42
        painter.drawLine(
            QPointF(middle.x() + cos(angle) * inner, middle.y() + sin(angle) * inner),
            QPointF(middle.x() + cos(angle) * outer, middle.y() + sin(angle) * outer),
        )


def count_box(centre: QPointF, text: str) -> QRectF:
    """The plate of a number standing at a place."""
    width = QFontMetricsF(theme.font(10, 700)).horizontalAdvance(text) + 9.0
    return QRectF(centre.x() - width / 2, centre.y() - 7.5, width, 15)


def paint_count(painter: QPainter, centre: QPointF, text: str, side: int | None) -> None:
    """A small plate with a number, in a side's colour."""
    painter.setFont(theme.font(10, 700))
    box = count_box(centre, text)
    painter.setPen(pen(tints.halo(), 1.5))
    painter.setBrush(theme.colour(theme.side(side)))
    painter.drawRoundedRect(box, 7.5, 7.5)
    painter.setPen(theme.colour("bg" if tints.is_dark() else "panel"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_town(painter: QPainter, centre: QPointF, rank: int) -> None:
    """A capital as a square, other places as dots by rank."""
    painter.setPen(pen(tints.halo(), 1.6))
    painter.setBrush(theme.colour("text" if rank < 3 else "mut"))
    radius = (3.2, 2.7, 2.2, 1.8)[min(3, rank)]
    if rank == 0:
        painter.drawRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius))
    else:
        painter.drawEllipse(centre, radius, radius)


def paint_arrowhead(painter: QPainter, tip: QPointF, direction: tuple[float, float], px: float) -> None:
    """A filled triangle pointing along a direction of length one."""
    dx, dy = direction
    foot = QPointF(tip.x() - dx * px, tip.y() - dy * px)
    painter.drawPolygon(QPolygonF([
        tip, QPointF(foot.x() - dy * px * 0.55, foot.y() + dx * px * 0.55),
        QPointF(foot.x() + dy * px * 0.55, foot.y() - dx * px * 0.55),
    ]))  # fmt: skip
