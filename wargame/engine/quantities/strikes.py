"""Strikes: nodes, raids, air defence and the industry behind them."""

from __future__ import annotations

from wargame.engine.quantities.quantity import OWN, SIDE, Quantity, month, state

STRIKES: tuple[Quantity, ...] = (
    # the position
    state(
        "node_capacity", "node", "share", "Working capacity", "working capacity of the node", SIDE, 0.1, low=0, high=1
    ),
    state(
        "repair_fatigue", "node", "index", "Repair fatigue", "decayed recent damage that slows repair", SIDE, 0.3, low=0
    ),
    state("raids_received", "node", "raids", "Raids received", "raids that fell on it last month", low=0),
    state(
        "defence_share",
        "node",
        "share",
        "Share of air defence",
        "share of the owner's air defence and crews",
        SIDE,
        0.05,
        low=0,
        high=1,
    ),
    state("strike_stock", "side", "raids", "Raids available", "raids available this month", SIDE, 0.3, low=0),
    state(
        "production",
        "side line",
        "share",
        "Production split",
        "defence industry split: munitions, strike, air defence",
        SIDE,
        0.1,
        low=0,
        high=1,
    ),
    state(
        "industry",
        "side",
        "share",
        "Defence industry at work",
        "working share of the defence industry",
        SIDE,
        0.1,
        low=0,
        high=1,
    ),
    # the month
    month("raids_sent", "side node", "raids", "Raids sent", "raids that go in against the node", low=0),
    month(
        "production_now",
        "side line",
        "share",
        "Production split this month",
        "the split the month runs on",
        OWN,
        low=0,
        high=1,
    ),
    month(
        "leak", "node", "share", "Share of raids that got through", "what air defence let through", OWN, low=0, high=1
    ),
    month("node_damage", "node", "log", "Damage", "capacity lost to raids, in logs", OWN, low=0),
    month("rail", "side", "share", "Rail at work", "working share of the railways", OWN, low=0),
)
"""Nodes, raids and industry."""
