"""The record file itself: SQLite, opened with care, read whole, written in transactions.

Rollback journal, not WAL. A game is one file that people copy, mail and put on network drives: WAL needs shared memory,
which network drives do not give, and leaves the newest orders in a second file that a copy would miss. One writer and a
few orders a minute need none of WAL's concurrency. ``synchronous=EXTRA`` is FULL and also syncs the folder once the
journal is deleted, so that an acknowledged order outlives a power cut as well as a killed process.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from heapq import merge
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wargame.record.format import (
    ANNOTATIONS,
    APPLICATION_ID,
    FORMAT,
    MAY_BE_NULL,
    META,
    PYTHON_TYPES,
    SCHEMAS,
    Record,
    Row,
    Tip,
    refuse_newer,
    sealed,
)
from wargame.record.problems import Damaged, RecordError, TakenOver, is_damage, reason
from wargame.record.upgrades import upgraded
from wargame.words.names import spaced
from wargame.words.numbers import megabytes, plain

MAX_BYTES = 256_000_000
"""Far above any game (a long one takes one or two million bytes), far below what could exhaust memory."""

MAX_CELL = 32_000_000

ELSEWHERE = "the game has been played on elsewhere in the same file; save this one under another name"

_MAGIC = b"SQLite format 3\0"
_WAIT = 0.25
"""Seconds to wait for another program's transaction before saying so."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A guarded connection; ``mode`` is ``ro``, ``rw`` or ``rwc`` (SQLite's own words). Raises sqlite3.Error."""
    name = f"{_address(path)}?mode={mode}"
    link = sqlite3.connect(name, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        link.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "synchronous=EXTRA", "fullfsync=ON"):
            link.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        link.close()
        raise
    except UnicodeDecodeError as error:
        # SQLite's complaint quotes the schema, and what it quotes is no text.
        link.close()
        raise sqlite3.DatabaseError("the schema is malformed") from error
    return link


def _address(path: Path) -> str:
    """The path as SQLite reads addresses; a network share keeps its two leading slashes behind an empty host."""
    plain = quote(path.absolute().as_posix())
    return f"file://{plain}" if plain.startswith("/") else f"file:///{plain}"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for reading a file that passed `inspect`. A crash's leftover journal is played back where it may be.

    Raises RecordError for everything that goes wrong within.
    """
    mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
    try:
        with closing(connect(path, mode)) as link:
            link.execute("PRAGMA query_only=ON")
            yield link
    except (sqlite3.Error, OSError) as error:
        problem = f"{path.name} cannot be read: {reason(error)}. It is left as it is."
        raise Damaged(problem) if is_damage(error) else RecordError(problem) from error


def inspect(path: Path) -> int:
    """The format of a record file, from its first hundred bytes alone. Raises RecordError saying what is wrong."""
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise RecordError(f"{name} cannot be read: {'there is no such file' if missing else reason(error)}.") from error
    _refuse_strangers(name, size, head)
    number = int.from_bytes(head[60:64], "big")
    refuse_newer(number, name)
    if number < 1 or number not in SCHEMAS:
        raise _damaged(name, f"it names a record format that never was ({number})")
    if size < _pages(head) and not _journal_of(path).exists():
        raise _damaged(name, f"it ends after {plain(size, 0)} of {plain(_pages(head), 0)} bytes")
    return number


def is_database(path: Path) -> bool:
    """Whether there is a file that begins as records do, sound or not."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def _refuse_strangers(name: str, size: int, head: bytes) -> None:
    if size == 0:
        raise RecordError(f"{name} is empty (0 bytes): nothing of a game is in it.")
    if size > MAX_BYTES:
        raise RecordError(f"{name} is too large for a record: {megabytes(size)}; the limit is {megabytes(MAX_BYTES)}.")
    if not head.startswith(_MAGIC[: len(head)]):
        raise RecordError(f"{name} is not a record of a game, or its beginning is damaged. It is left as it is.")
    if len(head) < 100:
        raise _damaged(name, f"it ends after {size} bytes")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise RecordError(f"{name} is a database of another program, or its beginning is damaged. It is left as it is.")


def _pages(head: bytes) -> int:
    """Bytes the file should have by its own header."""
    size = int.from_bytes(head[16:18], "big")
    return int.from_bytes(head[28:32], "big") * (65536 if size == 1 else size)


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _damaged(name: str, how: str) -> Damaged:
    return Damaged(f"{name} is damaged: {how}. It is left as it is.")


def read(path: Path) -> Record:
    """A whole record in the present format, every row checked against its seal. Raises RecordError; changes nothing."""
    number = inspect(path)
    with reading(path) as link:
        _check_schema(link, number, path.name)
        rows, tip = read_rows(link, number), read_tip(link)
        meta = dict(read_meta(link, path.name))
    _check_whole(rows, tip, path.name)
    _check_meta(meta, number, path.name)
    return upgraded(Record(meta, rows, number))


def _check_schema(link: sqlite3.Connection, number: int, name: str) -> None:
    """Only our tables: a view or trigger in their place would run somebody's statements."""
    found = set(link.execute("SELECT type, name FROM sqlite_master"))
    if found != {("table", table) for table in (*SCHEMAS[number], "meta", "tip")}:
        raise _damaged(name, "its tables are not those of a record")


