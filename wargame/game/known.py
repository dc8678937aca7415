"""What one seat may know of any quantity a rule reads or writes, for explanations; imports this layer and the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.observation import MONTH_FIELDS, Observation
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.state import FIELDS, HIDDEN, PUBLIC, SIDE
from wargame.game.desk import TABLE, Desk
from wargame.game.gates import UTILITY
from wargame.game.names import index_words, unit_words
from wargame.game.phrase import MINUS, listed, plain, signed, span
from wargame.game.reading import Reading

Array = NDArray[Any]
Bound = Mapping[str, int]
"""Axis name -> index that an explanation is about."""

ABOUT = "\N{ALMOST EQUAL TO}"
SIGNED_UNITS = ("utility",)
SIGNED = ("momentum", "month_km2", "gained_km2", "zone", "value", "log_ratio", "trend", "leverage", "growth", UTILITY)
"""Quantities printed with a sign, by a part of their name."""

ON_THE_DAY: dict[str, tuple[str, str]] = {
    "throughput": (SIDE, "side"),
    "rail": (SIDE, "side"),
    "borrowing_room": (SIDE, "side"),
    "discount": (SIDE, "side"),
    "gap": (SIDE, "side"),
    "finance_flow": (SIDE, "side"),
    "military_factor": (SIDE, "side"),
    "quality": (SIDE, "side"),
    "recruits": (SIDE, "side"),
    "production_now": (SIDE, "side line"),
    "sector_loss": (SIDE, "side sector"),
    "dossier_points": (SIDE, "side dossier"),
    "court_points": (SIDE, "side seat"),
    "capital_spent": (SIDE, "side"),
    "node_damage": (SIDE, "node"),
    "leak": (SIDE, "node"),
    "posture_now": (PUBLIC, "side sector"),
    "season_now": (PUBLIC, ""),
    "home_standing": (PUBLIC, "side"),
    "letter_force": (PUBLIC, "side"),
    "signalled": (PUBLIC, "side"),
    "shock_started": (PUBLIC, "shock"),
    "groups_active": (PUBLIC, ""),
    "summit_held": (PUBLIC, ""),
    "ceasefire_agreed": (PUBLIC, ""),
    "ceasefire_broken": (PUBLIC, ""),
    "overruled": (PUBLIC, ""),
    "exchanged": (PUBLIC, ""),
    "truce_begun": (PUBLIC, "truce"),
    "answer_yielded": (PUBLIC, "side"),
    "statement": (PUBLIC, ""),
    "signed": (PUBLIC, ""),
    "lost_km": (PUBLIC, "side sector"),
    "pillar_broke": (PUBLIC, "side"),
    "war_month": (PUBLIC, ""),
    "frameworks": (PUBLIC, ""),
}
"""Figures of the month beside those of the table: who knows them (an owner's rest on its own figures alone), axes."""

WORKED: dict[str, str] = {"pillar_threshold": "side", "monitoring_text": "", "term_sunk": "side", "hedge": "side"}
"""Gate figures worked out from the seat's sight, with their axes."""

FIXED: dict[str, str] = {
    "sector_width": "sector",
    "sector_terrain": "sector",
    "sector_length": "sector",
    "sector_main": "sector",
    "start_force": "side sector",
    "start_effort": "side sector",
    "node_owner": "node",
    "node_range": "node",
    "node_channels": "node",
    "node_staying": "node",
    "node_repair_months": "node",
    "node_vulnerable": "node",
    "hub_throughput": "hub",
    "issue_reservation": "side issue",
    "issue_span": "side issue",
    "issue_opening": "side issue",
    "support_share": "side seat",
    "donor_base": "seat",
}
"""Arrays of the scenario that everybody may read, with their axes."""


@dataclass(frozen=True)
class Known:
    """A quantity as the seat knows it: numbers with labels, their range, or the word for why there are none."""

    values: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    halves: tuple[float, ...] = ()
    unit: str = ""
    word: str = ""
    is_signed: bool = False

    @property
    def is_exact(self) -> bool:
        """True when no number of it is an estimate."""
        return not any(self.halves)

    def __format__(self, spec: str) -> str:
        """Fills an explaining sentence: every number by ``spec``, many as their mean."""
        if self.word:
            return self.word
        written = [_spelled(value, spec) for value in self.values]
        if len(written) == 1:
            return written[0]
        if len(written) == 2 and self.labels:
            return listed(f"{text} ({label})" for text, label in zip(written, self.labels, strict=True))
        if len(written) <= 8:
            return listed(written)
        return f"{_spelled(sum(self.values) / len(self.values), spec)} on average"

    def write(self) -> str:
        """The figure as it stands in a list: signed where its name asks for it, marked where it is an estimate."""
        if self.word:
            return self.word
        numbers = [self._number(value) for value in self.values]
        mark = "" if self.is_exact else ABOUT
        if len(numbers) == 1:
            return mark + numbers[0]
        if len(numbers) <= 4 and self.labels:
            return mark + ", ".join(f"{label} {text}" for text, label in zip(numbers, self.labels, strict=True))
        return f"{mark}{self._number(sum(self.values) / len(self.values))} on average"

    def note(self) -> str:
        """The range of an estimate, or from where to where many numbers lie."""
        if self.word or not self.values:
            return ""
        if len(self.values) > 4:
            return f"{len(self.values)} figures, {span(min(self.values), max(self.values))}"
        if self.is_exact or len(self.values) > 1:
            return ""
        return f"90 % range {span(self.values[0] - self.halves[0], self.values[0] + self.halves[0])}"

    def _number(self, value: float) -> str:
        digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
        return signed(value, digits) if self.is_signed else plain(value, digits)


def _spelled(value: float, spec: str) -> str:
    """A number by a format specification, with a true minus, no sign on zero, and a space before the per cent."""
    written = format(value, spec or ".2f").replace("%", " %")
    if not written.strip("+-0., %"):
        written = written.lstrip("+-")
    return written.replace("-", MINUS)


def axes_of(name: str) -> tuple[str, ...] | None:
    """Axes of a quantity before the campaign axis; None where it is not known to this module."""
    if name in FIELDS:
        return tuple(FIELDS[name]["axes"])
    for table in (MONTH_FIELDS, ON_THE_DAY):
        if name in table:
            return tuple(table[name][1].split())
    for words in (WORKED, FIXED):
        if name in words:
            return tuple(words[name].split())
    return ("side",) if name.startswith("order_") else None


def known(reading: Reading, name: str, bound: Bound, before: bool = False) -> Known | None:
    """What the seat knows of a quantity at the bound indices; None for what an explanation passes over.

    ``before`` asks for the figure the month began with, where the rule explained has replaced it since.
    """
    if name.startswith("draw_"):
        return Known(word="chance")
    if name.startswith("order_") and name not in MONTH_FIELDS:
        return _ordered(reading, name, bound)
    axes = axes_of(name)
    if axes is None:
        return None
    found = _arrays(reading, name, before)
    if isinstance(found, str):
        return Known(word=found)
    return _picked(reading, name, axes, bound, *found)


def _arrays(reading: Reading, name: str, before: bool) -> tuple[Array, Array] | str:
    """Values and half-widths (axes...), or the word for why this seat reads none."""
    if name == "month":
        return np.array(float(reading.desk.month)), np.zeros(())
    if name in FIXED:
        value = np.asarray(getattr(reading.theatre, name), dtype=float)
        return value, np.zeros_like(value)
    if name in FIELDS:
        if FIELDS[name]["seen"] == HIDDEN:
            return "hidden"
        if name != UTILITY:
            sight = position_before(reading.desk) if before else reading.desk.sight
            return np.asarray(sight.value(name))[..., 0], np.asarray(sight.half_width(name))[..., 0]
    if name in ON_THE_DAY:
        return _on_the_day(reading, name)
    if not reading.has(name):
        return "not yet known"
    value = reading.array(name)
    low = np.array([reading.ends(name, *index)[0] for index in np.ndindex(value.shape)]).reshape(value.shape)
    return value, value - low


def position_before(desk: Desk) -> Observation:
    """The position the month explained began with; the first one where there is none before it."""
    if desk.stage == TABLE or len(desk.history) < 2:
        return desk.history[-1]
    return desk.history[-2]


def _on_the_day(reading: Reading, name: str) -> tuple[Array, Array] | str:
    """A figure of the month's record: everybody's, or its owner's rows with the others missing."""
    if reading.month_sight is None or reading.desk.ledger is None:
        return "known once the month is fought"
    seen, words = ON_THE_DAY[name]
    if name not in reading.desk.ledger.values:
        return "known once the table closes"
    value = np.array(np.broadcast_to(reading.desk.ledger[name], (*np.shape(reading.desk.ledger[name])[:-1], 2)))[..., 0]
    value = value.astype(float)
    if seen == SIDE:
        rows = np.arange(2) if words.startswith("side") else reading.theatre.node_owner
        value[rows != reading.side] = np.nan
    return value, np.zeros_like(value)


def _ordered(reading: Reading, name: str, bound: Bound) -> Known | None:
    """The own sheet's order, or that the other's is sealed; measures of external seats are told elsewhere."""
    field = name.removeprefix("order_")
    if name == "order_measures":
        return None
    side = bound.get("side", reading.side)
    if side is None or side != reading.side or not isinstance(reading.desk.draft, BelligerentSheet):
        return Known(word="sealed")
    value = np.ravel(getattr(reading.desk.draft, field)[..., 0])
    kept = tuple(float(each) for each in value)
    place = next((bound[axis] for axis in ("sector", "node", "issue", "seat") if axis in bound), None)
    if place is not None and place < len(kept) and len(kept) > 1:
        kept = (kept[place],)
    return Known(kept, (), (0.0,) * len(kept))


def _picked(
    reading: Reading, name: str, axes: tuple[str, ...], bound: Bound, value: Array, half: Array
) -> Known:
    """Numbers at the bound indices, with labels for the axis left open."""
    at = tuple(bound[axis] if axis in bound else slice(None) for axis in axes)
    picked, around = np.asarray(value[at], dtype=float), np.asarray(half[at], dtype=float)
    if np.isnan(picked).any():
        return Known(word="hidden")
    left = [axis for axis in axes if axis not in bound]
    labels = _labels(reading, left, picked.shape) if len(left) == 1 else ()
    unit = FIELDS[name]["unit"] if name in FIELDS else ""
    side = bound.get("side") if "side" in axes else None
    shown = unit_words(unit, reading.theatre, side)
    wants_sign = unit in SIGNED_UNITS or any(part in name for part in SIGNED)
    numbers, halves = tuple(map(float, picked.ravel())), tuple(map(float, around.ravel()))
    return Known(numbers, labels, halves, shown, "", wants_sign)


def _labels(reading: Reading, left: list[str], shape: tuple[int, ...]) -> tuple[str, ...]:
    words = tuple(index_words(reading.theatre, (left[0],), (index,)) for index in range(shape[0]))
    return words if all(words) else ()


def bound_to(reading: Reading, name: str, index: tuple[int, ...]) -> dict[str, int]:
    """Axis -> index of a quantity; the owner of a node or region counts as the side, the own side where none is named."""
    axes = axes_of(name) or ()
    bound = dict(zip(axes, index, strict=False))
    theatre = reading.theatre
    owners: dict[str, Callable[[int], int]] = {
        "node": lambda i: int(theatre.node_owner[i]),
        "region": lambda i: theatre.regions[i].side,
    }
    for axis, owner in owners.items():
        if axis in bound and "side" not in axes:
            bound["side"] = owner(bound[axis])
    if "side" in axes and "side" not in bound:
        bound["side"] = reading.side if reading.side is not None else 0
    return bound


def writer_of(reading: Reading, name: str) -> Rule | None:
    """The rule that set a quantity: from the month's record where there is one, else the last that would."""
    ledger = reading.desk.ledger
    step = ledger.writer(name) if ledger is not None and reading.month_sight is not None else None
    if step is not None:
        return step.rule
    return next((rule for rule in reversed(reading.rulebook.rules()) if name in rule.writes), None)


def is_replaced(rulebook: Rulebook, rule: Rule, name: str) -> bool:
    """True when ``rule`` reads a figure of the position that it, or a later rule of the month, sets anew."""
    if name not in FIELDS:
        return False
    rules = rulebook.rules()
    place = rules.index(rule)
    earlier = any(name in each.writes for each in rules[:place])
    return not earlier and any(name in each.writes for each in rules[place:])
