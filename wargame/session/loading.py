"""A game rebuilt from its record, exactly where it was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.saying import log_lines
from wargame.engine.events import Event
from wargame.engine.sheet import Answers, Sheet
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Answer, Initiative
from wargame.record import packing
from wargame.record.format import Record, Row
from wargame.record.journal import RecordJournal
from wargame.record.problems import RecordError
from wargame.seat.desk import OVER, PLAN, REPORT, TABLE
from wargame.seat.draft import Edit
from wargame.seat.player import PERSON
from wargame.session.course import Course
from wargame.session.facts import book_in, setup_in
from wargame.session.laying_out import completed, laid_out, staff_of
from wargame.session.seat_turn import SeatTurn
from wargame.session.session import Session
from wargame.session.table import Table

NO_SECRET = "The estimates of this game follow from its seed: whoever works it out knows what is hidden."


def rebuilt(record: Record, path: Path | None = None) -> Session:
    """The game of a record, its journal going on in ``path``, in memory without one. Raises RecordError, GameError."""
    course, notes = course_in(record)
    journal = RecordJournal(record, course.theatre, path)
    last = _LastTurn(course, record)
    table = last.table()
    course = course if table is None else _retold(course, table)
    return Session.resumed(course, journal, last.stage, last.turns(), table, last.sealed(), notes)


def course_in(record: Record) -> tuple[Course, tuple[str, ...]]:
    """The course of a recorded game, and sentences on how the present rules differ from its own. Raises RecordError."""
    setup = setup_in(record.meta)
    book, changes = book_in(record.meta, setup)
    notes = (*setup.notes, *changes)
    if not setup.secret and PERSON in setup.players:
        notes = (*notes, NO_SECRET)
    states, missing = positions(record, book.theatre)
    if missing:
        names = f"{len(missing)} quantities of the present model" if len(missing) > 1 else "One quantity of this model"
        notes = (*notes, f"{names} did not exist when this game was recorded; they stand at zero in its past.")
    return Course(setup, book, tuple(states), tuple(chronicled(record, book.theatre))), notes


def positions(record: Record, theatre: Theatre) -> tuple[list[State], tuple[str, ...]]:
    """The position before each month, oldest first, and the quantities the record lacks. Raises RecordError."""
    rows = record.of("month")
    if not rows or [row["month"] for row in rows] != list(range(len(rows))):
        raise RecordError("The record does not hold one position for every month.")
    read = [packing.unpack_state(row["state"], theatre) for row in rows]
    return [state for state, _ in read], tuple(sorted({name for _, missing in read for name in missing}))


def chronicled(record: Record, theatre: Theatre) -> list[tuple[Event, ...]]:
    """What happened, by month. Raises RecordError, also for events that lack what their words are made from."""
    months = [packing.events_from_json(row["events"]) for row in record.of("month")[1:]]
    try:
        for events in months:
            log_lines(events, theatre, None)
    except (LookupError, ValueError) as lacking:
        raise RecordError(f"Events in the record cannot be read ({lacking}).") from lacking
    return months


def month_played(row: Row, theatre: Theatre) -> tuple[list[Sheet], Answers]:
    """Everyone's sheets and answers of the month that led to a position. Raises RecordError."""
    if row["sheets"] is None or row["answers"] is None:
        raise RecordError(f"The record lacks the orders of {row['label']}.")
    return packing.unpack_sheets(row["sheets"], theatre), packing.unpack_answers(row["answers"], theatre)


def stage_of(record: Record) -> str:
    """The stage a record ends in. Raises RecordError."""
    rows = record.of("stage")
    if not rows or rows[-1]["stage"] not in (PLAN, TABLE, REPORT, OVER):
        raise RecordError("The record does not say where the game stands.")
    return str(rows[-1]["stage"])


