"""What is shown before it happens against what the engine makes of the same seen figures, at random positions."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reckon.positions import STILL, Case, cases
from wargame.board.diplomacy.show import show_diplomacy
from wargame.board.economy.show import show_economy
from wargame.board.front.show import show_map
from wargame.board.orders.show import show_orders
from wargame.engine.ledger import Ledger, open_ledger
from wargame.engine.observation import observe_month
from wargame.engine.quantities.gates import GATES
from wargame.engine.resolution import _run, _stack_sheets, conclude
from wargame.engine.sheet import Answers, BelligerentSheet
from wargame.engine.words import ANSWERS, Answer, Fiscal, Initiative, Phase
from wargame.reckon.fiscal import Budget
from wargame.reckon.means import budgets
from wargame.reckon.reading import Reading
from wargame.reckon.replies import CHANGED, reply_effects
from wargame.reckon.workings import Workings
from wargame.seat.sight import sight_of

BELLIGERENTS = tuple(case for case in cases() if case.side is not None)
CLOSE = {"rel": 1e-4, "abs": 1e-4}
"""Single precision, in which both work."""


def test_there_are_enough_positions_of_three_scenarios_and_all_seats() -> None:
    assert len(cases()) >= 200 and len(BELLIGERENTS) >= 140
    assert len({case.name.split()[0] for case in cases()}) == 3
    assert {case.theatre.seats[case.seat].key for case in cases()} >= {"moscow", "kyiv", "washington", "europe"}


def at(ledger: Ledger, name: str, *index: int) -> float:
    """A figure of the first column."""
    return float(np.asarray(ledger[name])[(*index, 0)])


def opened(case: Case, **values: np.ndarray) -> Ledger:
    """The engine's own ledger of the position with the month's sheets, before any rule; some quantities replaced."""
    state = case.state.with_values(**{name: v for name, v in values.items() if hasattr(case.state, name)}).tiled(2)
    ledger = open_ledger(state, case.book, STILL.padded())
    ledger.values.update(_stack_sheets([*map(_twice, case.sheets())], case.theatre, 2))
    ledger.values.update({name: np.repeat(v, 2, axis=-1) for name, v in values.items() if not hasattr(state, name)})
    return ledger


def _twice(sheet):
    return type(sheet)(**{name: np.repeat(value[..., :1], 2, axis=-1) for name, value in vars(sheet).items()})


def ran(case: Case, *rules: str, **values: np.ndarray) -> Ledger:
    """Some rules run by the ledger itself on the position as it is seen."""
    ledger = opened(case, **values)
    for rule in rules:
        found = case.book.find(rule)
        assert found is not None
        ledger.run(found)
    return ledger


# the front


def test_expected_losses_repair_and_air_defence_are_what_the_month_brings() -> None:
    raided = 0
    for case in cases():
        ledger, nodes = case.fought(), show_map(case.desk).nodes
        for node in nodes:
            lost = 100 * at(ledger, "capacity_lost", node.index)
            assert node.expected_loss.value == pytest.approx(lost, rel=1e-4, abs=2e-3), (case.name, node.name)
            assert node.repair_months == pytest.approx(at(ledger, "repair_time", node.index), abs=0.051)
            raided += lost > 0.5
            if node.owner != case.side:
                pips = min(5 * at(ledger, "defence_channels", node.index), 5)
                assert node.defence.value == pytest.approx(pips, **CLOSE)
    assert raided > 200


def test_the_range_of_an_expected_loss_holds_what_each_cause_alone_does() -> None:
    """Luck, capacity, air defence and its production at either end of their ranges, one at a time."""
    for case in BELLIGERENTS[::6]:
        sight, nodes = case.sight, show_map(case.desk).nodes
        for node in (node for node in nodes if node.raids_planned):
            for name in ("node_capacity", "defence_share", "production"):
                for end in sight.range(name):
                    moved = {"production_now": end} if name == "production" else {name: end}
                    written = ran(case, "M05", "R27", "M08", **{"production_now": case.state.production, **moved})
                    lost = 100 * at(written, "capacity_lost", node.index)
                    assert node.expected_loss.low - 2e-3 <= lost <= node.expected_loss.high + 2e-3


def test_effort_hubs_and_budgets_are_what_the_plans_phase_makes_of_the_sheet() -> None:
    for case in BELLIGERENTS:
        ledger, side, view = case.fought(), case.side, show_map(case.desk)
        shares = ledger["effort"][side, :, 0].tolist()
        assert [sector.effort for sector in view.sectors] == pytest.approx(shares, **CLOSE)
        points = case.book.parameters.of_side("hub_points")
        assert [hub.throughput for hub in view.hubs] == pytest.approx((case.theatre.hub_throughput * points).tolist())
        found = {budget.name: budget for budget in budgets(case.situation)}
        assert found["Political capital"].used == pytest.approx(at(ledger, "capital_asked", side), **CLOSE)
        assert found["Political capital"].available == pytest.approx(at(ledger, "capital_allowance", side), **CLOSE)
        assert found["Raids"].available <= at(ledger, "raid_room", side) + 1e-3
        assert found["Deep raids"].available <= at(ledger, "deep_room", side) + 1e-3
        seat = case.theatre.belligerent_seat(side)
        left = at(ledger, "capital_allowance", side) - at(ledger, "capital_spent", side)
        assert at(ledger, "capital", seat) == pytest.approx(max(left, 0), **CLOSE)


def test_what_tempo_and_mobilisation_cost_is_what_they_add_to_the_deficit() -> None:
    for case in BELLIGERENTS[::3]:
        lines = {line.key: line for line in show_orders(case.desk).lines}
        assert isinstance(case.draft, BelligerentSheet)
        deficit = at(case.fought(), "deficit", case.side)
        for key, plain in (("tempo", 1.0), ("mobilisation", 0.0)):
            field = {key: np.full_like(case.draft.tempo, plain)}
            more = deficit - at(case.fought(**field), "deficit", case.side)
            said = lines[key].cost.split(" ")[0].replace("\N{MINUS SIGN}", "-")
            assert (float(said) if said else 0.0) == pytest.approx(more, abs=0.0051 + 1e-5)


# the purse


def test_a_fiscal_measure_brings_costs_and_lasts_as_rules_R36_and_R34_have_it() -> None:
    for case in BELLIGERENTS[::2]:
        side = case.side
        for budget_of in (side, 1 - side):
            budget = Budget(Workings(case.book, case.sight, case.draft), budget_of)
            levels = np.array(budget.levels, dtype=np.float32)
            for effect in budget.effects(*((measure, 0.6) for measure in Fiscal)):
                with_it, without = (purse(case, budget_of, levels, effect.measure, level) for level in (0.6, 0.0))
                told = (effect.money, effect.runway, effect.debt)
                measured = (
                    at(with_it, "measure_money", budget_of, effect.measure),
                    at(with_it, "runway", budget_of) - at(without, "runway", budget_of),
                    12 * (at(with_it, "debt", budget_of) - at(without, "debt", budget_of)),
                )
                assert told == pytest.approx(measured, rel=1e-3, abs=2e-4), (case.name, effect.measure)
                prices = [ran(case, "R34", fiscal=np.asarray(each["fiscal"])[..., :1]) for each in (with_it, without)]
                moved = [at(prices[0], f"{name}_target", budget_of) - at(prices[1], f"{name}_target", budget_of)
                         for name in ("inflation", "growth")]  # fmt: skip
                assert (effect.inflation, effect.growth) == pytest.approx(moved, rel=1e-3, abs=2e-4)


def purse(case: Case, side: int, levels: np.ndarray, measure: Fiscal, level: float) -> Ledger:
    """A side's budget closed with a measure phased in at a level, by the ledger."""
    orders = np.zeros((2, len(Fiscal), 1), dtype=np.float32)
    orders[case.side] = case.draft.fiscal
    orders[side] = levels[:, None]
    orders[side, measure] = level
    fiscal = case.state.fiscal.copy()
    if measure is not Fiscal.DRAW_RESERVE:
        in_full = ran(case, "R36", order_fiscal=orders)
        fiscal[side, measure] = at(in_full, "measure_money", side, measure) if level else 0
    return ran(case, "R36", "R36b", order_fiscal=orders, fiscal=fiscal)


