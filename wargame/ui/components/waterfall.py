"""Signed terms stepping to a total, with rule tags and whiskers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wargame.seat.values import Figure, Term
from wargame.ui.components import paint
from wargame.ui.components.card import clear
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import rounded_to, signed

NARROW = 300
"""Pixels under which the bars give way to names and figures."""


class _Row:
    """The widgets of one term, or of the total: name, tag, room for the bar, figure."""

    def __init__(self, is_total: bool) -> None:
        self.name, self.tag = ElidedLabel("", 12, 600 if is_total else 400), RuleTag("")
        self.slot = QWidget()
        self.slot.setMinimumWidth(40)
        self.number = Label("", 12, 600 if is_total else 500)
        self.number.setAlignment(paint.RIGHT)

    def show_term(self, term: Term, value: float) -> None:
        """Show a term, its figure rounded to ``value`` so that the printed terms add up."""
        words = figures.marked(signed(value, term.figure.digits), term.figure.is_exact)
        tip = "\n".join(line for line in (f"{term.name} {figures.text(term.figure)}", term.note) if line)
        self._show(term.name, term.rule, term.figure, words, tip)

    def show_total(self, total: Figure, name: str) -> None:
        """Show the total in the colour of its sign."""
        self._show(name, total.rule, total, figures.signed(total), f"{name} {figures.text(total)}")
        self.number.set_token("ok" if total.value > 0 else "bad")

    def _show(self, name: str, rule: str, figure: Figure, words: str, tip: str) -> None:
        self.name.setText(name)
        self.tag.set_rule(rule, figure.quantity)
        self.number.setText(words)
        self.name.setToolTip(tip)
        self.number.setToolTip(tip)


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
        self._rows: list[_Row] = []
        self._spans: list[tuple[float, float, Figure]] = []
        theme.changed.connect(self.update)

    def set_terms(self, terms: tuple[Term, ...], total: Figure, total_name: str) -> None:
        """Show terms (each already signed) and their total; printed terms add to the printed total."""
        shown = rounded_to([term.figure.value for term in terms], total.value, total.digits)
        self._keep(len(terms) + 1)
        self._spans = []
        at = 0.0
        for row, term, value in zip(self._rows, terms, shown, strict=False):
            row.show_term(term, value)
            self._spans.append((at, at + term.figure.value, term.figure))
            at += term.figure.value
        self._rows[-1].show_total(total, total_name)
        self._spans.append((0.0, total.value, total))
        self._describe(terms, shown, total, total_name)
        self.update()

    def _keep(self, count: int) -> None:
        """As many rows as that, made anew only when there were more or fewer."""
        if count != len(self._rows):
            clear(self._grid)
            self._rows = [_Row(place == count - 1) for place in range(count)]
            for place, row in enumerate(self._rows):
                row.tag.opened.connect(self.opened)
                for column, widget in enumerate((row.name, row.tag, row.slot, row.number)):
                    self._grid.addWidget(widget, place, column)
        # A grid never has fewer rows than it once had; those without a term take no room.
        for place in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(place, theme.scaled(26) if place < count else 0)

    def _describe(self, terms: tuple[Term, ...], shown: tuple[float, ...], total: Figure, name: str) -> None:
        parts = [f"{term.name} {signed(value)}" for term, value in zip(terms, shown, strict=True)]
        self.setAccessibleName(f"{name} {figures.signed(total)}: " + ", ".join(parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the bars when there is no room for them."""
        roomy = event.size().width() >= NARROW
        for row in self._rows:
            row.slot.setVisible(roomy)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, connectors, axis and whiskers behind the labels."""
        if not self._spans or not self._rows[0].slot.isVisible():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = [row.slot.geometry() for row in self._rows]
        last = boxes[-1]
        painter.setPen(paint.pen("line", 1.0))
        painter.drawLine(QPointF(0, last.top() - 1), QPointF(self.width(), last.top() - 1))
        draw_waterfall(painter, boxes, self._spans)


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
