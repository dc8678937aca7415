"""Records of older formats brought to the present one, a step from each format to the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from wargame.record.format import Record, Row, refuse_newer
from wargame.record.problems import RecordError
from wargame.seat.desk import TABLE
from wargame.seat.draft import Edit

Step = Callable[[Record], Record]


class _Stacks:
    """What one seat could undo and redo in one month, as far as the sheets tell it."""

    def __init__(self, sheet: bytes) -> None:
        self._sheet = sheet
        self._undone: list[bytes] = []
        self._redone: list[bytes] = []

    def edit_to(self, sheet: bytes) -> Edit:
        """A sheet that brings back the top of a stack is taken for an undo or a redo: format 1 does not say."""
        if self._undone[-1:] == [sheet]:
            edit = Edit.UNDO
            self._redone.append(self._sheet)
            self._undone.pop()
        elif self._redone[-1:] == [sheet]:
            edit = Edit.REDO
            self._undone.append(self._sheet)
            self._redone.pop()
        else:
            edit = Edit.ORDER
            self._undone.append(self._sheet)
            self._redone.clear()
        self._sheet = sheet
        return edit


def _edits_named(record: Record) -> Record:
    """1 to 2: every draft says how it came to be, every branch whether it drew chance anew, and none had."""
    stacks: dict[tuple[int, int], _Stacks] = {}

    def told(row: Row) -> Row:
        if row.table == "branch":
            return replace(row, values={**row.values, "redrawn": 0})
        if row.table != "draft":
            return row
        key, sheet = (row["month"], row["seat"]), row["sheet"]
        if row["number"] == 0 or key not in stacks:
            stacks[key] = _Stacks(sheet)
            edit = Edit.LAID_OUT if row["number"] == 0 else Edit.ORDER
        else:
            edit = stacks[key].edit_to(sheet)
        return replace(row, values={**row.values, "edit": str(edit), "content": ""})

    return replace(record.with_meta(redraws="[]"), rows=tuple(map(told, record.rows)))


def _events_as_data(record: Record) -> Record:
    """2 to 3: events are data; those of before stay the prose they were written in, for the same readers. Estimates
    had no secret and followed from the seed, and nobody noted whether that had been set.
    """

    def told(row: Row) -> Row:
        if row.table != "month":
            return row
        return replace(row, values={**row.values, "events": _as_data(row["events"])})

    return replace(record.with_meta(secret="", seed_by=""), rows=tuple(map(told, record.rows)))


def _as_data(text: str) -> str:
    try:
        return json.dumps([_written(found) for found in json.loads(text)], ensure_ascii=False)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RecordError(f"Events in the record cannot be read ({error}).") from error


def _written(found: dict[str, Any]) -> dict[str, Any]:
    """An event of prose: ``text`` was for its knowers, for all where it had none, ``text_others`` for the rest."""
    knowers, others = found.get("knowers"), found.get("text_others") or ""
    place = dict(zip(("latitude", "longitude"), found.get("place") or (), strict=False))
    told = {name: found[name] for name in ("month", "rule", "family")}
    told.update({"kind": "written", "gains": found.get("gains")})
    if knowers is None:
        return {**told, "words": found["text"], "figures": place}
    kept = {"knowers": knowers, "kept_words": found["text"], "words": others}
    return {**told, **kept, "figures" if others else "kept": place}


def _sent_told(record: Record) -> Record:
    """Whose answers are sealed at an open table. It went round, and whoever it has left had sent."""
    stages = record.of("stage")
    if not stages or stages[-1]["stage"] != TABLE:
        return record
    last, whose = stages[-1], stages[-1]["acting"]
    before = {row["acting"] for row in stages if (row["month"], row["stage"]) == (last["month"], TABLE)} - {whose}
    sent = [
        Row(len(record.rows) + 1 + place, "sent", last.at, {"month": last["month"], "seat": seat})
        for place, seat in enumerate(sorted(before))
    ]
    return replace(record, rows=(*record.rows, *sent))


def _events_and_senders(record: Record) -> Record:
    """2 to 3: events are data, and it is told who has sent."""
    return _sent_told(_events_as_data(record))


UPGRADES: tuple[Step, ...] = (_edits_named, _events_and_senders)
"""Step i turns a record of format i + 1 into one of format i + 2; steps are never changed once released."""


def upgraded(record: Record) -> Record:
    """The record in the present format. Raises RecordError naming both versions when it is newer."""
    refuse_newer(record.format)
    for step in UPGRADES[record.format - 1 :]:
        record = replace(step(record), format=record.format + 1)
    return record