def test_the_hedge_and_each_donors_flow_are_those_of_rules_R44_and_R42() -> None:
    for case in cases()[::2]:
        ledger, aid = ran(case, "R44", "R42"), show_economy(case.desk).aid
        for side in (0, 1):
            assert aid[side].hedge.value == pytest.approx(at(ledger, "hedge", side), **CLOSE)
            given = {stage.donor: stage.ad_hoc for stage in aid[side].stages}
            for seat in case.theatre.external:
                name = case.theatre.seats[seat].name
                if name in given:
                    assert given[name] == pytest.approx(100 * at(ledger, "donor_flow", side, seat), rel=1e-4, abs=1e-3)
            flow = float(ledger["donor_flow"][side, :, 0].sum()) + at(ledger, "contract_share", side)
            assert sum(stage.binding + stage.ad_hoc for stage in aid[side].stages) == pytest.approx(
                100 * flow, rel=1e-4
            )


# the gates


def test_all_that_the_gates_weigh_is_what_the_phase_makes_of_the_position() -> None:
    for case in cases()[::2]:
        reading = Reading(case.desk)
        ledger = _run(opened(case), (Phase.GATES,))
        for name in (each.name for each in GATES):
            if name == "draw_gate":
                continue
            assert reading.array(name) == pytest.approx(np.asarray(ledger[name])[..., 0], rel=1e-4, abs=2e-4), name


