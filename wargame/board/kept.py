"""Parts of a board that are made again only when something of the desk that they read has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cached_property
from typing import Any, Generic, TypeVar

import numpy as np

from wargame.seat.desk import Desk

Part = TypeVar("Part")

_KINDS: dict[type[Any], type[Any]] = {}
"""Class -> the class that notes what is read of it; made once each."""
_PLAIN = (str, int, float, frozenset)


class Kept(Generic[Part]):
    """One part of a board, and what was read to make it: fields of the desk, arrays of the draft.

    Nobody lists what a part depends on. It is made from a copy of the desk that notes what is read of it, so a part
    that comes to read something more depends on that from then on. A part made of kept parts reads what they read.
    """

    def __init__(self, make: Callable[[Desk], Part]) -> None:
        self._make = make
        self._read: dict[str, Any] = {}
        self._made: list[Part] = []

    def of(self, desk: Desk) -> Part:
        """The part for a desk: the one made last where all that it was made of is the same, else a new one."""
        if not self._made or not all(_same(_found(desk, name), was) for name, was in self._read.items()):
            self._read = {}
            self._made = [self._make(_noting(desk, self._read, ""))]
        return self._made[0]


def _found(desk: Desk, name: str) -> Any:
    field, _, array = name.partition(".")
    return getattr(getattr(desk, field), array) if array else getattr(desk, field)


def _same(one: Any, other: Any) -> bool:
    """Arrays by their figures, plain values by equality, tuples by their items, everything else by identity."""
    if one is other:
        return True
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return bool(np.array_equal(one, other))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, _PLAIN) and bool(one == other)


def _noting(thing: Any, read: dict[str, Any], under: str) -> Any:
    """A copy of a desk or of its draft that notes in ``read`` what is read of it, names beginning with ``under``."""
    copy = object.__new__(_noting_kind(type(thing)))

    def look(name: str) -> Any:
        value = getattr(thing, name)
        if name == "draft":
            return _noting(value, read, "draft.")
        read[under + name] = value
        return value

    copy.__dict__["look"] = look
    return copy


def _noting_kind(kind: type[Any]) -> type[Any]:
    """The same class, its fields looked up when they are first read; from then on they are as quick as before."""
    if kind not in _KINDS:
        looks = {each.name: cached_property(_looked_up(each.name)) for each in fields(kind)}
        _KINDS[kind] = type(f"Noting{kind.__name__}", (kind,), looks)
    return _KINDS[kind]


def _looked_up(name: str) -> Callable[[Any], Any]:
    return lambda copy: copy.look(name)
