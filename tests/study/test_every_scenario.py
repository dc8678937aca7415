"""Conformance of every shipped scenario: random play, chunks, workers, and doors before agreements."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from tests.engine.play import out_of_range, same
from tests.engine.random_play import random_months
from wargame.engine.state import State, join
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.study.campaigns import Setting, play, prepare

SCENARIOS = sorted(scenarios().glob("*.yaml"))


@lru_cache
def ready(path: Path) -> Setting:
    """A scenario bound to the rulebook."""
    return prepare(load_scenario(path))


def together(ends: list[State]) -> State:
    last = max(state.month for state in ends)
    return join([state.with_values(month=last) for state in ends])


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_random_play_stays_possible(path: Path) -> None:
    for _, state in random_months(ready(path), 5, 32, ready(path).scenario.theatre.months):
        assert out_of_range(state) == []


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_size_of_a_chunk_makes_no_difference(path: Path) -> None:
    whole = play(ready(path), 9, 16, limit=4)
    for chunk in (1, 7):
        assert same(together(whole), together(play(ready(path), 9, 16, limit=4, chunk=chunk))) == []


def test_two_workers_give_what_one_gives() -> None:
    setting = ready(scenarios() / "seminar_six.yaml")
    one, two = (together(play(setting, 3, 64, chunk=16, workers=count)) for count in (1, 2))
    assert same(one, two) == []


def test_no_worker_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        play(ready(SCENARIOS[0]), 1, 4, workers=0)


def test_outcomes_of_the_strict_scenarios_have_a_door() -> None:
    for path in SCENARIOS:
        if ready(path).scenario.theatre.gate_mode == 0:
            end = together(play(ready(path), 4, 64))
            agreed = np.isin(end.outcome, (2, 3))
            assert (end.door[agreed] >= 0).all(), path.name
