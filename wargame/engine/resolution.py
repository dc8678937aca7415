"""Resolving a month: sealed sheets, the fighting, then the table; pure functions over the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from wargame.engine.chance import Chance, StillChance
from wargame.engine.ledger import Ledger, open_ledger
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Answers, BelligerentSheet, ExternalSheet, Sheet, blank_sheet
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Initiative, Measure, Phase

BEFORE_TABLE = tuple(phase for phase in Phase if phase < Phase.TABLE)
FROM_TABLE = tuple(phase for phase in Phase if phase >= Phase.TABLE)

Answerer = Callable[[Ledger], Answers]


def _stack_sheets(sheets: Sequence[Sheet], theatre: Theatre, batch: int) -> dict[str, np.ndarray]:
    """Sheets of all seats as arrays by side, named ``order_...``, and all measures as (seat, measure, side, B)."""
    by_side = {seat.side: sheets[i] for i, seat in enumerate(theatre.seats) if seat.side is not None}
    orders = {
        f"order_{f.name}": np.stack([getattr(by_side[0], f.name), getattr(by_side[1], f.name)])
        for f in fields(BelligerentSheet)
    }
    none = np.zeros((len(Measure), 2, batch), dtype=np.float32)
    orders["order_measures"] = np.stack([s.measures if isinstance(s, ExternalSheet) else none for s in sheets])
    return orders


def _padded(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [_twice(sheet) for sheet in sheets]


def _twice(sheet: Sheet) -> Sheet:
    doubled: dict[str, Any] = {f.name: np.repeat(getattr(sheet, f.name), 2, axis=-1) for f in fields(sheet)}
    return replace(sheet, **doubled)


def fight(state: State, sheets: Sequence[Sheet], rulebook: Rulebook, chance: Chance) -> Ledger:
    """Resolve a month up to the table: orders, strikes, economy, aid, combat, beliefs, gates.

    ``sheets`` are in seat order, arrays (axes..., B). A batch of one is padded to two, because a lone column takes
    another order of summation and would differ in the last bit.
    """
    if state.batch == 1:
        state, sheets, chance = state.tiled(2), _padded(sheets), chance.padded()
    ledger = open_ledger(state, rulebook, chance)
    ledger.values.update(_stack_sheets(sheets, rulebook.theatre, state.batch))
    return _run(ledger, BEFORE_TABLE)


def _run(ledger: Ledger, phases: Sequence[Phase]) -> Ledger:
    for phase in phases:
        for each in ledger.rulebook.phases.get(phase, ()):
            ledger.run(each)
    return ledger


def answers_by_proposer(answers: Answers, theatre: Theatre) -> np.ndarray:
    """(2, initiative, B): the answer each side's initiative of a kind received from the seat it was addressed to."""
    batch = answers.codes.shape[-1]
    result = np.zeros((2, len(Initiative), batch), dtype=np.float32)
    for side in (0, 1):
        result[side] = answers.codes[theatre.belligerent_seat(1 - side)]
        holder = addressee(theatre, side, Initiative.DOSSIER_REQUEST)
        if holder is not None:
            result[side, Initiative.DOSSIER_REQUEST] = answers.codes[holder, Initiative.DOSSIER_REQUEST]
    return result


def addressee(theatre: Theatre, side: int, kind: Initiative) -> int | None:
    """Seat index that answers an initiative of a side, or None when no seat does."""
    if kind is not Initiative.DOSSIER_REQUEST:
        return theatre.belligerent_seat(1 - side)
    return next((i for i, s in enumerate(theatre.seats) if s.holds_dossiers and s.client == side), None)


def conclude(ledger: Ledger, answers: Answers) -> Ledger:
    """Resolve the table with the answers given and close the month; ``state()`` of the result is the next position."""
    codes = answers.codes
    if codes.shape[-1] == 1:
        codes = np.repeat(codes, 2, axis=-1)
    ledger.values["answer"] = answers_by_proposer(Answers(codes), ledger.theatre)
    return _run(ledger, FROM_TABLE)


@dataclass(frozen=True)
class Resolution:
    """The next position and the ledger that led to it."""

    state: State
    ledger: Ledger


def resolve(
    state: State, sheets: Sequence[Sheet], answerer: Answerer, rulebook: Rulebook, chance: Chance
) -> Resolution:
    """One whole month: ``answerer`` is shown the ledger once the fighting is resolved and speaks for every seat."""
    ledger = fight(state, sheets, rulebook, chance)
    ledger = conclude(ledger, answerer(ledger))
    after = ledger.state()
    return Resolution(after.campaign(0) if state.batch == 1 else after, ledger)


JUDGED = ("ceasefire_utility", "leverage")
"""What the gates make of the start position itself."""

DERIVED = [
    "fuel",
    "grid",
    "ports",
    "region_supply",
    "refining_offline",
    "resource_revenue",
    "runway",
    "runway_conventional",
    "deficit",
    "borrowing",
    "industry",
    "insulation_parts",
    "supply",
    "strike_stock",
]


def settled(state: State, rulebook: Rulebook) -> State:
    """The start position with its derived figures computed by the rules themselves; stocks stay as the
    scenario gives them.
    """
    theatre = rulebook.theatre
    sheets = [blank_sheet(theatre, i, state.batch) for i in range(len(theatre.seats))]
    ledger = fight(state, sheets, rulebook, StillChance.count(state.batch))

    def derived(name: str) -> np.ndarray:
        return np.asarray(ledger[name][..., : state.batch], dtype=np.float32)

    known = state.with_values(**{name: derived(name) for name in DERIVED})
    still = StillChance.count(max(state.batch, 2))
    gates = _run(open_ledger(known if known.batch > 1 else known.tiled(2), rulebook, still), (Phase.GATES,))
    judged = {name: np.asarray(gates[name][..., : state.batch], dtype=np.float32) for name in JUDGED}
    return known.with_values(**judged)
