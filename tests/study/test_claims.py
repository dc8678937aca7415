"""Claims of the article that no statistical row measures, each by what its own line says must be seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.play import changed, in_mode, played, setting, still_month
from tests.engine.random_play import random_months
from tests.rules import bench
from tests.study.test_twins import QUIET, paused, quiet, war
from wargame.engine.chance import Chance, StillChance
from wargame.engine.resolution import conclude, fight
from wargame.engine.sheet import BelligerentSheet, ExternalSheet
from wargame.engine.words import Answer, GateMode, Initiative, Measure, Outcome, Posture
from wargame.study.bench import Bench
from wargame.study.conduct import Change, agreeable, directed
from wargame.study.experiment import Course, run, with_parameters, with_start
from wargame.study.rows import held_course
from wargame.study.targets import undoored
from wargame.words.times import month_label


def issue(key: str) -> int:
    return setting().scenario.theatre.issue_keys.index(key)


def node(key: str) -> int:
    return [each.key for each in setting().scenario.theatre.nodes].index(key)


# --- R03: what a pause gives the other side


@pytest.mark.parametrize(("quantity", "more"), [("backlog", 0.2), ("fortification", -0.2)])
def test_what_the_other_side_would_gain_counts_by_the_weight_of_denial(quantity: str, more: float) -> None:
    def utilities(amount: float) -> np.ndarray:
        given = {f"{quantity}/kyiv": 0.5 + amount}
        relief = bench.run("R02", given, {})["benefit_ordinary"]
        return bench.run("R03", {"benefit_ordinary": relief[:, 0].tolist()}, {})["ceasefire_utility"][:, 0]

    change = utilities(more) - utilities(0)
    denial = float(np.ravel(setting().rulebook.parameters["denial"])[0])
    assert change[1] > 0 > change[0] and 0.6 <= denial <= 1
    assert change[0] == pytest.approx(-denial * change[1], rel=1e-3)


# --- R07, R08: horizons and frameworks


def test_a_longer_horizon_of_the_defender_makes_a_halt_worth_less_to_it_once_it_has_something_to_wait_for() -> None:
    def utility(months: float) -> float:
        gain = bench.run("R12", {"pillar_index": [0.5, 0.7]}, {"horizon": [18, months]})["gain_total"]
        return float(bench.run("R03", {"gain_total": gain[:, 0].tolist()}, {})["ceasefire_utility"][1, 0])

    values = [utility(months) for months in (3, 6, 12, 18)]
    assert values == sorted(values, reverse=True) and values[0] > values[-1] + 0.05


def test_the_campaign_opens_in_its_fifth_year_under_four_frameworks() -> None:
    assert month_label(setting().scenario.theatre, 0) == "June 2026"
    assert still_month()["war_month"][0] == 52 and still_month()["frameworks"][0] == 4
    assert len(setting().scenario.theatre.pillars) == 2 and setting().scenario.theatre.templates


# --- R09: both at once, whoever accepts what


@pytest.mark.parametrize("seed", [1, 2])
def test_at_random_tables_no_ceasefire_begins_unless_both_gain_and_a_door_is_open(seed: int) -> None:
    begun = 0
    for ledger, _ in random_months(in_mode(GateMode.STRICT), seed, 256, 30):
        agreed = ledger["ceasefire_agreed"] > 0
        assert (ledger["ceasefire_utility"][:, agreed] > 0).all() and (ledger["door_open"][agreed] > 0).all()
        begun += int(agreed.sum())
    assert begun > 0


# --- R10, R11: what a pause is used for


def test_backlog_and_rotation_are_worked_off_at_least_twice_as_fast_in_a_pause() -> None:
    for name, inflow in (("backlog", "backlog_inflow"), ("rotation_deficit", "rotation_inflow")):
        left = [
            bench.run("R14", {name: 0.5, "ceasefire": held}, {inflow: 0.0})[name][1, 0] for held in (0, 1)
        ]  # fmt: skip
        assert 0.5 - left[1] >= 2 * (0.5 - left[0]) > 0, name


def test_after_a_pause_supply_and_quality_are_better_than_the_twin_s() -> None:
    # From the second month after it: in the first the works begun in the pause still draw on munitions.
    def after(course: Course, name: str) -> np.ndarray:
        return course.of(name)[7:10, 1]

    assert after(paused(6), "supply").mean() > after(war(), "supply").mean()
    overdue = [float(after(course, "rotation_deficit").mean()) for course in (paused(6), war())]
    quality = [bench.run("R11", {"rotation_deficit": each}, {})["quality"][1, 0] for each in overdue]
    assert quality[0] > quality[1]


# --- R13: steady pressure


def pressing(*tempos: float) -> Change:
    """The first side presses at these tempos by turns, month after month; at none it holds."""
    calendar = iter(range(1000))

    def change(sheet: BelligerentSheet) -> BelligerentSheet:
        tempo = tempos[next(calendar) % len(tempos)]
        if tempo > 0:
            return replace(sheet, tempo=np.full_like(sheet.tempo, tempo))
        return replace(sheet, posture=np.full_like(sheet.posture, Posture.HOLD))

    return change


@pytest.mark.parametrize("seed", [13, 14])
def test_pressing_by_turns_takes_less_than_the_same_effort_without_a_break(seed: int) -> None:
    steady, turns = (
        run(directed(quiet(), pressing(*tempos), None), seed, 64, 16, keep_running=True).of("month_km2").sum(axis=0)
        for tempos in ((0.6,), (1.2, 0.0))
    )
    assert (turns - steady).mean() < -2 * (turns - steady).std() / np.sqrt(64)


# --- R17, R19, R45: the only channel, and where it ends


def test_without_experts_text_stands_still_whatever_else_is_agreed() -> None:
    moved = 0
    for ledger, after in random_months(setting(), 17, 128, 20):
        idle = (ledger["groups_active"] <= 0) & (ledger.start.outcome <= 0)
        assert (after.text[:, idle] == ledger.start.text[:, idle]).all()
        moved += int(idle.sum())
    assert moved > 100


def test_yes_to_everything_agrees_nothing_while_the_pillars_stand() -> None:
    course = held_course(Bench(setting(), count=256, seed=3))
    assert undoored(course, 60).max() == 0 and course.of("text").min(axis=1).max() < 0.95
    assert (course.of("groups_months")[-1] >= 59).all() and (course.of("recognition")[-1] == 1).all()
    done = course.of("text")[-1]
    assert (done[issue("territory")] < 0.5).all() and (done[issue("humanitarian")] == 1).all()


def test_the_same_yes_agrees_at_once_where_the_arithmetic_may_be_overruled() -> None:
    course = run(in_mode(GateMode.ADVISORY, agreeable(quiet())), 3, 16, 2, keep_running=True)
    assert undoored(course, 2).min() == 1 and (course.of("ceasefire")[0] > 0).all()


# --- R20, R21, R22, R24: signals


def test_a_third_letter_in_a_row_has_a_quarter_of_the_first_s_force() -> None:
    letters, force = 0.0, []
    for _ in range(3):
        given = {"letters": letters, "order_propose": 0, "order_propose/kyiv/letter": 1}
        result = bench.run("R20", given, {})
        letters, sent = float(result["letters"][1, 0]), float(result["letter_force"][1, 0])
        force.append(sent)
    assert force[0] == 1 and force[2] <= 0.25 < force[1]


def test_a_letter_reaches_the_coalition_more_while_washington_looks_elsewhere() -> None:
    theatre = setting().scenario.theatre
    washington, backers = theatre.seat_index("washington"), theatre.audience_roles.index("backers")

    def reached(attention: float) -> float:
        heed = [0.6] * len(theatre.seats)
        heed[washington] = attention
        sent, unsent = (
            bench.run("R06", {"attention": heed, "letter_force": [0, force]}, {})["audience"] for force in (1, 0)
        )
        return float(sent[backers, 0] - unsent[backers, 0])

    assert reached(0.1) > 1.1 * reached(0.6) > 0


def test_a_counter_signal_raises_home_and_partners_and_lowers_the_backers() -> None:
    roles = setting().scenario.theatre.audience_roles
    signals = [{"signalled": [level, 0], "letter_force": 0, "statement": 0} for level in (0, 1)]
    quiet_public, told = (bench.run("R06", {**each, "home_change": 0}, {})["audience"][:, 0] for each in signals)
    change = dict(zip(roles, told - quiet_public, strict=True))
    home = [bench.run("R24", {"signalled": [level, 0]}, {})["home_change"][0, 0] for level in (0, 1)]
    assert change["partners"] > 0 > change["backers"] and home[1] > home[0]


def test_three_months_of_setbacks_take_the_shelter_of_a_signal_away() -> None:
    def sheltered(momentum: float) -> float:
        given = {"month_km2": -200, "measured_momentum": [momentum, -momentum]}
        told, untold = (bench.run("R24", {**given, "counter_signal": [level, 0]}, {}) for level in (1, 0))
        return float(told["home_change"][0, 0] - untold["home_change"][0, 0])

    momentum = 0.0
    assert sheltered(momentum) > 0
    for _ in range(3):
        given = {"measured_momentum": [momentum, -momentum], "month_km2": -200}
        momentum = float(bench.run("R05", given, {})["measured_momentum"][0, 0])
    assert sheltered(momentum) == 0


# --- R23: recognition


def test_a_meeting_at_a_neutral_site_with_a_mediator_is_refused_for_recognition_and_experts_still_meet() -> None:
    ready, chance = setting(), StillChance.count(2)
    theatre, state = ready.scenario.theatre, ready.start.tiled(2)
    sheets = ready.staff.sheets(state, chance)
    own = sheets[theatre.belligerent_seat(1)]
    assert isinstance(own, BelligerentSheet)
    asked = np.zeros_like(own.propose)
    asked[[Initiative.SUMMIT, Initiative.LETTER, Initiative.WORKING_GROUPS]] = 1
    sheets[theatre.belligerent_seat(1)] = replace(own, propose=asked, venue=np.ones_like(own.venue))
    for seat in theatre.external:
        levels = np.zeros_like(sheets[seat].measures)  # type: ignore[union-attr]
        levels[[Measure.MEDIATE, Measure.HOST]] = 1
        sheets[seat] = ExternalSheet(levels)
    ledger = fight(state, sheets, ready.rulebook, chance)
    ledger = conclude(ledger, ready.staff.answers(ledger))
    assert (ledger["recognition"][0] == 0).all() and (ledger["reason_recognition"][0] == 1).all()
    assert np.isin(ledger["answer"][1, Initiative.SUMMIT], (Answer.DECLINE, Answer.REFER)).all()
    assert (ledger["summit_held"] == 0).all() and (ledger["groups_active"] == 1).all()


# --- R25: rigidity


@pytest.mark.parametrize("side", [0, 1])
def test_limits_stay_a_quarter_above_the_threshold_and_give_way_a_tenth_under_it(side: int) -> None:
    pillar = setting().scenario.theatre.pillars[side]

    def moved(distance: float) -> float:
        index, months, span = [0.9, 0.9], np.zeros(2), np.zeros(2)
        index[side] = pillar.threshold + distance
        thresholds = [each.threshold for each in setting().scenario.theatre.pillars]
        given = {"pillar_index": index, "pillar_threshold": thresholds}
        failed = np.zeros(2)
        for _ in range(int(pillar.months)):
            now = {"pillar_months": months.tolist(), "span_open": span.tolist(), "pillar_failed": failed.tolist()}
            result = bench.run("R45", {**given, **now, "concluded": 0, "door": "none"}, {})
            months, span, failed = (result[name][:, 0] for name in ("pillar_months", "span_open", "pillar_failed"))
        limits = [bench.run("R18", {"span_open": each}, {})["limit"][side] for each in (span.tolist(), [0, 0], [1, 1])]
        return float(np.abs(limits[0] - limits[1]).sum() / np.abs(limits[2] - limits[1]).sum())

    assert moved(0.25) < 0.01 and moved(-0.10) > 0.95


# --- R27 to R32, R43: strikes and buffers


def utility_after(raids: float, attacks: str = "none") -> float:
    """The first side's utility after 18 months of so many raids a month at the reference split, by posture."""
    about = setting().rulebook.parameters.about("raids_base").value
    assert isinstance(about, tuple)
    ready = changed({**QUIET, "raids_base": (about[0], raids)})
    stances, seat = list(ready.staff.stances), ready.scenario.theatre.belligerent_seat(1)
    stances[seat] = replace(stances[seat], attacks=attacks)  # type: ignore[call-arg]
    ready = replace(ready, staff=replace(ready.staff, stances=tuple(stances)))
    return float(run(ready, 27, 64, 18, keep_running=True).end.ceasefire_utility[0].mean())


