"""Rules and parameters behind the board's figures, each altered in memory: one mutant a rule's output or a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from wargame.engine.parameter import ParameterSet
from wargame.engine.quantities import QUANTITIES
from wargame.engine.rule import Rule
from wargame.reckon.workings import Workings
from wargame.rules.catalogue import PHASES

SHARE_OF_RANGE = 0.25
"""By how much of its plausible range a number is moved."""
SCALE = 1.15
"""By what a figure that a rule writes is multiplied."""


@dataclass(frozen=True)
class Mutant:
    """One alteration: a number of the rulebook that stands elsewhere, or a figure that a rule writes differently."""

    rule: str
    name: str
    is_number: bool

    def __str__(self) -> str:
        return f"{self.rule} {'number' if self.is_number else 'writes'} {self.name}"

    def apply(self) -> None:
        """Alter the rulebook of this process, for good."""
        if self.is_number:
            _move_number(self.name)
        else:
            _scale_output(rules()[self.rule], self.name)


def rules() -> dict[str, Rule]:
    """Every rule by id."""
    return {each.id: each for phase in PHASES.values() for each in phase}


def _move_number(name: str) -> None:
    array, written = ParameterSet.__getitem__, ParameterSet.of_side

    def moved(numbers: ParameterSet, asked: str) -> Any:
        more = np.float32(SHARE_OF_RANGE * numbers.about(name).span) if asked == name else np.float32(0)
        return array(numbers, asked) + more if asked == name else array(numbers, asked)

    def of_side(numbers: ParameterSet, asked: str, side: int = 0) -> float:
        more = SHARE_OF_RANGE * numbers.about(name).span if asked == name else 0.0
        return written(numbers, asked, side) + more

    ParameterSet.__getitem__ = moved  # type: ignore[method-assign]
    ParameterSet.of_side = of_side  # type: ignore[method-assign]


def _scale_output(rule: Rule, name: str) -> None:
    work, place = rule.function, rule.writes.index(name)

    def scaled(**inputs: Any) -> Any:
        result = work(**inputs)
        results = list(result) if len(rule.writes) > 1 else [result]
        results[place] = _otherwise(name, results[place])
        return tuple(results) if len(rule.writes) > 1 else results[0]

    object.__setattr__(rule, "function", scaled)


def _otherwise(name: str, value: Any) -> Any:
    """A flag turned round; a figure somewhat larger, and away from nothing."""
    if QUANTITIES[name].unit == "flag":
        return 1 - value
    return value * np.float32(SCALE) + np.float32(0.01)


def watched(work: Any) -> tuple[str, ...]:
    """Ids of the rules that were run on a seat's sight while ``work`` was done."""
    used: dict[str, None] = {}
    run = Workings.run

    def noted(workings: Workings, chosen: Iterable[Rule | str], moved: Any = None) -> Any:
        each = [workings._rule(rule) for rule in chosen]
        used.update(dict.fromkeys(rule.id for rule in each))
        return run(workings, each, moved)

    Workings.run = noted  # type: ignore[method-assign]
    try:
        work()
    finally:
        Workings.run = run  # type: ignore[method-assign]
    return tuple(used)


def mutants_of(ids: Iterable[str]) -> tuple[Mutant, ...]:
    """A mutant for each number and each written figure of some rules, in order of play; shared numbers once."""
    book, wanted, numbers = rules(), set(ids), set()
    found = []
    for rule in (rule for rule in book.values() if rule.id in wanted):
        found += [Mutant(rule.id, name, True) for name in rule.parameters if name not in numbers]
        numbers |= set(rule.parameters)
        found += [Mutant(rule.id, name, False) for name in rule.writes]
    return tuple(found)
