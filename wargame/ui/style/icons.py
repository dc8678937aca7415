"""Line icons recoloured from the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wargame import resources
from wargame.ui.style import theme


def pixmap(name: str, token: str = "text", size: int = 16) -> QPixmap:
    """An icon of ``size`` logical pixels in a token's colour, sharp on the densest screen; raises FileNotFoundError."""
    return _drawn(name, _shade(token), size, _ratio())


def icon(name: str, token: str = "text", size: int = 16) -> QIcon:
    """A QIcon in a token's colour; its disabled state is muted."""
    result = QIcon(pixmap(name, token, size))
    result.addPixmap(pixmap(name, "mut", size), QIcon.Mode.Disabled)
    return result


def paint(painter: QPainter, name: str, box: QRectF, token: str = "text") -> None:
    """Draw an icon into a box with a painter."""
    _renderer(name, _shade(token)).render(painter, box)


def _shade(token: str) -> str:
    return theme.css(token) if token in theme.TOKENS else QColor(token).name()


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _drawn(name: str, shade: str, size: int, ratio: float) -> QPixmap:
    # Before anything is painted on: a picture given up half-way with its painter at work crashes Qt.
    renderer = _renderer(name, shade)
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=512)
def _renderer(name: str, shade: str) -> QSvgRenderer:
    path = resources.assets() / "icons" / f"{name}.svg"
    drawing = path.read_text(encoding="utf-8").replace("currentColor", shade)
    return QSvgRenderer(QByteArray(drawing.encode()))