def test_counter_attacks_alone_bring_a_halt_nearer_by_less_than_half_of_what_strikes_do() -> None:
    neither = utility_after(0.0)
    by_strikes, by_attacks = utility_after(45.0) - neither, utility_after(0.0, "counter") - neither
    # A counter-attack that costs ground makes the refuser surer of itself, which is no lever at all.
    assert by_strikes > 0 and by_attacks < 0.5 * by_strikes


def capacities(**changes: float) -> list[float]:
    whole = [1.0] * len(setting().scenario.theatre.nodes)
    for key, value in changes.items():
        whole[node(key)] = value
    return whole


def test_losing_the_northern_terminal_costs_ports_and_revenue() -> None:
    ports = [bench.run("R28", {"node_capacity": capacities(N01=level)}, {})["ports"][0, 0] for level in (1, 0)]
    revenue = [bench.run("R29b", {"ports": [float(level), 1.0]}, {})["resource_revenue"][0, 0] for level in ports]
    assert ports[1] < ports[0] and revenue[1] < revenue[0]


def test_the_peninsula_is_short_before_the_country_is() -> None:
    given = {"node_capacity": capacities(N08=0.6, N15=0.6, N16=0.6)}
    regions = [each.key for each in setting().scenario.theatre.regions]
    short = bench.run("R29", given, {})["region_supply"][regions.index("crimea"), 0]
    offline = bench.run("R28", given, {})["refining_offline"][:, 0]
    fuel = bench.run("R30", {"refining_offline": offline.tolist()}, {})["fuel"][0, 0]
    assert short < 0.9 and fuel > 0.95


