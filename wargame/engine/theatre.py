"""The fixed part of a scenario as arrays and names, shared by every campaign and month."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wargame.engine.words import GateMode, Measure

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Side:
    """A belligerent: how it is named and what it calls its money."""

    key: str
    name: str
    adjective: str
    capital: str
    money: str
    reserve_place: tuple[float, float]


@dataclass(frozen=True)
class Seat:
    """A seat: a belligerent (``side`` set) or an external one with the measures open to it, by (measure, side)."""

    key: str
    name: str
    side: int | None = None
    client: int | None = None
    """Side whose requests an external seat answers, if any."""
    holds_dossiers: bool = False
    measures: tuple[tuple[Measure, int], ...] = ()
    capital: float = 4.0
    """Points of political capital a month."""


@dataclass(frozen=True)
class PillarSpec:
    """The index that is a strategic pillar for a side."""

    name: str
    quantity: str
    """``aid_adequacy`` or ``macro_insulation``: the state field that is read."""
    threshold: float
    months: int
    """Months under the threshold after which the pillar has failed."""


@dataclass(frozen=True)
class Town:
    """A town on a sector's axis."""

    name: str
    oblast: str
    lat: float
    lon: float
    km: float
    multiplier: float


@dataclass(frozen=True)
class Sector:
    """A sector: a straight axis of towns from side 0's depth to side 1's."""

    key: str
    name: str
    meaning: str
    towns: tuple[Town, ...]
    frontage_km: float
    is_main: bool
    """Counted in the main sectors of side 0's default doctrine (R13)."""


@dataclass(frozen=True)
class Node:
    """An economic node at city level."""

    key: str
    name: str
    city: str
    lat: float
    lon: float
    owner: int
    kind: str
    kind_label: str
    range_class: int
    """0 near, 1 mid, 2 deep."""


@dataclass(frozen=True)
class Hub:
    """A logistics hub; allied hubs cannot be struck."""

    key: str
    name: str
    city: str
    lat: float
    lon: float
    side: int
    throughput: float
    is_strikeable: bool


@dataclass(frozen=True)
class Template:
    """A settlement text put forward as a whole: one value an issue, 0 side 1's ideal, 1 side 0's."""

    key: str
    name: str
    note: str
    terms: tuple[float, ...]


@dataclass(frozen=True)
class Shock:
    """A card of the donor deck: what a political turn of one donor does to its flows while it lasts."""

    key: str
    name: str
    donor: int
    hazard: float
    """Chance a month."""
    months: tuple[int, int]
    ad_hoc: float
    finance: float
    military: float
    """Multiplier on the client's military adequacy, softened by its hedge."""
    pressed_by_compliance: bool
    courted: float
    """Factor on the hazard when the adversary courts this donor."""
    attention: float = 1.0
    """Factor on the attention to which the donor returns."""


@dataclass(frozen=True)
class Region:
    """A region whose supply is a weighted sum of node capacities."""

    key: str
    name: str
    side: int
    norm: float
    threshold: float


@dataclass(frozen=True)
class Objective:
    """An objective of a profile: its measure's name and weight."""

    key: str
    name: str
    weight: float


@dataclass(frozen=True)
class Profile:
    """An objective profile a seat may be dealt."""

    key: str
    name: str
    objectives: tuple[Objective, ...]


