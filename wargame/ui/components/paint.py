"""Painting shared by every drawn component: text that logs when it does not fit, marks, bars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from wargame.ui.style import theme

overflow_log: list[str] = []
"""Every painted text wider than its box since the log was last cleared; the tests demand that it stays empty."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def write(painter: QPainter, box: QRectF, words: str, size: int = 13, weight: int = 400, token: str | QColor = "text",
          align: Qt.AlignmentFlag = LEFT, elide: bool = False) -> float:  # fmt: skip
    """Write one line inside a box and return its width in pixels; too long a line is elided on request, else logged."""
    face = theme.font(size, weight, words)
    metrics = QFontMetricsF(face, painter.device())
    wide = metrics.horizontalAdvance(words)
    if wide > box.width() + 1.0:
        if elide:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        else:
            overflow_log.append(f"{words!r} needs {wide:.0f} px of {box.width():.0f}")
    painter.setFont(face)
    painter.setPen(token if isinstance(token, QColor) else theme.colour(token))
    painter.drawText(box, align | Qt.TextFlag.TextDontClip, words)
    return min(wide, box.width())


def paragraph(painter: QPainter, box: QRectF, words: str, size: int = 13, weight: int = 400, token: str = "text",
              align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> float:  # fmt: skip
    """Write wrapped lines from a box's top and return their height in pixels; too high a paragraph is logged."""
    tall = paragraph_height(words, size, weight, box.width())
    if tall > box.height() + 1.0:
        overflow_log.append(f"{words!r} needs {tall:.0f} px of height of {box.height():.0f}")
    painter.setFont(theme.font(size, weight, words))
    painter.setPen(theme.colour(token))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
    return tall


def paragraph_height(words: str, size: int, weight: int, width: float) -> float:
    """Height in pixels of words wrapped to a width; 0 for none."""
    room = QRectF(0, 0, max(1.0, width), 10_000)
    metrics = QFontMetricsF(theme.font(size, weight, words))
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() if words else 0.0


def text_width(words: str, size: int = 13, weight: int = 400) -> float:
    """Width in pixels of one line in the interface's type."""
    return QFontMetricsF(theme.font(size, weight, words)).horizontalAdvance(words)


def line_height(size: int = 13) -> float:
    """Height in pixels of one line."""
    return QFontMetricsF(theme.font(size)).height()


def elided(words: str, face: QFont, width: float) -> str:
    """The words, cut with an ellipsis where they exceed a width in pixels."""
    return QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, width)


def pen(token: str | QColor, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
    """A round-capped pen in a token's colour; ``dash`` is in units of the width."""
    shade = token if isinstance(token, QColor) else theme.colour(token)
    result = QPen(shade, width)
    result.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    if dash:
        result.setDashPattern(dash)
    return result


def block(painter: QPainter, box: QRectF, fill: str | QColor | None, radius: float = 3.0,
          outline: str | QColor | None = None, width: float = 1.0) -> None:  # fmt: skip
    """A rounded rectangle, filled, outlined or both."""
    painter.setPen(pen(outline, width) if outline is not None else Qt.PenStyle.NoPen)
    shade = fill if isinstance(fill, QColor) or fill is None else theme.colour(fill)
    painter.setBrush(QBrush(shade) if shade is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def hatched(painter: QPainter, box: QRectF, token: str, base: QColor | None = None, radius: float = 2.0) -> None:
    """A bar for minus and for gaps: diagonal lines over a faint ground, so that colour is never the only sign."""
    painter.save()
    block(painter, box, base or theme.alpha(token, 0.28), radius)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(token, 1.6))
    left = box.left() - box.height()
    while left < box.right():
        painter.drawLine(QPointF(left, box.bottom()), QPointF(left + box.height(), box.top()))
        left += 5.0
    painter.restore()


def bar(painter: QPainter, box: QRectF, value: float, strong: bool = False) -> None:
    """A signed bar: green and solid for plus, red and hatched for minus; totals are solid either way."""
    token = "ok" if value >= 0 else "bad"
    if value < 0 and not strong:
        hatched(painter, box, token)
        return
    shade = theme.colour(token) if strong else theme.mix("panel", token, 0.65)
    block(painter, box, shade, 3.0 if strong else 2.0)


def haze(painter: QPainter, box: QRectF, token: str, strength: float = 0.55) -> None:
    """The blur of an estimate: strongest in the middle of its range."""
    fade = QLinearGradient(box.topLeft(), box.topRight())
    fade.setColorAt(0.0, theme.alpha(token, 0.0))
    fade.setColorAt(0.5, theme.alpha(token, strength))
    fade.setColorAt(1.0, theme.alpha(token, 0.0))
    painter.fillRect(box, QBrush(fade))


def mark(painter: QPainter, centre: QPointF, side: int | None, size: float = 10.0, halo: str | None = "panel") -> None:
    """A belligerent's mark: a square for side 0, a diamond for side 1, a ring for anyone else."""
    painter.setPen(pen(halo, 2.0) if halo else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.side(side)))
    half = size / 2 + (1.0 if halo else 0.0)
    if side == 0:
        painter.drawRoundedRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), 2.0, 2.0)
    elif side == 1:
        painter.drawPolygon(_diamond(centre, half * 1.28))
    else:
        painter.setPen(pen("mut", 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, size / 2, size / 2)


def _diamond(centre: QPointF, reach: float) -> QPolygonF:
    left, right = QPointF(centre.x() - reach, centre.y()), QPointF(centre.x() + reach, centre.y())
    top, bottom = QPointF(centre.x(), centre.y() - reach), QPointF(centre.x(), centre.y() + reach)
    return QPolygonF([left, top, right, bottom])


def tick(painter: QPainter, x: float, top: float, bottom: float, token: str = "text", width: float = 2.0,
         halo: str | None = "panel") -> None:  # fmt: skip
    """An upright tick with a halo in the colour of the ground, readable on any bar."""
    if halo:
        painter.setPen(pen(halo, width + 3.0))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.setPen(pen(token, width))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def focus_ring(painter: QPainter, box: QRectF, radius: float = 6.0) -> None:
    """The 2 px ring inside a widget that holds the keyboard."""
    block(painter, box.adjusted(1, 1, -1, -1), None, radius, "acc", 2.0)


def blank(width: int, height: int) -> QPixmap:
    """A transparent pixmap to paint on."""
    result = QPixmap(width, height)
    result.fill(Qt.GlobalColor.transparent)
    return result
