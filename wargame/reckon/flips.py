"""The smallest change that would flip a refusal, in units of each quantity's plausible range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from wargame.engine.state import FIELDS
from wargame.engine.words import GateMode
from wargame.reckon.gates import UTILITY, gate_rules
from wargame.reckon.reading import Reading
from wargame.seat.sight import Sight
from wargame.words.names import name_of
from wargame.words.numbers import ARROW, capital, listed, plain, word

Array = NDArray[np.float32]

STEPS = 24
"""Points tried between two values; each pass narrows the interval by this factor."""
PASSES = 2
PAIR_STEPS = 12
PAIRED = 4
"""Quantities with the largest effect that are tried in pairs when no single one suffices."""

_OWN = (
    "macro_insulation",
    "aid_adequacy",
    "perceived_momentum",
    "loss",
    "fortification",
    "backlog",
    "grid",
    "weariness",
    "guarantees",
)
_OTHERS = ("aid_adequacy", "macro_insulation", "fortification", "backlog", "grid", "loss")


_KEPT: WeakKeyDictionary[Sight, dict[tuple[object, ...], tuple[tuple[Change, ...], ...]]] = WeakKeyDictionary()
"""Sight -> what was found for it; forgotten with the sight."""


@dataclass(frozen=True)
class Change:
    """One quantity of one side moved from what it is to what it would have to be."""

    quantity: str
    side: int
    old: float
    new: float
    share: float
    """Distance in units of the quantity's plausible range."""
    words: str
    digits: int
    is_exact: bool = True

    @property
    def spoken(self) -> str:
        """``macro insulation 0.86 → 0.31``; an estimate is marked."""
        about = "" if self.is_exact else "about "
        return f"{self.words} {about}{plain(self.old, self.digits)} {ARROW} {plain(self.new, self.digits)}"


@dataclass(frozen=True)
class Flip:
    """What would flip a refusal: a headline, a note, and the changes behind them (none when nothing would)."""

    title: str
    note: str
    changes: tuple[Change, ...] = ()

    @property
    def sentence(self) -> str:
        """Headline and note together."""
        return f"{self.title} {self.note}".strip()


@dataclass(frozen=True)
class _Candidate:
    quantity: str
    side: int
    now: float
    low: float
    high: float
    digits: int
    words: str
    is_exact: bool

    @property
    def span(self) -> float:
        return self.high - self.low


class _Probe:
    """One side's utility under changed figures, by the rules; the base agrees with what the seat is shown."""

    def __init__(self, reading: Reading, side: int) -> None:
        self.reading, self.side = reading, side
        self._rules = gate_rules(reading.rulebook, UTILITY)
        self._offset = 0.0
        self.now = reading.value(UTILITY, side)
        self._offset = self.now - float(self.utility([])[0])

    def utility(self, moves: Sequence[tuple[_Candidate, Array]]) -> Array:
        """The utility (columns,) with each candidate set to its values (columns,)."""
        columns = len(moves[0][1]) if moves else 1
        moved: dict[str, Array] = {}
        for candidate, values in moves:
            base = moved.get(candidate.quantity)
            if base is None:
                base = np.repeat(self.reading.inputs[candidate.quantity], columns, axis=-1)
            base[candidate.side] = _moved(base[candidate.side], candidate.now, values)
            moved[candidate.quantity] = base
        utility = self.reading.workings.run(self._rules, moved)[UTILITY][self.side]
        return np.asarray(utility[:columns] + self._offset)

    def flips(self, moves: Sequence[tuple[_Candidate, Array]]) -> NDArray[np.bool_]:
        """True where the sign differs from today's."""
        return np.asarray((self.utility(moves) > 0) != (self.now > 0))


def _moved(row: Array, now: float, values: Array) -> Array:
    """A row set to new values; one with many entries (works by sector) keeps its pattern while its mean moves there."""
    if row.ndim == 1:
        return values.astype(np.float32)
    share_down = values / max(now, 1e-6)
    share_up = (1 - values) / max(1 - now, 1e-6)
    return np.where(values <= now, row * share_down, 1 - (1 - row) * share_up).astype(np.float32)


