"""Copies of a desk or of a sheet whose fields are looked up when they are first read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cached_property
from typing import Any, TypeVar

Thing = TypeVar("Thing")

_KINDS: dict[type[Any], type[Any]] = {}
"""Class -> the class that looks its fields up; made once each."""


def looked_up(thing: Thing, look: Callable[[str], Any]) -> Thing:
    """A copy of a dataclass's instance, each field what ``look`` gives for its name, asked for once at most."""
    copy: Thing = object.__new__(_looking(type(thing)))
    copy.__dict__["look"] = look
    return copy


def amended(thing: Thing, **given: Any) -> Thing:
    """A copy with other values of some fields; of the rest only what is read of the copy is read of the thing."""
    return looked_up(thing, lambda name: given[name] if name in given else getattr(thing, name))


def _looking(kind: type[Any]) -> type[Any]:
    """The same class, its fields looked up when they are first read; from then on they are as quick as before."""
    if kind not in _KINDS:
        looks = {each.name: cached_property(_look(each.name)) for each in fields(kind)}
        _KINDS[kind] = type(f"Noting{kind.__name__}", (kind,), looks)
    return _KINDS[kind]


def _look(name: str) -> Callable[[Any], Any]:
    return lambda copy: copy.look(name)
