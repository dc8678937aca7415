"""The main campaign made ready once a test run, with the months that several tests look at; imports study and below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from wargame.engine.chance import Chance, StillChance
from wargame.engine.ledger import Ledger
from wargame.engine.parameter import ParameterSet, Value
from wargame.engine.resolution import conclude, fight
from wargame.engine.state import FIELDS, State
from wargame.engine.words import GateMode
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.scenario.scenario import Scenario
from wargame.study.campaigns import Setting, months, prepare


@lru_cache(maxsize=1)
def year_five() -> Scenario:
    """The main campaign."""
    return load_scenario(scenarios() / "year_five.yaml")


@lru_cache(maxsize=1)
def setting() -> Setting:
    """The main campaign with default doctrines, ready to play."""
    return prepare(year_five())


def changed(parameters: Mapping[str, Value], doctrines: Mapping[str, str] | None = None) -> Setting:
    """The main campaign on other numbers; the start position stays the scenario's own."""
    ready = prepare(year_five(), doctrines) if doctrines else setting()
    return on(ready, ready.rulebook.parameters.overridden(parameters))


def on(ready: Setting, parameters: ParameterSet) -> Setting:
    """A setting on another set of parameters."""
    return replace(ready, rulebook=ready.rulebook.with_parameters(parameters))


def in_mode(mode: GateMode, ready: Setting | None = None) -> Setting:
    """A setting, the main campaign's unless given, with another gate mode."""
    chosen = ready or setting()
    theatre = replace(chosen.rulebook.theatre, gate_mode=mode)
    return replace(chosen, rulebook=replace(chosen.rulebook, theatre=theatre))


@lru_cache(maxsize=1)
def still_month() -> Ledger:
    """The first month of the main campaign without any luck, resolved to its end, a batch of two."""
    ready, chance = setting(), StillChance.count(2)
    state = ready.start.tiled(2)
    ledger = fight(state, ready.staff.sheets(state, chance), ready.rulebook, chance)
    return conclude(ledger, ready.staff.answers(ledger))


@dataclass(frozen=True)
class Month:
    """One resolved month: the position before it, its ledger and the position after it."""

    before: State
    ledger: Ledger
    after: State


def played(ready: Setting, chance: Chance, limit: int | None = None) -> Iterator[Month]:
    """Months with the position each began from."""
    for after, ledger in months(ready, chance, limit):
        yield Month(ledger.start, ledger, after)


def same(one: State, another: State) -> list[str]:
    """Names of the quantities in which two positions differ by even one bit."""
    return [name for name in FIELDS if name != "month" and not identical(getattr(one, name), getattr(another, name))]


def identical(one: np.ndarray, another: np.ndarray) -> bool:
    """Bit for bit, shape and type included."""
    return one.dtype == another.dtype and one.shape == another.shape and one.tobytes() == another.tobytes()


def out_of_range(state: State) -> list[str]:
    """Quantities that are not finite or leave the range their field states, with the offending extreme."""
    faults = []
    for name, about in FIELDS.items():
        if name == "month":
            continue
        values = getattr(state, name)
        if values.size == 0:
            continue
        low = -np.inf if about.low is None else about.low - 1e-5
        high = np.inf if about.high is None else about.high + 1e-5
        if not np.isfinite(values).all():
            faults.append(f"{name} is not finite")
        elif values.min() < low or values.max() > high:
            faults.append(f"{name} spans {values.min():.4g} to {values.max():.4g}, outside {low:.4g} to {high:.4g}")
    return faults
