"""The tree behind an explanation, unfolded as the reader asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from wargame.board.view import WhyInput, WhyView
from wargame.ui.components import paint
from wargame.ui.style import icons, theme
from wargame.words.figures import unmarked
from wargame.words.numbers import MINUS, read

NAME, FIGURE, KIND, SOURCE = range(4)
HEADERS = ("Term", "Takes away · adds", "Kind", "Range and source")
INPUT = int(Qt.ItemDataRole.UserRole)
VALUE = INPUT + 1
LOADED = INPUT + 2

Index = QModelIndex | QPersistentModelIndex


def signed_value(words: str) -> float | None:
    """The number of a figure that is printed with its sign, else None."""
    figure = unmarked(words).strip()
    return read(figure.split()[0]) if figure.startswith(("+", MINUS)) else None


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
        shown: WhyInput = self.itemFromIndex(index.siblingAtColumn(NAME)).data(INPUT)
        return shown

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


def figure_width(index: Index) -> int:
    """Pixels that a row's figure needs on one line."""
    return round(paint.text_width(index.data() or "", 13, 600)) + 14


class WhyDelegate(QStyledItemDelegate):
    """Paints the signed bar beside its figure, and the kind with its icon.

    In a ``stacked`` table names and figures wrap, and the range and source stand under the name.
    """

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self.stacked = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one line with air, or as high as what is stacked in them."""
        least = theme.scaled(36)
        return QSize(super().sizeHint(option, index).width(), self._stacked_height(index) if self.stacked else least)

    def height_of(self, model: QAbstractItemModel, most: int) -> int:
        """Pixels of the first rows of a model, ``most`` of them at most, when stacked."""
        return sum(self._stacked_height(model.index(line, NAME)) for line in range(min(most, model.rowCount())))

    def _stacked_height(self, index: Index) -> int:
        name, note = _cell(index, NAME), _cell(index, SOURCE).data() or ""
        figure = _cell(index, FIGURE)
        wide = self._tree.columnWidth(NAME) - self._tree.indentation() * _depth(index) - 10
        tall = paint.paragraph_height(name.data() or "", 13, 500, wide)
        tall += paint.paragraph_height(note, 12, 400, wide) if note else 0
        figures_tall = paint.paragraph_height(figure.data() or "", 13, 600, self._tree.columnWidth(FIGURE) - 10)
        return max(theme.scaled(36), round(max(tall, figures_tall)) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        box = QRectF(option.rect).adjusted(4, 0, -6, 0)
        words = index.data() or ""
        if self.stacked:
            self._stack(painter, box.adjusted(0, 7, 0, -7), words, index)
        elif index.column() == FIGURE:
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

    def _stack(self, painter: QPainter, box: QRectF, words: str, index: Index) -> None:
        if index.column() == FIGURE:
            paint.paragraph(painter, box, words, 13, 600, _token(index.data(VALUE)), Qt.AlignmentFlag.AlignRight)
            return
        note = _cell(index, SOURCE).data() or ""
        tall = paint.paragraph(painter, box, words, 13, 500)
        paint.paragraph(painter, box.adjusted(0, tall, 0, 0), note, 12, 400, "mut")

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
        area = box.adjusted(bars + 4, 0, 0, 0) if share is not None else box
        paint.write(painter, area, words, 13, 600, _token(share), paint.RIGHT, elide=True)


def _token(share: float | None) -> str:
    return "text" if not share else "ok" if share > 0 else "bad"


def _cell(index: Index, column: int) -> QModelIndex:
    return index.sibling(index.row(), column)


def _depth(index: Index) -> int:
    depth = 1
    while (index := index.parent()).isValid():
        depth += 1
    return depth


def _square(box: QRectF) -> QRectF:
    return QRectF(box.left(), box.center().y() - 7, 14, 14)