def _candidates(reading: Reading, side: int) -> tuple[_Candidate, ...]:
    rows = [(name, side) for name in _OWN] + [(name, 1 - side) for name in _OTHERS]
    return tuple(_candidate(reading, name, row, side) for name, row in rows if name in reading.inputs)


def _candidate(reading: Reading, name: str, row: int, side: int) -> _Candidate:
    about = FIELDS[name]
    now = float(reading.inputs[name][row].mean())
    low = 0.0 if about.low is None else about.low
    # Losses have no bound of their own: past what relief counts them to, they change nothing.
    high = about.high if about.high is not None else reading.value("loss_counted", row)
    own = row == side
    words = name_of(name).lower() if own else f"{reading.theatre.sides[row].name}'s {name_of(name).lower()}"
    is_exact = not reading.desk.sight.half_width(name)[row].any()
    return _Candidate(name, row, now, low, max(high, now), 2 if about.high is not None else 1, words, is_exact)


@dataclass(frozen=True)
class _Way:
    """An interval of one candidate's values at whose far end the sign has flipped, or may have."""

    candidate: _Candidate
    start: float
    stop: float


def _tried(probe: _Probe, ways: Sequence[_Way], values: Array) -> NDArray[np.bool_]:
    """(way, step): whether the sign flips at each of ``values`` (way, step), all ways side by side in one go."""
    moves: dict[_Candidate, Array] = {}
    steps = values.shape[1]
    for place, way in enumerate(ways):
        row = moves.setdefault(way.candidate, np.full(values.size, way.candidate.now, dtype=np.float32))
        row[place * steps : (place + 1) * steps] = values[place]
    return probe.flips(list(moves.items())).reshape(values.shape)


def _narrowed(probe: _Probe, ways: Sequence[_Way]) -> list[_Way]:
    """Each way cut to the step in which its sign first flips; ways on which it never does are dropped."""
    starts, stops = ([getattr(way, end) for way in ways] for end in ("start", "stop"))
    values = np.linspace(starts, stops, STEPS + 1, axis=1).astype(np.float32)
    flipped = _tried(probe, ways, values[:, 1:])
    places = flipped.argmax(axis=1)
    return [
        _Way(way.candidate, float(values[row, place]), float(values[row, place + 1]))
        for row, (way, place) in enumerate(zip(ways, places, strict=True))
        if flipped[row].any()
    ]


def _past(value: float, now: float, digits: int) -> float:
    """Rounded away from today's value, so that what is printed still flips."""
    scale = 10.0**digits
    away = ceil(value * scale - 1e-9) if value > now else floor(value * scale + 1e-9)
    return away / scale


def _change(candidate: _Candidate, new: float) -> Change:
    share = abs(new - candidate.now) / candidate.span
    return Change(
        candidate.quantity,
        candidate.side,
        candidate.now,
        new,
        share,
        candidate.words,
        candidate.digits,
        candidate.is_exact,
    )


def _printed(way: _Way) -> tuple[float, float]:
    """What a threshold may be printed as: the search ends just past it, so the nearer value may flip already."""
    past = _past(way.stop, way.candidate.now, way.candidate.digits)
    step = 10.0**-way.candidate.digits
    return past + (step if past < way.candidate.now else -step), past


def _singles(probe: _Probe, candidates: Sequence[_Candidate]) -> tuple[Change, ...]:
    """Every single change that flips the sign and still does as printed, the shortest first."""
    ways = [_Way(each, each.now, end) for each in candidates for end in (each.low, each.high) if end != each.now]
    for _ in range(PASSES):
        ways = _narrowed(probe, ways) if ways else []
    if not ways:
        return ()
    printed = np.array([_printed(way) for way in ways])
    holds = _tried(probe, ways, printed.astype(np.float32))
    found: dict[_Candidate, Change] = {}
    for way, values, still in zip(ways, printed, holds, strict=True):
        change = _change(way.candidate, float(values[int(still.argmax())]))
        inside = way.candidate.low - 1e-6 <= change.new <= way.candidate.high + 1e-6
        if still.any() and inside and change.share < found.get(way.candidate, change).share + 1e-9:
            found[way.candidate] = change
    return tuple(sorted(found.values(), key=lambda change: change.share))


