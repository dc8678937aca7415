"""The line of contact: one curve through all sectors, and the ground each side holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import dist

from wargame.board.front.view import SectorView, TownView
from wargame.ui.map.asset import theatre
from wargame.ui.map.geometry import Path, Point, between, catmull_rom, foot, is_inside, unit
from wargame.ui.map.projection import project

SAMPLES = 14
"""Points to a span of the curve."""
LEAD_KM = 60.0
"""The line is drawn this far along the border before the first sector."""
BULGE_KM = 11.0
"""Least half-width of ground taken across a border or river."""
JOIN_KM = 16.0
"""Distance along the river over which the line runs into it."""


@dataclass(frozen=True)
class Trace:
    """The line at one moment, from north-west to south, in km."""

    points: tuple[Point, ...]
    spans: tuple[tuple[int, int], ...]
    """Per sector: first and last index of its stretch of ``points``."""
    peaks: tuple[Point, ...]
    """Per sector: where its axis meets the line."""
    towards: tuple[Point, ...]
    """Per sector: direction from the line into side 0's ground, length one."""

    def stretch(self, sector: int) -> tuple[Point, ...]:
        """The points of one sector's part of the line."""
        first, last = self.spans[sector]
        return self.points[first : last + 1]


@dataclass(frozen=True)
class _Course:
    """What the line depends on in a sector besides where it stands."""

    towns: tuple[TownView, ...]
    width_km: float
    start_km: float


@dataclass(frozen=True)
class _Guides:
    """The border and the river the line follows where it is no curve of its own."""

    border: Path
    river: Path


@cache
def _guides() -> _Guides:
    source = theatre()
    border = max(source.ukraine_border, key=lambda line: Path(line).length)
    if border[0][0] > border[-1][0]:
        border = border[::-1]
    return _Guides(Path(border), Path(source.dnipro))


@cache
def _crossing(guide: Path, places: tuple[Point, ...]) -> tuple[float, float] | None:
    """Axes and guides never move, so each pair is crossed once."""
    return guide.crossing(Path(places))


def axis(sector: SectorView | _Course) -> tuple[Point, ...]:
    """The towns of a sector's axis in km, from side 0's depth to side 1's."""
    return tuple(project(town.lat, town.lon) for town in sector.towns)


def along(sector: SectorView | _Course, km: float) -> Point:
    """The place ``km`` along a sector's axis, held to its ends."""
    towns, places = sector.towns, axis(sector)
    for (near, far), (a, b) in zip(pairwise(towns), pairwise(places), strict=True):
        if km <= far.km:
            span = far.km - near.km
            return between(a, b, max(0.0, (km - near.km) / span) if span else 0.0)
    return places[-1]


def _bulge(guide: Path, middle: float, half: float, peak: Point) -> list[Point]:
    """Leave a guide line ``half`` km before ``middle``, reach ``peak``, and come back as far behind it."""
    start, end = guide.at(middle - half), guide.at(middle + half)
    shift = (peak[0] - guide.at(middle)[0], peak[1] - guide.at(middle)[1])
    left, right = guide.at(middle - half * 0.55), guide.at(middle + half * 0.55)
    shoulders = [(p[0] + shift[0] * 0.8, p[1] + shift[1] * 0.8) for p in (left, right)]
    return catmull_rom([start, shoulders[0], peak, shoulders[1], end], SAMPLES)


class _Draft:
    """The line as it grows from north to south."""

    def __init__(self, sectors: Sequence[_Course], kms: Sequence[float]) -> None:
        self.sectors, self.kms, self.guides = sectors, kms, _guides()
        self.points: list[Point] = []
        self.spans: list[tuple[int, int]] = []
        self.peaks: list[Point] = []

    def add(self, more: Sequence[Point]) -> tuple[int, int]:
        """Append points and say which indices they have."""
        first = len(self.points)
        self.points += more
        return first, len(self.points) - 1

    def crossing(self, index: int, guide: Path) -> tuple[float, float] | None:
        """Where a sector's axis crosses a guide: km along the guide, and along the axis in the sector's own km."""
        hit = _crossing(guide, axis(self.sectors[index]))
        if hit is None:
            return None
        return hit[0], _own_km(self.sectors[index], guide.at(hit[0]))

    def border_sectors(self) -> int:
        """Follow the border past every leading sector whose axis crosses it; returns how many there are."""
        at = 0.0
        for index, sector in enumerate(self.sectors):
            hit = self.crossing(index, self.guides.border)
            if hit is None:
                break
            middle, cross_km = hit
            half = BULGE_KM + sector.width_km * 0.3 + abs(self.kms[index] - cross_km) * 0.7
            start = middle - half
            self.add(self.guides.border.part(max(at, start - LEAD_KM) if index == 0 else at, start)[:-1])
            peak = along(sector, self.kms[index])
            self.spans.append(self.add(_bulge(self.guides.border, middle, half, peak)))
            self.peaks.append(peak)
            at = middle + half
        self._border_end = at
        return len(self.peaks)

    def inland(self, first: int, last: int) -> float:
        """The curve through sectors ``first`` to ``last`` - 1; returns the km along the river at which it ends."""
        inner = [along(self.sectors[i], self.kms[i]) for i in range(first, last)]
        leave, _ = self.guides.border.nearest(along(self.sectors[first], self.sectors[first].start_km))
        leave = max(leave, self._border_end)
        self.add(self.guides.border.part(self._border_end, leave)[1:-1])
        join = self.guides.river.nearest(inner[-1])[0] + JOIN_KM
        curve = catmull_rom([self.guides.border.at(leave), *inner, self.guides.river.at(join)], SAMPLES)
        start, _ = self.add(curve)
        for order in range(len(inner)):
            middle = start + (order + 1) * SAMPLES
            self.spans.append((middle - SAMPLES // 2, middle + SAMPLES // 2))
        self.peaks += inner
        return join

    def river(self, index: int, join: float) -> None:
        """Follow the river to the sea; ground taken across it bulges out."""
        sector, km = self.sectors[index], self.kms[index]
        hit = self.crossing(index, self.guides.river)
        middle = hit[0] if hit else self.guides.river.nearest(along(sector, sector.start_km))[0]
        start, _ = self.add(self.guides.river.part(join, self.guides.river.length)[1:])
        taken = km - sector.start_km
        if abs(taken) > 0.5:
            half = BULGE_KM + abs(taken) * 0.9
            del self.points[start:]
            self.add(self.guides.river.part(join, middle - half)[1:-1])
            self.add(_bulge(self.guides.river, middle, half, along(sector, km)))
            self.add(self.guides.river.part(middle + half, self.guides.river.length)[1:])
        self.spans.append((start, len(self.points) - 1))
        self.peaks.append(along(sector, km) if abs(taken) > 0.5 else self.guides.river.at(middle))


def _own_km(sector: _Course, at: Point) -> float:
    """The sector's own km at a place on its axis."""
    best = (float("inf"), 0.0)
    for (near, far), (a, b) in zip(pairwise(sector.towns), pairwise(axis(sector)), strict=True):
        share = foot(at, a, b)
        best = min(best, (dist(at, between(a, b, share)), near.km + (far.km - near.km) * share))
    return best[1]


def trace(sectors: Sequence[SectorView], kms: Sequence[float]) -> Trace:
    """The line with each sector's line at ``kms`` along its axis, sectors ordered from north to south.

    Leading sectors whose axis crosses the recognised border bulge out of it;
    a last one whose axis crosses the lower Dnipro follows
    the river; between them one rounded curve runs through every sector's point.
    """
    return _traced(tuple(_Course(s.towns, s.width_km, s.start_km) for s in sectors), tuple(kms))


@lru_cache(maxsize=64)
def _traced(sectors: tuple[_Course, ...], kms: tuple[float, ...]) -> Trace:
    """A month's line is next month's old one, and the first is always there: all are kept."""
    draft = _Draft(sectors, kms)
    first = draft.border_sectors()
    last = len(sectors)
    on_river = draft.crossing(last - 1, draft.guides.river) is not None
    join = draft.inland(first, last - 1 if on_river else last)
    if on_river:
        draft.river(last - 1, join)
    towards = tuple(_towards(sector) for sector in sectors)
    return Trace(tuple(draft.points), tuple(draft.spans), tuple(draft.peaks), _squared(draft, towards))


def _towards(sector: _Course) -> Point:
    """Direction of the axis towards side 0 where the line stood at the start."""
    near, far = along(sector, sector.start_km - 8.0), along(sector, sector.start_km + 8.0)
    return unit(near[0] - far[0], near[1] - far[1])


def _squared(draft: _Draft, towards: Sequence[Point]) -> tuple[Point, ...]:
    """Directions turned square to the line, on the side the axis says."""
    found = []
    for peak, (first, last), hint in zip(draft.peaks, draft.spans, towards, strict=True):
        nearest = min(range(first, last + 1), key=lambda i: dist(draft.points[i], peak))
        a, b = draft.points[max(0, nearest - 3)], draft.points[min(len(draft.points) - 1, nearest + 3)]
        across = unit(a[1] - b[1], b[0] - a[0])
        sign = 1.0 if across[0] * hint[0] + across[1] * hint[1] >= 0 else -1.0
        found.append((across[0] * sign, across[1] * sign))
    return tuple(found)


@cache
def _northern_border(start: Point) -> tuple[Point, ...]:
    """The border from its northernmost point to where the line begins, so that nothing beside it is taken for held."""
    border = _guides().border
    top = max(zip(border.points, border.marks, strict=True), key=lambda pair: pair[0][1])[1]
    return tuple(border.part(top, border.nearest(start)[0])[:-1])


def ground(line: Trace) -> tuple[Point, ...]:
    """A closed ring around everything on side 0's side of the line.

    Cut with Ukraine's outline it is the ground side 0 holds.
    """
    _, south, east, north = theatre().frame
    lead, end = _northern_border(line.points[0]), line.points[-1]
    corners = ((end[0], south - 50), (east + 50, south - 50), (east + 50, north + 50))
    return (*lead, *line.points, *corners, ((lead or line.points)[0][0], north + 50))


def holder(line: Trace, at: Point) -> int:
    """The side on whose side of the line a place lies."""
    return 0 if is_inside(at, ground(line)) else 1


def nearest_sector(line: Trace, at: Point) -> tuple[int, float]:
    """The sector whose stretch of the line is closest to a place, and the distance in km."""
    found = [(Path(line.stretch(i)).nearest(at)[1], i) for i in range(len(line.spans))]
    away, index = min(found)
    return index, away
