"""A seat's draft beside its standing orders, as order lines are written from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from wargame.board.orders.view import Choice
from wargame.engine.orders import Order
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.theatre import Theatre
from wargame.reckon.fiscal import Budget
from wargame.reckon.planning import number, refusals
from wargame.reckon.raids import Strikes, strikes_of
from wargame.reckon.situation import Situation
from wargame.reckon.workings import Array
from wargame.seat.desk import Desk
from wargame.seat.draft import with_field
from wargame.seat.sight import Sight

_SAME = 1e-4
"""Settings closer than this are the same."""


@dataclass(frozen=True)
class OrderCase:
    """A belligerent's desk with its draft, its standing orders and what legality reads."""

    desk: Desk
    side: int
    draft: BelligerentSheet
    standing: BelligerentSheet
    situation: Situation

    @cached_property
    def without_raids(self) -> Situation:
        """The same with no raid planned, in which only truces, range and an empty stock can refuse one."""
        return replace(self.situation, draft=with_field(self.draft, "raids", np.zeros_like(self.draft.raids)))

    @cached_property
    def strikes(self) -> Strikes:
        """What the planned raids are expected to do."""
        return strikes_of(self.situation.workings)

    @cached_property
    def budget(self) -> Budget:
        """The own purse."""
        return Budget(self.situation.workings, self.side)

    @cached_property
    def mandates(self) -> Array:
        """As far as the draft lets the experts go, (side, issue, columns)."""
        return self.situation.workings.run(("R18", "R19a"))["mandate_bound"]

    @cached_property
    def _known(self) -> dict[Order, str]:
        return {}

    def weigh(self, orders: Iterable[Order]) -> None:
        """Ask legality about many orders at once, so that the choices made of them cost no question each."""
        self._known.update(refusals((order for order in orders if order not in self._known), self.situation))

    def refusal(self, order: Order) -> str:
        """Why an order may not be given; empty when it may."""
        if order not in self._known:
            self.weigh((order,))
        return self._known[order]

    @property
    def sight(self) -> Sight:
        """The position on which the sheet is drawn up."""
        return self.situation.sight

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.desk.theatre

    @property
    def money(self) -> str:
        """What the side counts its money in, a month."""
        return f"{self.theatre.sides[self.side].money} a month"

    def parameter(self, name: str) -> float:
        """A parameter of the rulebook for the own side."""
        return number(self.desk, name, self.side)

    def set_to(self, name: str, *index: int) -> float:
        """What the draft says."""
        return float(getattr(self.draft, name)[(*index, 0)])

    def is_changed(self, name: str, *index: int) -> bool:
        """True when the draft differs from the standing order."""
        mine, before = (getattr(sheet, name)[index] for sheet in (self.draft, self.standing))
        return bool((abs(mine - before) > _SAME).any())

    def own(self, name: str, *index: int) -> float:
        """A figure of the own side."""
        return self.situation.own(name, *index)

    def choice(self, label: str, order: Order, is_chosen: bool) -> Choice:
        """An option with what legality says against it; what stands already needs no permission."""
        return Choice(label, order, is_chosen, "" if is_chosen else self.refusal(order))
