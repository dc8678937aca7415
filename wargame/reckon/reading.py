"""Figures of the position and of the month as one seat may know them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import PUBLIC
from wargame.engine.rule import Rulebook
from wargame.engine.state import FIELDS
from wargame.engine.theatre import Theatre
from wargame.reckon.gates import UTILITY, gate_rules, state_inputs
from wargame.reckon.workings import Workings
from wargame.seat.desk import Desk
from wargame.seat.sight import Sight
from wargame.seat.values import Figure

Array = NDArray[Any]


@dataclass(frozen=True)
class Reading:
    """One seat's sight, with the gates worked out by the rules on what it sees.

    The own side's terms come from the month's record where there is one; the adversary's are always worked out from the
    seat's estimates, so that nothing shown rests on more than the seat sees. ``of_month`` prefers what was decided in
    the month on the desk to what the position would give now.
    """

    desk: Desk
    of_month: bool = True

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.desk.theatre

    @property
    def rulebook(self) -> Rulebook:
        """The rules and their numbers."""
        return self.desk.rulebook

    @property
    def side(self) -> int | None:
        """The seat's own side."""
        return self.desk.side

    @property
    def month_sight(self) -> Sight | None:
        """The month on the desk, or None while it is planned."""
        return self.desk.month_sight if self.of_month else None

    @cached_property
    def workings(self) -> Workings:
        """The rules at work on what the seat sees and drafts."""
        return Workings(self.rulebook, self.desk.sight, self.desk.draft)

    @cached_property
    def inputs(self) -> dict[str, Array]:
        """State quantities the gates rest on, as seen, (axes..., 1)."""
        return {name: self.workings.seen(name) for name in state_inputs(gate_rules(self.rulebook))}

    @cached_property
    def _worked(self) -> dict[str, Array]:
        """Gate quantities from the seat's sight: column 0 as seen, then two for each uncertain input moved alone.

        Everything is worked out from the position, so that own terms add up with what is estimated of the other side.
        """
        moved = dict(self.inputs) | self.workings.ends(self.inputs, is_shrunk=True)
        return self.workings.run((*gate_rules(self.rulebook), "R44"), moved)

    @cached_property
    def _kept(self) -> dict[str, tuple[Array, Array]]:
        return {}

    def _width(self, name: str) -> Array:
        """Half-width of a worked quantity: what each uncertain input does alone, added in squares."""
        values = self._worked[name]
        pairs = np.abs(values[..., 1:] - values[..., :1])
        return np.asarray(np.sqrt((np.maximum(pairs[..., 0::2], pairs[..., 1::2]) ** 2).sum(axis=-1)))

    def array(self, name: str) -> Array:
        """A quantity (axes...) as this seat may know it. Raises KeyError for what it may not."""
        return self._pair(name)[0]

    def half(self, name: str) -> Array:
        """Half-width (axes...) of a quantity's 90 % range, zero where the seat knows it."""
        return self._pair(name)[1]

    def _pair(self, name: str) -> tuple[Array, Array]:
        """Value and half-width, both (axes...)."""
        if name not in self._kept:
            self._kept[name] = self._look_up(name)
        return self._kept[name]

    def _look_up(self, name: str) -> tuple[Array, Array]:
        if name in FIELDS and name != UTILITY:
            return self.desk.sight.value(name)[..., 0], self.desk.sight.half_width(name)[..., 0]
        recorded = self._recorded(name)
        if recorded is not None and (QUANTITIES[name].seen is PUBLIC or name not in self._worked):
            return recorded
        if name not in self._worked:
            raise KeyError(name)
        value, width = self._worked[name][..., 0].copy(), self._width(name)
        if self.side is not None and "side" in QUANTITIES[name].axes:
            width[self.side] = 0
            if recorded is not None:
                value[self.side] = recorded[0][self.side]
        return value, width

    def _recorded(self, name: str) -> tuple[Array, Array] | None:
        """As the month's record has it; between months the position keeps the utility."""
        sight = self.month_sight
        if sight is None and name == UTILITY and self.desk.month > 0:
            sight = self.desk.sight
        if sight is None:
            return None
        return sight.value(name)[..., 0], sight.half_width(name)[..., 0]

    def has(self, name: str) -> bool:
        """True when this seat may know something of the quantity now."""
        try:
            self._pair(name)
        except KeyError:
            return False
        return True

    def value(self, name: str, *index: int) -> float:
        """One figure of a quantity."""
        return float(self._pair(name)[0][index])

    def ends(self, name: str, *index: int) -> tuple[float, float]:
        """Low and high of its 90 % range, both the value where it is known."""
        if name in FIELDS and name != UTILITY:
            low, high = self.desk.sight.range(name)
            return float(low[(*index, 0)]), float(high[(*index, 0)])
        value, width = (float(each[index]) for each in self._pair(name))
        return value - width, value + width

    @property
    def is_open_by_chance(self) -> bool:
        """True where the gates stand open with neither a failed pillar nor concluded text behind them (hazard mode)."""
        held = self.array("pillar_failed").max() > 0 or self.value("concluded") > 0
        return self.value("door_open") > 0 and not held

    def parameter(self, name: str, side: int | None = None) -> float:
        """A number of the rulebook, the side's own where there is one a side."""
        return self.rulebook.parameters.of_side(name, side or 0)

    def figure(self, name: str, *index: int, unit: str = "", digits: int = 2, rule: str = "") -> Figure:
        """A quantity of the position or of the month as a figure; changes are known for the position only."""
        if name in FIELDS and name != UTILITY:
            return self.desk.figure(name, *index, unit=unit, digits=digits, rule=rule)
        low, high = self.ends(name, *index)
        key = "/".join((name, *map(str, index)))
        value = self.value(name, *index)
        known_as = rule or self.rulebook.claim_of(name)
        return Figure(value, low, high, self._change(name, *index), unit, digits, known_as, key)

    def _change(self, name: str, *index: int) -> float | None:
        """Change of the own utility since the month before; estimates of other figures would compare noise."""
        before = self.desk.last
        if name != UTILITY or not index or index[0] != self.side or before is None or before.month == 0:
            return None
        return self.value(name, *index) - float(before.value(name)[(*index, 0)])
