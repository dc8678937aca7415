"""The whole asset in a corner with the window of the view."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from wargame.ui.map.asset import theatre
from wargame.ui.map.base import paint_base, pen
from wargame.ui.map.camera import Camera
from wargame.ui.map.scene import Scene
from wargame.ui.map.war import paint_war
from wargame.ui.style import theme

Size = tuple[int, int, float]
"""Width and height in pixels, and how many of the screen's there are to one."""
WIDTH_PX, SMALL_PX = 190, 130
"""Width in pixels, and on a map narrower than five times as much."""


class Minimap(QWidget):
    """A click or drag asks for another centre, in km."""

    centred = Signal(float, float)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._camera: Camera | None = None
        self._bare: dict[Size, QPixmap] = {}
        self._pictures: dict[Size, QPixmap] = {}
        self.setAccessibleName("Overview map")
        self.setToolTip("Click or drag to look elsewhere (M hides it)")

    def sizeHint(self) -> QSize:
        """As wide as set, as high as the asset is."""
        west, south, east, north = theatre().frame
        around = self.parentWidget()
        width = SMALL_PX if around is not None and around.width() < 5 * WIDTH_PX else WIDTH_PX
        return QSize(width, round(width * (north - south) / (east - west)))

    def show_view(self, camera: Camera) -> None:
        """Draw the window of this view."""
        self._camera = camera
        self.update()

    def clear(self) -> None:
        """Forget everything painted (theme changed)."""
        self._bare.clear()
        self.clear_war()

    def clear_war(self) -> None:
        """Forget the pictures with the line; the bare ground stays good."""
        self._pictures.clear()
        self.update()

    def _whole(self) -> Camera:
        west, south, east, north = theatre().frame
        scale = self.width() / (east - west)
        return Camera((west + east) / 2, (south + north) / 2, scale, float(self.width()), float(self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cached ground and the view's window."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._camera is not None:
            whole, seen = self._whole(), self._camera.seen()
            box = QRectF(whole.to_screen((seen.left(), seen.bottom())), whole.to_screen((seen.right(), seen.top())))
            painter.setPen(pen(theme.colour("text"), 1.4))
            painter.setBrush(theme.alpha("text", 0.10))
            painter.drawRect(box.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.colour("edge"), 1.0))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _picture(self) -> QPixmap:
        """The picture for the size it has; a map goes to and fro between two of them, beside panels and alone."""
        size = (self.width(), self.height(), self.devicePixelRatioF())
        if size not in self._pictures:
            self._pictures[size] = self._painted(size)
        return self._pictures[size]

    def _painted(self, size: Size) -> QPixmap:
        """Painted at twice the size and shrunk: at this scale the coast would be all line."""
        camera = self._whole()
        double = replace(camera, scale=camera.scale * 2, width=camera.width * 2, height=camera.height * 2)
        if size not in self._bare:
            self._bare[size] = QPixmap(round(double.width), round(double.height))
            painter = QPainter(self._bare[size])
            paint_base(painter, double)
            painter.end()
        large = self._bare[size].copy()
        if self._scene.lines is not None:
            painter = QPainter(large)
            paint_war(painter, double, self._scene.lines, with_glow=False)
            painter.end()
        ratio = self.devicePixelRatioF()
        small = large.scaled(
            self.size() * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        return small

    def _ask(self, spot: QPointF) -> None:
        self.centred.emit(*self._whole().to_map(spot))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the place clicked."""
        self._ask(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position())
        event.accept()
