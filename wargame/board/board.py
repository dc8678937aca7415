"""The whole board of one seat, put together from its desk."""

from __future__ import annotations

from wargame.board.diplomacy.show import show_diplomacy
from wargame.board.economy.show import show_economy
from wargame.board.front.show import show_map
from wargame.board.month.outcome import show_outcome
from wargame.board.month.report import show_report
from wargame.board.orders.show import show_orders
from wargame.board.table.show import show_table
from wargame.board.view import BoardView
from wargame.seat.desk import OVER, REPORT, TABLE, Desk
from wargame.seat.values import SeatView


def board_view(desk: Desk) -> BoardView:
    """Everything one seat may see at this moment."""
    theatre, scenario = desk.theatre, desk.scenario
    names = ["person" if player == "person" else "doctrine" for player in desk.players]
    seats = tuple(SeatView(s.key, s.name, s.side, name) for s, name in zip(theatre.seats, names, strict=True))
    shown = max(desk.month - 1, 0) if desk.stage in (REPORT, OVER) else desk.month
    total = max(theatre.months, shown + 1)
    profile = desk.profile(desk.seat)
    return BoardView(
        scenario=theatre.key,
        scenario_title=theatre.title,
        seat=seats[desk.seat],
        seats=seats,
        month=shown,
        months=theatre.months,
        month_label=theatre.turn_label(shown),
        turn_months=theatre.turn_months,
        objective=profile.name if profile is not None else "",
        month_initials=tuple(theatre.month_label(m)[0] for m in range(total)),
        stage=desk.stage,
        gate_mode=theatre.gate_mode.name.lower(),
        map=show_map(desk),
        orders=show_orders(desk),
        economy=show_economy(desk),
        diplomacy=show_diplomacy(desk),
        log=desk.log,
        table=show_table(desk) if desk.stage == TABLE else None,
        report=show_report(desk) if desk.stage in (REPORT, OVER) else None,
        outcome=show_outcome(desk) if desk.stage == OVER else None,
        notice=scenario.notice,
        caveats=tuple(scenario.caveats),
    )
