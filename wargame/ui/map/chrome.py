"""What lies over the map's edges: buttons, scale bar, north arrow, vignette."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF, QRadialGradient
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from wargame.ui.map import tints
from wargame.ui.map.base import pen
from wargame.ui.map.camera import Camera
from wargame.ui.style import icons, theme
from wargame.words.numbers import MINUS

EDGE_PX = 12
SPANS_KM = (1000, 500, 250, 200, 100, 50, 25, 20, 10, 5)
WIDEST_BAR_PX = 150.0
BUTTON_PX = 30

ACTIONS = (
    ("zoom_in", "plus", "Zoom in", "+", False),
    ("zoom_out", "minus", "Zoom out", MINUS, False),
    ("fit", "maximize", "Show the whole front", "F", False),
    ("counters", "shield", "Counters", "H", True),
    ("nodes", "factory", "Economic nodes", "N", True),
    ("minimap", "map", "Overview map", "M", True),
    ("legend", "list-ordered", "Legend", "L", True),
)
"""Name, icon, words, key, and whether it switches something on and off."""


class MapButtons(QWidget):
    """A column of buttons; the panel connects them by name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.by_name: dict[str, QToolButton] = {}
        for name, _, words, key, switches in ACTIONS:
            button = QToolButton(self)
            button.setCheckable(switches)
            button.setChecked(switches)
            button.setToolTip(f"{words} ({key})")
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedSize(BUTTON_PX, BUTTON_PX)
            button.setIconSize(QSize(16, 16))
            column.addWidget(button)
            self.by_name[name] = button
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        panel, line, chosen = theme.css("panel"), theme.css("line"), theme.mix("panel", "acc", 0.22).name()
        self.setStyleSheet(
            f"QToolButton {{ background: {panel}; border: 1px solid {line}; border-radius: 6px; padding: 0; }}"
            f" QToolButton:hover {{ border-color: {theme.css('acc')}; }}"
            f" QToolButton:checked {{ background: {chosen}; border-color: {theme.css('edge')}; }}"
        )
        for name, icon, *_ in ACTIONS:
            self.by_name[name].setIcon(icons.icon(icon, "text"))


def span_of(scale: float, widest: float = WIDEST_BAR_PX) -> tuple[int, float]:
    """The longest round distance whose bar fits into ``widest`` pixels, in km, and the bar's pixels."""
    for km in SPANS_KM:
        if km * scale <= widest:
            return km, km * scale
    return SPANS_KM[-1], SPANS_KM[-1] * scale


def paint_scale_bar(painter: QPainter, camera: Camera) -> None:
    """The scale bar in the lower left corner."""
    km, px = span_of(camera.scale, min(WIDEST_BAR_PX, camera.width * 0.16))
    left, bottom = EDGE_PX + 2.0, camera.height - EDGE_PX - 4.0
    ends = QPolygonF(
        [QPointF(left, bottom - 5), QPointF(left, bottom), QPointF(left + px, bottom), QPointF(left + px, bottom - 5)]
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((tints.halo(), 4.0), (theme.colour("text"), 1.5)):
        painter.setPen(pen(colour, width))
        painter.drawPolyline(ends)
    painter.setFont(theme.font(11, 500))
    box = QRectF(left + px + 8, bottom - 13, 90, 16)
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"{km} km")


def paint_north(painter: QPainter, camera: Camera, right: float) -> None:
    """A small arrow with N: the map is always north up."""
    x, y = right - 15.0, EDGE_PX + 16.0
    painter.setPen(pen(tints.halo(), 2.0))
    painter.setBrush(theme.colour("mut"))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 11), QPointF(x + 5, y + 3), QPointF(x, y), QPointF(x - 5, y + 3)]))
    painter.setFont(theme.font(10, 700))
    painter.setPen(theme.colour("mut"))
    painter.drawText(QRectF(x - 10, y + 4, 20, 14), Qt.AlignmentFlag.AlignCenter, "N")


def paint_vignette(painter: QPainter, camera: Camera) -> None:
    """A little darkness towards the corners."""
    painter.drawPixmap(0, 0, _vignette(round(camera.width), round(camera.height), theme.current()))


@lru_cache(maxsize=4)
def _vignette(width: int, height: int, shade: str) -> QPixmap:
    """Painted small and stretched: there is nothing sharp in it."""
    small = QPixmap(max(1, width // 8), max(1, height // 8))
    small.fill(Qt.GlobalColor.transparent)
    box = QRectF(small.rect())
    fade = QRadialGradient(box.center(), max(box.width(), box.height()) * 0.72)
    fade.setColorAt(0.55, QColor(0, 0, 0, 0))
    fade.setColorAt(1.0, QColor(0, 0, 0, 110 if shade == "dark" else 13))
    painter = QPainter(small)
    painter.fillRect(box, fade)
    painter.end()
    return small.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
