"""What the economic panel shows."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.board.orders.view import Resource
from wargame.seat.values import Figure, Part, Pillar


@dataclass(frozen=True)
class Region:
    """A region's supply of fuel or power as a share of demand."""

    name: str
    side: int
    adequacy: Figure
    threshold: float
    state: str
    """Balanced, Short for 2 months ..."""
    history: tuple[float, ...]
    rule: str


@dataclass(frozen=True)
class Stage:
    """One flow of the aid pipeline: from a donor through pledged and contracted to delivered."""

    donor: str
    binding: float
    ad_hoc: float
    state: str
    """``steady``, ``halted, 4 months left`` ..."""


@dataclass(frozen=True)
class FiscalLine:
    """A fiscal measure with its effect and price, for the economy panel."""

    name: str
    level: float
    amount: str
    runway_change: str
    price: str


@dataclass(frozen=True)
class SideEconomy:
    """Economy of one belligerent as the seat may know it."""

    side: int
    money_unit: str
    runway: Figure
    runway_conventional: float
    """Months under a conventional sanctions model (no borrowing, no diverted trade; R36)."""
    reserve: Figure
    deficit: Figure
    borrowing: Figure
    revenue: Figure
    revenue_history: tuple[float, ...]
    deficit_history: tuple[float, ...]
    insulation: Figure
    insulation_history: tuple[float, ...]
    insulation_parts: tuple[Part, ...]
    inflation: Figure
    growth: Figure
    debt: Figure
    trade_diversion: Figure
    settlement: Figure
    industry: Figure
    fiscal: tuple[FiscalLine, ...]
    disputed: str
    """The sentence that names the disputed figure beside the runway."""


@dataclass(frozen=True)
class AidView:
    """External support of one belligerent."""

    side: int
    adequacy: Figure
    history: tuple[float, ...]
    threshold: float
    stages: tuple[Stage, ...]
    delivered: Figure
    contract_share: Figure
    hedge: Figure
    hedge_parts: tuple[Part, ...]


@dataclass(frozen=True)
class EconomyView:
    """The economic panel."""

    sides: tuple[SideEconomy, SideEconomy]
    aid: tuple[AidView, AidView]
    regions: tuple[Region, ...]
    oil_price: Figure
    oil_history: tuple[float, ...]
    pillars: tuple[Pillar, ...]
    strike_stock: tuple[Resource, ...]
    """Own raids used and available by range class."""
    months: tuple[str, ...]
    """Labels of the history axes, oldest first, e.g. ``Jun 2026``."""
