"""Where counters, nodes and hubs stand: anchored to the ground, pushed apart at one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from wargame.board.front.view import MapView
from wargame.ui.map.asset import Point
from wargame.ui.map.beads import resampled, strung
from wargame.ui.map.camera import Camera
from wargame.ui.map.counters import BADGE, COMPACT_BELOW, size_at, size_of, tier_of
from wargame.ui.map.front import Trace
from wargame.ui.map.nodes import HUB_PX, node_size
from wargame.ui.map.projection import project

ROUNDS, PULLED = 110, 60
"""Turns of the relaxation at most, and those in which marks are also drawn to where they belong."""
SLANT = 0.7071
"""Length of the way along a slant that parts two bodies, for each pixel their widths and heights overlap together."""
GAP_PX = 3.0
STAND_OFF_PX = (7.0, 10.0, 13.0, 16.0)
"""Free space between the line and a counter, by tier."""
GAPS_PX = (1.0, 2.0, 5.0, 7.0)
"""Free space between neighbouring counters, by tier; posture badges need some."""
LETTER_PX = 6.4
"""Width of a letter of a town's name, near enough to keep room for it."""
KEY_TOWN = 1.35
"""Where counters are small, only towns whose defence counts this much keep room for their names."""
CROWD_PX = 90.0
LINE_PX = 9.0
"""Boxes of this size along the line keep counters off it."""

EASE = {"counter": 0.55, "reserve": 0.55, "node": 0.16, "hub": 0.35, "name": 0.0}
"""Share of an overlap each kind gives way by: nodes stay near their cities."""


@dataclass(frozen=True)
class Mark:
    """A thing on the map that can be pointed at; ``dx``, ``dy`` are pixels from its anchor in km to its centre."""

    kind: str
    """counter, reserve, node or hub."""
    index: int
    side: int
    at: Point
    width: float
    height: float
    dx: float = 0.0
    dy: float = 0.0

    def centre(self, camera: Camera) -> QPointF:
        """Its centre on screen."""
        return camera.to_screen(self.at) + QPointF(self.dx, self.dy)

    def box(self, camera: Camera) -> QRectF:
        """Its box on screen."""
        middle = self.centre(camera)
        return QRectF(middle.x() - self.width / 2, middle.y() - self.height / 2, self.width, self.height)

    @property
    def reach(self) -> float:
        """Half its width and height together; a diamond, which has no corners, reaches half as far."""
        is_diamond = self.kind in ("counter", "reserve") and self.side == 1
        return self.width / 2 if is_diamond else (self.width + self.height) / 2

    def moved(self) -> float:
        """Pixels it stands off its anchor."""
        return float(np.hypot(self.dx, self.dy))


def is_compact(scale: float) -> bool:
    """True where counters and nodes are drawn small."""
    return scale < COMPACT_BELOW


def _counters(view: MapView, line: Trace, scale: float) -> list[Mark]:
    tier = tier_of(scale)
    strings = [strung(line, side, size_at(side, tier), scale, STAND_OFF_PX[tier], GAPS_PX[tier]) for side in (0, 1)]
    marks = []
    for sector in view.sectors:
        x, y = line.peaks[sector.index]
        for side in (0, 1):
            dx, dy = strings[side][sector.index] - (x * scale, -y * scale)
            marks.append(Mark("counter", sector.index, side, (x, y), *size_at(side, tier), float(dx), float(dy)))
    return marks


def _others(view: MapView, scale: float, with_nodes: bool) -> list[Mark]:
    marks = []
    for side, (lat, lon) in enumerate(view.reserve_places):
        width, height = size_of(side, scale)
        marks.append(Mark("reserve", side, side, project(lat, lon), width, height))
    if with_nodes:
        px = node_size(is_compact(scale))
        marks += [Mark("node", node.index, node.owner, project(node.lat, node.lon), px, px) for node in view.nodes]
        marks += [
            Mark("hub", i, hub.side, project(hub.lat, hub.lon), HUB_PX, HUB_PX) for i, hub in enumerate(view.hubs)
        ]
    return marks


def lay_out(view: MapView, line: Trace, scale: float, with_counters: bool, with_nodes: bool) -> tuple[Mark, ...]:
    """All marks at one scale (pixels per km), pushed apart and off the line."""
    marks = _counters(view, line, scale) if with_counters else []
    others = _others(view, scale, with_nodes)
    marks += others if with_counters else [mark for mark in others if mark.kind != "reserve"]
    if not marks:
        return ()
    names = _names(view, line, scale) if with_counters and tier_of(scale) > 0 else []
    placed = _pushed([*marks, *names], line, scale)
    crowded = _crowded(placed, scale)
    if crowded and names:
        names = [name for name in names if all(dist(_pixels(name, scale), at) > CROWD_PX for at in crowded)]
        placed = _pushed([*marks, *names], line, scale)
    return tuple(mark for mark in placed if mark.kind != "name")


def _pixels(mark: Mark, scale: float) -> Point:
    return mark.at[0] * scale + mark.dx, -mark.at[1] * scale + mark.dy


def _crowded(marks: Sequence[Mark], scale: float) -> list[Point]:
    """Where counters still lie on one another, in pixels: names have to make room there."""
    found = [(mark, _pixels(mark, scale)) for mark in marks if mark.kind == "counter"]
    return [
        a_at
        for a, a_at in found
        for b, b_at in found
        if a is not b
        and abs(a_at[0] - b_at[0]) < (a.width + b.width) / 2 - 3
        and abs(a_at[1] - b_at[1]) < (a.height + b.height) / 2 - 3
    ]


