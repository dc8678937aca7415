"""The economies' month: oil, shortages, fuel, and each side's own budget."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wargame.chronicle.month import Month
from wargame.engine.events import Event
from wargame.words.numbers import percent, plain, signed

JUMP = 0.12
"""Change of the oil price in a month that is told of."""


def tell_economy(month: Month) -> Iterator[Event]:
    """Oil, then shortages, then each side's budget for its own seat."""
    yield from _oil(month)
    for index in range(len(month.theatre.regions)):
        yield from _region(month, index)
    for side in (0, 1):
        yield from _fuel(month, side)
        yield _budget(month, side)


def _oil(month: Month) -> Iterator[Event]:
    now, before = float(np.exp(month.at("oil_log"))), float(np.exp(month.before("oil_log")))
    if abs(now / before - 1) >= JUMP:
        verb = "rose" if now > before else "fell"
        yield month.tell(f"The oil price {verb} from {before:.0f} to {now:.0f} USD a barrel.", "M02", "economy")


def _region(month: Month, index: int) -> Iterator[Event]:
    region = month.theatre.regions[index]
    name, owner = region.name, frozenset({month.seat(region.side)})
    short, was = month.at("region_short_months", index), month.before("region_short_months", index)
    met = percent(month.at("region_supply", index))
    if short == 1 and was == 0:
        text = f"{name} runs short: {met} of its demand is met, under the threshold of {percent(region.threshold)}."
        yield month.tell(text, "R29", "economy", owner, f"{name} runs short.", gains=1 - region.side)
    elif short == 0 and was > 0:
        text = f"Supply of {name} is back to {met} of its demand."
        yield month.tell(text, "R29", "economy", owner, f"{name} is no longer short.", gains=region.side)


def _fuel(month: Month, side: int) -> Iterator[Event]:
    name, owner = month.sides[side].name, frozenset({month.seat(side)})
    short, was = month.at("short_months", side), month.before("short_months", side)
    met = percent(month.at("fuel", side))
    if short == 1 and was == 0:
        text = f"Fuel runs short across {name}'s own supply: {met} of demand is met."
        yield month.tell(text, "R30", "economy", owner, f"{name} reports a national fuel shortage.", gains=1 - side)
    elif short == 0 and was > 0:
        text = f"Fuel meets {met} of national demand again."
        yield month.tell(text, "R30", "economy", owner, f"{name}'s fuel shortage has ended.", gains=side)


def _budget(month: Month, side: int) -> Event:
    def amount(name: str) -> str:
        return plain(month.at(name, side))

    name = month.sides[side].name
    text = (
        f"{name}'s budget: resource revenue {amount('resource_revenue')}, deficit {amount('deficit')}, "
        f"borrowed {amount('borrowing')}; the reserve stands at {amount('fund')} "
        f"({signed(month.change('fund', side))}) {month.sides[side].money}."
    )
    return month.tell(text, "R36", "economy", frozenset({month.seat(side)}))
