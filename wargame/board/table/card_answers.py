"""The answers of a card: what each does, its signed terms, its net, and the gates that close it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wargame.board.diplomacy.show import shown_term
from wargame.board.diplomacy.templates import margins
from wargame.board.diplomacy.view import AnswerView
from wargame.board.table.card import Card
from wargame.engine.words import TRUCES, Answer, Initiative, Listener
from wargame.reckon.answers import answer_refusals, binds
from wargame.reckon.halting import weigh_halting
from wargame.seat.values import Figure, Term
from wargame.words.numbers import brief, capital, counted, listed, percent, plain, rounded_to, signed, small, word
from wargame.words.table import answer_name
from wargame.words.terms import row

UTILITY_LABEL, AUDIENCE_LABEL = "Net utility", "Net audience"

Worth = tuple[str, tuple[Term, ...], float, str, str]
"""Effect, terms, net, what the net is, and the rule of an answer."""


def show_answer(card: Card, answer: Answer, suggested: bool) -> AnswerView:
    """One answer with its arithmetic; where the gates may be overruled, the price stands in place of a refusal."""
    effect, terms, net, net_label, rule = _worth(card, answer)
    reading = card.reading
    mode = reading.theatre.gate_mode
    against = answer_refusals(reading.desk.sight, reading.theatre, card.kind, answer)
    closed = tuple(refusal[0] for refusal in against if binds(refusal, mode))
    price = _price(card, [chip for chip, _ in against]) if against and not closed else ""
    label = answer_name(card.kind, answer, counted(_shortest(card), "month"))
    wanted = suggested and not closed
    return AnswerView(answer, label, effect, terms, net, net_label, closed, rule, wanted, price)


def _price(card: Card, chips: Sequence[str]) -> str:
    effects = card.effects(Answer.ACCEPT)
    seat = card.reading.theatre.belligerent_seat(card.asked)
    home, credit = plain(-_home(card, Answer.ACCEPT)), plain(-float(effects["credibility"][seat]))
    # A chip about the other side begins with its name.
    against = listed(chip if ":" in chip else small(chip) for chip in chips)
    return (
        f"Overrules the arithmetic ({against}). Price, once a month: {home} of standing at home and {credit} of "
        "credibility."
    )


def _worth(card: Card, answer: Answer) -> Worth:
    if answer is Answer.DECLINE and card.kind is not Initiative.DOSSIER_REQUEST:
        return _declined(card)
    if answer is Answer.REFER:
        effect = f"Halts nothing; counts as a mandate to the experts and as yielding ({_compliance(card, answer)})."
        return effect, (), 0.0, UTILITY_LABEL, row(answer).rule
    if card.kind in TRUCES:
        return _truce(card, answer)
    builders = {
        Initiative.LETTER: _letter,
        Initiative.SUMMIT: _summit,
        Initiative.CEASEFIRE: _ceasefire,
        Initiative.EXCHANGE: _exchange,
        Initiative.WORKING_GROUPS: _groups,
        Initiative.TEMPLATE: _template,
        Initiative.DOSSIER_REQUEST: _dossier,
    }
    return builders[card.kind](card, answer)


def _term(name: str, value: float, rule: str, quantity: str, note: str = "") -> Term:
    return Term(name, Figure(value, value, value, None, "", 2, rule, quantity), rule, note)


def _terms(rows: Sequence[tuple[str, float, str, str]]) -> tuple[tuple[Term, ...], float]:
    """Terms as printed and their net, which they add to."""
    net = sum(value for _, value, _, _ in rows)
    printed = rounded_to([value for _, value, _, _ in rows], net)
    named = zip(rows, printed, strict=True)
    return tuple(_term(name, value, rule, quantity) for (name, _, rule, quantity), value in named), net


def _compliance(card: Card, answer: Answer) -> str:
    return f"compliance {signed(float(card.effects(answer)['compliance'][card.asked]))}"


def _audience(card: Card, answer: Answer, role: str) -> float:
    """By how much an answer moves an audience (rules R22, R24, R06)."""
    return float(card.effects(answer)["audience"][card.reading.theatre.audience_roles.index(role)])


def _home(card: Card, answer: Answer) -> float:
    return _audience(card, answer, f"home_{card.asked}")


def _declined(card: Card) -> Worth:
    """What a decline does: sympathy abroad for the side that is turned down, for proposals that reach the public."""
    first = row(card.kind).otherwise
    rule = "R06" if card.kind < Initiative.EXCHANGE else "R17"
    if card.kind >= Initiative.EXCHANGE:
        return first, (), 0.0, UTILITY_LABEL, rule
    west, partners = (_audience(card, Answer.DECLINE, role) for role in ("backers", "partners"))
    moved = f"It moves Western publics by {signed(west, 3)} and partners by {signed(partners, 3)}."
    return f"{first} {moved}", (), 0.0, UTILITY_LABEL, rule


def _letter(card: Card, answer: Answer) -> Worth:
    reading, side = card.reading, card.asked
    if answer is Answer.NONE:
        return "Utilities, text and gates stay as they are.", (), 0.0, AUDIENCE_LABEL, card.rule
    if answer is Answer.REPLY_BY_NAME:
        level = reading.value("recognition", side)
        then = level + float(card.effects(answer)["recognition"][side])
        step = f"Recognition {brief(level)} to {brief(then)}"
        effect = f"{step}, {_compliance(card, answer)}; the leaders' format stays as it is."
        return effect, (), 0.0, AUDIENCE_LABEL, row(answer).rule
    roles = reading.theatre.audience_roles
    rule = row(answer).rule
    rows = [
        (row(role).publics, _audience(card, answer, role), rule, f"audience/{roles.index(role)}")
        for role in (Listener(f"home_{side}"), Listener.PARTNERS, Listener.BACKERS)
    ]
    terms, net = _terms([each for each in rows if abs(each[1]) >= 0.0005])
    fades = percent(1 - reading.parameter("signal_memory"))
    return f"Audiences only; the signal fades by {fades} a month.", terms, net, AUDIENCE_LABEL, rule


def _halting(card: Card) -> tuple[tuple[Term, ...], float]:
    halting = weigh_halting(card.reading, card.asked)
    terms = tuple(shown_term(replace(each, name=each.name.lower())) for each in halting.terms)
    return terms, halting.total


def _ceasefire(card: Card, answer: Answer) -> Worth:
    terms, net = _halting(card)
    lock = plain(card.reading.parameter("ceasefire_lock"), 0)
    return f"The guns fall silent, locked in for {lock} months.", terms, net, UTILITY_LABEL, card.rule


def _summit(card: Card, answer: Answer) -> Worth:
    terms, net = _halting(card)
    signs = card.reading.value("concluded") > 0
    outcome = "The leaders sign the concluded text." if signs else "Without concluded text the leaders sign nothing."
    return f"{outcome} The utility of halting blocks no meeting.", terms, net, UTILITY_LABEL, card.rule


def _truce(card: Card, answer: Answer) -> Worth:
    reading, side, truce = card.reading, card.asked, card.truce
    shortest = _shortest(card)
    part = 1.0 if answer is Answer.ACCEPT else shortest / max(card.offered("truce_term"), shortest)
    names = (("spared", 1, "truce_spared"), ("leverage forgone", -1, "truce_forgone"))
    rows = [
        (words, sign * part * reading.value(name, side, truce), card.rule, f"{name}/{side}/{truce}")
        for words, sign, name in names
    ]
    terms, net = _terms(rows)
    halves = [part * (high - low) / 2 for low, high in (reading.ends(name, side, truce) for _, _, name in names)]
    ranged = tuple(_around(term, half) for term, half in zip(terms, halves, strict=True))
    whole = answer is Answer.ACCEPT
    only = f"{capital(word(round(shortest)))} {'month' if round(shortest) == 1 else 'months'} only"
    effect = f"{'Both sides must keep it' if whole else only}; counts as yielding."
    return effect, ranged, net, UTILITY_LABEL, card.rule


def _shortest(card: Card) -> float:
    """Months of a counter-offer."""
    return card.reading.parameter("truce_term_least")


def _around(term: Term, half: float) -> Term:
    """The same term with the range of an estimate."""
    value = term.figure.value
    return replace(term, figure=replace(term.figure, low=value - half, high=value + half))


def _exchange(card: Card, answer: Answer) -> Worth:
    home = card.reading.theatre.audience_roles.index(f"home_{card.asked}")
    terms, net = _terms([("home", _home(card, answer), card.rule, f"audience/{home}")])
    grown = signed(card.reading.parameter("text_exchange"))
    effect = f"Prisoners come home; where experts meet, humanitarian text {grown}."
    return effect, terms, net, AUDIENCE_LABEL, card.rule


def _groups(card: Card, answer: Answer) -> Worth:
    open_issues = int((card.reading.array("zone") > 0).sum())
    issues = len(card.reading.theatre.issues)
    effect = f"Experts meet each month; text grows on the {open_issues} of {issues} issues that have a zone."
    return effect, (), 0.0, UTILITY_LABEL, card.rule


def _template(card: Card, answer: Answer) -> Worth:
    if answer is Answer.OFFER_TERMS:
        effect = f"Own terms instead; counts as yielding ({_compliance(card, answer)})."
        return effect, (), 0.0, UTILITY_LABEL, card.rule
    reading, side = card.reading, card.asked
    rows = margins(reading, card.template, side)
    terms = tuple(
        _term(name.lower(), round(margin, 2), "R18", f"limit/{side}/{index}", "distance inside the limit")
        for index, (name, margin) in enumerate(zip(reading.theatre.issues, rows, strict=True))
    )
    effect = f"Counts as yielding ({_compliance(card, answer)}); binds nothing, the text grows in the working groups."
    return effect, terms, round(min(rows), 2), "Least margin", card.rule


def _dossier(card: Card, answer: Answer) -> Worth:
    reading, rule = card.reading, row(Answer.AD_HOC).rule
    if answer is Answer.DECLINE:
        return row(card.kind).otherwise, (), 0.0, "Net support", rule
    signs = answer is Answer.ACCEPT
    name, words = ("contract_pending", "contracts") if signs else ("loan", "loan tranche")
    value = float(card.effects(answer)[name][card.side])
    lag = plain(reading.parameter("contract_lag"), 0)
    effect = f"Binds for years; reaches the flow over {lag} months." if signs else "Helps at once and fades."
    return effect, (_term(words, value, rule, f"{name}/{card.side}"),), value, "Net support", rule