def _names(view: MapView, line: Trace, scale: float) -> list[Mark]:
    """Room for the name of the town each sector is about, which counters leave free: right of it, or left across no
    line."""
    blocks, kept = line_blocks(line, scale), {}
    least = 0.0 if tier_of(scale) == 3 else KEY_TOWN
    for sector in view.sectors:
        towns = [town for town in sector.towns if town.multiplier >= least]
        if not towns:
            continue
        town = min(towns, key=lambda town: abs(town.km - sector.line_km) / town.multiplier)
        at = project(town.lat, town.lon)
        width = LETTER_PX * len(town.name) + 10.0
        gap_x, gap_y = blocks[:, 0] - at[0] * scale, blocks[:, 1] + at[1] * scale
        level = np.abs(gap_y) < 9
        is_crossed = (level & (gap_x > 0) & (gap_x < width)).any() and not (
            level & (gap_x < 0) & (gap_x > -width)
        ).any()
        kept[town.name] = Mark("name", sector.index, 0, at, width, 15.0, width / 2 * (-1 if is_crossed else 1), 0.0)
    return list(kept.values())


def _pushed(marks: Sequence[Mark], line: Trace, scale: float) -> tuple[Mark, ...]:
    """Relax overlaps: a pull to the wanted place, pushes along the way of least overlap, and the line as a row of
    fixed boxes; without the pull it ends as soon as nothing moves."""
    wanted = np.array([(m.at[0] * scale + m.dx, -m.at[1] * scale + m.dy) for m in marks])
    badge = np.array([BADGE / 4 if m.kind == "counter" and tier_of(scale) > 1 else 0.0 for m in marks])
    slack = GAP_PX / 2 + badge
    half = np.array([(m.width, m.height) for m in marks]) / 2 + slack[:, None]
    reach = np.array([m.reach for m in marks]) + slack
    pull = np.array([0.02 if m.kind in ("counter", "reserve") else 0.05 for m in marks])[:, None]
    ease = np.array([EASE[m.kind] for m in marks])[:, None]
    blocks, free = line_blocks(line, scale), np.array([m.kind not in ("node", "name") for m in marks])
    walls = np.full((len(blocks), 2), LINE_PX / 2)
    among = _Pairs(half, reach, half, reach, np.eye(len(marks), dtype=bool))
    against = _Pairs(half[free], reach[free], walls, walls.sum(axis=1), None)
    places = wanted + np.arange(len(marks))[:, None] * 0.01  # two marks on one spot must know which way to part
    for turn in range(ROUNDS):
        if turn < PULLED:
            places += (wanted - places) * pull
        push = among.parted(places, places) * ease
        places += push
        if turn % 2:
            away = against.parted(places[free], blocks)
            places[free] += away
            if turn >= PULLED and not push.any() and not away.any():
                break
    shift = places - wanted
    return tuple(
        replace(mark, dx=mark.dx + float(dx), dy=mark.dy + float(dy))
        for mark, (dx, dy) in zip(marks, shift, strict=True)
    )


def line_blocks(line: Trace, scale: float) -> np.ndarray:
    """Points along the line about nine pixels apart, in pixels; shape (P, 2)."""
    return resampled(line, scale, LINE_PX)


class _Pairs:
    """What must stay apart: bodies with half their size (M, 2) and the reach of their corners (M,), and others."""

    def __init__(
        self, half: np.ndarray, reach: np.ndarray, other: np.ndarray, far: np.ndarray, skip: np.ndarray | None
    ) -> None:
        wide = half[:, None, 0] + other[None, :, 0]
        if skip is not None:
            wide[skip] = 0.0
        self._wide, self._high = wide.ravel(), (half[:, None, 1] + other[None, :, 1]).ravel()
        self._reach = (reach[:, None] + far[None, :]).ravel()

    def parted(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """How far each body at ``a`` (M, 2) must move to leave those at ``b`` (N, 2), summed: straight or slantwise,
        whichever is less."""
        # Hundreds of turns over few pairs: flat arrays and one axis at a time take half as long as stacked ones.
        gap_x = np.subtract.outer(a[:, 0], b[:, 0]).ravel()
        gap_y = np.subtract.outer(a[:, 1], b[:, 1]).ravel()
        pairs = np.flatnonzero((np.abs(gap_x) < self._wide) & (np.abs(gap_y) < self._high))
        gap_x, gap_y = gap_x[pairs], gap_y[pairs]
        away_x, away_y = np.abs(gap_x), np.abs(gap_y)
        over_x, over_y = self._wide[pairs] - away_x, self._high[pairs] - away_y
        slant = np.maximum(0.0, self._reach[pairs] - (away_x + away_y))
        along_x, is_slant = over_x <= over_y, slant * SLANT < np.minimum(over_x, over_y)
        which, push = pairs // len(b), np.empty((len(a), 2))
        for axis, gap, over, along in ((0, gap_x, over_x, along_x), (1, gap_y, over_y, ~along_x)):
            ways = np.where(is_slant, slant / 2, over * along)
            push[:, axis] = np.bincount(which, np.copysign(ways, gap), len(a))
        return np.minimum(np.maximum(push, -12.0), 12.0)
