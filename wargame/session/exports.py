"""A record written for other programs: JSON and back, and every series as CSV."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.chronicle.saying import sentence
from wargame.engine.arrays import pack
from wargame.engine.events import Event, as_plain, redact
from wargame.engine.observation import observe
from wargame.engine.sheet import Sheet, order_axes
from wargame.engine.state import FIELDS, State
from wargame.engine.theatre import Theatre
from wargame.record import packing, store
from wargame.record.format import FORMAT, META, SCHEMAS, Record, Row, refuse_newer
from wargame.record.problems import RecordError, reason
from wargame.record.said import said, timings
from wargame.record.upgrades import upgraded
from wargame.seat.sight import sight_of
from wargame.session.facts import setup_in
from wargame.session.loading import chronicled, month_played, positions
from wargame.session.setup import Setup
from wargame.words.names import index_words, name_of
from wargame.words.numbers import earned, megabytes
from wargame.words.times import month_label

Array = NDArray[Any]

MAX_JSON = 512_000_000

_Cells = Sequence[object]


def export_json(path: Path, target: Path) -> Path:
    """The whole record as JSON, arrays as lists of numbers: the truth of every seat. Raises RecordError."""
    record = store.read(path)
    if store.is_database(target):
        raise RecordError(f"{target.name} holds a game or another database; it is not replaced.")
    try:
        target.write_text(json.dumps(as_json(record), ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise RecordError(f"{target.name} could not be written: {reason(error)}.") from error
    return target


def as_json(record: Record) -> dict[str, Any]:
    """A record as JSON values, every event with its sentence. Raises RecordError."""
    theatre = setup_in(record.meta).scenario.theatre
    told = dict(enumerate(chronicled(record, theatre), 1))
    rows = [{"table": row.table, "at": row.at, **_columns(row, theatre, told)} for row in record.rows]
    return {"line_of_contact_record": record.format, "facts": dict(record.meta), "entries": rows}


def _columns(row: Row, theatre: Theatre, told: Mapping[int, Sequence[Event]]) -> dict[str, Any]:
    values = {name: _plain(value) for name, value in row.values.items()}
    if row.table == "month":
        events = told.get(row["month"], ())
        values["events"] = [{**as_plain(event), _SENTENCE: sentence(event, theatre)} for event in events]
    return values


_SENTENCE = "sentence"
"""What an event reads like, beside its data; left out when a record is made of exported JSON."""


def _plain(value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    arrays = packing.unpack(value)
    return {name: {"type": a.dtype.str, "shape": a.shape, "values": a.ravel().tolist()} for name, a in arrays.items()}


def import_json(source: Path, target: Path) -> Path:
    """A new record file from exported JSON. Raises RecordError when it is no such JSON or ``target`` exists."""
    try:
        if source.stat().st_size > MAX_JSON:
            raise RecordError(f"{source.name} is too large; the limit is {megabytes(MAX_JSON)}.")
        record = from_json(json.loads(source.read_text(encoding="utf-8")))
    except OSError as error:
        raise RecordError(f"{source.name} cannot be read: {reason(error)}.") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RecordError(f"{source.name} is not an exported record ({error}).") from error
    try:
        store.create(target, record)
    except (sqlite3.Error, OSError) as error:
        raise RecordError(f"{target.name} could not be written: {reason(error)}.") from error
    return target


def from_json(found: dict[str, Any]) -> Record:
    """The record of exported JSON. Raises RecordError, ValueError, TypeError or KeyError for anything else."""
    number = int(found["line_of_contact_record"])
    refuse_newer(number)
    meta = {str(name): str(value) for name, value in found["facts"].items()}
    lacking = [name for name in META.get(number, ["its format"]) if name not in meta]
    if lacking:
        raise ValueError(f"it lacks {', '.join(lacking)}")
    return upgraded(Record(meta, (), number).with_rows(_row(number, each) for each in found["entries"]))


def _row(number: int, found: dict[str, Any]) -> Row:
    columns = SCHEMAS[number][found["table"]]
    values = {name: _packed(found[name]) if kind == "BLOB" else found[name] for name, kind in columns.items()}
    events: Any = values.get("events")
    if isinstance(events, list):
        data = [{name: each for name, each in event.items() if name != _SENTENCE} for event in events]
        values["events"] = json.dumps(data, ensure_ascii=False)
    row = Row(0, found["table"], float(found["at"]), values)
    if not store.is_well_formed(row, columns):
        raise ValueError(f"an entry of the table {row.table} is not well formed")
    return row


def _packed(arrays: dict[str, Any] | None) -> bytes | None:
    if arrays is None:
        return None
    return pack({n: np.array(a["values"], dtype=a["type"]).reshape(a["shape"]) for n, a in arrays.items()})


def export_csv(path: Path, directory: Path, seat: str | None = None) -> tuple[Path, ...]:
    """Series, orders, events, notes and timings of a game as CSV files, with a page on what they are.

    For a seat by key: its own figures, and others as the estimates it was given; its own orders; the words it could
    read. ``None`` is the instructor, who gets the truth. Raises RecordError; KeyError for an unknown seat.
    """
    texts = csv_texts(store.read(path), seat)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (directory / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise RecordError(f"{directory} could not be written to: {reason(error)}.") from error
    return tuple(directory / name for name in texts)


def csv_texts(record: Record, seat: str | None = None) -> dict[str, str]:
    """What `export_csv` writes, by the name of the file. Raises RecordError; KeyError for an unknown seat."""
    setup = setup_in(record.meta)
    theatre = setup.scenario.theatre
    at = None if seat is None else theatre.seat_index(seat)
    states, _ = positions(record, theatre)
    tables: dict[str, tuple[_Cells, Iterable[_Cells]]] = {
        "series.csv": (_SERIES, _series(states, setup, at)),
        "orders.csv": (("month", "label", "seat", "order", "of", "value"), _orders(record, theatre, at)),
        "events.csv": (_EVENTS, _events(record, theatre, at)),
        "notes.csv": (("month", "label", "kind", "seat", "text", "reason"), _notes(record, theatre, at)),
        "timings.csv": (("month", "label", "seat", "edits", "seconds"), _timings(record, theatre, at)),
    }
    written = {name: _csv(heading, lines) for name, (heading, lines) in tables.items()}
    return {"about.txt": _about(record, setup, at), **written}


def _csv(heading: _Cells, lines: Iterable[_Cells]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([heading, *lines])
    return stream.getvalue()


_SERIES = ("month", "label", "quantity", "of", "unit", "value", "low", "high", "key")


def _series(states: Sequence[State], setup: Setup, seat: int | None) -> Iterator[_Cells]:
    theatre = setup.scenario.theatre
    places = {name: tuple(_places(name, value, theatre)) for name, value in states[0].items() if name != "month"}
    for state in states:
        when = (state.month, _label(theatre, state.month))
        for name, (*shown, widths) in _figures(state, setup, seat):
            numbers = zip(*(array[..., 0].ravel().tolist() for array in shown), strict=True)
            rows = zip(places[name], numbers, widths[..., 0].ravel().tolist(), strict=True)
            for (of, key), figures, width in rows:
                yield (*when, name_of(name), of, FIELDS[name].unit, *(earned(each, width) for each in figures), key)


def _places(name: str, value: Array, theatre: Theatre) -> Iterator[tuple[str, str]]:
    """Where or whose each figure of a quantity is, and its key."""
    for index in np.ndindex(value.shape[:-1]):
        yield index_words(theatre, FIELDS[name].axes, index), "/".join((name, *map(str, index)))


def _figures(state: State, setup: Setup, seat: int | None) -> Iterator[tuple[str, tuple[Array, Array, Array, Array]]]:
    """Value, low, high and half-width of every quantity of a position, as the seat sees it or as it is."""
    if seat is None:
        for name, value in state.items():
            if name != "month":
                yield name, (value, value, value, np.zeros_like(value))
        return
    sight = sight_of(observe(state, setup.scenario.theatre, seat, setup.chance))
    for name in sight.figures:
        yield name, (sight.value(name), *sight.range(name), sight.half_width(name))


def _label(theatre: Theatre, months: int) -> str:
    return month_label(theatre, months - 1) if months else "start"


def _orders(record: Record, theatre: Theatre, seat: int | None) -> Iterator[_Cells]:
    for row in record.of("month")[1:]:
        sheets, _ = month_played(row, theatre)
        for each, sheet in enumerate(sheets):
            if seat in (None, each):
                heading = (row["month"], _label(theatre, row["month"]), theatre.seats[each].name)
                yield from ((*heading, *line) for line in _sheet_lines(sheet, theatre))


def _sheet_lines(sheet: Sheet, theatre: Theatre) -> Iterator[_Cells]:
    for each in fields(sheet):
        values = getattr(sheet, each.name)
        for index in np.ndindex(values.shape[:-1]):
            of = index_words(theatre, order_axes(each.name), index) or " ".join(str(i + 1) for i in index)
            yield name_of(f"order_{each.name}"), of, f"{float(values[(*index, 0)]):.7g}"


_EVENTS = ("month", "label", "family", "rule", "text", "kind", "key", "sides", "seats", "gains", "figures", "reasons")


def _events(record: Record, theatre: Theatre, seat: int | None) -> Iterator[_Cells]:
    """Events as the seat may know them: the sentence, then the data behind it, figures and reasons as JSON."""
    for month, events in enumerate(chronicled(record, theatre), 1):
        for event in redact(events, seat):
            sides = ", ".join(theatre.sides[side].name for side in event.sides)
            seats = ", ".join(theatre.seats[each].name for each in event.seats)
            gains = "" if event.gains is None else theatre.sides[event.gains].name
            figures = json.dumps({**event.figures, **event.kept})
            reasons = json.dumps([{"reason": r.name, "rule": r.rule, **r.figures, **r.kept} for r in event.reasons])
            told = (event.family, event.rule, sentence(event, theatre), event.kind, event.subject, sides, seats, gains)
            yield (month, _label(theatre, month), *told, figures, reasons)


def _notes(record: Record, theatre: Theatre, seat: int | None) -> Iterator[_Cells]:
    for each in said(record):
        if seat in (None, each.seat):
            whose = "instructor" if each.seat is None else theatre.seats[each.seat].name
            yield each.month + 1, month_label(theatre, each.month), each.kind, whose, each.text, each.reason


def _timings(record: Record, theatre: Theatre, seat: int | None) -> Iterator[_Cells]:
    for each in timings(record):
        if seat in (None, each.seat):
            label = month_label(theatre, each.month)
            yield each.month + 1, label, theatre.seats[each.seat].name, each.edits, f"{each.seconds:.1f}"


def _about(record: Record, setup: Setup, seat: int | None) -> str:
    scenario = setup.scenario
    if seat is None:
        whose = "The instructor's figures: the truth of the model."
    else:
        name = scenario.theatre.seats[seat].name
        whose = (
            f"What the {name} seat could know: its own figures and orders, estimates of others' with 90 % ranges. An "
            "estimate is written to the second digit of its half-width, as much as its range earns; what the seat "
            "knows is written as it is."
        )
    lines = [scenario.theatre.title, f"{record.months} months played.", whose, scenario.notice, *scenario.caveats]
    return "\n\n".join(line for line in lines if line) + f"\n\nRecord format {FORMAT}.\n"
