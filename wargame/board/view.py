"""The month report, the outcome, Why, and the whole board of one seat."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.board.diplomacy.view import DiplomacyView, TableRoundView
from wargame.board.economy.view import EconomyView
from wargame.board.front.view import MapView
from wargame.board.orders.view import OrderSheetView
from wargame.engine.words import GateMode
from wargame.seat.values import Figure, LogLine, SeatView


@dataclass(frozen=True)
class ObjectiveView:
    """One objective of a seat's profile, scored 0-100 with its weight."""

    name: str
    weight: float
    score: float
    words: str


@dataclass(frozen=True)
class SeatScore:
    """How a seat stands on its objective profile."""

    seat: str
    profile: str
    score: float
    """0 to 100."""
    objectives: tuple[ObjectiveView, ...]


@dataclass(frozen=True)
class SectorChange:
    """A sector's month in the report."""

    sector: int
    name: str
    km: float
    km2: float
    why: str
    rule: str
    quantity: str = ""
    """Key for Why."""


@dataclass(frozen=True)
class MonthReport:
    """The digest of the month that was just resolved."""

    month: int
    month_label: str
    headline: str
    changes: tuple[SectorChange, ...]
    area_km2: float
    """Positive: side 0 gained."""
    figures: tuple[tuple[str, Figure], ...]
    lines: tuple[LogLine, ...]
    declined: tuple[tuple[str, str], ...]
    """Proposal and the reasons with their arithmetic."""
    standing: SeatScore | None = None
    """How the own seat would be scored if the campaign ended here."""


@dataclass(frozen=True)
class OutcomeView:
    """The end of a campaign."""

    title: str
    door: str
    month_label: str
    sentence: str
    line: str
    figures: tuple[tuple[str, Figure], ...]
    seats: tuple[SeatScore, ...]
    compared: str
    """How the score compares with the staff doctrine under the same chance, or empty."""
    grades: tuple[tuple[str, str], ...]
    """What was graded and the words for it (line, shield, insulation, text in hand)."""


@dataclass(frozen=True)
class WhyInput:
    """A traced input of a rule: a leaf, or itself explained."""

    name: str
    value: str
    unit: str
    quantity: str
    is_parameter: bool = False
    note: str = ""
    """Range and source of a parameter."""


@dataclass(frozen=True)
class WhyView:
    """The explanation of one figure, refusal or event."""

    rule: str
    title: str
    chapter: str
    paraphrase: str
    result: str
    sentence: str
    inputs: tuple[WhyInput, ...]
    flip: str = ""


@dataclass(frozen=True)
class BoardView:
    """All of one seat's board at one moment."""

    scenario: str
    scenario_title: str
    seat: SeatView
    seats: tuple[SeatView, ...]
    month: int
    """0 before the first month is committed; months are shown from 1."""
    months: int
    month_label: str
    """``September 2026``."""
    month_initials: tuple[str, ...]
    stage: str
    """plan, table, report or over; on the board also past, for a month that is looked back at."""
    gate_mode: GateMode
    map: MapView
    orders: OrderSheetView
    economy: EconomyView
    diplomacy: DiplomacyView
    log: tuple[LogLine, ...]
    table: TableRoundView | None = None
    report: MonthReport | None = None
    outcome: OutcomeView | None = None
    notice: str = ""
    caveats: tuple[str, ...] = field(default=())
    turn_months: int = 1
    """Months under one sheet."""
    objective: str = ""
    """Name of the own seat's objective profile."""

    @property
    def turn_word(self) -> str:
        """What changes are told over: ``month``, or ``turn`` where a sheet is for several."""
        return "month" if self.turn_months == 1 else "turn"
