"""What one seat may know of any quantity a rule reads or writes, for explanations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.fixed import fixed_value
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, OFFERED, PUBLIC, Kind, Quantity
from wargame.engine.quantities.units import UNITS
from wargame.engine.resolution import BEFORE_TABLE
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.state import FIELDS
from wargame.reckon.gates import UTILITY
from wargame.reckon.reading import Reading
from wargame.seat.desk import TABLE, Desk
from wargame.seat.sight import Sight
from wargame.words.codes import code_words
from wargame.words.figures import marked
from wargame.words.names import index_words, unit_words
from wargame.words.numbers import digits_of, listed, plain, range_words, signed, span, spelled

Array = NDArray[Any]
Bound = Mapping[str, int]
"""Axis name -> index that an explanation is about."""

LATER, CLOSING = "known once the month is fought", "known once the table closes"
SEALED, UNKNOWN, CHANCE = "sealed", "hidden", "chance"
BARE = UNITS["index"]
"""Figures of the month and of the scenario are listed as plain numbers."""


@dataclass(frozen=True)
class Known:
    """A quantity as the seat knows it: numbers with labels and range, or the word for why there are none."""

    values: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    lows: tuple[float, ...] = ()
    highs: tuple[float, ...] = ()
    unit: str = ""
    word: str = ""
    is_signed: bool = False
    codes: str = ""
    """Set of codes that its numbers stand for."""
    is_counted: bool = False

    @property
    def is_exact(self) -> bool:
        """True when no number of it is an estimate."""
        return self.lows == self.highs

    def __format__(self, spec: str) -> str:
        """Fills an explaining sentence: every number by ``spec``, many as their mean."""
        if self.word:
            return "an amount still open" if self.word == LATER else self.word
        written = [spelled(value, spec) for value in self.values]
        if len(written) == 1:
            return written[0]
        if len(written) == 2 and self.labels:
            return listed(f"{text} ({label})" for text, label in zip(written, self.labels, strict=True))
        if len(written) <= 8:
            return listed(written)
        return f"{spelled(sum(self.values) / len(self.values), spec)} on average"

    def write(self) -> str:
        """The figure as it stands in a list: signed where its name asks for it, marked where it is an estimate."""
        if self.word:
            return self.word
        numbers = [self._number(place) for place in range(len(self.values))]
        if len(numbers) == 1:
            return numbers[0]
        if len(numbers) <= 5 and self.labels:
            return ", ".join(f"{label} {text}" for text, label in zip(numbers, self.labels, strict=True))
        return f"{marked(self._written(sum(self.values) / len(self.values)), self.is_exact)} on average"

    def note(self) -> str:
        """The range of an estimate, or from where to where many numbers lie."""
        if self.word or not self.values:
            return ""
        if len(self.values) > 5:
            return f"{len(self.values)} figures, {span(min(self.values), max(self.values))}"
        if self.is_exact or len(self.values) > 1:
            return ""
        return range_words(self.lows[0], self.highs[0])

    def _number(self, place: int) -> str:
        value = self.values[place]
        if self.codes:
            return code_words(self.codes, value)
        return marked(self._written(value), not self.lows or self.lows[place] == self.highs[place])

    def _written(self, value: float) -> str:
        whole = self.is_counted and abs(value - round(value)) < 1e-4
        digits = 0 if whole else digits_of(value)
        return signed(value, digits) if self.is_signed else plain(value, digits)


def known(reading: Reading, name: str, bound: Bound, before: bool = False) -> Known:
    """What the seat knows of a quantity at the bound indices. Raises KeyError for one that is not declared.

    ``before`` asks for the figure the month began with, where the rule explained has replaced it since.
    """
    about = QUANTITIES[name]
    found = _on_the_sheet(reading, about, bound) or _arrays(reading, about, before)
    if isinstance(found, str):
        return Known(word=found)
    return found if isinstance(found, Known) else _picked(reading, about, bound, *found)


def _arrays(reading: Reading, about: Quantity, before: bool) -> tuple[Array, Array, Array] | str:
    """Values, lows and highs (axes...), or the word for why this seat reads none."""
    name = about.name
    if about.kind is Kind.DRAW:
        return CHANCE
    if about.seen is HIDDEN:
        return UNKNOWN
    if name == "month":
        resolved = np.array(float(reading.desk.month))
        return resolved, resolved, resolved
    if about.kind is Kind.FIXED:
        value = np.asarray(fixed_value(reading.theatre, name)[..., 0], dtype=float)
        return value, value, value
    if about.kind is Kind.STATE and name != UTILITY:
        sight = position_before(reading.desk) if before else reading.desk.sight
        low, high = sight.range(name)
        return np.asarray(sight.value(name))[..., 0], np.asarray(low)[..., 0], np.asarray(high)[..., 0]
    if not reading.has(name):
        return LATER if reading.month_sight is None else CLOSING
    value, half = reading.array(name), reading.half(name)
    return value, value - half, value + half


def position_before(desk: Desk) -> Sight:
    """The position the month explained began with; the first one where there is none before it."""
    if desk.stage == TABLE or len(desk.history) < 2:
        return desk.history[-1]
    return desk.history[-2]


def _on_the_sheet(reading: Reading, about: Quantity, bound: Bound) -> Known | None:
    """The own sheet's order, or that the other's is sealed; None for what lies open or is no order."""
    if about.kind is not Kind.ORDER or about.seen is PUBLIC:
        return None
    side = bound.get("side", reading.side)
    if side is None or side != reading.side:
        return None if _lies_open(reading, about, side) else Known(word=SEALED)
    value = np.ravel(getattr(reading.desk.draft, about.name.removeprefix("order_"))[..., 0])
    kept = tuple(float(each) for each in value)
    place = next((bound[axis] for axis in ("sector", "node", "issue", "seat") if axis in bound), None)
    if place is not None and place < len(kept) and len(kept) > 1:
        kept = (kept[place],)
    return Known(kept, (), kept, kept)


def _lies_open(reading: Reading, about: Quantity, side: int | None) -> bool:
    """True where the initiative that opens another's order is on the table."""
    return (
        about.seen is OFFERED
        and side is not None
        and reading.month_sight is not None
        and not np.isnan(reading.value(about.name, side))
    )