def read_meta(link: sqlite3.Connection, name: str, which: str = "") -> Iterator[tuple[str, str]]:
    """Facts of the game. Raises RecordError for one that is not as it was written."""
    for key, value, seal in link.execute(f"SELECT name, value, seal FROM meta {which}"):
        if not isinstance(value, str) or seal != sealed("meta", key, value):
            raise _damaged(name, "facts about the game have changed")
        yield key, value


@dataclass(frozen=True)
class Glance:
    """What can be said of a game without reading it: small facts, and how far it has got."""

    meta: Mapping[str, str]
    months: int
    """Months resolved."""
    labels: tuple[str, str]
    """The calendar month resolved last (empty at the start) and the one that comes next."""
    outcome: int
    stage: str
    is_redrawn: bool
    """Whether a branch drew chance anew from where it leaves."""


def glance(path: Path) -> Glance:
    """A quick look at a record; entries other than the last month and stage are not checked. Raises RecordError."""
    number = inspect(path)
    with reading(path) as link:
        _check_schema(link, number, path.name)
        facts = dict(read_meta(link, path.name, "WHERE length(value) < 1000"))
        months = _last(link, "month", number, 2)
        stages, branches = _last(link, "stage", number, 1), _last(link, "branch", number, 1)
    if not months or not stages:
        raise _damaged(path.name, "it has no month")
    before = months[1]["label"] if len(months) > 1 else ""
    redrawn = bool(branches and branches[0].values.get("redrawn"))
    at = months[0]
    return Glance(facts, at["month"], (before, at["label"]), at["outcome"], stages[0]["stage"], redrawn)


def _last(link: sqlite3.Connection, table: str, number: int, count: int) -> list[Row]:
    columns = ", ".join(column_names(number, table))
    found = link.execute(f"SELECT {columns} FROM {table} ORDER BY seq DESC LIMIT {count}")
    return [row_of(table, SCHEMAS[number][table], each) for each in found]


def read_tip(link: sqlite3.Connection) -> Tip:
    """How far the record goes, by its own account."""
    found = link.execute("SELECT seq, chain FROM tip WHERE id = 1").fetchone()
    return Tip(*found) if found else Tip(-1)


def read_rows(link: sqlite3.Connection, number: int) -> tuple[Row, ...]:
    """All rows in the order they were written. Raises sqlite3.Error; rows that lie are left to `_check_whole`."""
    tables = (map(_reader(table, SCHEMAS[number][table]), _select(link, table, number)) for table in SCHEMAS[number])
    return tuple(merge(*tables, key=lambda row: row.seq))


def _select(link: sqlite3.Connection, table: str, number: int) -> sqlite3.Cursor:
    return link.execute(f"SELECT {', '.join(column_names(number, table))} FROM {table} ORDER BY seq")


def column_names(number: int, table: str) -> tuple[str, ...]:
    """All columns of a table in order, the common ones included."""
    return ("seq", "at", *SCHEMAS[number][table], "seal")


def _reader(table: str, columns: Mapping[str, str]) -> Any:
    return lambda found: row_of(table, columns, found)


def is_well_formed(row: Row, columns: Mapping[str, str]) -> bool:
    """Whether every value is of its column's type; a file written by others may hold anything."""
    if row.table not in ANNOTATIONS and row.values.get("seat", 0) is None:
        return False
    return isinstance(row.at, float) and all(
        name in MAY_BE_NULL if value is None else type(value) is PYTHON_TYPES[columns[name]]
        for name, value in row.values.items()
    )


def row_of(table: str, columns: Mapping[str, str], found: Sequence[Any]) -> Row:
    """A row as read, its types and seal checked. Raises RecordError for one that is not as it was written."""
    seq, at, *values, seal = found
    row = Row(seq, table, at, dict(zip(columns, values, strict=True)))
    if not is_well_formed(row, columns) or row.seal != seal:
        raise Damaged(f"The record is damaged: entry {seq} ({table}) is not as it was written.")
    return row


