"""Scenarios worth playing: each variant opens the doors it promises in about the share of games it promises."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pytest

from wargame.engine.state import State
from wargame.engine.words import Door
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.study.campaigns import Setting, play, prepare
from wargame.study.decisions import join_ends
from wargame.study.experiment import with_start

CAMPAIGNS = 192


@dataclass(frozen=True)
class Promise:
    """Least and most share of games in which a door opens, and the least share of each pillar's."""

    doors: tuple[float, float]
    macro: float
    aid: float
    median: tuple[float, float]
    """Months between which half of the doors have opened."""


PROMISES = {
    "seminar_six": Promise((0.40, 0.72), 0.15, 0.12, (2, 4)),
    "double_squeeze": Promise((0.30, 0.62), 0.10, 0.10, (3, 9)),
    "oil_shock": Promise((0.25, 0.55), 0.20, 0.0, (8, 16)),
    "aid_shock": Promise((0.28, 0.62), 0.0, 0.25, (3, 6)),
}


@lru_cache(maxsize=8)
def variant(name: str) -> Setting:
    return prepare(load_scenario(scenarios() / f"{name}.yaml"))


@lru_cache(maxsize=8)
def end(name: str) -> State:
    return join_ends(play(variant(name), 6, CAMPAIGNS))


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_a_variant_opens_the_doors_it_promises(name: str) -> None:
    promise, door = PROMISES[name], end(name).door
    opened = door != Door.NONE
    assert promise.doors[0] <= opened.mean() <= promise.doors[1]
    assert (door == Door.FIRST_PILLAR).mean() >= promise.macro
    assert (door == Door.SECOND_PILLAR).mean() >= promise.aid
    assert promise.median[0] <= np.median(end(name).door_month[opened]) <= promise.median[1]


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_its_outcomes_are_not_all_the_same(name: str) -> None:
    assert len(set(end(name).outcome.tolist())) >= 2


def test_contracts_decide_the_aid_shock() -> None:
    ready = variant("aid_shock")
    signed = ready.start.contract_share.copy()
    shares = []
    for level in (0.4, 0.6):
        signed[1] = level
        ends = join_ends(play(with_start(ready, contract_share=signed.copy()), 6, 64))
        shares.append(float((ends.door == Door.SECOND_PILLAR).mean()))
    assert shares[0] > 0.85 and shares[1] < 0.15
