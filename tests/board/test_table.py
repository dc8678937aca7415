"""The table round: every initiative as a card, and answers closed exactly where the gates close them."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from tests.board.desk_cases import SEATS, book, is_finite, played, raw_words, scenario
from tests.board.table_cases import PUBLIC_ASKS, answered, desk_at, fought
from wargame.board.diplomacy.view import AnswerView, InitiativeView
from wargame.board.month.report import show_report
from wargame.board.table.show import show_table
from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.saying import log_lines
from wargame.engine.ledger import Ledger
from wargame.engine.observation import observe_month
from wargame.engine.rule import Rulebook
from wargame.engine.words import ANSWERS, TRUCES, Answer, GateMode, Initiative
from wargame.reckon.answers import answer_refusals, binds
from wargame.seat.desk import REPORT, Desk

EVERYTHING = [(side, kind) for side in (0, 1) for kind in Initiative]


def card(desk: Desk, side: int, kind: Initiative) -> InitiativeView:
    """One card of a seat's table."""
    return next(each for each in show_table(desk).initiatives if (each.side, each.kind) == (side, kind))


def reply(view: InitiativeView, answer: Answer) -> AnswerView:
    """One answer of a card."""
    return next(each for each in view.answers if each.answer is answer)


@pytest.fixture(scope="module")
def full_table() -> dict[str, Desk]:
    ledger = fought(EVERYTHING, template=0, truce_term=3)
    return {seat: desk_at(ledger, seat) for seat in SEATS}


def test_every_initiative_has_its_card_and_all_its_answers(full_table: dict[str, Desk]) -> None:
    for desk in full_table.values():
        views = show_table(desk).initiatives
        assert [(view.side, view.kind) for view in views] == EVERYTHING
        assert all(tuple(each.answer for each in view.answers) == ANSWERS[view.kind] for view in views)


def test_only_what_is_addressed_waits_for_an_answer(full_table: dict[str, Desk]) -> None:
    moscow, europe, partners = (show_table(full_table[seat]) for seat in ("moscow", "europe", "partners"))
    assert len(moscow.missing) == len(Initiative) - 1
    assert europe.missing == ("Request to the coalition",) and partners.missing == ()
    given = replace(full_table["moscow"], answered=frozenset({(1, Initiative.LETTER)}))
    assert len(show_table(given).missing) == len(moscow.missing) - 1
    assert card(given, 1, Initiative.LETTER).chosen is Answer.NONE
    assert card(full_table["moscow"], 1, Initiative.LETTER).chosen is None


def test_month_one_refuses_ceasefire_and_summit_each_for_its_own_reasons(full_table: dict[str, Desk]) -> None:
    halt = reply(card(full_table["moscow"], 1, Initiative.CEASEFIRE), Answer.ACCEPT)
    meeting = reply(card(full_table["moscow"], 1, Initiative.SUMMIT), Answer.ACCEPT)
    assert halt.refusals == ("Utility below 0", "No open door")
    assert meeting.refusals == ("Text 0 of 8", "Recognition 0 of 1")
    assert halt.net < 0 and sum(term.figure.value for term in halt.terms) == pytest.approx(round(halt.net, 2), abs=1e-9)


def test_the_other_side_s_refusal_is_named_after_it(full_table: dict[str, Desk]) -> None:
    halt = reply(card(full_table["kyiv"], 0, Initiative.CEASEFIRE), Answer.ACCEPT)
    assert halt.refusals == ("Moscow: utility below 0", "No open door")
    assert halt.net > 0


@pytest.mark.parametrize("door", [False, True])
def test_an_answer_is_closed_exactly_when_the_table_would_ignore_it(door: bool) -> None:
    """Whether a halt or a meeting comes of an acceptance is what the rules do with it."""
    state = played(0)[0][-1]
    flags = np.array([[0.0], [1.0 if door else 0.0]], dtype=np.float32)
    start = state.with_values(pillar_failed=flags, span_open=flags)
    ledger = fought([(1, kind) for kind in PUBLIC_ASKS], start)
    view = show_table(desk_at(ledger, "moscow"))
    closed = {each.kind: bool(reply(each, Answer.ACCEPT).refusals) for each in view.initiatives if each.kind != 0}
    after = answered(
        ledger, ("moscow", Initiative.CEASEFIRE, Answer.ACCEPT), ("moscow", Initiative.SUMMIT, Answer.ACCEPT)
    )
    assert closed[Initiative.CEASEFIRE] == (float(after["ceasefire_agreed"][0]) == 0)
    assert closed[Initiative.SUMMIT] == (float(after["summit_held"][0]) == 0)
    assert closed[Initiative.SUMMIT] is not door


