"""The month in one sentence: what mattered most to one seat, at the front and beside it."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.board.view import SectorChange
from wargame.chronicle.front import WORTH_TELLING
from wargame.chronicle.saying import clause
from wargame.chronicle.words.front import SECTOR_MOVED, moves_line
from wargame.engine.events import Event
from wargame.seat.desk import Desk

GROUPS = (("outcome", "pillar"), ("table", "signal"), ("strike", "economy", "aid"))
"""Families of which one event each may stand in the headline beside the front, in this order."""
BESIDE = 2
"""Events beside the front at most."""
LEAST = 42
"""Importance to the seat from which an event may stand there."""


def headline(desk: Desk, changes: tuple[SectorChange, ...]) -> str:
    """``Moscow moves the line at Lyman by 1.2 km; aid pipeline of Kyiv has failed; the leaders met.``"""
    told = [clause(event, desk.theatre) for event in _chosen(desk)]
    return f"{'; '.join([_front(desk, changes), *told])}."


def _chosen(desk: Desk) -> list[Event]:
    """The weightiest event of each group that matters enough, the weightiest groups only."""
    best = [event for families in GROUPS if (event := _weightiest(desk, families)) is not None]
    most = sorted(best, key=lambda event: -event.weight_for(desk.seat))[:BESIDE]
    return [event for event in best if event in most]


def _weightiest(desk: Desk, families: Iterable[str]) -> Event | None:
    """The first of the weightiest events of some families; None where none matters enough."""
    found = [e for e in desk.events if e.family in families and e.weight_for(desk.seat) >= LEAST]
    return max(found, key=lambda event: event.weight_for(desk.seat), default=None)


def _front(desk: Desk, changes: tuple[SectorChange, ...]) -> str:
    """The sector whose move weighs most to the seat, by what it moved over all the months on the desk."""
    moved = [change for change in changes if abs(change.km) >= WORTH_TELLING]
    if not moved:
        return "The line hardly moved"
    weights: dict[int, int] = {}
    for event in (event for event in desk.events if event.kind == SECTOR_MOVED.name):
        sector = int(event.subject.rpartition("/")[2])
        weights[sector] = max(weights.get(sector, 0), event.weight_for(desk.seat))
    first = max(moved, key=lambda change: weights.get(change.sector, 0))
    return moves_line(desk.theatre.sides[0 if first.km > 0 else 1].name, first.name, first.km)
