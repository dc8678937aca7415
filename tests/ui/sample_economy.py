"""A sample board of views and a stub bridge for tests of panels, without engine or game.

Imports the views, the engine's words and Qt.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from tests.ui.sample_sheet import ENEMY_NODES, OWN_NODES, SECTORS, sheet
from wargame.board.diplomacy.view import DiplomacyView, UtilityView
from wargame.board.economy.view import AidView, EconomyView, FiscalLine, Region, SideEconomy, Stage
from wargame.board.front.view import MapView, NodeView, SectorView, TownView
from wargame.board.orders.view import Resource
from wargame.board.view import BoardView, WhyView
from wargame.engine.orders import (
    Order,
)
from wargame.engine.words import GateMode, NodeKind, Posture, Reach
from wargame.seat.values import Figure, LogLine, Part, Pillar, SeatView, SideView

SIDES = (SideView(0, "Ukraine", "Ukrainian", "Kyiv"), SideView(1, "Russia", "Russian", "Moscow"))
MONTHS = (
    "Nov 2025",
    "Dec 2025",
    "Jan 2026",
    "Feb 2026",
    "Mar 2026",
    "Apr 2026",
    "May 2026",
    "Jun 2026",
    "Jul 2026",
    "Aug 2026",
    "Sep 2026",
)


def fig(
    value: float, spread: float = 0.0, change: float | None = None, unit: str = "", digits: int = 2, quantity: str = ""
) -> Figure:
    """A figure with a symmetric range of ``spread`` and rule R33."""
    return Figure(value, value - spread, value + spread, change, unit, digits, "R33", quantity)


def slope(start: float, end: float, count: int = len(MONTHS)) -> tuple[float, ...]:
    """``count`` values from start to end with a small regular ripple."""
    step = (end - start) / (count - 1)
    return tuple(start + step * i + 0.015 * abs(end + 0.1) * (-1) ** i for i in range(count - 1)) + (end,)


def node(index: int, owner: int, row: tuple, raids: int, defence: int) -> NodeView:
    """A node from a row of the tables above."""
    name, city, kind, reach, capacity = row
    spread = 0.06 if owner == 1 else 0.0
    loss = fig(-3.6 * raids, 1.6 * raids, digits=0, quantity=f"expected_loss/{index}")
    refusal = "Ports stay open under the maritime truce (R25)" if index == 7 else ""
    return NodeView(
        index,
        name,
        city,
        46.0 + index * 0.4,
        34.0 + index,
        owner,
        NodeKind(kind),
        kind.capitalize(),
        Reach[reach.upper()],
        fig(capacity, spread, -0.04 + 0.01 * (index % 9), quantity=f"node_capacity/{index}"),
        slope(capacity + 0.1, capacity, 7),
        1.5 + 0.2 * index,
        fig(defence, 0.5 if owner else 0.0, digits=0),
        raids,
        index % 3,
        loss,
        refusal,
    )


def nodes() -> tuple[NodeView, ...]:
    """Ten of the adversary's nodes and five own ones."""
    enemy = tuple(node(i, 1, row[:5], row[5], 2 + i % 3) for i, row in enumerate(ENEMY_NODES))
    start = len(enemy)
    own = tuple(node(start + i, 0, (n, c, k, "near", cap), 0, d) for i, (n, c, k, cap, d) in enumerate(OWN_NODES))
    return (*enemy, *own)


