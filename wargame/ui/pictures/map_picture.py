"""A still picture of a board's map as a widget, for cards and reports."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from wargame.board.front.view import MapView
from wargame.ui.map.thumbnail import paint_thumbnail
from wargame.ui.style import theme


class MapPicture(QWidget):
    """Paints the map once for each size and theme; ``round`` names the rounded corners: all, top, left or none."""

    def __init__(
        self, view: MapView | None = None, corners: str = "all", fade: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._corners, self._fade = view, corners, fade
        self._drawn = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 80)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Map of the line of contact"))
        theme.changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        """A card's picture."""
        return QSize(360, 160)

    def set_map(self, view: MapView | None) -> None:
        """Show another map; None leaves the ground empty."""
        self._view = view
        self._forget()

    def _forget(self) -> None:
        self._drawn = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture, painting it first when the size or the theme is new."""
        ratio = self.devicePixelRatioF()
        if self._drawn.isNull() or self._drawn.size() != self.size() * ratio:
            self._draw(ratio)
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _draw(self, ratio: float) -> None:
        self._drawn = QPixmap(self.size() * ratio)
        self._drawn.setDevicePixelRatio(ratio)
        self._drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, self.width(), self.height())
        painter.setClipPath(self._outline(box))
        painter.fillRect(box, theme.colour("sunken"))
        if self._view is not None:
            paint_thumbnail(painter, box, self._view)
        if self._fade:
            painter.fillRect(box, self._veil(box))
        painter.end()

    def _outline(self, box: QRectF) -> QPainterPath:
        path = QPainterPath()
        if self._corners == "none":
            path.addRect(box)
            return path
        spill = 12.0
        right = box.right() + (spill if self._corners == "left" else 0)
        bottom = box.bottom() + (spill if self._corners == "top" else 0)
        path.addRoundedRect(QRectF(box.left(), box.top(), right - box.left(), bottom - box.top()), 9, 9)
        return path

    def _veil(self, box: QRectF) -> QLinearGradient:
        end = box.bottomLeft() if self._fade == "down" else box.topRight()
        veil = QLinearGradient(box.topLeft(), end)
        veil.setColorAt(0.0, theme.alpha("panel", 0.0))
        veil.setColorAt(0.72, theme.alpha("panel", 0.0))
        veil.setColorAt(1.0, theme.alpha("panel", 1.0 if self._fade == "right" else 0.75))
        return veil
