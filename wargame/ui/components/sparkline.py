"""A word-sized line of a series."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from wargame.ui.components import paint
from wargame.ui.style import theme
from wargame.words.numbers import plain


class Sparkline(QWidget):
    """The last months of a figure, oldest first, with a dot at the end and an optional dashed threshold."""

    def __init__(self, values: Sequence[float] = (), token: str = "acc", threshold: float | None = None, name: str = "",
                 span: tuple[float, float] | None = None, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._token, self._threshold, self._name, self._span = token, threshold, name, span
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_values(values)

    def set_values(self, values: Sequence[float]) -> None:
        """Show another series."""
        self._values = tuple(values)
        ends = f"{plain(self._values[0])} to {plain(self._values[-1])}" if self._values else ""
        self.setAccessibleName(f"{self._name} {ends}".strip())
        self.setToolTip(f"{self._name}: {ends}" if self._name else ends)
        self.update()

    def sizeHint(self) -> QSize:
        """A word's width, a line's height."""
        return QSize(72, theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        if self._values:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            draw_sparkline(painter, box, self._values, self._token, self._threshold, self._span)


def draw_sparkline(painter: QPainter, box: QRectF, values: Sequence[float], token: str = "acc",
                   threshold: float | None = None, span: tuple[float, float] | None = None) -> None:  # fmt: skip
    """Draw a series into a box, scaled to its own span unless one is given."""
    known = [*values, *([] if threshold is None else [threshold])]
    low, high = span or (min(known), max(known))
    height = (high - low) or 1.0

    def y(value: float) -> float:
        return box.bottom() - (value - low) / height * box.height()

    step = box.width() / max(1, len(values) - 1)
    points = [QPointF(box.left() + index * step, y(value)) for index, value in enumerate(values)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if threshold is not None:
        painter.setPen(paint.pen("edge", 1.0, (3, 3)))
        painter.drawLine(QPointF(box.left(), y(threshold)), QPointF(box.right(), y(threshold)))
    painter.setPen(paint.pen(token, 1.6))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    painter.drawEllipse(points[-1], 2.5, 2.5)
