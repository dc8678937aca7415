"""Doctrines put into seats: every seat's sheet and answers for a whole batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.doctrine import belligerent, external
from wargame.doctrine.named import ALIASES, BELLIGERENT, EXTERNAL
from wargame.doctrine.stance import BelligerentStance, ExternalStance
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import Sighting, observe, observe_month
from wargame.engine.sheet import Answers, Sheet
from wargame.engine.state import State
from wargame.engine.theatre import Theatre

Stance = BelligerentStance | ExternalStance


def stance_of(theatre: Theatre, seat: int, name: str) -> Stance:
    """A seat's doctrine by name. Raises KeyError that lists the names the seat may use."""
    side = theatre.seats[seat].side
    table: Mapping[str, Stance] = EXTERNAL if side is None else BELLIGERENT
    resolved = ALIASES.get(side, {}).get(name, name) if side is not None else name
    if resolved not in table:
        raise KeyError(f"{theatre.seats[seat].name} has no doctrine {name!r}; there are {', '.join(sorted(table))}")
    return table[resolved]


def plan_of(stance: Stance, sight: Sighting) -> Sheet:
    """The sheet of one seat."""
    return belligerent.plan(stance, sight) if isinstance(stance, BelligerentStance) else external.plan(stance, sight)


def answer_of(stance: Stance, sight: Sighting) -> NDArray[Any]:
    """The answers of one seat, (initiative, B)."""
    return (
        belligerent.answer(stance, sight) if isinstance(stance, BelligerentStance) else external.answer(stance, sight)
    )


def _first_column(sheet: Sheet) -> Sheet:
    return replace(sheet, **{f.name: getattr(sheet, f.name)[..., :1] for f in fields(sheet)})


@dataclass(frozen=True)
class Staff:
    """One stance a seat, in seat order."""

    theatre: Theatre
    stances: tuple[Stance, ...]

    def sheets(self, state: State, chance: Chance, seats: Sequence[int] | None = None) -> list[Sheet]:
        """The sheets of all seats, or of some, each from its own observation of the position."""
        chosen = range(len(self.stances)) if seats is None else seats
        if state.batch > 1:
            return [self.sheet(seat, state, chance) for seat in chosen]
        # Widened once for all seats: the copies cost more than the planning.
        wide, paired = state.tiled(2), chance.padded()
        return [_first_column(self.sheet(seat, wide, paired)) for seat in chosen]

    def sheet(self, seat: int, state: State, chance: Chance) -> Sheet:
        """One seat's sheet; a batch of one is planned as two, so that its sums run in the order of a wider batch."""
        if state.batch > 1:
            return plan_of(self.stances[seat], observe(state, self.theatre, seat, chance))
        return _first_column(self.sheet(seat, state.tiled(2), chance.padded()))

    def answers(self, ledger: Ledger) -> Answers:
        """Every seat's answers at the table."""
        return Answers(
            np.stack([answer_of(stance, observe_month(ledger, seat)) for seat, stance in enumerate(self.stances)])
        )


def staff(theatre: Theatre, chosen: Mapping[str, str] | None = None) -> Staff:
    """Default doctrines, or those chosen by seat key. Raises KeyError for an unknown seat or doctrine."""
    for key in chosen or {}:
        theatre.seat_index(key)
    names = {**{key: options[0] for key, options in theatre.doctrines.items()}, **(chosen or {})}
    return Staff(theatre, tuple(stance_of(theatre, i, names[seat.key]) for i, seat in enumerate(theatre.seats)))
