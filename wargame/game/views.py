"""What one seat may see, as frozen values ready to show; the only thing panels, reports and clients read. Imports the engine's words."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.engine.orders import Order
from wargame.engine.words import Answer, Initiative


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
    """A belligerent as it is named and marked everywhere: side 0 takes token ``a`` and a square, side 1 token ``b`` and a diamond."""

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
    posture: tuple[str, str]
    """Per side: the own posture as plotted in the draft, the enemy's as seen last month (``seen: grind``)."""
    effort: float
    """Own share of effort in the draft, 0..1."""
    supply: tuple[Figure, Figure]
    is_open: bool = True
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
    kind: str
    """refinery, port, power, industry, rail, maritime or depot (icon key)."""
    kind_label: str
    range_class: str
    """near, mid or deep."""
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


@dataclass(frozen=True)
class Choice:
    """One option of an order line; ``refusal`` says why it may not be taken (with rule id), empty when legal."""

    label: str
    order: Order
    chosen: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class Slider:
    """A numeric order: the panel builds the order with ``dataclasses.replace(order, **{attribute: value})``."""

    order: Order
    attribute: str
    low: float
    high: float
    step: float
    value: float
    suffix: str = ""
    percent: bool = False


@dataclass(frozen=True)
class OrderLine:
    """One line of the order sheet: a title, what it is set to, its cost, and how to change it (choices or a slider)."""

    key: str
    family: str
    """kinetic, economic, negotiation or external."""
    group: str
    """Heading inside the family, e.g. ``Sectors``, ``Strikes``, ``Production``, ``Fiscal measures``, ``Initiatives``."""
    title: str
    detail: str
    cost: str = ""
    choices: tuple[Choice, ...] = ()
    sliders: tuple[Slider, ...] = ()
    changed: bool = False
    """Differs from the standing order carried forward."""
    rule: str = ""
    note: str = ""


@dataclass(frozen=True)
class Resource:
    """A budget of the sheet: used of available, with its unit."""

    name: str
    used: float
    available: float
    unit: str
    rule: str = ""
    digits: int = 0


@dataclass(frozen=True)
class OrderSheetView:
    """The draft sheet of one seat."""

    seat: str
    lines: tuple[OrderLine, ...]
    resources: tuple[Resource, ...]
    can_undo: bool
    can_redo: bool
    problems: tuple[str, ...]
    """Reasons why the sheet cannot be committed as it stands; empty when it can."""


@dataclass(frozen=True)
class Part:
    """A weighted part of an index (macro insulation, aid adequacy, hedge)."""

    name: str
    weight: float
    figure: Figure
    history: tuple[float, ...] = ()


@dataclass(frozen=True)
class Region:
    """A region's supply of fuel or power as a share of demand."""

    name: str
    side: int
    adequacy: Figure
    threshold: float
    state: str
    """Balanced, Short, Rationed since ..."""
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


@dataclass(frozen=True)
class Term:
    """One signed term of a sum, with the rule that sets it."""

    name: str
    figure: Figure
    rule: str
    note: str = ""


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
    """One working-group issue: 0 is side 1's ideal, 1 is side 0's ideal (the scale is printed from ``low_end``/``high_end``)."""

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
    gate_mode: str
    breach_risk_today: float
    pillars: tuple[Pillar, ...]


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


@dataclass(frozen=True)
class SectorChange:
    """A sector's month in the report."""

    sector: int
    name: str
    km: float
    km2: float
    why: str
    rule: str


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


@dataclass(frozen=True)
class ObjectiveView:
    """One objective of a seat's profile, scored 0-100 with its weight."""

    name: str
    weight: float
    score: float
    words: str


@dataclass(frozen=True)
class OutcomeView:
    """The end of a campaign."""

    title: str
    door: str
    month_label: str
    sentence: str
    line: str
    figures: tuple[tuple[str, Figure], ...]
    seats: tuple[tuple[str, float, tuple[ObjectiveView, ...]], ...]
    """Seat name, score, objectives."""
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
    """plan, table, report or over."""
    gate_mode: str
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
