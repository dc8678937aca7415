"""The month's proposals as events, each with its answer and, where it was refused, the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.chronicle.reasons import overruled, reasons
from wargame.chronicle.words.proposals import ANSWERED, DECLINED, LETTER, OVERRULED, REFUSED, UNADDRESSED
from wargame.engine.events import Event, key_of
from wargame.engine.resolution import addressee
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.words.terms import row


def tell_proposals(month: Month) -> Iterator[Event]:
    """Every proposal of the month with its answer."""
    for side, kind in proposals(month):
        yield _letter(month, side) if kind is Initiative.LETTER else _answered(month, side, kind)


def proposals(month: Month) -> list[tuple[int, Initiative]]:
    """(side, kind) of everything laid on the table."""
    laid = month.row("order_propose") > 0
    return [(side, kind) for side in (0, 1) for kind in Initiative if laid[side, kind]]


def _letter(month: Month, side: int) -> Event:
    figures = [_proposed(side, Initiative.LETTER), key_of("order_tone", side), _answer(side, Initiative.LETTER)]
    rule = row(Initiative.LETTER).rule
    return month.tell(LETTER, key_of("letters", side), figures, sides=(side, 1 - side), rule=rule)


def _answered(month: Month, side: int, kind: Initiative) -> Event:
    rule, laid = row(kind).rule, _proposed(side, kind)
    seat = addressee(month.theatre, side, kind)
    if seat is None:
        return month.tell(UNADDRESSED, _about(month, side, kind), [laid], sides=(side,), rule=rule)
    told = ANSWERED.get(Answer(int(month.at("answer", side, kind))), DECLINED)
    against = float(kind in overruled(month, 1 - side))
    return month.tell(
        told,
        _about(month, side, kind),
        [laid, _answer(side, kind)],
        sides=(side,) if kind is Initiative.DOSSIER_REQUEST else (side, 1 - side),
        seats=(seat,),
        facts={"against_arithmetic": against},
        reasons=reasons(month, side, kind) if told.name in REFUSED else (),
        rule=rule,
    )


def _proposed(side: int, kind: Initiative) -> str:
    return key_of("order_propose", side, kind)


def _answer(side: int, kind: Initiative) -> str:
    return key_of("answer", side, kind)


def _about(month: Month, side: int, kind: Initiative) -> str:
    """Key of the quantity that decides over a proposal."""
    if kind in TRUCES:
        return key_of("truce_value", 1 - side, TRUCES.index(kind))
    if kind is Initiative.EXCHANGE and "humanitarian" in month.theatre.issue_keys:
        return key_of("zone", month.theatre.issue_keys.index("humanitarian"))
    return {
        Initiative.SUMMIT: "leaders_open",
        Initiative.CEASEFIRE: "ceasefire_open",
        Initiative.EXCHANGE: "exchanged",
        Initiative.WORKING_GROUPS: "groups_months",
        Initiative.TEMPLATE: key_of("template_offered", side),
        Initiative.DOSSIER_REQUEST: key_of("contract_pending", side),
    }[kind]


def tell_overruled(month: Month) -> Iterator[Event]:
    """For each side, what it accepted against the gates and at which price."""
    for side in (0, 1):
        accepted = overruled(month, side)
        if accepted:
            against = [reason for kind in accepted for reason in reasons(month, 1 - side, kind)]
            price = {name: month.parameter(name, side) for name in ("overrule_home", "overrule_credibility")}
            yield month.tell(
                OVERRULED,
                key_of("credibility", month.seat(side)),
                [key_of("overruled", side), *(_proposed(1 - side, kind) for kind in accepted)],
                sides=(side, 1 - side),
                facts=price,
                reasons=tuple(against),
            )
