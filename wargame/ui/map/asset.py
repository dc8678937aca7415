"""Reads the shipped geography of the theatre into plain kilometres."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from wargame import resources

Point = tuple[float, float]
"""Kilometres east and north of the projection's origin."""
Line = tuple[Point, ...]


@dataclass(frozen=True)
class Place:
    """A name on the map, where it stands, and its rank (1 the largest)."""

    name: str
    at: Point
    rank: int = 1


@dataclass(frozen=True)
class River:
    """One piece of a river; rank 0 the lower Dnipro, 1 large to 3 small."""

    rank: int
    line: Line


@dataclass(frozen=True)
class Theatre:
    """The geography: rings are filled odd-even (holes among them), lines are open."""

    frame: tuple[float, float, float, float]
    """West, south, east, north in km."""
    land: tuple[Line, ...]
    ukraine: tuple[Line, ...]
    ukraine_border: tuple[Line, ...]
    """The internationally recognised border, on land only."""
    borders: tuple[Line, ...]
    oblasts: tuple[Place, ...]
    oblast_lines: tuple[Line, ...]
    rivers: tuple[River, ...]
    lakes: tuple[Line, ...]
    dry_bed: tuple[Line, ...]
    """The drained Kakhovka reservoir."""
    dnipro: Line
    """From Zaporizhzhia through the dry bed to the sea."""
    countries: tuple[Place, ...]
    seas: tuple[Place, ...]
    credit: str


@cache
def theatre() -> Theatre:
    """The shipped theatre, read once; raises FileNotFoundError where the asset is missing."""
    path = resources.assets() / "map" / "theatre.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    steps = raw["steps_per_km"]

    def group(key: str) -> tuple[Line, ...]:
        return tuple(_line(flat, steps) for flat in raw[key])

    def places(key: str) -> tuple[Place, ...]:
        return tuple(Place(row["name"], _line(row["at"], steps)[0], row.get("rank", 1)) for row in raw[key])

    return Theatre(
        frame=_frame(raw["frame_km"]),
        land=group("land"),
        ukraine=group("ukraine"),
        ukraine_border=group("ukraine_border"),
        borders=group("borders"),
        oblasts=places("oblasts"),
        oblast_lines=group("oblast_lines"),
        rivers=tuple(River(row["rank"], _line(row["line"], steps)) for row in raw["rivers"]),
        lakes=group("lakes"),
        dry_bed=group("dry_bed"),
        dnipro=_line(raw["dnipro"], steps),
        countries=places("countries"),
        seas=places("seas"),
        credit=raw["credit"],
    )


def _frame(corners: list[Any]) -> tuple[float, float, float, float]:
    west, south, east, north = (float(v) for v in corners)
    return west, south, east, north


def _line(flat: list[int], steps: int) -> Line:
    """Undo the delta coding of one line."""
    x = y = 0
    points = []
    for i in range(0, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        points.append((x / steps, y / steps))
    return tuple(points)
