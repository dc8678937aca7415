"""The frontline map of one seat: sectors, nodes, hubs, reserves and transfers."""

from __future__ import annotations

from dataclasses import replace

from wargame.board.front.view import HubView, MapView, NodeView, SectorView, TownView, TransferView
from wargame.board.kept import Kept
from wargame.engine.orders import PlanRaids
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import ATTACKING, NodeKind, Posture, Reach
from wargame.reckon.planning import effort_shares, refusal, situation, timeline
from wargame.reckon.raids import Strikes, strikes_of
from wargame.reckon.situation import Situation
from wargame.seat.desk import Desk
from wargame.seat.values import Figure, SideView

MONTHS_OF_A_NODE = 12
"""Most months of a node's capacity that are shown."""
PIPS = 5.0
"""Steps in which air defence is drawn: five take on one raid a month."""
LEAST_TRANSFER = 0.05
"""Force points under which a transfer is not drawn."""


def show_map(desk: Desk) -> MapView:
    """Everything the frontline map draws, as the seat may know it."""
    return KeptMap().view(desk)


class KeptMap:
    """The frontline map; its sectors and its nodes stay as they are while nothing that they show changes."""

    def __init__(self) -> None:
        self._sectors, self._nodes, self._hubs = Kept(_sectors), Kept(_nodes), Kept(_hubs)

    def view(self, desk: Desk) -> MapView:
        """Everything the map draws, as the seat may know it."""
        theatre = desk.theatre
        return MapView(
            sides=(_side(desk, 0), _side(desk, 1)),
            sectors=self._sectors.of(desk),
            nodes=self._nodes.of(desk),
            hubs=self._hubs.of(desk),
            reserve=_of_both(desk, "reserve"),
            reserve_places=(theatre.sides[0].reserve_place, theatre.sides[1].reserve_place),
            transfers=plotted(desk.draft) if isinstance(desk.draft, BelligerentSheet) else (),
            cities=tuple((place.name, place.lat, place.lon, place.rank) for place in desk.scenario.places),
            frame=desk.scenario.frame,
            control=desk.scenario.control,
        )


def _sectors(desk: Desk) -> tuple[SectorView, ...]:
    effort = effort_shares(situation(desk), desk.draft)
    return tuple(_sector(desk, index, effort[index]) for index in range(len(desk.theatre.sectors)))


def _hubs(desk: Desk) -> tuple[HubView, ...]:
    case = situation(desk)
    rooms = [case.bound("hub_room", index) for index in range(len(desk.theatre.hubs))]
    return tuple(
        HubView(hub.name, hub.lat, hub.lon, hub.side, room) for hub, room in zip(desk.theatre.hubs, rooms, strict=True)
    )


def plotted(draft: BelligerentSheet) -> tuple[TransferView, ...]:
    """The sheet's net transfers as moves: those that give pay those that take, largest first, the reserve the rest."""
    net = [float(points) for points in draft.transfer[:, 0]]
    moves: list[TransferView] = []
    while True:
        source = min(range(len(net)), key=net.__getitem__)
        target = max(range(len(net)), key=net.__getitem__)
        gives, takes = -net[source] > LEAST_TRANSFER, net[target] > LEAST_TRANSFER
        if not gives and not takes:
            return tuple(moves)
        points = min(-net[source], net[target]) if gives and takes else -net[source] if gives else net[target]
        moves.append(TransferView(source if gives else None, target if takes else None, round(points, 1)))
        if gives:
            net[source] += points
        if takes:
            net[target] -= points


def _side(desk: Desk, index: int) -> SideView:
    side = desk.theatre.sides[index]
    return SideView(index, side.name, side.adjective, side.capital)


def _of_both(desk: Desk, name: str, *index: int, digits: int = 0) -> tuple[Figure, Figure]:
    """A figure of either side."""
    return (
        desk.figure(name, 0, *index, digits=digits),
        desk.figure(name, 1, *index, digits=digits),
    )