@dataclass(frozen=True)
class Theatre:
    """Names and fixed arrays of a scenario. Shapes: side 2, sector S, town T (padded), node N, hub H, issue I,
    seat E.
    """

    key: str
    title: str
    start_year: int
    start_month: int
    war_month: int
    months: int
    extension: int
    turn_months: int
    """Months that are played under one sheet."""
    gate_mode: GateMode
    sides: tuple[Side, Side]
    seats: tuple[Seat, ...]
    pillars: tuple[PillarSpec, PillarSpec]
    sectors: tuple[Sector, ...]
    nodes: tuple[Node, ...]
    hubs: tuple[Hub, ...]
    issues: tuple[str, ...]
    issue_keys: tuple[str, ...]
    issue_ends: tuple[str, str]
    templates: tuple[Template, ...]
    audiences: tuple[str, ...]
    audience_roles: tuple[str, ...]
    """home_0, home_1, backers, washington, partners: which role each audience plays."""
    venues: tuple[str, ...]
    shocks: tuple[Shock, ...]
    regions: tuple[Region, ...]
    profiles: dict[str, tuple[Profile, ...]]
    """Per seat key; the first is the default."""
    doctrines: dict[str, tuple[str, ...]]
    """Per seat key, names of the doctrines it may play; the first is the default."""
    sector_width: Floats
    """(S,) km."""
    sector_terrain: Floats
    """(S,) multiplier on the defender."""
    sector_length: Floats
    """(S,) km."""
    sector_start_km: Floats
    """(S,)"""
    sector_main: Floats
    """(S,) 1 in side 0's main sectors."""
    start_effort: Floats
    """(2, S), rows sum to one."""
    start_force: Floats
    """(2, S) force points."""
    town_km: Floats
    """(S, T), NaN-free: padded with 1e6."""
    town_multiplier: Floats
    """(S, T), padded with 1."""
    town_held_at_start: Ints
    """(S, T) side index, -1 padding."""
    season: Floats
    """(12,) January first."""
    node_owner: Ints
    """(N,)"""
    node_range: Ints
    """(N,) 0 near, 1 mid, 2 deep."""
    node_channels: Floats
    """(N,) air-defence level 0..1 at start."""
    node_staying: Floats
    """(N,)"""
    node_repair_months: Floats
    """(N,)"""
    node_vulnerable: Floats
    """(N,) factor on raids (near and southern nodes 2; balance 15)."""
    role_weight: dict[str, Floats]
    """Role (refining, port, grid, industry, rail, ...) -> (N,) weights."""
    region_weight: Floats
    """(region, N)"""
    region_sector: Floats
    """(region, 2, S) 1 where the region's side feeds the sector from there."""
    hub_side: Ints
    """(H,)"""
    hub_throughput: Floats
    """(H,) force points a month at full capacity."""
    sector_hub: Ints
    """(2, S) index of the hub that serves the sector."""
    issue_reservation: Floats
    """(2, I) limit of each side; 0 is side 1's ideal, 1 side 0's."""
    issue_span: Floats
    """(2, I) how far the limit moves when the own pillar has failed (signed)."""
    issue_opening: Floats
    """(2, I) opening positions."""
    issue_weight: Floats
    """(2, I) weight in each side's valuation of a settlement, rows sum to one."""
    issue_power_shift: Floats
    """(I,) how much conceding this issue shifts power towards side 0 (cap, weapons; domain 2.7)."""
    support_share: Floats
    """(2, E) flow each seat adds to a side's ad hoc support per unit of its will (0.3 and 0.93 for Kyiv's donors)."""
    donor_base: Floats
    """(E,) will of each external seat to which it reverts; 0 for belligerents."""

    @cached_property
    def external(self) -> tuple[int, ...]:
        """Indices of the external seats."""
        return tuple(i for i, seat in enumerate(self.seats) if seat.side is None)

    def seat_index(self, key: str) -> int:
        """Index of a seat by key. Raises KeyError with the known keys."""
        for index, seat in enumerate(self.seats):
            if seat.key == key:
                return index
        raise KeyError(f"no seat {key!r}; seats are {', '.join(seat.key for seat in self.seats)}")

    def belligerent_seat(self, side: int) -> int:
        """Index of the seat that commands a side."""
        return next(i for i, seat in enumerate(self.seats) if seat.side == side)

    def turn_start(self, month: int) -> int:
        """First month of the turn a campaign month belongs to."""
        return month - month % self.turn_months

    def ends_turn(self, month: int) -> bool:
        """True for the last month of a turn, after which sheets are made anew."""
        return (month + 1) % self.turn_months == 0

    def month_of_year(self, month: int) -> int:
        """Calendar month 0..11 of a campaign month (0 is the first)."""
        return (self.start_month - 1 + month) % 12


def spared_nodes(theatre: Theatre) -> Floats:
    """(3, N): nodes an energy, a maritime and a humanitarian truce take out of the target list."""

    def has(*roles: str) -> NDArray[np.bool_]:
        weights = [theatre.role_weight[role] for role in roles if role in theatre.role_weight]
        return np.any([w > 0 for w in weights], axis=0) if weights else np.zeros(len(theatre.nodes), dtype=bool)

    at_sea = np.array([node.kind in ("port", "maritime") for node in theatre.nodes])
    return np.stack([has("refining", "grid", "gas"), at_sea, np.zeros(len(theatre.nodes), dtype=bool)]).astype(
        np.float32
    )
