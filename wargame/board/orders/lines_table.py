"""Order lines of the negotiation: initiatives, mandates, signals, dossiers, courting."""

from __future__ import annotations

from wargame.board.orders.case import OrderCase
from wargame.board.orders.view import OrderLine, Slider
from wargame.engine.orders import (
    ChooseTemplate,
    CounterSignal,
    Court,
    FundDossier,
    Order,
    Propose,
    Recognise,
    SetLetter,
    SetMandate,
    SetTruceTerm,
)
from wargame.engine.resolution import addressee
from wargame.engine.sheet import BOTH_SIGNS, SHARE
from wargame.engine.words import Dossier, Initiative
from wargame.words.numbers import capital, counted, percent, plain
from wargame.words.orders import ORDERS, tone_words
from wargame.words.terms import row

INITIATIVE_GROUP, MANDATES, SIGNALS, COURTING = "Initiatives", "Mandates of the experts", "Signals", "Courting"


def initiative_lines(case: OrderCase) -> list[OrderLine]:
    """Every initiative that can be addressed to somebody."""
    kinds = [kind for kind in Initiative if kind is not Initiative.DOSSIER_REQUEST or _holder(case) is not None]
    case.weigh(Propose(kind, is_on) for is_on in (True, False) for kind in kinds)
    return [_initiative(case, kind) for kind in kinds]


def wording_lines(case: OrderCase) -> list[OrderLine]:
    """What is written into initiatives: the letter, the term of a truce, the template."""
    return [_letter(case), _truce_term(case), _template(case)]


def mandate_lines(case: OrderCase) -> list[OrderLine]:
    """The mandate of the experts on every issue."""
    return [_mandate(case, issue) for issue in range(len(case.theatre.issues))]


def signal_lines(case: OrderCase) -> list[OrderLine]:
    """Recognition and the counter-signal."""
    case.weigh([*map(Recognise, (True, False)), *map(CounterSignal, (True, False))])
    return [_recognition(case), _counter_signal(case)]


def courting_lines(case: OrderCase) -> list[OrderLine]:
    """Dossiers, where somebody holds them, and the courting of external seats."""
    theatre, holder = case.theatre, _holder(case)
    return [
        *(_dossier(case, dossier, theatre.seats[holder].name) for dossier in Dossier if holder is not None),
        *(_courting(case, seat) for seat in theatre.external),
    ]


TABLE = (initiative_lines, wording_lines, mandate_lines, signal_lines, courting_lines)
"""The negotiation family's lines, as they follow on the sheet."""


def _holder(case: OrderCase) -> int | None:
    """Who holds the own side's dossiers."""
    return addressee(case.theatre, case.side, Initiative.DOSSIER_REQUEST)


def _points(number: float) -> str:
    return counted(number, "point", digits=1)


def _on_off(case: OrderCase, key: str, title: str, cost: float, rule: str, orders: tuple[Order, Order]) -> OrderLine:
    """A line that is on or off; ``orders`` turn it off and on, its key names field and index."""
    field, _, index = key.partition("/")
    at = (int(index),) if index else ()
    is_on = case.set_to(field, *at) > 0
    return OrderLine(
        key=key,
        family="negotiation",
        group=INITIATIVE_GROUP if field == "propose" else SIGNALS,
        title=title,
        detail="On" if is_on else "Off",
        cost=_points(cost) if cost else "",
        choices=(case.choice("Off", orders[0], not is_on), case.choice("On", orders[1], is_on)),
        changed=case.is_changed(field, *at),
        rule=rule,
    )


def _initiative(case: OrderCase, kind: Initiative) -> OrderLine:
    orders = (Propose(kind, False), Propose(kind, True))
    key = f"propose/{int(kind)}"
    return _on_off(case, key, row(kind).label, case.situation.proposal_price(kind), row(kind).rule, orders)


def _recognition(case: OrderCase) -> OrderLine:
    title = f"Recognise {case.theatre.sides[1 - case.side].name} as a counterparty"
    orders = (Recognise(False), Recognise(True))
    return _on_off(case, "recognise", title, case.situation.recognition_price, ORDERS[Recognise].rule, orders)


def _counter_signal(case: OrderCase) -> OrderLine:
    orders = (CounterSignal(False), CounterSignal(True))
    words = ORDERS[CounterSignal]
    return _on_off(case, "counter_signal", words.label, case.situation.signal_price, words.rule, orders)


