"""Two signs wired into an AND: what opens a general ceasefire."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wargame.ui.components import paint
from wargame.ui.style import icons, theme

BODY = 44
"""Width and height in pixels of the gate's body."""


class AndGate(QWidget):
    """Draws each input by its sign (solid open, dashed closed) and the state of what the gate opens."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._inputs: tuple[bool, bool] = (False, False)
        self._open = False
        self._anchors: tuple[QWidget, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(138)
        self.setMinimumHeight(120)
        theme.changed.connect(self.update)

    def set_state(self, inputs: tuple[bool, bool], is_open: bool) -> None:
        """Show which inputs are above zero and whether the gate is open."""
        self._inputs, self._open = inputs, is_open
        first, second, all_open = (self.tr("open") if state else self.tr("closed") for state in (*inputs, is_open))
        self.setAccessibleName(f"{self._title} {all_open}; {first}, {second}")
        self.setToolTip(self.tr("Opens only in a month when both utilities are above zero"))
        self.update()

    def set_anchors(self, first: QWidget, second: QWidget) -> None:
        """The two widgets whose last rows the wires leave from; they must lie beside the gate."""
        self._anchors = (first, second)

    def _entries(self) -> list[float]:
        """Heights in pixels at which the wires come in."""
        foot = theme.scaled(26) / 2
        return [self.mapFromGlobal(each.mapToGlobal(QPoint(0, each.height()))).y() - foot for each in self._anchors]

    def sizeHint(self) -> QSize:
        """As high as the rows it joins."""
        return QSize(138, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wires, the gate and the words above it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entries = self._entries() or [0.25 * self.height(), 0.75 * self.height()]
        middle = min(max(sum(entries) / 2, 66.0), self.height() - 30.0)
        for entry, joint, state in zip(entries, (middle - 11, middle + 11), self._inputs, strict=True):
            self._wire(painter, entry, joint, state)
        self._body(painter, middle)
        word, token = (self.tr("open"), "ok") if self._open else (self.tr("closed"), "bad")
        top = middle - BODY / 2 - 44
        paint.write(painter, QRectF(26, top, self.width() - 28, 18), self._title, 12, 600, elide=True)
        paint.write(painter, QRectF(26, top + 17, self.width() - 28, 20), word, 14, 600, token)

    def _wire(self, painter: QPainter, entry: float, joint: float, state: bool) -> None:
        token = "ok" if state else "bad"
        painter.setPen(paint.pen(token, 2.0, () if state else (3, 2)))
        path = QPainterPath(QPointF(0, entry))
        path.lineTo(20, entry)
        path.lineTo(20, joint)
        path.lineTo(36, joint)
        painter.strokePath(path, painter.pen())
        painter.setPen(paint.pen(token, 1.6))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QPointF(10, entry), 8, 8)
        icons.paint(painter, "check" if state else "x", QRectF(5, entry - 5, 10, 10), token)

    def _body(self, painter: QPainter, middle: float) -> None:
        top = middle - BODY / 2
        shape = QPainterPath(QPointF(36, top))
        shape.lineTo(36 + BODY / 2, top)
        shape.arcTo(QRectF(36, top, BODY, BODY), 90, -180)
        shape.lineTo(36, top + BODY)
        shape.closeSubpath()
        token = "ok" if self._open else "bad"
        painter.setPen(paint.pen(token, 2.0, () if self._open else (3, 2)))
        painter.drawLine(QPointF(36 + BODY, middle), QPointF(100, middle))
        painter.setPen(paint.pen("text", 2.0))
        painter.setBrush(theme.mix("panel", "text", 0.08))
        painter.drawPath(shape)
        paint.write(painter, QRectF(36, top, BODY - 4, BODY), "AND", 12, 600, align=paint.CENTRE)
        painter.setPen(paint.pen(token, 1.6))
        painter.setBrush(theme.mix("panel", token, 0.18))
        painter.drawEllipse(QPointF(114, middle), 13, 13)
        icons.paint(painter, "check" if self._open else "lock", QRectF(107, middle - 7, 14, 14), token)
