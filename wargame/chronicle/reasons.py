"""Why a proposal was refused: named reasons, each with its signed terms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wargame.chronicle.month import Month
from wargame.engine.resolution import addressee
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import PARTS, shown_terms, spoken_sum
from wargame.rules.terms import is_bearable, margins
from wargame.words.numbers import counted, listed, rounded_to


@dataclass(frozen=True)
class Reason:
    """One named reason: ``own`` is what the addressed seat reads, ``others`` what everybody else does."""

    name: str
    """utility, precondition, recognition, zone or choice."""
    rule: str
    own: str
    others: str
    value: float | None = None
    """The figure that decides, None where nothing but choice does; refused while it is not above zero."""
    terms: tuple[tuple[str, float], ...] = ()
    """Signed terms as printed; they add to the printed value."""


def reasons(month: Month, side: int, kind: Initiative) -> tuple[Reason, ...]:
    """What stood against an initiative of ``side`` this month; one reason named choice where nothing did."""
    found: tuple[Reason, ...] = ()
    if kind is Initiative.CEASEFIRE:
        found = _ceasefire(month, side)
    elif kind is Initiative.SUMMIT:
        found = _summit(month)
    elif kind in TRUCES:
        found = _truce(month, 1 - side, TRUCES.index(kind))
    elif kind is Initiative.TEMPLATE:
        found = _template(month, side)
    elif kind is Initiative.EXCHANGE:
        found = _humanitarian(month)
    return found or (_choice(month, side, kind),)


def _choice(month: Month, side: int, kind: Initiative) -> Reason:
    seat = addressee(month.theatre, side, kind)
    name = month.theatre.seats[seat].name if seat is not None else "the other side"
    words = f"choice: no rule stood against it, {name} chose so"
    return Reason("choice", "R09", words, words)


def overruled(month: Month, side: int) -> tuple[Initiative, ...]:
    """What a side accepted this month against the gates; empty outside the advisory mode."""
    if month.at("overruled", side) <= 0:
        return ()
    gated = {Initiative.SUMMIT: _summit(month), Initiative.CEASEFIRE: _ceasefire(month, 1 - side)}
    yes = [kind for kind in gated if month.at("answer", 1 - side, kind) == Answer.ACCEPT]
    return tuple(kind for kind in yes if gated[kind] and month.at("order_propose", 1 - side, kind) > 0)


def halting_of(month: Month, side: int) -> tuple[float, tuple[tuple[str, float], ...]]:
    """A side's utility of halting this month and its printed terms."""
    total = month.at(UTILITY, side)
    values = [sign * month.at(quantity, side) for _, quantity, sign, _, _ in PARTS]
    return total, tuple((name, value) for name, _, _, value in shown_terms(values, total))


def _ceasefire(month: Month, side: int) -> tuple[Reason, ...]:
    asked, found = 1 - side, []
    total, terms = halting_of(month, asked)
    if total <= 0:
        own = f"utility ({spoken_sum(terms, total)})"
        found.append(Reason("utility", "R09", own, "utility", total, terms))
    theirs = month.at(UTILITY, side)
    if theirs <= 0:
        words = f"utility of {month.sides[side].name}, below zero{' as well' if found else ''}"
        found.append(Reason("utility", "R09", words, words, theirs))
    if month.at("door_open") <= 0:
        found.append(_precondition(month, "R45", month.at("door_open")))
    return tuple(found)


def _precondition(month: Month, rule: str, value: float) -> Reason:
    words = f"precondition ({state_of_the_doors(month)})"
    return Reason("precondition", rule, words, words, value)


def state_of_the_doors(month: Month) -> str:
    """``no pillar has failed, text concluded on 2 of 8 issues``; a failed pillar may have recovered since."""
    # The gates read the text the month began with; what the experts add this month comes after them.
    done = int(month.row("issue_concluded").sum())
    fell = any(month.before("pillar_failed", side) > 0 for side in (0, 1))
    pillars = "the pillar that failed has recovered" if fell else "no pillar has failed"
    return f"{pillars}, text concluded on {done} of {len(month.theatre.issues)} issues"


def _summit(month: Month) -> tuple[Reason, ...]:
    found = []
    if month.at("reason_precondition") > 0:
        found.append(_precondition(month, "R16", month.at("leaders_open")))
    if month.row("reason_recognition").max() > 0:
        level = min(month.before("recognition", side) for side in (0, 1))
        words = f"recognition ({level:g} of 1)"
        found.append(Reason("recognition", "R23", words, words, level - 1))
    return tuple(found)


def _truce(month: Month, asked: int, truce: int) -> tuple[Reason, ...]:
    found = []
    zone = month.at("truce_zone", truce)
    if zone <= 0:
        words = "zone (none is open for this truce)"
        found.append(Reason("zone", "R20", words, words, zone))
    value = month.at("truce_value", asked, truce)
    if value <= 0:
        exact = (month.at("truce_spared", asked, truce), -month.at("truce_forgone", asked, truce))
        terms = tuple(zip(("Spared", "Leverage forgone"), rounded_to(exact, value), strict=True))
        own = f"utility ({spoken_sum(terms, value)})"
        found.append(Reason("utility", "R20", own, "utility", value, terms))
    return tuple(found)


def outside_limits(month: Month, template: int, side: int) -> tuple[int, ...]:
    """Issues on which a template asks a side for more than its limit allows."""
    inside = margins(np.array(month.theatre.templates[template].terms), month.row("limit"))[side]
    return tuple(int(i) for i in np.flatnonzero(~is_bearable(inside)))


def _template(month: Month, side: int) -> tuple[Reason, ...]:
    outside = outside_limits(month, round(month.at("order_template", side)), 1 - side)
    if not outside:
        return ()
    names = listed(month.theatre.issues[i] for i in outside)
    own = f"zone ({counted(len(outside), 'issue')} outside the limits: {names})"
    return (Reason("zone", "R18", own, "zone (terms outside its limits)", float(-len(outside))),)


def _humanitarian(month: Month) -> tuple[Reason, ...]:
    keys = month.theatre.issue_keys
    zone = month.at("zone", keys.index("humanitarian")) if "humanitarian" in keys else None
    if zone is None or zone > 0:
        return ()
    words = "zone (the humanitarian issue has none at present)"
    return (Reason("zone", "R20", words, words, zone),)
