"""Start values of a scenario: every quantity that is not zero before the first month."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from wargame.engine.state import FIELDS
from wargame.engine.theatre import Theatre
from wargame.engine.words import ATTACKING, Door, Posture
from wargame.scenario.filling import OIL_PRICE, Names, filled
from wargame.scenario.schema import Document

Array = NDArray[np.float32]


def start_values(document: Document, theatre: Theatre, names: Names) -> dict[str, Array]:
    """Every state quantity that is not zero at the start, shaped as its axes without the campaign axis."""
    given = {
        name: filled(value, FIELDS[name].axes, names) for name, value in document.start.items() if name != OIL_PRICE
    }
    price = document.start.get(OIL_PRICE, 1.0)
    return {
        "door": np.array(Door.NONE, dtype=np.float32),
        "tempo": np.ones(2, dtype=np.float32),
        "oil_log": np.array(np.log(price), dtype=np.float32),
        "donor_will": theatre.donor_base,
        "position": theatre.issue_opening,
        **given,
        **_front(document, theatre, given),
        **_nodes(document, theatre),
    }


def _front(document: Document, theatre: Theatre, given: Mapping[str, Array]) -> dict[str, Array]:
    """Line, forces, works and postures; only a side that attacks in a sector has unbroken pressure there."""
    rows = [[Posture[word.upper()] for word in sector.posture] for sector in document.sectors]
    posture = np.array(rows, dtype=np.float32).T
    works = np.array([sector.fortification for sector in document.sectors], dtype=np.float32).T
    return {
        "line_km": theatre.sector_start_km,
        "last_km": theatre.sector_start_km,
        "force": theatre.start_force,
        "effort": theatre.start_effort,
        "fortification": works,
        "posture": posture,
        "continuity": given.get("continuity", np.float32(0.0)) * np.isin(posture, ATTACKING),
    }


def _nodes(document: Document, theatre: Theatre) -> dict[str, Array]:
    """Capacity, air defence spread in proportion to the level in place, and what the regions get from it."""
    capacity = np.array([node.capacity for node in document.nodes], dtype=np.float32)
    level = theatre.node_channels
    owned = np.array([level[theatre.node_owner == side].sum() for side in (0, 1)], dtype=np.float32)[theatre.node_owner]
    even = np.bincount(theatre.node_owner, minlength=2)[theatre.node_owner]
    share = np.where(owned > 0, level / np.where(owned > 0, owned, 1), 1.0 / even)
    norm = np.array([region.norm for region in theatre.regions], dtype=np.float32)
    supply = np.minimum(1.0, theatre.region_weight @ capacity / norm)
    return {"node_capacity": capacity, "defence_share": share, "region_supply": supply}
