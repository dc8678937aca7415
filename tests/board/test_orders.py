"""The order sheet: every line follows the draft, every refusal is legality's, every budget is counted."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from tests.board.desk_cases import (
    SEATS,
    STAGES,
    desk_of,
    is_finite,
    played,
    raw_words,
    with_orders,
    with_sheet,
    with_state,
)
from wargame.board.orders.lines_economy import shifted
from wargame.board.orders.show import show_orders
from wargame.board.orders.view import Choice, OrderLine
from wargame.engine.orders import (
    AssignDefence,
    Mobilise,
    PlanRaids,
    Propose,
    SetEffort,
    SetFiscal,
    SetMandate,
    SetPosture,
    SetTempo,
    SplitProduction,
    TakeMeasure,
    Transfer,
)
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import Fiscal, Initiative, Measure, Posture, Production
from wargame.reckon.legality import check
from wargame.reckon.means import within_means
from wargame.reckon.planning import situation
from wargame.seat.desk import Desk
from wargame.seat.draft import applied, differs

POKROVSK, RIVER = 9, 15


def line_of(desk: Desk, key: str) -> OrderLine:
    """The order line of a key."""
    return next(line for line in show_orders(desk).lines if line.key == key)


def choice_of(line: OrderLine, label: str) -> Choice:
    """An option by its words."""
    return next(choice for choice in line.choices if choice.label == label)


def modest(seat: str = "kyiv", months: int = 0) -> Desk:
    """A desk whose sheet asks for nothing that costs."""
    desk = with_sheet(desk_of(seat, months), propose=0.0, dossier=0.0, court=0.0, raids=0.0, transfer=0.0)
    desk = with_sheet(desk, diversion=0.0, settlement=0.0)
    return dataclasses.replace(desk, standing=desk.draft)


ORDERS = (
    (SetTempo(1.3), "tempo", "1.30 · all out"),
    (Mobilise(2), "mobilisation", "Broad"),
    (SetPosture(POKROVSK, Posture.REGROUP), f"sector/{POKROVSK}", "Regroup · effort"),
    (SetEffort(POKROVSK, 0.4), f"sector/{POKROVSK}", "effort 40 %"),
    (Transfer(None, POKROVSK, 5), f"transfer/{POKROVSK}", "+5 FP arriving"),
    (Transfer(POKROVSK, None, 2), f"transfer/{POKROVSK}", "−2 FP leaving"),
    (PlanRaids(7, 3), "node/7", "3 raids · about"),
    (AssignDefence(20, 0.5), "node/20", "50 % · takes on"),
    (SplitProduction(0.2, 0.5, 0.3), "production", "Drones 50 %, munitions 20 %, air defence 30 %"),
    (SetFiscal(Fiscal.TAX, 1.0), "fiscal/0", "Full · +0.10 USD bn a month"),
    (Propose(Initiative.LETTER), "propose/0", "On"),
    (SetMandate(2, 0.75), "issue/2", "75 % flexible, as far as 0.25"),
)


@pytest.mark.parametrize(("order", "key", "words"), ORDERS, ids=lambda value: value if isinstance(value, str) else "")
def test_an_order_changes_its_line(order, key: str, words: str) -> None:
    desk = modest()
    before, after = line_of(desk, key), line_of(with_orders(desk, order), key)
    assert words in after.detail and after.detail != before.detail
    assert after.changed and not before.changed


def test_every_choice_without_a_refusal_may_be_given_and_every_other_may_not() -> None:
    desk = with_orders(modest(), Transfer(None, POKROVSK, 5), Propose(Initiative.SUMMIT))
    case, count = situation(desk), 0
    for line in show_orders(desk).lines:
        for choice in line.choices:
            refused = check(choice.order, case)
            assert choice.chosen or bool(choice.refusal) == (refused is not None), (line.title, choice.label)
            if choice.refusal and refused is not None:
                assert choice.refusal == f"{refused.reason.rstrip('.')} ({refused.rule})."
            count += 1
    assert count > 150


def test_the_chosen_option_of_every_line_leaves_the_sheet_as_it_is() -> None:
    desk = with_orders(modest(), Transfer(None, POKROVSK, 5), SetFiscal(Fiscal.CUT_CIVIL, 1 / 3))
    for line in show_orders(desk).lines:
        for choice in (choice for choice in line.choices if choice.chosen):
            after = applied(choice.order, desk.draft)
            unlike = [
                field.name
                for field in dataclasses.fields(after)
                if not np.allclose(getattr(after, field.name), getattr(desk.draft, field.name), atol=1e-3)
            ]
            assert unlike == [], line.title


def test_every_slider_starts_at_the_draft_and_sets_it() -> None:
    """Giving a slider's order with its present value changes nothing that is shown."""
    desk = modest()
    view = show_orders(desk)
    sliders = [(line, slider) for line in view.lines for slider in line.sliders]
    assert len(sliders) > 60
    for line, slider in sliders:
        assert getattr(slider.order, slider.attribute) == pytest.approx(slider.value), line.title
        assert slider.low <= slider.value <= slider.high, line.title
        again = next(each for each in show_orders(with_orders(desk, slider.order)).lines if each.key == line.key)
        assert again.detail == line.detail


def test_an_attack_over_the_river_is_refused_with_its_rule() -> None:
    refusal = choice_of(line_of(modest(), f"sector/{RIVER}"), "Grind").refusal
    assert "river" in refusal and refusal.endswith("(R13).")


