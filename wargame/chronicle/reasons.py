"""Why a proposal was refused: named reasons as data, each with the figure that decides and its terms."""

from __future__ import annotations

import numpy as np

from wargame.chronicle.month import Month
from wargame.engine.events import Reason, key_before, key_of
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import PARTS
from wargame.rules.terms import is_bearable, margins

CHOICE = Reason("choice", "R09")
"""Where no rule stood against a proposal."""


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
    return found or (CHOICE,)


def overruled(month: Month, side: int) -> tuple[Initiative, ...]:
    """What a side accepted this month against the gates; empty outside the advisory mode."""
    if month.at("overruled", side) <= 0:
        return ()
    gated = {Initiative.SUMMIT: _summit(month), Initiative.CEASEFIRE: _ceasefire(month, 1 - side)}
    yes = [kind for kind in gated if month.at("answer", 1 - side, kind) == Answer.ACCEPT]
    return tuple(kind for kind in yes if gated[kind] and month.at("order_propose", 1 - side, kind) > 0)


def _ceasefire(month: Month, side: int) -> tuple[Reason, ...]:
    asked, found = 1 - side, []
    if month.at(UTILITY, asked) <= 0:
        terms = [key_of(quantity, asked) for _, quantity, _, _, _ in PARTS]
        found.append(_own_to(month, asked, "R09", key_of(UTILITY, asked), terms))
    if month.at(UTILITY, side) <= 0:
        found.append(_own_to(month, side, "R09", key_of(UTILITY, side)))
    if month.at("door_open") <= 0:
        found.append(_precondition(month, "R45", "door_open"))
    return tuple(found)


def _own_to(month: Month, side: int, rule: str, decides: str, terms: list[str] | None = None) -> Reason:
    """A utility, whose figures are its own side's alone."""
    kept = month.figures(decides, *(terms or ()))
    return Reason("utility", rule, side, decides, kept=kept, knowers=frozenset({month.seat(side)}))


def _precondition(month: Month, rule: str, decides: str) -> Reason:
    # The gates read the text the month began with; what the experts add this month comes after them.
    done = float(month.row("issue_concluded").sum())
    fell = [key_before("pillar_failed", side) for side in (0, 1)]
    return Reason("precondition", rule, None, decides, {**month.figures(decides, *fell), "issues_concluded": done})


def _summit(month: Month) -> tuple[Reason, ...]:
    found = []
    if month.at("reason_precondition") > 0:
        found.append(_precondition(month, "R16", "leaders_open"))
    if month.row("reason_recognition").max() > 0:
        figures = month.figures(*(key_before("recognition", side) for side in (0, 1)))
        found.append(Reason("recognition", "R23", None, min(figures, key=figures.__getitem__), figures))
    return tuple(found)


def _truce(month: Month, asked: int, truce: int) -> tuple[Reason, ...]:
    found, zone = [], key_of("truce_zone", truce)
    if month.at("truce_zone", truce) <= 0:
        found.append(Reason("zone", "R20", None, zone, month.figures(zone)))
    if month.at("truce_value", asked, truce) <= 0:
        terms = [key_of(name, asked, truce) for name in ("truce_spared", "truce_forgone")]
        found.append(_own_to(month, asked, "R20", key_of("truce_value", asked, truce), terms))
    return tuple(found)


def _outside_limits(month: Month, template: int, side: int) -> tuple[int, ...]:
    """Issues on which a template asks a side for more than its limit allows."""
    inside = margins(np.array(month.theatre.templates[template].terms), month.row("limit"))[side]
    return tuple(int(i) for i in np.flatnonzero(~is_bearable(inside)))


def _template(month: Month, side: int) -> tuple[Reason, ...]:
    asked = 1 - side
    outside = _outside_limits(month, round(month.at("order_template", side)), asked)
    if not outside:
        return ()
    limits = month.figures(*(key_of("limit", asked, issue) for issue in outside))
    kept = {"issues_outside": float(len(outside)), **limits}
    knowers = frozenset({month.seat(asked)})
    return (Reason("zone", "R18", asked, "issues_outside", kept=kept, knowers=knowers),)


def _humanitarian(month: Month) -> tuple[Reason, ...]:
    keys = month.theatre.issue_keys
    if "humanitarian" not in keys:
        return ()
    zone = key_of("zone", keys.index("humanitarian"))
    # Between the true limits: the exact zone would tell each side the other's.
    return (Reason("zone", "R20", None, zone, kept=month.figures(zone)),) if month.figures(zone)[zone] <= 0 else ()
