"""Calibration targets: what the model must show, measured, met or missed; imports this layer and below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from wargame import __version__
from wargame.engine.words import Door, Outcome
from wargame.study.campaigns import Setting
from wargame.study.experiment import Course, pause, run, scaled, with_parameters, with_start

Array = NDArray[Any]

BASELINE = {"deck_scale": 0.0, "oil_sd": 0.0, "oil_jump_chance": 0.0, "oil_mean": 65.0}
"""Baseline: default doctrines, decks off, price fixed (balance 4)."""

CRIMEA, MAINLAND = "crimea", "mainland"


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
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


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

    def baseline(self) -> Course:
        """36 months at the baseline, every campaign run to the end."""
        return self.course("baseline", lambda: run(self.still, self.seed, self.count, 36, keep_running=True))

    def live(self) -> Course:
        """60 months with decks on."""
        return self.course("live", lambda: run(self.setting, self.seed, self.count, 60))

    def raids(self, asked: float) -> Array:
        """Refining offline, months 7 to 12, interpolated to a number of raids that were flown."""
        points = []
        for base in (22.0, 29.0, 36.0, 46.0):
            about = self.setting.rulebook.parameters.about("raids_base").value
            first = about[0] if isinstance(about, tuple) else about
            changed = with_parameters(self.still, {"raids_base": (first, base)})
            course = self.course(
                f"raids {base}", lambda changed=changed: run(changed, self.seed, max(self.count // 4, 64), 12)
            )
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
        """Oil at 45 USD and strikes of about thirty raids a month."""
        values = {"oil_mean": 45.0, "oil_sd": 0.10, "raids_base": (40.0, 40.0)}
        changed = with_parameters(self.setting, values)
        changed = with_start(changed, oil_log=np.full_like(changed.start.oil_log, np.log(45.0)))
        return self.course("cheap oil", lambda: run(changed, self.seed, self.count, 36, keep_running=True))

    def twins(self) -> tuple[Course, Course]:
        """The same seeds with and without a three-month pause from the fourth month."""
        paused = self.course(
            "paused", lambda: run(self.still, self.seed, self.count, 12, pause(3, 3), keep_running=True)
        )
        return paused, self.course("unpaused", lambda: run(self.still, self.seed, self.count, 12, keep_running=True))


def _first(mask: Array) -> Array:
    """Month (1 first) in which each campaign first fulfils a condition, inf where never; mask is (months, B)."""
    return np.where(mask.any(axis=0), mask.argmax(axis=0) + 1.0, np.inf)


def _share(values: Array) -> Array:
    return np.asarray(values, dtype=float)


def _door_month(course: Course, door: Door) -> Array:
    end = course.end
    return end.door_month[end.door == door]


def _spread(values: Array) -> Array:
    if len(values) < 10:
        return np.array([0.0])
    low, high = np.percentile(values, [10, 90])
    return np.array([high - low])


def _crimea_first(bench: Bench) -> Array:
    names = [region.key for region in bench.setting.scenario.theatre.regions]
    supply = bench.live().of("region_supply")[:24]
    crimea, mainland = (_first(supply[:, names.index(key)] < 0.9) for key in (CRIMEA, MAINLAND))
    return _share(crimea < mainland)[np.isfinite(crimea)]


def _after_pause(name: str) -> Callable[[Bench], Array]:
    def measure(bench: Bench) -> Array:
        paused, war = bench.twins()
        area = [course.of("month_km2")[6:12].sum(axis=0) for course in (paused, war)]
        if name == "area":
            return area[0] - area[1]
        loss = [course.of("loss")[6:12, 0].sum(axis=0).sum() * 1000 for course in (paused, war)]
        return np.array([(loss[0] / max(area[0].sum(), 1.0)) / (loss[1] / max(area[1].sum(), 1.0))])

    return measure


def _undoored(course: Course, months: int) -> Array:
    state = course.states[months - 1]
    agreed = (state.outcome == Outcome.FREEZE) | (state.outcome == Outcome.SETTLEMENT) | (state.leaders_met > 0)
    return _share(agreed & (state.door == Door.NONE))


TARGETS: tuple[Target, ...] = (
    Target(
        "D1",
        "Baseline area, mean of the first 12 months",
        50,
        200,
        "km2 a month",
        "domain 3.3",
        lambda b: b.baseline().of("month_km2")[:12].mean(axis=0),
    ),
    Target(
        "D1b",
        "Spread of monthly area",
        50,
        120,
        "km2",
        "domain 3.3",
        lambda b: b.baseline().of("month_km2")[:12].std(axis=0),
    ),
    Target(
        "D1c",
        "Years with at least one month of net loss for the attacker",
        0.30,
        1,
        "share",
        "domain 3.3",
        lambda b: _share(b.baseline().of("month_km2")[:12].min(axis=0) < 0),
    ),
    Target(
        "D2",
        "Losses of the first side, thousand a month",
        26,
        40,
        "thousand",
        "facts L04, L05",
        lambda b: b.baseline().of("loss")[:12, 0].mean(axis=0),
    ),
    Target(
        "D2b",
        "Losses of the second side, thousand a month",
        9,
        20,
        "thousand",
        "facts L06",
        lambda b: b.baseline().of("loss")[:12, 1].mean(axis=0),
    ),
    Target(
        "D2c",
        "Ratio of losses",
        1.7,
        3.0,
        "ratio",
        "facts L07",
        lambda b: b.baseline().of("loss")[:12, 0].mean(axis=0) / b.baseline().of("loss")[:12, 1].mean(axis=0),
    ),
    Target("D3", "Refining offline at 21 raids a month", 0.18, 0.28, "share", "facts D05, E01", lambda b: b.raids(21)),
    Target("D3b", "Refining offline at 30 raids a month", 0.28, 0.38, "share", "facts D05, E02", lambda b: b.raids(30)),
    Target("D4", "Crimea short before the mainland", 0.90, 1, "share", "R29", _crimea_first),
    Target(
        "D5",
        "Reserve under 1.0 before month 24 at 65 USD",
        0,
        0.05,
        "share",
        "balance 4",
        lambda b: _share((b.baseline().of("fund")[:24, 0] < 1.0).any(axis=0)),
    ),
    Target(
        "D5b",
        "Month in which the reserve falls under 1.0 at 45 USD and heavy strikes",
        9,
        18,
        "month",
        "balance 4",
        lambda b: np.minimum(_first(b.cheap_oil().of("fund")[:, 0] < 1.0), 37),
    ),
    Target(
        "R04",
        "Signs hold in every month of the first year",
        0.99,
        1,
        "share",
        "R04",
        lambda b: _share(
            (b.baseline().of("ceasefire_utility")[:12, 0] < 0) & (b.baseline().of("ceasefire_utility")[:12, 1] > 0)
        ),
    ),
    Target(
        "R19",
        "Text concluded within 60 months while no pillar has failed",
        0,
        0,
        "share",
        "R19",
        lambda b: _share((b.live().of("door") == Door.TEXT).any(axis=0)),
    ),
    Target(
        "R45a",
        "Agreements or leaders' meetings without a door in 36 months",
        0,
        0,
        "share",
        "R45",
        lambda b: _undoored(b.live(), 36),
    ),
    Target("R45a'", "The same in 60 months", 0, 0, "share", "R45", lambda b: _undoored(b.live(), 60)),
    Target(
        "R45b",
        "Aid cut by 70 %: talks open by the aid door",
        0.95,
        1,
        "share",
        "R45",
        lambda b: _share(b.aid_cut().end.door == Door.SECOND_PILLAR),
    ),
    Target(
        "R45b'", "Month of that door", 4, 12, "month", "R45", lambda b: _door_month(b.aid_cut(), Door.SECOND_PILLAR)
    ),
    Target(
        "R45b''",
        "Utility of the first side in the month of that door stays below zero",
        0.95,
        1,
        "share",
        "R45",
        lambda b: _share(b.aid_cut().of("ceasefire_utility")[5:12, 0] < 0),
    ),
    Target(
        "R45c",
        "45 USD and heavy strikes: talks open by the macro door",
        0.95,
        1,
        "share",
        "R45",
        lambda b: _share(b.cheap_oil().end.door == Door.FIRST_PILLAR),
    ),
    Target(
        "R45c'",
        "10 to 90 % range of the month of that door",
        6,
        24,
        "months",
        "R45",
        lambda b: _spread(_door_month(b.cheap_oil(), Door.FIRST_PILLAR)),
    ),
    Target(
        "R34",
        "Lowest insulation in 18 months at the baseline",
        0.55,
        1,
        "share",
        "R34",
        lambda b: b.baseline().of("macro_insulation")[:18, 0].min(axis=0),
    ),
    Target(
        "R05",
        "Area in the six months after a three-month pause, less its twin",
        -np.inf,
        -1,
        "km2",
        "R05",
        _after_pause("area"),
    ),
    Target(
        "R14", "Losses per km2 after that pause, against the twin", 1.01, np.inf, "ratio", "R14", _after_pause("price")
    ),
)
"""Targets of domain 3.3 as amended in balance 4, and the statistical rows of the claims."""


def calibrate(bench: Bench, progress: Callable[[str], None] | None = None) -> tuple[Result, ...]:
    """Measure every target."""
    results = []
    for target in TARGETS:
        values = np.atleast_1d(np.asarray(target.measure(bench), dtype=float))
        if len(values) == 0:
            values = np.array([np.nan])
        low, high = np.percentile(values, [10, 90])
        results.append(Result(target, float(values.mean()), float(low), float(high)))
        if progress is not None:
            progress(results[-1].line())
    return tuple(results)


def write_table(results: tuple[Result, ...], bench: Bench, path: Path) -> Path:
    """Write the table shown in the rulebook browser. Raises OSError."""
    rows = [
        {
            "id": r.target.id,
            "target": r.target.text,
            "unit": r.target.unit,
            "source": r.target.source,
            "aim": [_finite(r.target.low), _finite(r.target.high)],
            "value": _finite(r.value),
            "spread": [_finite(r.low), _finite(r.high)],
            "met": r.is_met,
        }
        for r in results
    ]
    head = {
        "scenario": bench.setting.scenario.theatre.key,
        "campaigns": bench.count,
        "seed": bench.seed,
        "version": __version__,
    }
    path.write_text(yaml.safe_dump({**head, "targets": rows}, sort_keys=False, width=120), encoding="utf-8")
    return path


def _finite(value: float) -> float | None:
    return round(float(value), 3) if np.isfinite(value) else None