def test_a_closed_sector_has_no_lines() -> None:
    closed = np.zeros_like(played(0)[0][-1].sector_closed)
    closed[POKROVSK] = 1
    keys = {line.key for line in show_orders(with_state(desk_of("kyiv"), sector_closed=closed)).lines}
    assert f"sector/{POKROVSK}" not in keys and f"transfer/{POKROVSK}" not in keys and "sector/8" in keys


def test_a_truce_is_told_on_the_nodes_it_spares() -> None:
    truce = np.zeros_like(played(0)[0][-1].truce_months)
    truce[0] = 2
    desk = with_state(modest(), truce_months=truce)
    assert "energy truce" in line_of(desk, "node/7").note and line_of(desk, "node/16").note == ""


def test_a_transfer_can_be_taken_back() -> None:
    desk = with_orders(modest(), Transfer(None, POKROVSK, 5))
    back = choice_of(line_of(desk, f"transfer/{POKROVSK}"), "Take back")
    assert float(applied(back.order, desk.draft).transfer[POKROVSK, 0]) == 0
    assert not any(choice.label == "Take back" for choice in line_of(modest(), f"transfer/{POKROVSK}").choices)


@pytest.mark.parametrize("line", Production)
def test_a_shift_of_production_stays_a_legal_split(line: Production) -> None:
    for split in ((0.4, 0.35, 0.25), (1.0, 0.0, 0.0), (0.98, 0.01, 0.01)):
        moved = shifted(split, line)
        assert sum(moved) == pytest.approx(1) and min(moved) >= 0
        assert moved[line] == pytest.approx(min(split[line] + 0.05, 1))
        assert check(SplitProduction(*moved), situation(modest())) is None


def test_budgets_count_what_the_sheet_asks() -> None:
    desk = with_orders(
        modest(), PlanRaids(0, 4), PlanRaids(7, 3), Transfer(None, POKROVSK, 5), Propose(Initiative.LETTER)
    )
    found = {each.name: each for each in show_orders(desk).resources}
    assert (found["Raids"].used, found["Deep raids"].used) == (7, 4)
    assert found["Deep raids"].available < found["Raids"].available == np.floor(desk.sight.value("strike_stock")[1, 0])
    assert (found["Reserve"].used, found["Reserve"].available) == (5, pytest.approx(30))
    assert found["Political capital"].used == 1
    assert found["Dnipro and Pavlohrad base"].used == 5
    assert show_orders(desk).problems == ()


def test_what_is_asked_past_a_budget_is_a_problem_in_a_sentence() -> None:
    sheet = with_sheet(modest(), dossier=4.0, raids=5.0, effort=0.0)
    raids, deep, capital, effort = show_orders(sheet).problems
    assert raids.startswith("Raids: 120 raids are asked") and raids.endswith("(M05).")
    assert "(R43)" in deep and capital == "Political capital: 12.0 points are asked, 6.0 are there (M07)."
    assert effort == "No sector is given a share of effort (M04)."


@pytest.mark.parametrize("seat", ["kyiv", "moscow"])
def test_a_sheet_cut_to_its_means_has_no_problem_and_keeps_what_it_could_pay(seat: str) -> None:
    desk = with_sheet(desk_of(seat, 1), dossier=3.0, raids=5.0, diversion=0.5, settlement=0.5)
    assert show_orders(desk).problems
    cut = within_means(situation(desk))
    assert show_orders(dataclasses.replace(desk, draft=cut)).problems == ()
    stock = next(each for each in show_orders(desk).resources if each.name == "Raids").available
    assert float(cut.raids.sum()) == stock
    modest_sheet = modest(seat, 1)
    assert not differs(within_means(situation(modest_sheet)), modest_sheet.draft)


def test_an_external_seat_has_a_line_for_each_of_its_measures() -> None:
    desk = desk_of("washington")
    lines = show_orders(desk).lines
    assert [(line.sliders[0].order.measure, line.sliders[0].order.side) for line in lines] == list(
        desk.theatre.seats[desk.seat].measures
    )
    arms = next(line for line in lines if line.sliders[0].order.measure is Measure.ARMS)
    assert (arms.sliders[0].low, arms.sliders[0].high) == (-1, 1) and arms.group == "Towards Kyiv"
    held = with_orders(desk, TakeMeasure(Measure.ARMS, 1, -0.5))
    changed = [line for line in show_orders(held).lines if line.changed]
    assert [line.detail for line in changed] == ["−50 % · held back"]


def test_a_side_without_a_coalition_has_no_dossiers() -> None:
    groups = {line.group for line in show_orders(desk_of("moscow")).lines}
    assert "Dossiers: European coalition" not in groups
    assert "Dossiers: European coalition" in {line.group for line in show_orders(desk_of("kyiv")).lines}


def test_keys_are_unique() -> None:
    for seat in SEATS:
        keys = [line.key for line in show_orders(desk_of(seat)).lines]
        assert len(keys) == len(set(keys)) > 0


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("seat", SEATS)
def test_nothing_on_the_sheet_is_raw_or_infinite(seat: str, stage: str) -> None:
    view = show_orders(desk_of(seat, 2, stage))
    assert raw_words(view) == [] and is_finite(view)
    assert all(line.title and line.detail and line.rule and line.group for line in view.lines)


def test_a_sealed_sheet_is_measured_against_the_month_it_was_drawn_up_for() -> None:
    """After the month the stock has changed, and the sheet keeps its own."""
    sealed = {each.name: each.available for each in show_orders(desk_of("kyiv", 2, "report")).resources}
    planned = {each.name: each.available for each in show_orders(desk_of("kyiv", 1)).resources}
    assert sealed["Raids"] == planned["Raids"] and isinstance(desk_of("kyiv", 2, "report").draft, BelligerentSheet)
