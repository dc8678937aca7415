"""The order sheet of one seat: every order it may give, its budgets and problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from wargame.board.orders.case import OrderCase
from wargame.board.orders.lines_economy import economy_lines
from wargame.board.orders.lines_external import external_lines
from wargame.board.orders.lines_front import front_lines
from wargame.board.orders.lines_table import table_lines
from wargame.board.orders.view import OrderLine, OrderSheetView, Resource
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, Sheet
from wargame.reckon.means import Budget, budgets
from wargame.reckon.planning import situation
from wargame.reckon.situation import Situation
from wargame.seat.desk import Desk
from wargame.words.numbers import plain

Family = Callable[[OrderCase], list[OrderLine]]

BELLIGERENT: tuple[Family, ...] = (front_lines, economy_lines, table_lines)
"""The families of a belligerent's lines, as they follow on the sheet."""


def show_orders(desk: Desk) -> OrderSheetView:
    """The draft sheet of the seat as lines, budgets and problems."""
    return order_sheet(desk, tuple(line for family in families(desk) for line in family(desk)))


def families(desk: Desk) -> tuple[Callable[[Desk], tuple[OrderLine, ...]], ...]:
    """What makes the lines of the seat's sheet, family by family."""
    if desk.side is None:
        return (_external,)
    return tuple(partial(_belligerent, family) for family in BELLIGERENT)


def order_sheet(desk: Desk, lines: tuple[OrderLine, ...]) -> OrderSheetView:
    """The sheet with its lines as they are given, its budgets and problems."""
    case = situation(desk)
    spent = budgets(case)
    return OrderSheetView(
        seat=desk.theatre.seats[desk.seat].key,
        lines=lines,
        resources=tuple(Resource(b.name, b.used, b.available, b.unit, b.rule, b.digits, b.short) for b in spent),
        can_undo=desk.can_undo,
        can_redo=desk.can_redo,
        problems=(*map(_overdrawn, (b for b in spent if b.is_overdrawn)), *_problems(case)),
    )


def set_otherwise(desk: Desk, draft: Sheet) -> frozenset[str]:
    """Keys of the lines that the seat's draft sets to something else than another sheet of the same seat."""
    other = {line.key: line.setting for line in show_orders(replace(desk, draft=draft)).lines}
    return frozenset(line.key for line in show_orders(desk).lines if other.get(line.key) != line.setting)


def _external(desk: Desk) -> tuple[OrderLine, ...]:
    if isinstance(desk.draft, ExternalSheet) and isinstance(desk.standing, ExternalSheet):
        return tuple(external_lines(desk, desk.draft, desk.standing))
    raise TypeError("an external seat has external sheets")


def _belligerent(family: Family, desk: Desk) -> tuple[OrderLine, ...]:
    if desk.side is None or not isinstance(desk.draft, BelligerentSheet):
        raise TypeError("a belligerent has a side and a belligerent's sheets")
    if not isinstance(desk.standing, BelligerentSheet):
        raise TypeError("a belligerent's draft stands beside a belligerent's standing orders")
    return tuple(family(OrderCase(desk, desk.side, desk.draft, desk.standing, situation(desk))))


def _overdrawn(budget: Budget) -> str:
    used, available = (plain(amount, budget.digits) for amount in (budget.used, budget.available))
    return f"{budget.name}: {used} {budget.unit} are asked, {available} are there ({budget.rule})."


def _problems(case: Situation) -> tuple[str, ...]:
    """Reasons of the whole sheet, beside its budgets, why it cannot be committed."""
    if not isinstance(case.draft, BelligerentSheet):
        return ()
    is_open = case.sight.value("sector_closed")[:, 0] <= 0
    if is_open.any() and float(case.draft.effort[is_open, 0].clip(min=0).sum()) <= 1e-6:
        return ("No sector is given a share of effort (M04).",)
    return ()
