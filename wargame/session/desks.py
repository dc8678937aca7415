"""Desks laid for the seats of a game: of its course, and of what a seat has done in its turn."""

from __future__ import annotations

from wargame.board.front.show import show_map
from wargame.board.front.view import MapView
from wargame.engine.sheet import Answers, Sheet, blank_sheet
from wargame.seat.desk import PLAN, TABLE, Desk
from wargame.session.course import Course
from wargame.session.seat_turn import SeatTurn
from wargame.session.table import Table


def desk_of(
    course: Course, seat: int, stage: str = PLAN, turn: SeatTurn | None = None, table: Table | None = None
) -> Desk:
    """What lies before a seat; one that nobody plays by hand has blank sheets."""
    at_table = table is not None and stage == TABLE
    mine = turn or SeatTurn.laid_out(blank_sheet(course.theatre, seat))
    codes = Answers.blank(course.theatre).codes[seat]
    for (_, kind), answer in mine.answers.items():
        codes[kind] = answer
    return Desk(
        scenario=course.setup.scenario,
        rulebook=course.rulebook,
        seat=seat,
        stage=stage,
        sight=table.sight(seat) if table is not None and at_table else course.sight(seat),
        history=course.history(seat),
        draft=mine.draft,
        standing=mine.standing,
        can_undo=bool(mine.undone),
        can_redo=bool(mine.redone),
        log=course.log(seat),
        events=course.news(seat),
        month_sight=None if table is None else table.sight(seat),
        answers=Answers(codes),
        answered=frozenset(mine.answers),
        players=course.setup.players,
        profiles=tuple(map(course.setup.profile, range(len(course.setup.players)))),
    )


def past_desk(course: Course, seat: int, laid: Sheet | None, sealed: Sheet | None) -> Desk:
    """The desk of a plan that is over; ``laid`` is the sheet it began with, ``sealed`` the one handed in."""
    blank = blank_sheet(course.theatre, seat)
    return desk_of(course, seat, PLAN, SeatTurn(laid or blank, sealed or laid or blank))


def map_before(course: Course, month: int, seat: str | None = None) -> MapView:
    """The map of an earlier position as a seat (by key) saw it, the scenario's default seat unless named."""
    whose = course.theatre.seat_index(seat or course.setup.scenario.default_seat)
    return show_map(desk_of(course.before(month), whose))
