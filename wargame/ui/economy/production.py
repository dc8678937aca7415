"""The split of the defence industry as a bar with two dividers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wargame.engine.orders import SplitProduction
from wargame.engine.words import Production
from wargame.ui.components.paint import LEFT, block, focus_ring, text_width, tick, write
from wargame.ui.style import theme
from wargame.words import terms
from wargame.words.numbers import percent

TOKENS: Final = ("warn", "acc", "ok")
STEP: Final = 0.01
_KEY_STEP: Final = 0.05


class ProductionBar(QWidget):
    """Three shares that sum to one; dragging a divider, or the arrow keys, asks for a new split."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares = (1 / 3, 1 / 3, 1 / 3)
        self._drag = -1
        self._divider = 0
        self._before = self.shares
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_shares(self, munitions: float, strike: float, air_defence: float) -> None:
        """Show a split, unless a divider is being dragged."""
        if self._drag < 0:
            total = (munitions + strike + air_defence) or 1.0
            self.shares = (munitions / total, strike / total, air_defence / total)
            self._announce()

    def sizeHint(self) -> QSize:
        """A bar with its words below."""
        return QSize(240, theme.scaled(46))

    def divider_x(self, place: int) -> float:
        """Where a divider (0 or 1) stands, in pixels."""
        return 2 + sum(self.shares[: place + 1]) * (self.width() - 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the nearest divider."""
        if not self.isEnabled() or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._divider = min((0, 1), key=lambda place: abs(self.divider_x(place) - x))
        self._drag, self._before = self._divider, self.shares
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        near = min(abs(self.divider_x(place) - event.position().x()) for place in (0, 1))
        self.setCursor(Qt.CursorShape.SplitHCursor if near < 8 or self._drag >= 0 else Qt.CursorShape.ArrowCursor)
        if self._drag >= 0:
            self._move(self._drag, (event.position().x() - 2) / max(1, self.width() - 4))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the split."""
        if self._drag >= 0:
            self._drag = -1
            if self.shares != self._before:
                self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the divider, up and down change to the other one."""
        step = {Qt.Key.Key_Left: -_KEY_STEP, Qt.Key.Key_Right: _KEY_STEP}.get(Qt.Key(event.key()), 0.0)
        if step:
            before = self.shares
            self._move(self._divider, sum(self.shares[: self._divider + 1]) + step)
            if self.shares != before:
                self._ask()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._divider = 1 - self._divider
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three parts, the dividers and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(2, 4, self.width() - 4, theme.scaled(18))
        left = bar.left()
        for share, token in zip(self.shares, TOKENS, strict=True):
            block(
                painter,
                QRectF(left, bar.top(), max(0.0, share * bar.width()), bar.height()),
                theme.mix("panel", token, 0.72),
                3,
            )
            left += share * bar.width()
        for place in (0, 1):
            tick(painter, self.divider_x(place), bar.top() - 2, bar.bottom() + 2, "text", 3)
        self._words(painter, bar)
        if self.hasFocus():
            x = self.divider_x(self._divider)
            focus_ring(painter, QRectF(x - 7, bar.top() - 4, 14, bar.height() + 8), 4)

    def _words(self, painter: QPainter, bar: QRectF) -> None:
        each = bar.width() / len(TOKENS)
        for place, (name, share, token) in enumerate(zip(_names(), self.shares, TOKENS, strict=True)):
            words = f"{name} {percent(share)}"
            room = QRectF(bar.left() + place * each, bar.bottom() + 5, each, theme.scaled(16))
            start = room.left() + max(0.0, (each - text_width(words, 12) - 16) / 2) if place else room.left()
            block(painter, QRectF(start, room.center().y() - 4, 8, 8), theme.mix("panel", token, 0.72), 2)
            write(
                painter,
                QRectF(start + 13, room.top(), room.right() - start - 13, room.height()),
                words,
                12,
                400,
                "text",
                LEFT,
                elide=True,
            )

    def _move(self, divider: int, place: float) -> None:
        ends = [self.shares[0], self.shares[0] + self.shares[1]]
        low, high = (0.0, ends[1]) if divider == 0 else (ends[0], 1.0)
        ends[divider] = round(min(high, max(low, place)) / STEP) * STEP
        self.shares = (ends[0], ends[1] - ends[0], 1 - ends[1])
        self._announce()

    def _ask(self) -> None:
        munitions, strike = round(self.shares[0], 4), round(self.shares[1], 4)
        self.asked.emit(SplitProduction(munitions, strike, round(1 - munitions - strike, 4)))

    def _announce(self) -> None:
        words = ", ".join(f"{name} {percent(share)}" for name, share in zip(_names(), self.shares, strict=True))
        self.setAccessibleName(f"Production split: {words}")
        self.setToolTip(f"{words}. Drag a divider, or use the arrow keys; acts from next month.")
        self.update()


def _names() -> tuple[str, ...]:
    return tuple(terms.row(line).label for line in Production)
