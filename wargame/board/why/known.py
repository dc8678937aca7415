"""What one seat may know of any quantity a rule reads or writes, for explanations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.observation import MONTH_FIELDS, Observation
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.state import FIELDS, HIDDEN, PUBLIC, SIDE
from wargame.reckon.gates import UTILITY
from wargame.reckon.reading import Reading
from wargame.seat.desk import TABLE, Desk
from wargame.words.names import index_words, unit_words
from wargame.words.numbers import MINUS, listed, plain, signed, span
from wargame.words.orders import POSTURES, RANGES

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
    "attack_power": (SIDE, "side sector"),
    "defence_power": (SIDE, "side sector"),
    "home_change": (SIDE, "side"),
    "risk_limit": (SIDE, "side issue"),
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
    "overruled": (PUBLIC, "side"),
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


FLAGS = [
    "ceasefire_open",
    "leaders_open",
    "door_open",
    "concluded",
    "reason_precondition",
    "reason_recognition",
    "reason_utility",
    "groups_active",
    "summit_held",
    "ceasefire_agreed",
    "ceasefire_broken",
    "overruled",
    "exchanged",
    "truce_begun",
    "statement",
    "signed",
    "pillar_broke",
    "shock_started",
    "signalled",
    "answer_yielded",
    "sector_main",
]
"""Yes or no, beside the flags of the position."""
CODES: dict[str, Mapping[int, str]] = {
    "posture": {int(code): words.lower() for code, words in POSTURES.items()},
    "posture_now": {int(code): words.lower() for code, words in POSTURES.items()},
    "door": {-1: "none", 0: "first pillar", 1: "second pillar", 2: "concluded text", 3: "chance"},
    "node_range": dict(enumerate(RANGES)),
}
"""Codes in words, by quantity."""
YES_NO = {0: "no", 1: "yes"}
LATER, SEALED, UNKNOWN = "known once the month is fought", "sealed", "hidden"


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
    codes: Mapping[int, str] | None = None

    @property
    def is_exact(self) -> bool:
        """True when no number of it is an estimate."""
        return self.lows == self.highs

    def __format__(self, spec: str) -> str:
        """Fills an explaining sentence: every number by ``spec``, many as their mean."""
        if self.word:
            return "an amount still open" if self.word == LATER else self.word
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
        numbers = [self._number(place) for place in range(len(self.values))]
        if len(numbers) == 1:
            return numbers[0]
        if len(numbers) <= 5 and self.labels:
            return ", ".join(f"{label} {text}" for text, label in zip(numbers, self.labels, strict=True))
        mark = "" if self.is_exact else ABOUT
        return f"{mark}{self._written(sum(self.values) / len(self.values))} on average"

    def note(self) -> str:
        """The range of an estimate, or from where to where many numbers lie."""
        if self.word or not self.values:
            return ""
        if len(self.values) > 5:
            return f"{len(self.values)} figures, {span(min(self.values), max(self.values))}"
        if self.is_exact or len(self.values) > 1:
            return ""
        return f"90 % range {span(self.lows[0], self.highs[0])}"

    def _number(self, place: int) -> str:
        value = self.values[place]
        if self.codes is not None:
            return self.codes.get(round(value), plain(value, 1))
        mark = ABOUT if self.lows and self.lows[place] != self.highs[place] else ""
        return mark + self._written(value)

    def _written(self, value: float) -> str:
        whole = self.unit in ("months", "raids", "count", "month", "raids a month") and abs(value - round(value)) < 1e-4
        digits = 0 if whole or abs(value) >= 100 else 1 if abs(value) >= 10 else 2
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


def _arrays(reading: Reading, name: str, before: bool) -> tuple[Array, Array, Array] | str:
    """Values, lows and highs (axes...), or the word for why this seat reads none."""
    if name == "month":
        resolved = np.array(float(reading.desk.month))
        return resolved, resolved, resolved
    if name in FIXED:
        value = np.asarray(getattr(reading.theatre, name), dtype=float)
        return value, value, value
    if name in FIELDS:
        if FIELDS[name]["seen"] == HIDDEN:
            return UNKNOWN
        if name != UTILITY:
            sight = position_before(reading.desk) if before else reading.desk.sight
            low, high = sight.range(name)
            return np.asarray(sight.value(name))[..., 0], np.asarray(low)[..., 0], np.asarray(high)[..., 0]
    if name in ON_THE_DAY:
        return _on_the_day(reading, name)
    if not reading.has(name):
        return LATER
    value, half = reading.array(name), reading.half(name)
    return value, value - half, value + half


def position_before(desk: Desk) -> Observation:
    """The position the month explained began with; the first one where there is none before it."""
    if desk.stage == TABLE or len(desk.history) < 2:
        return desk.history[-1]
    return desk.history[-2]


def _on_the_day(reading: Reading, name: str) -> tuple[Array, Array, Array] | str:
    """A figure of the month's record: everybody's, or its owner's rows with the others missing."""
    if reading.month_sight is None or reading.desk.ledger is None:
        return LATER
    seen, words = ON_THE_DAY[name]
    if name not in reading.desk.ledger.values:
        return "known once the table closes"
    value = np.array(np.broadcast_to(reading.desk.ledger[name], (*np.shape(reading.desk.ledger[name])[:-1], 2)))[..., 0]
    value = value.astype(float)
    if seen == SIDE:
        rows = np.arange(2) if words.startswith("side") else reading.theatre.node_owner
        value[rows != reading.side] = np.nan
    return value, value, value


