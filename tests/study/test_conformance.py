"""Whatever legal thing the seats do, the model stays finite, within its ranges, and the same for any batch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.play import in_mode, out_of_range, same, setting
from tests.engine.random_play import random_answers, random_months, random_sheets, scattered
from tests.fixed import examples
from tests.rules import bench
from wargame.engine.chance import Chance
from wargame.engine.resolution import resolve
from wargame.engine.sheet import Answers, BelligerentSheet, sheet_items
from wargame.engine.state import FIELDS
from wargame.engine.words import GateMode

FEW = examples(8)


def faults(seed: int, mode: GateMode, batch: int, limit: int) -> set[str]:
    return {fault for _, state in random_months(in_mode(mode), seed, batch, limit) for fault in out_of_range(state)}


@FEW
@given(seed=st.integers(0, 2**31), mode=st.sampled_from(list(GateMode)))
def test_random_play_never_leaves_what_is_possible(seed: int, mode: GateMode) -> None:
    assert faults(seed, mode, 24, 14) == set()


@FEW
@given(seed=st.integers(0, 2**31), month=st.sampled_from([0, 3, 11, 23, 29]))
def test_a_month_from_anywhere_stays_possible(seed: int, month: int) -> None:
    start = scattered(setting().start.tiled(64), month, np.random.default_rng(seed))
    assert out_of_range(start) == []
    for _, state in random_months(setting(), seed, 64, 1, start):
        assert out_of_range(state) == []


@pytest.mark.parametrize("seed", [1, 3])
def test_momentum_stays_on_its_scale_when_a_front_collapses(seed: int) -> None:
    assert faults(seed, GateMode.STRICT, 128, 20) == set()


@FEW
@given(seed=st.integers(0, 2**31))
def test_random_orders_count_the_same_in_a_batch_and_alone(seed: int) -> None:
    ready, rng = setting(), np.random.default_rng(seed)
    theatre, batch = ready.scenario.theatre, 5
    state = scattered(ready.start.tiled(batch), 6, rng)
    sheets, answers = random_sheets(state, theatre, rng), random_answers(theatre, batch, rng)
    whole = resolve(state, sheets, lambda _: answers, ready.rulebook, Chance.of(3, 0, batch)).state
    for index in range(batch):
        column = slice(index, index + 1)
        own = [type(sheet)(**{name: values[..., column] for name, values in sheet_items(sheet)}) for sheet in sheets]
        reply = Answers(answers.codes[..., column])
        alone = resolve(state.campaign(index), own, lambda _, r=reply: r, ready.rulebook, Chance.of(3, index, 1)).state
        assert same(alone, whole.campaign(index)) == []


@FEW
@given(seed=st.integers(0, 2**31))
def test_what_is_never_created_is_not_created(seed: int) -> None:
    """Force moves, falls and is recruited, and never comes from nowhere; ground taken is ground lost."""
    before = setting().start.tiled(16)
    for ledger, after in random_months(setting(), seed, 16, 6):
        recruits, lost = np.asarray(ledger["recruits"]), np.asarray(ledger["loss"])
        held = [s.force.sum(axis=1) + s.reserve + s.in_transit.sum(axis=1) for s in (before, after)]
        running = before.outcome <= 0
        np.testing.assert_allclose((held[1] - held[0])[:, running], (recruits - lost)[:, running], atol=0.05)
        moved = ((after.line_km - before.line_km) * setting().scenario.theatre.sector_width[:, None]).sum(axis=0)
        np.testing.assert_allclose(moved[running], after.month_km2[running], atol=0.5)
        before = after


def test_losses_in_a_sector_that_closes_are_lost() -> None:
    given = {"force": 10, "sector_loss": 2, "sector_closed": 0, "sector_closed/S01": 1, "reserve": 0, "start_force": 20}
    result = bench.run("M13", given, {"intake": 0, "intake_mobilisation": 0})
    assert result["reserve"][0, 0] == 8


def test_random_sheets_are_what_they_say() -> None:
    theatre, rng = setting().scenario.theatre, np.random.default_rng(0)
    state = setting().start.tiled(8)
    for sheet in random_sheets(state, theatre, rng):
        assert all(np.isfinite(values).all() and values.shape[-1] == 8 for _, values in sheet_items(sheet))
        if isinstance(sheet, BelligerentSheet):
            assert (sheet.raids.sum(axis=0) <= state.strike_stock.max()).all()
            np.testing.assert_allclose(sheet.production.sum(axis=0), 1, rtol=1e-5)


def test_every_range_a_field_states_is_one() -> None:
    for name, about in FIELDS.items():
        low, high = about.low, about.high
        assert low is None or high is None or low < high, name
