"""The economic panel: own purse exact, the other's in ranges, flows that add up, measures that follow the draft."""

from __future__ import annotations

import numpy as np
import pytest

from tests.board.desk_cases import (
    SEATS,
    STAGES,
    book,
    desk_of,
    is_finite,
    played,
    raw_words,
    with_orders,
    with_sheet,
    with_state,
)
from wargame.board.economy.show import region_words, show_economy
from wargame.board.economy.view import SideEconomy
from wargame.engine.orders import PlanRaids, SetFiscal
from wargame.engine.words import Fiscal
from wargame.seat.values import Figure

FIGURES = ("runway", "reserve", "deficit", "borrowing", "revenue", "insulation", "inflation", "growth", "debt",
           "trade_diversion", "settlement", "industry")  # fmt: skip


def figures_of(side: SideEconomy) -> dict[str, Figure]:
    """The figures of a purse by field."""
    return {name: getattr(side, name) for name in FIGURES}


def test_the_own_purse_is_exact_and_the_other_one_a_range() -> None:
    theirs, own = show_economy(desk_of("kyiv", 1)).sides
    assert all(figure.is_exact for figure in figures_of(own).values())
    assert [name for name, figure in figures_of(theirs).items() if figure.is_exact] == []
    state = played(1)[0][-1]
    assert own.reserve.value == pytest.approx(float(state.fund[1, 0])) and own.reserve.unit == "USD bn"
    assert own.debt.value == pytest.approx(100 * float(state.debt[1, 0])) and own.debt.unit == "%"


def test_histories_end_in_the_present_and_have_a_month_each() -> None:
    view = show_economy(desk_of("moscow", 3))
    assert view.months == ("Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026")
    for side in view.sides:
        assert len(side.revenue_history) == len(side.deficit_history) == len(side.insulation_history) == 4
        assert side.revenue_history[-1] == pytest.approx(side.revenue.value)
        assert side.revenue.change == pytest.approx(side.revenue_history[-1] - side.revenue_history[-2])
    assert len(view.oil_history) == 4 and view.oil_history[-1] == view.oil_price.value


def test_the_parts_of_insulation_are_weighted_to_one_and_named_for_the_side() -> None:
    for side, energy in zip(show_economy(desk_of("kyiv")).sides, ("Domestic fuel", "Power supply"), strict=True):
        assert [part.name for part in side.insulation_parts] == [
            "Fiscal runway", "Diverted trade", energy, "Borrowing room",
        ]  # fmt: skip
        assert sum(part.weight for part in side.insulation_parts) == pytest.approx(1)


def test_only_the_side_whose_pillar_rests_on_it_shows_the_disputed_figure() -> None:
    moscow, kyiv = show_economy(desk_of("washington")).sides
    assert "disputed" in moscow.disputed and kyiv.disputed == ""


def test_a_fiscal_measure_follows_the_draft_with_money_and_price() -> None:
    desk = with_sheet(desk_of("kyiv"), fiscal=0.0)
    off = show_economy(desk).sides[1].fiscal[Fiscal.TAX]
    on = show_economy(with_orders(desk, SetFiscal(Fiscal.TAX, 0.8))).sides[1].fiscal[Fiscal.TAX]
    assert (off.level, off.amount, on.amount) == (0, "up to +0.10", "+0.08")
    assert on.price == "growth −0.3 pp, inflation +0.4 pp", "half of 8 and 10 a unit, as the purse is two wide"


def test_a_measure_in_force_lengthens_a_short_runway() -> None:
    fund, deficit = np.array([[4.0], [3.0]]), np.array([[0.5], [1.5]])
    desk = with_state(with_sheet(desk_of("kyiv"), fiscal=0.0), fund=fund, deficit=deficit)
    lines = show_economy(with_orders(desk, SetFiscal(Fiscal.MONETISE, 1.0))).sides[1].fiscal
    assert float(lines[Fiscal.MONETISE].runway_change) > 0
    assert lines[Fiscal.DRAW_RESERVE].runway_change == "−1.0", "a month's gap paid from the reserve costs a month"


def test_the_other_sides_measures_are_what_was_seen() -> None:
    desk = desk_of("kyiv")
    fiscal = np.array(desk.history[-1].value("fiscal")[..., :1])
    fiscal[0] = 0
    fiscal[0, Fiscal.TAX] = 0.2
    desk = with_state(desk, fiscal=fiscal)
    low, high = (edge[0, :, 0] for edge in desk.sight.range("fiscal"))
    lines = show_economy(desk).sides[0].fiscal
    assert lines[Fiscal.DRAW_RESERVE].amount == "not seen"
    assert low[Fiscal.TAX] < float(lines[Fiscal.TAX].amount) < high[Fiscal.TAX], "an estimate of what it brings"
    others = [measure for measure in Fiscal if measure not in (Fiscal.TAX, Fiscal.DRAW_RESERVE)]
    unseen = [measure for measure in others if lines[measure].amount == "none seen"]
    assert unseen == [measure for measure in others if low[measure] <= 0], "one range in ten misses a nothing"


