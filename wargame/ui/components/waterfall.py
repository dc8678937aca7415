"""Signed terms stepping to a total, with rule tags and whiskers; imports PySide6, the views and sibling components."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wargame.game.views import Figure, Term
from wargame.ui import figures, theme
from wargame.ui.components import paint
from wargame.ui.components.card import clear
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import ElidedLabel, Label

NARROW = 300
"""Pixels under which the bars give way to names and figures."""


class Waterfall(QWidget):
    """One row per term and one for the total; ``opened`` carries the quantity (or rule) of a pressed tag."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._slots: list[QWidget] = []
        self._spans: list[tuple[float, float, Figure]] = []
        theme.changed.connect(self.update)

    def set_terms(self, terms: tuple[Term, ...], total: Figure, total_name: str) -> None:
        """Show terms (each already signed) and their total; printed terms add to the printed total."""
        self._clear()
        shown = figures.rounded_sum(tuple(term.figure.value for term in terms), total.digits)
        at = 0.0
        for row, (term, value) in enumerate(zip(terms, shown, strict=True)):
            self._add_row(row, term, value)
            self._spans.append((at, at + term.figure.value, term.figure))
            at += term.figure.value
        self._add_total(len(terms), total, total_name)
        self._spans.append((0.0, total.value, total))
        self._describe(terms, shown, total, total_name)
        self.update()

    def _clear(self) -> None:
        clear(self._grid)
        self._slots, self._spans = [], []

    def _add_row(self, row: int, term: Term, value: float) -> None:
        name = ElidedLabel(term.name, 12)
        tag = RuleTag(term.rule, term.figure.quantity)
        tag.opened.connect(self.opened)
        mark = "" if term.figure.is_exact else figures.ABOUT
        number = _number(mark + figures.signed(value, term.figure.digits), 500, "text")
        tip = "\n".join(line for line in (f"{term.name} {figures.text(term.figure)}", term.note) if line)
        for widget in (name, number):
            widget.setToolTip(tip)
        self._place(row, (name, tag, self._slot(), number))

    def _add_total(self, row: int, total: Figure, name: str) -> None:
        token = "ok" if total.value > 0 else "bad"
        number = _number(figures.signed(total), 600, token)
        number.setToolTip(f"{name} {figures.text(total)}")
        tag = RuleTag(total.rule, total.quantity)
        tag.opened.connect(self.opened)
        self._place(row, (ElidedLabel(name, 12, 600), tag, self._slot(), number))

    def _slot(self) -> QWidget:
        slot = QWidget()
        slot.setMinimumWidth(40)
        self._slots.append(slot)
        return slot

    def _place(self, row: int, widgets: tuple[QWidget, ...]) -> None:
        for column, widget in enumerate(widgets):
            self._grid.addWidget(widget, row, column)
        self._grid.setRowMinimumHeight(row, theme.scaled(26))

    def _describe(self, terms: tuple[Term, ...], shown: tuple[float, ...], total: Figure, name: str) -> None:
        parts = [f"{term.name} {figures.signed(value)}" for term, value in zip(terms, shown, strict=True)]
        self.setAccessibleName(f"{name} {figures.signed(total)}: " + ", ".join(parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the bars when there is no room for them."""
        roomy = event.size().width() >= NARROW
        for slot in self._slots:
            slot.setVisible(roomy)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, connectors, axis and whiskers behind the labels."""
        if not self._spans or not self._slots[0].isVisible():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = [slot.geometry() for slot in self._slots]
        last = boxes[-1]
        painter.setPen(paint.pen("line", 1.0))
        painter.drawLine(QPointF(0, last.top() - 1), QPointF(self.width(), last.top() - 1))
        draw_waterfall(painter, boxes, self._spans)


def _number(words: str, weight: int, token: str) -> Label:
    label = Label(words, 12, weight, token)
    label.setAlignment(paint.RIGHT)
    return label


def draw_waterfall(painter: QPainter, boxes: list[QRect], spans: list[tuple[float, float, Figure]]) -> None:
    """Draw a bar per row inside the boxes, all on one scale; the last one is the total."""
    low = min(0.0, *(min(start, end, *_reach(figure, start)) for start, end, figure in spans))
    high = max(0.0, *(max(start, end, *_reach(figure, start)) for start, end, figure in spans))
    left, width = boxes[0].left() + 8, boxes[0].width() - 16

    def x(value: float) -> float:
        return left + (value - low) / ((high - low) or 1.0) * width

    for row, (box, (start, end, figure)) in enumerate(zip(boxes, spans, strict=True)):
        total = row == len(boxes) - 1
        tall = 14 if total else 11
        shape = QRectF(min(x(start), x(end)), box.center().y() - tall / 2 + 0.5, max(abs(x(end) - x(start)), 2.0), tall)
        paint.bar(painter, shape, end - start, strong=total)
        if not total:
            below = boxes[row + 1].center().y()
            painter.setPen(paint.pen("edge", 1.0))
            if row + 2 < len(boxes):
                painter.drawLine(QPointF(x(end), shape.bottom()), QPointF(x(end), below - tall / 2))
        if not figure.is_exact:
            low_end, high_end = _reach(figure, start)
            _whisker(painter, x(low_end), x(high_end), box.center().y() + 0.5)
    painter.setPen(paint.pen("edge", 1.2))
    painter.drawLine(QPointF(x(0), boxes[0].top()), QPointF(x(0), boxes[-1].bottom()))


def _reach(figure: Figure, start: float) -> tuple[float, float]:
    return (start + figure.low, start + figure.high)


def _whisker(painter: QPainter, left: float, right: float, y: float) -> None:
    painter.setPen(paint.pen("text", 1.4))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for end in (left, right):
        painter.drawLine(QPointF(end, y - 4), QPointF(end, y + 4))
