"""Months in which, taken together, an event of every kind happens, and the same months with hidden figures changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from tests.board.desk_cases import book, played, scenario
from tests.board.table_cases import PUBLIC_ASKS, answered, fought
from tests.session.twins import known_to
from wargame.doctrine.staff import staff
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, OFFERED, PUBLIC
from wargame.engine.resolution import conclude, fight
from wargame.engine.rule import Rulebook
from wargame.engine.state import State
from wargame.engine.words import ANSWERS, Answer, GateMode, Initiative

BETWEEN_LIMITS = "zone"
"""Declared public, but seen as it follows from estimated limits: the true one would tell a seat the other's limit."""


@lru_cache(maxsize=2)
def campaign(seed: int) -> tuple[Ledger, ...]:
    """Every month of a whole campaign played by the default doctrines."""
    state, everyone, months = played(0)[0][0], staff(scenario().theatre, {}), []
    chance = Chance.of(seed)
    while state.outcome[0] <= 0:
        ledger = fight(state, everyone.sheets(state, chance), book(), chance)
        conclude(ledger, everyone.answers(ledger))
        months.append(ledger)
        state = ledger.state().campaign(0)
    return tuple(months)


def moved(ledger: Ledger, **values: Any) -> Ledger:
    """The same month with figures at its end changed."""
    return replace(ledger, values={**ledger.values, **values})


def in_mode(mode: GateMode, **parameters: float) -> Rulebook:
    """The main rulebook in another gate mode, some of its numbers changed."""
    rules = replace(book(), theatre=replace(book().theatre, gate_mode=mode))
    return rules.with_parameters(book().parameters.overridden(parameters))


def by_chance(state: State | None = None) -> Ledger:
    """A first month in the hazard mode in which a door is certain to open."""
    rules = in_mode(GateMode.HAZARD, hazard_monthly=1.0)
    return fought([(1, kind) for kind in PUBLIC_ASKS], state, rules=rules)


@lru_cache(maxsize=1)
def months_of_every_kind() -> tuple[Ledger, ...]:
    """A campaign, and months laid out for what seldom happens."""
    everything = [(side, kind) for side in (0, 1) for kind in Initiative]
    accepted = [(seat, kind, Answer.ACCEPT) for seat in ("moscow", "kyiv") for kind in Initiative if _may(kind)]
    referred = [(seat, Initiative.CEASEFIRE, Answer.REFER) for seat in ("moscow", "kyiv")]
    improvised = ("europe", Initiative.DOSSIER_REQUEST, Answer.AD_HOC)
    return (
        *campaign(7),
        answered(by_chance()),
        answered(fought(everything, template=1), *referred, improvised),
        answered(fought(everything, rules=in_mode(GateMode.ADVISORY)), *accepted),
        _rare(),
    )


def _may(kind: Initiative) -> bool:
    return Answer.ACCEPT in ANSWERS[kind]


def _rare() -> Ledger:
    """What ends in one month: truces, a shortage, a sector, a ceasefire; and the line does not move."""
    state = played(0)[0][-1]
    before = state.with_values(
        truce_months=np.ones_like(state.truce_months),
        region_short_months=np.full_like(state.region_short_months, 2.0),
        ceasefire_months=np.full_like(state.ceasefire_months, 3.0),
    )
    ledger = answered(fought([], before))
    return moved(
        ledger,
        region_short_months=np.zeros_like(ledger["region_short_months"]),
        month_km2=np.zeros_like(ledger["month_km2"]),
        sector_closed=np.ones_like(ledger["sector_closed"]),
        ceasefire_broken=np.ones_like(ledger["month_km2"]),
    )


# --- twins


def is_public(name: str) -> bool:
    """Whether every seat may know a quantity of the month exactly, once what it belongs to is on the table."""
    return name != BETWEEN_LIMITS and QUANTITIES[name].seen in (PUBLIC, OFFERED)


def twin(ledger: Ledger, seat: int) -> Ledger:
    """The same month, every figure in it and before it changed a little that the seat may not know."""
    values = {**ledger.values, **dict(_changed(ledger.values, ledger, seat))}
    start = ledger.start.with_values(**dict(_changed(dict(ledger.start.items()), ledger, seat)))
    return replace(ledger, values=values, start=start)


def _changed(values: dict[str, Any], ledger: Ledger, seat: int) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name in QUANTITIES and not is_public(name) and value.dtype == np.float32:
            about = QUANTITIES[name]
            known = False if about.seen is HIDDEN else known_to(ledger.theatre, seat, about.axes, value)
            yield name, np.where(known, value, value * np.float32(1.0001) + np.float32(1e-6))
