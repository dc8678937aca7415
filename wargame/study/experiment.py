"""A batch of campaigns with its months kept, position or rulebook altered on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.doctrine.turns import Turns
from wargame.engine.chance import Chance
from wargame.engine.parameter import Value
from wargame.engine.resolution import resolve
from wargame.engine.rule import Rulebook
from wargame.engine.state import State
from wargame.study.campaigns import Setting

Alter = Callable[[int, State, Rulebook], tuple[State, Rulebook]]
"""Month (0 first), position and rulebook before it -> those to resolve it with."""


@dataclass(frozen=True)
class Course:
    """What a batch did: a named quantity's course has the month first, (months, axes..., B)."""

    start: State
    states: tuple[State, ...]

    def of(self, name: str) -> NDArray[Any]:
        """The course of a state quantity after each month."""
        return np.stack([getattr(state, name) for state in self.states])

    @property
    def end(self) -> State:
        """The last position."""
        return self.states[-1]


def leave(month: int, state: State, book: Rulebook) -> tuple[State, Rulebook]:
    """Alter nothing."""
    return state, book


def run(
    setting: Setting, seed: int, count: int, months: int, alter: Alter = leave, keep_running: bool = False
) -> Course:
    """Play ``count`` campaigns; ``keep_running`` clears outcomes, so that every campaign has every month."""
    chance, book = Chance.of(seed, 0, count), setting.rulebook
    state, turns = setting.start.tiled(count), Turns(setting.staff)
    states = []
    for month in range(months):
        state, book = alter(month, state, book)
        state = resolve(state, turns.sheets(state, chance), setting.staff.answers, book, chance).state
        states.append(state)
        if keep_running:
            state = state.with_values(
                outcome=np.zeros_like(state.outcome), outcome_month=np.zeros_like(state.outcome_month)
            )
    return Course(setting.start, tuple(states))


def with_parameters(setting: Setting, values: Mapping[str, Value]) -> Setting:
    """A setting on other numbers. Raises KeyError for a name that is no parameter."""
    return replace(setting, rulebook=setting.rulebook.with_parameters(setting.rulebook.parameters.overridden(values)))


def with_start(setting: Setting, **values: Any) -> Setting:
    """A setting from another position."""
    return replace(setting, start=setting.start.with_values(**values))


def pause(first: int, months: int) -> Alter:
    """A general cease-fire imposed for some months and lifted afterwards."""

    def alter(month: int, state: State, book: Rulebook) -> tuple[State, Rulebook]:
        if first <= month <= first + months:
            held = np.full_like(state.ceasefire, float(month < first + months))
            return state.with_values(ceasefire=held, ceasefire_months=held), book
        return state, book

    return alter


def scaled(names: Sequence[str], factor: float, first: int) -> Alter:
    """Parameters scaled from a month on."""

    def alter(month: int, state: State, book: Rulebook) -> tuple[State, Rulebook]:
        if month != first:
            return state, book
        values = {}
        for name in names:
            value = book.parameters.about(name).value
            values[name] = (value[0], value[1] * factor) if isinstance(value, tuple) else (value, value * factor)
        return state, book.with_parameters(book.parameters.overridden(values))

    return alter
