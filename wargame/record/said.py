"""What people say beside the play (injects, rulings, messages, notes, bookmarks), and how long they took."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from wargame.record.format import ANNOTATIONS, Record, Row
from wargame.record.journal import RecordJournal
from wargame.record.problems import RecordError
from wargame.seat.draft import Edit


@dataclass(frozen=True)
class Said:
    """One thing that was said; a ruling has its reason."""

    kind: str
    """``inject``, ``ruling``, ``message``, ``note`` or ``bookmark``."""
    month: int
    """The month being played, counted from 0."""
    seat: int | None
    """Whose it is; None for the instructor's."""
    text: str
    reason: str
    at: float
    """Seconds since 1970."""


def ruled(journal: RecordJournal, month: int, text: str, reason: str) -> None:
    """Keep a ruling of the instructor. Raises RecordError for one without a reason."""
    if not text.strip() or not reason.strip():
        raise RecordError("A ruling needs its words and a reason.")
    journal.annotated("ruling", month, None, json.dumps({"text": text, "reason": reason}, ensure_ascii=False))


def said(record: Record, *kinds: str) -> tuple[Said, ...]:
    """Everything of these kinds, of all without one, in the order in which it was said."""
    return tuple(_said(row) for row in record.rows if row.table in (kinds or ANNOTATIONS))


def _said(row: Row) -> Said:
    text, reason = row["content"], ""
    if row.table == "ruling":
        text, reason = _ruling(text)
    return Said(row.table, row["month"], row["seat"], text, reason, row.at)


def _ruling(content: str) -> tuple[str, str]:
    """Text and reason; a ruling that is only text has none."""
    try:
        found = json.loads(content)
    except ValueError:
        return content, ""
    if not isinstance(found, dict):
        return content, ""
    return str(found.get("text", "")), str(found.get("reason", ""))


@dataclass(frozen=True)
class Planning:
    """How a seat made its plan of a month."""

    month: int
    seat: int
    edits: int
    seconds: float
    """From when the sheet was laid out until it was sealed."""


def timings(record: Record) -> Iterator[Planning]:
    """Every plan that a person sealed, in the order of sealing."""
    opened: dict[tuple[int, int], float] = {}
    edits: dict[tuple[int, int], int] = {}
    for row in record.rows:
        if row.table not in ("draft", "sealed"):
            continue
        key = (row["month"], row["seat"])
        if row.table == "draft" and row["edit"] == Edit.LAID_OUT:
            opened[key], edits[key] = row.at, 0
        elif row.table == "draft":
            edits[key] = edits.get(key, 0) + 1
        elif key in opened:
            yield Planning(*key, edits[key], row.at - opened[key])
