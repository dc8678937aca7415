"""What lies on the map and who listens, in words: kinds of nodes, range classes, audiences."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.words import Listener, NodeKind, Reach
from wargame.words.rows import ListenerRow, ReachRow, Row

NODE_KINDS: Mapping[NodeKind, Row] = {
    NodeKind.REFINERY: Row("Refineries", "fuel"),
    NodeKind.PORT: Row("Ports", "anchor"),
    NodeKind.POWER: Row("The power grid", "zap"),
    NodeKind.INDUSTRY: Row("Industry", "factory"),
    NodeKind.RAIL: Row("Rail", "train-front"),
    NodeKind.MARITIME: Row("Shipping", "ship"),
    NodeKind.DEPOT: Row("Depots", "warehouse"),
}

REACHES: Mapping[Reach, ReachRow] = {
    Reach.NEAR: ReachRow("Near", rule="M05", phrase="near range"),
    Reach.MID: ReachRow("Mid", rule="M05", phrase="middle range"),
    Reach.DEEP: ReachRow("Deep", rule="R43", phrase="deep range"),
}

LISTENERS: Mapping[Listener, ListenerRow] = {
    Listener.HOME_FIRST: ListenerRow("moves recruitment", rule="R24", publics="home"),
    Listener.HOME_SECOND: ListenerRow("moves recruitment", rule="R24", publics="home"),
    Listener.BACKERS: ListenerRow("moves the will of donors", rule="R21", publics="Western"),
    Listener.WASHINGTON: ListenerRow("moves the chance of a halt", rule="R41"),
    Listener.PARTNERS: ListenerRow("moves diverted trade", rule="R32", publics="non-Western"),
}