def test_a_truce_without_a_zone_can_only_be_declined() -> None:
    state = played(0)[0][-1]
    cooling = np.array([[2.0], [0.0], [0.0]], dtype=np.float32)
    ledger = fought([(0, kind) for kind in TRUCES], state.with_values(truce_cooling=cooling), truce_term=2)
    energy, sea, _ = (card(desk_at(ledger, "kyiv"), 0, kind) for kind in TRUCES)
    assert [bool(each.refusals) for each in energy.answers] == [True, True, False]
    assert not any(each.refusals for each in sea.answers)
    assert "no zone" in energy.flip


def test_truce_terms_are_the_month_s_figures_and_shorter_ones_count_less() -> None:
    ledger = fought([(0, Initiative.ENERGY_TRUCE)], truce_term=2)
    view = card(desk_at(ledger, "kyiv"), 0, Initiative.ENERGY_TRUCE)
    whole, short = reply(view, Answer.ACCEPT), reply(view, Answer.OFFER_TERMS)
    assert whole.net == pytest.approx(float(ledger["truce_value"][1, 0, 0]), abs=1e-6)
    assert short.net == pytest.approx(whole.net / 2)
    assert sum(term.figure.value for term in whole.terms) == pytest.approx(round(whole.net, 2), abs=1e-9)
    assert all(term.figure.is_exact for term in whole.terms)
    seen = reply(card(desk_at(ledger, "moscow"), 0, Initiative.ENERGY_TRUCE), Answer.ACCEPT)
    assert not seen.terms[0].figure.is_exact


def test_a_letter_changes_no_utility_and_a_signal_moves_audiences_as_the_rules_do(full_table: dict[str, Desk]) -> None:
    letter = card(full_table["moscow"], 1, Initiative.LETTER)
    assert {each.net_label for each in letter.answers} == {"Net audience"}
    ledger = fought([(1, Initiative.LETTER)])
    quiet = answered(ledger, ("moscow", Initiative.LETTER, Answer.NONE))["audience"][:, 0].copy()
    ledger = fought([(1, Initiative.LETTER)])
    loud = answered(ledger, ("moscow", Initiative.LETTER, Answer.COUNTER_SIGNAL))["audience"][:, 0]
    for term in reply(letter, Answer.COUNTER_SIGNAL).terms:
        place = int(term.figure.quantity.split("/")[1])
        assert loud[place] - quiet[place] == pytest.approx(term.figure.value, abs=1e-4)


def test_a_template_shows_how_far_each_term_lies_from_the_own_limit(full_table: dict[str, Desk]) -> None:
    view = card(full_table["kyiv"], 0, Initiative.TEMPLATE)
    theatre = scenario().theatre
    margins = [term.figure.value for term in reply(view, Answer.ACCEPT).terms]
    wanted = theatre.issue_reservation[1] - np.array(theatre.templates[0].terms)
    assert margins == pytest.approx([round(float(each), 2) for each in wanted], abs=0.0051)
    assert view.flip.startswith("Six issues") and ("Within Kyiv's limits", "2 of 8") in view.facts


def test_the_staff_s_suggestion_is_marked_on_own_cards_only(full_table: dict[str, Desk]) -> None:
    views = show_table(full_table["moscow"]).initiatives
    for view in views:
        marked = [each for each in view.answers if each.suggested]
        assert len(marked) == (1 if view.addressed_to_me else 0)
        assert not any(each.refusals for each in marked)


def advisory() -> Rulebook:
    """The rulebook in the mode in which people may overrule the arithmetic."""
    return replace(book(), theatre=replace(book().theatre, gate_mode=GateMode.ADVISORY))


