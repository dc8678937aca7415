"""Parameters drawn in their documented ranges, and what holds over the draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.chance import StillChance
from wargame.engine.parameter import Parameter, Value
from wargame.engine.resolution import fight
from wargame.rules.parameters import default_parameters
from wargame.study.campaigns import Setting

Array = NDArray[Any]


def drawn(setting: Setting, names: Iterable[str], seed: int, count: int) -> Setting:
    """A setting in which each campaign has its own draw of these parameters, uniform in their ranges."""
    rng, records, own = np.random.default_rng(seed), default_parameters(), setting.rulebook.parameters
    draws = {name: _draw(records.about(name), own.about(name).value, rng, count) for name in names}
    return replace(setting, rulebook=setting.rulebook.with_parameters(own.drawn(draws)))


def _draw(record: Parameter, own: Value, rng: np.random.Generator, count: int) -> Array:
    """Values (count,), or (2, count) where the scenario has one a side: the pair is scaled by what was drawn."""
    value = rng.uniform(record.low, record.high, count)
    if not isinstance(own, tuple):
        return value.astype(np.float32)
    usual = float(np.mean(record.value))
    factor = value / usual if usual else rng.uniform(0.5, 1.5, count)
    return np.clip(np.multiply.outer(own, factor), min(record.low, *own), max(record.high, *own)).astype(np.float32)


def first_utilities(setting: Setting, count: int) -> Array:
    """Utilities of halting in the first month without luck, (2, count)."""
    state, chance = setting.start.tiled(count), StillChance.count(count)
    return np.asarray(fight(state, setting.staff.sheets(state, chance), setting.rulebook, chance)["ceasefire_utility"])


def signs_hold(setting: Setting, names: Iterable[str], seed: int, count: int) -> Array:
    """For each draw, whether a halt is worth less than nothing to the first side and more to the second (R04)."""
    first, second = first_utilities(drawn(setting, names, seed, count), count)
    return np.asarray((first < 0) & (second > 0))
