"""Whether decisions matter: doctrines and single order families compared under the same chance; imports all below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.doctrine.staff import Staff, staff
from wargame.engine.chance import Chance
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, Sheet
from wargame.engine.state import State, join
from wargame.engine.theatre import Theatre
from wargame.engine.words import Posture
from wargame.game.objectives import profile_score
from wargame.study.campaigns import Setting, play

Array = NDArray[Any]
Change = Callable[[Sheet, Theatre], Sheet]


@dataclass(frozen=True)
class ScoreRow:
    """Scores of one seat under one profile: mean and the 10 and 90 % points."""

    what: str
    profile: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class AlteredStaff(Staff):
    """A staff whose sheet in one seat is changed before it is handed in."""

    seat: int = 0
    change: Change | None = None

    def sheet(self, seat: int, state: State, chance: Chance) -> Sheet:
        """The seat's sheet, changed where it is the altered one."""
        sheet = super().sheet(seat, state, chance)
        return self.change(sheet, self.theatre) if seat == self.seat and self.change is not None else sheet


def _scores(setting: Setting, seat: str, seed: int, count: int) -> dict[str, Array]:
    theatre = setting.scenario.theatre
    final, index = join_ends(play(setting, seed, count)), theatre.seat_index(seat)
    start = setting.start.tiled(count)
    return {p.name: profile_score(theatre, index, p, start, final) for p in theatre.profiles.get(seat, ())}


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


def family_rows(setting: Setting, seat: str, seed: int, count: int) -> Iterator[tuple[str, str, float, float]]:
    """(alternative, profile, change of the mean score, half-width of its 90 % interval) under the same chance.

    Each alternative is a legal sheet that replaces the staff's choice in one order family every month.
    """
    theatre = setting.scenario.theatre
    index = theatre.seat_index(seat)
    base = _scores(setting, seat, seed, count)
    table = EXTERNAL if theatre.seats[index].side is None else BELLIGERENT
    for name, change in table.items():
        altered = AlteredStaff(theatre, setting.staff.stances, index, change)
        for profile, values in _scores(replace(setting, staff=altered), seat, seed, count).items():
            paired = values - base[profile]
            yield name, profile, float(paired.mean()), float(1.645 * paired.std() / np.sqrt(len(paired)))


def _belligerent(change: Callable[[BelligerentSheet, Theatre], dict[str, Array]]) -> Change:
    def apply(sheet: Sheet, theatre: Theatre) -> Sheet:
        return replace(sheet, **change(sheet, theatre)) if isinstance(sheet, BelligerentSheet) else sheet

    return apply


def _filled(array: Array, value: float) -> Array:
    return np.full_like(array, value)


def _split(sheet: BelligerentSheet, *shares: float) -> Array:
    return np.broadcast_to(np.array(shares, dtype=np.float32)[:, None], sheet.production.shape).copy()


BELLIGERENT: dict[str, Change] = {
    "Postures: hold everywhere": _belligerent(lambda s, t: {"posture": _filled(s.posture, Posture.HOLD)}),
    "Effort: even over the front": _belligerent(lambda s, t: {"effort": _filled(s.effort, 1 / len(t.sectors))}),
    "Reserve: never committed": _belligerent(lambda s, t: {"transfer": _filled(s.transfer, 0)}),
    "Tempo: halved": _belligerent(lambda s, t: {"tempo": s.tempo * np.float32(0.5)}),
    "Mobilisation: one level more": _belligerent(lambda s, t: {"mobilisation": s.mobilisation + np.float32(1)}),
    "Raids: none": _belligerent(lambda s, t: {"raids": _filled(s.raids, 0)}),
    "Production: all on munitions": _belligerent(lambda s, t: {"production": _split(s, 0.70, 0.10, 0.20)}),
    "Fiscal measures: all at once": _belligerent(lambda s, t: {"fiscal": _filled(s.fiscal, 1)}),
    "Trade: no effort": _belligerent(
        lambda s, t: {"diversion": _filled(s.diversion, 0), "settlement": _filled(s.settlement, 0)}
    ),
    "Capital: no dossiers, no courting": _belligerent(
        lambda s, t: {"dossier": _filled(s.dossier, 0), "court": _filled(s.court, 0)}
    ),
    "Table: nothing proposed": _belligerent(lambda s, t: {"propose": _filled(s.propose, 0)}),
    "Mandates: no flexibility": _belligerent(lambda s, t: {"mandate": _filled(s.mandate, 0)}),
}
"""Alternative -> what it changes on a belligerent's sheet, family by family."""

EXTERNAL: dict[str, Change] = {
    "Measures: none": lambda s, t: replace(s, measures=_filled(s.measures, 0)) if isinstance(s, ExternalSheet) else s,
}
"""Alternative -> what it changes on an external seat's sheet."""


def decisions_text(setting: Setting, seed: int, count: int) -> str:
    """Doctrine tables and single-family changes of every seat, as lines."""
    lines = [f"{count} campaigns a row, seed {seed}: mean score (10 to 90 %)."]
    for seat in setting.scenario.theatre.seats:
        lines += ["", f"{seat.name}: doctrines"]
        rows = list(doctrine_rows(setting, seat.key, seed, count))
        for profile in dict.fromkeys(row.profile for row in rows):
            chosen = [row for row in rows if row.profile == profile]
            span = max(row.mean for row in chosen) - min(row.mean for row in chosen)
            cells = ", ".join(f"{r.what.replace('_', ' ')} {r.mean:.0f} ({r.low:.0f} to {r.high:.0f})" for r in chosen)
            lines.append(f"  {profile}: {cells}; range {span:.1f}")
        lines.append(f"{seat.name}: one family replaced every month, change of the mean score")
        for name, profile, mean, half in family_rows(setting, seat.key, seed, count):
            lines.append(f"  {name:<36}{profile:<30}{mean:+6.1f} ± {half:.1f}")
    return "\n".join(lines)
