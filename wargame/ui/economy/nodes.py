"""The card of economic nodes: whose, filter, table with raid steppers, and why an order was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QSizePolicy, QTableView, QWidget

from wargame.board.front.view import NodeView
from wargame.board.view import BoardView
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.node_table import NODE_ROLE, WIDTHS, Column, NodeDelegate, NodeModel, stepper_zones
from wargame.ui.economy.reading import own_side
from wargame.ui.economy.switch import Switch
from wargame.ui.orders.row import Refusal
from wargame.ui.style import theme
from wargame.words import terms

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

_TWO_LINES = 420
"""Below this width the capacity stands under the name."""
_LEAST_FOR = {
    Column.CAPACITY: _TWO_LINES,
    Column.EFFECT: 430,
    Column.HISTORY: 560,
    Column.DEFENCE: 640,
    Column.RANGE: 690,
    Column.REPAIR: 750,
}
"""Width of the table from which a column is shown; the others always are."""


class NodeTable(QTableView):
    """The table; plus and minus keys or the stepper plan raids, a double click asks why, selection is shared."""

    stepped = Signal()
    """After raids were asked for, whether or not they were refused."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.nodes = NodeModel(bridge, self)
        self.painter = NodeDelegate(self)
        self.targets = True
        self.setModel(self.nodes)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Economic nodes")
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NODE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._share)

    def show_nodes(self, nodes: tuple[NodeView, ...], targets: bool, editable: bool) -> None:
        """Show nodes as targets of raids or as own ones."""
        self.targets = targets
        self.painter.editable = editable
        self.nodes.show(nodes)
        self._fit()

    def select_node(self, index: int) -> None:
        """Make a node the current row, if it is shown; another index clears the selection."""
        for row, node in enumerate(self.nodes.nodes):
            if node.index == index:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.selectionModel().setCurrentIndex(self.nodes.index(row, Column.NODE), flags)
                return
        self.clearSelection()

    def step(self, row: int, change: int) -> None:
        """Plan more or fewer raids on the node of a row."""
        cell = self.nodes.index(row, Column.RAIDS)
        present = self.nodes.nodes[row].raids_planned
        if self.painter.editable and self.targets and present + change >= 0:
            self.nodes.setData(cell, present + change)
            self.stepped.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Step when the stepper was hit."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == Column.RAIDS and event.button() == Qt.MouseButton.LeftButton:
            minus, _, plus = stepper_zones(self.visualRect(index))
            where = event.position().toPoint()
            if minus.contains(where) or plus.contains(where):
                self.step(index.row(), 1 if plus.contains(where) else -1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask why a node's capacity is what it is; two quick clicks on the stepper are two clicks."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != Column.RAIDS:
            capacity = index.data(NODE_ROLE).capacity
            self._bridge.ask_why(capacity.quantity or capacity.rule)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus plan raids, Enter asks why."""
        row = self.currentIndex().row()
        change = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()), 0)
        if change and row >= 0:
            self.step(row, change)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            capacity = self.nodes.nodes[row].capacity
            self._bridge.ask_why(capacity.quantity or capacity.rule)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The panel scrolls; the table is shown whole."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that fit."""
        super().resizeEvent(event)
        self._fit()

    def _share(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self._bridge.select("node", current.data(NODE_ROLE).index)

    def _fit(self) -> None:
        for column in Column:
            hidden = self.width() < _LEAST_FOR.get(column, 0) * theme.text_scale
            if column in (Column.RAIDS, Column.EFFECT):
                hidden = hidden or not self.targets
            self.setColumnHidden(column, hidden)
            if column != Column.NODE:
                self.setColumnWidth(column, round(WIDTHS[column] * theme.text_scale))
        if self.width() > 760:
            self.setColumnWidth(Column.CAPACITY, round(self.width() * 0.2))
        self.painter.two_lines = self.width() < _TWO_LINES * theme.text_scale
        row = theme.scaled(44 if self.painter.two_lines else 29)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFont(theme.font(11, 500))
        height = self.horizontalHeader().sizeHint().height() + len(self.nodes.nodes) * row + 4
        self.setFixedHeight(height)


class NodesCard(EconomyCard):
    """Nodes of the adversary with raid steppers, or one's own."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Nodes", "target")
        self.switch = Switch(("Adversary", "Own"), "Whose nodes")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Filter nodes")
        self.search.setAccessibleName("Filter nodes")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.table = NodeTable(bridge, self)
        self.refusal = Refusal(self)
        self.refusal.tag.opened.connect(bridge.ask_why)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        row.addWidget(self.switch)
        self.front_box.addLayout(row)
        self.front_box.addWidget(self.table)
        self.front_box.addWidget(self.refusal)
        self.front_box.addStretch(1)
        self.switch.chosen.connect(self._again)
        self.search.textChanged.connect(self._again)
        self.table.stepped.connect(self._show_refusal)
        bridge.selected.connect(self.show_selected)
        theme.changed.connect(self._again)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show the nodes of the owner chosen by the card's own switch."""
        own = own_side(view)
        owner = own if self.switch.current == 1 else 1 - own
        counts = [sum(node.owner == which for node in view.map.nodes) for which in (1 - own, own)]
        names = (
            ("Adversary", "Own")
            if view.seat.side is not None
            else tuple(view.map.sides[which].name for which in (1 - own, own))
        )
        self.switch.set_words(tuple(f"{name} {count}" for name, count in zip(names, counts, strict=True)))
        words = self.search.text().casefold().split()
        nodes = tuple(
            node for node in view.map.nodes if node.owner == owner and all(word in _hay(node) for word in words)
        )
        targets = owner != own and view.seat.side is not None
        self.sub.setText("box: 90 % range; arrows from the owner's view" if owner != own else "own figures")
        self.set_why(nodes[0].capacity.rule if nodes else "")
        self.table.setToolTip("" if nodes else "No node passes the filter")
        self.table.show_nodes(nodes, targets, view.stage == "plan")

    @Slot(str, int)
    def show_selected(self, kind: str, index: int) -> None:
        """Follow the selection of the map; the switch turns to the node's owner."""
        if kind != "node":
            self.table.clearSelection()
            return
        owner = next((node.owner for node in self.bridge.view.map.nodes if node.index == index), None)
        if owner is not None and index not in [node.index for node in self.table.nodes.nodes]:
            self.search.clear()
            self.switch.choose(1 if owner == own_side(self.bridge.view) else 0)
        self.table.select_node(index)

    def _again(self) -> None:
        self.show_view(self.bridge.view, 0)

    def _show_refusal(self) -> None:
        self.refusal.show_reason(*self.table.nodes.problem)


def _hay(node: NodeView) -> str:
    return f"{node.name} {node.city} {node.kind_label} {node.kind} {terms.row(node.range_class).label}".casefold()
