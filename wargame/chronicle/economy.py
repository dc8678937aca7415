"""The economies' month as events: oil, shortages, fuel, and each side's own budget."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wargame.chronicle.month import Month
from wargame.chronicle.words.economy import BUDGET, FUEL_MET, FUEL_SHORT, OIL_MOVED, REGION_SHORT, REGION_SUPPLIED
from wargame.engine.events import Event, key_before, key_of

JUMP = 0.12
"""Change of the oil price in a month that is told of."""


def tell_economy(month: Month) -> Iterator[Event]:
    """Oil, then shortages, then each side's budget for its own seat."""
    now, before = float(np.exp(month.at("oil_log"))), float(np.exp(month.before("oil_log")))
    if abs(now / before - 1) >= JUMP:
        yield month.tell(OIL_MOVED, "oil_price", ["oil_log", key_before("oil_log")])
    for index in range(len(month.theatre.regions)):
        yield from _region(month, index)
    for side in (0, 1):
        yield from _fuel(month, side)
        yield _budget(month, side)


def _region(month: Month, index: int) -> Iterator[Event]:
    side, supply = month.theatre.regions[index].side, key_of("region_supply", index)
    short, was = month.at("region_short_months", index), month.before("region_short_months", index)
    begins = short == 1 and was == 0
    if begins or (short == 0 and was > 0):
        yield month.tell(
            REGION_SHORT if begins else REGION_SUPPLIED,
            supply,
            [key_of("region_short_months", index)],
            [supply],
            sides=(side,),
            knowers=frozenset({month.seat(side)}),
            gains=1 - side if begins else side,
        )


def _fuel(month: Month, side: int) -> Iterator[Event]:
    short, was = month.at("short_months", side), month.before("short_months", side)
    begins = short == 1 and was == 0
    if begins or (short == 0 and was > 0):
        yield month.tell(
            FUEL_SHORT if begins else FUEL_MET,
            key_of("fuel", side),
            [key_of("short_months", side)],
            [key_of("fuel", side)],
            sides=(side,),
            knowers=frozenset({month.seat(side)}),
            gains=1 - side if begins else side,
        )


def _budget(month: Month, side: int) -> Event:
    kept = [key_of(name, side) for name in ("resource_revenue", "deficit", "borrowing", "fund")]
    return month.tell(
        BUDGET,
        key_of("fund", side),
        kept=[*kept, key_before("fund", side)],
        sides=(side,),
        knowers=frozenset({month.seat(side)}),
    )
