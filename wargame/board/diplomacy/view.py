"""What the diplomacy table and the table round show."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.engine.words import Answer, GateMode, Initiative
from wargame.seat.values import Figure, Pillar, Term


@dataclass(frozen=True)
class UtilityView:
    """Ceasefire utility of one side as this seat may know it."""

    side: int
    terms: tuple[Term, ...]
    total: Figure
    flip: str
    """The smallest change that would flip its sign, in a sentence."""


@dataclass(frozen=True)
class IssueView:
    """One working-group issue: 0 is side 1's ideal, 1 side 0's (``low_end`` and ``high_end`` name them)."""

    index: int
    name: str
    positions: tuple[Figure, Figure]
    reservations: tuple[Figure, Figure]
    """Per side: the limit beyond which it does not go."""
    zone: float
    """Width of the zone of possible agreement; negative is a gap."""
    text: Figure
    note: str
    """``stalled 5 months``, ``+0.04 this month``, ``concluded``."""
    cap: float
    """Where the text saturates while no zone exists."""
    flexibility: float
    """Own mandate in the draft."""


@dataclass(frozen=True)
class LadderStep:
    """A step of the precondition ladder; ``state`` is done, open, blocked or locked."""

    title: str
    detail: str
    state: str
    rule: str


@dataclass(frozen=True)
class Audience:
    """An audience that responds and does not move."""

    name: str
    value: Figure
    note: str
    rule: str


@dataclass(frozen=True)
class DossierView:
    """A European dossier of the own side or its adversary."""

    name: str
    detail: str
    value: Figure
    points: int
    rule: str


@dataclass(frozen=True)
class TemplateView:
    """A settlement template against both sides' limits."""

    name: str
    note: str
    terms: tuple[float, ...]
    within: tuple[int, int]
    """Issues inside each side's limits."""
    issues: int
    vulnerability: float
    """Modelled risk of renewed war after signature for the side it constrains."""


@dataclass(frozen=True)
class DiplomacyView:
    """The diplomacy table."""

    issues: tuple[IssueView, ...]
    low_end: str
    high_end: str
    ladder: tuple[LadderStep, ...]
    blocked: str
    """Where the ladder is blocked and why, in a sentence."""
    utilities: tuple[UtilityView, UtilityView]
    ceasefire_open: bool
    leaders_open: bool
    recognition: tuple[Figure, Figure]
    """Side i's recognition of the other: 0, 0.5 or 1."""
    audiences: tuple[Audience, ...]
    dossiers: tuple[DossierView, ...]
    hedge: Figure
    templates: tuple[TemplateView, ...]
    truces: tuple[str, ...]
    """Running truces and cease-fires in words."""
    gate_mode: GateMode
    breach_risk_today: float
    pillars: tuple[Pillar, ...]


@dataclass(frozen=True)
class AnswerView:
    """One answer to an initiative, with the arithmetic beside it."""

    answer: Answer
    label: str
    effect: str
    terms: tuple[Term, ...]
    net: float
    net_label: str
    """``Net utility`` or ``Net audience``."""
    refusals: tuple[str, ...]
    """Why it is disabled: chips such as ``Utility below 0``; empty when allowed."""
    rule: str
    suggested: bool = False
    price: str = ""
    """What it costs to give this answer against the gates, where the mode lets a person do so; else empty."""


@dataclass(frozen=True)
class InitiativeView:
    """An initiative on the table as one seat sees it."""

    side: int
    kind: Initiative
    title: str
    asker: str
    addressee: str
    addressed_to_me: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    answers: tuple[AnswerView, ...]
    chosen: Answer | None
    flip_title: str
    flip: str
    flip_note: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class TableRoundView:
    """The table of the month: every initiative, and which still need this seat's answer."""

    initiatives: tuple[InitiativeView, ...]
    missing: tuple[str, ...]
