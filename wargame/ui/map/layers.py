"""Keeps the painted ground in pictures so that panning is a copy."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from wargame.ui.map import tints
from wargame.ui.map.base import paint_base
from wargame.ui.map.camera import Camera
from wargame.ui.map.war import Lines, paint_war

MARGIN = 0.22
"""Share of the view painted beyond each edge."""


class GroundCache:
    """Two pictures wider than the view: the bare ground, and the ground with control and line on it."""

    def __init__(self) -> None:
        self._camera: Camera | None = None
        self._bare: QPixmap | None = None
        self._full: QPixmap | None = None

    def clear(self) -> None:
        """Forget both pictures (theme or text scale changed)."""
        self._camera = self._bare = self._full = None

    def clear_war(self) -> None:
        """Forget the picture with the line; the bare ground stays good."""
        self._full = None

    @property
    def is_laid(self) -> bool:
        """True when there is a bare ground, be it one of another scale to stretch."""
        return self._bare is not None

    @property
    def is_empty(self) -> bool:
        """True while there is no picture with the line, not even one of another scale to stretch."""
        return self._full is None

    def is_sharp(self, camera: Camera) -> bool:
        """True when the pictures were made at this scale and still cover the view."""
        return self._full is not None and self._covers(camera)

    def _covers(self, camera: Camera) -> bool:
        made = self._camera
        return made is not None and made.scale == camera.scale and made.seen().contains(camera.seen())

    def lay(self, camera: Camera, ratio: float) -> None:
        """Paint the bare ground around a view where it does not cover the view already."""
        if self._bare is not None and self._covers(camera):
            return
        self._full = None
        self._camera = replace(
            camera, width=round(camera.width * (1 + 2 * MARGIN)), height=round(camera.height * (1 + 2 * MARGIN))
        )
        self._bare = self._blank(self._camera, ratio)
        painter = QPainter(self._bare)
        paint_base(painter, self._camera)
        painter.end()

    def render(self, camera: Camera, lines: Lines | None, ratio: float) -> None:
        """Paint both pictures around a view; the bare one only when it does not cover the view already."""
        self.lay(camera, ratio)
        assert self._camera is not None and self._bare is not None
        self._full = self._bare.copy()
        self._full.setDevicePixelRatio(ratio)
        if lines is not None:
            painter = QPainter(self._full)
            paint_war(painter, self._camera, lines)
            painter.end()

    def draw(self, painter: QPainter, camera: Camera, bare: bool = False) -> None:
        """Copy the part in view, stretched while the scale is another; uncovered edges stay plain."""
        picture, made = self._bare if bare else self._full, self._camera
        if picture is None or made is None:
            painter.fillRect(QRectF(0, 0, camera.width, camera.height), tints.land())
            return
        growth = camera.scale / made.scale
        middle = camera.to_screen((made.x, made.y))
        width, height = made.width * growth, made.height * growth
        corner = middle - QPointF(width / 2, height / 2)
        if growth == 1.0:
            painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), picture)
            return
        if not QRectF(corner.x(), corner.y(), width, height).contains(QRectF(0, 0, camera.width, camera.height)):
            painter.fillRect(QRectF(0, 0, camera.width, camera.height), tints.land())
        painter.drawPixmap(QRectF(corner.x(), corner.y(), width, height), picture, QRectF(picture.rect()))

    @staticmethod
    def _blank(camera: Camera, ratio: float) -> QPixmap:
        picture = QPixmap(round(camera.width * ratio), round(camera.height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(tints.sea())
        return picture
