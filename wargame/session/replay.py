"""A record played again: every month worked out from its start and compared with the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wargame.engine.resolution import conclude, fight, settled
from wargame.engine.state import FIELDS, State
from wargame.engine.theatre import Theatre
from wargame.record import store
from wargame.record.format import Record, Row
from wargame.record.problems import RecordError
from wargame.scenario.position import first_state
from wargame.session.facts import book_in, setup_in
from wargame.session.loading import month_played, positions
from wargame.words.names import index_words, name_of
from wargame.words.numbers import precise
from wargame.words.times import month_label

RELATIVE, ABSOLUTE = 1e-4, 1e-5
"""The tolerance: processors differ in the last bits of 32-bit numbers, and a month carries that a little further. Each
month starts from the recorded position, so that nothing adds up over months."""


@dataclass(frozen=True)
class Difference:
    """The first figure that does not come out as recorded."""

    month: int
    """Months resolved in the position it belongs to; 0 is the start."""
    label: str
    quantity: str
    """State field."""
    place: str
    """Where or whose: ``Moscow, Pokrovsk``; empty for a single figure."""
    recorded: float
    recomputed: float

    @property
    def sentence(self) -> str:
        """Month, quantity and both values in words."""
        return f"{self._what} was recorded as {precise(self.recorded)} and comes out as {precise(self.recomputed)}."

    @property
    def guarded_sentence(self) -> str:
        """The same without the values, for people who may not know them."""
        return f"{self._what} does not come out as recorded."

    @property
    def _what(self) -> str:
        place = f" ({self.place})" if self.place else ""
        when = f"Month {self.month}" if self.month else "The start"
        return f"{when}, {self.label}: {name_of(self.quantity)}{place}"


def states(path: Path) -> tuple[State, ...]:
    """The recorded position before each month, oldest first; the instructor's view. Raises RecordError."""
    record = store.read(path)
    return tuple(positions(record, setup_in(record.meta).scenario.theatre)[0])


def verify(path: Path) -> Difference | None:
    """The first difference between the record and the game worked out again, None without one. Raises RecordError."""
    return verify_record(store.read(path))


def verify_record(record: Record) -> Difference | None:
    """The same for a record in memory."""
    setup = setup_in(record.meta)
    book, _ = book_in(record.meta, setup)
    recorded, missing = positions(record, book.theatre)
    rows = record.of("month")
    found = difference(recorded[0], settled(first_state(setup.scenario), book), book.theatre, missing)
    for before, after, row in zip(recorded, recorded[1:], rows[1:], strict=False):
        if found is not None:
            return found
        sheets, answers = month_played(row, book.theatre)
        ledger = conclude(fight(before, sheets, book, setup.chance), answers)
        found = difference(after, ledger.state().campaign(0), book.theatre, missing)
    return found


def difference(
    recorded: State, recomputed: State, theatre: Theatre, unknown: tuple[str, ...] = ()
) -> Difference | None:
    """The first quantity outside the tolerance, in the order of the state; ``unknown`` ones are not compared."""
    for name, about in FIELDS.items():
        if name == "month" or name in unknown:
            continue
        was, now = getattr(recorded, name)[..., 0], getattr(recomputed, name)[..., 0]
        off = ~np.isclose(now, was, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True)
        if off.any():
            at = tuple(int(i) for i in np.argwhere(off)[0])
            label = month_label(theatre, max(recorded.month - 1, 0))
            place = index_words(theatre, about.axes, at)
            return Difference(recorded.month, label, name, place, float(was[at]), float(now[at]))
    return None


def up_to(record: Record, month: int) -> Record:
    """The record as it stood when ``month`` months had been resolved and read. Raises RecordError when it never did."""
    if not 0 <= month <= record.months:
        raise RecordError(f"The record goes from month 0 to month {record.months}; month {month} is not in it.")

    def stays(row: Row) -> bool:
        if row.table == "month":
            return bool(row["month"] <= month)
        is_laid_out = row.table == "draft" and row["month"] == month and row["number"] == 0
        return is_laid_out or bool(row["month"] < month)

    kept = [row for row in record.rows if stays(row)]
    return record.with_rows(kept)
