"""Where counters, nodes and hubs stand: anchored to the ground, pushed apart at one scale;
imports numpy, the views and the trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from wargame.game.views import MapView
from wargame.ui.map.asset import Point
from wargame.ui.map.camera import Camera
from wargame.ui.map.counters import BADGE, COMPACT_BELOW, size_of, tier_of
from wargame.ui.map.front import Trace
from wargame.ui.map.nodes import HUB_PX, node_size
from wargame.ui.map.projection import project

ROUNDS = 120
GAP_PX = 3.0
STAND_OFF_PX = 15.0
"""Free space between the line and a counter."""
LETTER_PX = 6.4
"""Width of a letter of a town's name, near enough to keep room for it."""
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

    def moved(self) -> float:
        """Pixels it stands off its anchor."""
        return float(np.hypot(self.dx, self.dy))


def is_compact(scale: float) -> bool:
    """True where counters and nodes are drawn small."""
    return scale < COMPACT_BELOW


def _counters(view: MapView, line: Trace, scale: float) -> list[Mark]:
    marks = []
    for sector in view.sectors:
        for side in (0, 1):
            width, height = size_of(side, scale)
            ux, uy = line.towards[sector.index]
            sign = 1.0 if side == 0 else -1.0
            deep = (abs(ux) * width + abs(uy) * height) / 2
            off = STAND_OFF_PX + deep + _row(line, sector.index, scale, max(width, height)) * (2 * deep + GAP_PX)
            marks.append(
                Mark(
                    "counter",
                    sector.index,
                    side,
                    line.peaks[sector.index],
                    width,
                    height,
                    ux * sign * off,
                    -uy * sign * off,
                )
            )
    return marks


def _row(line: Trace, index: int, scale: float, size: float) -> int:
    """How many rows back a counter stands where its neighbours along the line are closer than it is wide: every
    second or third."""
    near = [dist(line.peaks[index], line.peaks[i]) for i in (index - 1, index + 1) if 0 <= i < len(line.peaks)]
    room = min(near, default=size / scale) * scale
    return 0 if room >= size else index % 2 if room >= size * 0.45 else index % 3


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
    names = _names(view, line, scale) if with_counters and tier_of(scale) == 2 else []
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
    for sector in view.sectors:
        town = min(sector.towns, key=lambda town: abs(town.km - sector.line_km) / town.multiplier)
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
    """Relax overlaps: a pull to the wanted place, pushes along the axis of least overlap, and the line as a row of
    fixed boxes."""
    wanted = np.array([(m.at[0] * scale + m.dx, -m.at[1] * scale + m.dy) for m in marks])
    badge = np.array([BADGE if m.kind == "counter" and m.width > 20 else 0.0 for m in marks])
    half = np.array([(m.width, m.height) for m in marks]) / 2 + GAP_PX / 2 + badge[:, None] / 4
    pull = np.array([0.02 if m.kind in ("counter", "reserve") else 0.05 for m in marks])[:, None]
    ease = np.array([EASE[m.kind] for m in marks])[:, None]
    blocks = line_blocks(line, scale)
    free = np.array([m.kind not in ("node", "name") for m in marks])
    itself, walls = np.eye(len(marks), dtype=bool), np.full_like(blocks, LINE_PX / 2)
    places = wanted + np.arange(len(marks))[:, None] * 0.01  # two marks on one spot must know which way to part
    for turn in range(ROUNDS):
        if turn < ROUNDS * 2 // 3:
            places += (wanted - places) * pull
        places += _separation(places, half, places, half, itself) * ease
        if turn % 2:
            places[free] += _separation(places[free], half[free], blocks, walls, None)
    shift = places - wanted
    return tuple(
        replace(mark, dx=mark.dx + float(dx), dy=mark.dy + float(dy))
        for mark, (dx, dy) in zip(marks, shift, strict=True)
    )


def line_blocks(line: Trace, scale: float) -> np.ndarray:
    """Points along the line about nine pixels apart, in pixels; shape (P, 2)."""
    pixels = np.array(line.points) * (scale, -scale)
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(pixels, axis=0).T))])
    stops = np.arange(0.0, walked[-1], LINE_PX)
    return np.stack([np.interp(stops, walked, pixels[:, 0]), np.interp(stops, walked, pixels[:, 1])], axis=1)


def _separation(
    a: np.ndarray, half_a: np.ndarray, b: np.ndarray, half_b: np.ndarray, skip: np.ndarray | None
) -> np.ndarray:
    """How far each box of ``a`` must move to leave the boxes of ``b``, summed; shapes (M, 2), (N, 2), skip (M, N)."""
    gap_x, gap_y = a[:, None, 0] - b[None, :, 0], a[:, None, 1] - b[None, :, 1]
    over_x = half_a[:, None, 0] + half_b[None, :, 0] - np.abs(gap_x)
    over_y = half_a[:, None, 1] + half_b[None, :, 1] - np.abs(gap_y)
    touching = (over_x > 0) & (over_y > 0)
    if skip is not None:
        touching &= ~skip
    first, second = np.nonzero(touching)
    over_x, over_y = over_x[first, second], over_y[first, second]
    along_x = over_x <= over_y
    push = np.zeros_like(a)
    np.add.at(push[:, 0], first, np.where(along_x, over_x * np.where(gap_x[first, second] >= 0, 1.0, -1.0), 0.0))
    np.add.at(push[:, 1], first, np.where(along_x, 0.0, over_y * np.where(gap_y[first, second] >= 0, 1.0, -1.0)))
    return np.clip(push, -12.0, 12.0)
