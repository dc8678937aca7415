"""Statistical rows of the claims: each holds on the main campaign, and its measure tells a world where it would not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pytest

from tests.engine.play import setting
from wargame.engine.chance import Chance
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import Door, Initiative, Posture
from wargame.study.bench import Bench, first_month
from wargame.study.campaigns import months
from wargame.study.conduct import directed, goodwill, proposing
from wargame.study.rows import (
    ROWS,
    after_shock,
    asked_in_vain,
    goodwill_course,
    lead_of_leverage,
    moved_under_ceasefire,
    one_sided_p,
    pillar_clocks,
    worth_of_first_month,
)


@lru_cache(maxsize=1)
def bench() -> Bench:
    """160 campaigns of each course."""
    return Bench(setting(), count=160, seed=31)


@dataclass(frozen=True)
class Made:
    """A course written down by hand: series by name, (months, ..., B)."""

    series: dict[str, np.ndarray]
    start: Made | None = None

    def of(self, name: str) -> np.ndarray:
        return self.series[name]

    def __getattr__(self, name: str) -> np.ndarray:
        return self.series[name][0]

    @property
    def states(self) -> tuple[Made, ...]:
        return (self,)


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_holds_on_the_main_campaign(row) -> None:
    values = np.atleast_1d(row.measure(bench()))
    assert len(values) and row.low <= values.mean() <= row.high, f"{row.text}: {values.mean():.3f}"


# --- the measures themselves


@pytest.mark.parametrize("lead", [-4, -1, 1, 3])
def test_the_lead_of_leverage_is_found_either_way(lead: int) -> None:
    leverage, door = np.zeros((24, 2, 40)), np.full((24, 40), float(Door.NONE))
    for campaign in range(40):
        month = 8 + campaign % 7
        door[month:, campaign] = Door.FIRST_PILLAR
        leverage[month - lead :, 1, campaign] = 0.5
    made = Made({"leverage": leverage, "door": door}, Made({"leverage": np.zeros((1, 2, 1))}))
    assert lead_of_leverage(made, 1) == lead


def test_a_line_that_moves_under_a_ceasefire_is_caught() -> None:
    line, held = np.zeros((4, 2, 3)), np.zeros((4, 3))
    held[1, :2] = 1
    line[2:, 1, 1] = 0.4
    np.testing.assert_allclose(moved_under_ceasefire(Made({"line_km": line, "ceasefire": held})), [0, 0.4])


def test_the_chance_of_no_effect_is_even_without_one_and_small_with_one() -> None:
    noise = np.random.default_rng(3).normal(size=400)
    assert one_sided_p(noise - noise.mean()) == pytest.approx(0.5)
    assert one_sided_p(noise - noise.mean() + 0.3) < 1e-6
    assert one_sided_p(noise - noise.mean() - 0.3) > 0.999


def test_first_months_count_from_one_and_never_is_infinite() -> None:
    assert first_month(np.array([[False, False], [True, False]])).tolist() == [2.0, np.inf]


def test_clocks_are_those_the_rule_shows() -> None:
    state, ledger = next(months(setting(), Chance.of(8, 0, 16), 1))
    made = Made({name: getattr(state, name)[None] for name in ("pillar_last", "pillar_trend")})
    np.testing.assert_allclose(pillar_clocks(bench(), made)[0], ledger["pillar_clock"], rtol=1e-4)


# --- the conduct that is measured


def test_goodwill_is_asked_for_and_nothing_else() -> None:
    kyiv = directed(setting(), goodwill, goodwill).staff.sheet(1, setting().start.tiled(2), Chance.of(1, 0, 2))
    assert isinstance(kyiv, BelligerentSheet)
    assert kyiv.raids.sum() == 0 and (kyiv.posture == Posture.HOLD).all() and (kyiv.recognise == 1).all()
    assert (kyiv.propose[Initiative.LETTER] == 1).all() and (kyiv.propose[Initiative.CEASEFIRE] == 0).all()


def test_goodwill_was_heard_although_it_opened_nothing() -> None:
    course = goodwill_course(bench())
    assert (course.end.recognition == 1).all() and (course.of("letters")[-1] > 3).all()
    assert (np.abs(course.of("month_km2")) < 1).all(), "nobody attacks"


def test_a_directed_side_leaves_the_other_to_its_doctrine() -> None:
    played = directed(setting(), None, proposing(Initiative.SUMMIT))
    state, chance = setting().start.tiled(2), Chance.of(1, 0, 2)
    before, after = setting().staff.sheets(state, chance), played.staff.sheets(state, chance)
    np.testing.assert_array_equal(before[0].propose, after[0].propose)
    assert after[1].propose.sum() == 2 and (after[1].propose[Initiative.SUMMIT] == 1).all()


def test_meetings_were_asked_for_month_after_month() -> None:
    assert len(asked_in_vain(bench())) > 12 * 160


def test_worth_of_a_first_month_covers_every_profile() -> None:
    worth = worth_of_first_month(bench(), goodwill)
    assert worth.shape == (len(setting().scenario.theatre.profiles["kyiv"]), 64)
    assert ((worth > 0) & (worth < 100)).all()


def test_the_political_shock_bites_and_more_so_without_contracts() -> None:
    adequacy = [after_shock(bench(), contracts).of("aid_adequacy")[12:, 1].mean() for contracts in (0.4, 0.8)]
    assert adequacy[0] < adequacy[1] < setting().start.aid_adequacy[1, 0]
