"""The economies in words: oil, shortages, fuel and budgets."""

from __future__ import annotations

import math

from wargame.chronicle.kind import Kind, grown
from wargame.chronicle.telling import Telling
from wargame.words.numbers import percent, plain, signed


def _oil(told: Telling) -> str:
    now, before = (math.exp(value) for value in (told.at("oil_log"), told.before("oil_log")))
    verb = "rose" if now > before else "fell"
    return f"the oil price {verb} from {plain(before, 0)} to {plain(now, 0)} USD a barrel"


def _region(told: Telling) -> str:
    return told.theatre.regions[told.of("region_short_months")].name


def _runs_short(told: Telling) -> str:
    return f"{_region(told)} runs short"


def _short_by(told: Telling) -> str:
    region = told.of("region_short_months")
    if not told.knows("region_supply", region):
        return f"{_runs_short(told)}."
    met, threshold = percent(told.at("region_supply", region)), percent(told.theatre.regions[region].threshold)
    return f"{_runs_short(told)}: {met} of its demand is met, under the threshold of {threshold}."


def _no_longer_short(told: Telling) -> str:
    return f"{_region(told)} is no longer short"


def _supplied(told: Telling) -> str:
    region = told.of("region_short_months")
    if not told.knows("region_supply", region):
        return f"{_no_longer_short(told)}."
    return f"Supply of {_region(told)} is back to {percent(told.at('region_supply', region))} of its demand."


def _reports_shortage(told: Telling) -> str:
    return f"{told.side()} reports a national fuel shortage"


def _fuel_short(told: Telling) -> str:
    side = told.event.sides[0]
    if not told.knows("fuel", side):
        return f"{_reports_shortage(told)}."
    met = percent(told.at("fuel", side))
    return f"Fuel runs short across {told.side()}'s own supply: {met} of demand is met."


def _shortage_ended(told: Telling) -> str:
    return f"{told.side()}'s fuel shortage has ended"


def _fuel_met(told: Telling) -> str:
    side = told.event.sides[0]
    if not told.knows("fuel", side):
        return f"{_shortage_ended(told)}."
    return f"Fuel meets {percent(told.at('fuel', side))} of national demand again."


def _reserve(told: Telling) -> str:
    side = told.event.sides[0]
    amount = f"{plain(told.at('fund', side))} ({signed(told.change('fund', side))})"
    return f"the reserve stands at {amount} {told.theatre.sides[side].money}"


def _budget(told: Telling) -> str:
    side = told.event.sides[0]
    revenue, deficit, borrowed = (plain(told.at(name, side)) for name in ("resource_revenue", "deficit", "borrowing"))
    return (
        f"{told.side()}'s budget: resource revenue {revenue}, deficit {deficit}, borrowed {borrowed}; {_reserve(told)}."
    )


OIL_MOVED = Kind("oil_moved", "economy", "M02", 45, _oil, size=lambda told: grown(told.change("oil_log"), 0.4))
REGION_SHORT = Kind("region_short", "economy", "R29", 50, _runs_short, _short_by)
REGION_SUPPLIED = Kind("region_supplied", "economy", "R29", 38, _no_longer_short, _supplied)
FUEL_SHORT = Kind("fuel_short", "economy", "R30", 65, _reports_shortage, _fuel_short)
FUEL_MET = Kind("fuel_met", "economy", "R30", 50, _shortage_ended, _fuel_met)
BUDGET = Kind("budget", "economy", "R36", 30, _reserve, _budget)

KINDS = (OIL_MOVED, REGION_SHORT, REGION_SUPPLIED, FUEL_SHORT, FUEL_MET, BUDGET)
