"""Every panel of the board, made over one bridge."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.ui.bridge import Bridge
from wargame.ui.diplomacy.panel import DiplomacyPanel
from wargame.ui.economy.panel import EconomyPanel
from wargame.ui.explain.why import WhyPanel
from wargame.ui.map.panel import MapPanel
from wargame.ui.month.log import LogPanel
from wargame.ui.month.month_report import MonthReportPanel
from wargame.ui.month.outcome import OutcomePanel
from wargame.ui.orders.panel import OrderSheetPanel
from wargame.ui.table.table_round import TableRoundPanel
from wargame.ui.window.turn_track import TurnTrack


@dataclass(frozen=True)
class Panels:
    """The widgets of the board by what they show."""

    track: TurnTrack
    map: MapPanel
    orders: OrderSheetPanel
    economy: EconomyPanel
    diplomacy: DiplomacyPanel
    log: LogPanel
    why: WhyPanel
    table: TableRoundPanel
    report: MonthReportPanel
    outcome: OutcomePanel


def make(bridge: Bridge) -> Panels:
    """All panels of one board."""
    return Panels(
        TurnTrack(bridge),
        MapPanel(bridge),
        OrderSheetPanel(bridge),
        EconomyPanel(bridge),
        DiplomacyPanel(bridge),
        LogPanel(bridge),
        WhyPanel(bridge),
        TableRoundPanel(bridge),
        MonthReportPanel(bridge),
        OutcomePanel(bridge),
    )
