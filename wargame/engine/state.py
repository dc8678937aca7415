"""The position of a batch of campaigns: frozen named arrays with the campaign axis last.

Why last, and not first as a list of campaigns would have it. Rules speak of sides, sectors and nodes, so these come
first and are written as they are read: ``force[side]``, ``line_km[sector]``, sums over ``axis=0``. And the axis that is
long in a study, a thousand campaigns, lies together in memory, so that each step of a rule is one run over neighbouring
numbers. A game on the board is a batch of one and has no code of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.quantities import of_kind
from wargame.engine.quantities.quantity import Kind

Array = NDArray[Any]


@dataclass(frozen=True)
class State:
    """One position. What each field is, with its axes and unit, is declared in ``quantities``, in the same order."""

    month: int

    # the front
    line_km: Array
    last_km: Array
    force: Array
    reserve: Array
    in_transit: Array
    fortification: Array
    continuity: Array
    sector_noise: Array
    posture: Array
    effort: Array
    supply: Array
    weak_months: Array
    sector_closed: Array
    gained_km2: Array
    month_km2: Array
    loss: Array
    total_loss: Array
    loss_per_km2: Array
    measured_momentum: Array
    perceived_momentum: Array
    tempo: Array
    mobilisation: Array
    weariness: Array
    backlog: Array
    rotation_deficit: Array

    # strikes and nodes
    node_capacity: Array
    repair_fatigue: Array
    raids_received: Array
    defence_share: Array
    strike_stock: Array
    production: Array
    industry: Array

    # the economy
    oil_log: Array
    fuel: Array
    grid: Array
    ports: Array
    region_supply: Array
    region_short_months: Array
    short_months: Array
    refining_offline: Array
    resource_revenue: Array
    deficit: Array
    borrowing: Array
    fund: Array
    debt: Array
    fiscal: Array
    runway: Array
    runway_conventional: Array
    shortfall: Array
    inflation: Array
    growth: Array
    diversion: Array
    settlement: Array
    sanctions: Array
    insulation_parts: Array
    macro_insulation: Array
    spending_offset: Array

    # external support
    donor_will: Array
    attention: Array
    pressure: Array
    compliance: Array
    contract_share: Array
    contract_pending: Array
    technology: Array
    technology_fielded: Array
    guarantees: Array
    loan: Array
    support_flow: Array
    aid_adequacy: Array
    finance_received: Array
    shock_months: Array
    courting: Array
    outlay: Array
    measures: Array

    # the table
    position: Array
    text: Array
    stalled_months: Array
    span_open: Array
    mandated: Array
    groups_months: Array
    recognition: Array
    letters: Array
    counter_signal: Array
    audience: Array
    truce_months: Array
    truce_cooling: Array
    ceasefire: Array
    ceasefire_months: Array
    leverage: Array
    pillar_last: Array
    pillar_trend: Array
    ceasefire_utility: Array
    leaders_met: Array
    capital: Array
    credibility: Array

    # pillars and the end
    pillar_months: Array
    pillar_failed: Array
    door: Array
    door_month: Array
    outcome: Array
    outcome_month: Array
    signed_terms: Array
    template_distance: Array

    @property
    def batch(self) -> int:
        """Number of campaigns held."""
        return int(self.line_km.shape[-1])

    def campaign(self, index: int) -> State:
        """One campaign as a batch of one (views, not copies)."""
        return State(
            **{name: value if name == "month" else value[..., index : index + 1] for name, value in self.items()}
        )

    def tiled(self, count: int) -> State:
        """The first campaign repeated ``count`` times."""

        def repeat(value: Array) -> Array:
            return np.repeat(value[..., :1], count, axis=-1)

        values: dict[str, Any] = {name: value if name == "month" else repeat(value) for name, value in self.items()}
        return State(**values)

    def items(self) -> list[tuple[str, Any]]:
        """Field names and values, in order."""
        return [(f.name, getattr(self, f.name)) for f in fields(self)]

    def with_values(self, **values: Any) -> State:
        """A copy with some fields replaced."""
        return replace(self, **values)


FIELDS = of_kind(Kind.STATE)
"""Name -> declaration of every field of the state, in order."""


def frozen(state: State) -> State:
    """The same state with arrays set read-only, so that a stray write raises."""
    for name, value in state.items():
        if name != "month":
            value.setflags(write=False)
    return state


def join(states: list[State]) -> State:
    """Campaigns of several states of the same month side by side. Raises ValueError when the months differ."""
    if len({state.month for state in states}) > 1:
        raise ValueError("states of different months cannot be joined")
    values: dict[str, Any] = {
        name: states[0].month if name == "month" else np.concatenate([getattr(s, name) for s in states], axis=-1)
        for name in FIELDS
    }
    return State(**values)