def test_the_advisory_mode_warns_and_lets_the_answer_stand() -> None:
    ledger = fought([(1, Initiative.CEASEFIRE)], rules=advisory())
    halt = reply(card(desk_at(ledger, "moscow"), 1, Initiative.CEASEFIRE), Answer.ACCEPT)
    assert halt.refusals == ()
    assert halt.price.startswith("Overrules the arithmetic (utility below 0 and no open door). Price, once a month: 0.")
    after = answered(ledger, ("moscow", Initiative.CEASEFIRE, Answer.ACCEPT))
    assert after["ceasefire_agreed"][0] == 1


def test_no_price_stands_where_nothing_is_overruled() -> None:
    ledger = fought([(1, Initiative.CEASEFIRE), (1, Initiative.SUMMIT)], rules=advisory())
    for kind in (Initiative.CEASEFIRE, Initiative.SUMMIT):
        view = card(desk_at(ledger, "moscow"), 1, kind)
        assert [each.answer for each in view.answers if each.price] == [Answer.ACCEPT]
    strict = fought([(1, Initiative.CEASEFIRE)])
    assert not any(each.price for each in card(desk_at(strict, "moscow"), 1, Initiative.CEASEFIRE).answers)


def test_an_overrule_costs_whoever_accepts_what_the_card_said_and_is_told_by_everyone() -> None:
    def closed(answer: Answer) -> Ledger:
        ledger = fought([(1, Initiative.CEASEFIRE), (1, Initiative.SUMMIT)], rules=advisory())
        return answered(ledger, ("moscow", Initiative.CEASEFIRE, answer), ("moscow", Initiative.SUMMIT, answer))

    ledger = fought([(1, Initiative.CEASEFIRE)], rules=advisory())
    price = reply(card(desk_at(ledger, "moscow"), 1, Initiative.CEASEFIRE), Answer.ACCEPT).price
    home, credit = (float(each) for each in re.findall(r"\d\.\d\d", price))
    declined, accepted = closed(Answer.DECLINE), closed(Answer.ACCEPT)
    moved = (accepted["home_change"] - declined["home_change"])[:, 0]
    assert moved == pytest.approx([-home, 0], abs=1e-6)
    seats = [ledger.theatre.belligerent_seat(side) for side in (0, 1)]
    assert (accepted["credibility"] - declined["credibility"])[seats, 0] == pytest.approx([-credit, 0], abs=1e-6)
    told = [event for event in chronicle(accepted, scenario()) if event.rule == "M15"]
    (line,) = log_lines(told, scenario().theatre, scenario().theatre.seat_index("partners"))
    assert line.text == (
        "Moscow overruled the arithmetic to accept a leaders' meeting and a general ceasefire against precondition, "
        f"recognition and utility; it costs {home:.2f} of standing at home and {credit:.2f} of credibility."
    )
    assert (
        "Moscow accepts a general ceasefire against the arithmetic"
        in show_report(desk_at(accepted, "kyiv", REPORT)).headline
    )
    assert not [event for event in chronicle(declined, scenario()) if event.rule == "M15"]


def test_where_there_is_no_zone_nothing_can_be_overruled() -> None:
    state = played(0)[0][-1].with_values(truce_cooling=np.full((3, 1), 2.0, dtype=np.float32))
    ledger = fought([(0, Initiative.ENERGY_TRUCE)], state, rules=advisory())
    sight = observe_month(ledger, ledger.theatre.belligerent_seat(1))
    (refusal,) = answer_refusals(sight, ledger.theatre, Initiative.ENERGY_TRUCE, Answer.ACCEPT)
    assert refusal[0] == "No zone" and binds(refusal, GateMode.ADVISORY)
    assert answer_refusals(sight, ledger.theatre, Initiative.ENERGY_TRUCE, Answer.DECLINE) == ()


@pytest.mark.parametrize("seat", SEATS)
def test_nothing_on_the_table_is_raw_or_infinite(seat: str, full_table: dict[str, Desk]) -> None:
    view = show_table(full_table[seat])
    assert raw_words(view) == [] and is_finite(view)
