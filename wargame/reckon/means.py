"""What a sheet asks against what there is: raids, reach, reserve, hubs, political capital."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import Initiative
from wargame.reckon.legality import Situation, capital_available, capital_spent
from wargame.rules.political_capital import proposal_cost

DEEP = 2
_SLACK = 1e-3


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
        return self.used > self.available + _SLACK


def raid_stock(case: Situation) -> float:
    """Whole raids a belligerent has this month."""
    return float(np.floor(case.own("strike_stock") + _SLACK))


def deep_room(case: Situation) -> float:
    """Whole raids of the stock that reach deep nodes (rule R43)."""
    reach = np.ravel(case.parameters["deep_reach"])
    share = float(reach[(case.side or 0) if reach.size > 1 else 0])
    share += float(np.ravel(case.parameters["reach_technology"])[0]) * case.own("technology_fielded")
    return float(np.floor(case.own("strike_stock") * min(share, 1.0) + _SLACK))


def raids_by_range(case: Situation, draft: BelligerentSheet) -> tuple[float, float, float]:
    """Raids planned on near, mid and deep nodes."""
    ranges = case.sight.theatre.node_range
    return tuple(float(draft.raids[ranges == reach, 0].sum()) for reach in range(3))  # type: ignore[return-value]


def hub_loads(case: Situation, draft: BelligerentSheet) -> tuple[Budget, ...]:
    """Own hubs that carry anything, with what they can carry."""
    theatre, side = case.sight.theatre, case.side or 0
    points = float(np.ravel(case.parameters["hub_points"])[0])
    arriving = np.maximum(draft.transfer[:, 0], 0)
    loads = [float(arriving[theatre.sector_hub[side] == hub].sum()) for hub in range(len(theatre.hubs))]
    return tuple(
        Budget(hub.name, load, points * float(throughput), "force points", "M03", 1, hub.city)
        for hub, throughput, load in zip(theatre.hubs, theatre.hub_throughput, loads, strict=True)
        if load > 0
    )


def budgets(case: Situation) -> tuple[Budget, ...]:
    """Budgets of a belligerent's draft; none for an external seat."""
    draft = case.draft
    if not isinstance(draft, BelligerentSheet):
        return ()
    near, mid, deep = raids_by_range(case, draft)
    reserve = case.own("reserve")
    return (
        Budget("Raids", near + mid + deep, raid_stock(case), "raids", "M05"),
        Budget("Deep raids", deep, deep_room(case), "raids", "R43"),
        Budget("Reserve", max(float(draft.transfer[:, 0].sum()), 0.0), reserve, "force points", "M03", 1),
        Budget("Political capital", capital_spent(draft), capital_available(case), "points", "M07", 1, "Capital"),
        *hub_loads(case, draft),
    )


def within_means(case: Situation) -> BelligerentSheet:
    """The draft with raids cut to stock and reach, and dossiers and courting to political capital, as the rules would.

    Raids are taken from the targets with most of them; capital past the month's points is scaled off dossiers and
    courting first (rule M07), then off initiatives from the last kind to the first.
    """
    draft = case.draft
    if not isinstance(draft, BelligerentSheet):
        raise TypeError("only a belligerent's sheet has means")
    raids = _cut(draft.raids, case.sight.theatre.node_range == DEEP, deep_room(case))
    raids = _cut(raids, np.ones(len(raids), dtype=bool), raid_stock(case))
    return _affordable(replace(draft, raids=raids), capital_available(case))


def _cut(raids: np.ndarray, among: np.ndarray, most: float) -> np.ndarray:
    """Raids (node, B) with those on the masked nodes brought down to ``most``, one at a time from the largest."""
    result = raids.copy()
    while result[among, 0].sum() > most + _SLACK:
        node = int(np.argmax(np.where(among, result[:, 0], -1)))
        result[node] = max(float(result[node, 0]) - 1, 0)
    return result


def _affordable(draft: BelligerentSheet, available: float) -> BelligerentSheet:
    asked = float(draft.dossier[:, 0].sum() + draft.court[:, 0].sum())
    over = capital_spent(draft) - available
    if over > _SLACK and asked > 0:
        scale = np.float32(max(asked - over, 0.0) / asked)
        draft = replace(draft, dossier=draft.dossier * scale, court=draft.court * scale)
    for kind in (each for each in reversed(Initiative) if proposal_cost(each) > 0):
        if capital_spent(draft) <= available + _SLACK:
            break
        propose = draft.propose.copy()
        propose[kind] = 0
        draft = replace(draft, propose=propose)
    return draft
