"""The month told as events: what is worth telling, to whom, and refusals whose arithmetic recomputes."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from tests.board.desk_cases import CHANCE, SEATS, book, played, raw_words, scenario
from tests.board.table_cases import PUBLIC_ASKS, answered, desk_at, fought
from tests.chronicle.months import by_chance, campaign, moved
from tests.rules import bench
from tests.rules.worked import work_out
from wargame.board.diplomacy.show import show_diplomacy
from wargame.board.month.report import show_report
from wargame.board.table.show import show_table
from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.month import Month
from wargame.chronicle.reasons import reasons
from wargame.chronicle.saying import log_lines
from wargame.chronicle.words.refusals import printed_terms
from wargame.engine.events import Event
from wargame.engine.ledger import Ledger
from wargame.engine.words import Answer, Door, Initiative, Outcome
from wargame.reckon.gates import gate_rules, state_inputs
from wargame.seat.desk import REPORT

MINUS = "\N{MINUS SIGN}"


def lines(ledger: Ledger, seat: str | None = None) -> list[str]:
    """What a seat, or the instructor, reads of a month."""
    index = None if seat is None else scenario().theatre.seat_index(seat)
    return [line.text for line in log_lines(chronicle(ledger, scenario()), scenario().theatre, index)]


def declined() -> Ledger:
    """A month in which Kyiv asks for everything and Moscow declines it all."""
    return answered(fought([(1, kind) for kind in PUBLIC_ASKS]), ("moscow", Initiative.CEASEFIRE, Answer.DECLINE))


def test_a_ceasefire_is_declined_for_utility_and_the_precondition_a_summit_for_precondition_and_recognition() -> None:
    month = Month(declined())
    assert [each.name for each in reasons(month, 1, Initiative.CEASEFIRE)] == ["utility", "precondition"]
    assert [each.name for each in reasons(month, 1, Initiative.SUMMIT)] == ["precondition", "recognition"]


def test_every_refusal_of_a_campaign_recomputes_from_the_position_to_the_same_value() -> None:
    rules, found = gate_rules(book(), "ceasefire_utility"), 0
    for ledger in campaign(7):
        month = Month(ledger)
        for side, kind in ((s, k) for s in (0, 1) for k in Initiative if month.row("order_propose")[s, k] > 0):
            if int(month.at("answer", side, kind)) != Answer.DECLINE:
                continue
            given = reasons(month, side, kind)
            assert given
            for reason in given:
                if reason.value is None or kind is not Initiative.CEASEFIRE or reason.name != "utility":
                    continue
                inputs = {name: ledger[name] for name in state_inputs(rules) if name != "text"}
                inputs["text"] = ledger.start.text
                again = work_out(rules, book(), inputs)["ceasefire_utility"][1 - side, 0]
                assert float(again) == pytest.approx(reason.value, abs=1e-6) and reason.value <= 0
                assert sum(value for _, value in printed_terms(reason)) == pytest.approx(
                    float(f"{again:.2f}"), abs=1e-9
                )
                found += 1
    assert found >= 3


def test_the_arithmetic_of_a_refusal_is_for_the_seat_that_was_asked() -> None:
    month = declined()
    asked, asking, third = (" ".join(lines(month, seat)) for seat in ("moscow", "kyiv", "europe"))
    assert "utility (relief from halting +" in asked
    for other in (asking, third):
        refusal = "Moscow declined a general ceasefire, proposed by Kyiv: utility and precondition (no pillar"
        assert refusal in other
        assert "relief from halting" not in other


def test_the_terms_that_are_printed_add_up() -> None:
    (line,) = [text for text in lines(declined(), "moscow") if "general ceasefire" in text]
    terms, total = re.search(r"\((relief.*?): ([^)]*)\)", line).groups()  # type: ignore[union-attr]
    figures = [float(each.replace(MINUS, "-")) for each in re.findall(rf"[+{MINUS}]?\d+\.\d\d", terms)]
    assert sum(figures) == pytest.approx(float(total.replace(MINUS, "-")), abs=1e-9)


def test_budgets_and_deliveries_are_for_their_owners() -> None:
    month = declined()
    for seat, other in (("moscow", "Kyiv"), ("kyiv", "Moscow")):
        own = " ".join(lines(month, seat))
        assert f"{other}'s budget" not in own and f"delivered to {other}" not in own
        assert "budget: resource revenue" in own
    assert "budget" not in " ".join(lines(month, "washington"))


def test_a_hidden_figure_changed_leaves_the_other_seat_s_lines_as_they_were() -> None:
    month = declined()
    side = np.array([[0.0], [1.0]], dtype=np.float32)
    changed = moved(
        month,
        fund=month["fund"] + 3 * side,
        deficit=month["deficit"] + side,
        resource_revenue=month["resource_revenue"] + side,
        aid_adequacy=month["aid_adequacy"] - 0.07 * side,
        support_flow=month["support_flow"] + 0.1 * side,
        fortification=month["fortification"] * (1 - 0.5 * side[:, None]),
        supply=month["supply"] * (1 - 0.3 * side[:, None]),
        node_capacity=np.where((scenario().theatre.node_owner == 1)[:, None], 0.4, month["node_capacity"]),
        benefit_ordinary=month["benefit_ordinary"] + 0.2 * side,
    )
    for seat in ("moscow", "washington", "europe", "partners"):
        assert lines(changed, seat) == lines(month, seat)
    assert lines(changed, "kyiv") != lines(month, "kyiv")
    assert lines(changed) != lines(month)


def test_the_instructor_reads_everything_once() -> None:
    told = lines(declined())
    assert len(told) == len(set(told)) and "in logs, works" in " ".join(told)
    assert "Moscow's budget" in " ".join(told) and "Kyiv's budget" in " ".join(told)


def test_sectors_are_told_largest_first_with_the_towns_they_lost() -> None:
    for ledger in campaign(7):
        moves = [abs(float(each)) for each in (ledger["line_km"] - ledger["last_km"])[:, 0]]
        names = {sector.name: moves[i] for i, sector in enumerate(scenario().theatre.sectors)}
        told = [text.split(":")[0] for text in lines(ledger, "partners") if "moved the line" in text]
        assert [names[name] for name in told] == sorted((names[name] for name in told), reverse=True)
        assert {name for name, km in names.items() if km > 0.3} <= set(told)
    taken = [text for ledger in campaign(7) for text in lines(ledger, "partners") if "changed hands" in text]
    assert taken


def test_a_pillar_warns_before_it_fails_and_opens_a_named_door() -> None:
    pillar = scenario().theatre.pillars[1].name
    state = played(1)[0][-1]
    gone = {
        "aid_adequacy": np.array([[0.6], [0.1]], dtype=np.float32),
        "donor_will": np.zeros_like(state.donor_will),
        "contract_share": np.zeros_like(state.contract_share),
    }
    first = answered(fought([], state.with_values(**gone)))
    assert any("under its threshold of 0.35: month 1 of 2" in text for text in lines(first, "moscow"))
    second = answered(fought([], first.state().campaign(0).with_values(**gone)))
    told = lines(second, "moscow")
    assert any(f"{pillar} of Kyiv has failed: under 0.35 for 2 months" in text for text in told)
    assert f"A door to direct talks has opened: failure of Kyiv's pillar, {pillar.lower()}." in told


def test_the_last_month_names_outcome_and_door() -> None:
    last = campaign(7)[-1]
    kind = Outcome(int(last["outcome"][0]))
    told = [text for text in lines(last, "kyiv") if "Door:" in text]
    words = {Outcome.WAR_CONTINUES: "War continues", Outcome.FREEZE: "Freeze", Outcome.SETTLEMENT: "Settlement"}
    assert len(told) == 1 and told[0].startswith(words[kind])


def test_shortages_and_truces_are_told_when_they_begin_and_end() -> None:
    state = played(0)[0][-1]
    running = np.array([[1.0], [0.0], [0.0]], dtype=np.float32)
    ended = answered(fought([], state.with_values(truce_months=running)))
    assert any(text.startswith("The energy truce has run out") for text in lines(ended, "kyiv"))
    begun = answered(
        fought([(0, Initiative.HUMANITARIAN_TRUCE)], truce_term=2),
        ("kyiv", Initiative.HUMANITARIAN_TRUCE, Answer.ACCEPT),
    )
    assert "The humanitarian truce begins and runs for 2 months." in lines(begun, "moscow")
    short = moved(begun, region_short_months=np.ones_like(begun["region_short_months"]))
    assert "Crimea runs short." in lines(short, "kyiv")
    assert any(text.startswith("Crimea runs short: ") for text in lines(short, "moscow"))


@pytest.mark.parametrize("seat", [*SEATS, None])
def test_a_whole_campaign_is_told_without_raw_words_and_each_line_has_its_rule(seat: str | None) -> None:
    known = {claim for rule in book().rules() for claim in (*rule.claims, rule.id)}
    for ledger in campaign(7):
        events: tuple[Event, ...] = chronicle(ledger, scenario())
        assert {event.rule for event in events} <= known
        assert raw_words(tuple(lines(ledger, seat))) == []
        assert not [text for text in lines(ledger, seat) if "-" in re.sub(r"\w-\w", "", text)]


def test_places_lie_on_the_map_of_the_war() -> None:
    events = chronicle(declined(), scenario())
    places = [line.place for line in log_lines(events, scenario().theatre, None) if line.place is not None]
    assert places and all(44 < lat < 61 and 22 < lon < 57 for lat, lon in places)
    assert CHANCE.seed == 7


def test_a_ledger_of_another_scenario_is_refused() -> None:
    other = replace(scenario(), theatre=replace(scenario().theatre, key="elsewhere"))
    with pytest.raises(ValueError, match="not of 'elsewhere'"):
        chronicle(declined(), other)


CHANCE_DOOR = "By chance, although no pillar has failed, a door to direct talks stands open this month (hazard mode)."


def test_a_door_that_chance_opens_is_named_so_and_no_pillar_is_said_to_have_failed() -> None:
    ledger = answered(by_chance())
    told = [text for text in lines(ledger) if "door" in text.lower()]
    assert told[0] == CHANCE_DOOR
    order = [event.family for event in chronicle(ledger, scenario())]
    assert order.index("pillar") < order.index("table"), "the door comes before what was answered at it"
    assert not any("failure of" in text or "A door to direct talks has opened" in text for text in told)
    assert ledger["door"][0] == Door.CHANCE and ledger["pillar_failed"].max() == 0
    for seat in SEATS:
        assert CHANCE_DOOR in " ".join(lines(ledger, seat))
    headline = show_report(desk_at(ledger, "kyiv", REPORT)).headline
    assert f"; b{CHANCE_DOOR[1:-1]}; " in headline


def test_board_and_cards_name_chance_where_it_opened_the_door() -> None:
    desk = desk_at(by_chance(), "moscow")
    summit = next(step for step in show_diplomacy(desk).ladder if step.title == "Summit ratifies")
    assert summit.detail == "open by chance"
    cards = {each.kind: each for each in show_table(desk).initiatives}
    assert ("Door", "open by chance") in cards[Initiative.CEASEFIRE].facts
    assert cards[Initiative.SUMMIT].flip.startswith("Chance has opened the leaders' format for this month")


def test_a_pillar_that_fails_later_takes_the_name_of_the_door_over() -> None:
    fields = {"door": Door.CHANCE, "door_month": 2}
    after = bench.run("R45", {**fields, "pillar_index": [0.8, 0.2], "pillar_months": [0, 1], "pillar_failed": 0}, {})
    assert (after["door"] == Door.SECOND_PILLAR).all()
    kept = bench.run("R45", {**fields, "pillar_index": 0.8, "pillar_failed": 0, "concluded": 0, "door_open": 1}, {})
    assert (kept["door"] == Door.CHANCE).all() and (kept["door_month"] == 2).all()
