"""An event said to one reader: its sentence, its clause for a headline, its line of the log."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.chronicle.kinds import kind_of
from wargame.chronicle.telling import Telling
from wargame.engine.events import Event, redact
from wargame.engine.theatre import Theatre
from wargame.seat.values import LogLine
from wargame.words.times import month_label


def sentence(event: Event, theatre: Theatre) -> str:
    """The sentence of an event that has been redacted for its reader; empty for a kind of a later version."""
    return kind_of(event).sentence(Telling(event, theatre))


def clause(event: Event, theatre: Theatre) -> str:
    """The clause of such an event, for a headline: no full stop, and no capital that is not a name's."""
    return kind_of(event).clause(Telling(event, theatre))


def log_lines(events: Iterable[Event], theatre: Theatre, seat: int | None) -> tuple[LogLine, ...]:
    """Events as a seat may read them, in the order given; ``None`` is the instructor."""
    lines = (_line(event, theatre, seat) for event in redact(events, seat))
    return tuple(line for line in lines if line.text)


def _line(event: Event, theatre: Theatre, seat: int | None) -> LogLine:
    kind, told = kind_of(event), Telling(event, theatre)
    return LogLine(
        month=event.month,
        month_label=month_label(theatre, event.month - 1),
        text=kind.sentence(told),
        rule=event.rule,
        family=event.family,
        place=kind.place(told),
        tone=_tone(event, None if seat is None else theatre.seats[seat].side),
        quantity=kind.quantity(told),
        importance=event.weight_for(seat),
    )


def _tone(event: Event, side: int | None) -> str:
    if side is None or event.gains is None:
        return ""
    return "plus" if event.gains == side else "minus"