def _pair(probe: _Probe, candidates: Sequence[_Candidate]) -> tuple[Change, Change] | None:
    """The shortest pair of changes that flips the sign together."""
    wanted = -1 if probe.now > 0 else 1
    aims = []
    for each in candidates:
        ends = np.array([each.low, each.high], dtype=np.float32)
        effect = wanted * (probe.utility([(each, ends)]) - probe.now)
        if effect.max() > 1e-3:
            aims.append((float(effect.max()), each, float(ends[int(effect.argmax())])))
    aims.sort(key=lambda aim: -aim[0])
    found = [_joint(probe, one, other) for one, other in combinations(aims[:PAIRED], 2)]
    pairs = [pair for pair in found if pair is not None]
    return min(pairs, key=lambda pair: pair[0].share + pair[1].share) if pairs else None


def _joint(
    probe: _Probe, one: tuple[float, _Candidate, float], other: tuple[float, _Candidate, float]
) -> tuple[Change, Change] | None:
    """The shortest joint move on a grid of steps towards both best ends, printed past the threshold."""
    (_, first, first_end), (_, second, second_end) = one, other
    steps = np.linspace(0, 1, PAIR_STEPS + 1)
    across, along = (grid.ravel() for grid in np.meshgrid(steps, steps))
    values = [
        np.array([_past(float(value), each.now, each.digits) for value in each.now + part * (end - each.now)])
        for each, end, part in ((first, first_end, across), (second, second_end, along))
    ]
    far = [np.clip(value, each.low, each.high) for value, each in zip(values, (first, second), strict=True)]
    flipped = probe.flips([(first, far[0].astype(np.float32)), (second, far[1].astype(np.float32))])
    if not flipped.any():
        return None
    distance = abs(far[0] - first.now) / first.span + abs(far[1] - second.now) / second.span
    place = int(np.where(flipped, distance, np.inf).argmin())
    return _change(first, float(far[0][place])), _change(second, float(far[1][place]))


def shortest(reading: Reading, side: int) -> tuple[tuple[Change, ...], ...]:
    """Ways to flip the sign of a side's utility, the shortest first: single changes, else one pair; empty for none.

    A position does not change while its month is planned, so the ways are searched once a sight and kept with it.
    """
    kept = _KEPT.setdefault(reading.desk.sight, {})
    key = (side, reading.desk.stage, reading.of_month, id(reading.rulebook.parameters))
    if key not in kept:
        kept[key] = _searched(reading, side)
    return kept[key]


def _searched(reading: Reading, side: int) -> tuple[tuple[Change, ...], ...]:
    probe, candidates = _Probe(reading, side), _candidates(reading, side)
    singles = _singles(probe, candidates)
    if singles:
        return tuple((change,) for change in singles)
    pair = _pair(probe, candidates)
    return (pair,) if pair else ()


def flip_utility(reading: Reading, side: int) -> Flip:
    """What would turn a side's utility of halting, with what else a ceasefire needs."""
    ways = shortest(reading, side)
    turns = "negative" if reading.value(UTILITY, side) > 0 else "positive"
    if not ways:
        title = f"No one change, and no pair within the plausible ranges, turns it {turns}."
        return Flip(title, "It takes the own pillar's failure, lost momentum and a weaker adversary together.")
    moved = capital(listed(change.spoken for change in ways[0]))
    verb = "turns" if len(ways[0]) == 1 else "together turn"
    also = f"So does {ways[1][0].spoken}." if len(ways) > 1 else ""
    door = door_note(reading) if turns == "positive" else ""
    return Flip(f"{moved} {verb} the utility {turns}.", f"{also} {door}".strip(), ways[0])


def door_note(reading: Reading) -> str:
    """What a general ceasefire needs beside the utilities."""
    if reading.theatre.gate_mode is GateMode.ADVISORY:
        return "In the advisory mode the arithmetic may be overruled, at a price."
    if reading.is_open_by_chance:
        return "Chance holds a door open this month; both utilities must be above zero in it."
    if reading.value("door_open") > 0:
        return "A door is open; both utilities must be above zero in the same month."
    if reading.theatre.gate_mode is GateMode.HAZARD:
        return "A failed pillar, concluded text or chance must open the door as well."
    return "A failed pillar or concluded text must open the door as well."


