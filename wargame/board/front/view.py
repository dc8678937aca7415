"""What the frontline map shows of the front, nodes, hubs and plotted transfers."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.engine.words import NodeKind, Posture, Reach
from wargame.seat.values import Figure, SideView


@dataclass(frozen=True)
class TownView:
    """A town on a sector's axis; ``km`` along the axis; ``holder`` is a side index."""

    name: str
    lat: float
    lon: float
    km: float
    holder: int
    multiplier: float


@dataclass(frozen=True)
class SectorView:
    """One sector of the front. Axis towns run from side 0's depth to side 1's; the line stands ``line_km`` along it."""

    index: int
    name: str
    meaning: str
    towns: tuple[TownView, ...]
    line_km: float
    last_km: float
    """Where the line stood a month ago."""
    start_km: float
    width_km: float
    """Effective attack width: km2 = km moved x width."""
    frontage_km: float
    force: tuple[Figure, Figure]
    """Force points per side; the enemy's as a range."""
    fortification: tuple[Figure, Figure]
    posture: tuple[Posture, Posture]
    """Per side: the own posture as plotted in the draft, the enemy's as last month showed it."""
    effort: float
    """Own share of effort in the draft, 0..1."""
    supply: tuple[Figure, Figure]
    is_open: bool = True
    is_seen: tuple[bool, bool] = (False, False)
    """Per side: True where the posture is last month's, as it was seen."""
    attacking: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class NodeView:
    """One economic node at city level."""

    index: int
    name: str
    city: str
    lat: float
    lon: float
    owner: int
    kind: NodeKind
    kind_label: str
    range_class: Reach
    capacity: Figure
    history: tuple[float, ...]
    """Centre estimates of the last months, oldest first."""
    repair_months: float
    defence: Figure
    """Air-defence channels, 0..5."""
    raids_planned: int
    raids_last: int
    """Raids that fell on it last month (either side's)."""
    expected_loss: Figure
    """Points of capacity the planned raids are expected to take (own planning) or 0."""
    refusal: str
    """Why this seat may not raid it, or empty."""


@dataclass(frozen=True)
class HubView:
    """A logistics hub; transfers through it are bounded by ``throughput`` force points a month."""

    name: str
    lat: float
    lon: float
    side: int
    throughput: float


@dataclass(frozen=True)
class TransferView:
    """A transfer plotted in the draft; ``None`` is the reserve."""

    origin: int | None
    destination: int | None
    points: float


@dataclass(frozen=True)
class MapView:
    """Everything the frontline map draws."""

    sides: tuple[SideView, SideView]
    sectors: tuple[SectorView, ...]
    nodes: tuple[NodeView, ...]
    hubs: tuple[HubView, ...]
    reserve: tuple[Figure, Figure]
    reserve_places: tuple[tuple[float, float], tuple[float, float]]
    """Latitude and longitude at which each side's reserve counter stands."""
    transfers: tuple[TransferView, ...]
    cities: tuple[tuple[str, float, float, int], ...]
    """Name, lat, lon, rank (0 capital .. 3 small) of places labelled beside the axis towns."""
    frame: tuple[float, float, float, float]
    """South, west, north, east of the theatre at start."""
    control: str
    """Name of the assets' outline of ground held at the start, or empty."""
