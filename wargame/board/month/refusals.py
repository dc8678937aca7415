"""Proposals that were refused in the month on the desk, with their reasons as one seat may know them."""

from __future__ import annotations

from wargame.chronicle.telling import Telling
from wargame.chronicle.words.proposals import REFUSED, initiative, why
from wargame.chronicle.words.refusals import truce_terms
from wargame.engine.words import TRUCES
from wargame.reckon.halting import spoken_sum, weigh_halting
from wargame.reckon.reading import Reading
from wargame.seat.desk import Desk
from wargame.words.numbers import capital, listed
from wargame.words.terms import row


def declined(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Each refused proposal and its reasons; the arithmetic is for the seat that was asked, others read an estimate."""
    return tuple(_refused(desk, Telling(event, desk.theatre)) for event in desk.events if event.kind in REFUSED)


def _refused(desk: Desk, told: Telling) -> tuple[str, str]:
    words = [f"{each} (by estimate {_estimate(desk, told)})" if each == "utility" else each for each in why(told)]
    return f"{capital(row(initiative(told)).proposed)}, proposed by {told.side()}", f"{capital(listed(words))}."


def _estimate(desk: Desk, told: Telling) -> str:
    """The asked side's utility, term by term, on this seat's own estimates."""
    reading, asked, kind = Reading(desk), 1 - told.event.sides[0], initiative(told)
    if kind not in TRUCES:
        return weigh_halting(reading, asked).spoken
    index = (asked, TRUCES.index(kind))
    spared, forgone = (reading.value(name, *index) for name in ("truce_spared", "truce_forgone"))
    return spoken_sum(truce_terms(spared, forgone, spared - forgone), spared - forgone)