def flip_leaders(reading: Reading) -> Flip:
    """What would open the leaders' format: the pillar nearest to failure, and the way by concluded text."""
    theatre = reading.theatre
    changes = [_failing(reading, side) for side in (0, 1)]
    nearest = min(changes, key=lambda change: change.share)
    open_issues = [i for i in range(len(theatre.issues)) if reading.value("zone", i) <= 0]
    text = f"The other way is concluded text on all {word(len(theatre.issues))} issues"
    have = "has" if len(open_issues) == 1 else "have"
    gaps = f"; {word(len(open_issues))} of them {have} no zone of agreement." if open_issues else "."
    title = f"{capital(nearest.spoken)} {_held(reading, nearest.side)} opens the leaders' format."
    return Flip(title, text + gaps, (nearest,))


def _failing(reading: Reading, side: int) -> Change:
    """The pillar of a side moved to the highest hundredth at which rule R45 counts a month against it."""
    spec = reading.theatre.pillars[side]
    now = reading.value(spec.quantity, side)
    levels = np.array([now, *np.arange(floor(100 * now), -1, -1) / 100], dtype=np.float32)
    index = np.repeat(reading.workings.seen(spec.quantity), len(levels), axis=-1)
    index[side] = levels
    still = dict.fromkeys(("concluded", "door_open"), np.zeros(1, dtype=np.float32))
    stood = np.zeros((2, 1), dtype=np.float32)
    counted = reading.workings.run(("R45a", "R45"), {**still, "pillar_months": stood, spec.quantity: index})
    place = int((counted["pillar_months"][side] > 0).argmax())
    new = now if place == 0 else round(float(levels[place]), 2)
    is_exact = not reading.desk.sight.half_width(spec.quantity)[side].any()
    words = f"{reading.theatre.sides[side].name}'s {name_of(spec.quantity).lower()}"
    return Change(spec.quantity, side, now, new, abs(now - new), words, 2, is_exact)


def flip_zone(reading: Reading, issue: int) -> Flip:
    """The pillar whose failure would open a zone on an issue, the nearest to failing; empty where a zone is open."""
    if reading.value("zone", issue) > 0:
        return Flip("", "")
    limits = [reading.value("limit", side, issue) for side in (0, 1)]
    moved, opening, both_open = _with_failures(reading, issue)
    ways = sorted((_failing(reading, side) for side in (0, 1) if opening[side] > 0.005), key=lambda way: way.share)
    if not ways:
        title = "No single failure opens a zone here"
        return Flip(f"{title}; both pillars together would." if both_open > 0.005 else f"{title}, nor do both.", "")
    first = ways[0]
    name = reading.theatre.sides[first.side].name
    span = f"{name}'s limit moves from {plain(limits[first.side])} to {plain(moved[first.side])}"
    wide = plain(opening[first.side])
    title = f"{capital(first.spoken)} {_held(reading, first.side)} opens a zone of {wide}: {span}."
    also = f"So does {ways[1].spoken} {_held(reading, 1 - first.side)}." if len(ways) > 1 else ""
    return Flip(title, also, (first,))


def _with_failures(reading: Reading, issue: int) -> tuple[list[float], list[float], float]:
    """Each side's limit once its own pillar has failed, the zone that leaves while the other's stands, and the zone
    once both have failed (rule R18).
    """
    span = np.repeat(reading.workings.seen("span_open"), 3, axis=-1)
    span[0, [0, 2]] = span[1, [1, 2]] = 1
    worked = reading.workings.run(("R18",), {"span_open": span})
    limits, zones = worked["limit"][:, issue], worked["zone"][issue]
    return [float(limits[side, side]) for side in (0, 1)], [float(zones[0]), float(zones[1])], float(zones[2])


def _held(reading: Reading, side: int) -> str:
    """For how long an index must stand under its threshold: ``for two months``."""
    months = reading.theatre.pillars[side].months
    return f"for {word(months)} months" if months > 1 else "for a month"
