"""The table of economic nodes: its model, whose raid column takes orders, and the painter of each column."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wargame.board.front.view import NodeView
from wargame.engine.orders import PlanRaids
from wargame.seat.values import Figure
from wargame.ui.components.paint import CENTRE, LEFT, RIGHT, block, pen, write
from wargame.ui.components.sparkline import draw_sparkline
from wargame.ui.economy.reading import as_share, change_token, find_slider, loss_words, percent, percent_range
from wargame.ui.style import icons, theme
from wargame.words import figures, terms
from wargame.words.numbers import DASH, MINUS, plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
MOST_DEFENCE: Final = 5


class Column(IntEnum):
    """The columns of the table."""

    NODE = 0
    RANGE = 1
    CAPACITY = 2
    HISTORY = 3
    REPAIR = 4
    DEFENCE = 5
    RAIDS = 6
    EFFECT = 7


HEADERS: Final = ("Node", "Range", "Capacity", "Months", "Repair", "Defence", "Raids", "Effect")
HINTS: Final = (
    "Economic node at city level",
    "Reach it takes to raid it",
    "Share of nominal capacity; the box is the 90 % range",
    "Last months; the arrow is from the owner's point of view",
    "Months until repaired if left alone",
    "Air-defence channels, 0 to 5",
    "Raids planned this month",
    "Points of capacity the planned raids are expected to take",
)
WIDTHS: Final = (120, 56, 128, 82, 62, 70, 88, 72)


class NodeModel(QAbstractTableModel):
    """One owner's nodes that pass the filter; writing to the raid column gives an order."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.nodes: tuple[NodeView, ...] = ()
        self.problem = ("", "")
        """Sentence and rule of the last order refused, empty after one that was taken."""
        self._rule = ""
        bridge.refused.connect(self._note)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Nodes."""
        return 0 if parent.isValid() else len(self.nodes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Always eight."""
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names and hints of the columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = section in (Column.NODE, Column.RANGE, Column.CAPACITY, Column.HISTORY)
            return (LEFT if left else CENTRE if section in (Column.RAIDS, Column.DEFENCE) else RIGHT).value
        return {Qt.ItemDataRole.DisplayRole: HEADERS[section], Qt.ItemDataRole.ToolTipRole: HINTS[section]}.get(
            Qt.ItemDataRole(role)
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell, its tooltip, or the node."""
        node = self.nodes[index.row()]
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.EditRole and index.column() == Column.RAIDS:
            return node.raids_planned
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(node, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(node, Column(index.column()))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Plan a number of raids; False, with the reason kept, when that is refused."""
        node = self.nodes[index.row()]
        wanted = max(0, int(str(value)))
        # The refusal is about one raid more: what is planned may always be taken back.
        if node.refusal and wanted > node.raids_planned:
            self.problem = (node.refusal, "")
            return False
        self._rule = ""
        sentence = self._bridge.give(PlanRaids(node.index, wanted))
        self.problem = (sentence, self._rule if sentence else "")
        return not sentence

    def show(self, nodes: tuple[NodeView, ...]) -> None:
        """Show nodes; rows stay when they are the same nodes."""
        if [node.index for node in nodes] == [node.index for node in self.nodes]:
            self.nodes = nodes
            if nodes:
                self.dataChanged.emit(self.index(0, 0), self.index(len(nodes) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.nodes = nodes
        self.endResetModel()

    def most_raids(self, node: NodeView) -> int:
        """The most raids that the sheet lets this node have."""
        slider = find_slider(self._bridge.view, PlanRaids, node=node.index)
        return round(slider.high) if slider else 0

    def _note(self, sentence: str, rule: str) -> None:
        self._rule = rule

    def _tip(self, node: NodeView, column: Column) -> str:
        if column == Column.RAIDS:
            return (
                node.refusal
                or f"{node.raids_planned} of at most {self.most_raids(node)} raids; plus and minus keys change them"
            )
        if column == Column.CAPACITY:
            return f"{node.name}: {percent_range(node.capacity)} of nominal capacity. Why? on double click."
        if column == Column.NODE:
            return f"{node.name}, {node.city} ({node.kind_label}); {node.raids_last} raids last month"
        return f"{HINTS[column]}: {_words(node, column)}"


def _words(node: NodeView, column: Column) -> str:
    """A cell as text, for screen readers and copies."""
    history = " ".join(plain(value) for value in node.history)
    cells = {
        Column.NODE: node.name,
        Column.RANGE: terms.row(node.range_class).inside,
        Column.CAPACITY: percent_range(node.capacity),
        Column.HISTORY: history,
        Column.REPAIR: f"{plain(node.repair_months, 1)} mo",
        Column.DEFENCE: figures.text(node.defence),
        Column.RAIDS: str(node.raids_planned),
        Column.EFFECT: loss_words(node.expected_loss),
    }
    return cells[column]


def stepper_zones(rect: QRect) -> tuple[QRect, QRect, QRect]:
    """Minus, number and plus inside a raid cell."""
    height = min(theme.scaled(24), rect.height() - 4)
    box = QRect(rect.center().x() - 39, rect.center().y() - height // 2 + 1, 78, height)
    return (
        QRect(box.left(), box.top(), 25, height),
        QRect(box.left() + 25, box.top(), 28, height),
        QRect(box.left() + 53, box.top(), 25, height),
    )


class NodeDelegate(QStyledItemDelegate):
    """Draws each column of the table in its own way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        self.two_lines = False
        """Draw the capacity under the name, where its column has no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        return QSize(WIDTHS[index.column()], theme.scaled(29))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        node = index.data(NODE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, theme.mix("panel", "acc", 0.16))
        painter.setPen(pen("line", 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = QRectF(option.rect)
        if index.column() == Column.RAIDS:
            self._raids(painter, box, node, selected and bool(option.state & QStyle.StateFlag.State_Active))
        else:
            draw = {
                Column.NODE: self._name,
                Column.RANGE: self._range,
                Column.CAPACITY: self._capacity,
                Column.HISTORY: self._history,
                Column.REPAIR: self._repair,
                Column.DEFENCE: self._defence,
                Column.EFFECT: self._effect,
            }
            draw[Column(index.column())](painter, box, node)
        painter.restore()

    def _name(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        line = QRectF(box.left(), box.top() + 2, box.width(), box.height() / 2) if self.two_lines else box
        icons.paint(painter, terms.row(node.kind).icon, QRectF(box.left() + 4, line.center().y() - 7.5, 15, 15), "mut")
        write(painter, line.adjusted(26, 0, -4, 0), node.name, 13, 400, "text", LEFT, elide=True)
        if self.two_lines:
            self._capacity(painter, line.translated(0, line.height() - 4).adjusted(22, 0, -12, 0), node)

    def _range(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        write(painter, box.adjusted(2, 0, -2, 0), terms.row(node.range_class).inside, 12, 400, "mut", LEFT, elide=True)

    def _capacity(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        figure = as_share(node.capacity)
        write(painter, box.adjusted(0, 0, -6, 0), percent(node.capacity), 13, 600, "text", RIGHT)
        track = QRectF(box.left() + 4, box.center().y() - 3, box.width() - 54 * theme.text_scale, 6)
        draw_capacity(painter, track, figure, theme.side(node.owner))

    def _history(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        change = as_share(node.capacity)
        if len(node.history) > 1:
            draw_sparkline(painter, box.adjusted(4, 8, -22, -8), node.history, "mut")
        if change.change:
            token = change_token(change)
            write(
                painter,
                QRectF(box.right() - 18, box.top(), 14, box.height()),
                "▲" if change.change > 0 else "▼",
                10,
                400,
                token,
                CENTRE,
            )

    def _repair(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        write(painter, box.adjusted(0, 0, -6, 0), f"{plain(node.repair_months, 1)} mo", 12, 400, "mut", RIGHT)

    def _defence(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        draw_pips(painter, QPointF(box.center().x() - 21, box.center().y()), node.defence)

    def _raids(self, painter: QPainter, box: QRectF, node: NodeView, focused: bool) -> None:
        minus, number, plus = (QRectF(zone) for zone in stepper_zones(box.toRect()))
        whole = minus.united(plus)
        if node.refusal and not node.raids_planned:
            block(painter, whole.adjusted(0.5, 0.5, -0.5, -0.5), None, 6, "line")
            icons.paint(painter, "lock", QRectF(whole.center().x() - 6, whole.center().y() - 6, 12, 12), "mut")
            return
        live = self.editable
        outline = "text" if focused and live else "acc" if node.raids_planned and live else "edge"
        tint = theme.mix("panel", "acc", 0.1) if node.raids_planned else None
        block(painter, whole.adjusted(0.5, 0.5, -0.5, -0.5), tint, 6, outline, 1.6 if focused else 1.0)
        token = "text" if live else "mut"
        write(painter, minus, MINUS, 13, 600, token if node.raids_planned else "mut", CENTRE)
        write(painter, number, str(node.raids_planned), 13, 600, "text" if node.raids_planned else "mut", CENTRE)
        write(painter, plus, "+", 13, 600, "mut" if node.refusal else token, CENTRE)

    def _effect(self, painter: QPainter, box: QRectF, node: NodeView) -> None:
        words = loss_words(node.expected_loss)
        write(painter, box.adjusted(0, 0, -6, 0), words, 12, 600, "text" if words != DASH else "mut", RIGHT)


def draw_capacity(painter: QPainter, track: QRectF, figure: Figure, token: str) -> None:
    """A bar of 0..1 with the estimate's box around its end."""

    def x(value: float) -> float:
        return track.left() + min(1.0, max(0.0, value)) * track.width()

    block(painter, track, theme.mix("panel", "mut", 0.2), 3)
    block(
        painter, QRectF(track.left(), track.top(), max(3.0, x(figure.value) - track.left()), track.height()), token, 3
    )
    if not figure.is_exact:
        low, high = x(figure.low), x(figure.high)
        block(
            painter,
            QRectF(low, track.top() - 3, max(4.0, high - low), track.height() + 6),
            theme.alpha("panel", 0.35),
            3,
            "text",
            1.0,
        )


def draw_pips(painter: QPainter, left: QPointF, figure: Figure, most: int = MOST_DEFENCE) -> None:
    """Small upright blocks, filled up to the rounded figure."""
    for place in range(most):
        box = QRectF(left.x() + place * 9, left.y() - 5, 7, 10)
        block(painter, box, "mut" if place < round(figure.value) else theme.mix("panel", "mut", 0.2), 2)
