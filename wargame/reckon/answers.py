"""Which answers the gates close at the table, as short chips and as named reasons."""

from __future__ import annotations

from wargame.engine.theatre import Theatre
from wargame.engine.words import TRUCES, Answer, GateMode, Initiative
from wargame.reckon.legality import Illegal
from wargame.seat.sight import Sight
from wargame.words.numbers import brief
from wargame.words.terms import row

_ZONE = row(Initiative.EXCHANGE).rule
"""Rule under which nothing is agreed where there is no zone."""

Refusal = tuple[str, Illegal]
"""A chip of a few words, and the reason in a sentence with its rule."""


def answer_refusals(sight: Sight, theatre: Theatre, kind: Initiative, answer: Answer) -> tuple[Refusal, ...]:
    """Why an answer is closed this month, in order of weight; empty when it is open.

    ``sight`` is the answering seat's sight of the month. Whether a refusal binds is a matter of the gate mode: see
    ``binds``.
    """
    if kind is Initiative.CEASEFIRE and answer is Answer.ACCEPT:
        return _ceasefire(sight, theatre)
    if kind is Initiative.SUMMIT and answer is Answer.ACCEPT:
        return _summit(sight, theatre)
    if kind in TRUCES and answer is not Answer.DECLINE:
        closed = sight.value("truce_zone")[TRUCES.index(kind), 0] <= 0
        return (_no_zone("This truce has no zone of agreement at present."),) if closed else ()
    if kind is Initiative.EXCHANGE and answer is Answer.ACCEPT and "humanitarian" in theatre.issue_keys:
        closed = sight.value("zone")[theatre.issue_keys.index("humanitarian"), 0] <= 0
        return (_no_zone("The humanitarian issue has no zone of agreement at present."),) if closed else ()
    return ()


def binds(refusal: Refusal, mode: GateMode) -> bool:
    """The advisory mode lets a seat overrule the gates, but nobody can agree where there is no zone."""
    return mode is not GateMode.ADVISORY or refusal[1].rule == _ZONE


def _no_zone(reason: str) -> Refusal:
    return "No zone", Illegal(reason, _ZONE)


def _ceasefire(sight: Sight, theatre: Theatre) -> tuple[Refusal, ...]:
    if sight.value("ceasefire_open")[0] > 0:
        return ()
    below = sight.value("reason_utility")[:, 0] > 0
    found = []
    for side in (0, 1):
        if below[side]:
            name = theatre.sides[side].name
            chip = "Utility below 0" if side == sight.side else f"{name}: utility below 0"
            reason = f"A general ceasefire needs both utilities above zero; {name} has not."
            found.append((chip, Illegal(reason, row(Initiative.CEASEFIRE).rule)))
    if sight.value("door_open")[0] <= 0:
        reason = "A general ceasefire needs an open door: a failed pillar or concluded text."
        found.append(("No open door", Illegal(reason, row(Initiative.CEASEFIRE).rule)))
    return tuple(sorted(found, key=lambda refusal: not refusal[0].startswith("Utility")))


def _summit(sight: Sight, theatre: Theatre) -> tuple[Refusal, ...]:
    found = []
    if sight.value("leaders_open")[0] <= 0:
        done = int(sight.value("issue_concluded")[:, 0].sum())
        chip = f"Text {done} of {len(theatre.issues)}"
        needs = "A leaders' meeting needs concluded text or a failed pillar."
        found.append((chip, Illegal(needs, row(Initiative.SUMMIT).rule)))
    if sight.value("reason_recognition")[:, 0].max() > 0:
        level = float(sight.value("recognition")[:, 0].min())
        needs = "A leaders' meeting needs recognition as a peer."
        chip = f"Recognition {brief(level)} of 1"
        found.append((chip, Illegal(needs, row(Answer.REPLY_BY_NAME).rule)))
    return tuple(found)
