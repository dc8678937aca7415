"""A scenario file as pydantic models, part two: sectors, nodes, hubs and regions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wargame.scenario.schema_base import Key, Latitude, Longitude, Name, Part, Prose, Share, Short

PostureName = Literal["hold", "fortify", "grind", "counter_attack", "regroup", "withdraw"]
"""Lower-case names of ``Posture``."""

RoleName = Literal["refining", "port", "grid", "industry", "rail", "gas", "maritime"]
"""Systems a node can be part of; regions have weights of their own."""

Range = Literal["near", "mid", "deep"]
Force = Annotated[float, Field(ge=0, le=1000)]


class Town(Part):
    """A town on the axis; ``multiplier`` strengthens the defender near it."""

    name: Name
    oblast: Name
    lat: Latitude
    lon: Longitude
    km: Annotated[float, Field(ge=0, le=2000)]
    multiplier: Annotated[float, Field(ge=0.5, le=5)] = 1.0


class Sector(Part):
    """A sector. Pairs give side 0 first; the axis runs from side 0's depth to side 1's."""

    key: Key
    name: Name
    meaning: Short
    main: bool = False
    line_km: Annotated[float, Field(ge=0, le=2000)]
    frontage_km: Annotated[float, Field(gt=0, le=2000)]
    width_km: Annotated[float, Field(ge=0, le=500)]
    terrain: Annotated[float, Field(ge=0.5, le=5)]
    hubs: tuple[Key, Key]
    force: tuple[Force, Force]
    fortification: tuple[Share, Share]
    effort: tuple[Share, Share]
    posture: tuple[PostureName, PostureName]
    towns: Annotated[tuple[Town, ...], Field(min_length=2, max_length=16)]


class Node(Part):
    """An economic node at city level; ``roles`` are its weights in the owner's national totals."""

    key: Key
    name: Name
    city: Name
    lat: Latitude
    lon: Longitude
    owner: Key
    kind: Literal["refinery", "port", "power", "industry", "rail", "maritime", "depot"]
    label: Name
    range: Range
    capacity: Share
    air_defence: Share
    staying: Annotated[float, Field(gt=0, le=10)]
    repair_months: Annotated[float, Field(gt=0, le=60)]
    vulnerable: Annotated[float, Field(ge=0, le=10)] = 1.0
    roles: dict[RoleName, Share] = {}
    note: Prose | None = None


class Hub(Part):
    """A logistics hub; ``throughput`` 1 is an ordinary one, whose force points a month the rulebook gives."""

    key: Key
    name: Name
    city: Name
    side: Key
    lat: Latitude
    lon: Longitude
    throughput: Annotated[float, Field(gt=0, le=20)]
    strikeable: bool
    feeds: tuple[Key, ...] = ()
    """Hubs behind which this one stands."""
    note: Prose | None = None


class Region(Part):
    """A region supplied by nodes: adequacy is the weighted capacity over ``norm``, short under ``threshold``.

    Sectors that its side serves from one of ``hubs`` draw their fuel there.
    """

    key: Key
    name: Name
    side: Key
    norm: Annotated[float, Field(gt=0, le=2)]
    threshold: Share
    weights: Annotated[dict[Key, Share], Field(min_length=1)]
    hubs: tuple[Key, ...] = ()
