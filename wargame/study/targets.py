"""Targets for the figures of the model: area, losses, raids, reserve, signs, and doors that are forced."""

from __future__ import annotations

import numpy as np

from wargame.engine.words import Door, Outcome
from wargame.rules.parameters import default_parameters
from wargame.study.bench import Array, Bench, Target, first_month, share
from wargame.study.draws import signs_hold
from wargame.study.experiment import Course

CRIMEA, MAINLAND = "crimea", "mainland"


def _door_month(course: Course, door: Door) -> Array:
    end = course.end
    return np.asarray(end.door_month[end.door == door])


def _spread(values: Array) -> Array:
    if len(values) < 10:
        return np.array([0.0])
    low, high = np.percentile(values, [10, 90])
    return np.array([high - low])


def _crimea_first(bench: Bench) -> Array:
    names = [region.key for region in bench.setting.scenario.theatre.regions]
    supply = bench.live().of("region_supply")[:24]
    crimea, mainland = (first_month(supply[:, names.index(key)] < 0.9) for key in (CRIMEA, MAINLAND))
    return share(crimea < mainland)[np.isfinite(crimea)]


def undoored(course: Course, months: int) -> Array:
    """For each campaign, whether in any of its first months something was agreed before a door had opened."""
    outcome, closed = course.of("outcome")[:months], course.of("door")[:months] == Door.NONE
    agreed = np.isin(outcome, (Outcome.FREEZE, Outcome.SETTLEMENT)) | (course.of("leaders_met")[:months] > 0)
    return share(((agreed | (course.of("ceasefire")[:months] > 0)) & closed).any(axis=0))


def _concluded_early(bench: Bench) -> Array:
    """For each campaign, whether all issues were concluded in a month by whose end no pillar had ever failed."""
    course = bench.long()
    stood = (course.of("pillar_failed") <= 0).all(axis=1)
    return share(((course.of("text").min(axis=1) >= bench.concluded_at) & stood).any(axis=0))


def _drawn_signs(bench: Bench) -> Array:
    return share(signs_hold(bench.setting, default_parameters(), bench.seed, 32 * bench.count))


FIGURES: tuple[Target, ...] = (
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
        lambda b: share(b.baseline().of("month_km2")[:12].min(axis=0) < 0),
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
        lambda b: share((b.baseline().of("fund")[:24, 0] < 1.0).any(axis=0)),
    ),
    Target(
        "D5b",
        "Month in which the reserve falls under 1.0 at 45 USD and heavy strikes",
        9,
        18,
        "month",
        "balance 4",
        lambda b: np.minimum(first_month(b.cheap_oil().of("fund")[:, 0] < 1.0), 37),
    ),
    Target(
        "R04",
        "Signs hold in every month of the first year",
        0.99,
        1,
        "share",
        "R04",
        lambda b: share(
            (b.baseline().of("ceasefire_utility")[:12, 0] < 0) & (b.baseline().of("ceasefire_utility")[:12, 1] > 0)
        ),
    ),
    Target(
        "R04'",
        "Signs at the start, every parameter drawn within its range",
        0.99,
        1,
        "share",
        "R04",
        _drawn_signs,
    ),
    Target(
        "R19",
        "Text concluded within 60 months while no pillar has failed",
        0,
        0,
        "share",
        "R19",
        _concluded_early,
    ),
    Target(
        "R45a",
        "Agreements, ceasefires or leaders' meetings without a door in 36 months",
        0,
        0,
        "share",
        "R45",
        lambda b: undoored(b.long(), 36),
    ),
    Target("R45a'", "The same in 60 months", 0, 0, "share", "R45", lambda b: undoored(b.long(), 60)),
    Target(
        "R45b",
        "Aid cut by 70 %: talks open by the aid door",
        0.95,
        1,
        "share",
        "R45",
        lambda b: share(b.aid_cut().end.door == Door.SECOND_PILLAR),
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
        lambda b: share(b.aid_cut().of("ceasefire_utility")[5:12, 0] < 0),
    ),
    Target(
        "R45c",
        "45 USD and heavy strikes: talks open by the macro door",
        0.95,
        1,
        "share",
        "R45",
        lambda b: share(b.cheap_oil().end.door == Door.FIRST_PILLAR),
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
)
"""Targets of domain 3.3 as amended in balance 4, and the forced doors of R45."""
