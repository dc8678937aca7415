"""Start values by name as arrays: a number for all, a list in order, or a mapping by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.state import FIELDS
from wargame.engine.words import TRUCES, Fiscal, Measure, Production
from wargame.scenario.problems import Fault, did_you_mean, shortened
from wargame.words.numbers import as_typed

GIVEN_ELSEWHERE = {
    "month": "the heading",
    "line_km": "sectors",
    "last_km": "sectors",
    "force": "sectors",
    "fortification": "sectors",
    "posture": "sectors",
    "effort": "sectors",
    "node_capacity": "nodes",
    "defence_share": "nodes",
    "position": "issues",
    "region_supply": "regions",
    "oil_log": "oil_price",
}
"""State quantities that are not set under ``start`` and the place they come from."""

NEVER_GIVEN = ("sector_noise", "spending_offset", "outcome", "outcome_month", "sector_closed")
"""State quantities that are drawn or reached, never given."""

OIL_PRICE = "oil_price"
PARTS = ("runway", "trade", "fuel", "borrowing")

Names = Mapping[str, tuple[str, ...]]


def fixed_names() -> dict[str, tuple[str, ...]]:
    """Names along the axes that are the same in every scenario."""
    return {
        "line": tuple(line.name.lower() for line in Production),
        "fiscal": tuple(measure.name.lower() for measure in Fiscal),
        "measure": tuple(measure.name.lower() for measure in Measure),
        "truce": tuple(truce.name.lower().removesuffix("_truce") for truce in TRUCES),
        "part": PARTS,
    }


def settable() -> tuple[str, ...]:
    """Names that may stand under ``start``."""
    return (OIL_PRICE, *(name for name in FIELDS if name not in GIVEN_ELSEWHERE and name not in NEVER_GIVEN))


def start_faults(values: Mapping[str, Any], names: Names) -> Iterator[Fault]:
    """Everything wrong under ``start``."""
    known = settable()
    for name, value in values.items():
        if name == OIL_PRICE:
            yield from _faults(value, (), names, (name,), 1.0, 1000.0)
        elif name in known:
            about = FIELDS[name]
            yield from _faults(value, about.axes, names, (name,), about.low, about.high)
        elif name in GIVEN_ELSEWHERE:
            yield Fault((name,), f'"{name}" comes from {GIVEN_ELSEWHERE[name]}, not from start', True)
        elif name in NEVER_GIVEN:
            yield Fault((name,), f'"{name}" is reached in play and cannot be given', True)
        else:
            yield Fault((name,), f"unknown start value {shortened(name)}{did_you_mean(name, known)}", True)


def _faults(
    value: Any, axes: tuple[str, ...], names: Names, path: tuple[Any, ...], low: float | None, high: float | None
) -> Iterator[Fault]:
    if _is_number(value):
        yield from (Fault(path, message) for message in _range_faults(value, low, high))
    elif not axes:
        yield Fault(path, f"expected a number, found {shortened(value)}")
    elif isinstance(value, tuple):
        known = names[axes[0]]
        if len(value) != len(known):
            yield Fault(path, f"expected {len(known)} values ({', '.join(known)}), found {len(value)}")
        for index, item in enumerate(value):
            yield from _faults(item, axes[1:], names, (*path, index), low, high)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in names[axes[0]]:
                hint = did_you_mean(key, names[axes[0]])
                yield Fault((*path, key), f"unknown {axes[0]} {shortened(key)}{hint}", True)
            yield from _faults(item, axes[1:], names, (*path, key), low, high)
    else:
        yield Fault(path, f"expected a number, a list or a mapping by {axes[0]}, found {shortened(value)}")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _range_faults(value: float, low: float | None, high: float | None) -> Iterator[str]:
    if not abs(value) <= 1e12:
        yield "not a usable number"
    elif low is not None and value < low:
        yield f"must be at least {as_typed(low)}, is {as_typed(value)}"
    elif high is not None and value > high:
        yield f"must be at most {as_typed(high)}, is {as_typed(value)}"


def filled(value: Any, axes: tuple[str, ...], names: Names) -> NDArray[np.float32]:
    """A value without faults as an array over ``axes``; keys a mapping leaves out are zero."""
    shape = tuple(len(names[axis]) for axis in axes)
    if _is_number(value):
        return np.full(shape, value, dtype=np.float32)
    entries = dict(zip(names[axes[0]], value, strict=True)) if isinstance(value, tuple) else value
    array = np.zeros(shape, dtype=np.float32)
    for index, name in enumerate(names[axes[0]]):
        if name in entries:
            array[index] = filled(entries[name], axes[1:], names)
    return array


def parameter_faults(values: Mapping[str, Any], known: frozenset[str] | None) -> Iterator[Fault]:
    """Everything wrong under ``parameters``; names are checked where the caller says which exist."""
    for name, value in values.items():
        if known is not None and name not in known:
            yield Fault((name,), f"unknown parameter {shortened(name)}{did_you_mean(name, known)}", True)
        numbers = value if isinstance(value, tuple) and len(value) == 2 else (value,)
        if not all(_is_number(number) and abs(number) <= 1e12 for number in numbers):
            yield Fault((name,), f"expected a number or one a side, found {shortened(value)}")