class _LastTurn:
    """The parts of a record's last turn: what each person has done, the sealed sheets, the month's table."""

    def __init__(self, course: Course, record: Record) -> None:
        self.stage = stage_of(record)
        self._is_resolved = self.stage in (REPORT, OVER)
        self._month = course.state.month - 1 if self._is_resolved else course.state.month
        if self._month < 0:
            raise RecordError("The record ends before its first month.")
        self._course, self._theatre = course, course.theatre
        self._planned = course.theatre.turn_start(self._month)
        self._months = record.of("month")
        self._rows = [row for row in record.rows if row.values["month"] in (self._planned, self._month)]
        self._persons, self._advisers = record.persons, staff_of(course)

    def _of(self, table: str) -> Iterator[Row]:
        return (row for row in self._rows if row.table == table)

    def _sheet(self, row: Row) -> Sheet:
        return packing.unpack_sheet(row["sheet"], self._theatre, row["seat"])

    def turns(self) -> dict[int, SeatTurn]:
        """What each person has done, what can be undone and redone reaching as far as before."""
        turns = {seat: SeatTurn.laid_out(sheet) for seat, sheet in self._laid_out().items()}
        for row in self._rows:
            if row.values.get("seat") in turns:
                self._do_again(row, turns[row["seat"]])
        return turns

    def _do_again(self, row: Row, turn: SeatTurn) -> None:
        if row.table == "draft" and (edit := _edit(row)) is not Edit.LAID_OUT:
            turn.rewrite(self._sheet(row), edit)
        elif row.table == "sealed":
            turn.draft = turn.sealed = self._sheet(row)
        elif row.table == "answer" and row["month"] == self._month:
            side, kind, answer = _answer(row)
            turn.answers[side, kind] = answer
        elif row.table == "sent" and row["month"] == self._month:
            turn.has_sent = True

    def _laid_out(self) -> dict[int, Sheet]:
        """The sheets as the turn's plan began; those the record lacks are laid out anew by the present rules."""
        found = {row["seat"]: self._sheet(row) for row in self._of("draft") if row["number"] == 0}
        lacking = [seat for seat in self._persons if seat not in found]
        if lacking:
            then, past = self._course.before(self._planned), self._months[self._planned]
            last = dict(enumerate(month_played(past, self._theatre)[0])) if self._planned else {}
            found |= {seat: laid_out(then, seat, self._advisers, last.get(seat)) for seat in lacking}
        return {seat: found[seat] for seat in self._persons}

    def sealed(self) -> dict[int, Sheet]:
        """The sealed sheets that are written down, by seat."""
        return {row["seat"]: self._sheet(row) for row in self._of("sealed")}

    def table(self) -> Table | None:
        """The month at the table, or the one just resolved: its recorded position stays the authority."""
        now = self._course.before(self._month)
        if self._is_resolved:
            return Table.closed(now, *month_played(self._months[self._month + 1], self._theatre))
        if self.stage != TABLE:
            return None
        return Table.opened(now, completed(now, self._advisers, self.sealed()))


def _retold(course: Course, table: Table) -> Course:
    """Events an older format kept as prose become data where the month, worked out again, reads the same."""
    month = table.ledger.start.month
    if month == len(course.events):
        return course
    anew = chronicle(table.ledger, course.setup.scenario)
    is_same = _texts(anew, course.theatre) == _texts(course.events[month], course.theatre)
    return replace(course, events=(*course.events[:month], anew)) if is_same else course


def _texts(events: tuple[Event, ...], theatre: Theatre) -> list[str]:
    """What the instructor reads."""
    return [line.text for line in log_lines(events, theatre, None)]


def _edit(row: Row) -> Edit:
    try:
        return Edit(row["edit"])
    except ValueError as unknown:
        raise RecordError(f"The record has an edit this version does not know ({unknown}).") from unknown


def _answer(row: Row) -> tuple[int, Initiative, Answer]:
    try:
        return row["side"], Initiative[row["kind"]], Answer[row["answer"]]
    except KeyError as unknown:
        raise RecordError(f"The record has an answer this version does not know ({unknown}).") from unknown
