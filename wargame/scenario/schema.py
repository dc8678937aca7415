"""A scenario file as pydantic models, part one: the top level, heading, sides, seats and map."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from wargame.scenario.schema_base import Factor, Key, Latitude, Longitude, Name, Part, Prose, Share, Short
from wargame.scenario.schema_field import Hub, Node, Region, Sector
from wargame.scenario.schema_table import Audience, Issue, Shock, Template

MeasureName = Literal[
    "mediate",
    "press",
    "arms",
    "intelligence",
    "attention",
    "waiver",
    "ad_hoc_package",
    "contract",
    "technology",
    "guarantee",
    "loan",
    "sanctions",
    "purchases",
    "settlement_channel",
    "host",
]
"""Lower-case names of ``Measure``."""


class Heading(Part):
    """What the scenario is, when it starts and how long it lasts."""

    key: Key
    title: Name
    summary: Prose
    teaches: Prose
    playing_time: Short
    tags: Annotated[tuple[Short, ...], Field(max_length=12)] = ()
    start: Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
    """Year and month of the first turn, quoted or not: 2026-06."""
    war_month: Annotated[int, Field(ge=0, le=1200)]
    months: Annotated[int, Field(ge=1, le=120)]
    extension: Annotated[int, Field(ge=0, le=24)]
    turn_months: Annotated[int, Field(ge=1, le=12)] = 1
    """Months under one sheet; the scenario's months and its extension are whole turns."""
    gate_mode: Literal["strict", "hazard", "advisory"]
    default_seat: Key
    notice: Prose
    disputed: Prose
    caveats: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=40)]
    credits: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=40)]


class Pillar(Part):
    """The index that is a strategic pillar for the side."""

    name: Name
    quantity: Literal["aid_adequacy", "macro_insulation"]
    threshold: Share
    months: Annotated[int, Field(ge=1, le=24)]


class Side(Part):
    """A belligerent."""

    key: Key
    name: Name
    adjective: Name
    capital: Name
    money: Short
    reserve_place: tuple[Latitude, Longitude]
    pillar: Pillar


class Profile(Part):
    """An objective profile: weights of the scenario's objectives, summing to one."""

    key: Key
    name: Name
    weights: Annotated[dict[Key, Share], Field(min_length=1, max_length=12)]


class Seat(Part):
    """A seat: a belligerent's (``side``) or an external one."""

    key: Key
    name: Name
    side: Key | None = None
    client: Key | None = None
    holds_dossiers: bool = False
    capital: Annotated[float, Field(ge=0, le=40)] = 4.0
    supports: dict[Key, Factor] = {}
    """Flow of support this seat adds to a side per unit of its will."""
    base_will: Share = 0.0
    """Political will to which the seat reverts, and at which it starts unless ``start`` says otherwise."""
    measures: dict[MeasureName, Annotated[tuple[Key, ...], Field(min_length=1, max_length=2)]] = {}
    profiles: Annotated[tuple[Profile, ...], Field(min_length=1, max_length=12)]
    doctrines: Annotated[tuple[Key, ...], Field(min_length=1, max_length=12)]


class Place(Part):
    """A place labelled on the map beside the axis towns; rank 0 is a capital, 3 small."""

    name: Name
    lat: Latitude
    lon: Longitude
    rank: Annotated[int, Field(ge=0, le=3)]


class Frame(Part):
    """The part of the world in view at the start, in degrees."""

    south: Latitude
    west: Longitude
    north: Latitude
    east: Longitude


class Map(Part):
    """What the map shows besides sectors, nodes and hubs."""

    frame: Frame
    control: Short = ""
    """Name of the assets' outline of ground held at the start, or empty."""
    places: Annotated[tuple[Place, ...], Field(max_length=80)]


class Document(Part):
    """A whole scenario file."""

    scenario: Heading
    sides: tuple[Side, Side]
    seats: Annotated[tuple[Seat, ...], Field(min_length=2, max_length=16)]
    objectives: Annotated[dict[Key, Name], Field(min_length=1, max_length=40)]
    """Objectives the profiles weigh: key of the measure and the words shown for it."""
    sectors: Annotated[tuple[Sector, ...], Field(min_length=1, max_length=48)]
    nodes: Annotated[tuple[Node, ...], Field(min_length=2, max_length=96)]
    hubs: Annotated[tuple[Hub, ...], Field(min_length=2, max_length=32)]
    regions: Annotated[tuple[Region, ...], Field(max_length=16)]
    season: Annotated[tuple[Annotated[float, Field(ge=0, le=3)], ...], Field(min_length=12, max_length=12)]
    """Pace of operations by calendar month, January first."""
    issues: Annotated[tuple[Issue, ...], Field(min_length=1, max_length=16)]
    issue_ends: tuple[Short, Short]
    """What 0 and 1 on an issue mean."""
    templates: Annotated[tuple[Template, ...], Field(min_length=1, max_length=12)]
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1, max_length=12)]
    venues: Annotated[tuple[Name, ...], Field(min_length=1, max_length=12)]
    shocks: Annotated[tuple[Shock, ...], Field(max_length=16)]
    start: dict[str, Any]
    """Start values by name of a state quantity; checked in ``filling``."""
    parameters: dict[str, Any] = {}
    """Parameters of the rulebook this scenario changes: a number, or one a side."""
    map: Map
