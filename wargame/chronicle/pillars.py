"""The pillars' month as events: warnings, failures, doors, and how the campaign ended."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.chronicle.words.pillars import DOOR_BY_CHANCE, DOOR_OPENED, OUTCOME, PILLAR_FAILED, PILLAR_UNDER
from wargame.engine.events import Event, key_before, key_of
from wargame.engine.words import Door


def tell_pillars(month: Month) -> Iterator[Event]:
    """Warnings and failures, the door that opened, the outcome."""
    for side in (0, 1):
        yield from _pillar(month, side)
    if month.at("door") not in (month.before("door"), Door.CHANCE):
        yield month.tell(DOOR_OPENED, "door", ["door"])
    if month.at("outcome") > 0 and month.before("outcome") <= 0:
        yield month.tell(OUTCOME, "outcome", ["outcome", "door", "ceasefire_months"])


def tell_chance(month: Month) -> Iterator[Event]:
    """A door that chance alone holds open in the hazard mode; told before the table, which it opens."""
    failed = [month.before("pillar_failed", side) > 0 for side in (0, 1)]
    held = any(failed[side] and month.before("span_open", side) > 0.05 for side in (0, 1))
    if month.at("door_open") <= 0 or month.at("concluded") > 0 or held:
        return
    yield month.tell(DOOR_BY_CHANCE, "door_open", [key_before("pillar_failed", side) for side in (0, 1)])


def _pillar(month: Month, side: int) -> Iterator[Event]:
    under = month.at("pillar_months", side)
    broke = month.at("pillar_broke", side) > 0
    if broke or (under > 0 and month.at("pillar_failed", side) <= 0):
        yield month.tell(
            PILLAR_FAILED if broke else PILLAR_UNDER,
            key_of("pillar_months", side),
            [key_of("pillar_months", side)],
            [key_of("pillar_index", side)],
            sides=(side,),
            knowers=frozenset({month.seat(side)}),
            gains=1 - side,
        )