def test_flows_of_the_donors_add_up_to_what_rule_R42_expects() -> None:
    desk, rule = desk_of("europe", 2), book().find("R42")
    assert desk.sight.value("shock_months").any(), "a shock runs in this test"
    names = [name for name in rule.reads if name not in ("theatre", "hedge", "order_measures", "draw_support")]
    known = {name: getattr(desk.theatre, name)[..., None] for name in names if hasattr(desk.theatre, name)}
    known |= {name: desk.sight.value(name)[..., :1] for name in names if name not in known}
    hedges = np.array([[aid.hedge.value] for aid in show_economy(desk).aid])
    measures = desk.sight.value("measures")[..., :1]
    numbers = {name: book().parameters[name] for name in rule.parameters} | {"ad_hoc_sd": 0.0}
    expected = rule.function(
        theatre=desk.theatre, hedge=hedges, order_measures=measures, draw_support=np.zeros((2, 1)), **known, **numbers
    )[0]
    for side, aid in enumerate(show_economy(desk).aid):
        flow = sum(stage.binding + stage.ad_hoc for stage in aid.stages)
        assert flow == pytest.approx(100 * float(expected[side, 0]), rel=1e-4)


def test_a_halted_donor_gives_little_and_says_how_long() -> None:
    months = np.zeros_like(played(0)[0][-1].shock_months)
    steady = show_economy(with_state(desk_of("kyiv"), shock_months=months.copy())).aid[1].stages
    months[0] = 4
    halted = show_economy(with_state(desk_of("kyiv"), shock_months=months)).aid[1].stages
    assert halted[0].donor == "Washington" and halted[0].state == "halted, 4 months left"
    assert halted[0].ad_hoc == pytest.approx(0.1 * steady[0].ad_hoc) and halted[0].binding == steady[0].binding
    assert (halted[1].state, steady[0].state) == ("steady", "steady")


def test_the_hedge_is_the_weighted_sum_of_its_parts() -> None:
    aid = show_economy(desk_of("moscow", 2)).aid[1]
    assert aid.hedge.is_exact and aid.hedge.value > 0
    assert aid.hedge.value == pytest.approx(sum(part.weight * part.figure.value for part in aid.hedge_parts))


def test_a_pillar_counts_its_months_and_shares_its_indexs_figure() -> None:
    months, failed = np.array([[0.0], [1.0]]), np.array([[0.0], [1.0]])
    view = show_economy(with_state(desk_of("moscow"), pillar_months=months, pillar_failed=failed))
    macro, aid = view.pillars
    assert macro.figure.value == view.sides[0].insulation.value and aid.figure.value == view.aid[1].adequacy.value
    assert (macro.months_under, macro.failed, aid.months_under, aid.failed, aid.limit) == (0, False, 1, True, 2)
    assert aid.threshold == view.aid[1].threshold == pytest.approx(0.35) and view.aid[0].threshold == 0


@pytest.mark.parametrize(
    ("months", "is_under", "words"),
    [(0, False, "Balanced"), (0, True, "Short"), (1, True, "Short for 1 month"), (3, True, "Short for 3 months")],
)
def test_a_region_says_how_long_it_has_been_short(months: float, is_under: bool, words: str) -> None:
    assert region_words(months, is_under) == words


def test_raids_by_range_share_the_stock_and_deep_ones_their_reach() -> None:
    desk = with_orders(with_sheet(desk_of("kyiv"), raids=0.0), PlanRaids(0, 3), PlanRaids(7, 5), PlanRaids(15, 2))
    near, mid, deep = show_economy(desk).strike_stock
    stock = np.floor(float(desk.sight.value("strike_stock")[1, 0]) + 1e-3)
    assert (near.used, mid.used, deep.used) == (2, 5, 3)
    assert near.available - near.used == mid.available - mid.used == stock - 10
    assert deep.used < deep.available < stock
    assert show_economy(desk_of("europe")).strike_stock == ()


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("seat", SEATS)
def test_nothing_on_the_panel_is_raw_or_infinite(seat: str, stage: str) -> None:
    view = show_economy(desk_of(seat, 2, stage))
    assert raw_words(view) == [] and is_finite(view)
