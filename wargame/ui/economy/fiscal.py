"""Fiscal measures with their level, amount and price, edited in place for the own side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.economy.view import FiscalLine, SideEconomy
from wargame.board.orders.view import Slider
from wargame.board.view import BoardView
from wargame.engine.orders import SetFiscal
from wargame.engine.words import Fiscal
from wargame.seat.values import Figure
from wargame.ui.components.card import Inset
from wargame.ui.components.flow import Flow
from wargame.ui.components.paint import block, focus_ring
from wargame.ui.components.text import IconLabel, Label, hairline
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.reading import change_token, change_words, find_slider, own_side, whose
from wargame.ui.orders.row import Refusal
from wargame.ui.orders.sliders import order_with
from wargame.ui.style import theme
from wargame.words import figures, terms
from wargame.words.numbers import plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

PIPS: Final = 4


class LevelPips(QWidget):
    """A level of 0..1 in four blocks; a click sets it, arrow keys step it, ``asked`` carries the level wanted."""

    asked = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.level = 0.0
        self._step = 1 / PIPS
        self.editable = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_level(self, level: float, slider: Slider | None) -> None:
        """Show a level; without a slider it cannot be changed."""
        self.level = slider.value if slider else level
        self._step = max(slider.step, 0.05) if slider else 1 / PIPS
        self.editable = slider is not None
        self._hint = ". Click, or use the arrow keys." if slider else ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if slider else Qt.FocusPolicy.NoFocus)
        words = f"{self._name}: level {plain(self.level)}"
        self.setAccessibleName(words)
        self.setToolTip(words + self._hint)
        self.update()

    def set_price(self, price: str) -> None:
        """Name the price of the measure in the tooltip too."""
        if price:
            self.setToolTip(f"{self.accessibleName()}{self._hint}\nPrice: {price}")

    def sizeHint(self) -> QSize:
        """Four blocks."""
        return QSize(PIPS * 20 + 6, theme.scaled(22))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the level to the block clicked; clicking the last filled one takes it away."""
        place = min(PIPS, max(1, int((event.position().x() - 3) // 20) + 1))
        self._ask((place - 1) / PIPS if abs(self.level - place / PIPS) < 1e-6 else place / PIPS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the level."""
        keys = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Minus: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Plus: 1,
        }
        change = keys.get(Qt.Key(event.key()), 0)
        if change:
            self._ask(min(1.0, max(0.0, self.level + change * self._step)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the blocks, the last one in part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(PIPS):
            box = QRectF(3 + place * 20, self.height() / 2 - 5, 17, 10)
            block(painter, box, theme.mix("panel", "mut", 0.2), 2)
            part = min(1.0, max(0.0, self.level * PIPS - place))
            if part > 0.01:
                block(
                    painter,
                    QRectF(box.left(), box.top(), box.width() * part, box.height()),
                    "acc" if self.editable else "mut",
                    2,
                )
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 5)

    def _ask(self, level: float) -> None:
        if self.editable and abs(level - self.level) > 1e-6:
            self.asked.emit(round(level, 4))


class FiscalRow:
    """The widgets of one measure in the card's grid."""

    def __init__(self, grid: QGridLayout, place: int, name: str) -> None:
        self._grid, self._place = grid, place
        self.icon = IconLabel(terms.row(Fiscal(place)).icon, "mut", 15)
        self.name = Label(name, 13, 500, wrap=True)
        self.pips = LevelPips(name)
        self.amount = Label("", 12, 500)
        self.runway = Label("", 12, 500)
        self.price = Label("", 12, 400, "mut", wrap=True)
        for label in (self.amount, self.runway):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def lay_out(self, roomy: bool) -> None:
        """One row with room for it, else three: the name, the figures, the price."""
        cells: tuple[QWidget, ...] = (self.icon, self.name, self.pips, self.amount, self.runway, self.price)
        for widget in cells:
            self._grid.removeWidget(widget)
        top = 1 + 3 * self._place
        places = (
            [(top, column, 1) for column in range(6)]
            if roomy
            else [(top, 0, 1), (top, 1, 4), (top + 1, 1, 2), (top + 1, 3, 1), (top + 1, 4, 1), (top + 2, 1, 4)]
        )
        for widget, (line, column, span) in zip(cells, places, strict=True):
            self._grid.addWidget(widget, line, column, 1, span)

    def show(self, line: FiscalLine, slider: Slider | None) -> None:
        """Show a measure."""
        self.name.setText(line.name)
        self.pips.set_level(line.level, slider)
        self.amount.setText(line.amount)
        self.runway.setText(line.runway_change)
        self.price.setText(line.price)
        self.pips.set_price(line.price)
        self.name.set_type(13, 600 if line.level > 0 else 400)


class Outlook(QWidget):
    """A figure of the side's purse with its change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = Label("", 14, 600)
        self.change = Label("", 11, 600)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        box.addWidget(Label(name, 11, 400, "mut", wrap=True))
        pair = Flow(across=6, down=0)
        pair.addWidget(self.value)
        pair.addWidget(self.change)
        box.addLayout(pair)
        box.addStretch(1)

    def show_figure(self, figure: Figure, good: int) -> None:
        """Show a figure; ``good`` is the direction its owner wants."""
        self.value.setText(figures.short(figure))
        self.setToolTip(figures.text(figure))
        self.change.setText(change_words(figure))
        self.change.set_token(change_token(figure, good, 10.0**-figure.digits / 2))


class FiscalCard(EconomyCard):
    """The measures that close a budget gap, each at its own price."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Fiscal measures", "coins")
        self.rows: list[FiscalRow] = []
        self.refusal = Refusal(self)
        self._rule = ""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(5, 2)
        self._roomy = False
        self._heads: list[Label] = []
        for column, words in enumerate(("", "Measure", "Level", "Amount", "Runway", "Price")):
            head = Label(words, 11, 500, "mut")
            head.setAlignment(Qt.AlignmentFlag.AlignRight if column in (3, 4) else Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(head, 0, column)
            self._heads.append(head)
        self.outlook = (Outlook("Runway"), Outlook("Deficit a month"), Outlook("Inflation"), Outlook("Debt"))
        self.front_box.addLayout(self._grid)
        self.front_box.addWidget(self.refusal)
        self.front_box.addStretch(1)
        inset = Inset()
        self._outlook_grid = QGridLayout()
        self._outlook_grid.setHorizontalSpacing(12)
        inset.body.addLayout(self._outlook_grid)
        self._outlook_columns = 0
        self._flow(2)
        self.front_box.addWidget(hairline())
        self.front_box.addWidget(inset)
        self.refusal.tag.opened.connect(bridge.ask_why)
        bridge.refused.connect(self._note)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show the measures of the seat's own side; they can be changed while planning."""
        own = own_side(view)
        economy = view.economy.sides[own]
        self.sub.setText(whose(view, own))
        self.set_why(economy.deficit.quantity)
        for place, line in enumerate(economy.fiscal):
            if place == len(self.rows):
                self._add_row(place, line.name)
            slider = find_slider(view, SetFiscal, measure=Fiscal(place)) if place < len(Fiscal) else None
            self.rows[place].show(line, slider if view.stage == "plan" else None)
        self._show_outlook(economy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the outlook in one row when there is room."""
        super().resizeEvent(event)
        roomy = self.width() >= 560 * theme.text_scale
        self._flow(4 if roomy else 2)
        if roomy != self._roomy:
            self._roomy = roomy
            self._lay_out()

    def _lay_out(self) -> None:
        for row in self.rows:
            row.lay_out(self._roomy)
        for place in (1, 5):
            self._heads[place].setVisible(self._roomy)
        self._grid.removeWidget(self._heads[2])
        self._grid.addWidget(self._heads[2], 0, 2 if self._roomy else 1)
        self._grid.setColumnStretch(5, 2 if self._roomy else 0)

    def _flow(self, columns: int) -> None:
        if columns == self._outlook_columns:
            return
        self._outlook_columns = columns
        for place, one in enumerate(self.outlook):
            self._outlook_grid.removeWidget(one)
            self._outlook_grid.addWidget(one, place // columns, place % columns)
        for column in range(4):
            self._outlook_grid.setColumnStretch(column, 1 if column < columns else 0)

    def _show_outlook(self, economy: SideEconomy) -> None:
        wanted = ((economy.runway, 1), (economy.deficit, -1), (economy.inflation, -1), (economy.debt, -1))
        for one, (figure, good) in zip(self.outlook, wanted, strict=True):
            one.show_figure(figure, good)

    def _add_row(self, place: int, name: str) -> None:
        row = FiscalRow(self._grid, place, name)
        row.pips.asked.connect(lambda level: self._give(place, level))
        self.rows.append(row)
        self._lay_out()

    def _give(self, place: int, level: float) -> None:
        slider = find_slider(self.bridge.view, SetFiscal, measure=Fiscal(place))
        if slider is None:
            return
        self._rule = ""
        sentence = self.bridge.give(order_with(slider, level))
        self.refusal.show_reason(sentence, self._rule if sentence else "")

    def _note(self, sentence: str, rule: str) -> None:
        self._rule = rule


class MoneyCard(EconomyCard):
    """The remaining figures of a side's economy as tiles."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Money and trade", "scale")
        names = ("Liquid reserve", "Borrowed a month", "Inflation, a year", "Growth, a year", "Debt, share of output",
                 "Trade diverted", "Own settlement", "War industry")  # fmt: skip
        self.tiles = [Outlook(name) for name in names]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.front_box.addLayout(grid)
        self.front_box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show a side's figures."""
        one = view.economy.sides[side]
        self.sub.setText(whose(view, side))
        self.set_why(one.inflation.quantity or one.inflation.rule)
        wanted = ((one.reserve, 1), (one.borrowing, -1), (one.inflation, -1), (one.growth, 1), (one.debt, -1),
                  (one.trade_diversion, 1), (one.settlement, 1), (one.industry, 1))  # fmt: skip
        for tile, (figure, good) in zip(self.tiles, wanted, strict=True):
            tile.show_figure(figure, good)
