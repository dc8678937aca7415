"""A bridge that remembers what panels ask of it, on a small board; imports QtCore, the views, orders and samples."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from tests.ui.sample_diplomacy import ISSUES, sample_diplomacy, sample_table_round, sample_why
from wargame.board.front.view import MapView
from wargame.board.orders.view import OrderLine, OrderSheetView, Slider
from wargame.board.view import BoardView, WhyView
from wargame.engine.orders import FundDossier, Order, SetMandate
from wargame.engine.words import Answer, Dossier, GateMode, Initiative
from wargame.seat.values import SeatView, SideView

SIDES = (SideView(0, "Ukraine", "Ukrainian", "Kyiv"), SideView(1, "Russia", "Russian", "Moscow"))


def small_sheet() -> OrderSheetView:
    """A sheet with a mandate per issue and two dossiers, the second already full."""
    mandates = tuple(
        OrderLine(
            f"mandate/{index}",
            "negotiation",
            "Mandates",
            row[0],
            "",
            sliders=(Slider(SetMandate(index, 0.2), "flexibility", 0.0, 1.0, 0.1, 0.2, percent=True),),
        )
        for index, row in enumerate(ISSUES)
    )
    dossiers = tuple(
        OrderLine(
            f"dossier/{index}",
            "negotiation",
            "European dossiers",
            "",
            "",
            sliders=(Slider(FundDossier(Dossier(index), points), "points", 0, 4, 1, points),),
        )
        for index, points in ((0, 2), (1, 4))
    )
    return OrderSheetView("kyiv", (*mandates, *dossiers), (), False, False, ())


def small_board(stage: str = "plan", side: int | None = 0) -> BoardView:
    """The parts of a board that the diplomacy screens read; the economy and the map are left out."""
    seat = SeatView("kyiv" if side == 0 else "moscow", "Kyiv" if side == 0 else "Moscow", side, "person")
    empty = MapView(SIDES, (), (), (), cast(Any, ()), ((0, 0), (0, 0)), (), (), (0, 0, 1, 1), "")
    return BoardView(
        scenario="year_five",
        scenario_title="Structural deadlock",
        seat=seat,
        seats=(seat,),
        month=3,
        months=24,
        month_label="September 2026",
        month_initials=tuple("JJAS"),
        stage=stage,
        gate_mode=GateMode.STRICT,
        map=empty,
        orders=small_sheet(),
        economy=cast(Any, None),
        diplomacy=sample_diplomacy(),
        log=(),
        table=sample_table_round() if stage == "table" else None,
    )


class StubBridge(QObject):
    """Holds a view and notes every call."""

    turned = Signal()
    changed = Signal()
    draft_changed = Signal()
    refused = Signal(str, str)
    selected = Signal(str, int)
    why_requested = Signal(str)

    def __init__(self, view: BoardView | None = None) -> None:
        super().__init__()
        self.view = view or small_board()
        self.given: list[Order] = []
        self.asked: list[str] = []
        self.answered: list[tuple[int, Initiative, Answer]] = []
        self.calls: list[str] = []

    def give(self, order: Order) -> str:
        """Note an order."""
        self.given.append(order)
        return ""

    def ask_why(self, quantity: str) -> None:
        """Note a question and pass it on."""
        self.asked.append(quantity)
        self.why_requested.emit(quantity)

    def why(self, quantity: str) -> WhyView | None:
        """The sample explanation."""
        return sample_why(quantity)

    def answer(self, side: int, kind: Initiative, answer: Answer) -> str:
        """Note an answer and show it as chosen."""
        self.answered.append((side, kind, answer))
        table = self.view.table
        assert table is not None
        initiatives = tuple(
            replace(each, chosen=answer) if (each.side, each.kind) == (side, kind) else each
            for each in table.initiatives
        )
        missing = tuple(each.title for each in initiatives if each.addressed_to_me and each.chosen is None)
        self.view = replace(self.view, table=replace(table, initiatives=initiatives, missing=missing))
        self.draft_changed.emit()
        return ""

    def suggest_answers(self) -> None:
        """Note the call."""
        self.calls.append("suggest_answers")

    def send_answers(self) -> None:
        """Note the call."""
        self.calls.append("send_answers")
