"""Proposals and their answers in words: letters, what was accepted or declined and why, what was overruled."""

from __future__ import annotations

from wargame.chronicle.kind import Kind, Words
from wargame.chronicle.telling import Telling
from wargame.chronicle.words.refusals import issues_outside, spoken
from wargame.engine.events import key_of
from wargame.engine.words import Answer, Initiative
from wargame.words.numbers import listed, plain
from wargame.words.terms import row

SIZES: dict[Initiative, float] = {
    Initiative.LETTER: 0.5,
    Initiative.SUMMIT: 0.95,
    Initiative.CEASEFIRE: 1.0,
    Initiative.ENERGY_TRUCE: 0.9,
    Initiative.MARITIME_TRUCE: 0.88,
    Initiative.HUMANITARIAN_TRUCE: 0.63,
    Initiative.EXCHANGE: 0.45,
    Initiative.WORKING_GROUPS: 0.5,
    Initiative.TEMPLATE: 0.63,
    Initiative.DOSSIER_REQUEST: 0.6,
}
"""How much of the war a proposal would change, against a general ceasefire."""


def initiative(told: Telling) -> Initiative:
    """What was proposed."""
    return Initiative(told.indices("order_propose")[0][1])


def _what(told: Telling) -> str:
    return row(initiative(told)).proposed


def _by_kind(told: Telling) -> float:
    return SIZES[initiative(told)]


# letters


def _letter(told: Telling) -> str:
    tone = told.at("order_tone", told.event.sides[0])
    manner = "a sharp" if tone < -0.3 else "a courteous" if tone > 0.3 else "an"
    return f"{told.side()} sent {manner} open letter"


def _letter_answered(told: Telling) -> str:
    reply = Answer(round(told.at("answer", *told.indices("answer")[0])))
    return f"{_letter(told)}; {told.other} {row(reply).said}."


# answers


def _unaddressed(told: Telling) -> str:
    return f"{told.side()} proposed {_what(told)}; no seat answers it"


def _says(answer: Answer) -> Words:
    """The clause of an answer: who does what with what was proposed."""
    return lambda told: f"{told.seat()} {row(answer).says} {_what(told)}"


def _said(told: Telling, answer: Answer) -> str:
    return f"{told.seat()} {row(answer).said} {_what(told)}, proposed by {told.side()}"


def _accepts(told: Telling) -> str:
    against = " against the arithmetic" if told.at("against_arithmetic") > 0 else ""
    return f"{_says(Answer.ACCEPT)(told)}{against}"


def _agreed(answer: Answer) -> Words:
    return lambda told: f"{_said(told, answer)}."


def _declined(told: Telling) -> str:
    return f"{_said(told, Answer.DECLINE)}: {listed(why(told))}."


def _refers(told: Telling) -> str:
    return f"{_says(Answer.REFER)(told)} to the experts"


def _referred(told: Telling) -> str:
    return f"{_said(told, Answer.REFER)}, to the experts: {listed(why(told))}."


def why(told: Telling) -> tuple[str, ...]:
    """The reasons for a refusal in words, one each."""
    return spoken(told.event.reasons, told.theatre, told.event.seats[0], told.event.sides[0])


def _refused_for(told: Telling) -> str:
    """A limit that terms lie outside of, for whoever knows it; else what the proposal is about."""
    limits = ((each.side, issue) for each in told.event.reasons for issue in issues_outside(each))
    return next((key_of("limit", side, issue) for side, issue in limits if side is not None), told.event.subject)


# against the gates


def _overrules(told: Telling) -> str:
    accepted = listed(row(Initiative(kind)).proposed for _, kind in told.indices("order_propose"))
    return f"{told.side()} overrules the arithmetic to accept {accepted}"


def _overruled(told: Telling) -> str:
    accepted = listed(row(Initiative(kind)).proposed for _, kind in told.indices("order_propose"))
    against = listed(dict.fromkeys(reason.name for reason in told.event.reasons))
    home, credit = (plain(told.at(name)) for name in ("overrule_home", "overrule_credibility"))
    price = f"it costs {home} of standing at home and {credit} of credibility"
    return f"{told.side()} overruled the arithmetic to accept {accepted} against {against}; {price}."


LETTER = Kind("letter", "signal", "", 60, _letter, _letter_answered, _by_kind)
UNADDRESSED = Kind("unaddressed", "table", "", 40, _unaddressed, size=_by_kind)
ACCEPTED = Kind("accepted", "table", "", 90, _accepts, _agreed(Answer.ACCEPT), _by_kind)
OTHER_TERMS = Kind("other_terms", "table", "", 75, _says(Answer.OFFER_TERMS), _agreed(Answer.OFFER_TERMS), _by_kind)
AD_HOC = Kind("ad_hoc", "table", "", 75, _says(Answer.AD_HOC), _agreed(Answer.AD_HOC), _by_kind)
DECLINED = Kind("declined", "table", "", 60, _says(Answer.DECLINE), _declined, _by_kind, asks=_refused_for)
REFERRED = Kind("referred", "table", "", 60, _refers, _referred, _by_kind, asks=_refused_for)
OVERRULED = Kind("overruled", "table", "M15", 82, _overrules, _overruled)

ANSWERED = {Answer.ACCEPT: ACCEPTED, Answer.OFFER_TERMS: OTHER_TERMS, Answer.AD_HOC: AD_HOC, Answer.REFER: REFERRED}
"""Answer -> kind; any other declines."""
REFUSED = (DECLINED.name, REFERRED.name)
"""Kinds that carry reasons."""
KINDS = (LETTER, UNADDRESSED, ACCEPTED, OTHER_TERMS, AD_HOC, DECLINED, REFERRED, OVERRULED)
