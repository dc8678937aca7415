"""The two doors when they are forced, and the signs that hold until then."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from tests.engine.play import changed, setting
from wargame.engine.chance import StillChance
from wargame.engine.resolution import fight
from wargame.engine.words import Door, Outcome
from wargame.resources import assets
from wargame.rules.parameters import default_parameters, read_file
from wargame.study.calibration import Bench
from wargame.study.draws import drawn, first_utilities, signs_hold
from wargame.study.experiment import Course

DRAWS = 2000


@lru_cache(maxsize=1)
def doors() -> Bench:
    """128 campaigns of each forced course."""
    return Bench(setting(), count=128, seed=45)


def first_month(course: Course, side: int) -> np.ndarray:
    """Month index at which a side's pillar has failed; campaigns in which it never did are left out."""
    failed = course.of("pillar_failed")[:, side] > 0
    return failed.argmax(axis=0)[failed.any(axis=0)]


# --- R45


def test_a_cut_of_aid_opens_the_aid_door() -> None:
    end = doors().aid_cut().end
    assert (end.door == Door.SECOND_PILLAR).mean() > 0.95


def test_after_it_the_refuser_s_utility_stays_negative_so_the_treaty_comes_first() -> None:
    course = doors().aid_cut()
    when = first_month(course, 1)
    utility = course.of("ceasefire_utility")[:, 0]
    assert (utility[when, np.arange(len(when))] < 0).mean() > 0.95
    assert (course.end.outcome == Outcome.SETTLEMENT).any()


def test_cheap_oil_and_heavy_strikes_open_the_other_door_most_of_the_time() -> None:
    forced = (doors().cheap_oil().end.door == Door.FIRST_PILLAR).mean()
    left_alone = (doors().baseline().end.door == Door.FIRST_PILLAR).mean()
    assert forced > 0.8 and forced > left_alone + 0.5


def test_its_month_is_not_a_date_in_the_calendar() -> None:
    end = doors().cheap_oil().end
    low, high = np.percentile(end.door_month[end.door == Door.FIRST_PILLAR], [10, 90])
    assert high - low >= 6


def test_after_it_both_utilities_can_be_above_zero_so_a_ceasefire_may_come_first() -> None:
    course = doors().cheap_oil()
    both = (course.of("ceasefire_utility") > 0).all(axis=1) & (course.of("pillar_failed")[:, 0] > 0)
    assert both.any()


def test_a_deeper_cut_fails_the_pillar_more_often() -> None:
    whole, half = (doors().baseline().end.pillar_failed[1].mean(), aid_scaled(0.5).end.pillar_failed[1].mean())
    assert whole < half


def aid_scaled(factor: float) -> Course:
    about = setting().rulebook.parameters.about
    values = {name: (about(name).value, about(name).value * factor) for name in ("military_need", "finance_need")}
    return Bench(changed(values), count=64, seed=45).baseline()


# --- R34


def test_without_new_shocks_insulation_stays_above_its_threshold_for_eighteen_months() -> None:
    lowest = doors().baseline().of("macro_insulation")[:18, 0].min(axis=0)
    threshold = setting().scenario.theatre.pillars[0].threshold
    assert (lowest > threshold).mean() > 0.97
    assert np.median(lowest) > threshold + 0.25


# --- R04


PAGES = sorted((assets() / "rulebook").glob("*.yaml"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_baseline_signs_hold_over_the_plausible_ranges_of_a_page(page: Path) -> None:
    assert signs_hold(setting(), read_file(page), 4, DRAWS).mean() >= 0.99


def test_the_baseline_signs_hold_where_every_parameter_is_drawn() -> None:
    assert signs_hold(setting(), default_parameters(), 5, 8 * DRAWS).mean() >= 0.99


def test_draws_stay_in_their_ranges_and_matter() -> None:
    ready = drawn(setting(), default_parameters(), 5, DRAWS)
    for name, record in ((name, default_parameters().about(name)) for name in default_parameters()):
        values, own = ready.rulebook.parameters[name], np.ravel(setting().rulebook.parameters[name])
        assert values.min() >= min(record.low, *own) - 1e-4 and values.max() <= max(record.high, *own) + 1e-4, name
    first, second = first_utilities(ready, DRAWS)
    assert np.std(first) > 0.05 and np.std(second) > 0.05


def test_signs_that_do_not_hold_are_counted() -> None:
    tired = changed({"relief_weary": (9.0, 0.0)})
    assert signs_hold(tired, ["horizon"], 4, 8).mean() == 0


def utility_at(**parameters: float | tuple[float, float]) -> np.ndarray:
    ready = changed(parameters)
    state, chance = ready.start.tiled(2), StillChance.count(2)
    return fight(state, ready.staff.sheets(state, chance), ready.rulebook, chance)["ceasefire_utility"][:, 0]


def test_a_shorter_horizon_of_the_attacker_brings_a_halt_nearer() -> None:
    attacker = [utility_at(horizon=(months, 6.0))[0] for months in (18.0, 12.0, 6.0, 3.0)]
    assert attacker == sorted(attacker) and attacker[0] < attacker[-1]


def test_more_denial_makes_a_pause_worse_for_both() -> None:
    weak, strong = utility_at(denial=(0.6, 0.1)), utility_at(denial=(1.0, 0.4))
    assert (strong < weak).all()
