"""What planned raids are expected to take, what air defence takes on, and how long repair lasts, by the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.reckon.workings import Workings, apart
from wargame.seat.values import Figure

Array = NDArray[Any]

_ESTIMATED = ("node_capacity", "defence_share", "production")
"""Figures of the other side that the damage rests on."""


@dataclass(frozen=True)
class Strikes:
    """The strikes of one sheet as the rules would carry them out; arrays are (node,)."""

    losses: tuple[Figure, ...]
    """Points of capacity (0 to 100) each node is expected to lose, with a 90 % range."""
    repair_months: Array
    """Months over which a node's gap closes."""
    takes_on: Array
    """Raids a month that a node's air defence takes on: own nodes as the sheet assigns it, others as seen."""
    undivided: Array
    """The same if all air defence of its owner stood there."""


def strikes_of(workings: Workings) -> Strikes:
    """Rules M05, R27 and M08 on what the seat sees and orders.

    The other side's raids are not known and count as none. Luck and each figure that is only estimated are moved alone
    to either end of its range, and the effects are added in squares.
    """
    columns = _columns(workings)
    written = workings.run(("M05", "R27", "M08"), columns)
    together = {**columns, "defence_share": np.ones_like(columns["defence_share"])}
    lost = 100 * written["capacity_lost"]
    under, over = apart(lost)
    return Strikes(
        tuple(_loss(node, *row) for node, row in enumerate(zip(lost[:, 0], under, over, strict=True))),
        written["repair_time"][:, 0],
        written["defence_channels"][:, 0],
        workings.run(("M05", "R27"), together)["defence_channels"][:, 0],
    )


def _columns(workings: Workings) -> dict[str, Array]:
    """Estimates and luck moved alone. Air defence stands as the sheet assigns it on own nodes and as it is seen on
    others; what production is ordered acts a month later (rule M06).
    """
    moved = workings.ends(_ESTIMATED, draws=("draw_strike",))
    ordered = workings.run(("M06",))
    own = (workings.theatre.node_owner == workings.side)[:, None]
    seen = moved.get("defence_share", workings.seen("defence_share"))
    moved["defence_share"] = np.where(own, ordered["defence_share"][:, :1], seen)
    moved["production_now"] = moved.pop("production", ordered["production_now"][..., :1])
    return moved


def _loss(node: int, value: float, under: float, over: float) -> Figure:
    low, high = max(value - under, 0.0), min(value + over, 100.0)
    return Figure(float(value), float(low), float(high), None, "points", 0, "R27", f"node_damage/{node}")
