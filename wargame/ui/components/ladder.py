"""The precondition ladder: steps that hold the keyboard, joined by arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wargame.board.diplomacy.view import LadderStep
from wargame.ui.components import paint
from wargame.ui.style import icons, theme

LOOKS = {
    "done": ("ok", "check"),
    "open": ("acc", "circle-dot"),
    "blocked": ("bad", "circle-x"),
    "locked": ("mut", "lock"),
}
"""State of a step to its token and icon."""

GAP = 30
STEP = 54
"""Height in pixels of a step."""

ROW_GAP = 10
WIDEST_STEP = 260
NARROWEST_STEP = 184
COMPACT_STEP, COMPACT_GAP, COMPACT_TALL = 84, 14, 64
"""Width of a step, room between two and height, where all stand in one row with their titles only."""


class StepButton(QAbstractButton):
    """One step: number, title, detail, state; pressing it opens its rule."""

    def __init__(self, number: int, step: LadderStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.step = number, step
        self.compact = False
        self.set_step(step)

    def set_step(self, step: LadderStep) -> None:
        """Show the step as it stands now."""
        self.step = step
        self.setAccessibleName(f"{self.number} {step.title}: {step.state}, {step.detail}")
        self.setToolTip(f"{self.number} {step.title}\n{step.detail}\n{step.rule}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of text high."""
        return QSize(170, theme.scaled(STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the step as its state has it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token, icon = LOOKS[self.step.state]
        locked = self.step.state == "locked"
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = theme.colour("raised") if locked else theme.mix("panel", token, 0.14)
        paint.block(painter, box, fill, 8, "line" if locked else token, 1.0 if locked else 1.6)
        if self.compact:
            self._brief(painter, icon, token)
        else:
            self._full(painter, icon, token)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 8)

    def _full(self, painter: QPainter, icon: str, token: str) -> None:
        locked = self.step.state == "locked"
        disc = QRectF(11, self.height() / 2 - 14, 28, 28)
        paint.block(painter, disc, theme.mix("panel", token, 0.12 if locked else 0.28), 14)
        icons.paint(painter, icon, disc.adjusted(6.5, 6.5, -6.5, -6.5), token)
        self._words(painter, 48, "mut" if locked else "text", "bad" if self.step.state == "blocked" else "mut")

    def _brief(self, painter: QPainter, icon: str, token: str) -> None:
        shade = "mut" if self.step.state == "locked" else "text"
        line = theme.scaled(18)
        icons.paint(painter, icon, QRectF(9, 5 + line / 2 - 7, 14, 14), token)
        paint.write(painter, QRectF(28, 5, self.width() - 32, line), str(self.number), 12, 600, shade)
        title = QRectF(9, 6 + line, self.width() - 12, self.height() - line - 8)
        paint.paragraph(painter, title, self.step.title, 12, 600, shade)

    def _words(self, painter: QPainter, left: float, title: str, detail: str) -> None:
        half = self.height() / 2
        width = self.width() - left - 8
        heading = f"{self.number} {self.step.title}"
        paint.write(painter, QRectF(left, 5, width, half - 5), heading, 13, 600, title, elide=True)
        paint.write(painter, QRectF(left, half, width, half - 6), self.step.detail, 12, 400, detail, elide=True)


class Ladder(QWidget):
    """Steps in as many rows as the width asks for; ``opened`` carries the rule of a pressed step."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[StepButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._arrange)

    def set_steps(self, steps: tuple[LadderStep, ...]) -> None:
        """Show the steps in order."""
        if len(steps) != len(self.buttons):
            self._make(steps)
        for button, step in zip(self.buttons, steps, strict=True):
            button.set_step(step)
        self.update()

    def _make(self, steps: tuple[LadderStep, ...]) -> None:
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [StepButton(number, step, self) for number, step in enumerate(steps, 1)]
        for button in self.buttons:
            button.clicked.connect(lambda _checked=False, button=button: self.opened.emit(button.step.rule))
            button.show()
        self.updateGeometry()
        self._arrange()

    def heightForWidth(self, width: int) -> int:
        """Height of the rows at a width."""
        if self._is_compact(width):
            return theme.scaled(COMPACT_TALL)
        rows = -(-len(self.buttons) // self._columns_at(width)) if self.buttons else 1
        return rows * theme.scaled(STEP) + (rows - 1) * ROW_GAP

    def sizeHint(self) -> QSize:
        """All steps in one row."""
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        """One step."""
        return QSize(NARROWEST_STEP, theme.scaled(STEP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the steps out again."""
        self._arrange()

    def _columns_at(self, width: int) -> int:
        wanted = theme.scaled(NARROWEST_STEP) + GAP
        return max(1, min(len(self.buttons) or 1, (width + GAP) // wanted))

    def _arrange(self) -> None:
        compact = self._is_compact(self.width())
        columns = len(self.buttons) if compact else self._columns_at(self.width())
        gap, tall = (COMPACT_GAP, COMPACT_TALL) if compact else (GAP, STEP)
        tall = theme.scaled(tall)
        wide = min((self.width() - gap * (columns - 1)) // max(1, columns), theme.scaled(WIDEST_STEP))
        for index, button in enumerate(self.buttons):
            row, column = divmod(index, columns)
            button.compact = compact
            button.setGeometry(column * (wide + gap), row * (tall + ROW_GAP), wide, tall)
            button.update()
        self.update()

    def _is_compact(self, width: int) -> bool:
        count = len(self.buttons)
        brief = theme.scaled(COMPACT_STEP) * count + COMPACT_GAP * (count - 1)
        return self._columns_at(width) < count and width >= brief

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrows between steps of one row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for before, after in zip(self.buttons, self.buttons[1:], strict=False):
            if before.y() == after.y():
                self._arrow(painter, before, after)

    def _arrow(self, painter: QPainter, before: StepButton, after: StepButton) -> None:
        passed = before.step.state == "done"
        apart = 2 if before.compact else 5
        y, left, right = before.geometry().center().y() + 0.5, before.geometry().right() + apart, after.x() - apart + 1
        painter.setPen(paint.pen("ok" if passed else "edge", 1.6, () if passed else (3, 2)))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(paint.pen("ok" if passed else "edge", 1.6))
        painter.drawLine(QPointF(right - 4, y - 4), QPointF(right, y))
        painter.drawLine(QPointF(right - 4, y + 4), QPointF(right, y))
