"""A game's journal: every step kept in memory at once and in its file as soon as the disk takes it.

The memory always holds the whole game, so a full disk, a vanished drive or a deleted file loses nothing: the entries
wait, each further step (or `retry`) tries again, and the game can be saved under another name at any time.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from wargame.engine.events import Event
from wargame.engine.orders import Order
from wargame.engine.sheet import Answers, Sheet
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Answer, Initiative
from wargame.record import packing, store
from wargame.record.format import FORMAT, SCHEMAS, Record, Row, Tip, Value
from wargame.record.problems import RecordError, TakenOver, reason
from wargame.seat.desk import PLAN
from wargame.seat.draft import Edit
from wargame.words.times import month_label

_NO_FILE = "Not kept yet: this game has no file."


class RecordJournal:
    """Keeps one game. ``unsaved`` is empty when everything acknowledged is in the file, else says why not."""

    def __init__(self, record: Record, theatre: Theatre, path: Path | None = None) -> None:
        self._meta = dict(record.meta)
        self._theatre = theatre
        self._rows = list(record.rows)
        self._tips = [Tip()]
        for row in self._rows:
            self._tips.append(self._tips[-1].after([row]))
        self.path = path
        self._kept = len(self._rows) if path is not None else 0
        self._link: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._lock = threading.RLock()
        self.unsaved = "" if path is not None else _NO_FILE

    @property
    def record(self) -> Record:
        """The whole game so far, whether or not the disk has it."""
        return Record(dict(self._meta), tuple(self._rows))

    @property
    def waiting(self) -> int:
        """How many entries are not in the file yet."""
        return len(self._rows) - self._kept

    @property
    def month(self) -> int:
        """The month being played, counted from 0."""
        return sum(row.table == "month" for row in self._rows) - 1

    # what a game tells

    def planned(self, month: int, sheets: Mapping[int, Sheet], acting: int) -> None:
        """A month's plan opens with the sheets laid out for persons: the drafts of number 0."""
        laid = [
            ("draft", (month, seat, 0, packing.pack_sheet(sheet), str(Edit.LAID_OUT), ""))
            for seat, sheet in sorted(sheets.items())
        ]
        self._keep_all([*laid, ("stage", (month, PLAN, acting))])

    def drafted(self, month: int, seat: int, sheet: Sheet, edit: Edit, order: Order | None) -> None:
        """A seat's draft after one edit, and the order if it was one; they are numbered from 1 in each month."""
        drafts = (r for r in self._rows if r.table == "draft" and r["month"] == month and r["seat"] == seat)
        number = max((row["number"] for row in drafts), default=0) + 1
        content = "" if order is None else packing.order_to_json(order)
        self._keep("draft", month, seat, number, packing.pack_sheet(sheet), str(edit), content)

    def kept_draft(self, month: int, seat: int) -> Sheet | None:
        """A seat's draft as the file has it; None where the file has none of that month."""
        for row in reversed(self._rows[: self._kept]):
            if row.table == "draft" and (row["month"], row["seat"]) == (month, seat):
                return packing.unpack_sheet(row["sheet"], self._theatre, seat)
        return None

    def committed(self, month: int, seat: int, sheet: Sheet) -> None:
        """A seat's sheet, sealed."""
        self._keep("sealed", month, seat, packing.pack_sheet(sheet))

    def sheets_of(self, month: int, seat: int) -> tuple[Sheet | None, Sheet | None]:
        """A seat's sheets of the turn planned in a month: as laid out and as sealed; None for what was not written."""
        laid = sealed = None
        for row in self._rows:
            if row["month"] == month and row.values.get("seat") == seat:
                if row.table == "draft" and row["number"] == 0:
                    laid = packing.unpack_sheet(row["sheet"], self._theatre, seat)
                elif row.table == "sealed":
                    sealed = packing.unpack_sheet(row["sheet"], self._theatre, seat)
        return laid, sealed

    def fought(self, month: int, sheets: Sequence[Sheet]) -> None:
        """Everyone's sheets as the month is fought; those sealed already are not written again."""
        have = {row["seat"] for row in self._rows if row.table == "sealed" and row["month"] == month}
        rest = [(seat, sheet) for seat, sheet in enumerate(sheets) if seat not in have]
        self._keep_all([("sealed", (month, seat, packing.pack_sheet(sheet))) for seat, sheet in rest])

    def answered(self, month: int, seat: int, side: int, kind: Initiative, answer: Answer) -> None:
        """An answer at the table; the last one to an initiative counts."""
        self._keep("answer", month, seat, side, Initiative(kind).name, Answer(answer).name)

    def sent(self, month: int, seat: int, is_last: bool) -> None:
        """A seat's answers, sealed; those of the last seat are kept with the month that they close."""
        entry = [("sent", (month, seat))]
        if is_last:
            self.write_down(entry)
        else:
            self._keep_all(entry)

    def resolved(
        self, stage: str, state: State, sheets: Sequence[Sheet], answers: Answers, events: tuple[Event, ...]
    ) -> None:
        """A month's result, the position that is the authority from now on: a report, or the turn's next month."""
        told = packing.events_to_json(events)
        row = self._month_row(state, packing.pack_sheets(sheets), packing.pack_answers(answers), told)
        self._keep_all([("month", row), ("stage", (state.month, stage, self.record.first_person))])

    def moved(self, stage: str, acting: int) -> None:
        """The stage of the month, and whose turn it is."""
        values = (self.month, stage, acting)
        last = next((row for row in reversed(self._rows) if row.table == "stage"), None)
        if last is None or tuple(last.values.values()) != values:
            self._keep("stage", *values)

    def annotated(self, table: str, month: int, seat: int | None, content: str) -> None:
        """An inject, ruling, message, note or bookmark, its content in text or JSON."""
        self._keep(table, month, seat, content)

    @classmethod
    def begun(cls, facts: Mapping[str, str], theatre: Theatre, start: State) -> RecordJournal:
        """A journal in memory for a new game, with its first position; its first plan is still to be written."""
        journal = cls(Record(facts, ()), theatre)
        journal.write_down([("month", journal._month_row(start, None, None, "[]"))])
        return journal

    def _month_row(self, state: State, sheets: bytes | None, answers: bytes | None, events: str) -> tuple[Value, ...]:
        label = month_label(self._theatre, state.month)
        return (state.month, label, int(state.outcome[0]), packing.pack_state(state), sheets, answers, events)

    # keeping

    def _keep(self, table: str, *values: Value) -> None:
        self._keep_all([(table, values)])

    def _keep_all(self, entries: Sequence[tuple[str, tuple[Value, ...]]]) -> None:
        with self._lock:
            self.write_down(entries)
            self.retry()

    def write_down(self, entries: Sequence[tuple[str, tuple[Value, ...]]]) -> None:
        """Take entries into memory only; the next `retry` brings them to the file."""
        now = time.time()
        for table, values in entries:
            named = dict(zip(SCHEMAS[FORMAT][table], values, strict=True))
            self._rows.append(Row(len(self._rows) + 1, table, now, named))
            self._tips.append(self._tips[-1].after(self._rows[-1:]))

    def retry(self) -> bool:
        """Write what waits; False, with ``unsaved`` saying why, while the disk does not take it. Never raises."""
        with self._lock:
            if self.path is None:
                return False
            try:
                self._write(self.path)
            except TakenOver as error:
                self.unsaved = f"Not kept: {reason(error)}."
            except (sqlite3.Error, OSError, RecordError) as error:
                self.unsaved = f"Not kept yet: {reason(error)}; trying again."
            else:
                self.unsaved = ""
            if self.unsaved:
                self.close()
            return not self.unsaved

    def _write(self, path: Path) -> None:
        if self._link is None or self._file != _identity(path):
            self._open(path)
        if self._link is not None and self.waiting:
            store.append(self._link, self._rows[self._kept :], self._tips[self._kept], self._tips[-1])
            self._kept = len(self._rows)

    def _open(self, path: Path) -> None:
        """Find out what the file has: nothing, the beginning of this game, or something that is not ours to touch."""
        self.close()
        if _identity(path) is None:
            # a folder is made for a new file only: under a drive that has gone it would end up on another disk
            if self._kept == 0:
                path.parent.mkdir(parents=True, exist_ok=True)
            store.create(path, self.record)
        if store.inspect(path) < FORMAT:
            store.upgrade(path, self.record)
        self._link, self._file = store.connect(path, "rw"), _identity(path)
        tip = store.read_tip(self._link)
        if not 0 <= tip.seq < len(self._tips) or self._tips[tip.seq] != tip:
            raise TakenOver(store.ELSEWHERE)
        self._kept = tip.seq

    @contextmanager
    def held(self) -> Iterator[None]:
        """Take what is told in the meantime into memory only: the next step, or `retry`, brings it to the file."""
        with self._lock:
            path, self.path = self.path, None
            try:
                yield
            finally:
                self.path = path

    def attach(self, path: Path) -> None:
        """Give a game in memory its file, made by the next `retry`; ``path`` is a name nobody has."""
        self.path, self._kept = path, 0

    def close(self) -> None:
        """Let go of the file; the next step opens it again."""
        if self._link is not None:
            self._link.close()
        self._link = self._file = None

    def save_as(self, path: Path) -> None:
        """Write the game to another file and go on there. Raises RecordError, and stays, when that cannot be done."""
        path = path.absolute()
        with self._lock:
            try:
                self._copy_to(path)
            except (sqlite3.Error, OSError) as error:
                raise RecordError(f"{path.name} could not be written: {reason(error)}.") from error
            before = self.path, self._kept
            self.close()
            self.path, self._kept = path, len(self._rows)
            if not self.retry():
                problem = self.unsaved
                self.path, self._kept = before
                raise RecordError(problem)

    def _copy_to(self, path: Path) -> None:
        """A file that is no sound record is never replaced. A kept game is copied by SQLite, another written anew."""
        if self.path is not None and _identity(path) is not None and _identity(path) == _identity(self.path):
            return
        if path.exists():
            _refuse_unless_sound(path)
        if self.path is not None and _identity(self.path) is not None and self.retry():
            path.parent.mkdir(parents=True, exist_ok=True)
            store.copy(self.path, path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with store.new_file(path) as part:
                store.fill(part, self.record)


def _refuse_unless_sound(path: Path) -> None:
    try:
        store.read(path)
    except RecordError as error:
        raise RecordError(f"{path.name} is no sound record, so it is not replaced: {error}") from error


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a name stands for; None where there is none."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino
