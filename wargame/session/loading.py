"""A game rebuilt from its record, exactly where it was left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.saying import log_lines
from wargame.engine.events import Event
from wargame.engine.ledger import Ledger
from wargame.engine.resolution import conclude, fight
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
from wargame.session.facts import book_in, setup_in
from wargame.session.game import Game

NO_SECRET = "The estimates of this game follow from its seed: whoever works it out knows what is hidden."


def rebuilt(record: Record, path: Path | None = None) -> Game:
    """The game of a record, its journal going on in ``path``, in memory without one. Raises RecordError."""
    setup = setup_in(record.meta)
    book, changes = book_in(record.meta, setup)
    notes = (*setup.notes, *changes)
    if not setup.secret and PERSON in setup.players:
        notes = (*notes, NO_SECRET)
    states, missing = positions(record, book.theatre)
    if missing:
        names = f"{len(missing)} quantities of the present model" if len(missing) > 1 else "One quantity of this model"
        notes = (*notes, f"{names} did not exist when this game was recorded; they stand at zero in its past.")
    game = Game(setup, book, states, chronicled(record, book.theatre), notes=notes)
    game._staff()
    _Resuming(game, record).resume(path)
    return game


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


def stage_of(record: Record) -> tuple[str, int]:
    """The stage a record ends in and the seat whose turn it is. Raises RecordError."""
    rows = record.of("stage")
    if not rows or rows[-1]["stage"] not in (PLAN, TABLE, REPORT, OVER):
        raise RecordError("The record does not say where the game stands.")
    return rows[-1]["stage"], rows[-1]["acting"]


class _Resuming:
    """Walks a game through its last month again: plan, sealed sheets, table, report, as far as it had got."""

    def __init__(self, game: Game, record: Record) -> None:
        self._game, self._record = game, record
        self._theatre = game.rulebook.theatre
        self._stage, self._acting = stage_of(record)
        is_past = self._stage in (REPORT, OVER)
        self._months = record.of("month")
        self._month = game.state.month - 1 if is_past else game.state.month
        if self._month < 0:
            raise RecordError("The record ends before its first month.")
        self._planned = self._theatre.turn_start(self._month)
        self._rows = [row for row in record.rows if row.values["month"] in (self._planned, self._month)]

    def resume(self, path: Path | None) -> None:
        """Put the game into the recorded stage and give it its journal."""
        game = self._game
        journal = RecordJournal(self._record, self._theatre, path)
        later = game.states[self._month + 1 :]
        del game.states[self._month + 1 :]
        self._lay_out()
        self._redraft()
        game.sealed = {row["seat"] for row in self._of("sealed") if row["seat"] in game.persons}
        waiting = [seat for seat in game.persons if seat not in game.sealed]
        game.acting = waiting[0] if waiting else self._record.first_person
        if self._stage in (REPORT, OVER):
            self._reopen_report()
        elif self._stage == TABLE:
            self._reopen_table()
        game.states += later
        game.journal = journal
        if self._stage == PLAN and game.persons and not waiting:
            self._go_on(journal, path)

    def _go_on(self, journal: RecordJournal, path: Path | None) -> None:
        """All sheets are sealed and the month is not fought yet: fight it, in memory until the next step is kept."""
        journal.path = None
        self._game.fight_month(self._fought())
        journal.path, journal.unsaved = path, ""

    def _of(self, table: str) -> Iterable[Row]:
        return (row for row in self._rows if row.table == table)

    def _sheet(self, row: Row) -> Sheet:
        return packing.unpack_sheet(row["sheet"], self._theatre, row["seat"])

    def _lay_out(self) -> None:
        """The sheets as the month's plan began; those the record lacks are laid out anew by the present rules."""
        game = self._game
        if self._planned > 0:
            past, _ = month_played(self._months[self._planned], self._theatre)
            game.drafts = {seat: past[seat] for seat in game.persons}
        first = {row["seat"]: self._sheet(row) for row in self._of("draft") if row["number"] == 0}
        if any(seat not in first for seat in game.persons):
            game._open_plan()
            first = {**game.standing, **first}
        game.standing = {seat: first[seat] for seat in game.persons}
        game.drafts = dict(game.standing)

    def _redraft(self) -> None:
        """Every draft again, so that undo and redo reach as far as before."""
        for row in self._of("draft"):
            try:
                edit = Edit(row["edit"])
            except ValueError as unknown:
                raise RecordError(f"The record has an edit this version does not know ({unknown}).") from unknown
            if edit is not Edit.LAID_OUT:
                self._game.rewrite(row["seat"], self._sheet(row), edit)

    def _fought(self) -> list[Sheet]:
        """Everyone's sealed sheets; the staff's plan for a seat whose sheet had not been written yet."""
        sheets = self._game._staff().sheets(self._game.state, self._game.chance)
        for row in self._of("sealed"):
            sheets[row["seat"]] = self._sheet(row)
        return sheets

    def _reopen_table(self) -> None:
        game = self._game
        game.take_up(self._fought())
        self._answer()
        game.stage, game.acting = TABLE, self._acting

    def _answer(self) -> None:
        """Answers given so far, the last one to each initiative."""
        for row in self._of("answer"):
            try:
                key = (row["side"], Initiative[row["kind"]])
                self._game.given.setdefault(row["seat"], {})[key] = Answer[row["answer"]]
            except KeyError as unknown:
                raise RecordError(f"The record has an answer this version does not know ({unknown}).") from unknown

    def _reopen_report(self) -> None:
        """The month just resolved, worked out again for its explanations; the recorded position stays the authority."""
        game = self._game
        game.sheets, answers = month_played(self._months[self._month + 1], self._theatre)
        game.ledger = conclude(fight(game.state, game.sheets, game.rulebook, game.chance), answers)
        self._retell(game.ledger)
        self._answer()
        game.stage, game.acting = self._stage, self._acting

    def _retell(self, ledger: Ledger) -> None:
        """Events an older format kept as prose become data where the month, worked out again, reads the same."""
        anew = chronicle(ledger, self._game.setup.scenario)
        recorded = self._game.events[self._month]
        if _texts(anew, self._theatre) == _texts(recorded, self._theatre):
            self._game.events[self._month] = anew


def _texts(events: tuple[Event, ...], theatre: Theatre) -> list[str]:
    """What the instructor reads."""
    return [line.text for line in log_lines(events, theatre, None)]
