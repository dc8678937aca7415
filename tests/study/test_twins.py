"""The same seeds with one thing changed: what the claims say it must do."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from tests.engine.play import changed, setting
from tests.rules import bench
from wargame.engine.chance import Chance
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.state import State
from wargame.engine.words import Initiative
from wargame.scenario.position import first_state
from wargame.study.bench import BASELINE
from wargame.study.campaigns import Setting
from wargame.study.conduct import directed, proposing
from wargame.study.experiment import Course, pause, run, with_parameters, with_start

QUIET = BASELINE
PAIRS = 64


def quiet() -> Setting:
    """The main campaign with the decks off and the price fixed."""
    return changed(QUIET)


@lru_cache(maxsize=1)
def war() -> Course:
    """A year and a half without a pause."""
    return run(quiet(), 14, PAIRS, 18, keep_running=True)


@lru_cache(maxsize=4)
def paused(months: int) -> Course:
    """The same seeds with a general ceasefire imposed from the first month."""
    return run(quiet(), 14, PAIRS, 18, pause(0, months), keep_running=True)


def t_value(differences: np.ndarray) -> float:
    """Paired t of a sample against zero."""
    return float(differences.mean() / (differences.std(ddof=1) / np.sqrt(len(differences))))


def test_a_pause_of_three_months_lowers_the_advance_of_the_next_six() -> None:
    areas = [course.of("month_km2")[4:10].sum(axis=0) for course in (paused(3), war())]
    assert t_value(areas[0] - areas[1]) < -3


def test_ground_costs_more_after_it() -> None:
    def price(course: Course) -> float:
        return float(course.of("loss")[4:10, 0].sum() / max(course.of("month_km2")[4:10].sum(), 1))

    assert price(paused(3)) > price(war())


def test_half_a_year_of_ceasefire_is_spent_digging_and_refitting() -> None:
    rested, fought = paused(6), war()
    works = [course.of("fortification")[5, 1].mean() for course in (rested, fought)]
    force = [course.of("force")[5, 1].sum(axis=0).mean() for course in (rested, fought)]
    assert works[0] > works[1] + 0.15 and force[0] > force[1]
    for name in ("backlog", "rotation_deficit"):
        assert (rested.of(name)[5, 1] < fought.of(name)[5, 1]).all(), name


def test_losses_all_but_cease_in_a_pause() -> None:
    assert paused(6).of("loss")[1:5].mean() < 0.2 * war().of("loss")[1:5].mean()


def test_momentum_decays_in_a_pause() -> None:
    momentum = paused(6).of("measured_momentum")[:5, 0].mean(axis=1)
    assert (np.diff(momentum) < 0).all() and momentum[-1] < 0.25 * momentum[0]


# --- R12: the refusal can flip


def test_there_are_positions_in_which_the_refuser_would_halt_and_the_start_is_not_one() -> None:
    found = [
        (index, momentum)
        for index in (0.1, 0.2, 0.3, 0.5, 0.9)
        for momentum in (-0.8, -0.2, 0.2, 0.6)
        if flipped(index, momentum) > 0
    ]
    assert found, "no position flips the sign"
    assert all(index <= 0.5 or momentum < 0 for index, momentum in found), "neither a failure nor lost momentum"
    assert setting().start.ceasefire_utility[0, 0] < -0.2


def flipped(index: float, momentum: float) -> float:
    """Moscow's utility with its insulation and its belief in momentum set."""
    relief = bench.run("R02", {"macro_insulation/moscow": index}, {})["benefit_ordinary"]
    pillar = bench.run("R45b", {"pillar_index/moscow": index}, {})
    gain = bench.run("R12", {"pillar_index/moscow": index, "perceived_momentum/moscow": momentum}, {})["gain_total"]
    given = {"benefit_ordinary/moscow": float(relief[0, 0]), "gain_total/moscow": float(gain[0, 0]),
             "benefit_pillar/moscow": float(pillar["benefit_pillar"][0, 0])}  # fmt: skip
    return float(bench.run("R03", given, {})["ceasefire_utility"][0, 0])


# --- R27, R43: strikes


@lru_cache(maxsize=8)
def struck(raids: float) -> State:
    """After 18 months with so many raids a month at the reference split, and no truce offered to stop them."""
    about = setting().rulebook.parameters.about("raids_base").value
    assert isinstance(about, tuple)
    return run(with_parameters(untalked(), {"raids_base": (about[0], raids)}), 27, 32, 18, keep_running=True).end


def untalked() -> Setting:
    """The quiet setting with nothing proposed by anybody."""
    return directed(quiet(), proposing(), proposing())


def test_more_raids_lower_insulation_and_bring_a_halt_nearer() -> None:
    ends = [struck(raids) for raids in (0.0, 15.0, 30.0, 45.0)]
    insulation = [float(end.macro_insulation[0].mean()) for end in ends]
    utility = [float(end.ceasefire_utility[0].mean()) for end in ends]
    offline = [float(end.refining_offline[0].mean()) for end in ends]
    assert insulation == sorted(insulation, reverse=True) and insulation[0] > insulation[-1] + 0.1
    assert utility == sorted(utility) and offline == sorted(offline)


def test_technology_brings_more_raids_and_more_refining_offline() -> None:
    fielded = [np.full_like(quiet().start.technology, value) for value in (0.0, 0.8)]
    ends = [run(with_start(untalked(), technology=t, technology_fielded=t), 43, 32, 8).end for t in fielded]
    assert ends[1].strike_stock[1].mean() > 1.15 * ends[0].strike_stock[1].mean()
    assert ends[1].refining_offline[0].mean() > ends[0].refining_offline[0].mean()


