"""What one seat may know at one moment, as data: figures with their ranges, and nothing of what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.arrays import pack, unpack
from wargame.engine.estimate import bounded
from wargame.engine.observation import Observation, read_only
from wargame.engine.quantities import QUANTITIES
from wargame.engine.sheet import axis_lengths
from wargame.engine.theatre import Theatre

Array = NDArray[Any]

_WHOSE = "seat and month"
_WIDTH = " width"
"""Ends the name under which a quantity's half-widths are packed."""


@dataclass(frozen=True, eq=False)
class Sight:
    """A position, or a month at the table or resolved, of one campaign as a seat knows it; arrays (axes..., 1).

    Whatever the seat may not know is not in it: it can be kept, compared and sent as it stands.
    """

    seat: int
    month: int
    theatre: Theatre = field(repr=False)
    """The scenario's fixed part, which everybody has; it is not packed."""
    figures: Mapping[str, Array] = field(repr=False)
    """Values by name, an estimate's centre where the seat has one; rows that are another's alone are missing (NaN)."""
    widths: Mapping[str, Array] = field(repr=False)
    """Half-widths of the 90 % ranges, of the quantities that have one."""
    _ranges: dict[str, tuple[Array, Array]] = field(default_factory=dict, init=False, repr=False)
    """Ranges asked for so far."""

    @property
    def side(self) -> int | None:
        """Side index of a belligerent seat."""
        return self.theatre.seats[self.seat].side

    @property
    def batch(self) -> int:
        """Number of campaigns seen: one."""
        return 1

    def value(self, name: str) -> Array:
        """A quantity as the seat knows it. Raises KeyError for what it may not know, or not yet."""
        if name not in self.figures:
            raise KeyError(f"{name} is not in this sight")
        return self.figures[name]

    def half_width(self, name: str) -> Array:
        """Half-width of its 90 % range, zero where it is known exactly. Raises KeyError as `value` does."""
        width = self.widths.get(name)
        return np.zeros_like(self.value(name)) if width is None else width

    def range(self, name: str) -> tuple[Array, Array]:
        """Low and high of its 90 % range, held within what is possible. Raises KeyError as `value` does."""
        if name not in self._ranges:
            centre, width = self.value(name), self.half_width(name)
            low, high = (bounded(QUANTITIES[name], edge) for edge in (centre - width, centre + width))
            self._ranges[name] = (read_only(low), read_only(high))
        return self._ranges[name]

    def knows(self, name: str) -> bool:
        """True when the seat knows at least a row of a quantity."""
        return name in self.figures and not bool(np.isnan(self.figures[name]).all())

    def packed(self) -> bytes:
        """The sight as bytes, the same for the same figures."""
        widths = {f"{name}{_WIDTH}": width for name, width in self.widths.items()}
        return pack({_WHOSE: np.array([self.seat, self.month], dtype=np.int32), **self.figures, **widths})

    @staticmethod
    def unpacked(data: bytes, theatre: Theatre) -> Sight:
        """The sight of `packed`. Raises ValueError for bytes that hold no sight of this theatre."""
        arrays = unpack(data)
        if _WHOSE not in arrays or arrays[_WHOSE].shape != (2,):
            raise ValueError("these figures do not say whose they are")
        seat, month = (int(number) for number in arrays.pop(_WHOSE))
        if not 0 <= seat < len(theatre.seats):
            raise ValueError(f"there is no seat {seat} in {theatre.title}")
        _refuse_misfits(arrays, theatre)
        widths = {name.removesuffix(_WIDTH): array for name, array in arrays.items() if name.endswith(_WIDTH)}
        figures = {name: array for name, array in arrays.items() if not name.endswith(_WIDTH)}
        return Sight(seat, month, theatre, MappingProxyType(figures), MappingProxyType(widths))


def _refuse_misfits(arrays: Mapping[str, Array], theatre: Theatre) -> None:
    """Raises ValueError for figures of no known quantity, or not of this theatre's size."""
    lengths = axis_lengths(theatre)
    for name, array in arrays.items():
        about = QUANTITIES.get(name.removesuffix(_WIDTH))
        if about is None:
            raise ValueError(f"there is no quantity {name!r}")
        if array.shape != (*(lengths[axis] for axis in about.axes), 1):
            raise ValueError(f"{name} has {array.shape} figures, which do not fit {theatre.title}")


def sight_of(seen: Observation) -> Sight:
    """What an observation of a game of one shows, taken out of it; the first campaign of a wider batch."""
    figures, widths = {}, {}
    for name in seen.names():
        value, width = seen.shown(name)
        figures[name] = _taken(value)
        if width.any():
            widths[name] = _taken(width)
    return Sight(seen.seat, seen.month, seen.theatre, MappingProxyType(figures), MappingProxyType(widths))


def _taken(values: Array) -> Array:
    """The first campaign's figures in memory of their own, read-only."""
    return read_only(np.array(values[..., :1], dtype=np.float32))
