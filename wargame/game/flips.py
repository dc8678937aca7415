"""The smallest change that would flip a refusal, in units of each quantity's plausible range; imports this layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from wargame.engine.state import FIELDS
from wargame.engine.words import GateMode
from wargame.game.gates import UTILITY, gate_rules, work_out
from wargame.game.names import name_of
from wargame.game.phrase import ARROW, listed, plain, word
from wargame.game.reading import Reading

Array = NDArray[np.float32]

STEPS = 24
"""Points tried between two values; each of the three passes narrows the interval by this factor."""
PAIRED = 6
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
    "loss_per_km2",
)
_OTHERS = ("aid_adequacy", "macro_insulation", "fortification", "backlog", "grid", "loss")


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
    """What would flip a refusal: a headline, a note beside it, and the changes behind them (none when nothing would)."""

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
    """One side's utility under changed figures, worked out by the rules; the base agrees with what the seat is shown."""

    def __init__(self, reading: Reading, side: int) -> None:
        self.reading, self.side = reading, side
        self._rules = gate_rules(reading.rulebook, UTILITY)
        self._offset = 0.0
        self.now = reading.value(UTILITY, side)
        self._offset = self.now - float(self.utility([])[0])

    def utility(self, moves: Sequence[tuple[_Candidate, Array]]) -> Array:
        """The utility (columns,) with each candidate set to its values (columns,)."""
        columns = len(moves[0][1]) if moves else 1
        inputs = dict(self.reading.inputs)
        for candidate, values in moves:
            base = np.repeat(inputs[candidate.quantity], columns if inputs[candidate.quantity].shape[-1] == 1 else 1, -1)
            base[candidate.side] = _moved(base[candidate.side], candidate.now, values)
            inputs[candidate.quantity] = base
        inputs = {name: np.broadcast_to(value, (*value.shape[:-1], columns)) for name, value in inputs.items()}
        return work_out(self._rules, self.reading.rulebook, inputs)[UTILITY][self.side] + self._offset

    def flips(self, moves: Sequence[tuple[_Candidate, Array]]) -> NDArray[np.bool_]:
        """True where the sign differs from today's."""
        return (self.utility(moves) > 0) != (self.now > 0)


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
    low = 0.0 if about["low"] is None else about["low"]
    high = about["high"] if about["high"] is not None else 2 * _reference(reading, name, row)
    own = row == side
    words = name_of(name).lower() if own else f"{reading.theatre.sides[row].name}'s {name_of(name).lower()}"
    is_exact = not reading.desk.sight.half_width(name)[row].any()
    return _Candidate(name, row, now, low, max(high, now), 2 if about["high"] is not None else 1, words, is_exact)


def _reference(reading: Reading, name: str, row: int) -> float:
    """Half the plausible range of a quantity without an upper bound: twice its reference is as far as it counts."""
    parameter = {"loss": "loss_reference", "loss_per_km2": "sunk_reference"}[name]
    return reading.parameter(parameter, row)


def _first_flip(probe: _Probe, candidate: _Candidate, end: float) -> float | None:
    """The value nearest to today's, on the way to ``end``, at which the sign flips; None when it never does."""
    start, stop = candidate.now, end
    if abs(stop - start) < 1e-6:
        return None
    for _ in range(3):
        values = np.linspace(start, stop, STEPS + 1)[1:].astype(np.float32)
        flipped = probe.flips([(candidate, values)])
        if not flipped.any():
            return None
        place = int(flipped.argmax())
        start, stop = (float(values[place - 1]) if place else start), float(values[place])
    return stop


def _past(value: float, now: float, digits: int) -> float:
    """Rounded away from today's value, so that what is printed still flips."""
    scale = 10**digits
    away = ceil(value * scale - 1e-9) if value > now else floor(value * scale + 1e-9)
    return away / scale


