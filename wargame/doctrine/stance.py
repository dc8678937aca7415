"""What tells one doctrine from another, as plain figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.engine.words import Measure


@dataclass(frozen=True)
class BelligerentStance:
    """A belligerent's standing intentions; the sheet is drawn up from these and from what the seat sees."""

    label: str
    about: str
    tempo: float = 1.0
    winter_tempo: float | None = None
    """Tempo from November to April, when reserves are banked (surge)."""
    attacks: str = "none"
    """none, grind (every sector with effort), counter (five chosen sectors in summer)."""
    openings: int = 5
    """Sectors counter-attacked at most."""
    opening_ratio: float = 0.0
    """Own force against the adversary's behind its works under which a sector is left alone."""
    effort_power: float = 1.0
    """1 keeps the scenario's shares of effort, less evens them out."""
    main_boost: float = 1.0
    """Weight of the main sectors in effort."""
    production: tuple[float, float, float] = (0.40, 0.35, 0.25)
    raid_kinds: dict[str, float] = field(default_factory=dict)
    """Node kind -> weight in targeting."""
    raid_focus: float = 1.0
    """1 spreads raids by worth, higher concentrates them."""
    raid_use: float = 1.0
    """Share of the stock used."""
    mobilisation: float = 0.0
    dossiers: tuple[float, float, float] = (0.0, 0.0, 0.0)
    court: dict[str, float] = field(default_factory=dict)
    """Seat key -> points a month."""
    diversion: float = 0.0
    settlement: float = 0.0
    measures_under: float = 1.2
    """Reserve (in the side's budget steps) under which fiscal measures are phased in."""
    letters_every: int = 0
    halts_every: int = 0
    """Months between general ceasefire and summit proposals while the gate is closed; 0 never."""
    truces: bool = False
    """Offers an energy truce every fourth month."""
    truce_when_short: bool = False
    """Offers one only while its own fuel or power is short."""
    technical: float = 0.5
    """Flexibility on issues that have a zone."""
    hard: float = 0.2
    """Flexibility on issues that have none."""
    behind_door: float = 0.8
    """Least flexibility once a door is open; a side whose own pillar has failed gives its experts a free hand."""
    counter_signals: bool = False
    refers: bool = False
    """Refers proposals to experts instead of declining."""
    adapts: str = ""
    """Name of the state-reading adjustment, or empty."""
    template: int | None = None
    """Template offered once a door is open."""


@dataclass(frozen=True)
class ExternalStance:
    """An external seat's standing measures: (measure, side) -> level, and how it answers dossier requests."""

    label: str
    about: str
    measures: dict[tuple[Measure, int], float] = field(default_factory=dict)
    signs: str = "decline"
    """accept, ad_hoc or decline."""
    after_door: dict[tuple[Measure, int], float] = field(default_factory=dict)
    """Levels that replace the standing ones once a door is open."""