def side_economy(side: int) -> SideEconomy:
    """One belligerent's economy; the adversary's figures are ranges."""
    spread = 1.0 if side == 1 else 0.0
    unit = "trn roubles" if side == 1 else "$ bn"
    names = ("Fiscal runway", "Domestic fuel", "Diverted trade", "Borrowing room")
    values = ((0.35, 0.70), (0.25, 0.73), (0.20, 0.72), (0.20, 0.93))
    parts = tuple(
        Part(
            n,
            w,
            fig(v, 0.04 * spread, (-0.03, -0.02, 0.03, -0.01)[i], quantity=f"insulation_part/{side}/{i}"),
            slope(v + 0.08, v, 6),
        )
        for i, (n, (w, v)) in enumerate(zip(names, values, strict=True))
    )
    fiscal = tuple(
        FiscalLine(*row)
        for row in (
            ("Raise taxes", 0.5, "+0.15", "+2.4", "−0.2 pp growth"),
            ("Borrow at home", 0.25, "+0.22", "+3.1", "debt +1.1 pp"),
            ("Draw on reserve", 0.0, "+0.40", "−4.0", "buffer −0.4"),
            ("Cut civil spending", 0.0, "+0.15", "+2.4", "support −0.05"),
            ("Print money", 0.0, "+0.30", "+4.6", "inflation +4 pp"),
        )
    )
    return SideEconomy(
        side,
        unit,
        fig(21, 8 * spread, -3, "months", 0, f"runway/{side}"),
        7.0,
        fig(3.1, 0.3 * spread, -0.2, unit, 1, f"reserve/{side}"),
        fig(0.55, 0.05 * spread, 0.04, unit, 2, f"deficit/{side}"),
        fig(0.41, 0.05 * spread, 0.0, unit, 2, f"borrowing/{side}"),
        fig(0.57, 0.05 * spread, -0.03, unit, 2, f"revenue/{side}"),
        slope(0.71, 0.57),
        slope(0.42, 0.55),
        fig(0.74, 0.075 * spread, -0.05, quantity=f"insulation/{side}"),
        slope(0.82, 0.74),
        parts,
        fig(9.1, 0.5 * spread, 0.3, "%", 1, f"inflation/{side}"),
        fig(-0.2, 0.2 * spread, -0.1, "%", 1, f"growth/{side}"),
        fig(18.6, 0.5 * spread, 0.2, "%", 1, f"debt/{side}"),
        fig(0.72, 0.05 * spread, 0.02, quantity=f"trade_diversion/{side}"),
        fig(0.35, 0.05 * spread, 0.01, quantity=f"settlement/{side}"),
        fig(1.04, 0.05 * spread, 0.01, quantity=f"industry/{side}"),
        fiscal,
        "Estimates of the liquid reserve range from 2.6 to 4.2 trn roubles; this figure uses the middle."
        if side
        else "",
    )


def aid(side: int) -> AidView:
    """Support of Kyiv as a four-donor pipeline; Moscow's has none."""
    stages = (
        (
            Stage("United States", 0.3, 0.6, "halted, 4 months left"),
            Stage("European funds", 1.3, 0.6, "steady"),
            Stage("National packages", 0.4, 0.7, "steady"),
            Stage("Other partners", 0.1, 0.3, "fading"),
        )
        if side == 0
        else ()
    )
    return AidView(
        side,
        fig(0.71, 0, -0.04, quantity=f"aid_adequacy/{side}"),
        slope(0.8, 0.71),
        0.35,
        stages,
        fig(2.5, 0, -0.2, "$ bn", 1, f"aid_delivered/{side}"),
        fig(0.52, 0, 0.02, quantity=f"contract_share/{side}"),
        fig(0.31, 0, 0.02, quantity=f"hedge/{side}"),
        (),
    )


def sample_economy() -> EconomyView:
    """The sample economic panel."""
    rows = (
        ("Crimea", 0.58, "Rationed since July"),
        ("South", 0.84, "Short"),
        ("Front supply", 0.93, "Short"),
        ("Centre", 0.98, "Balanced"),
        ("Volga", 1.04, "Surplus"),
        ("North-west", 1.06, "Surplus"),
        ("Urals and east", 1.12, "Surplus"),
    )
    regions = tuple(
        Region(n, 1, fig(v, 0.03, -0.02, quantity=f"region_fuel/{i}"), 0.95, s, slope(v + 0.1, v, 7), "R28")
        for i, (n, v, s) in enumerate(rows)
    )
    own = (
        Region(
            "Kyiv and north",
            0,
            fig(0.9, 0, 0.01, quantity="region_power/0"),
            0.85,
            "Balanced",
            slope(0.85, 0.9, 7),
            "R28",
        ),
    )
    pillars = (
        Pillar(0, "Security shield", fig(0.71, 0, -0.04, quantity="pillar/0"), 0.35, 0, 2, False, slope(0.8, 0.71)),
        Pillar(
            1, "Macro insulation", fig(0.74, 0.075, -0.05, quantity="pillar/1"), 0.30, 0, 2, False, slope(0.82, 0.74)
        ),
    )
    stock = (
        Resource("Near", 5, 13, "to 300 km"),
        Resource("Mid", 9, 14, "to 1,000 km"),
        Resource("Deep", 5, 7, "over 1,000 km"),
    )
    return EconomyView(
        (side_economy(0), side_economy(1)),
        (aid(0), aid(1)),
        (*regions, *own),
        fig(61, 0, -4, "$", 0, "oil_price"),
        slope(72, 61),
        pillars,
        stock,
        MONTHS,
    )


