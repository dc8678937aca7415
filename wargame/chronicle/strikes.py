"""The month's raids: what each side sent, in aggregate, and the nodes hit hard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wargame.chronicle.month import Month
from wargame.engine.events import Event
from wargame.words.numbers import counted, listed, percent, plain

HARD = 0.12
"""Share of capacity lost in a month from which a node is told of."""
MOST = 3
"""Nodes of one side that are told of in a month."""

TARGETS = {
    "refinery": "refineries",
    "port": "ports",
    "power": "the power grid",
    "industry": "industry",
    "rail": "rail",
    "maritime": "shipping",
    "depot": "depots",
    "gas": "gas",
}
"""Kind of node -> what was raided."""


def tell_strikes(month: Month) -> Iterator[Event]:
    """What each side sent, then the nodes hit hardest."""
    for side in (0, 1):
        sent = month.row("raids_sent")[side]
        if sent.sum() >= 0.5:
            yield _campaign(month, side)
    lost = month.row("capacity_lost")
    for side in (0, 1):
        hit = [i for i in np.argsort(-lost) if month.theatre.nodes[i].owner == side and lost[i] >= HARD]
        for index in hit[:MOST]:
            yield _node(month, int(index), float(lost[index]))


def _campaign(month: Month, side: int) -> Event:
    sent = month.row("raids_sent")[side]
    counts: dict[str, float] = {}
    for node, raids in zip(month.theatre.nodes, sent, strict=True):
        counts[node.kind] = counts.get(node.kind, 0.0) + float(raids)
    most = sorted((kind for kind in counts if counts[kind] >= 0.5), key=lambda kind: -counts[kind])
    parts = listed(f"{plain(counts[kind], 0)} on {TARGETS.get(kind, kind)}" for kind in most)
    name = month.sides[side].name
    text = f"{name} sent {counted(float(sent.sum()), 'raid')}: {parts}."
    return month.tell(text, "R27", "strike", gains=side)


def _node(month: Month, index: int, lost: float) -> Event:
    node = month.theatre.nodes[index]
    raids = counted(month.at("raids_received", index), "raid")
    works = percent(month.at("node_capacity", index))
    points = plain(100 * lost, 0)
    own = f"{raids} on {node.name} took {points} points of its capacity; after repair it works at {works}."
    others = f"{raids} on {node.name} did heavy damage."
    knowers = frozenset({month.seat(node.owner)})
    return month.tell(own, "R27", "strike", knowers, others, (node.lat, node.lon), 1 - node.owner)
