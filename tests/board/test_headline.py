"""The headline and the lines of a month report follow what matters to the seat that reads them."""

from __future__ import annotations

from dataclasses import replace

from tests.board.desk_cases import scenario
from tests.board.table_cases import PUBLIC_ASKS, answered, desk_at, fought
from wargame.board.month.headline import BESIDE, headline
from wargame.board.month.report import show_report
from wargame.board.view import SectorChange
from wargame.chronicle.kind import Kind
from wargame.chronicle.words import aid, economy, pillars, proposals, table
from wargame.chronicle.words.front import SECTOR_MOVED
from wargame.engine.events import Event, Figures
from wargame.engine.words import Answer, Initiative
from wargame.seat.desk import REPORT, Desk

THEATRE = scenario().theatre
SEATS = range(len(THEATRE.seats))


def happened(kind: Kind, weight: int, figures: Figures, sides: tuple[int, ...] = (0,), month: int = 1) -> Event:
    return Event(month, kind.name, "R01", kind.family, sides, (0,), "", figures, importance=(weight,) * len(SEATS))


def sector(index: int, weight: int) -> Event:
    moved = happened(SECTOR_MOVED, weight, {f"line_km/{index}": 2.0, f"last_km/{index}": 1.0})
    return replace(moved, subject=f"line_km/{index}")


def change(index: int, km: float) -> SectorChange:
    return SectorChange(index, THEATRE.sectors[index].name, km, 20 * km, "", "R13")


def desk(*events: Event) -> Desk:
    return replace(desk_at(answered(fought([])), "kyiv", REPORT), events=events)


SHORT = happened(economy.FUEL_SHORT, 60, {"short_months/0": 1.0})
FAILED = happened(pillars.PILLAR_FAILED, 90, {"pillar_months/0": 2.0})
MET = happened(table.LEADERS_MET, 80, {"summit_held": 1.0})
OVER = happened(aid.SHOCK_ENDED, 20, {"shock_months/0": 0.0}, (1,))


def test_a_quiet_month_says_so() -> None:
    assert headline(desk(), ()) == "The line hardly moved."
    assert headline(desk(OVER), (change(9, 0.2),)) == "The line hardly moved.", "what hardly matters is left out"


def test_the_sector_named_is_the_one_that_weighs_most_not_the_longest_move() -> None:
    changes = (change(9, 5.0), change(12, -3.0))
    assert headline(desk(sector(9, 40), sector(12, 60)), changes) == "Kyiv moves the line at Huliaipole by 3.0 km."
    assert headline(desk(), changes).startswith("Moscow moves the line at Pokrovsk by 5.0 km")


def test_one_event_of_each_group_in_a_fixed_order_and_the_least_is_left_out() -> None:
    assert BESIDE == 2
    assert headline(desk(SHORT, MET, FAILED), ()) == (
        "The line hardly moved; macro insulation of Moscow has failed; the leaders met."
    )
    assert headline(desk(SHORT, MET), ()) == (
        "The line hardly moved; the leaders met; Moscow reports a national fuel shortage."
    )


def test_of_one_group_the_weightiest_is_named_and_the_first_where_they_weigh_the_same() -> None:
    text = happened(table.TEXT_CONCLUDED, 66, {"text/6": 0.96})
    other = happened(table.TEXT_CONCLUDED, 66, {"text/7": 0.96})
    assert "the text on monitoring is concluded" in headline(desk(text, other), ())
    assert "the leaders met" in headline(desk(text, MET), ())


def test_no_word_is_cut_out_of_a_sentence_with_a_colon_or_a_full_stop_in_a_name() -> None:
    begun = happened(aid.SHOCK_BEGAN, 62, {"shock_months/0": 5.0}, (1,))
    asked = happened(proposals.DECLINED, 60, {"order_propose/1/2": 1.0}, (1, 0))
    assert headline(desk(begun, asked), ()) == (
        "The line hardly moved; Moscow declines a general ceasefire; "
        "United States halt: the flow of Moscow is cut back."
    )


def test_lines_stand_by_weight_to_the_seat_within_each_month() -> None:
    ledger = answered(fought([(1, kind) for kind in PUBLIC_ASKS]), ("moscow", Initiative.CEASEFIRE, Answer.DECLINE))
    for seat in ("moscow", "europe"):
        at = desk_at(ledger, seat, REPORT)
        lines = show_report(at).lines
        assert len(lines) == len(at.events)
        weights = [line.importance for line in lines]
        assert weights == sorted(weights, reverse=True) and len(set(weights)) > 5
    later = replace(FAILED, month=2)
    assert [line.month for line in show_report(desk(later, SHORT)).lines] == [1, 2]


def test_equal_weights_stand_in_the_order_of_play() -> None:
    texts = [happened(table.TEXT_CONCLUDED, 50, {f"text/{issue}": 0.96}) for issue in (7, 2, 5)]
    names = [line.text for line in show_report(desk(*texts)).lines]
    assert names == [f"The text on {THEATRE.issues[issue].lower()} is concluded." for issue in (7, 2, 5)]


def test_a_refused_truce_is_estimated_by_its_own_terms() -> None:
    ledger = answered(fought([(1, Initiative.ENERGY_TRUCE)]), ("moscow", Initiative.ENERGY_TRUCE, Answer.DECLINE))
    refusal = next(event for event in desk_at(ledger, "moscow", REPORT).events if event.kind == "declined")
    utility = replace(refusal.reasons[0], name="utility", side=0, decides="truce_value/0/0", figures={}, kept={})
    at = desk_at(ledger, "kyiv", REPORT)
    shown = show_report(replace(at, events=(replace(refusal, reasons=(utility,)),)))
    ((title, words),) = shown.declined
    assert title == "An energy truce, proposed by Kyiv"
    assert words.startswith("Utility (by estimate spared ") and "leverage forgone" in words