def log() -> tuple[LogLine, ...]:
    """Events of three months, newest last."""
    rows = (
        (
            2,
            "front",
            "Pokrovsk: the line moved 1.2 km west after three weeks of pressure on both flanks.",
            "R09",
            (48.28, 37.18),
            "minus",
        ),
        (2, "strike", "Three raids on Samara took 11 points of refining capacity.", "R29", (48.4, 40.0), "plus"),
        (3, "economy", "Fuel is rationed in Crimea: supply meets 58 % of demand.", "R28", None, ""),
        (
            3,
            "table",
            "Moscow declined the general ceasefire: its utility is −0.21 and the structural gate is closed, so that it "
            "could not have held even had it been accepted.",
            "R22",
            None,
            "minus",
        ),
        (4, "aid", "European funds signed a six-month contract worth $1.3 bn a month.", "R41", None, "plus"),
        (4, "signal", "Open letter: audiences in partner capitals warmed by 0.02.", "R15", None, ""),
        (4, "pillar", "Both pillars hold.", "R45", None, ""),
    )
    names = {2: "July 2026", 3: "August 2026", 4: "September 2026"}
    return tuple(LogLine(m, names[m], text, rule, family, place, tone) for m, family, text, rule, place, tone in rows)


def sectors() -> tuple[SectorView, ...]:
    """Sectors with two towns each."""
    zero = (fig(20), fig(24, 3))
    return tuple(
        SectorView(
            i,
            name,
            "",
            (TownView(name, 48.28, 37.18, 0, 1, 1.2), TownView(name, 48.3, 36.8, 60, 0, 1.1)),
            20,
            19,
            18,
            16,
            60,
            zero,
            zero,
            (Posture.HOLD, Posture.GRIND),
            0.1,
            zero,
            is_seen=(False, True),
        )
        for i, name in enumerate(SECTORS)
    )


def board(stage: str = "plan") -> BoardView:
    """Kyiv's board in September 2026, month 4 of 24."""
    the_map = MapView(
        SIDES, sectors(), nodes(), (), (fig(12), fig(18, 4)), ((49.5, 34.0), (47.5, 39.5)), (), (), (44, 28, 53, 42), ""
    )
    utilities = (UtilityView(0, (), fig(0.12), ""), UtilityView(1, (), fig(-0.21, 0.08), ""))
    seats = (
        SeatView("kyiv", "Kyiv", 0, "person"),
        SeatView("moscow", "Moscow", 1),
        SeatView("europe", "European coalition", None),
    )
    talks = DiplomacyView(
        (),
        "",
        "",
        (),
        "",
        utilities,
        False,
        False,
        (fig(0), fig(0)),
        (),
        (),
        fig(0.3),
        (),
        (),
        GateMode.STRICT,
        0.1,
        (),
    )
    return BoardView(
        "year_five",
        "Year five",
        seats[0],
        seats,
        3,
        24,
        "September 2026",
        tuple("JJASONDJFMAMJJASONDJFMAM"),
        stage,
        GateMode.STRICT,
        the_map,
        sheet(),
        sample_economy(),
        talks,
        log(),
    )


class StubBridge(QObject):
    """Keeps every order given; refuses what ``refusal`` says; applies nothing by itself."""

    turned = Signal()
    changed = Signal()
    draft_changed = Signal()
    refused = Signal(str, str)
    selected = Signal(str, int)
    why_requested = Signal(str)

    def __init__(self, view: BoardView | None = None) -> None:
        super().__init__()
        self.view = view or board()
        self.given: list[Order] = []
        self.calls: list[str] = []
        self.refusal = ""

    def give(self, order: Order) -> str:
        """Record the order, or refuse it."""
        if self.refusal:
            self.refused.emit(self.refusal, "R05")
            return self.refusal
        self.given.append(order)
        return ""

    def undo(self) -> None:
        """Record the call."""
        self.calls.append("undo")

    def redo(self) -> None:
        """Record the call."""
        self.calls.append("redo")

    def suggest(self) -> None:
        """Record the call."""
        self.calls.append("suggest")

    def commit(self) -> None:
        """Record the call."""
        self.calls.append("commit")

    def send_answers(self) -> None:
        """Record the call."""
        self.calls.append("send_answers")

    def next_month(self) -> None:
        """Record the call."""
        self.calls.append("next_month")

    def select(self, kind: str, index: int) -> None:
        """Share a selection."""
        self.calls.append(f"select {kind} {index}")
        self.selected.emit(kind, index)

    def ask_why(self, quantity: str) -> None:
        """Record and share the question."""
        self.calls.append(f"why {quantity}")
        self.why_requested.emit(quantity)

    def why(self, quantity: str) -> WhyView | None:
        """No explanation."""
        return None

    def replace_sheet(self, **changes: object) -> None:
        """Change fields of the order sheet and tell the panels, as a draft change."""
        self.view = dataclasses.replace(self.view, orders=dataclasses.replace(self.view.orders, **changes))
        self.draft_changed.emit()

    def replace_line(self, key: str, **changes: object) -> None:
        """Change fields of one order line and tell the panels."""
        lines = tuple(
            dataclasses.replace(line, **changes) if line.key == key else line for line in self.view.orders.lines
        )
        self.replace_sheet(lines=lines)
