"""What planned raids are expected to take from a node, by rule R27 on what the seat sees."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

from wargame.engine.observation import Observation
from wargame.engine.words import Production
from wargame.reckon.planning import number, position
from wargame.seat.desk import Desk
from wargame.seat.values import Figure

LUCK_90 = 1.645
"""Standard deviations to either end of a 90 % range."""


@dataclass(frozen=True)
class RaidRule:
    """Rule R27 with its parameters, on one seat's sight."""

    sight: Observation
    channels: tuple[float, float]
    """Raids that all air defence of a side can take on in a month."""
    intercept: float
    damage: float
    """Log share of a raid that gets through, before staying power."""
    spread: float
    reference: float
    exponent: float

    def expected_loss(self, node: int, raids: int) -> Figure:
        """Points of capacity (0 to 100) that ``raids`` are expected to take, with a 90 % range.

        Luck and each figure that is only estimated are moved alone to either end; the ends are added in squares.
        """
        value = least = most = 0.0
        if raids > 0:
            owner = self.sight.theatre.nodes[node].owner
            share = self._seen("defence_share", node)
            channels = tuple(each * self.channels[owner] for each in reversed(share))
            capacity, cover = self._seen("node_capacity", node), self._seen("production", owner, Production.AIR_DEFENCE)
            ends = (capacity, channels, tuple(reversed(cover)), (-LUCK_90, 0.0, LUCK_90))
            centre = [each[1] for each in ends]
            value = self._points(node, raids, centre)
            least, most = (self._off(node, raids, centre, [each[end] for each in ends], value) for end in (0, 2))
        low, high = max(value - least, 0.0), min(value + most, 100.0)
        return Figure(value, low, high, None, "points", 0, "R27", f"node_damage/{node}")

    def _seen(self, name: str, *index: int) -> tuple[float, float, float]:
        """Low, centre and high of a figure."""
        (low, high), at = self.sight.range(name), (*index, 0)
        return float(low[at]), float(self.sight.value(name)[at]), float(high[at])

    def _off(self, node: int, raids: int, centre: list[float], end: list[float], value: float) -> float:
        moved = (self._points(node, raids, [*centre[:i], end[i], *centre[i + 1 :]]) for i in range(len(end)))
        return sqrt(sum((points - value) ** 2 for points in moved))

    def _points(self, node: int, raids: int, figures: list[float]) -> float:
        """What leaks through, times damage a raid, raised by thin cover; figures: capacity, channels, cover, luck."""
        theatre, (capacity, channels, cover, luck) = self.sight.theatre, figures
        leak = 1 - self.intercept * min(1.0, channels / raids)
        each = self.damage * float(theatre.node_vulnerable[node]) / float(theatre.node_staying[node])
        thin = (self.reference / max(cover, 0.05)) ** self.exponent
        return 100 * capacity * (1 - exp(-leak * raids * each * thin * exp(self.spread * luck)))


def raid_rule(desk: Desk) -> RaidRule:
    """Rule R27 as it bears on the sheet on the desk."""
    theatre = desk.theatre
    levels = [float(theatre.node_channels[theatre.node_owner == side].sum()) for side in (0, 1)]
    scale = number(desk, "channel_scale")
    return RaidRule(
        position(desk),
        (scale * levels[0], scale * levels[1]),
        number(desk, "intercept"),
        number(desk, "raid_damage"),
        number(desk, "strike_sd"),
        number(desk, "air_defence_reference"),
        number(desk, "air_defence_exponent"),
    )