def test_a_managed_economy_feels_a_shock_less_and_grows_less_in_a_year() -> None:
    ends = [run(with_parameters(quiet(), {"state_management": level}), 31, 16, 12).end for level in (0.2, 0.9)]
    assert ends[1].growth[0].mean() < ends[0].growth[0].mean() - 0.05


def test_trade_finds_other_markets_with_a_half_life_of_about_seven_months() -> None:
    def months_to_half(sanctions: float) -> int:
        given = {"sanctions": sanctions, "order_diversion": 0, "order_settlement": 0, "order_measures": 0}
        settled = bench.run("R32", {**given, "diversion": 1.0}, {"diversion_rate": 1.0})["diversion"][0, 0]
        level, month = 0.0, 0
        while level < settled / 2:
            level, month = float(bench.run("R32", {**given, "diversion": level}, {})["diversion"][0, 0]), month + 1
        return month

    assert 6 <= months_to_half(0.0) <= 8


def test_closed_markets_cost_revenue_until_trade_has_moved() -> None:
    def revenue(diversion: float, sanctions: float) -> float:
        discount = bench.run("R32", {"diversion": diversion, "sanctions": sanctions}, {})["discount"][0, 0]
        return float(bench.run("R29b", {"discount": [float(discount), 0.0]}, {})["resource_revenue"][0, 0])

    assert revenue(0.2, 0.9) < revenue(0.9, 0.9) <= revenue(0.9, 0.0)


