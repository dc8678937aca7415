"""The whole board of one seat, put together from its desk."""

from __future__ import annotations

from wargame.board.diplomacy.show import show_diplomacy
from wargame.board.economy.show import show_economy
from wargame.board.front.show import KeptMap
from wargame.board.kept import Kept
from wargame.board.month.outcome import show_outcome
from wargame.board.month.report import show_report
from wargame.board.orders.show import KeptSheet
from wargame.board.table.show import show_table
from wargame.board.view import BoardView
from wargame.seat.desk import OVER, REPORT, TABLE, Desk
from wargame.seat.sight import Sight
from wargame.seat.values import SeatView
from wargame.words.times import month_initial, turn_label


class KeptBoard:
    """One seat's board; a part stays as it is while nothing that it shows has changed."""

    def __init__(self) -> None:
        self._begin("", None)

    def _begin(self, stage: str, sight: Sight | None) -> None:
        """Keep nothing: another stage or position leaves nothing as it was."""
        self._stage, self._sight = stage, sight
        self._map, self._economy, self._diplomacy = Kept(KeptMap().view), Kept(show_economy), Kept(show_diplomacy)
        self._orders: KeptSheet | None = None

    def view(self, desk: Desk) -> BoardView:
        """Everything one seat may see at this moment."""
        if desk.stage != self._stage or desk.sight is not self._sight:
            self._begin(desk.stage, desk.sight)
        self._orders = self._orders or KeptSheet(desk)
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
            month_label=turn_label(theatre, shown),
            turn_months=theatre.turn_months,
            objective=profile.name if profile is not None else "",
            month_initials=tuple(month_initial(theatre, m) for m in range(total)),
            stage=desk.stage,
            gate_mode=theatre.gate_mode,
            map=self._map.of(desk),
            orders=self._orders.view(desk),
            economy=self._economy.of(desk),
            diplomacy=self._diplomacy.of(desk),
            log=desk.log,
            table=show_table(desk) if desk.stage == TABLE else None,
            report=show_report(desk) if desk.stage in (REPORT, OVER) else None,
            outcome=show_outcome(desk) if desk.stage == OVER else None,
            notice=scenario.notice,
            caveats=tuple(scenario.caveats),
        )


def board_view(desk: Desk) -> BoardView:
    """Everything one seat may see at this moment, made anew."""
    return KeptBoard().view(desk)
