"""What rules read of a theatre, in the form in which they read it: arrays with a trailing campaign axis of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.quantities import of_kind
from wargame.engine.quantities.quantity import Kind
from wargame.engine.theatre import Theatre, spared_nodes

Array = NDArray[Any]


def fixed_values(theatre: Theatre) -> dict[str, Any]:
    """What rules read of the theatre, by the names they read it under."""
    return {name: fixed_value(theatre, name) for name in of_kind(Kind.FIXED)}


def fixed_value(theatre: Theatre, name: str) -> Any:
    """A fixed array of the theatre with a trailing campaign axis; the theatre itself under its own name."""
    derive = _DERIVED.get(name)
    return getattr(theatre, name)[..., None] if derive is None else derive(theatre)


def _weight(role: str, theatre: Theatre) -> Array:
    """(node, 1) weights of a role, zero where no node plays it."""
    return theatre.role_weight.get(role, np.zeros(len(theatre.nodes), dtype=np.float32))[:, None]


def _has_refining(theatre: Theatre) -> Array:
    """(side, 1): 1 for a side that owns refineries."""
    owned = np.stack([theatre.node_owner == side for side in (0, 1)])
    return (owned @ _weight("refining", theatre) > 0).astype(np.float32)


def _sector_hubs(theatre: Theatre) -> Array:
    """(side, hub, sector, 1): 1 where the hub serves the side's sector."""
    hubs = np.arange(len(theatre.hubs))[:, None]
    return np.asarray((theatre.sector_hub[:, None, :] == hubs).astype(np.float32)[..., None])


_DERIVED: dict[str, Callable[[Theatre], Any]] = {
    "theatre": lambda theatre: theatre,
    **{f"weight_{role}": partial(_weight, role) for role in ("refining", "port", "grid", "industry", "rail")},
    "has_refining": _has_refining,
    "sector_hub_matrix": _sector_hubs,
    "node_truce": lambda theatre: spared_nodes(theatre)[..., None],
}
"""What rules read of the theatre that it does not hold as an array of that name."""
