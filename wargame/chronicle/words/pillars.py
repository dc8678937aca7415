"""Pillars, doors and the end in words."""

from __future__ import annotations

from wargame.chronicle.kind import Kind, grown
from wargame.chronicle.telling import Telling
from wargame.engine.theatre import PillarSpec
from wargame.engine.words import Outcome
from wargame.words.campaign import opened_by
from wargame.words.numbers import capital, counted, plain, small
from wargame.words.terms import row


def _pillar(told: Telling) -> tuple[PillarSpec, str]:
    """The pillar's fixed part, and how it is called in the middle of a sentence."""
    spec = told.theatre.pillars[told.event.sides[0]]
    return spec, f"{small(spec.name)} of {told.side()}"


def _has_failed(told: Telling) -> str:
    return f"{_pillar(told)[1]} has failed"


def _failed(told: Telling) -> str:
    side, (spec, _) = told.event.sides[0], _pillar(told)
    lasted = counted(told.at("pillar_months", side), "month")
    figure = f"{plain(told.at('pillar_index', side))}, " if told.knows("pillar_index", side) else ""
    return f"{capital(_has_failed(told))}: {figure}under {plain(spec.threshold)} for {lasted}. Its limits move."


def _is_under(told: Telling) -> str:
    side, (spec, name) = told.event.sides[0], _pillar(told)
    limit = f"under its threshold of {plain(spec.threshold)}"
    if not told.knows("pillar_index", side):
        return f"{name} is {limit}"
    return f"{name} stands at {plain(told.at('pillar_index', side))}, {limit}"


def _under(told: Telling) -> str:
    under = told.at("pillar_months", told.event.sides[0])
    return f"{capital(_is_under(told))}: month {plain(under, 0)} of {_pillar(told)[0].months}."


def _opens(told: Telling) -> str:
    return "a door to direct talks has opened"


def _opened(told: Telling) -> str:
    return f"{capital(_opens(told))}: {opened_by(told.theatre, round(told.at('door')))}."


def _by_chance(told: Telling) -> str:
    failed = any(told.before("pillar_failed", side) > 0 for side in (0, 1))
    pillars = "although the failed pillar has recovered" if failed else "although no pillar has failed"
    return f"by chance, {pillars}, a door to direct talks stands open this month (hazard mode)"


def _outcome(told: Telling) -> str:
    return row(Outcome(round(told.at("outcome")))).inside


def _ends(told: Telling) -> str:
    ends = {
        Outcome.SETTLEMENT: "The leaders signed the concluded text.",
        Outcome.FREEZE: f"A general ceasefire has held for {counted(told.at('ceasefire_months'), 'month')}.",
        Outcome.BREACH: "A sector's defence stayed broken while the front gave way.",
    }
    kind = Outcome(round(told.at("outcome")))
    way = opened_by(told.theatre, round(told.at("door"))) or "none opened"
    last = ends.get(kind, "The last month has passed without signature or ceasefire.")
    return f"{row(kind).label}. {last} Door: {way}."


def _by_months(told: Telling) -> float:
    side = told.event.sides[0]
    return grown(told.at("pillar_months", side), _pillar(told)[0].months, 0.8)


PILLAR_FAILED = Kind("pillar_failed", "pillar", "R45", 92, _has_failed, _failed)
PILLAR_UNDER = Kind("pillar_under", "pillar", "R45", 72, _is_under, _under, _by_months)
DOOR_OPENED = Kind("door_opened", "pillar", "R45", 86, _opens, _opened)
DOOR_BY_CHANCE = Kind("door_by_chance", "pillar", "R09", 70, _by_chance)
OUTCOME = Kind("outcome", "outcome", "R45", 100, _outcome, _ends)

KINDS = (PILLAR_FAILED, PILLAR_UNDER, DOOR_OPENED, DOOR_BY_CHANCE, OUTCOME)
