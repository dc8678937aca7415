"""The sheets a turn begins with: standing orders carried forward, the staff's plan where there are none yet."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.doctrine.staff import Staff, staff
from wargame.engine.sheet import BelligerentSheet, Sheet
from wargame.reckon.means import within_means
from wargame.reckon.situation import Situation
from wargame.seat.draft import carried_forward
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError
from wargame.session.course import Course


def staff_of(course: Course) -> Staff:
    """Everyone's staff: the doctrine that plays a seat, a person's default one. Raises GameError for an unknown one."""
    seats = zip(course.theatre.seats, course.setup.players, strict=True)
    try:
        return staff(course.theatre, {seat.key: player for seat, player in seats if player != PERSON})
    except KeyError as unknown:
        raise GameError(str(unknown.args[0])) from None


def situation(course: Course, seat: int, draft: Sheet) -> Situation:
    """What legality reads of a draft for the month that begins."""
    return Situation(course.sight(seat), draft, course.rulebook)


def suggested(course: Course, seat: int, advisers: Staff) -> Sheet:
    """The plan of a seat's staff."""
    return _within_means(course, seat, advisers.sheet(seat, course.state, course.chance))


def laid_out(course: Course, seat: int, advisers: Staff, last: Sheet | None) -> Sheet:
    """The sheet a seat's plan begins with; ``last`` is the one of its turn before, None in the first."""
    if last is None:
        return suggested(course, seat, advisers)
    return _within_means(course, seat, carried_forward(last))


def completed(course: Course, advisers: Staff, sealed: Mapping[int, Sheet]) -> list[Sheet]:
    """Everyone's sheets in seat order: those that are sealed, and the staff's plan for all other seats."""
    others = [seat for seat in range(len(course.theatre.seats)) if seat not in sealed]
    planned = dict(zip(others, advisers.sheets(course.state, course.chance, others), strict=True))
    return [sealed[seat] if seat in sealed else planned[seat] for seat in range(len(course.theatre.seats))]


def _within_means(course: Course, seat: int, sheet: Sheet) -> Sheet:
    """A sheet cut to this month's means, so that what is laid out could be committed as it stands."""
    return within_means(situation(course, seat, sheet)) if isinstance(sheet, BelligerentSheet) else sheet
