"""What initiatives cost in political capital."""

from __future__ import annotations

from wargame.engine.words import Initiative

_COST: dict[Initiative, float] = {
    Initiative.LETTER: 1.0,
    Initiative.SUMMIT: 1.0,
    Initiative.CEASEFIRE: 1.0,
    Initiative.TEMPLATE: 1.0,
    Initiative.ENERGY_TRUCE: 0.5,
    Initiative.MARITIME_TRUCE: 0.5,
    Initiative.HUMANITARIAN_TRUCE: 0.5,
    Initiative.EXCHANGE: 0.5,
}


def proposal_cost(kind: Initiative) -> float:
    """Points of political capital an initiative costs its proposer (assumption)."""
    return _COST.get(kind, 0.0)
