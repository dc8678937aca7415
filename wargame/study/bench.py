"""A scenario on the bench: targets, results, and the runs that several targets share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.parameter import Value
from wargame.study.campaigns import Setting
from wargame.study.experiment import Course, pause, run, scaled, with_parameters, with_start
from wargame.words.numbers import digits_of, plain

Array = NDArray[Any]

BASELINE: dict[str, Value] = {
    "deck_scale": 0.0,
    "oil_sd": 0.0,
    "oil_jump_chance": 0.0,
    "oil_sanctions": 0.0,
    "oil_mean": 65.0,
}
"""Baseline: default doctrines, decks off, price fixed (balance 4)."""


@dataclass(frozen=True)
class Target:
    """A figure and the range it must lie in; ``source`` is a section of the research or a claim."""

    id: str
    text: str
    low: float
    high: float
    unit: str
    source: str
    measure: Callable[[Bench], Array]
    """Values by campaign; the mean is compared, the 10 and 90 % points are printed."""


@dataclass(frozen=True)
class Result:
    """A target measured."""

    target: Target
    value: float
    low: float
    high: float

    @property
    def is_met(self) -> bool:
        """True when the measured value lies in the target's range."""
        return self.target.low <= self.value <= self.target.high

    def line(self) -> str:
        """One readable line."""
        aim = f"{_short(self.target.low)} to {_short(self.target.high)}"
        spread = f"({_short(self.low)} to {_short(self.high)})"
        word = "met" if self.is_met else "MISSED"
        return f"{self.target.id:<7}{self.target.text:<74}{aim:>18}  {_short(self.value):>8} {spread:<20} {word}"


def _short(value: float) -> str:
    if not np.isfinite(value):
        return "none" if value > 0 else "any"
    return plain(value, digits_of(value))


@dataclass
class Bench:
    """A scenario on the bench, with the runs that several targets share."""

    setting: Setting
    count: int = 512
    seed: int = 2026

    def __post_init__(self) -> None:
        self._kept: dict[str, Course] = {}

    def course(self, name: str, make: Callable[[], Course]) -> Course:
        """A run made once and shared."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    @property
    def still(self) -> Setting:
        """The scenario at the baseline: decks off, price fixed."""
        return with_parameters(self.setting, BASELINE)

    @property
    def concluded_at(self) -> float:
        """Text that counts as concluded."""
        return float(self.setting.rulebook.parameters["text_concluded_at"])

    def baseline(self) -> Course:
        """36 months at the baseline, every campaign run to the end."""
        return self.course("baseline", lambda: run(self.still, self.seed, self.count, 36, keep_running=True))

    def live(self) -> Course:
        """60 months with decks on."""
        return self.course("live", lambda: run(self.setting, self.seed, self.count, 60))

    def long(self) -> Course:
        """60 months with decks on, every campaign run past its end."""
        return self.course("long", lambda: run(self.setting, self.seed, self.count, 60, keep_running=True))

    def raids(self, asked: float) -> Array:
        """Refining offline, months 7 to 12, interpolated to a number of raids that were flown."""
        points = []
        for base in (22.0, 29.0, 36.0, 46.0):
            about = self.setting.rulebook.parameters.about("raids_base").value
            first = about[0] if isinstance(about, tuple) else about
            changed = with_parameters(self.still, {"raids_base": (first, base)})
            course = self.course(f"raids {base}", partial(run, changed, self.seed, max(self.count // 4, 64), 12))
            owner = self.setting.scenario.theatre.node_owner == 0
            flown = course.of("raids_received")[6:, owner].sum(axis=1).mean()
            points.append((flown, course.of("refining_offline")[6:, 0].mean()))
        flown, offline = zip(*points, strict=True)
        return np.atleast_1d(np.interp(asked, flown, offline))

    def aid_cut(self) -> Course:
        """Weapons and money to the second side cut by 70 % from the third month."""
        cut = scaled(("military_need", "finance_need"), 0.3, 2)
        return self.course(
            "aid cut", lambda: run(with_parameters(self.setting, BASELINE), self.seed, self.count, 36, cut)
        )

    def cheap_oil(self) -> Course:
        """Oil fixed at 45 USD, decks off, and strikes of about thirty raids a month while industry is whole."""
        values: dict[str, Value] = {**BASELINE, "oil_mean": 45.0, "raids_base": (40.0, 40.0)}
        changed = with_parameters(self.setting, values)
        changed = with_start(changed, oil_log=np.full_like(changed.start.oil_log, np.log(45.0)))
        return self.course("cheap oil", lambda: run(changed, self.seed, self.count, 36, keep_running=True))

    def twins(self) -> tuple[Course, Course]:
        """The same seeds with and without a three-month pause from the fourth month."""
        paused = self.course(
            "paused", lambda: run(self.still, self.seed, self.count, 12, pause(3, 3), keep_running=True)
        )
        return paused, self.course("unpaused", lambda: run(self.still, self.seed, self.count, 12, keep_running=True))


def first_month(mask: Array) -> Array:
    """Month (1 first) in which each campaign first fulfils a condition, inf where never; mask is (months, B)."""
    return np.where(mask.any(axis=0), mask.argmax(axis=0) + 1.0, np.inf)


def share(values: Array | np.bool_) -> Array:
    """Truth values as numbers, so that their mean is a share."""
    return np.asarray(values, dtype=float)
