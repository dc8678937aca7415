"""Whether decisions matter: doctrines and families of orders compared under the same chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.doctrine.staff import Staff, staff
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.sheet import Answers, Sheet
from wargame.engine.state import State, join
from wargame.rules.objectives import profile_score
from wargame.study.alternatives import Alternative, alternatives
from wargame.study.campaigns import Setting, play
from wargame.words.names import spaced
from wargame.words.numbers import plain, signed

Array = NDArray[Any]

WORTH = 1.0
"""Points of a seat's mean score that a family of orders must be able to move."""


@dataclass(frozen=True)
class ScoreRow:
    """Scores of one seat under one profile: mean and the 10 and 90 % points."""

    what: str
    profile: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class FamilyRow:
    """What a legal alternative in one family of orders changes in the seat's mean score under a profile."""

    family: str
    what: str
    profile: str
    change: float
    half_width: float
    """Of its 90 % interval, paired under the same chance."""


@dataclass(frozen=True)
class AlteredStaff(Staff):
    """A staff whose orders in one seat are changed before they are handed in."""

    seat: int = 0
    alternative: Alternative | None = None

    def sheet(self, seat: int, state: State, chance: Chance) -> Sheet:
        """The seat's sheet, changed where it is the altered one."""
        sheet = super().sheet(seat, state, chance)
        if seat != self.seat or self.alternative is None:
            return sheet
        return self.alternative.sheet(sheet, self.theatre)

    def answers(self, ledger: Ledger) -> Answers:
        """Every seat's answers, changed where the seat is the altered one."""
        codes = super().answers(ledger).codes
        if self.alternative is not None:
            codes[self.seat] = self.alternative.answers(codes[self.seat], ledger)
        return Answers(codes)


def _scores(setting: Setting, seat: str, seed: int, count: int) -> dict[str, Array]:
    theatre = setting.scenario.theatre
    final, index = join_ends(play(setting, seed, count)), theatre.seat_index(seat)
    start = setting.start.tiled(count)
    return {p.name: profile_score(setting.rulebook, index, p, start, final) for p in theatre.profiles.get(seat, ())}


def join_ends(ends: list[State]) -> State:
    """Final positions of several chunks side by side, whatever month each chunk stopped in."""
    last = max(state.month for state in ends)
    return join([state.with_values(month=last) for state in ends])


def _row(what: str, profile: str, values: Array) -> ScoreRow:
    low, high = np.percentile(values, [10, 90])
    return ScoreRow(what, profile, float(values.mean()), float(low), float(high))


def doctrine_rows(setting: Setting, seat: str, seed: int, count: int) -> Iterator[ScoreRow]:
    """Every fixed doctrine of a seat under every objective profile, the other seats on their defaults."""
    theatre = setting.scenario.theatre
    for name in theatre.doctrines[seat]:
        played = replace(setting, staff=staff(theatre, {seat: name}))
        for profile, values in _scores(played, seat, seed, count).items():
            yield _row(name, profile, values)


def family_rows(setting: Setting, seat: str, seed: int, count: int) -> Iterator[FamilyRow]:
    """Each alternative of each family, given every month in place of the staff's choice, under every profile."""
    theatre = setting.scenario.theatre
    index = theatre.seat_index(seat)
    base = _scores(setting, seat, seed, count)
    for each in alternatives(theatre, index):
        altered = AlteredStaff(theatre, setting.staff.stances, index, each)
        for profile, values in _scores(replace(setting, staff=altered), seat, seed, count).items():
            paired = values - base[profile]
            half = 1.645 * float(paired.std()) / np.sqrt(len(paired))
            yield FamilyRow(each.family, each.what, profile, float(paired.mean()), float(half))


def weight_of_families(rows: Sequence[FamilyRow]) -> dict[str, float]:
    """Family -> the largest change of the mean score that any of its alternatives makes under any profile."""
    found: dict[str, float] = {}
    for row in rows:
        found[row.family] = max(found.get(row.family, 0.0), abs(row.change))
    return found


@dataclass(frozen=True)
class Duel:
    """A belligerent's doctrine that scores best under a profile against one doctrine of the other side."""

    profile: str
    against: str
    best: str
    mean: float


def duels(setting: Setting, side: int, seed: int, count: int) -> Iterator[Duel]:
    """Every doctrine of a side against every one of the other's, and which does best under each profile."""
    theatre = setting.scenario.theatre
    own, foe = (theatre.seats[theatre.belligerent_seat(each)].key for each in (side, 1 - side))
    for against in theatre.doctrines[foe]:
        played = {
            name: _scores(replace(setting, staff=staff(theatre, {own: name, foe: against})), own, seed, count)
            for name in theatre.doctrines[own]
        }
        for profile in theatre.profiles[own]:
            means = {name: float(scores[profile.name].mean()) for name, scores in played.items()}
            best = max(means, key=lambda name: means[name])
            yield Duel(profile.name, against, best, means[best])


def decisions_text(setting: Setting, seed: int, count: int) -> str:
    """Doctrine tables and families of orders of every seat, as lines."""
    lines = [f"{count} campaigns a row, seed {seed}: mean score (10 to 90 %)."]
    for seat in setting.scenario.theatre.seats:
        lines += ["", f"{seat.name}: doctrines", *_doctrine_lines(list(doctrine_rows(setting, seat.key, seed, count)))]
        lines.append(f"{seat.name}: one family of orders replaced every month, change of the mean score")
        lines += _family_lines(list(family_rows(setting, seat.key, seed, count)))
        if seat.side is not None:
            lines.append(f"{seat.name}: best doctrine against each of the other side's")
            lines += _duel_lines(list(duels(setting, seat.side, seed, count)))
    return "\n".join(lines)


def _doctrine_lines(rows: Sequence[ScoreRow]) -> list[str]:
    lines = []
    for profile in dict.fromkeys(row.profile for row in rows):
        chosen = [row for row in rows if row.profile == profile]
        span = max(row.mean for row in chosen) - min(row.mean for row in chosen)
        cells = ", ".join(f"{spaced(r.what)} {plain(r.mean, 0)} ({_ends(r)})" for r in chosen)
        lines.append(f"  {profile}: {cells}; range {plain(span, 1)}")
    return lines


def _ends(row: ScoreRow) -> str:
    return f"{plain(row.low, 0)} to {plain(row.high, 0)}"


def _family_lines(rows: Sequence[FamilyRow]) -> list[str]:
    lines = []
    for family, weight in weight_of_families(rows).items():
        lines.append(f"  {family}: up to {plain(weight, 1)}" + ("" if weight >= WORTH else ", UNDER ONE POINT"))
        own = [row for row in rows if row.family == family]
        for what in dict.fromkeys(row.what for row in own):
            cells = ", ".join(
                f"{row.profile} {signed(row.change, 1)} ± {plain(row.half_width, 1)}" for row in own if row.what == what
            )
            lines.append(f"    {what:<36}{cells}")
    return lines


def _duel_lines(rows: Sequence[Duel]) -> list[str]:
    lines = []
    for profile in dict.fromkeys(row.profile for row in rows):
        cells = ", ".join(
            f"{spaced(row.against)}: {spaced(row.best)} {plain(row.mean, 0)}" for row in rows if row.profile == profile
        )
        lines.append(f"  {profile}: {cells}")
    everywhere = {row.best for row in rows}
    return [*lines, "  ONE DOCTRINE BEST AGAINST EVERYTHING"] if len(everywhere) == 1 else lines
