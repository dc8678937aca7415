"""Small and large still pictures of a map for cards, reports and printing."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from wargame.board.front.view import MapView
from wargame.ui.map.asset import theatre
from wargame.ui.map.base import paint_base
from wargame.ui.map.camera import Camera, fitted
from wargame.ui.map.labels import lay_labels, paint_label
from wargame.ui.map.nodes import paint_town
from wargame.ui.map.pictures import Look, look_of
from wargame.ui.map.scene import Emphasis, Scene
from wargame.ui.map.war import lines_of, paint_war

NAMED_FROM_PX = 190.0
"""Pictures narrower than this carry no names."""
ROOMY_PX = 300.0
"""From this width on places of the second rank are named too."""


def camera_for(view: MapView, width: float, height: float) -> Camera:
    """The theatre's frame shown whole in a picture."""
    return fitted(view.frame, width, height).held(theatre().frame)


@lru_cache(maxsize=16)
def _ground(camera: Camera, look: Look) -> QPixmap:
    """The bare ground of a card's picture, painted once for all cards of a size."""
    ratio = look[2]
    picture = QPixmap(ceil(camera.width * ratio), ceil(camera.height * ratio))
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    paint_base(painter, camera)
    painter.end()
    return picture


def paint_thumbnail(painter: QPainter, rect: QRectF, map_view: MapView) -> None:
    """Paint ground, control and line of a view into a rectangle, with the large towns named where there is room."""
    camera = camera_for(map_view, rect.width(), rect.height())
    painter.save()
    clip = QPainterPath()
    clip.addRect(rect)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    painter.drawPixmap(QPointF(), _ground(camera, look_of(painter)))
    lines = lines_of(map_view.sectors) if map_view.sectors else None
    if lines is not None:
        paint_war(painter, camera, lines)
    if rect.width() >= NAMED_FROM_PX:
        least = 2 if rect.width() >= ROOMY_PX else 1
        window = QRectF(4, 4, rect.width() - 8, rect.height() - 8)
        for label in lay_labels(map_view, (), camera.scale, lines.now if lines else None):
            anchor = camera.to_screen(label.at)
            if label.style == "town" and label.rank <= least and window.contains(label.box(anchor)):
                paint_town(painter, anchor, label.rank)
                paint_label(painter, label, anchor)
    painter.restore()


def board_picture(map_view: MapView, size: QSize) -> QImage:
    """The whole map of a view as it stands, without a window: ground, line, counters, nodes and names.

    Needs a QGuiApplication for the type; attacks of both sides are drawn as seen last month.
    """
    camera = camera_for(map_view, size.width(), size.height())
    picture = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    paint_base(painter, camera)
    scene = Scene(map_view, None)
    scene.arrange(camera.scale)
    if scene.lines is not None:
        paint_war(painter, camera, scene.lines)
    scene.paint(painter, camera, Emphasis())
    painter.end()
    return picture
