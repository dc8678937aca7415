"""What planned raids are expected to take from a node, by rule R27 on what the seat sees; imports this layer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, sqrt

from wargame.engine.words import Production
from wargame.game.desk import Desk
from wargame.game.show.planning import number, position
from wargame.game.views import Figure

LUCK_90 = 1.645
"""Standard deviations to either end of a 90 % range."""
NOTHING = Figure(0.0, 0.0, 0.0, None, "points", 0, "R27", "")


@dataclass(frozen=True)
class Target:
    """A node as it is seen, with the raids that fall on it."""

    raids: float
    capacity: float
    channels: float
    """Raids its air defence can take on."""
    cover: float
    """Share of the owner's production in air defence."""
    luck: float = 0.0
    """Standard deviations of the month's fortune."""


def channels_of(desk: Desk, owner: int) -> float:
    """Raids that all air defence of a side can take on in a month."""
    theatre = desk.theatre
    return number(desk, "channel_scale") * float(theatre.node_channels[theatre.node_owner == owner].sum())


def expected_loss(desk: Desk, node: int, raids: int) -> Figure:
    """Points of capacity (0 to 100) that ``raids`` are expected to take, with a 90 % range."""
    if raids <= 0:
        return replace(NOTHING, quantity=f"node_damage/{node}")
    sight, owner = position(desk), desk.theatre.nodes[node].owner
    in_all = channels_of(desk, owner)

    def seen(name: str, *index: int) -> tuple[float, float, float]:
        low, high = sight.range(name)
        at = (*index, 0)
        return float(low[at]), float(sight.value(name)[at]), float(high[at])

    capacity, share = seen("node_capacity", node), seen("defence_share", node)
    cover = seen("production", owner, Production.AIR_DEFENCE)
    centre = Target(raids, capacity[1], share[1] * in_all, cover[1])
    worse = (("capacity", capacity[0]), ("channels", share[2] * in_all), ("cover", cover[2]), ("luck", -LUCK_90))
    better = (("capacity", capacity[2]), ("channels", share[0] * in_all), ("cover", cover[0]), ("luck", LUCK_90))
    value = _points(desk, node, centre)
    least, most = (
        sqrt(sum((_points(desk, node, replace(centre, **{name: end})) - value) ** 2 for name, end in ends))
        for ends in (worse, better)
    )
    return Figure(
        value, max(value - least, 0.0), min(value + most, 100.0), None, "points", 0, "R27", f"node_damage/{node}"
    )


def _points(desk: Desk, node: int, target: Target) -> float:
    """Rule R27: what leaks through, times damage a raid, thinned by staying power and cover."""
    theatre = desk.theatre
    leak = 1 - number(desk, "intercept") * min(1.0, target.channels / max(target.raids, 1e-6))
    thin = (number(desk, "air_defence_reference") / max(target.cover, 0.05)) ** number(desk, "air_defence_exponent")
    each = number(desk, "raid_damage") * float(theatre.node_vulnerable[node] / theatre.node_staying[node])
    damage = leak * target.raids * each * thin * exp(number(desk, "strike_sd") * target.luck)
    return 100 * target.capacity * (1 - exp(-damage))
