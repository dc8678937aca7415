"""How much an event matters to each seat, from its kind, its size and the seat's stake in it."""

from __future__ import annotations

from wargame.chronicle.kind import Kind
from wargame.chronicle.telling import Telling
from wargame.engine.events import Event
from wargame.engine.theatre import Theatre

BACKER, ADVERSARY, BYSTANDER = 0.95, 0.9, 0.85
"""Stake in what happens to the side one backs, to the other side, and to nobody one is close to; 1 is one's own."""


def weigh(event: Event, kind: Kind, theatre: Theatre) -> tuple[int, ...]:
    """0 to 100 for each seat. ``event`` is as anyone may know it, so that the result gives nothing away."""
    size = min(max(kind.size(Telling(event, theatre)), 0.0), 1.0)
    return tuple(round(kind.weight * size * stake(event, theatre, seat)) for seat in range(len(theatre.seats)))


def stake(event: Event, theatre: Theatre, seat: int) -> float:
    """A seat's part in an event, up to 1."""
    own, client = theatre.seats[seat].side, theatre.seats[seat].client
    if not event.sides or own in event.sides or seat in event.seats:
        return 1.0
    if own is not None:
        return ADVERSARY
    return BACKER if client in event.sides else BYSTANDER
