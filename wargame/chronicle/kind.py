"""A kind of event, declared once: family, rule, weight, its clause and sentence, and where it lies on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wargame.chronicle.telling import Telling
from wargame.words.numbers import capital

Words = Callable[[Telling], str]
Place = tuple[float, float]
"""Latitude and longitude."""

FACTS: dict[str, str] = {
    "issues_concluded": "issues on which the text is concluded",
    "issues_outside": "issues on which terms lie outside the limits of the side asked",
    "without_zone": "yes where none of the issues named has a zone of agreement",
    "against_arithmetic": "yes where an acceptance overruled the gates",
    "overrule_home": "price in standing at home",
    "overrule_credibility": "price in credibility",
    "latitude": "where it happened, in degrees north",
    "longitude": "where it happened, in degrees east",
}
"""Figures of events that are not quantities of the model, and what they mean."""


def _everything(told: Telling) -> float:
    return 1.0


def _nowhere(told: Telling) -> Place | None:
    return None


@dataclass(frozen=True)
class Kind:
    """What all events of a kind share. Words are made from what a reader may know, when it is read."""

    name: str
    family: str
    rule: str
    """Empty where each initiative has its own."""
    weight: int
    """Importance, 0 to 100, at full size to a seat whose own side it is about."""
    clause: Words
    """Its short form, for headlines: no capital of its own, no full stop."""
    full: Words | None = None
    """Its sentence, where that is more than the clause."""
    size: Callable[[Telling], float] = _everything
    """0 to 1, from open figures alone."""
    place: Callable[[Telling], Place | None] = _nowhere
    asks: Words | None = None
    """Key of the quantity that Why is asked for, where that depends on the reader; else the event's subject."""

    def sentence(self, told: Telling) -> str:
        """The event in full; empty where the reader is told nothing."""
        return self.full(told) if self.full is not None else f"{capital(self.clause(told))}."

    def quantity(self, told: Telling) -> str:
        """Key for Why; empty where the rule alone explains it."""
        return told.event.subject if self.asks is None else self.asks(told)


def grown(value: float, full: float, least: float = 0.5) -> float:
    """A size that starts at ``least`` and is 1 from ``full`` on."""
    return least + (1 - least) * min(abs(value) / full, 1.0)
