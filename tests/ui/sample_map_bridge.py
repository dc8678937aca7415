"""A board with the sample map, and a bridge that takes the map's orders or refuses them; imports the sample and Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from tests.ui.sample_map import sample_map
from wargame.board.front.view import MapView, TransferView
from wargame.board.orders.view import Choice, OrderLine, OrderSheetView
from wargame.board.view import BoardView
from wargame.engine.orders import Order, PlanRaids, SetPosture, Transfer
from wargame.engine.words import GateMode, Posture
from wargame.seat.values import SeatView


def refusal_of(order: Order) -> str:
    """What the sample game refuses: attacks across the river, and transfers of more than half a sector's force."""
    if (
        isinstance(order, SetPosture)
        and order.sector == 15
        and order.posture in (Posture.GRIND, Posture.COUNTER_ATTACK)
    ):
        return "No attack across the river: its attack width is zero (R14)."
    if isinstance(order, Transfer) and order.origin == 15:
        return "The river line keeps its force."
    return ""


def _sheet(view: MapView) -> OrderSheetView:
    """Postures as choices, so that menus can say what is refused; the river sector may not counter-attack."""
    lines = []
    for sector in view.sectors:
        choices = tuple(
            Choice(
                posture.name.capitalize(),
                SetPosture(sector.index, posture),
                False,
                refusal_of(SetPosture(sector.index, posture)),
            )
            for posture in Posture
        )
        lines.append(OrderLine(f"posture/{sector.index}", "kinetic", "Sectors", sector.name, "", choices=choices))
    return OrderSheetView("kyiv", tuple(lines), (), False, False, ())


def sample_board(side: int | None = 1, month: int = 3, stage: str = "plan") -> BoardView:
    """A board with the sample map and nothing the map does not read."""
    seat = SeatView(("moscow", "kyiv", "washington")[2 if side is None else side], "Seat", side, "person")
    view = sample_map(1 if side is None else side)
    return BoardView(
        "sample",
        "Sample",
        seat,
        (seat,),
        month,
        24,
        "September 2026",
        tuple("JJASOND"),
        stage,
        GateMode.STRICT,
        view,
        _sheet(view),
        cast(Any, None),
        cast(Any, None),
        (),
    )


class MapBridge(QObject):
    """A bridge whose game takes postures, raids and transfers and refuses what ``refusal_of`` says."""

    turned = Signal()
    changed = Signal()
    draft_changed = Signal()
    refused = Signal(str, str)
    selected = Signal(str, int)
    why_requested = Signal(str)

    def __init__(self, side: int | None = 1) -> None:
        super().__init__()
        self.view = sample_board(side)
        self.given: list[Order] = []
        self.selection = ("", -1)

    def give(self, order: Order) -> str:
        """Take an order into the draft, or say why not."""
        refusal = refusal_of(order)
        if refusal:
            self.refused.emit(refusal, "R14")
            return refusal
        self.given.append(order)
        self.view = replace(self.view, map=self._drafted(order))
        self.draft_changed.emit()
        return ""

    def _drafted(self, order: Order) -> MapView:
        view, side = self.view.map, self.view.seat.side
        if isinstance(order, SetPosture):
            sector = view.sectors[order.sector]
            postures = [order.posture if i == side else each for i, each in enumerate(sector.posture)]
            new = replace(sector, posture=(postures[0], postures[1]))
            return replace(view, sectors=tuple(new if s.index == new.index else s for s in view.sectors))
        if isinstance(order, PlanRaids):
            return replace(
                view,
                nodes=tuple(replace(n, raids_planned=order.raids) if n.index == order.node else n for n in view.nodes),
            )
        if isinstance(order, Transfer):
            return replace(
                view, transfers=(*view.transfers, TransferView(order.origin, order.destination, order.points))
            )
        return view

    def select(self, kind: str, index: int) -> None:
        """Share a selection."""
        self.selection = (kind, index)
        self.selected.emit(kind, index)
