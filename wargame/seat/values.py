"""Figures, seats, sides and lines every view shares."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A number as this seat may know it: exact, or a centre with a 90 % range."""

    value: float
    low: float
    high: float
    change: float | None = None
    """Since last month; None in the first month."""
    unit: str = ""
    digits: int = 2
    rule: str = ""
    quantity: str = ""
    """Key for Why: the name of the quantity in the rulebook, with its indices, e.g. ``ceasefire_utility/0``."""

    @property
    def is_exact(self) -> bool:
        """True when the seat knows the figure itself."""
        return self.low == self.high


@dataclass(frozen=True)
class SideView:
    """A belligerent as it is named and marked: side 0 takes token ``a`` and a square, side 1 ``b`` and a diamond."""

    index: int
    name: str
    adjective: str
    capital: str


@dataclass(frozen=True)
class SeatView:
    """A seat: ``side`` is None for external seats."""

    key: str
    name: str
    side: int | None
    player: str = "doctrine"
    """``person`` or ``doctrine``."""


@dataclass(frozen=True)
class Term:
    """One signed term of a sum, with the rule that sets it."""

    name: str
    figure: Figure
    rule: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A weighted part of an index (macro insulation, aid adequacy, hedge)."""

    name: str
    weight: float
    figure: Figure
    history: tuple[float, ...] = ()


@dataclass(frozen=True)
class Pillar:
    """A strategic pillar: the index that must not stay under its threshold for ``limit`` months."""

    side: int
    name: str
    figure: Figure
    threshold: float
    months_under: int
    limit: int
    failed: bool
    history: tuple[float, ...]
    rule: str = "R45"


@dataclass(frozen=True)
class LogLine:
    """One event as this seat may know it."""

    month: int
    month_label: str
    text: str
    rule: str
    family: str
    """front, strike, economy, aid, table, signal, pillar, outcome or note."""
    place: tuple[float, float] | None = None
    tone: str = ""
    """``plus``/``minus`` for the seat's own side, empty when nobody's gain."""
    quantity: str = ""
    """Key for Why of what the line is about; empty where its rule alone explains it."""
    importance: int = 0
    """0 to 100, to this seat."""

    @property
    def asks(self) -> str:
        """What Why is asked for: the line's own subject, else its rule."""
        return self.quantity or self.rule