def test_technology_lowers_insulation_through_refining() -> None:
    fielded = [np.full_like(quiet().start.technology, value) for value in (0.0, 0.8)]
    ends = [run(with_start(quiet(), technology=each, technology_fielded=each), 43, 32, 12).end for each in fielded]
    assert ends[1].refining_offline[0].mean() > ends[0].refining_offline[0].mean() + 0.02
    assert ends[1].macro_insulation[0].mean() < ends[0].macro_insulation[0].mean()


# --- R37, R38: the template


def test_offers_never_fall_below_the_own_limit_while_the_own_pillar_stands() -> None:
    for month in played(setting(), Chance.of(37, 0, 64)):
        limit, position = month.ledger["limit"], month.after.position
        stood = (month.before.pillar_failed <= 0) & (month.before.outcome <= 0)
        assert (position[0][:, stood[0]] >= limit[0][:, stood[0]] - 1e-5).all()
        assert (position[1][:, stood[1]] <= limit[1][:, stood[1]] + 1e-5).all()


def test_a_cap_and_a_weapons_ban_raise_the_risk_of_renewed_war_and_guarantees_lower_it() -> None:
    def risk(asked: float, guarantees: float = 0.1) -> float:
        text, terms = ([value] * len(setting().scenario.theatre.issues) for value in (0.4, 0.2))
        for key in ("cap", "weapons"):
            text[issue(key)], terms[issue(key)] = 1.0, asked
        given = {"text": text, "position": [terms, terms], "guarantees": guarantees}
        return float(bench.run("R38", given, {})["breach_risk"][1, 0])

    assert risk(0.9) > risk(0.1) and risk(0.9, guarantees=0.8) < risk(0.9)


