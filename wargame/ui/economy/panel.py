"""The economic panel, narrow in its dock and wide when maximised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wargame.board.view import BoardView
from wargame.ui.components.scroll_body import scrolling
from wargame.ui.components.text import ElidedLabel
from wargame.ui.economy.aid import AidCard
from wargame.ui.economy.cards import CardGrid, EconomyCard
from wargame.ui.economy.charts import OilCard, RevenueCard
from wargame.ui.economy.fiscal import FiscalCard, MoneyCard
from wargame.ui.economy.gauges import PillarsCard, RunwayCard
from wargame.ui.economy.insulation import InsulationCard
from wargame.ui.economy.nodes import NodesCard
from wargame.ui.economy.planner import PlannerCard
from wargame.ui.economy.reading import own_side
from wargame.ui.economy.regions import RegionsCard
from wargame.ui.economy.switch import Switch
from wargame.ui.following import follow
from wargame.ui.style import theme

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

ADVERSARY, OWN, BOTH = range(3)
NARROWEST: Final = 332
"""Width in pixels that every card fits into, with the scroll bar."""
MEDIUM: Final = 760
WIDE: Final = 1140
WIDEST: Final = 1276
"""Widths in pixels from which cards stand side by side, in two steps; comparing sides takes the widest."""


class EconomyPanel(QWidget):
    """Cards of both economies; the switch chooses whose, the width chooses the layout, the body scrolls."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.switch = Switch(("Adversary", "Own side", "Side by side"), "Whose economy")
        self.caption = ElidedLabel("", 12, 400, "mut")
        self.pillars, self.oil, self.regions = PillarsCard(bridge), OilCard(bridge), RegionsCard(bridge)
        self.runway = (RunwayCard(bridge), RunwayCard(bridge))
        self.insulation = (InsulationCard(bridge), InsulationCard(bridge))
        self.revenue = (RevenueCard(bridge), RevenueCard(bridge))
        self.money = (MoneyCard(bridge), MoneyCard(bridge))
        self.nodes, self.planner = NodesCard(bridge), PlannerCard(bridge)
        self.aid, self.fiscal = AidCard(bridge), FiscalCard(bridge)
        self.grid = CardGrid()
        # Cards that no arrangement shows would otherwise belong to nobody, and stay behind.
        for card in (*self._shared(), *self.runway, *self.insulation, *self.revenue, *self.money):
            card.setParent(self.grid)
            card.hide()
        self._build()
        self.switch.chosen.connect(self._switched)
        theme.changed.connect(self._arrange)
        follow(bridge, self, self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the bridge's view in the cards on screen."""
        view = self._bridge.view
        self._rename(view)
        self._arrange()
        own = own_side(view)
        for side in (0, 1):
            for pair in (self.runway, self.insulation, self.revenue, self.money):
                pair[side].show_view(view, side)
        self.regions.sides = {ADVERSARY: (1 - own,), OWN: (own,), BOTH: (0, 1)}[self.switch.current]
        for card in self._shared():
            card.show_view(view, own if self.switch.current == OWN else 1 - own)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow."""
        super().resizeEvent(event)
        self._arrange()

    def _shared(self) -> tuple[EconomyCard, ...]:
        return (self.pillars, self.oil, self.regions, self.nodes, self.planner, self.aid, self.fiscal)

    def _switched(self, which: int) -> None:
        if which != BOTH:
            self.nodes.switch.choose(which)
        self.refresh()

    def _rename(self, view: BoardView) -> None:
        own = own_side(view)
        if view.seat.side is None:
            self.switch.set_words((view.map.sides[1 - own].name, view.map.sides[own].name, "Side by side"))
        self.caption.setText("Adversary figures are what this seat can see; ranges narrow with intelligence.")

    def _arrange(self) -> None:
        self.setMinimumWidth(theme.scaled(NARROWEST))
        wide = self.width() / theme.text_scale
        needed = WIDEST if self.switch.current == BOTH else WIDE
        layout = self._wide if wide >= needed else self._medium if wide >= MEDIUM else self._narrow
        self.caption.setVisible(wide >= MEDIUM)
        self.grid.arrange(layout())

    def _sides(self) -> tuple[int, ...]:
        own = own_side(self._bridge.view)
        return {ADVERSARY: (1 - own,), OWN: (own,), BOTH: (1 - own, own)}[self.switch.current]

    def _narrow(self) -> list[tuple[QWidget, int]]:
        sides = self._sides()
        cards: list[QWidget] = [self.pillars]
        for group in (self.runway, self.insulation, self.revenue):
            cards += [group[side] for side in sides]
        cards += [
            self.regions,
            self.oil,
            self.aid,
            self.nodes,
            self.planner,
            self.fiscal,
            *(self.money[side] for side in sides),
        ]
        return [(card, 12) for card in cards]

    def _medium(self) -> list[tuple[QWidget, int]]:
        cards: list[tuple[QWidget, int]] = []
        for side in self._sides():
            cards += [(self.runway[side], 5), (self.insulation[side], 7), (self.revenue[side], 12)]
        cards += [(self.regions, 12), (self.nodes, 12), (self.planner, 12), (self.aid, 12), (self.fiscal, 12)]
        cards += [(self.pillars, 6), (self.oil, 6)]
        sides = self._sides()
        return cards + [(self.money[side], 12 // len(sides)) for side in sides]

    def _wide(self) -> list[tuple[QWidget, int]]:
        sides = self._sides()
        if len(sides) == 1:
            side = sides[0]
            cards: list[tuple[QWidget, int]] = [
                (self.runway[side], 3),
                (self.insulation[side], 4),
                (self.revenue[side], 5),
            ]
            tail: list[tuple[QWidget, int]] = [(self.pillars, 4), (self.oil, 3), (self.money[side], 5)]
        else:
            cards = [(group[side], 3) for group in (self.runway, self.insulation) for side in sides]
            cards += [(self.revenue[side], 6) for side in sides]
            tail = [(self.pillars, 3), (self.oil, 3), *((self.money[side], 3) for side in sides)]
        middle: list[tuple[QWidget, int]] = [
            (self.regions, 12),
            (self.nodes, 7),
            (self.planner, 5),
            (self.aid, 7),
            (self.fiscal, 5),
        ]
        return cards + middle + tail

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.setSpacing(12)
        head.addWidget(self.switch)
        head.addWidget(self.caption, 1)
        area, body = scrolling(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.grid)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(area, 1)
        self.area = area
        self.area.setFrameShape(QFrame.Shape.NoFrame)
