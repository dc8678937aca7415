"""The pillars' month: warnings, failures, doors, and how the campaign ended."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.engine.events import Event
from wargame.engine.theatre import Theatre
from wargame.engine.words import Door, Outcome
from wargame.words.numbers import counted, plain

OUTCOMES = {
    Outcome.RUNNING: "Campaign in progress",
    Outcome.WAR_CONTINUES: "War continues",
    Outcome.FREEZE: "Freeze",
    Outcome.SETTLEMENT: "Settlement",
    Outcome.BREACH: "Operational breach",
}


def door_name(theatre: Theatre, door: int) -> str:
    """A door by the name of what opened it; empty while none is open."""
    if door == Door.NONE:
        return ""
    if door == Door.TEXT:
        return "concluded text"
    if door == Door.CHANCE:
        return "chance (hazard mode)"
    return f"failure of {theatre.sides[door].name}'s pillar, {theatre.pillars[door].name.lower()}"


def tell_pillars(month: Month) -> Iterator[Event]:
    """Warnings and failures, the door that opened, the outcome."""
    for side in (0, 1):
        yield from _pillar(month, side)
    if month.at("door") not in (month.before("door"), Door.CHANCE):
        way = door_name(month.theatre, round(month.at("door")))
        yield month.tell(f"A door to direct talks has opened: {way}.", "R45", "pillar")
    if month.at("outcome") > 0 and month.before("outcome") <= 0:
        yield _outcome(month)


def tell_chance(month: Month) -> Iterator[Event]:
    """A door that chance alone holds open in the hazard mode; told before the table, which it opens."""
    failed = [month.before("pillar_failed", side) > 0 for side in (0, 1)]
    held = any(failed[side] and month.before("span_open", side) > 0.05 for side in (0, 1))
    if month.at("door_open") <= 0 or month.at("concluded") > 0 or held:
        return
    pillars = "although the failed pillar has recovered" if any(failed) else "although no pillar has failed"
    yield month.tell(
        f"By chance, {pillars}, a door to direct talks stands open this month (hazard mode).", "R09", "pillar"
    )


def _pillar(month: Month, side: int) -> Iterator[Event]:
    spec, name = month.theatre.pillars[side], month.sides[side].name
    under, owner = month.at("pillar_months", side), frozenset({month.seat(side)})
    limit, figure = plain(spec.threshold), plain(month.at("pillar_index", side))
    if month.at("pillar_broke", side) > 0:
        lasted = counted(under, "month")
        others = f"{spec.name} of {name} has failed: under {limit} for {lasted}. Its limits move."
        own = f"{spec.name} of {name} has failed: {figure}, under {limit} for {lasted}. Its limits move."
        yield month.tell(own, "R45", "pillar", owner, others, gains=1 - side)
    elif under > 0 and month.at("pillar_failed", side) <= 0:
        when = f"month {under:.0f} of {spec.months}"
        others = f"{spec.name} of {name} is under its threshold of {limit}: {when}."
        own = f"{spec.name} of {name} stands at {figure}, under its threshold of {limit}: {when}."
        yield month.tell(own, "R45", "pillar", owner, others, gains=1 - side)


def _outcome(month: Month) -> Event:
    kind = Outcome(round(month.at("outcome")))
    way = door_name(month.theatre, round(month.at("door")))
    ends = {
        Outcome.SETTLEMENT: "The leaders signed the concluded text.",
        Outcome.FREEZE: f"A general ceasefire has held for {counted(month.at('ceasefire_months'), 'month')}.",
        Outcome.BREACH: "A sector's defence stayed broken while the front gave way.",
    }
    text = f"{OUTCOMES[kind]}. {ends.get(kind, 'The last month has passed without signature or ceasefire.')}"
    return month.tell(f"{text} Door: {way or 'none opened'}.", "R45", "outcome")
