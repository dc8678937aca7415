"""The economic panel of one seat: purses, support, regions, oil, pillars, stock."""

from __future__ import annotations

from math import exp

from wargame.board.economy.aid import aid_of
from wargame.board.economy.side import side_economy
from wargame.board.economy.view import EconomyView, Region
from wargame.board.orders.view import Resource
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.theatre import Region as RegionSpec
from wargame.engine.words import Reach
from wargame.reckon.means import deep_room, raid_stock, raids_by_range
from wargame.reckon.planning import of_public, series, situation, timeline
from wargame.seat.desk import Desk
from wargame.seat.sight import Sight
from wargame.seat.values import Figure, Pillar
from wargame.words.numbers import counted
from wargame.words.terms import row
from wargame.words.times import month_tag


def show_economy(desk: Desk) -> EconomyView:
    """Everything the economic panel shows, as the seat may know it."""
    return EconomyView(
        sides=(side_economy(desk, 0), side_economy(desk, 1)),
        aid=(aid_of(desk, 0), aid_of(desk, 1)),
        regions=tuple(_region(desk, index, spec) for index, spec in enumerate(desk.theatre.regions)),
        oil_price=_oil(desk),
        oil_history=tuple(_price(sight) for sight in timeline(desk)),
        pillars=(_pillar(desk, 0), _pillar(desk, 1)),
        strike_stock=_stock(desk),
        months=tuple(month_tag(desk.theatre, sight.month) for sight in timeline(desk)),
    )


def _price(sight: Sight) -> float:
    """The oil price in USD a barrel; everybody sees it."""
    return exp(float(sight.value("oil_log")[0]))


def _oil(desk: Desk) -> Figure:
    before = None if desk.last is None else _price(desk.last)
    return of_public(_price(desk.sight), before, "USD", 0, desk.rulebook.claim_of("oil_log"), "oil_price")


def _region(desk: Desk, index: int, spec: RegionSpec) -> Region:
    adequacy = desk.figure("region_supply", index, digits=2)
    months = float(desk.sight.value("region_short_months")[index, 0])
    return Region(
        name=spec.name,
        side=spec.side,
        adequacy=adequacy,
        threshold=spec.threshold,
        state=region_words(months, adequacy.high < spec.threshold),
        history=series(desk, "region_supply", index),
        rule=adequacy.rule,
    )


def region_words(months: float, is_under: bool) -> str:
    """A region's state: months in a row of shortage are public, before the first only what is seen tells."""
    if months > 0:
        return f"Short for {counted(months, 'month')}"
    return "Short" if is_under else "Balanced"


def _pillar(desk: Desk, side: int) -> Pillar:
    spec = desk.theatre.pillars[side]
    return Pillar(
        side=side,
        name=spec.name,
        figure=desk.figure(spec.quantity, side, digits=2, rule="R45"),
        threshold=spec.threshold,
        months_under=round(float(desk.sight.value("pillar_months")[side, 0])),
        limit=spec.months,
        failed=bool(desk.sight.value("pillar_failed")[side, 0] > 0),
        history=series(desk, spec.quantity, side),
    )


def _stock(desk: Desk) -> tuple[Resource, ...]:
    """Own raids by range class: what is planned, and what could be with the other classes as they stand."""
    case = situation(desk)
    if not isinstance(case.draft, BelligerentSheet):
        return ()
    near, mid, deep = raids_by_range(case, case.draft)
    left = max(raid_stock(case) - near - mid - deep, 0.0)
    return (
        _raids(Reach.NEAR, near, near + left),
        _raids(Reach.MID, mid, mid + left),
        _raids(Reach.DEEP, deep, min(deep_room(case), deep + left)),
    )


def _raids(reach: Reach, used: float, available: float) -> Resource:
    return Resource(row(reach).label, used, available, "raids", row(reach).rule)
