"""A parameter of the rules and a set of them with a scenario's overrides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Value = float | tuple[float, float]


@dataclass(frozen=True)
class Parameter:
    """A number a rule runs on. A pair holds one value a side."""

    name: str
    value: Value
    unit: str
    low: float
    high: float
    source: str
    about: str

    @property
    def span(self) -> float:
        """Width of the plausible range."""
        return self.high - self.low

    def as_array(self) -> NDArray[np.float32]:
        """Scalar () for one value, (2, 1) for one a side, so that both broadcast against (..., B) and (2, B)."""
        if isinstance(self.value, tuple):
            return np.array(self.value, dtype=np.float32)[:, None]
        return np.asarray(self.value, dtype=np.float32)


class ParameterSet(Mapping[str, NDArray[Any]]):
    """Parameters by name as arrays; ``about(name)`` gives the full record. Draws replace values by (B,) or (2,
    B) arrays.
    """

    def __init__(self, parameters: Mapping[str, Parameter], drawn: Mapping[str, NDArray[Any]] | None = None) -> None:
        self._parameters = dict(parameters)
        self._arrays = {name: p.as_array() for name, p in self._parameters.items()}
        self._arrays.update(drawn or {})

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def about(self, name: str) -> Parameter:
        """The record behind a value. Raises KeyError."""
        return self._parameters[name]

    def of_side(self, name: str, side: int = 0) -> float:
        """A number as it is written down, the side's own where there is one a side. Raises KeyError."""
        value = self._parameters[name].value
        return value[side] if isinstance(value, tuple) else value

    def overridden(self, values: Mapping[str, Value]) -> ParameterSet:
        """A set with some values replaced. Raises KeyError for a name that is no parameter."""
        changed = {name: replace(self._parameters[name], value=value) for name, value in values.items()}
        return ParameterSet({**self._parameters, **changed})

    def drawn(self, values: Mapping[str, NDArray[Any]]) -> ParameterSet:
        """A set in which some values differ by campaign: arrays (B,) or (2, B)."""
        return ParameterSet(self._parameters, values)
