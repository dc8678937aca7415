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
    state("strike_stock", "side", "raids", "Raids available", "raids available this month", SIDE, 0.3, floor=10, low=0),
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
    month("raids_open", "side node", "flag", "Open to raids", "the side may raid the node this month", low=0, high=1),
    month("raid_room", "side", "raids", "Raids within the stock", "most raids that go in", OWN, low=0),
    month("deep_room", "side", "raids", "Raids that reach deep nodes", "most of them on deep nodes", OWN, low=0),
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
    month(
        "defence_channels",
        "node",
        "raids",
        "Raids its air defence takes on",
        "raids a month that the node's air defence can take on",
        OWN,
        low=0,
    ),
    month(
        "capacity_struck",
        "node",
        "share",
        "Capacity after the strikes, before repair",
        "what the month's raids leave of the node",
        OWN,
        low=0,
        high=1,
    ),
    month("capacity_lost", "node", "share", "Capacity lost to raids", "what the raids take", OWN, low=0, high=1),
    month("repair_time", "node", "months", "Time of repair", "months over which its gap closes", OWN, low=0),
    month("rail", "side", "share", "Rail at work", "working share of the railways", OWN, low=0),
)
"""Nodes, raids and industry."""
