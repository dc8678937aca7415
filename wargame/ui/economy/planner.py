"""The strike and air-defence planner: stock by range, where the raids go, crews over own nodes, production."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.front.view import NodeView
from wargame.board.orders.view import Resource
from wargame.board.view import BoardView
from wargame.engine.orders import AssignDefence, Order, SplitProduction
from wargame.ui.components.paint import LEFT, RIGHT, block, hatched, pen, text_width, write
from wargame.ui.components.text import Label
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.node_table import draw_pips
from wargame.ui.economy.production import ProductionBar
from wargame.ui.economy.reading import chosen_order, find_slider, loss_words, own_side, percent_range
from wargame.ui.orders.row import Refusal
from wargame.ui.orders.sliders import SliderEditor
from wargame.ui.style import icons, theme
from wargame.words import figures, terms
from wargame.words.numbers import plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

_MOST_PIPS = 24
RAID_ROW = 36
"""Pixels in height of a target: its name over its bar."""


class StockBar(QWidget):
    """Raids of one range class: used of available, one block a raid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: Resource | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_stock(self, stock: Resource) -> None:
        """Show a stock."""
        self._stock = stock
        words = f"{stock.name}: {plain(stock.used, 0)} of {plain(stock.available, 0)} raids planned"
        self.setAccessibleName(words)
        self.setToolTip(words + (f" ({stock.rule})" if stock.rule else ""))
        self.update()

    def sizeHint(self) -> QSize:
        """A line over blocks."""
        return QSize(90, theme.scaled(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stock."""
        if self._stock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stock = self._stock
        over = stock.used > stock.available
        amount = f"{plain(stock.used, 0)} / {plain(stock.available, 0)}"
        line = QRectF(0, 0, self.width(), theme.scaled(18))
        write(
            painter,
            line.adjusted(0, 0, -text_width(amount, 12, 600) - 6, 0),
            stock.name,
            12,
            500,
            "text",
            LEFT,
            elide=True,
        )
        write(painter, line, amount, 12, 600, "bad" if over else "text", RIGHT)
        track = QRectF(0, line.bottom() + 4, self.width(), 8)
        count = max(1, round(stock.available))
        if count > _MOST_PIPS:
            block(painter, track, theme.mix("panel", "mut", 0.2), 2)
            block(painter, QRectF(0, track.top(), track.width() * min(1.0, stock.used / count), 8), "acc", 2)
        elif over:
            hatched(painter, track, "bad")
        else:
            each = track.width() / count
            for place in range(count):
                box = QRectF(place * each, track.top(), max(1.5, each - 2), 8)
                block(painter, box, "acc" if place < stock.used else theme.mix("panel", "mut", 0.2), 2)


class RaidChart(QWidget):
    """Where the planned raids go: expected loss of each target in points of capacity, with its range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[NodeView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_nodes(self, nodes: tuple[NodeView, ...]) -> None:
        """Show the targets, the largest loss first."""
        self._nodes = tuple(sorted(nodes, key=lambda node: -abs(node.expected_loss.value)))
        words = "; ".join(
            f"{node.name}: {node.raids_planned} raids, {loss_words(node.expected_loss)} points" for node in self._nodes
        )
        self.setAccessibleName(words or "No raids planned")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line a target."""
        return QSize(200, max(1, len(self._nodes)) * theme.scaled(RAID_ROW) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._nodes:
            write(painter, QRectF(self.rect()), "No raids are planned.", 12, 400, "mut", LEFT)
            return
        most = max((max(abs(n.expected_loss.low), abs(n.expected_loss.high)) for n in self._nodes), default=0.0) or 1.0
        for place, node in enumerate(self._nodes):
            line = QRectF(0, place * theme.scaled(RAID_ROW), self.width(), theme.scaled(20))
            words = loss_words(node.expected_loss)
            name = line.adjusted(0, 0, -text_width(words, 12, 600) - 8, 0)
            write(painter, name, node.name, 12, 400, "text", LEFT, elide=True)
            write(painter, line, words, 12, 600, "text", RIGHT)
            self._bar(painter, QRectF(0, line.bottom() + 1, self.width(), 7), node, most)

    def _bar(self, painter: QPainter, track: QRectF, node: NodeView, most: float) -> None:
        loss = node.expected_loss
        low, high = sorted((abs(loss.low), abs(loss.high)))
        block(painter, track, theme.mix("panel", "mut", 0.14), 3)
        block(
            painter,
            QRectF(track.left(), track.top(), max(2.0, abs(loss.value) / most * track.width()), track.height()),
            theme.mix("panel", "acc", 0.75),
            3,
        )
        if high > low:
            painter.setPen(pen("text", 1.6))
            y = track.center().y()
            painter.drawLine(
                QPointF(track.left() + low / most * track.width(), y),
                QPointF(track.left() + high / most * track.width(), y),
            )


class DefenceRow(QWidget):
    """An own node: name, its channels, and its share of crews and channels to set."""

    def __init__(self, node: NodeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node = node
        self.editor: SliderEditor | None = None
        self.name = Label(node.name, 12, wrap=True)
        self.pips = Pips(self)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 2, 0, 2)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.pips)
        self._box.addWidget(self.name, 4)
        self._box.addLayout(self._row, 5)
        self._turn()

    def set_node(self, node: NodeView, view: BoardView, give: object) -> None:
        """Show a node and the slider that its draft line offers."""
        self.node = node
        self.name.setText(node.name)
        self.pips.set_node(node)
        slider = find_slider(view, AssignDefence, node=node.index)
        if slider is not None and self.editor is None:
            self.editor = SliderEditor(slider, node.name, False, self)
            self.editor.edited.connect(give)
            self._row.addWidget(self.editor, 1)
        if self.editor is not None:
            if slider is not None:
                self.editor.set_slider(slider, node.name)
            self.editor.setVisible(slider is not None)
            self.editor.setEnabled(view.stage == "plan")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name over the controls where there is no room beside them."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() >= 400 * theme.text_scale
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(8 if wide else 0)


class Pips(QWidget):
    """An own node's icon and its air-defence channels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node: NodeView | None = None
        self.setFixedSize(70, theme.scaled(24))
        theme.changed.connect(self.update)

    def set_node(self, node: NodeView) -> None:
        """Show a node."""
        self._node = node
        self.setToolTip(
            f"{node.name}: {figures.text(node.defence)} channels, capacity {percent_range(node.capacity)},"
            f" {node.raids_last} raids last month"
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        if self._node is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, terms.row(self._node.kind).icon, QRectF(0, self.height() / 2 - 7, 14, 14), "mut")
        draw_pips(painter, QPointF(22, self.height() / 2), self._node.defence)


class PlannerCard(EconomyCard):
    """What to raid with what is in stock, what to shield, and what to build."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Strike planner", "crosshair", chart=True)
        self.stocks: list[StockBar] = []
        self.chart = RaidChart(self)
        self.rows: list[DefenceRow] = []
        self.production = ProductionBar(self)
        self.refusal = Refusal(self)
        self._rule = ""
        self._stock_row = QHBoxLayout()
        self._stock_row.setSpacing(14)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(16)
        self._raids, self._crews = QWidget(self), QWidget(self)
        self._crew_list = QVBoxLayout(self._crews)
        self._build()
        self.production.asked.connect(self._give)
        self.refusal.tag.opened.connect(bridge.ask_why)
        bridge.refused.connect(self._note)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show the planner of the seat's own side."""
        own = own_side(view)
        raids = next((resource for resource in view.orders.resources if resource.name == "Raids"), None)
        self.sub.setText(f"{plain(raids.used, 0)} of {plain(raids.available, 0)} raids planned" if raids else "")
        enemy = tuple(node for node in view.map.nodes if node.owner != own and node.raids_planned)
        self.set_why(next((node.expected_loss.rule for node in enemy if node.expected_loss.rule), "R29"))
        self._show_stock(view.economy.strike_stock)
        self.chart.set_nodes(enemy)
        self._show_crews(view, [node for node in view.map.nodes if node.owner == own])
        self._show_production(view)
        self.set_twin(("Target", "Raids", "Expected loss, points"), [
            (node.name, str(node.raids_planned), loss_words(node.expected_loss)) for node in enemy
        ])  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves side by side when there is room."""
        super().resizeEvent(event)
        wide = self.width() >= 620 * theme.text_scale
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _show_stock(self, stock: tuple[Resource, ...]) -> None:
        while len(self.stocks) < len(stock):
            bar = StockBar(self)
            self.stocks.append(bar)
            self._stock_row.addWidget(bar, 1)
        for place, bar in enumerate(self.stocks):
            bar.setVisible(place < len(stock))
            if place < len(stock):
                bar.set_stock(stock[place])

    def _show_crews(self, view: BoardView, nodes: list[NodeView]) -> None:
        while len(self.rows) < len(nodes):
            row = DefenceRow(nodes[len(self.rows)], self._crews)
            self.rows.append(row)
            self._crew_list.insertWidget(len(self.rows), row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(nodes))
            if place < len(nodes):
                row.set_node(nodes[place], view, self._give)

    def _show_production(self, view: BoardView) -> None:
        chosen = chosen_order(view, SplitProduction)
        self.production.setEnabled(view.stage == "plan")
        for widget in (self.production, self._production_title):
            widget.setVisible(chosen is not None)
        if isinstance(chosen, SplitProduction):
            self.production.set_shares(chosen.munitions, chosen.strike, chosen.air_defence)

    def _give(self, order: Order) -> None:
        self._rule = ""
        sentence = self.bridge.give(order)
        self.refusal.show_reason(sentence, self._rule if sentence else "")
        if sentence:
            self.show_view(self.bridge.view, 0)

    def _note(self, sentence: str, rule: str) -> None:
        self._rule = rule

    def _build(self) -> None:
        self.front_box.addWidget(Label("Strike stock this month", 12, 600))
        self.front_box.addLayout(self._stock_row)
        raids = QVBoxLayout(self._raids)
        for layout in (raids, self._crew_list):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        raids.addWidget(Label("Where the raids go", 12, 600))
        raids.addWidget(Label("points of capacity expected; line = 90 % range", 11, 400, "mut", wrap=True))
        raids.addWidget(self.chart)
        raids.addStretch(1)
        self._crew_list.addWidget(Label("Air defence and repair over own nodes", 12, 600))
        self._crew_list.addStretch(1)
        self._halves.addWidget(self._raids, 1)
        self._halves.addWidget(self._crews, 1)
        self.front_box.addLayout(self._halves)
        self.front_box.addStretch(1)
        self._production_title = Label("Production split: drag a divider; acts from next month", 12, 600, wrap=True)
        self.front_box.addWidget(self._production_title)
        self.front_box.addWidget(self.production)
        self.front_box.addWidget(self.refusal)
        self.production.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