# --- R33, R35, R36: the buffers


def test_a_settlement_currency_takes_two_thirds_off_a_further_sanction() -> None:
    def cost(settled: float) -> float:
        before, after = (bench.run("R33", {"settlement": settled, "sanctions": s}, {}) for s in (0.5, 1.0))
        return float(before["macro_insulation"][0, 0] - after["macro_insulation"][0, 0])

    assert 0 < cost(0.9) < cost(0.2) / 3


def test_sanctions_alone_hardly_move_the_public_at_home() -> None:
    ends = [run(with_start(quiet(), sanctions=np.float32([[level], [0]])), 35, 32, 6).end for level in (0.5, 1.0)]
    home = setting().scenario.theatre.audience_roles.index("home_0")
    assert np.abs(ends[1].audience[home] - ends[0].audience[home]).mean() < 0.03


def test_low_debt_gives_at_least_twice_the_runway_that_a_conventional_model_expects() -> None:
    runway, conventional = setting().start.runway[0, 0], setting().start.runway_conventional[0, 0]
    assert runway >= 2 * conventional
    rooms = [float(bench.run("R36", {"debt": debt, "deficit": 1.0}, {})["gap"][0, 0]) for debt in (0.1, 0.3, 0.44)]
    assert rooms[0] < rooms[1] < rooms[2], "the more debt, the larger the gap that the reserve pays"


# --- R18, R37: the table at the start


def test_territory_has_no_zone_and_the_humanitarian_file_has_one() -> None:
    theatre = setting().scenario.theatre
    zone = theatre.issue_reservation[1] - theatre.issue_reservation[0]
    assert zone[theatre.issue_keys.index("territory")] < 0 < zone[theatre.issue_keys.index("humanitarian")]


def test_the_refuser_opens_with_the_template() -> None:
    theatre = setting().scenario.theatre
    terms = np.array(theatre.templates[0].terms, dtype=np.float32)
    opened = [
        theatre.issue_keys.index(key)
        for key in ("territory", "neutrality", "cap", "weapons", "guarantees", "sanctions")
    ]
    np.testing.assert_allclose(first_state(setting().scenario).position[0, opened, 0], terms[opened])


# --- R22: signals fade


def test_a_counter_signal_is_gone_after_seven_months() -> None:
    unmoved, told = public([0.5] * 5, 0), public([0.5] * 5, [1, 0])
    first = np.abs(told - unmoved).max()
    assert first > 0
    for _ in range(7):
        unmoved, told = (public(values.tolist(), 0) for values in (unmoved, told))
    assert np.abs(told - unmoved).max() < 0.1 * first


def public(audience: list[float], signalled: float | list[float]) -> np.ndarray:
    """Standing after a month in which nothing but a counter-signal is heard."""
    nothing = {"letter_force": 0, "order_propose": 0, "statement": 0, "home_change": 0}
    return bench.run("R06", {**nothing, "audience": audience, "signalled": signalled}, {})["audience"][:, 0]


# --- R41, R42, R44: the pipeline


def test_pressure_on_a_defiant_client_costs_it_flow_unless_it_is_hedged() -> None:
    def cost(hedge: float) -> float:
        given = {"compliance": 0, "hedge": hedge}
        flows = [bench.run("R42", {**given, "pressure": level}, {})["support_flow"][1, 0] for level in (0, 1)]
        return float(flows[0] - flows[1])

    assert cost(0.0) > cost(0.6) > 0


def test_contracts_steady_the_flow() -> None:
    def spread(share: float) -> float:
        flows = [
            bench.run("R42", {"contract_share": share, "draw_support": z}, {})["support_flow"][1, 0] for z in (-1, 1)
        ]
        return float(flows[1] - flows[0])

    assert spread(0.8) < 0.5 * spread(0.2)


def test_a_hedge_halves_what_a_donor_s_withdrawal_costs() -> None:
    assert withdrawal_cost(0.7) < 0.5 * withdrawal_cost(0.2)


def withdrawal_cost(hedge: float) -> float:
    """Adequacy that Kyiv loses to half a year of Washington's halt, with contracts, technology and guarantees alike."""
    start = quiet().start
    values = {
        name: np.full_like(getattr(start, name), hedge) for name in ("contract_share", "technology", "guarantees")
    }
    halted = start.shock_months.copy()
    halted[[shock.key for shock in setting().scenario.theatre.shocks].index("us_halt")] = 9
    ends = [
        run(with_start(quiet(), shock_months=months, **values), 44, 16, 6).end
        for months in (start.shock_months, halted)
    ]
    return float((ends[0].aid_adequacy[1] - ends[1].aid_adequacy[1]).mean())


# --- R01: goodwill


def test_goodwill_opens_nothing_although_it_is_tried() -> None:
    """Letters, summit proposals and exchanges are part of the default play; the runs above opened no door by text."""
    sheets = setting().staff.sheets(setting().start, Chance.of(1))
    kyiv = sheets[setting().scenario.theatre.belligerent_seat(1)]
    assert isinstance(kyiv, BelligerentSheet)
    assert kyiv.propose[Initiative.LETTER, 0] > 0 and kyiv.propose[Initiative.SUMMIT, 0] > 0
    assert not (war().of("leaders_met")[:, (war().end.pillar_failed <= 0).all(axis=0)] > 0).any()
