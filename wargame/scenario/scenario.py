"""A scenario ready to play, made from a validated document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.engine.theatre import Theatre
from wargame.scenario import build
from wargame.scenario.schema import Document
from wargame.scenario.start import start_values
from wargame.scenario.validate import axis_names


@dataclass(frozen=True)
class Place:
    """A place labelled on the map; rank 0 is a capital, 3 small."""

    name: str
    lat: float
    lon: float
    rank: int


@dataclass(frozen=True)
class Scenario:
    """A scenario ready to play: theatre, start values, parameter overrides, texts, and the file it came from."""

    theatre: Theatre
    start: dict[str, Any]
    """State quantity -> array over its axes without the campaign axis; what is missing starts at zero."""
    parameters: dict[str, float | tuple[float, float]]
    summary: str
    teaches: str
    playing_time: str
    tags: tuple[str, ...]
    default_seat: str
    notice: str
    disputed: str
    caveats: tuple[str, ...]
    credits: tuple[str, ...]
    issue_notes: tuple[str, ...]
    """One sentence an issue."""
    node_notes: tuple[str, ...]
    """One an node, empty where there is nothing to say."""
    hub_feeds: tuple[tuple[int, int], ...]
    """Pairs of hub indices, rear hub first."""
    places: tuple[Place, ...]
    frame: tuple[float, float, float, float]
    """South, west, north, east of the map at the start."""
    control: str
    """Name of the assets' outline of ground held at the start, or empty."""
    text: str
    digest: str
    """SHA-256 of the text."""


def scenario_of(document: Document, text: str) -> Scenario:
    """Theatre, start values and texts of a validated document."""
    heading, place = document.scenario, document.map
    theatre = build.theatre(document)
    names = axis_names(document.model_dump())
    hub = {item.key: index for index, item in enumerate(document.hubs)}
    return Scenario(
        theatre=theatre,
        start=start_values(document, theatre, names),
        parameters=_numbers(document.parameters),
        summary=heading.summary,
        teaches=heading.teaches,
        playing_time=heading.playing_time,
        tags=heading.tags,
        default_seat=heading.default_seat,
        notice=heading.notice,
        disputed=heading.disputed,
        caveats=heading.caveats,
        credits=heading.credits,
        issue_notes=tuple(issue.about for issue in document.issues),
        node_notes=tuple(node.note or "" for node in document.nodes),
        hub_feeds=tuple((hub[item.key], hub[fed]) for item in document.hubs for fed in item.feeds),
        places=tuple(Place(p.name, p.lat, p.lon, p.rank) for p in place.places),
        frame=(place.frame.south, place.frame.west, place.frame.north, place.frame.east),
        control=place.control,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def _numbers(values: Mapping[str, Any]) -> dict[str, float | tuple[float, float]]:
    """Overrides as floats; a pair stays a pair."""
    return {
        name: (float(value[0]), float(value[1])) if isinstance(value, tuple) else float(value)
        for name, value in values.items()
    }
