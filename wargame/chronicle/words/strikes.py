"""Raids in words: what a side sent, and nodes hit hard."""

from __future__ import annotations

from wargame.chronicle.kind import Kind, Place, grown
from wargame.chronicle.telling import Telling
from wargame.engine.words import NodeKind
from wargame.words.numbers import counted, listed, percent, plain
from wargame.words.terms import row


def _total(told: Telling) -> float:
    return sum(told.at("raids_sent", *index) for index in told.indices("raids_sent"))


def _sent(told: Telling) -> str:
    return f"{told.side()} sent {counted(_total(told), 'raid')}"


def _sent_where(told: Telling) -> str:
    counts = dict.fromkeys((node.kind for node in told.theatre.nodes), 0.0)
    for side, node in told.indices("raids_sent"):
        counts[told.theatre.nodes[node].kind] += told.at("raids_sent", side, node)
    most = sorted((kind for kind in counts if counts[kind] >= 0.5), key=lambda kind: -counts[kind])
    return f"{_sent(told)}: {listed(f'{plain(counts[kind], 0)} on {row(NodeKind(kind)).inside}' for kind in most)}."


def _hit(told: Telling) -> str:
    raids = counted(told.at("raids_received", told.of("raids_received")), "raid")
    return f"{raids} on {told.theatre.nodes[told.of('raids_received')].name}"


def _heavy(told: Telling) -> str:
    return f"{_hit(told)} did heavy damage"


def _damage(told: Telling) -> str:
    node = told.of("raids_received")
    if not told.knows("node_capacity", node):
        return f"{_heavy(told)}."
    points = plain(100 * told.at("capacity_lost", node), 0)
    works = percent(told.at("node_capacity", node))
    return f"{_hit(told)} took {points} points of its capacity; after repair it works at {works}."


def _at_node(told: Telling) -> Place:
    node = told.theatre.nodes[told.of("raids_received")]
    return node.lat, node.lon


def _by_raids(told: Telling) -> float:
    return grown(told.at("raids_received", told.of("raids_received")), 25)


RAIDS_SENT = Kind("raids_sent", "strike", "R27", 40, _sent, _sent_where, lambda told: grown(_total(told), 80))
NODE_HIT = Kind("node_hit", "strike", "R27", 50, _heavy, _damage, _by_raids, _at_node)

KINDS = (RAIDS_SENT, NODE_HIT)
