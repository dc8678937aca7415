"""What happened in a month, as values that can be redacted for a seat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Something that happened, with the rule it followed from.

    ``text`` is what seats in ``knowers`` read (everybody when None); ``text_others`` what the rest read, nothing
    when empty.
    """

    month: int
    """Campaign month 1.. in which it happened."""
    text: str
    rule: str
    family: str
    """front, strike, economy, aid, table, signal, pillar, outcome or note."""
    knowers: frozenset[int] | None = None
    text_others: str = ""
    place: tuple[float, float] | None = None
    gains: int | None = None
    """Side it favours, None when nobody's gain."""


def redact(events: tuple[Event, ...], seat: int | None) -> tuple[tuple[Event, str], ...]:
    """Events with the words a seat may read; ``None`` is the instructor, who reads everything."""
    read = ((e, e.text if seat is None or e.knowers is None or seat in e.knowers else e.text_others) for e in events)
    return tuple((event, text) for event, text in read if text)