def _letter(case: OrderCase) -> OrderLine:
    venues = case.theatre.venues
    tone, venue = case.set_to("tone"), min(max(round(case.set_to("venue")), 0), len(venues) - 1)
    return OrderLine(
        key="letter",
        family="negotiation",
        group=INITIATIVE_GROUP,
        title=ORDERS[SetLetter].label,
        detail=f"{capital(tone_words(tone))} · {venues[venue]}",
        choices=tuple(case.choice(name, SetLetter(tone, i), i == venue) for i, name in enumerate(venues)),
        sliders=(Slider(SetLetter(tone, venue), "tone", *BOTH_SIGNS, 0.1, tone),),
        changed=case.is_changed("tone") or case.is_changed("venue"),
        rule=ORDERS[SetLetter].rule,
        note="Counts when an open letter is sent. Tone reaches audiences only.",
    )


def _truce_term(case: OrderCase) -> OrderLine:
    shortest, longest = map(round, case.situation.term_range)
    term = min(max(round(case.set_to("truce_term")), shortest), longest)
    return OrderLine(
        key="truce-term",
        family="negotiation",
        group=INITIATIVE_GROUP,
        title=ORDERS[SetTruceTerm].label,
        detail=counted(term, "month"),
        choices=tuple(
            case.choice(counted(n, "month"), SetTruceTerm(n), n == term) for n in range(shortest, longest + 1)
        ),
        changed=case.is_changed("truce_term"),
        rule=ORDERS[SetTruceTerm].rule,
    )


def _template(case: OrderCase) -> OrderLine:
    templates = case.theatre.templates
    chosen = min(max(round(case.set_to("template")), 0), len(templates) - 1)
    return OrderLine(
        key="template",
        family="negotiation",
        group=INITIATIVE_GROUP,
        title=ORDERS[ChooseTemplate].label,
        detail=templates[chosen].name,
        choices=tuple(case.choice(t.name, ChooseTemplate(i), i == chosen) for i, t in enumerate(templates)),
        changed=case.is_changed("template"),
        rule=ORDERS[ChooseTemplate].rule,
        note="Counts when a settlement template is proposed.",
    )


def _mandate(case: OrderCase, issue: int) -> OrderLine:
    flexibility = case.set_to("mandate", issue)
    return OrderLine(
        key=f"issue/{issue}",
        family="negotiation",
        group=MANDATES,
        title=case.theatre.issues[issue],
        detail=f"{percent(flexibility)} flexible, as far as {plain(_bound(case, issue))}",
        sliders=(Slider(SetMandate(issue, flexibility), "flexibility", *SHARE, 0.05, flexibility, percent=True),),
        changed=case.is_changed("mandate", issue),
        rule=ORDERS[SetMandate].rule,
        note="Flexibility gives up terms; it earns compliance, slows sanctions and closes positions before a door.",
    )


def _bound(case: OrderCase, issue: int) -> float:
    """Position to which the experts may go under the draft's mandate (rules R18, R19a)."""
    return float(case.mandates[case.side, issue, 0])


def _dossier(case: OrderCase, dossier: Dossier, holder: str) -> OrderLine:
    points = case.set_to("dossier", dossier)
    slider = Slider(FundDossier(dossier, round(points)), "points", *case.situation.points_range, 1, points)
    return OrderLine(
        key=f"dossier/{int(dossier)}",
        family="negotiation",
        group=f"Dossiers: {holder}",
        title=row(dossier).label,
        detail=_points(points),
        cost=_points(points) if points else "",
        sliders=(slider,),
        changed=case.is_changed("dossier", dossier),
        rule=row(dossier).rule,
    )


def _courting(case: OrderCase, seat: int) -> OrderLine:
    points = case.set_to("court", seat)
    return OrderLine(
        key=f"court/{seat}",
        family="negotiation",
        group=COURTING,
        title=case.theatre.seats[seat].name,
        detail=_points(points),
        cost=_points(points) if points else "",
        sliders=(Slider(Court(seat, round(points)), "points", *case.situation.points_range, 1, points),),
        changed=case.is_changed("court", seat),
        rule=ORDERS[Court].rule,
    )
