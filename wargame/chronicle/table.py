"""The table's month: letters, proposals and their answers, text, recognition, truces."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.chronicle.reasons import overruled, reasons
from wargame.engine.events import Event
from wargame.engine.resolution import addressee
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.words.numbers import counted, listed, plain, signed

PROPOSALS = {
    Initiative.SUMMIT: ("a leaders' meeting", "R16"),
    Initiative.CEASEFIRE: ("a general ceasefire", "R09"),
    Initiative.ENERGY_TRUCE: ("an energy truce", "R20"),
    Initiative.MARITIME_TRUCE: ("a maritime truce", "R20"),
    Initiative.HUMANITARIAN_TRUCE: ("a humanitarian truce", "R20"),
    Initiative.EXCHANGE: ("a prisoner exchange", "R20"),
    Initiative.WORKING_GROUPS: ("working groups of experts", "R17"),
    Initiative.TEMPLATE: ("a settlement template", "R37"),
    Initiative.DOSSIER_REQUEST: ("a binding contract", "R40"),
}
"""What is proposed in words, and the rule it is answered under; letters are told apart."""

YES = {
    Answer.ACCEPT: "accepted",
    Answer.OFFER_TERMS: "offered shorter or other terms for",
    Answer.AD_HOC: "answered with an ad hoc package instead of",
}


def tell_table(month: Month) -> Iterator[Event]:
    """Signals, then every proposal with its answer, then what came of the table."""
    yield from _signals(month)
    for side, kind in proposals(month):
        if kind is Initiative.LETTER:
            yield _letter(month, side)
        else:
            yield _answered(month, side, kind)
    yield from _agreements(month)
    yield from _ceasefire(month)
    yield from _recognition(month)
    yield from _text(month)


def proposals(month: Month) -> list[tuple[int, Initiative]]:
    """(side, kind) of everything laid on the table."""
    laid = month.row("order_propose") > 0
    return [(side, kind) for side in (0, 1) for kind in Initiative if laid[side, kind]]


def _signals(month: Month) -> Iterator[Event]:
    if month.at("statement") > 0:
        text = f"{month.sides[0].name} says in public that a ceasefire only makes sense for {month.sides[1].name}."
        yield month.tell(text, "R15", "signal")
    for side in (0, 1):
        if month.at("signalled", side) > 0:
            text = f"{month.sides[side].name} sent a counter-signal to audiences at home and among its partners."
            yield month.tell(text, "R22", "signal")


def _letter(month: Month, side: int) -> Event:
    reply = Answer(int(month.at("answer", side, Initiative.LETTER)))
    other = month.sides[1 - side].name
    replies = {
        Answer.COUNTER_SIGNAL: f"{other} answered with a counter-signal",
        Answer.REPLY_BY_NAME: f"{other} replied by name",
    }
    tone = month.at("order_tone", side)
    manner = "a sharp" if tone < -0.3 else "a courteous" if tone > 0.3 else "an"
    text = f"{month.sides[side].name} sent {manner} open letter; {replies.get(reply, f'{other} left it unanswered')}."
    return month.tell(text, "R20", "signal")


def _answered(month: Month, side: int, kind: Initiative) -> Event:
    what, rule = PROPOSALS[kind]
    seat = addressee(month.theatre, side, kind)
    if seat is None:
        return month.tell(f"{month.sides[side].name} proposed {what}; no seat answers it.", rule, "table")
    who, proposer = month.theatre.seats[seat].name, month.sides[side].name
    answer = Answer(int(month.at("answer", side, kind)))
    if answer in YES:
        return month.tell(f"{who} {YES[answer]} {what}, proposed by {proposer}.", rule, "table")
    verb = f"referred {what}, proposed by {proposer}, to the experts"
    if answer is not Answer.REFER:
        verb = f"declined {what}, proposed by {proposer}"
    found = reasons(month, side, kind)
    own, others = (listed(words) for words in ([r.own for r in found], [r.others for r in found]))
    knowers = frozenset({seat}) if own != others else None
    return month.tell(f"{who} {verb}: {own}.", rule, "table", knowers, f"{who} {verb}: {others}.")


def _agreements(month: Month) -> Iterator[Event]:
    for index, kind in enumerate(TRUCES):
        name = PROPOSALS[kind][0].removeprefix("an ").removeprefix("a ")
        if month.at("truce_begun", index) > 0:
            lasts = counted(month.at("truce_months", index), "month")
            yield month.tell(f"The {name} begins and runs for {lasts}.", "R20", "table")
        elif month.before("truce_months", index) > 0 and month.at("truce_months", index) <= 0:
            cools = counted(month.at("truce_cooling", index), "month")
            yield month.tell(f"The {name} has run out; it can be offered again in {cools}.", "R20", "table")
    if month.at("exchanged") > 0:
        yield month.tell("Prisoners were exchanged.", "R20", "table")
    if month.at("summit_held") > 0:
        yield month.tell("The leaders met.", "R16", "table")
    for side in (0, 1):
        if overruled(month, side):
            yield _overruled(month, side)


def _overruled(month: Month, side: int) -> Event:
    accepted = overruled(month, side)
    against = dict.fromkeys(reason.name for kind in accepted for reason in reasons(month, 1 - side, kind))
    home, credit = (plain(month.parameter(name, side)) for name in ("overrule_home", "overrule_credibility"))
    what = f"overruled the arithmetic to accept {listed(PROPOSALS[kind][0] for kind in accepted)}"
    price = f"it costs {home} of standing at home and {credit} of credibility"
    return month.tell(f"{month.sides[side].name} {what} against {listed(against)}; {price}.", "M15", "table")


def _ceasefire(month: Month) -> Iterator[Event]:
    if month.at("ceasefire_agreed") > 0:
        yield month.tell("A general ceasefire begins.", "R09", "table")
    elif month.at("ceasefire_broken") > 0:
        lasted = counted(month.before("ceasefire_months"), "month")
        yield month.tell(f"The general ceasefire broke after {lasted}.", "M14", "table")


def _recognition(month: Month) -> Iterator[Event]:
    words = {0.5: "as a technical counterpart", 1.0: "as a peer"}
    for side in (0, 1):
        level = month.at("recognition", side)
        if level > month.before("recognition", side) + 1e-6:
            text = f"{month.sides[side].name} recognises {month.sides[1 - side].name} {words.get(level, 'in part')}."
            yield month.tell(text, "R23", "table")


def _text(month: Month) -> Iterator[Event]:
    done = month.parameter("text_concluded_at")
    grown = []
    for index, name in enumerate(month.theatre.issues):
        now, before = month.at("text", index), month.before("text", index)
        if now >= done > before:
            yield month.tell(f"The text on {name.lower()} is concluded.", "R19", "table")
        elif now - before >= 0.005:
            grown.append(f"{name.lower()} {signed(now - before)}")
    if month.before("groups_months") <= 0 < month.at("groups_months"):
        yield month.tell("The working groups of experts met for the first time.", "R17", "table")
    if grown:
        yield month.tell(f"Text grew on {listed(grown)}.", "R19", "table")
    stuck = [i for i in range(len(month.theatre.issues)) if month.at("stalled_months", i) == 3]
    if stuck:
        names = listed(month.theatre.issues[i].lower() for i in stuck)
        closed = sum(month.at("zone", i) <= 0 for i in stuck)
        why = " for want of a zone of agreement" if closed == len(stuck) else ""
        yield month.tell(f"Text has not moved for three months on {names}{why}.", "R19", "table")
