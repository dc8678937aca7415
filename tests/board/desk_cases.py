"""Desks of any seat at any stage, built from the engine alone, and a walk over everything a view says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from math import isfinite
from typing import Any

import numpy as np

from wargame.doctrine.staff import staff
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import observe, observe_month
from wargame.engine.orders import Order
from wargame.engine.resolution import conclude, fight, settled
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Sheet
from wargame.engine.state import State
from wargame.resources import scenarios
from wargame.rules.catalogue import rulebook
from wargame.rules.parameters import default_parameters
from wargame.scenario.files import load_scenario
from wargame.scenario.position import first_state
from wargame.scenario.scenario import Scenario
from wargame.seat.desk import OVER, PLAN, REPORT, TABLE, Desk
from wargame.seat.draft import applied
from wargame.seat.sight import sight_of

SEATS = ("moscow", "kyiv", "washington", "europe", "partners")
STAGES = (PLAN, TABLE, REPORT, OVER)
CHANCE = Chance.of(7)
_UNSEEN = {"key", "quantity", "attribute", "seat", "control", "kind", "family", "range_class", "token"}
"""Fields that panels use and never print."""
_RAW = re.compile(r"\b[a-z]+(_[a-z0-9]+)+\b|\b[SNH]\d\d?\b|\bnan\b|\binf\b")


@lru_cache(maxsize=1)
def scenario() -> Scenario:
    """The main campaign."""
    return load_scenario(scenarios() / "year_five.yaml")


@lru_cache(maxsize=1)
def book() -> Rulebook:
    """Its rulebook."""
    return rulebook(scenario().theatre, default_parameters().overridden(scenario().parameters))


@lru_cache(maxsize=8)
def played(months: int) -> tuple[tuple[State, ...], Ledger | None, tuple[Sheet, ...]]:
    """Positions after 0 to ``months`` months of staff plans, with the last month's ledger and sheets."""
    if months == 0:
        return (settled(first_state(scenario()), book()),), None, ()
    states, _, _ = played(months - 1)
    everyone = staff(scenario().theatre, {})
    sheets = tuple(everyone.sheets(states[-1], CHANCE))
    ledger = fight(states[-1], sheets, book(), CHANCE)
    conclude(ledger, everyone.answers(ledger))
    return (*states, ledger.state().campaign(0)), ledger, sheets


@lru_cache(maxsize=2)
def at_table(months: int) -> tuple[Ledger, tuple[Sheet, ...]]:
    """A month fought and not yet answered, with its sheets."""
    states, _, _ = played(months)
    sheets = tuple(staff(scenario().theatre, {}).sheets(states[-1], CHANCE))
    return fight(states[-1], sheets, book(), CHANCE), sheets


def desk_of(seat: str, months: int = 0, stage: str = PLAN, state: State | None = None) -> Desk:
    """A seat's desk after some months of staff plans; ``state`` replaces the position planned on."""
    states, _, last = played(months)
    index = scenario().theatre.seat_index(seat)
    known = (*states[:-1], states[-1] if state is None else state)
    history = tuple(sight_of(observe(each, scenario().theatre, index, CHANCE)) for each in known)
    plan = staff(scenario().theatre, {}).sheets(known[-1], CHANCE)[index]
    draft = last[index] if stage in (REPORT, OVER) else at_table(months)[1][index] if stage == TABLE else plan
    sight = sight_of(observe_month(at_table(months)[0], index)) if stage == TABLE else history[-1]
    return Desk(scenario(), book(), index, stage, sight, history, draft, draft, False, False, ())


def with_orders(desk: Desk, *orders: Order) -> Desk:
    """The same desk with orders written on the draft."""
    draft = desk.draft
    for order in orders:
        draft = applied(order, draft)
    return replace(desk, draft=draft)


def with_sheet(desk: Desk, **values: Any) -> Desk:
    """The same desk with fields of the draft filled with one value each, or replaced by an array."""
    changed = {
        name: value if isinstance(value, np.ndarray) else np.full_like(getattr(desk.draft, name), value)
        for name, value in values.items()
    }
    return replace(desk, draft=replace(desk.draft, **changed))


def with_state(desk: Desk, **values: Any) -> Desk:
    """The same desk on a position in which some quantities were replaced; for planning only."""
    state = played(len(desk.history) - 1)[0][-1].with_values(**values)
    seat = desk.theatre.seats[desk.seat].key
    return replace(desk_of(seat, len(desk.history) - 1, PLAN, state), draft=desk.draft, standing=desk.standing)


def words(view: Any, name: str = "") -> Iterator[str]:
    """Every string of a view that may be printed."""
    if isinstance(view, str):
        if name not in _UNSEEN:
            yield view
    elif is_dataclass(view) and not isinstance(view, Order):
        for each in fields(view):
            yield from words(getattr(view, each.name), each.name)
    elif isinstance(view, tuple):
        for each in view:
            yield from words(each, name)


def raw_words(view: Any) -> list[str]:
    """Printed strings with an identifier in them."""
    return [each for each in words(view) if _RAW.search(each)]


def numbers(view: Any) -> Iterator[float]:
    """Every number of a view."""
    if isinstance(view, (int, float)):
        yield float(view)
    elif is_dataclass(view):
        for each in fields(view):
            yield from numbers(getattr(view, each.name))
    elif isinstance(view, tuple):
        for each in view:
            yield from numbers(each)


def is_finite(view: Any) -> bool:
    """True when no number of a view is infinite or missing, and there is one."""
    found = list(numbers(view))
    return bool(found) and all(isfinite(each) for each in found)
