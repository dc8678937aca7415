"""Conformance of every scenario: random play, chunks, workers, games of one, and doors before agreements."""

from __future__ import annotations

import random
from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from tests.engine.play import out_of_range, same
from tests.engine.random_play import random_months
from tests.session.play import started
from tests.session.random_orders import KINDS, everybody, play_a_month
from wargame.engine.chance import Chance
from wargame.engine.orders import Order
from wargame.engine.state import State
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.study.campaigns import Setting, months, play, prepare
from wargame.study.decisions import join_ends
from wargame.words.times import month_label

SCENARIOS = sorted(scenarios().glob("*.yaml"))
EACH = pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)

SEED = 9
COUNT = 1030
"""More than the largest chunk, so that every size but one splits them and leaves a remainder."""
EDGES = (0, 6, 7, 255, 256, 1023, 1024, 1029)
"""Campaigns at the ends of chunks, which are played alone."""


@lru_cache
def ready(path: Path) -> Setting:
    """A scenario bound to the rulebook."""
    return prepare(load_scenario(path))


@lru_cache
def whole(path: Path) -> State:
    """All campaigns to their end, in one batch."""
    return join_ends(play(ready(path), SEED, COUNT, chunk=COUNT))


def first(state: State, count: int) -> State:
    """The first campaigns of a batch."""
    return State(**{name: v if name == "month" else v[..., :count].copy() for name, v in state.items()})


# --- whatever legal thing is done


@EACH
def test_random_play_stays_possible(path: Path) -> None:
    for _, state in random_months(ready(path), 5, 64, ready(path).scenario.theatre.months):
        assert out_of_range(state) == []


@EACH
def test_people_who_give_any_legal_order_leave_a_possible_position(path: Path) -> None:
    game, chance = everybody(ready(path).scenario, 3), random.Random(path.stem)
    taken: Counter[type[Order]] = Counter()
    for _ in range(min(6, game.course.theatre.months)):
        if not game.course.is_over:
            taken += play_a_month(game, chance, 60)
            assert out_of_range(game.course.state) == []
    assert set(taken) == set(KINDS), "every kind of order was legal at least once"


@EACH
def test_staffs_leave_possible_positions_to_the_end(path: Path) -> None:
    assert out_of_range(whole(path)) == []


# --- the same result however it is worked out


@EACH
@pytest.mark.parametrize(("chunk", "count"), [(1024, COUNT), (256, COUNT), (7, 105)])
def test_the_size_of_a_chunk_makes_no_difference(path: Path, chunk: int, count: int) -> None:
    parts = play(ready(path), SEED, count, chunk=chunk)
    assert len(parts) == -(-count // chunk) > 1
    assert same(first(whole(path), count), join_ends(parts)) == []


@EACH
def test_a_campaign_played_alone_is_the_row_of_the_batch(path: Path) -> None:
    for campaign in EDGES:
        *_, (end, _) = months(ready(path), Chance.of(SEED, campaign, 1))
        assert same(whole(path).campaign(campaign), end) == [], f"campaign {campaign}"


@EACH
def test_two_workers_give_what_one_gives(path: Path) -> None:
    assert same(whole(path), join_ends(play(ready(path), SEED, COUNT, chunk=256, workers=2))) == []


@EACH
def test_a_game_on_the_board_is_the_first_row_of_a_batch_month_by_month(path: Path) -> None:
    game = started(path, "", SEED)
    while game.stage != "over":
        game.session.play_month()
    batch = months(ready(path), Chance.of(SEED, 0, 24))
    for alone, (state, _) in zip(game.course.states[1:], batch, strict=False):
        assert same(state.campaign(0), alone) == [], month_label(game.course.theatre, alone.month - 1)
    assert game.course.is_over and same(whole(path).campaign(0), game.course.state) == []


def test_no_worker_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        play(ready(SCENARIOS[0]), 1, 4, workers=0)


def test_outcomes_of_the_strict_scenarios_have_a_door() -> None:
    for path in SCENARIOS:
        if ready(path).scenario.theatre.gate_mode == 0:
            end = join_ends(play(ready(path), 4, 64))
            agreed = np.isin(end.outcome, (2, 3))
            assert (end.door[agreed] >= 0).all(), path.name
