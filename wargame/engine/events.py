"""What happened in a month as data: a kind, who took part, what it is about, its figures, and who may read which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

BEFORE = "before:"
"""Begins the key of a figure as it stood when the month began; without it a figure is the month's end."""

Figures = Mapping[str, float]
"""Key of a quantity with its indices, as Why takes it (``line_km/3``), or the name of a fact -> value."""


def key_of(name: str, *index: int) -> str:
    """``force/1/3``: a quantity's key."""
    return "/".join((name, *map(str, index)))


def key_before(name: str, *index: int) -> str:
    """``before:force/1/3``: the same as the month began."""
    return BEFORE + key_of(name, *index)


@dataclass(frozen=True)
class Reason:
    """One named reason against a proposal: ``figures`` are open to all, ``kept`` to the seats in ``knowers``."""

    name: str
    """utility, precondition, recognition, zone or choice."""
    rule: str
    side: int | None = None
    """Whose figure it is; None for what is nobody's own."""
    decides: str = ""
    """Key of the figure that decides; empty where nothing but choice does."""
    figures: Figures = field(default_factory=dict)
    kept: Figures = field(default_factory=dict)
    knowers: frozenset[int] = frozenset()

    @property
    def value(self) -> float | None:
        """The figure that decides, None where there is none or the reader may not have it."""
        return {**self.figures, **self.kept}.get(self.decides)


@dataclass(frozen=True)
class Event:
    """Something that happened: ``figures`` are open to all, ``kept`` to the seats in ``knowers`` and the instructor.

    An event whose every figure is kept is told to nobody else; one that keeps nothing is told to all.
    """

    month: int
    """Campaign month 1.. in which it happened."""
    kind: str
    rule: str
    family: str
    """front, strike, economy, aid, table, signal, pillar, outcome or note."""
    sides: tuple[int, ...] = ()
    """Belligerents that took part; where one acts on the other, the one that acts stands first."""
    seats: tuple[int, ...] = ()
    """Seats that were asked or that it came from, beside the seats of ``sides``."""
    subject: str = ""
    """Key of the quantity it is about; its indices say where. Empty where a rule alone explains it."""
    figures: Figures = field(default_factory=dict)
    kept: Figures = field(default_factory=dict)
    knowers: frozenset[int] = frozenset()
    gains: int | None = None
    """Side it favours, None when nobody's gain."""
    importance: tuple[int, ...] = ()
    """0 to 100 for each seat, from what is open to all; empty where nobody has weighed it."""
    reasons: tuple[Reason, ...] = ()
    """What stood against a proposal."""
    words: str = ""
    """What a person wrote or an older format recorded as prose, for all; other events are put into words when read."""
    kept_words: str = ""
    """The same for knowers."""

    @property
    def keeps(self) -> bool:
        """True when some of it, reasons aside, is for its knowers."""
        return bool(self.kept or self.kept_words)

    @property
    def is_open(self) -> bool:
        """True when everybody may read all of it."""
        return not self.keeps and not any(reason.kept for reason in self.reasons)

    def weight_for(self, seat: int | None) -> int:
        """Its importance to a seat, the greatest to any for the instructor (None); 0 where nobody has weighed it."""
        if seat is None:
            return max(self.importance, default=0)
        return self.importance[seat] if seat < len(self.importance) else 0


def redact(events: Iterable[Event], seat: int | None) -> tuple[Event, ...]:
    """Events as a seat may know them, those it is not told of left out; ``None`` is the instructor, who knows all."""
    return tuple(mine for event in events if (mine := redacted(event, seat)) is not None)


def redacted(event: Event, seat: int | None) -> Event | None:
    """One event as a seat may know it; None where nothing of it is told to the seat."""
    if seat is None:
        return event
    reasons = tuple(each if seat in each.knowers else replace(each, kept={}) for each in event.reasons)
    if not event.keeps or seat in event.knowers:
        return replace(event, reasons=reasons)
    if not (event.figures or event.words):
        return None
    return replace(event, reasons=reasons, kept={}, kept_words="")


# to plain values and back


def as_plain(event: Event) -> dict[str, Any]:
    """An event as values for JSON, nothing lost; what is empty is left out."""
    found = _filled(event)
    if event.reasons:
        found["reasons"] = [_filled(reason) for reason in event.reasons]
    return found


def _filled(value: Event | Reason) -> dict[str, Any]:
    named = {each.name: getattr(value, each.name) for each in fields(value)}
    return {name: _listed(each) for name, each in named.items() if name in _NEEDED or each not in _EMPTY}


_NEEDED = ("month", "kind", "rule", "family", "name")
_EMPTY: tuple[object, ...] = (None, "", (), {}, frozenset())


def _listed(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value


def from_plain(found: Mapping[str, Any]) -> Event:
    """The event of such values; fields this version does not know are passed over.

    Raises TypeError, ValueError or AttributeError for anything else.
    """
    reasons = tuple(Reason(**_typed(each, Reason)) for each in found.get("reasons", ()))
    return Event(**{**_typed(found, Event), "reasons": reasons})


def _typed(found: Mapping[str, Any], kind: type[Event | Reason]) -> dict[str, Any]:
    known = {each.name for each in fields(kind)}
    return {name: _READ.get(name, _same)(value) for name, value in found.items() if name in known}


def _same(value: Any) -> Any:
    return value


def _figures(value: Any) -> dict[str, float]:
    return {str(key): float(figure) for key, figure in value.items()}


def _indices(value: Any) -> tuple[int, ...]:
    return tuple(int(each) for each in value)


_READ: dict[str, Callable[[Any], Any]] = {
    "figures": _figures,
    "kept": _figures,
    "knowers": lambda value: frozenset(_indices(value)),
    "sides": _indices,
    "seats": _indices,
    "importance": _indices,
}
"""Field -> how it is read from a list or an object."""
