"""What a sheet asks against what there is: raids, reach, reserve, hubs, political capital."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from wargame.engine.orders import PlanRaids, Transfer
from wargame.engine.sheet import BelligerentSheet, sheet_items
from wargame.engine.words import Initiative, Reach
from wargame.reckon.legality import whole
from wargame.reckon.situation import SLACK, Situation
from wargame.words.orders import ORDERS
from wargame.words.terms import row


@dataclass(frozen=True)
class Budget:
    """One budget of a sheet: what it uses and what there is."""

    name: str
    used: float
    available: float
    unit: str
    rule: str
    digits: int = 0
    short: str = ""
    """What it is called where the name has no room."""

    @property
    def is_overdrawn(self) -> bool:
        """True when more is asked than there is."""
        return self.used > self.available + SLACK


def raid_stock(case: Situation) -> float:
    """Whole raids a belligerent has this month (rule M05)."""
    return whole(case.bound("raid_room"))


def deep_room(case: Situation) -> float:
    """Whole raids of the stock that reach deep nodes (rules M05, R43)."""
    return whole(case.bound("deep_room"))


def raids_by_range(case: Situation, draft: BelligerentSheet) -> tuple[float, float, float]:
    """Raids planned on near, mid and deep nodes."""
    near, mid, deep = (float(draft.raids[case.sight.theatre.node_range == reach, 0].sum()) for reach in Reach)
    return near, mid, deep


def hub_loads(case: Situation) -> tuple[Budget, ...]:
    """Own hubs that the draft asks anything of, with what they can carry (rule M03)."""
    loads = [case.bound("hub_asked", hub) for hub in range(len(case.sight.theatre.hubs))]
    return tuple(
        Budget(spec.name, load, case.bound("hub_room", hub), "force points", ORDERS[Transfer].limit, 1, spec.city)
        for hub, (spec, load) in enumerate(zip(case.sight.theatre.hubs, loads, strict=True))
        if load > 0
    )


def raid_budgets(case: Situation) -> tuple[Budget, ...]:
    """Raids, and those of them on deep nodes."""
    near, mid, deep = raids_by_range(case, _sheet(case))
    return (
        Budget("Raids", near + mid + deep, raid_stock(case), "raids", ORDERS[PlanRaids].limit),
        Budget("Deep raids", deep, deep_room(case), "raids", row(Reach.DEEP).rule),
    )


def reserve_budget(case: Situation) -> tuple[Budget, ...]:
    """What the transfers take of the reserve."""
    reserve, asked = case.own("reserve"), case.bound("transfers_asked")
    released = case.bound("reserve_room") - reserve
    return (Budget("Reserve", max(asked - released, 0.0), reserve, "force points", ORDERS[Transfer].limit, 1),)


def capital_budget(case: Situation) -> tuple[Budget, ...]:
    """Political capital."""
    capital = case.bound("capital_asked"), case.bound("capital_allowance")
    return (Budget("Political capital", *capital, "points", "M07", 1, "Capital"),)


Spend = Callable[[Situation], tuple[Budget, ...]]
BUDGETS: tuple[Spend, ...] = (raid_budgets, reserve_budget, capital_budget, hub_loads)
"""The budgets of a belligerent's draft by what spends them, in the order in which they are shown."""


def budgets(case: Situation) -> tuple[Budget, ...]:
    """Budgets of a belligerent's draft; none for an external seat."""
    is_external = not isinstance(case.draft, BelligerentSheet)
    return () if is_external else tuple(budget for spend in BUDGETS for budget in spend(case))


def within_means(case: Situation) -> BelligerentSheet:
    """The draft with raids cut to stock and reach, and dossiers and courting to political capital, as the rules would.

    Raids are taken from the targets with most of them; capital past the month's points is scaled off dossiers and
    courting first (rule M07), then off initiatives from the last kind to the first.
    """
    draft = _sheet(case)
    raids = _cut(draft.raids, case.sight.theatre.node_range == Reach.DEEP, deep_room(case))
    raids = _cut(raids, np.ones(len(raids), dtype=bool), raid_stock(case))
    return _affordable(case, replace(draft, raids=raids))


def _sheet(case: Situation) -> BelligerentSheet:
    if not isinstance(case.draft, BelligerentSheet):
        raise TypeError("only a belligerent's sheet has means")
    return case.draft


def _cut(raids: np.ndarray, among: np.ndarray, most: float) -> np.ndarray:
    """Raids (node, B) with those on the masked nodes brought down to ``most``, one at a time from the largest."""
    result = raids.copy()
    while result[among, 0].sum() > most + SLACK:
        node = int(np.argmax(np.where(among, result[:, 0], -1)))
        result[node] = max(float(result[node, 0]) - 1, 0)
    return result


def _affordable(case: Situation, draft: BelligerentSheet) -> BelligerentSheet:
    """The sheet as rule M07 pays for it, with initiatives taken off where even that is too much."""
    if not _is_unpaid(case, draft):
        return draft
    paid = case.tried("M07", dict(sheet_items(draft)))
    dossier, court = (paid[name][case.side or 0, :, :1] for name in ("dossier_points", "court_points"))
    draft = replace(draft, dossier=dossier, court=court)
    for kind in (each for each in reversed(Initiative) if case.proposal_price(each) > 0):
        if not _is_unpaid(case, draft):
            break
        propose = draft.propose.copy()
        propose[kind] = 0
        draft = replace(draft, propose=propose)
    return draft


def _is_unpaid(case: Situation, draft: BelligerentSheet) -> bool:
    """True when a sheet asks more political capital than there is."""
    asked = case.tried("M07", dict(sheet_items(draft)))
    side = case.side or 0
    return bool(asked["capital_asked"][side, 0] > asked["capital_allowance"][side, 0] + SLACK)
