"""What a record is: numbered formats, tables, sealed rows."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from wargame.record.problems import RecordError
from wargame.seat.player import PERSON

APPLICATION_ID = 0x4C6F4331
"""Marks a file as ours (``LoC1``), as SQLite's header provides for."""

FORMAT = 3
"""The format this application writes; every change of tables or of what a column holds raises it by one."""

SUFFIX = ".loc"

Value = int | float | str | bytes | None

_Tables = Mapping[str, Mapping[str, str]]

_FIRST: _Tables = {
    "month": {
        "month": "INTEGER",
        "label": "TEXT",
        "outcome": "INTEGER",
        "state": "BLOB",
        "sheets": "BLOB",
        "answers": "BLOB",
        "events": "TEXT",
    },
    "draft": {"month": "INTEGER", "seat": "INTEGER", "number": "INTEGER", "sheet": "BLOB"},
    "sealed": {"month": "INTEGER", "seat": "INTEGER", "sheet": "BLOB"},
    "answer": {"month": "INTEGER", "seat": "INTEGER", "side": "INTEGER", "kind": "TEXT", "answer": "TEXT"},
    "stage": {"month": "INTEGER", "stage": "TEXT", "acting": "INTEGER"},
    "inject": {"month": "INTEGER", "seat": "INTEGER", "content": "TEXT"},
    "ruling": {"month": "INTEGER", "seat": "INTEGER", "content": "TEXT"},
    "message": {"month": "INTEGER", "seat": "INTEGER", "content": "TEXT"},
    "note": {"month": "INTEGER", "seat": "INTEGER", "content": "TEXT"},
    "bookmark": {"month": "INTEGER", "seat": "INTEGER", "content": "TEXT"},
    "branch": {"month": "INTEGER", "parent": "TEXT", "name": "TEXT"},
}

_SECOND: _Tables = {
    **_FIRST,
    "draft": {**_FIRST["draft"], "edit": "TEXT", "content": "TEXT"},
    "branch": {**_FIRST["branch"], "redrawn": "INTEGER"},
}

_THIRD: _Tables = {**_SECOND, "sent": {"month": "INTEGER", "seat": "INTEGER"}}

SCHEMAS: Mapping[int, _Tables] = MappingProxyType({1: _FIRST, 2: _SECOND, 3: _THIRD})
"""Format -> table -> column -> SQL type. Every row also has ``seq`` (its place in the game), ``at`` (seconds since
1970, from which all timings follow) and ``seal``. Row ``month`` n of ``month`` is the position after n months; all
other rows carry the month being played, counted from 0. Its ``events`` are JSON: prose up to format 2, data since."""

ANNOTATIONS = ("inject", "ruling", "message", "note", "bookmark")
"""Tables of what people say beside the play; without a seat it is the instructor's."""

MAY_BE_NULL = ("sheets", "answers", "seat")
"""Columns that may be empty: the start has no orders, and a note need not be a seat's."""

PYTHON_TYPES = {"INTEGER": int, "TEXT": str, "BLOB": bytes}

_FACTS = ("scenario", "digest", "seed", "players", "gate_mode", "rulebook", "parameters", "parameters_digest")

META: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: _FACTS,
        2: (*_FACTS, "redraws"),
        3: (*_FACTS, "redraws", "secret", "seed_by"),
    }
)
"""Format -> facts of a game without which it cannot be rebuilt; others (title, seats, id...) are kept beside them."""


def sealed(*parts: Value) -> bytes:
    """Sixteen bytes that change with any part, its type or its place."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        kind, data = _bytes_of(part)
        digest.update(kind + struct.pack("<Q", len(data)) + data)
    return digest.digest()


def _bytes_of(part: Value) -> tuple[bytes, bytes]:
    if part is None:
        return b"n", b""
    if isinstance(part, bytes):
        return b"b", part
    if isinstance(part, str):
        return b"t", part.encode("utf-8", "surrogatepass")
    return (b"f", struct.pack("<d", part)) if isinstance(part, float) else (b"i", str(part).encode())


@dataclass(frozen=True)
class Row:
    """One thing that was said or that happened; ``seq`` counts 1, 2, 3... over all tables of a game."""

    seq: int
    table: str
    at: float
    values: Mapping[str, Value]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    @cached_property
    def seal(self) -> bytes:
        """Proof that the row is as it was written."""
        return sealed(self.table, self.seq, self.at, *self.values.values())


@dataclass(frozen=True)
class Tip:
    """How many rows a record has, and one digest over all their seals in order."""

    seq: int = 0
    chain: bytes = bytes(16)

    def after(self, rows: Iterable[Row]) -> Tip:
        """The tip once these rows follow."""
        tip = self
        for row in rows:
            tip = Tip(row.seq, sealed(tip.chain, row.seal))
        return tip


@dataclass(frozen=True)
class Record:
    """A whole game as it stands in a file."""

    meta: Mapping[str, str]
    rows: tuple[Row, ...]
    format: int = FORMAT

    def of(self, table: str) -> tuple[Row, ...]:
        """The rows of one table, oldest first."""
        return tuple(row for row in self.rows if row.table == table)

    def with_rows(self, rows: Iterable[Row]) -> Record:
        """The same game with these rows, numbered anew from 1."""
        return replace(self, rows=tuple(replace(row, seq=seq) for seq, row in enumerate(rows, 1)))

    def with_meta(self, **values: str) -> Record:
        """The same game with some facts replaced."""
        return replace(self, meta={**self.meta, **values})

    @property
    def persons(self) -> tuple[int, ...]:
        """Seats that people play."""
        return tuple(i for i, player in enumerate(self.meta["players"].split("\n")) if player == PERSON)

    @property
    def first_person(self) -> int:
        """The seat whose turn is first; 0 when doctrines play every seat."""
        return self.persons[0] if self.persons else 0

    @property
    def months(self) -> int:
        """Months resolved."""
        return max((row["month"] for row in self.of("month")), default=0)


def refuse_newer(number: int, name: str = "This record") -> None:
    """Raises RecordError for a format this application does not know."""
    if number > FORMAT:
        raise RecordError(
            f"{name} is of record format {number}; this version of Line of Contact reads formats up to {FORMAT}. "
            "Open it with the newer version; the file is left as it is."
        )
