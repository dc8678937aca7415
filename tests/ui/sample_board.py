"""A full board of one seat, made by hand for panel tests and pictures; imports the views and the other samples."""

from __future__ import annotations

from tests.ui import sample_economy
from tests.ui.sample_diplomacy import sample_diplomacy, sample_table_round
from tests.ui.sample_map import sample_map
from tests.ui.sample_months import sample_log, sample_outcome, sample_report
from wargame.board.view import BoardView
from wargame.engine.words import GateMode
from wargame.seat.values import SeatView

MONTH_LABELS = ("June 2026", "July 2026", "August 2026", "September 2026")

SEATS = (
    SeatView("kyiv", "Kyiv", 0, "person"),
    SeatView("moscow", "Moscow", 1),
    SeatView("washington", "Washington", None),
    SeatView("europe", "European coalition", None),
    SeatView("partners", "Non-Western partners", None),
)


def sample_board(stage: str = "plan") -> BoardView:
    """Kyiv's board in September 2026 at ``stage``: plan, table, report or over."""
    return BoardView(
        scenario="year_five",
        scenario_title="Structural deadlock, June 2026",
        seat=SEATS[0],
        seats=SEATS,
        month=3,
        months=24,
        month_label=MONTH_LABELS[3],
        month_initials=tuple("JJASONDJFMAM" * 2),
        stage=stage,
        gate_mode=GateMode.STRICT,
        map=sample_map(0),
        orders=sample_economy.sheet(),
        economy=sample_economy.sample_economy(),
        diplomacy=sample_diplomacy(),
        log=sample_log(),
        table=sample_table_round() if stage == "table" else None,
        report=sample_report() if stage in ("report", "over") else None,
        outcome=sample_outcome() if stage == "over" else None,
        notice="A training model of one article's structural reading, not a forecast.",
        caveats=(
            "Forces per sector are scenario assumptions.",
            "The monthly deficit is disputed: 3.8 to 9.0 trillion roubles a year.",
        ),
    )
