"""What a seat may know: the one place between the truth and any player, forecast, preview or client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from wargame.engine.chance import Chance
from wargame.engine.estimate import bounded, estimate
from wargame.engine.ledger import Ledger
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, PUBLIC, SIDE, Kind, Quantity
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Measure

Array = NDArray[Any]
Kept = TypeVar("Kept")


class Sighting(Protocol):
    """How figures that a seat may know are read, be it of many campaigns or taken out of one; arrays (axes..., B)."""

    @property
    def month(self) -> int: ...
    @property
    def theatre(self) -> Theatre: ...
    @property
    def seat(self) -> int: ...
    @property
    def side(self) -> int | None: ...
    @property
    def batch(self) -> int: ...
    def value(self, name: str) -> Array: ...
    def half_width(self, name: str) -> Array: ...
    def range(self, name: str) -> tuple[Array, Array]: ...


class Observation:
    """A seat's sight of a position or of a month: exact where it may be, an estimate with a 90 % range elsewhere.

    The estimate lies within the range's half-width of the truth in 90 % of cases; the half-width narrows with
    intelligence. The noise has its own purpose in the seat's stream, so it tells nothing about draws to come.
    Estimates are worked out once a quantity and kept while the quantity stands; they are read-only.
    """

    def __init__(self, values: Mapping[str, Any], month: int, theatre: Theatre, seat: int, chance: Chance) -> None:
        self._values = values
        self._chance = chance
        self._masks: dict[tuple[str, ...], Array] = {}
        self._kept: dict[tuple[str, str], tuple[Any, Any, Any]] = {}
        self.month = month
        self.theatre = theatre
        self.seat = seat
        self.side = theatre.seats[seat].side

    @property
    def batch(self) -> int:
        """Number of campaigns seen."""
        return int(self._values["line_km"].shape[-1])

    def names(self) -> tuple[str, ...]:
        """Quantities of the position and of the month that this seat may be shown anything of."""
        kinds = (Kind.STATE, Kind.MONTH, Kind.ORDER)
        return tuple(
            name
            for name, about in QUANTITIES.items()
            if name in self._values and about.kind in kinds and about.seen is not HIDDEN and name != "month"
        )

    def _once(self, kind: str, name: str, work: Callable[[str], Kept]) -> Kept:
        """A result kept as long as the quantity and the intelligence behind it are the same arrays."""
        truth, measures = self._values[name], self._values.get("measures")
        kept = self._kept.get((kind, name))
        if kept is None or kept[0] is not truth or kept[1] is not measures:
            kept = self._kept[kind, name] = (truth, measures, work(name))
        result: Kept = kept[2]
        return result

    def _known(self, axes: tuple[str, ...]) -> Array:
        """Mask (axes..., 1): True where this seat knows the value itself."""
        if axes not in self._masks:
            self._masks[axes] = self._mask(axes)
        return self._masks[axes]

    def _mask(self, axes: tuple[str, ...]) -> Array:
        owners = self._owners(axes[0]) if axes else None
        return np.array(False) if owners is None else owners.reshape(-1, *([1] * len(axes)))

    def _owners(self, axis: str) -> Array | None:
        """Which rows along an axis are this seat's own, None where rows belong to nobody."""
        if axis == "side":
            return np.array([side == self.side for side in (0, 1)])
        if axis == "node":
            return np.array([node.owner == self.side for node in self.theatre.nodes])
        if axis == "region":
            return np.array([region.side == self.side for region in self.theatre.regions])
        return np.array([seat == self.seat for seat in range(len(self.theatre.seats))]) if axis == "seat" else None

    def intelligence(self) -> Array:
        """0..1 of how well the seat is served by intelligence, (B,)."""
        return self._once("intelligence", "measures", self._served)

    def _served(self, name: str) -> Array:
        measures = self._values[name]
        shared = 0 if self.side is None else np.clip(measures[:, Measure.INTELLIGENCE, self.side].max(axis=0), 0, 1)
        return read_only(np.clip(0.3 + 0.4 * shared, 0, 1))

    def half_width(self, name: str) -> Array:
        """Half-width of the 90 % range, zero where the value is known. Raises KeyError for what no seat may see."""
        return self.shown(name)[1]

    def value(self, name: str) -> Array:
        """The value as this seat may know it: exact, or the centre of its range. Raises KeyError for the hidden."""
        return self.shown(name)[0]

    def shown(self, name: str) -> tuple[Array, Array]:
        """Value and half-width together. Raises KeyError for the hidden."""
        return self._once("shown", name, self._guess)

    def _guess(self, name: str) -> tuple[Array, Array]:
        about = QUANTITIES[name]
        if about.seen is HIDDEN:
            raise KeyError(f"{name} is the instructor's alone")
        if name == "zone":
            return self._between_limits()
        truth = np.asarray(self._values[name])
        if about.seen is PUBLIC:
            return truth, read_only(np.zeros_like(truth, dtype=np.float32))
        if about.seen is not SIDE:
            return self._open_rows(about, truth)
        scale = np.where(self._known(about.axes), 0, about.spread * (1 - 0.6 * self.intelligence()))
        if name == "limit":
            # A limit stands where the scenario has it until its side's pillar fails, which everybody sees.
            scale = scale * (np.asarray(self._values["pillar_failed"])[:, None] > 0)
        if not scale.any():
            return truth, read_only(np.zeros_like(truth, dtype=np.float32))
        lean = self._chance.apart(self.month, f"sight {self.seat} {name}", truth.shape[:-1])
        centre, width = estimate(about, truth, scale, lean)
        return read_only(centre), read_only(width)

    def _open_rows(self, about: Quantity, truth: Array) -> tuple[Array, Array]:
        """The rows that lie open to this seat, exactly; the others are missing (NaN)."""
        is_open = self._known(about.axes)
        if about.opened_by:
            laid = np.asarray(self._values["order_propose"])[:, list(about.opened_by)] > 0
            is_open = is_open | laid.any(axis=1)
        shown = np.where(is_open, truth, np.float32(np.nan))
        return read_only(shown), read_only(np.zeros_like(shown))

    def _between_limits(self) -> tuple[Array, Array]:
        """The zone as it follows from the limits this seat sees: the true one would give the other's limit away."""
        limit, width = self.shown("limit")
        return read_only(limit[1] - limit[0]), read_only(width[0] + width[1])

    def range(self, name: str) -> tuple[Array, Array]:
        """Low and high of the 90 % range, clipped to what is possible; both equal to the value where it is known."""
        return self._once("range", name, self._range)

    def _range(self, name: str) -> tuple[Array, Array]:
        centre, width = self.value(name), self.half_width(name)
        low, high = (bounded(QUANTITIES[name], edge) for edge in (centre - width, centre + width))
        return read_only(low), read_only(high)


def read_only(values: Array) -> Array:
    """The same array, set so that a stray write into a kept estimate raises."""
    values = np.asarray(values)
    values.setflags(write=False)
    return values


def observe(state: State, theatre: Theatre, seat: int, chance: Chance) -> Observation:
    """A seat's sight of a position between months."""
    return Observation(dict(state.items()), state.month, theatre, seat, chance)


def observe_month(ledger: Ledger, seat: int) -> Observation:
    """A seat's sight of the month at the table, once the fighting is resolved."""
    return Observation(ledger.values, ledger.start.month, ledger.theatre, seat, ledger.chance)
