"""A value on a track with last month's tick, a threshold and an estimate's range."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wargame.seat.values import Figure
from wargame.ui.components import paint
from wargame.ui.style import theme
from wargame.words import figures


class TrackBar(QWidget):
    """A small horizontal gauge; ``knob`` draws a ring at the value instead of only filling up to it."""

    def __init__(self, figure: Figure | None = None, token: str = "acc", threshold: float | None = None,
                 last: float | None = None, knob: bool = False, name: str = "", span: tuple[float, float] = (0.0, 1.0),
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._token, self._threshold, self._last = token, threshold, last
        self._knob, self._name, self._span = knob, name, span
        self._figure = figure
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(44)
        theme.changed.connect(self.update)
        if figure is not None:
            self.set_figure(figure, threshold, last)

    def set_look(self, name: str, token: str) -> None:
        """Name what the next figure is of, and colour it."""
        self._name, self._token = name, token

    def set_figure(self, figure: Figure, threshold: float | None = None, last: float | None = None) -> None:
        """Show a figure, with the threshold it must pass and where it stood last month."""
        self._figure, self._threshold, self._last = figure, threshold, last
        if last is None and figure.change:
            self._last = figure.value - figure.change
        words = figures.text(figure)
        self.setAccessibleName(f"{self._name} {words}".strip())
        self.setToolTip(f"{self._name}: {words}" if self._name else words)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to read, one line high."""
        return QSize(110, theme.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the range, the fill, the ticks and the knob."""
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        track = QRectF(6, middle - 3, self.width() - 12, 6)
        draw_track(painter, track, self._figure, self._token, self._threshold, self._last, self._knob, self._span)


def draw_track(painter: QPainter, track: QRectF, figure: Figure, token: str,
               threshold: float | None = None, last: float | None = None,
               knob: bool = False, span: tuple[float, float] = (0.0, 1.0)) -> None:  # fmt: skip
    """Draw a gauge into a box; delegates use it in tables."""

    def place(value: float) -> float:
        share = (value - span[0]) / ((span[1] - span[0]) or 1.0)
        return track.left() + min(1.0, max(0.0, share)) * track.width()

    at, middle = place(figure.value), track.center().y()
    paint.block(painter, track, "sunken", track.height() / 2, "edge")
    fill = QRectF(track.left(), track.top(), max(at - track.left(), 2.0), track.height()).adjusted(0.5, 0.5, 0, -0.5)
    paint.block(painter, fill, theme.colour("mut") if knob else theme.colour(token), track.height() / 2)
    if not figure.is_exact:
        low, high = place(figure.low), place(figure.high)
        paint.haze(painter, QRectF(low - 4, track.top() - 3, high - low + 8, track.height() + 6), "text", 0.45)
    if last is not None:
        paint.tick(painter, place(last), track.top() - 4, track.bottom() + 4, "mut", 1.6)
    if threshold is not None:
        paint.tick(painter, place(threshold), track.top() - 5, track.bottom() + 5, "text", 2.0)
    if knob:
        painter.setPen(paint.pen("text", 2.0))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QPointF(min(max(at, track.left() + 3), track.right() - 3), middle), 4.5, 4.5)
