"""Positions as batches: one campaign of many, many of one, side by side, read-only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.play import same, setting
from wargame.engine.quantities.quantity import HIDDEN, PUBLIC, SIDE
from wargame.engine.sheet import axis_lengths
from wargame.engine.state import FIELDS, State, frozen, join

START = setting().start


@pytest.fixture
def three() -> State:
    """Three campaigns that differ in the line."""
    state = START.tiled(3)
    return state.with_values(line_km=state.line_km + np.arange(3, dtype=np.float32))


def test_every_quantity_has_its_axes_and_the_campaigns_last() -> None:
    lengths = axis_lengths(setting().scenario.theatre)
    for name, about in FIELDS.items():
        if name != "month":
            assert getattr(START, name).shape == (*(lengths[axis] for axis in about.axes), 1), name
            assert getattr(START, name).dtype == np.float32, name


def test_every_quantity_says_what_it_is_and_who_sees_it() -> None:
    for name, about in FIELDS.items():
        assert about.about and about.unit and about.words, name
        assert about.seen in (PUBLIC, SIDE, HIDDEN), name
        assert about.seen == SIDE or not about.spread, f"{name}: only what is estimated has a spread"


def test_what_is_estimated_has_a_spread() -> None:
    exact = [name for name, about in FIELDS.items() if about.seen == SIDE and not about.spread > 0]
    assert exact == []


def test_tiling_repeats_the_first_campaign() -> None:
    state = START.tiled(4)
    assert state.batch == 4
    assert [same(state.campaign(i), START) for i in range(4)] == [[]] * 4


def test_a_campaign_of_a_batch_is_a_batch_of_one(three: State) -> None:
    assert three.campaign(2).batch == 1
    assert three.campaign(2).line_km[0, 0] == three.line_km[0, 2]
    assert same(three.campaign(0), START) == []
    assert same(three.campaign(1), START) == ["line_km"]


def test_joining_undoes_taking_apart(three: State) -> None:
    assert same(join([three.campaign(i) for i in range(3)]), three) == []


def test_campaigns_of_different_months_cannot_be_joined(three: State) -> None:
    with pytest.raises(ValueError, match="different months"):
        join([three, replace(three, month=1)])


def test_replacing_a_quantity_leaves_the_rest(three: State) -> None:
    other = three.with_values(force=three.force * 2)
    assert same(other, three) == ["force"]
    with pytest.raises(TypeError):
        three.with_values(no_such_thing=1)


def test_a_frozen_position_refuses_a_stray_write() -> None:
    state = frozen(START.tiled(2))
    with pytest.raises(ValueError, match="read-only"):
        state.force[0, 0, 0] = 1