def test_mandates_reach_as_far_as_rule_R19a_lets_them() -> None:
    for case in BELLIGERENTS[::4]:
        ledger = ran(case, "R18", "R19a")
        lines = {line.key: line for line in show_orders(case.desk).lines}
        for issue in range(len(case.theatre.issues)):
            bound = at(ledger, "mandate_bound", case.side, issue)
            assert lines[f"issue/{issue}"].detail.endswith(f"as far as {bound:.2f}")


# the table

ASKED = (Initiative.LETTER, Initiative.SUMMIT, Initiative.EXCHANGE, Initiative.ENERGY_TRUCE, Initiative.TEMPLATE)


def test_what_an_answer_changes_is_what_the_table_makes_of_it() -> None:
    tried = 0
    for number, case in enumerate(BELLIGERENTS[::3]):
        side = case.side
        kind = ASKED[number % len(ASKED)]
        propose = np.zeros_like(case.draft.propose)
        propose[kind] = 1
        sheets = {"propose": propose}
        for answer in (each for each in ANSWERS[kind] if each is not Answer.NONE):
            given, silent = (concluded(case, side, kind, each, sheets) for each in (answer, Answer.NONE))
            table = case.fought(**sheets)
            workings = Workings(case.book, sight_of(observe_month(table, case.seat)), sheet_of(case, sheets))
            effects = reply_effects(workings, side, kind, answer)
            for name in CHANGED:
                apart = np.asarray(given[name])[..., 0] - np.asarray(silent[name])[..., 0]
                assert effects[name] == pytest.approx(apart, rel=1e-4, abs=2e-5), (case.name, kind, answer, name)
                tried += bool(np.abs(apart).max() > 1e-4)
    assert tried > 50


def sheet_of(case: Case, changes: dict[str, np.ndarray]):
    """The seat's sheet with some fields changed."""
    return case.sheets(**changes)[case.seat]


def concluded(case: Case, side: int, kind: Initiative, answer: Answer, changes: dict[str, np.ndarray]) -> Ledger:
    """The month closed with one answer of the other belligerent, and no other given."""
    codes = Answers.blank(case.theatre).codes
    codes[case.theatre.belligerent_seat(1 - side), kind] = answer
    return conclude(case.fought(**changes), Answers(codes))


def test_templates_leave_the_risk_that_rule_R38_gives_their_terms() -> None:
    for case in cases()[::10]:
        keys = case.theatre.issue_keys
        for view, template in zip(show_diplomacy(case.desk).templates, case.theatre.templates, strict=True):
            terms = np.array(template.terms, dtype=np.float32)[:, None]
            text, guarantees = np.ones_like(terms), case.state.guarantees.copy()
            text[keys.index("monitoring")] = case.state.text[keys.index("monitoring")]
            guarantees[1] = 1 - terms[keys.index("guarantees")]
            ledger = ran(case, "R38", text=text, position=np.stack([terms, terms]), guarantees=guarantees)
            assert view.vulnerability == pytest.approx(at(ledger, "breach_risk", 1), **CLOSE)
