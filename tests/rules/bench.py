"""Runs one rule on a month without luck, with some of its inputs replaced; imports study and below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np

from tests.engine.play import setting, still_month
from wargame.engine.ledger import Step
from wargame.engine.parameter import Parameter
from wargame.engine.quantities import QUANTITIES
from wargame.engine.words import (
    Answer,
    Door,
    Dossier,
    Fiscal,
    GateMode,
    Initiative,
    Measure,
    Outcome,
    Posture,
    Production,
)
from wargame.rules.parameters import default_parameters

WORDS: dict[str, type[IntEnum]] = {
    "posture": Posture,
    "answer": Answer,
    "door": Door,
    "outcome": Outcome,
    "gate_mode": GateMode,
}
"""Quantities whose values may be written as words, by the end of their name."""


@lru_cache(maxsize=1)
def steps() -> dict[str, Step]:
    """The steps of the month without luck by rule id."""
    return {step.rule.id: step for step in still_month().steps}


def run(rule_id: str, given: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """What a rule writes; each array (axes..., 2). Raises KeyError for a quantity or parameter it does not read."""
    step = steps()[rule_id]
    inputs = dict(step.inputs)
    for address, value in given.items():
        name, *where = str(address).split("/")
        inputs[name] = replaced(name, inputs[name], where, value)
    numbers = {name: setting().rulebook.parameters[name] for name in step.rule.parameters}
    unknown = set(parameters) - set(numbers)
    if unknown:
        raise KeyError(f"rule {rule_id} has no parameter {', '.join(sorted(unknown))}")
    numbers.update({name: as_parameter(name, value) for name, value in parameters.items()})
    result = step.rule.function(**inputs, **numbers)
    return dict(zip(step.rule.writes, result if len(step.rule.writes) > 1 else (result,), strict=True))


def as_parameter(name: str, value: float | list[float]) -> np.ndarray:
    """A number or a pair in the form rules get it."""
    record: Parameter = default_parameters().about(name)
    return replace(record, value=tuple(value) if isinstance(value, list) else float(value)).as_array()


def replaced(name: str, base: Any, where: list[str], value: Any) -> Any:
    """An input with the addressed part replaced; a theatre gets one of its own fields replaced."""
    if name == "theatre":
        return replace(base, **{where[0]: in_words(where[0], value)})
    if np.ndim(base) == 0:
        return type(base)(value)
    array = np.array(base)
    part = array[located(name, where)]
    worth = np.asarray(in_words(name, value), dtype=array.dtype)
    array[located(name, where)] = worth.reshape(worth.shape + (1,) * (part.ndim - worth.ndim))
    return array


def selected(name: str, values: Any, where: list[str]) -> np.ndarray:
    """The addressed part of a result."""
    array = np.asarray(values)
    return array[located(name, where)]


def in_words(name: str, value: Any) -> Any:
    """A value, or the code of the word it is written as."""
    if not isinstance(value, str):
        return value
    words = next(words for ending, words in WORDS.items() if name.endswith(ending) or name.startswith(ending))
    return int(words[value.upper()])


def located(name: str, where: list[str]) -> tuple[int, ...]:
    """Positions along the axes of a quantity, given as numbers or as the scenario's keys."""
    axes = QUANTITIES[name].axes
    return tuple(
        int(word) if word.isdigit() else keys()[axis].index(word) for word, axis in zip(where, axes, strict=False)
    )


@lru_cache(maxsize=1)
def keys() -> dict[str, tuple[str, ...]]:
    """Keys of every axis, in order."""
    theatre = setting().scenario.theatre
    entries = {"side": theatre.sides, "sector": theatre.sectors, "node": theatre.nodes, "hub": theatre.hubs}
    entries |= {"seat": theatre.seats, "shock": theatre.shocks, "region": theatre.regions}
    enums = {"line": Production, "fiscal": Fiscal, "dossier": Dossier, "initiative": Initiative, "measure": Measure}
    return {
        **{axis: tuple(item.key for item in items) for axis, items in entries.items()},
        **{axis: tuple(member.name.lower() for member in words) for axis, words in enums.items()},
        "issue": theatre.issue_keys,
        "audience": theatre.audience_roles,
        "truce": ("energy", "maritime", "humanitarian"),
        "part": ("runway", "trade", "fuel", "room"),
    }