def _ordered(reading: Reading, name: str, bound: Bound) -> Known | None:
    """The own sheet's order, or that the other's is sealed; measures of external seats are told elsewhere."""
    field = name.removeprefix("order_")
    if name == "order_measures":
        return None
    side = bound.get("side", reading.side)
    if side is None or side != reading.side or not isinstance(reading.desk.draft, BelligerentSheet):
        return Known(word=SEALED)
    value = np.ravel(getattr(reading.desk.draft, field)[..., 0])
    kept = tuple(float(each) for each in value)
    place = next((bound[axis] for axis in ("sector", "node", "issue", "seat") if axis in bound), None)
    if place is not None and place < len(kept) and len(kept) > 1:
        kept = (kept[place],)
    return Known(kept, (), kept, kept)


def _picked(reading: Reading, name: str, axes: tuple[str, ...], bound: Bound, *arrays: Array) -> Known:
    """Numbers at the bound indices with their lows and highs, and labels for the axis left open."""
    at = tuple(bound[axis] if axis in bound else slice(None) for axis in axes)
    picked = [np.asarray(array[at], dtype=float) for array in arrays]
    if np.isnan(picked[0]).any():
        return Known(word=UNKNOWN)
    left = [axis for axis in axes if axis not in bound]
    labels = _labels(reading, left, picked[0].shape) if len(left) == 1 else ()
    unit = FIELDS[name]["unit"] if name in FIELDS else ""
    shown = unit_words(unit, reading.theatre, bound.get("side") if "side" in axes else None)
    wants_sign = unit in SIGNED_UNITS or any(part in name for part in SIGNED)
    codes = CODES.get(name, YES_NO if unit == "flag" or name in FLAGS else None)
    values, lows, highs = (tuple(float(each) for each in array.ravel()) for array in picked)
    return Known(values, labels, lows, highs, shown, "", wants_sign, codes)


def _labels(reading: Reading, left: list[str], shape: tuple[int, ...]) -> tuple[str, ...]:
    words = tuple(index_words(reading.theatre, (left[0],), (index,)) for index in range(shape[0]))
    return words if all(words) else ()


def bound_to(reading: Reading, name: str, index: tuple[int, ...]) -> dict[str, int]:
    """Axis -> index of a quantity. What is not named is chosen: the own side, the sector that moved most, the node
    most raided, the first of anything else; the owner of a node or region counts as the side.
    """
    axes, theatre = axes_of(name) or (), reading.theatre
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
