"""The tree behind an explanation, unfolded as the reader asks; imports PySide6, the views and ui parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wargame.game.views import WhyInput, WhyView
from wargame.ui import figures, icons, theme
from wargame.ui.components import paint

NAME, FIGURE, KIND, SOURCE = range(4)
HEADERS = ("Term", "Takes away · adds", "Kind", "Range and source")
INPUT = int(Qt.ItemDataRole.UserRole)
VALUE = INPUT + 1
LOADED = INPUT + 2

Index = QModelIndex | QPersistentModelIndex


def signed_value(words: str) -> float | None:
    """The number of a figure that is printed with its sign, else None."""
    plain = words.replace(figures.ABOUT, "").strip().replace(",", "")
    if not plain or plain[0] not in f"+{figures.MINUS}":
        return None
    try:
        return float(plain.replace(figures.MINUS, "-").split()[0])
    except ValueError:
        return None


class WhyTree(QStandardItemModel):
    """Inputs of an explanation; a row that is itself explained loads its own inputs when it is unfolded."""

    def __init__(self, explain: Callable[[str], WhyView | None]) -> None:
        super().__init__()
        self._explain = explain

    def show_view(self, view: WhyView) -> None:
        """Show the inputs of a view."""
        self.clear()
        self.setHorizontalHeaderLabels(list(HEADERS))
        self._add(self.invisibleRootItem(), view.inputs)

    def load(self, index: QModelIndex) -> None:
        """Put the inputs of an unfolded row under it, once."""
        item = self.itemFromIndex(index.siblingAtColumn(NAME))
        if item is None or item.data(LOADED):
            return
        item.setData(True, LOADED)
        item.removeRows(0, item.rowCount())
        view = self._explain(item.data(INPUT).quantity)
        self._add(item, view.inputs if view is not None else ())

    def input_at(self, index: QModelIndex) -> WhyInput:
        """The input a row shows."""
        return self.itemFromIndex(index.siblingAtColumn(NAME)).data(INPUT)

    def _add(self, parent: QStandardItem, inputs: tuple[WhyInput, ...]) -> None:
        values = [signed_value(each.value) for each in inputs]
        widest = max((abs(value) for value in values if value is not None), default=0.0)
        for each, value in zip(inputs, values, strict=True):
            name = QStandardItem(each.name)
            name.setData(each, INPUT)
            figure = QStandardItem(f"{each.value} {each.unit}".strip())
            if value is not None and widest:
                figure.setData(value / widest, VALUE)
            kind = QStandardItem("parameter" if each.is_parameter else "input")
            cells = (name, figure, kind, QStandardItem(each.note))
            for cell in cells:
                cell.setEditable(False)
                cell.setToolTip(" · ".join(filter(None, (each.name, figure.text(), each.note))))
            if is_explained(each):
                # A stand-in gives the row its arrow; the real children come when it is unfolded.
                name.appendRow(QStandardItem(""))
            parent.appendRow(cells)


def is_explained(each: WhyInput) -> bool:
    """True when an input may have an explanation of its own."""
    return bool(each.quantity) and not each.is_parameter


class WhyDelegate(QStyledItemDelegate):
    """Paints the signed bar beside its figure, and the kind with its icon."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one line with air."""
        return QSize(super().sizeHint(option, index).width(), theme.scaled(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        box = QRectF(option.rect).adjusted(4, 0, -6, 0)
        words = index.data() or ""
        if index.column() == FIGURE:
            self._figure(painter, box, words, index.data(VALUE))
        elif index.column() == KIND:
            parameter = words == "parameter"
            icons.paint(painter, "settings" if parameter else "chart-line", _square(box), "mut")
            paint.write(painter, box.adjusted(20, 0, 0, 0), words, 12, 400, "mut", elide=True)
        elif index.column() == NAME:
            paint.write(painter, box, words, 13, 500, elide=True)
        else:
            paint.write(painter, box, words, 12, 400, "mut", elide=True)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.mix("panel", "acc", 0.16))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("raised"))
        painter.setPen(paint.pen("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _figure(self, painter: QPainter, box: QRectF, words: str, share: float | None) -> None:
        bars = box.width() * 0.42
        if share is not None and bars > 60:
            zero, reach = box.left() + bars / 2, share * (bars / 2 - 4)
            bar = QRectF(min(zero, zero + reach), box.center().y() - 5.5, max(abs(reach), 2.0), 11)
            paint.bar(painter, bar, share)
            paint.tick(painter, zero, box.top() + 5, box.bottom() - 5, "edge", 1.0, halo=None)
        token = "text" if share is None or share == 0 else "ok" if share > 0 else "bad"
        area = box.adjusted(bars + 4, 0, 0, 0) if share is not None else box
        paint.write(painter, area, words, 13, 600, token, paint.RIGHT, elide=True)


def _square(box: QRectF) -> QRectF:
    return QRectF(box.left(), box.center().y() - 7, 14, 14)
