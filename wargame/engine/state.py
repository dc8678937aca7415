"""The position of a batch of campaigns: frozen named arrays with the campaign axis last."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

PUBLIC, SIDE, HIDDEN = "public", "side", "hidden"


def quantity(
    axes: str,
    unit: str,
    doc: str,
    *,
    seen: str = PUBLIC,
    spread: float = 0.0,
    low: float | None = None,
    high: float | None = None,
) -> Any:
    """A state field: its axes before the campaign axis, unit and meaning, who sees it, and the range it must stay in.

    ``seen``: public (all seats exactly), side (own exactly, the adversary's as a range of half-width ``spread`` at no
    intelligence, relative to the value where ``spread`` is under 1 and the unit is not a share), hidden (instructor).
    """
    names = tuple(axes.split())
    return field(
        metadata={"axes": names, "unit": unit, "doc": doc, "seen": seen, "spread": spread, "low": low, "high": high}
    )


@dataclass(frozen=True)
class State:
    """One position. Axes: side 2 (row i is about side i), sector, node, issue, seat, shock, truce; campaigns last."""

    month: int = field(metadata={"axes": (), "unit": "months", "doc": "months resolved so far", "seen": PUBLIC})

    # the front
    line_km: Array = quantity("sector", "km", "where the line stands along the sector's axis", low=0)
    last_km: Array = quantity("sector", "km", "where it stood a month ago", low=0)
    force: Array = quantity("side sector", "force points", "forces in the sector", seen=SIDE, spread=0.25, low=0)
    reserve: Array = quantity("side", "force points", "uncommitted forces", seen=SIDE, spread=0.5, low=0)
    in_transit: Array = quantity(
        "side sector", "force points", "transfers that arrive next month", seen=SIDE, spread=0.9, low=0
    )
    fortification: Array = quantity(
        "side sector", "share", "field works along the line", seen=SIDE, spread=0.12, low=0, high=1
    )
    continuity: Array = quantity(
        "side sector", "share", "unbroken pressure of the attacker (R13)", seen=SIDE, spread=0.08, low=0, high=0.25
    )
    sector_noise: Array = quantity("sector", "log ratio", "fortune of the sector, with memory", seen=HIDDEN)
    posture: Array = quantity("side sector", "posture", "what the forces did last month", low=0, high=5)
    effort: Array = quantity(
        "side sector", "share", "share of fires and replacements last month", seen=SIDE, spread=0.3, low=0, high=1
    )
    supply: Array = quantity(
        "side sector", "share", "supply reaching the sector", seen=SIDE, spread=0.12, low=0, high=1.3
    )
    weak_months: Array = quantity(
        "side sector", "months", "months the defender stood under 40 % of its start force", low=0
    )
    sector_closed: Array = quantity("sector", "flag", "the line has reached the last town of the axis", low=0, high=1)
    gained_km2: Array = quantity("", "km2", "net area taken by side 0 since the start")
    month_km2: Array = quantity("", "km2", "net area taken by side 0 last month")
    loss: Array = quantity("side", "thousand", "losses last month, aggregate only", seen=SIDE, spread=0.3, low=0)
    total_loss: Array = quantity("side", "thousand", "losses since the start", seen=SIDE, spread=0.3, low=0)
    loss_per_km2: Array = quantity(
        "side", "losses per km2", "six-month average price of ground (R14)", seen=SIDE, spread=0.4, low=0
    )
    measured_momentum: Array = quantity(
        "side", "index", "smoothed monthly area against 400 km2, positive for the advancing side", low=-2, high=2
    )
    perceived_momentum: Array = quantity(
        "side", "index", "what the side believes its momentum to be", seen=SIDE, spread=0.3, low=-1.5, high=1.5
    )
    tempo: Array = quantity("side", "factor", "operational tempo last month", seen=SIDE, spread=0.15, low=0.3, high=1.4)
    mobilisation: Array = quantity("side", "level", "mobilisation level", low=0, high=3)
    weariness: Array = quantity("side", "share", "wear of society and force", seen=SIDE, spread=0.2, low=0, high=1)
    backlog: Array = quantity(
        "side", "share", "equipment waiting to be integrated (R11)", seen=SIDE, spread=0.2, low=0, high=1
    )
    rotation_deficit: Array = quantity(
        "side", "share", "troops overdue for rotation (R11)", seen=SIDE, spread=0.2, low=0, high=1
    )

    # strikes and nodes
    node_capacity: Array = quantity(
        "node", "share", "working capacity of the node", seen=SIDE, spread=0.10, low=0, high=1
    )
    repair_fatigue: Array = quantity(
        "node", "index", "decayed recent damage that slows repair", seen=SIDE, spread=0.3, low=0
    )
    raids_received: Array = quantity("node", "raids", "raids that fell on it last month", low=0)
    defence_share: Array = quantity(
        "node", "share", "share of the owner's air defence and crews", seen=SIDE, spread=0.05, low=0, high=1
    )
    strike_stock: Array = quantity("side", "raids", "raids available this month", seen=SIDE, spread=0.3, low=0)
    production: Array = quantity(
        "side line",
        "share",
        "defence industry split: munitions, strike, air defence",
        seen=SIDE,
        spread=0.1,
        low=0,
        high=1,
    )
    industry: Array = quantity(
        "side", "share", "working share of the defence industry", seen=SIDE, spread=0.1, low=0, high=1
    )

    # the economy
    oil_log: Array = quantity("", "log USD", "log of the oil price")
    fuel: Array = quantity("side", "share", "national fuel demand met", seen=SIDE, spread=0.06, low=0, high=1)
    grid: Array = quantity("side", "share", "power demand met", seen=SIDE, spread=0.08, low=0, high=1)
    ports: Array = quantity("side", "share", "export capacity working", seen=SIDE, spread=0.08, low=0, high=1)
    region_supply: Array = quantity("region", "share", "regional demand met", seen=SIDE, spread=0.08, low=0, high=1)
    region_short_months: Array = quantity("region", "months", "months in a row under the regional threshold", low=0)
    short_months: Array = quantity("side", "months", "months in a row of national shortage", low=0)
    refining_offline: Array = quantity(
        "side", "share", "refining capacity out of work", seen=SIDE, spread=0.06, low=0, high=1
    )
    resource_revenue: Array = quantity(
        "side", "money a month", "export and resource revenue", seen=SIDE, spread=0.12, low=0
    )
    deficit: Array = quantity("side", "money a month", "spending less revenue before borrowing", seen=SIDE, spread=0.25)
    borrowing: Array = quantity("side", "money a month", "borrowed last month", seen=SIDE, spread=0.2, low=0)
    fund: Array = quantity("side", "money", "liquid reserve", seen=SIDE, spread=0.2, low=0)
    debt: Array = quantity("side", "share of GDP", "state debt", seen=SIDE, spread=0.08, low=0, high=2)
    fiscal: Array = quantity("side fiscal", "money a month", "fiscal measures in force", seen=SIDE, spread=0.5, low=0)
    runway: Array = quantity("side", "months", "months the reserve lasts", seen=SIDE, spread=0.35, low=0)
    runway_conventional: Array = quantity(
        "side", "months", "the same without borrowing or diverted trade (R36)", seen=SIDE, spread=0.35, low=0
    )
    shortfall: Array = quantity("side", "money a month", "unfunded rest", seen=SIDE, spread=0.5, low=0)
    inflation: Array = quantity("side", "% a year", "inflation", seen=SIDE, spread=0.15, low=0)
    growth: Array = quantity("side", "% a year", "growth of output", seen=SIDE, spread=0.5)
    diversion: Array = quantity(
        "side", "share", "trade diverted to other markets (R32)", seen=SIDE, spread=0.08, low=0, high=1
    )
    settlement: Array = quantity(
        "side", "share", "settled outside the sanctioning currencies (R33)", seen=SIDE, spread=0.05, low=0, high=1
    )
    sanctions: Array = quantity("side", "share", "enforcement of sanctions against the side", low=0, high=1)
    insulation_parts: Array = quantity(
        "side part", "share", "runway, diverted trade, fuel, borrowing room", seen=SIDE, spread=0.1, low=0, high=1
    )
    macro_insulation: Array = quantity(
        "side", "share", "macroeconomic insulation", seen=SIDE, spread=0.10, low=0, high=1
    )
    spending_offset: Array = quantity(
        "side", "money a month", "this campaign's draw of the disputed spending", seen=HIDDEN
    )

    # external support
    donor_will: Array = quantity("seat", "share", "political will of each external seat", low=0, high=1)
    attention: Array = quantity("seat", "share", "attention an external seat pays to this war", low=0, high=1)
    pressure: Array = quantity("side", "share", "pressure on the side to settle (R41)", low=0, high=1)
    compliance: Array = quantity("side", "share", "how far the side is seen to comply with its backers", low=0, high=1)
    contract_share: Array = quantity("side", "share", "support under binding contract (R42)", low=0, high=1)
    contract_pending: Array = quantity("side", "share", "contracts signed and ramping up", low=0, high=1)
    technology: Array = quantity("side", "share", "deep-strike authorisation and technology (R43)", low=0, high=1)
    technology_fielded: Array = quantity(
        "side", "share", "what of it has reached the force", seen=SIDE, spread=0.1, low=0, high=1
    )
    guarantees: Array = quantity("side", "share", "formal multilateral guarantees (R44)", low=0, high=1)
    loan: Array = quantity("side", "share", "financial tranche above the ordinary flow", low=0, high=1)
    support_flow: Array = quantity("side", "index", "support delivered last month", seen=SIDE, spread=0.1, low=0)
    aid_adequacy: Array = quantity(
        "side", "share", "adequacy of external support", seen=SIDE, spread=0.08, low=0, high=1
    )
    finance_received: Array = quantity(
        "side", "money a month", "external finance received last month", seen=SIDE, spread=0.15, low=0
    )
    shock_months: Array = quantity("shock", "months", "months a donor shock still runs", low=0)
    courting: Array = quantity(
        "side seat", "points", "recent capital spent on courting each seat", seen=SIDE, spread=1.0, low=0
    )
    outlay: Array = quantity("seat measure", "level", "mean level of each measure since the start", low=-1, high=1)
    measures: Array = quantity("seat measure side", "level", "measures external seats took last month", low=-1, high=1)

    # the table
    position: Array = quantity("side issue", "index", "tabled position", low=0, high=1)
    text: Array = quantity("issue", "share", "agreed text", low=0, high=1)
    stalled_months: Array = quantity("issue", "months", "months without progress of the text", low=0)
    span_open: Array = quantity(
        "side", "share", "how far the side's limits have moved", seen=SIDE, spread=0.1, low=0, high=1
    )
    mandated: Array = quantity("side", "flag", "the side has given its experts a mandate", low=0, high=1)
    groups_months: Array = quantity("", "months", "rounds the working groups have met", low=0)
    recognition: Array = quantity(
        "side", "level", "recognition of the other side: 0, 0.5 technical, 1 peer", low=0, high=1
    )
    letters: Array = quantity("side", "count", "open letters in six months, decaying", low=0)
    counter_signal: Array = quantity("side", "share", "life left in the last counter-signal", low=0, high=1)
    audience: Array = quantity("audience", "share", "standing with each audience", low=0, high=1)
    truce_months: Array = quantity("truce", "months", "months a limited truce still runs", low=0)
    truce_cooling: Array = quantity("truce", "months", "months before the same truce can be offered again", low=0)
    ceasefire: Array = quantity("", "flag", "a general cease-fire holds", low=0, high=1)
    ceasefire_months: Array = quantity("", "months", "months it has held", low=0)
    leverage: Array = quantity(
        "side", "index", "leverage of the side: momentum, own pillar and the adversary's", seen=SIDE, spread=0.12
    )
    pillar_last: Array = quantity("side", "share", "pillar index a month ago", seen=SIDE, spread=0.1, low=0, high=1)
    pillar_trend: Array = quantity(
        "side", "share a month", "smoothed monthly change of the pillar index", seen=SIDE, spread=0.02
    )
    ceasefire_utility: Array = quantity("side", "utility", "perceived value of halting now", seen=SIDE, spread=0.2)
    leaders_met: Array = quantity("", "count", "leaders' meetings held", low=0)
    capital: Array = quantity("seat", "points", "political capital left over", seen=SIDE, spread=0.5, low=0)
    credibility: Array = quantity("seat", "share", "credibility of the seat's word", low=0, high=1)

    # pillars and the end
    pillar_months: Array = quantity("side", "months", "months in a row the pillar index is under its threshold", low=0)
    pillar_failed: Array = quantity("side", "flag", "the pillar has failed", low=0, high=1)
    door: Array = quantity("", "door", "which door opened first: -1 none, side whose pillar failed, 2 text, 3 chance")
    door_month: Array = quantity("", "month", "month the door opened, 0 if none", low=0)
    outcome: Array = quantity("", "outcome", "0 while running", low=0, high=4)
    outcome_month: Array = quantity("", "month", "month the campaign ended, 0 while running", low=0)
    signed_terms: Array = quantity("issue", "index", "terms of a signed settlement, else 0", low=0, high=1)
    template_distance: Array = quantity(
        "", "index", "largest distance of the signed terms to the first template, else 0", low=0, high=1
    )

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


FIELDS = {f.name: f.metadata for f in fields(State)}
"""Name -> metadata (axes, unit, doc, seen, spread, low, high) of every state field."""


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
