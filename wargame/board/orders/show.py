"""The order sheet of one seat: every order it may give, its budgets and problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from wargame.board.kept import Kept
from wargame.board.orders.case import OrderCase
from wargame.board.orders.lines_economy import ECONOMY
from wargame.board.orders.lines_external import external_lines
from wargame.board.orders.lines_front import FRONT
from wargame.board.orders.lines_table import TABLE
from wargame.board.orders.view import OrderLine, OrderSheetView, Resource
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, Sheet
from wargame.reckon.means import BUDGETS, Budget, Spend
from wargame.reckon.planning import situation
from wargame.reckon.situation import Situation
from wargame.seat.desk import Desk
from wargame.words.numbers import plain

Family = Callable[[OrderCase], list[OrderLine]]

BELLIGERENT: tuple[Family, ...] = (*FRONT, *ECONOMY, *TABLE)
"""What makes the lines of a belligerent's sheet, group by group, as they follow on it."""


def show_orders(desk: Desk) -> OrderSheetView:
    """The draft sheet of the seat as lines, budgets and problems."""
    return KeptSheet(desk).view(desk)


class KeptSheet:
    """The order sheet of a desk's seat; groups of lines and budgets stay while nothing that they show changes."""

    def __init__(self, desk: Desk) -> None:
        self._lines = [Kept(group) for group in groups(desk)]
        self._budgets = [Kept(partial(_spent, spend)) for spend in BUDGETS]

    def view(self, desk: Desk) -> OrderSheetView:
        """The sheet as the draft stands."""
        spent = tuple(budget for budgets in self._budgets for budget in budgets.of(desk))
        return OrderSheetView(
            seat=desk.theatre.seats[desk.seat].key,
            lines=tuple(line for group in self._lines for line in group.of(desk)),
            resources=tuple(Resource(b.name, b.used, b.available, b.unit, b.rule, b.digits, b.short) for b in spent),
            can_undo=desk.can_undo,
            can_redo=desk.can_redo,
            problems=(*map(_overdrawn, (b for b in spent if b.is_overdrawn)), *_problems(situation(desk))),
        )


def groups(desk: Desk) -> tuple[Callable[[Desk], tuple[OrderLine, ...]], ...]:
    """What makes the lines of the seat's sheet, group by group."""
    if desk.side is None:
        return (_external,)
    return tuple(partial(_belligerent, family) for family in BELLIGERENT)


def _spent(spend: Spend, desk: Desk) -> tuple[Budget, ...]:
    """Some budgets of a belligerent's draft; none for an external seat."""
    return spend(situation(desk)) if isinstance(desk.draft, BelligerentSheet) else ()


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