def _sector(desk: Desk, index: int, effort: float) -> SectorView:
    sector, sight = desk.theatre.sectors[index], desk.sight
    line = float(sight.value("line_km")[index, 0])
    towns = tuple(TownView(t.name, t.lat, t.lon, t.km, 0 if t.km <= line else 1, t.multiplier) for t in sector.towns)
    return SectorView(
        index=index,
        name=sector.name,
        meaning=sector.meaning,
        towns=towns,
        line_km=line,
        last_km=float(sight.value("last_km")[index, 0]),
        start_km=float(desk.theatre.sector_start_km[index]),
        width_km=float(desk.theatre.sector_width[index]),
        frontage_km=sector.frontage_km,
        force=_of_both(desk, "force", index),
        fortification=_of_both(desk, "fortification", index, digits=2),
        posture=(_posture(desk, 0, index), _posture(desk, 1, index)),
        is_seen=(not _is_plotted(desk, 0), not _is_plotted(desk, 1)),
        effort=effort,
        supply=_of_both(desk, "supply", index, digits=2),
        is_open=float(sight.value("sector_closed")[index, 0]) <= 0,
        attacking=(_attacked(desk, 0, index), _attacked(desk, 1, index)),
    )


def _is_plotted(desk: Desk, side: int) -> bool:
    """True for the side whose sheet lies on the desk."""
    return side == desk.side and isinstance(desk.draft, BelligerentSheet)


def _posture(desk: Desk, side: int, sector: int) -> Posture:
    """The own posture as plotted, the other side's as last month showed it."""
    if side == desk.side and isinstance(desk.draft, BelligerentSheet):
        return Posture(int(desk.draft.posture[sector, 0]))
    return _seen_posture(desk, side, sector)


def _seen_posture(desk: Desk, side: int, sector: int) -> Posture:
    return Posture(int(desk.sight.value("posture")[side, sector, 0]))


def _attacked(desk: Desk, side: int, sector: int) -> bool:
    return _seen_posture(desk, side, sector) in ATTACKING


def _nodes(desk: Desk) -> tuple[NodeView, ...]:
    case = situation(desk)
    months = [sight.value("node_capacity")[:, 0].tolist() for sight in timeline(desk, MONTHS_OF_A_NODE)]
    strikes = strikes_of(case.workings)
    return tuple(
        _node(desk, case, index, tuple(month[index] for month in months), strikes)
        for index in range(len(desk.theatre.nodes))
    )


def _node(desk: Desk, case: Situation, index: int, history: tuple[float, ...], strikes: Strikes) -> NodeView:
    node, sight = desk.theatre.nodes[index], desk.sight
    planned = round(float(desk.draft.raids[index, 0])) if isinstance(desk.draft, BelligerentSheet) else 0
    return NodeView(
        index=index,
        name=node.name,
        city=node.city,
        lat=node.lat,
        lon=node.lon,
        owner=node.owner,
        kind=NodeKind(node.kind),
        kind_label=node.kind_label,
        range_class=Reach(node.range_class),
        capacity=desk.figure("node_capacity", index, digits=2),
        history=history,
        repair_months=round(float(strikes.repair_months[index]), 1),
        defence=_defence(desk, index, float(strikes.undivided[index])),
        raids_planned=planned,
        raids_last=round(float(sight.value("raids_received")[index, 0])),
        expected_loss=strikes.losses[index],
        refusal=refusal(PlanRaids(index, planned + 1), case),
    )


def _defence(desk: Desk, node: int, channels: float) -> Figure:
    """Air defence of a node in steps of 0 to 5; five take on one raid a month (rules M06, R27)."""
    share = desk.figure("defence_share", node, digits=0, scale=channels * PIPS)
    value, low, high = (min(each, PIPS) for each in (share.value, share.low, share.high))
    return replace(share, value=value, low=low, high=high)