def _check_whole(rows: Sequence[Row], tip: Tip, name: str) -> None:
    if [row.seq for row in rows] != list(range(1, len(rows) + 1)) or Tip().after(rows) != tip:
        raise _damaged(name, "entries are missing")


def _check_meta(meta: Mapping[str, str], number: int, name: str) -> None:
    lacking = [key for key in META[number] if key not in meta]
    if lacking:
        raise _damaged(name, f"it lacks the {spaced(lacking[0])} of the game")


def create(path: Path, record: Record) -> None:
    """A new file with a whole record, put in place only once it is complete. Never replaces one.

    Raises RecordError when there is a file already, sqlite3.Error or OSError when it cannot be written.
    """
    if path.exists():
        raise RecordError(f"There is a file named {path.name} already.")
    with new_file(path) as part:
        fill(part, record)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; moved to ``path`` at the end, removed when the writing fails."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        yield part
        if not path.exists():
            # a journal whose file was deleted would be played back into the new one
            _journal_of(path).unlink(missing_ok=True)
        os.replace(part, path)
    finally:
        for leftover in (part, _journal_of(part)):
            leftover.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name outlive a power cut. Windows and some network drives cannot; the file itself is synced anyway."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fill(path: Path, record: Record) -> None:
    """Write a whole record to an empty file in one transaction. Raises sqlite3.Error."""
    with closing(connect(path, "rwc")) as link:
        link.execute(f"PRAGMA application_id={APPLICATION_ID}")
        link.execute(f"PRAGMA user_version={FORMAT}")
        link.execute("PRAGMA journal_mode=DELETE")
        with transaction(link):
            for table, columns in SCHEMAS[FORMAT].items():
                body = ", ".join(f"{name} {kind}" for name, kind in columns.items())
                link.execute(f"CREATE TABLE {table} (seq INTEGER PRIMARY KEY, at REAL NOT NULL, {body}, seal BLOB)")
            link.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT, seal BLOB) WITHOUT ROWID")
            link.execute("CREATE TABLE tip (id INTEGER PRIMARY KEY, seq INTEGER, chain BLOB)")
            facts = [(key, value, sealed("meta", key, value)) for key, value in record.meta.items()]
            link.executemany("INSERT INTO meta VALUES (?, ?, ?)", facts)
            tip = Tip().after(record.rows)
            link.execute("INSERT INTO tip VALUES (1, ?, ?)", (tip.seq, tip.chain))
            insert(link, record.rows)


@contextmanager
def transaction(link: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; on return it is on the disk. Raises sqlite3.Error."""
    link.execute("BEGIN IMMEDIATE")
    try:
        yield
        link.execute("COMMIT")
    finally:
        if link.in_transaction:
            link.execute("ROLLBACK")


def insert(link: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write rows inside a transaction. Raises sqlite3.Error."""
    for row in rows:
        values = (row.seq, row.at, *row.values.values(), row.seal)
        link.execute(f"INSERT INTO {row.table} VALUES ({', '.join('?' * len(values))})", values)


def upgrade(path: Path, record: Record) -> None:
    """Put a game loaded from an older format and played on into its file; the old file stays beside it, renamed.

    Raises TakenOver when the file is not what was loaded, sqlite3.Error or OSError.
    """
    number, old = inspect(path), read(path)
    if old.rows != record.rows[: len(old.rows)]:
        raise TakenOver(ELSEWHERE)
    aside = path.with_name(f"{path.stem} (format {number}){path.suffix}")
    if not aside.exists():
        copy(path, aside)
    with new_file(path) as part:
        fill(part, record)


def append(link: sqlite3.Connection, rows: Sequence[Row], before: Tip, after: Tip) -> None:
    """Add rows to a file in one transaction. Raises sqlite3.Error, TakenOver when it does not stand at ``before``."""
    with transaction(link):
        moved = link.execute(
            "UPDATE tip SET seq = ?, chain = ? WHERE id = 1 AND seq = ? AND chain = ?",
            (after.seq, after.chain, before.seq, before.chain),
        )
        if moved.rowcount != 1:
            raise TakenOver(ELSEWHERE)
        insert(link, rows)


def copy(path: Path, target: Path) -> None:
    """An exact copy made by SQLite's own backup, put in place once complete. Raises sqlite3.Error or OSError."""
    with new_file(target) as part, closing(connect(path, "ro")) as source, closing(connect(part, "rwc")) as link:
        source.backup(link)
