"""The month's raids as events: what each side sent, in aggregate, and the nodes hit hard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wargame.chronicle.month import Month
from wargame.chronicle.words.strikes import NODE_HIT, RAIDS_SENT
from wargame.engine.events import Event, key_of

HARD = 0.12
"""Share of capacity lost in a month from which a node is told of."""
MOST = 3
"""Nodes of one side that are told of in a month."""


def tell_strikes(month: Month) -> Iterator[Event]:
    """What each side sent, then the nodes hit hardest."""
    for side in (0, 1):
        if month.row("raids_sent")[side].sum() >= 0.5:
            yield _campaign(month, side)
    nodes, lost = month.theatre.nodes, month.row("capacity_lost")
    for side in (0, 1):
        hit = [i for i in np.argsort(-lost) if nodes[i].owner == side and lost[i] >= HARD]
        for index in hit[:MOST]:
            yield _node(month, int(index))


def _campaign(month: Month, side: int) -> Event:
    sent = month.row("raids_sent")[side]
    keys = [key_of("raids_sent", side, int(node)) for node in np.flatnonzero(sent)]
    subject = key_of("raids_sent", side, int(sent.argmax()))
    return month.tell(RAIDS_SENT, subject, keys, sides=(side, 1 - side), gains=side)


def _node(month: Month, index: int) -> Event:
    owner = month.theatre.nodes[index].owner
    raids = key_of("raids_received", index)
    return month.tell(
        NODE_HIT,
        raids,
        [raids],
        [key_of("capacity_lost", index), key_of("node_capacity", index)],
        sides=(1 - owner, owner),
        knowers=frozenset({month.seat(owner)}),
        gains=1 - owner,
    )