def test_the_first_template_lies_outside_the_second_side_s_limits_where_its_security_is() -> None:
    limit, terms = still_month()["limit"][1, :, 0], setting().scenario.theatre.templates[0].terms
    assert all(terms[issue(key)] > limit[issue(key)] for key in ("territory", "neutrality", "cap", "weapons"))


# --- R39: chance in the hazard mode


def test_chance_opens_a_door_in_fewer_than_two_years_of_a_hundred() -> None:
    ready = in_mode(GateMode.HAZARD)
    rule = ready.rulebook.find("R09")
    chance, campaigns = Chance.of(39, 0, 20000), np.zeros(20000, dtype=bool)
    given = {name: values for name, values in still_step("R09").items() if name not in ("theatre", "draw_gate")}
    given = {name: values[..., :1] for name, values in given.items()}
    for month in range(12):
        drawn = chance.uniform(month, "draw_gate")
        numbers = {name: ready.rulebook.parameters[name] for name in rule.parameters}
        campaigns |= rule.function(theatre=ready.rulebook.theatre, draw_gate=drawn, **given, **numbers)[1] > 0
    assert 0 < campaigns.mean() < 0.02


def still_step(rule: str) -> dict[str, np.ndarray]:
    return bench.steps()[rule].inputs


# --- R41, R45: doors and the order of treaty and ceasefire


def test_attention_that_is_called_for_elsewhere_costs_the_client_support() -> None:
    theatre = setting().scenario.theatre
    heed = np.full((2, len(theatre.seats)), 0.5)
    heed[:, theatre.seat_index("washington")] = 0.6, 0.1
    flows = [bench.run("R42", {"attention": each.tolist()}, {})["support_flow"][1, 0] for each in heed]
    assert flows[1] < flows[0]


def test_after_an_aid_failure_no_ceasefire_comes_before_the_signature() -> None:
    course = Bench(setting(), count=96, seed=45).aid_cut()
    signed = course.end.outcome == Outcome.SETTLEMENT
    assert signed.any()
    assert (course.of("ceasefire")[:, signed].sum(axis=0) == 0).mean() > 0.95
