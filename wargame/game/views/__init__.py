"""What one seat may see, as frozen values ready to show; the only thing panels, reports and clients read.
Imports the engine.
"""

from wargame.game.views.board import (
    BoardView,
    MonthReport,
    ObjectiveView,
    OutcomeView,
    SeatScore,
    SectorChange,
    WhyInput,
    WhyView,
)
from wargame.game.views.common import Figure, LogLine, Part, Pillar, SeatView, SideView, Term
from wargame.game.views.diplomacy import (
    AnswerView,
    Audience,
    DiplomacyView,
    DossierView,
    InitiativeView,
    IssueView,
    LadderStep,
    TableRoundView,
    TemplateView,
    UtilityView,
)
from wargame.game.views.economy import AidView, EconomyView, FiscalLine, Region, SideEconomy, Stage
from wargame.game.views.front import HubView, MapView, NodeView, SectorView, TownView, TransferView
from wargame.game.views.sheet import Choice, OrderLine, OrderSheetView, Resource, Slider

__all__ = [
    "AidView",
    "AnswerView",
    "Audience",
    "BoardView",
    "Choice",
    "DiplomacyView",
    "DossierView",
    "EconomyView",
    "Figure",
    "FiscalLine",
    "HubView",
    "InitiativeView",
    "IssueView",
    "LadderStep",
    "LogLine",
    "MapView",
    "MonthReport",
    "NodeView",
    "ObjectiveView",
    "OrderLine",
    "OrderSheetView",
    "OutcomeView",
    "Part",
    "Pillar",
    "Region",
    "Resource",
    "SeatScore",
    "SeatView",
    "SectorChange",
    "SectorView",
    "SideEconomy",
    "SideView",
    "Slider",
    "Stage",
    "TableRoundView",
    "TemplateView",
    "Term",
    "TownView",
    "TransferView",
    "UtilityView",
    "WhyInput",
    "WhyView",
]