def _picked(reading: Reading, about: Quantity, bound: Bound, *arrays: Array) -> Known:
    """Numbers at the bound indices with their lows and highs, and labels for the axis left open."""
    at = tuple(bound[axis] if axis in bound else slice(None) for axis in about.axes)
    picked = [np.asarray(array[at], dtype=float) for array in arrays]
    if np.isnan(picked[0]).any():
        return Known(word=UNKNOWN)
    left = [axis for axis in about.axes if axis not in bound]
    labels = _labels(reading, left, picked[0].shape) if len(left) == 1 else ()
    unit = about.measure if about.kind is Kind.STATE else BARE
    shown = unit_words(unit.name, reading.theatre, bound.get("side") if "side" in about.axes else None)
    values, lows, highs = (tuple(float(each) for each in array.ravel()) for array in picked)
    return Known(values, labels, lows, highs, shown, "", about.signed, about.measure.codes, unit.is_counted)


def _labels(reading: Reading, left: list[str], shape: tuple[int, ...]) -> tuple[str, ...]:
    words = tuple(index_words(reading.theatre, (left[0],), (index,)) for index in range(shape[0]))
    return words if all(words) else ()


def bound_to(reading: Reading, name: str, index: tuple[int, ...]) -> dict[str, int]:
    """Axis -> index of a quantity. What is not named is chosen: the own side, the sector that moved most, the node
    most raided, the first of anything else; the owner of a node or region counts as the side.
    """
    axes, theatre = QUANTITIES[name].axes, reading.theatre
    bound = dict(zip(axes, index, strict=False))
    if name == "advance" and not index:
        sector = _chosen(reading, "sector") or 0
        moved = reading.value("line_km", sector) - reading.value("last_km", sector)
        return {"side": 0 if moved >= 0 else 1, "sector": sector}
    for axis in axes[len(index) :]:
        chosen = _chosen(reading, axis)
        if chosen is not None:
            bound[axis] = chosen
    if "node" in bound:
        bound.setdefault("side", int(theatre.node_owner[bound["node"]]))
    if "region" in bound:
        bound.setdefault("side", theatre.regions[bound["region"]].side)
    return bound


def _chosen(reading: Reading, axis: str) -> int | None:
    if axis == "side":
        return reading.side or 0
    if axis == "seat":
        return reading.desk.seat
    if axis == "sector":
        return int(np.abs(reading.array("line_km") - reading.array("last_km")).argmax())
    if axis == "node":
        return int(reading.array("raids_received").argmax())
    return 0 if axis in ("issue", "region", "audience", "truce", "shock") else None


def writer_of(reading: Reading, name: str) -> Rule | None:
    """The rule that set a quantity: the last one of the month that does, up to the table while that is open."""
    rulebook, is_open = reading.rulebook, reading.desk.stage == TABLE
    reached = [rule for phase in BEFORE_TABLE for rule in rulebook.phases.get(phase, ())] if is_open else []
    return next((rule for rule in (*reversed(reached), *reversed(rulebook.rules())) if name in rule.writes), None)


def is_replaced(rulebook: Rulebook, rule: Rule, name: str) -> bool:
    """True when ``rule`` reads a figure of the position that it, or a later rule of the month, sets anew."""
    if name not in FIELDS:
        return False
    rules = rulebook.rules()
    place = rules.index(rule)
    earlier = any(name in each.writes for each in rules[:place])
    return not earlier and any(name in each.writes for each in rules[place:])
