"""The legend of the map, which folds away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wargame.board.front.view import MapView
from wargame.engine.words import NodeKind, Posture
from wargame.ui.map import arrows, counters, nodes, tints
from wargame.ui.map.base import pen
from wargame.ui.map.war import paint_line
from wargame.ui.style import theme

ROW_PX = 22
HEAD_PX = 30
SAMPLE_PX = 34
Swatch = Callable[[QPainter, QRectF], None]


def _ground(painter: QPainter, box: QRectF) -> None:
    inner = box.adjusted(2, 4, -2, -4)
    painter.fillRect(inner, tints.home())
    painter.fillRect(inner, tints.side(0, 0.13))
    painter.fillRect(inner, QBrush(tints.side(0, 0.30), Qt.BrushStyle.BDiagPattern))


def _line(painter: QPainter, box: QRectF) -> None:
    middle = box.center().y()
    paint_line(painter, [QPointF(box.right() - 3, middle), QPointF(box.left() + 3, middle)], 0.9)


def _ghost(painter: QPainter, box: QRectF) -> None:
    style = pen(theme.colour("text"), 1.0)
    style.setDashPattern([5, 3])
    painter.setPen(style)
    painter.drawLine(QPointF(box.left() + 3, box.center().y()), QPointF(box.right() - 3, box.center().y()))


def _counter(side: int) -> Swatch:
    def swatch(painter: QPainter, box: QRectF) -> None:
        size = (24.0, 17.0) if side == 0 else (21.0, 21.0)
        inner = QRectF(box.center().x() - size[0] / 2, box.center().y() - size[1] / 2, *size)
        counters.paint_counter(painter, inner, side, 2, "", None, False)

    return swatch


def _attack(plotted: bool) -> Swatch:
    def swatch(painter: QPainter, box: QRectF) -> None:
        middle = box.center().y()
        start, end = QPointF(box.right() - 2, middle), QPointF(box.left() + 2, middle)
        arrows.paint_attack(painter, start, end, 0, plotted, 7.0)

    return swatch


def _transfer(painter: QPainter, box: QRectF) -> None:
    middle = box.center().y()
    arrows.paint_transfer(painter, QPointF(box.left() + 2, middle + 3), QPointF(box.right() - 2, middle + 3), 1)


def _node(painter: QPainter, box: QRectF) -> None:
    middle = box.center()
    nodes.paint_node(painter, QRectF(middle.x() - 10, middle.y() - 10, 20, 20), 0, NodeKind.REFINERY, 0.7, True)


def _raid(painter: QPainter, box: QRectF) -> None:
    arrows.paint_raid(painter, QPointF(box.left() + 2, box.bottom() - 6), QPointF(box.right() - 3, box.bottom() - 8), 1)


def _hub(painter: QPainter, box: QRectF) -> None:
    nodes.paint_hub(painter, box.center(), 1)


def _posture(painter: QPainter, box: QRectF) -> None:
    for shift, posture in ((-9.0, Posture.FORTIFY), (9.0, Posture.GRIND)):
        counters.paint_badge(painter, QPointF(box.center().x() + shift, box.center().y()), posture, 1, counters.BADGE)


def rows_of(view: MapView) -> list[tuple[str, Swatch]]:
    """What the legend explains, for one pair of sides."""
    first, second = view.sides
    return [
        ("Line of contact", _line),
        ("Line a month ago, at the start", _ghost),
        (f"Ground held by {first.name}", _ground),
        (f"{first.name}: force points", _counter(0)),
        (f"{second.name}: force points", _counter(1)),
        ("Posture: fortify, grind \u2026", _posture),
        ("Attack plotted", _attack(True)),
        ("Attack seen last month", _attack(False)),
        ("Transfer of force points", _transfer),
        ("Node, ring shows capacity", _node),
        ("Raids planned", _raid),
        ("Logistics hub", _hub),
    ]


class Legend(QWidget):
    """A plate in the corner; a click or Space folds it."""

    folded = Signal()

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows_of(view)
        self._open = True
        self.is_chosen = False
        self.setAccessibleName("Legend")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Fold or unfold the legend (L)")

    def set_view(self, view: MapView) -> None:
        """Name the sides of another view."""
        self._rows = rows_of(view)
        self.adjustSize()
        self.update()

    @property
    def is_open(self) -> bool:
        """True while the rows are shown."""
        return self._open

    def fold(self, closed: bool) -> None:
        """Fold to the heading, or open."""
        self._open = not closed
        self.adjustSize()
        self.update()
        self.folded.emit()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest row."""
        metrics = QFontMetrics(theme.font(11))
        if not self._open:
            return QSize(metrics.horizontalAdvance("Legend") + 54, HEAD_PX)
        widest = max(metrics.horizontalAdvance(text) for text, _ in self._rows)
        return QSize(widest + SAMPLE_PX + 34, HEAD_PX + theme.scaled(ROW_PX) * len(self._rows) + 8)

    def toggle(self) -> None:
        """Fold or open because somebody asked; from then on a change of size leaves it alone."""
        self.is_chosen = True
        self.fold(self._open)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or open."""
        self.toggle()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space folds."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plate, its heading and one row a sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.colour("line"), 1.0))
        painter.setBrush(theme.alpha("panel", 0.93))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(12, 600))
        head = QRectF(12, 0, self.width() - 24, HEAD_PX)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "Legend")
        painter.drawText(
            head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "\u25be" if self._open else "\u25b8"
        )
        if self._open:
            self._paint_rows(painter)
        painter.end()

    def _paint_rows(self, painter: QPainter) -> None:
        row = theme.scaled(ROW_PX)
        for i, (text, swatch) in enumerate(self._rows):
            top = HEAD_PX + i * row
            painter.save()
            swatch(painter, QRectF(10, top, SAMPLE_PX, row))
            painter.restore()
            painter.setPen(theme.colour("mut"))
            painter.setFont(theme.font(11))
            painter.drawText(
                QRectF(SAMPLE_PX + 18, top, self.width() - SAMPLE_PX - 22, row), Qt.AlignmentFlag.AlignVCenter, text
            )
