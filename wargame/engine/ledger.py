"""The month's working sheet: every quantity by name with the rule that set it, so that any figure can be explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.chance import Chance
from wargame.engine.quantities import QUANTITIES
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.sheet import axis_lengths
from wargame.engine.state import FIELDS, State
from wargame.engine.theatre import Theatre

Array = NDArray[Any]


@dataclass(frozen=True)
class Step:
    """One rule at work: what it read and what it wrote."""

    rule: Rule
    inputs: dict[str, Any]
    outputs: dict[str, Array]


@dataclass
class Ledger:
    """Quantities of one month. Arrays are never changed in place, so steps keep references, not copies."""

    rulebook: Rulebook
    chance: Chance
    start: State
    values: dict[str, Any]
    lengths: dict[str, int]
    """Length of every axis, for the draws."""
    steps: list[Step] = field(default_factory=list)

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.rulebook.theatre

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def run(self, rule: Rule) -> None:
        """Apply one rule: gather its inputs by name, call it, store what it writes."""
        lengths = self.lengths
        for name in rule.draws:
            about = QUANTITIES[name]
            shape = tuple(lengths[axis] for axis in about.axes)
            self.values[name] = getattr(self.chance, about.drawn)(self.start.month, name, shape)
        inputs = {name: self.values[name] for name in rule.reads}
        outputs = written_by(rule, inputs, self.rulebook.numbers_of(rule))
        self.values.update(outputs)
        self.steps.append(Step(rule, inputs, outputs))

    def state(self) -> State:
        """The state fields as they stand, month advanced by one; campaigns that had ended stay as they were."""
        ended = self.start.outcome > 0
        values = {name: self.values[name] for name in FIELDS if name != "month"}
        if ended.any():
            values = {name: np.where(ended, getattr(self.start, name), value) for name, value in values.items()}
        return State(month=self.start.month + 1, **{n: np.asarray(v, dtype=np.float32) for n, v in values.items()})


def written_by(rule: Rule, inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a rule writes, by name. Figures are kept in single precision, whatever a step in between widened them to, so
    that a figure worked out again from what is kept comes out the same.
    """
    result = rule.function(**inputs, **parameters)
    results = result if len(rule.writes) > 1 else (result,)
    return {name: _single(value) for name, value in zip(rule.writes, results, strict=True)}


def _single(value: Any) -> Any:
    return value.astype(np.float32) if getattr(value, "dtype", None) == np.float64 else value


def open_ledger(state: State, rulebook: Rulebook, chance: Chance) -> Ledger:
    """A ledger that holds the state's fields and the theatre, before any rule has run."""
    theatre = rulebook.theatre
    values: dict[str, Any] = {**rulebook.fixed, **dict(state.items())}
    values["season_now"] = theatre.season[theatre.month_of_year(state.month), None]
    return Ledger(rulebook, chance, state, values, axis_lengths(theatre))