def _single(probe: _Probe, candidate: _Candidate) -> Change | None:
    best = None
    for end in (candidate.low, candidate.high):
        found = _first_flip(probe, candidate, end)
        if found is None:
            continue
        new = _past(found, candidate.now, candidate.digits)
        inside = candidate.low - 1e-6 <= new <= candidate.high + 1e-6
        if inside and probe.flips([(candidate, np.array([new], dtype=np.float32))])[0]:
            change = _change(candidate, new)
            best = change if best is None or change.share < best.share else best
    return best


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


def _singles(probe: _Probe, candidates: Sequence[_Candidate]) -> tuple[Change, ...]:
    """Every single change that flips the sign, the shortest first."""
    live = [each for each in candidates if _reaches(probe, each)]
    found = [change for change in (_single(probe, each) for each in live) if change is not None]
    return tuple(sorted(found, key=lambda change: change.share))


def _reaches(probe: _Probe, candidate: _Candidate) -> bool:
    """True when some value of the quantity flips the sign; a coarse look that spares the search."""
    values = np.linspace(candidate.low, candidate.high, STEPS + 1).astype(np.float32)
    return bool(probe.flips([(candidate, values)]).any())


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
    steps = np.linspace(0, 1, STEPS + 1)
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


def shortest(reading: Reading, side: int) -> tuple[Change, ...]:
    """The single change, or the pair, that flips the sign of a side's utility; empty when neither exists."""
    probe, candidates = _Probe(reading, side), _candidates(reading, side)
    singles = _singles(probe, candidates)
    if singles:
        return singles[:1]
    return _pair(probe, candidates) or ()


def flip_utility(reading: Reading, side: int) -> Flip:
    """What would turn a side's utility of halting, with what else a ceasefire needs."""
    changes = shortest(reading, side)
    turns = "negative" if reading.value(UTILITY, side) > 0 else "positive"
    if not changes:
        title = f"No one change, and no pair within the plausible ranges, turns it {turns}."
        return Flip(title, "It takes the own pillar's failure, lost momentum and a weaker adversary together.")
    moved = listed(change.spoken for change in changes)
    note = door_note(reading) if turns == "positive" else ""
    return Flip(f"{moved[0].upper()}{moved[1:]} turns the utility {turns}.", note, changes)


def door_note(reading: Reading) -> str:
    """What a general ceasefire needs beside the utilities."""
    if reading.theatre.gate_mode is GateMode.ADVISORY:
        return "In the advisory mode the arithmetic may be overruled, at a price."
    if reading.value("door_open") > 0:
        return "A door is open; both utilities must be above zero in the same month."
    return "A failed pillar or concluded text must open the door as well."


def flip_leaders(reading: Reading) -> Flip:
    """What would open the leaders' format: the pillar nearest to failure, and the way by concluded text."""
    theatre = reading.theatre
    changes = [_failing(reading, side) for side in (0, 1)]
    nearest = min(changes, key=lambda change: change.share)
    spec = theatre.pillars[nearest.side]
    open_issues = [i for i in range(len(theatre.issues)) if reading.value("zone", i) <= 0]
    text = f"The other way is concluded text on all {word(len(theatre.issues))} issues"
    gaps = f"; {word(len(open_issues))} of them have no zone of agreement." if open_issues else "."
    months = f"for {word(spec.months)} months" if spec.months > 1 else "for a month"
    title = f"{nearest.spoken[0].upper()}{nearest.spoken[1:]} {months} opens the leaders' format."
    return Flip(title, text + gaps, (nearest,))


def _failing(reading: Reading, side: int) -> Change:
    """The pillar of a side moved just under its threshold."""
    spec = reading.theatre.pillars[side]
    now = reading.value(spec.quantity, side)
    new = min(_past(spec.threshold - 0.0051, now, 2), now)
    is_exact = not reading.desk.sight.half_width(spec.quantity)[side].any()
    words = f"{reading.theatre.sides[side].name}'s {name_of(spec.quantity).lower()}"
    return Change(spec.quantity, side, now, new, abs(now - new), words, 2, is_exact)
