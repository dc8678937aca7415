"""What is left of a damaged record, and a new file made of it.

The damaged file is only ever read: its bytes are copied into memory, filled up to the length they should have, and
searched there entry by entry. Every entry proves itself by its seal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from wargame.record import store
from wargame.record.format import FORMAT, META, SCHEMAS, Record, Row, Value, sealed
from wargame.record.problems import RecordError, reason
from wargame.record.upgrades import upgraded
from wargame.seat.desk import OVER, PLAN
from wargame.session.loading import rebuilt

_FURTHEST = 200_000
"""Entries looked for at most; a long seminar writes a few thousand."""


@dataclass(frozen=True)
class Findings:
    """What could be read of a file; ``record`` is the game that can be played on, None when there is none."""

    path: Path
    problem: str
    """What is wrong with the file; empty for a sound one."""
    found: int
    """Entries that are as they were written."""
    lost: int
    """Entries that are damaged or missing, as far as can be told."""
    record: Record | None

    @property
    def sentence(self) -> str:
        """What a person should know before choosing to salvage."""
        if not self.problem:
            return (
                f"{self.path.name} is sound: {self.found} entries, {self.record.months if self.record else 0} months."
            )
        if self.record is None:
            return f"{self.problem} Nothing of it can be played on."
        lost = f"{self.lost} of {self.found + self.lost} entries are lost"
        months = self.record.months
        return f"{self.problem} Salvaged to a new file it can be played on from month {months + 1}; {lost}."


def report(path: Path) -> Findings:
    """What can be read of a file, damaged or not; damage is not raised. Raises OSError when it cannot be opened."""
    try:
        record = store.read(path)
        return Findings(path, "", len(record.rows), 0, record)
    except RecordError as error:
        problem = str(error)
    if path.stat().st_size > store.MAX_BYTES:
        return Findings(path, problem, 0, 0, None)
    data = path.read_bytes()
    number = int.from_bytes(data[60:64], "big")
    number = number if number in SCHEMAS else FORMAT
    meta, rows, last = _searched(data, number)
    return Findings(path, problem, len(rows), max(last - len(rows), 0), _playable(number, meta, rows))


def salvage(path: Path, target: Path) -> Findings:
    """Write what can be played on to a new file. Raises RecordError when there is nothing, or ``target`` exists."""
    findings = report(path)
    if findings.record is None:
        raise RecordError(findings.sentence)
    name = path.name
    record = findings.record if not findings.problem else findings.record.with_meta(salvaged_from=name)
    try:
        store.create(target, record)
    except (sqlite3.Error, OSError) as error:
        raise RecordError(f"{target.name} could not be written: {reason(error)}.") from error
    return findings


def _searched(data: bytes, number: int) -> tuple[dict[str, str], list[Row], int]:
    """Facts and entries that prove themselves, oldest first, and the number of the last entry there was."""
    if len(data) < 512:
        return {}, [], 0
    with closing(sqlite3.connect(":memory:")) as link:
        try:
            link.deserialize(_filled_up(data))
            link.execute("PRAGMA trusted_schema=OFF")
            tables = {name for (name,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except (sqlite3.Error, MemoryError, UnicodeDecodeError):
            return {}, [], 0
        last = _last(link, number, tables)
        rows = [row for table in SCHEMAS[number] if table in tables for row in _entries(link, number, table, last)]
        return dict(_facts(link)), sorted(rows, key=lambda row: row.seq), last


def _filled_up(data: bytes) -> bytes:
    """The file with the pages it should have, the missing ones empty: SQLite opens no file that is too short."""
    size = int.from_bytes(data[16:18], "big")
    whole = int.from_bytes(data[28:32], "big") * (65536 if size == 1 else size)
    return data.ljust(min(whole, store.MAX_BYTES), b"\0")


def _facts(link: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Facts by name, one by one, so that a damaged one does not hide the others."""
    for name in (*META[FORMAT], "id", "created", "application", "title", "seats", "months", "parent"):
        try:
            found = link.execute("SELECT value, seal FROM meta WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error:
            continue
        if found and isinstance(found[0], str) and found[1] == sealed("meta", name, found[0]):
            yield name, found[0]


def _last(link: sqlite3.Connection, number: int, tables: set[str]) -> int:
    """The number of the last entry, by the record's own account or by what is there."""
    seen = [0]
    for statement in ["SELECT seq FROM tip", *(f"SELECT max(seq) FROM {t}" for t in SCHEMAS[number] if t in tables)]:
        try:
            found = link.execute(statement).fetchone()
        except sqlite3.Error:
            continue
        if found and isinstance(found[0], int) and 0 < found[0] <= _FURTHEST:
            seen.append(found[0])
    return max(seen)


def _entries(link: sqlite3.Connection, number: int, table: str, last: int) -> Iterator[Row]:
    """A table's sound rows, each looked up by itself."""
    statement = f"SELECT {', '.join(store.column_names(number, table))} FROM {table} WHERE seq = ?"
    for seq in range(1, last + 1):
        try:
            found = link.execute(statement, (seq,)).fetchone()
            if found:
                yield store.row_of(table, SCHEMAS[number][table], found)
        except (sqlite3.Error, RecordError, OverflowError):
            continue


def _playable(number: int, meta: dict[str, str], rows: list[Row]) -> Record | None:
    """The game as far as its months follow on one another, at the plan of the next one, or None."""
    if not all(name in meta for name in META[number]):
        return None
    months = {row["month"]: row for row in rows if row.table == "month"}
    last = next((n for n in range(len(months) + 1) if n not in months), 0) - 1
    if last < 0:
        return None
    kept = [row for row in rows if row["month"] <= last]
    stages = [row for row in kept if row.table == "stage"]
    if not stages or stages[-1]["month"] != last or not _is_resumable(kept, meta, stages[-1]["stage"]):
        stage = OVER if months[last]["outcome"] else PLAN
        values: dict[str, Value] = {"month": last, "stage": stage, "acting": Record(meta, ()).first_person}
        kept.append(Row(0, "stage", kept[-1].at, values))
    return _opened(Record(meta, (), number).with_rows(kept))


def _opened(record: Record) -> Record | None:
    """The record in the present format when a game can be made of it, else None."""
    try:
        record = upgraded(record)
        rebuilt(record)
    except RecordError:
        return None
    return record


def _is_resumable(rows: list[Row], meta: dict[str, str], stage: str) -> bool:
    """True when the sheets that a table or report was reached with are all there."""
    months = [row["month"] for row in rows if row.table == "month"]
    seats = {row["seat"] for row in rows if row.table == "sealed" and row["month"] == months[-1]}
    return stage != "table" or len(seats) == meta["players"].count("\n") + 1
