"""Plane geometry in kilometres: arc length, nearest points, crossings, rounded lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import dist, hypot

Point = tuple[float, float]


def between(a: Point, b: Point, share: float) -> Point:
    """The point at ``share`` (0..1) of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def foot(p: Point, a: Point, b: Point) -> float:
    """Share of the way from a to b at which the segment comes closest to p, held to 0..1."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    if length2 == 0.0:
        return 0.0
    return min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))


class Path:
    """A polyline measured along its length in km."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = list(points)
        self.marks = [0.0, *accumulate(dist(a, b) for a, b in pairwise(self.points))]

    @property
    def length(self) -> float:
        """Length in km."""
        return self.marks[-1]

    def at(self, s: float) -> Point:
        """The point ``s`` km along, held to the ends."""
        s = min(self.length, max(0.0, s))
        i = min(len(self.points) - 2, bisect_right(self.marks, s) - 1)
        span = self.marks[i + 1] - self.marks[i]
        return between(self.points[i], self.points[i + 1], (s - self.marks[i]) / span if span else 0.0)

    def nearest(self, p: Point) -> tuple[float, float]:
        """Kilometres along at the point closest to p, and its distance from p in km."""
        best = (0.0, float("inf"))
        for i, (a, b) in enumerate(pairwise(self.points)):
            share = foot(p, a, b)
            away = dist(p, between(a, b, share))
            if away < best[1]:
                best = (self.marks[i] + share * (self.marks[i + 1] - self.marks[i]), away)
        return best

    def part(self, start: float, end: float) -> list[Point]:
        """The points from ``start`` to ``end`` km along, both ends included."""
        if end <= start:
            return [self.at(start)]
        inner = [p for p, s in zip(self.points, self.marks, strict=True) if start < s < end]
        return [self.at(start), *inner, self.at(end)]

    def crossing(self, other: Path) -> tuple[float, float] | None:
        """The first crossing with another path as km along this one and km along the other, or None."""
        for i, (a, b) in enumerate(pairwise(self.points)):
            for j, (c, d) in enumerate(pairwise(other.points)):
                hit = _cross(a, b, c, d)
                if hit is not None:
                    here = self.marks[i] + hit[0] * (self.marks[i + 1] - self.marks[i])
                    return here, other.marks[j] + hit[1] * (other.marks[j + 1] - other.marks[j])
        return None


def _cross(a: Point, b: Point, c: Point, d: Point) -> tuple[float, float] | None:
    """Shares along a-b and c-d at which the two segments cross, or None."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return None
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    bottom = rx * sy - ry * sx
    if bottom == 0.0:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / bottom
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / bottom
    return (t, u) if 0.0 <= t <= 1.0 and 0.0 <= u <= 1.0 else None


def catmull_rom(points: Sequence[Point], samples: int) -> list[Point]:
    """A centripetal Catmull-Rom curve through all points, ``samples`` per span plus the last point;
    two points give a straight line.

    Source: Barry and Goldman's pyramid with knots at the square roots of the chord lengths, which never loops back on
    itself.
    """
    first = between(points[0], points[1], -1.0)
    last = between(points[-1], points[-2], -1.0)
    held = [first, *points, last]
    curve: list[Point] = []
    for i in range(1, len(held) - 2):
        curve += [_pyramid(held[i - 1 : i + 3], step / samples) for step in range(samples)]
    return [*curve, points[-1]]


def _pyramid(four: Sequence[Point], share: float) -> Point:
    p0, p1, p2, p3 = four
    t0, t1, t2, t3 = accumulate((max(1e-6, dist(a, b) ** 0.5) for a, b in pairwise(four)), initial=0.0)
    t = t1 + (t2 - t1) * share

    def blend(a: Point, b: Point, low: float, high: float) -> Point:
        return between(a, b, (t - low) / (high - low))

    a1, a2, a3 = blend(p0, p1, t0, t1), blend(p1, p2, t1, t2), blend(p2, p3, t2, t3)
    return blend(blend(a1, a2, t0, t2), blend(a2, a3, t1, t3), t1, t2)


def is_inside(p: Point, ring: Sequence[Point]) -> bool:
    """True when p lies inside the closed ring (odd-even)."""
    x, y = p
    inside = False
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        ax, ay = bx, by
    return inside


def unit(dx: float, dy: float) -> Point:
    """The direction of a vector with length one; (1, 0) for a vector without length."""
    length = hypot(dx, dy)
    return (dx / length, dy / length) if length else (1.0, 0.0)
