"""What front, orders and economy read in common: the planned position, the months back, numbers."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.orders import Order
from wargame.engine.sheet import Sheet, SheetFields
from wargame.reckon.legality import Illegal, check, check_each
from wargame.reckon.situation import Situation
from wargame.seat.desk import PLAN, TABLE, Desk
from wargame.seat.sight import Sight
from wargame.seat.values import Figure


def position(desk: Desk) -> Sight:
    """The position on which the sheet on the desk is or was drawn up."""
    if desk.stage == PLAN:
        return desk.sight
    if desk.stage == TABLE or len(desk.history) < 2:
        return desk.history[-1]
    return desk.history[-2]


def situation(desk: Desk) -> Situation:
    """What legality reads for the seat's draft."""
    return Situation(position(desk), desk.draft, desk.rulebook)


def refusal(order: Order, case: Situation) -> str:
    """Why an order may not be given, with the rule in brackets; empty when it may."""
    return spelled(check(order, case))


def refusals(orders: Iterable[Order], case: Situation) -> dict[Order, str]:
    """``refusal`` of many orders, each alone on the same draft."""
    each = tuple(dict.fromkeys(orders))
    return dict(zip(each, map(spelled, check_each(each, case)), strict=True))


def spelled(refused: Illegal | None) -> str:
    """A refusal as one sentence with its rule; empty for None."""
    return "" if refused is None else f"{refused.reason.rstrip('.')} ({refused.rule})."


def timeline(desk: Desk, most: int | None = None) -> tuple[Sight, ...]:
    """The positions so far, oldest first, the last one as it is on the desk now; the ``most`` last of them."""
    months = (*desk.history[:-1], desk.sight)
    return months if most is None else months[-most:]


def series(desk: Desk, name: str, *index: int, most: int | None = None) -> tuple[float, ...]:
    """A quantity's past as this seat saw it, oldest first, ending in what it sees now; the ``most`` last months."""
    at = (*index, 0)
    return tuple(float(sight.value(name)[at]) for sight in timeline(desk, most))


def effort_shares(case: Situation, sheet: Sheet) -> tuple[float, ...]:
    """Share of effort each sector gets from a sheet of the seat, as rule M04 spreads it; zero for an external seat."""
    if case.side is None:
        return (0.0,) * len(case.sight.theatre.sectors)
    effort = case.workings.tried((SheetFields(sheet),), ("M04",))["effort"]
    return tuple(effort[case.side, :, 0].tolist())


def number(desk: Desk, name: str, side: int = 0) -> float:
    """A parameter of the rulebook, the side's own where there is one a side. Raises KeyError for an unknown name."""
    return desk.rulebook.parameters.of_side(name, side)


def of_public(value: float, before: float | None, unit: str, digits: int, rule: str, quantity: str) -> Figure:
    """A figure worked out from what everybody sees."""
    return Figure(value, value, value, None if before is None else value - before, unit, digits, rule, quantity)
