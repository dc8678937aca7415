"""Formats are numbered, upgraded in order, and refused when newer; old records load for ever."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pytest

from tests.session.play import (
    PERSON,
    Screen,
    give_orders,
    kept_game,
    opened,
    play_months,
    position,
    propose,
    resumed,
    scenario,
)
from wargame.chronicle.saying import log_lines
from wargame.engine.events import Event
from wargame.engine.words import Answer, Initiative
from wargame.record import format, packing, store, upgrades
from wargame.record.format import Record, Row, Tip, sealed
from wargame.record.problems import RecordError
from wargame.record.upgrades import upgraded
from wargame.session import exports, replay

THEATRE = scenario().theatre
OLD = sorted((Path(__file__).parents[1] / "records").glob("*.loc"))


def test_every_format_has_its_tables_and_a_step_to_the_next() -> None:
    assert set(format.SCHEMAS) == set(range(1, format.FORMAT + 1))
    assert len(upgrades.UPGRADES) == format.FORMAT - 1


def test_every_format_is_in_the_library_of_old_records() -> None:
    assert {store.inspect(path) for path in OLD} == set(format.SCHEMAS)


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_record_loads_as_it_was(path: Path, tmp_path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    here = shutil.copy(path, tmp_path / path.name)
    game = opened(here)
    assert (game.stage, game.course.state.month, game.course.setup.seed) == tuple(expected["stands"])
    assert [s.key for s in game.course.theatre.seats] == expected["seats"]
    for name, values in expected["figures"].items():
        recorded = [getattr(state, name)[..., 0].ravel().tolist() for state in replay.states(here)]
        assert recorded == [pytest.approx(row) for row in values]
    assert len(game.turn.undone) == expected["edits"]
    assert len(game.turn.redone) == expected.get("taken_back", 0)
    assert [list(each) for each in game.course.setup.redraws] == expected.get("redraws", [])
    if "events" in expected:
        assert [[[event.kind, event.subject] for event in month] for month in game.course.events] == expected["events"]
    game.undo()
    play_months(game, 1, random.Random(1))
    assert opened(here).course.state.month == expected["stands"][1] + 1


def test_upgrades_run_in_order_on_any_older_record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1)
    original = position(game)
    game.journal.close()

    def renamed(record: Record) -> Record:
        return record.with_meta(steps="first")

    def told(record: Record) -> Record:
        note = Row(0, "note", 1.0, {"month": 0, "seat": None, "content": record.meta["steps"] + " second"})
        return record.with_rows([*record.rows, note])

    last = format.FORMAT
    monkeypatch.setattr(format, "FORMAT", last + 2)
    monkeypatch.setattr(upgrades, "UPGRADES", (*upgrades.UPGRADES, renamed, told))
    record = store.read(path)
    assert record.format == last + 2 and record.of("note")[0]["content"] == "first second"
    assert position(opened(path))["states"] == original["states"]


@pytest.mark.parametrize("path", [path for path in OLD if store.inspect(path) < format.FORMAT], ids=lambda p: p.stem)
def test_playing_on_writes_the_new_format_and_keeps_the_old_file(path: Path, tmp_path: Path) -> None:
    here, number = Path(shutil.copy(path, tmp_path / "game.loc")), store.inspect(path)
    again = opened(here)
    assert store.inspect(here) == number
    while again.stage == "plan":
        again.commit()
    assert again.journal.unsaved == "" and store.inspect(here) == format.FORMAT
    assert position(opened(here)) == position(again)
    aside = tmp_path / f"game (format {number}).loc"
    assert store.inspect(aside) == number and store.read(aside).rows == store.read(path).rows


def in_format_1(record: Record) -> Record:
    """The record as the first format held it, without what later ones added and with its events as prose."""
    tables = format.SCHEMAS[1]
    known = (row for row in record.rows if row.table in tables)
    kept = [replace(row, values={name: row.values[name] for name in tables[row.table]}) for row in known]
    rows = record.with_rows(kept).rows
    meta = {name: value for name, value in record.meta.items() if name in (*format.META[1], "id", "created", "title")}
    return replace(record, rows=tuple(map(in_prose, rows)), format=1, meta=meta)


def in_prose(row: Row) -> Row:
    """A month with its events as the first formats wrote them."""
    if row.table != "month":
        return row
    events = [prose(event) for event in packing.events_from_json(row["events"])]
    return replace(row, values={**row.values, "events": json.dumps(events, ensure_ascii=False)})


def prose(event: Event) -> dict[str, Any]:
    """An event as words for its knowers, others for the rest, and a place."""
    (line,) = log_lines([event], THEATRE, None)
    asked = event.seats if event.reasons and not event.is_open else ()
    others = [log_lines([event], THEATRE, seat) for seat in range(5) if seat not in (*event.knowers, *asked)]
    told = others[0][0].text if others[0] else ""
    return {
        "month": event.month,
        "text": line.text,
        "rule": event.rule,
        "family": event.family,
        "knowers": None if event.is_open or line.text == told else sorted({*event.knowers, *asked}),
        "text_others": "" if line.text == told else told,
        "place": line.place,
        "gains": event.gains,
    }


def as_exported(record: Record) -> dict[str, Any]:
    """A record of the first format as it was exported in its time."""
    rows = [
        {"table": row.table, "at": row.at, **{name: exports._plain(value) for name, value in row.values.items()}}
        for row in record.rows
    ]
    return {"line_of_contact_record": record.format, "facts": dict(record.meta), "entries": rows}


def read_by(game: Screen) -> dict[int | None, list[tuple[object, ...]]]:
    """Every line of the log as each seat and the instructor read it, without what older formats did not hold."""
    theatre = game.course.theatre
    return {
        seat: [astuple(line)[:7] for month in game.course.events for line in log_lines(month, theatre, seat)]
        for seat in (None, *range(len(theatre.seats)))
    }


def without_events(game: Screen) -> dict[str, object]:
    """Everything else that a person could notice of a game."""
    return {name: value for name, value in position(game).items() if name != "events"}


def test_format_1_is_told_its_edits_and_keeps_everything_else(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    play_months(game, 1, random.Random(2))
    give_orders(game, random.Random(3), 8)
    assert game.undo() and game.undo() and game.redo()
    game.suggest()
    old = in_format_1(store.read(path))
    new = upgraded(old)
    assert in_format_1(new).rows == old.rows
    edits = [row["edit"] for row in new.of("draft") if row["month"] == 1 and row["seat"] == game.index]
    assert edits[0] == "laid out" and edits[-4:] == ["undo", "undo", "redo", "order"]
    again = resumed(new)
    assert without_events(again) == without_events(game) and read_by(again) == read_by(game)
    assert {event.kind for month in again.course.events for event in month} == {"written"}
    assert exports.from_json(as_exported(old)).rows == new.rows


@pytest.mark.parametrize("path", [path for path in OLD if store.inspect(path) < 3], ids=lambda path: path.stem)
def test_recorded_prose_is_read_by_each_seat_as_it_was_written(path: Path) -> None:
    with closing(sqlite3.connect(path)) as link:
        found = [json.loads(events) for (events,) in link.execute("SELECT events FROM month ORDER BY month")]
    written = [event for month in found for event in month]
    game = resumed(store.read(path))
    assert len(written) > 20 and len(written) == len(read_by(game)[None])
    for seat, lines in read_by(game).items():
        told = [e["text"] if _may_read(e, seat) else e["text_others"] for e in written]
        assert [line[2] for line in lines] == [text for text in told if text]
        shown = [e for e, text in zip(written, told, strict=True) if text]
        assert [line[3:5] for line in lines] == [(e["rule"], e["family"]) for e in shown]
        assert [line[5] for line in lines] == [None if e["place"] is None else tuple(e["place"]) for e in shown]


def _may_read(event: dict[str, Any], seat: int | None) -> bool:
    return seat is None or event["knowers"] is None or seat in event["knowers"]


def at_report(folder: Path) -> tuple[Screen, Record]:
    """A game at its second month report, and its record in the first format, which knew no secret."""
    game, path = kept_game(folder, secret=b"")
    play_months(game, 1)
    game.commit()
    if game.stage == "table":
        game.suggest_answers()
        game.send_answers()
    assert game.stage == "report"
    return game, in_format_1(store.read(path))


def test_a_month_report_of_an_older_format_is_data_again_where_it_reads_the_same(tmp_path: Path) -> None:
    game, old = at_report(tmp_path)
    again = resumed(upgraded(old))
    assert again.course.events[1] == game.course.events[1] and {event.kind for event in again.course.events[0]} == {
        "written"
    }
    assert again.view().report == game.view().report


def test_a_month_report_that_would_read_otherwise_stays_as_it_was_recorded(tmp_path: Path) -> None:
    _, old = at_report(tmp_path)
    rows = [
        row
        if row.table != "month"
        else replace(row, values={**row.values, "events": row["events"].replace("km²", "sq km")})
        for row in old.rows
    ]
    again = resumed(upgraded(replace(old, rows=tuple(rows))))
    assert {event.kind for event in again.course.events[1]} == {"written"}
    report = again.view().report
    assert report is not None and any("sq km" in line.text for line in report.lines) and report.headline


@pytest.mark.parametrize("text", ["{", "[1]", '[{"month": 1}]', "null"])
def test_prose_that_cannot_be_read_is_refused(text: str, tmp_path: Path) -> None:
    _, old = at_report(tmp_path)
    rows = [row if row.table != "month" else replace(row, values={**row.values, "events": text}) for row in old.rows]
    with pytest.raises(RecordError, match="Events in the record"):
        upgraded(replace(old, rows=tuple(rows)))


def in_format_2(record: Record) -> Record:
    """The record as the second format held it: of two persons, it said whose turn it was once the other had sent."""

    def passed_on(row: Row) -> Row:
        values = {"month": row["month"], "stage": "table", "acting": 1 - row["seat"]} if row.table == "sent" else None
        return in_prose(row) if values is None else replace(row, table="stage", values=values)

    return replace(record, rows=tuple(map(passed_on, record.rows)), format=2)


def test_format_2_is_told_whose_answers_are_sealed(tmp_path: Path) -> None:
    """The first of two persons has sent, the second has one answer to change."""
    game, path = kept_game(tmp_path, players=PERSON)
    while game.stage == "plan":
        propose(game, Initiative.HUMANITARIAN_TRUCE)
        game.commit()
    assert [game.session.missing(seat) != () for seat in (0, 1)] == [True, True]
    assert upgraded(in_format_2(store.read(path))).of("sent") == ()
    for _ in range(2):
        (proposal,) = game.session.missing(game.index)
        game.answer(*proposal, Answer.DECLINE)
        if game.index == 0:
            game.send_answers()
    new = upgraded(in_format_2(store.read(path)))
    assert [(row["month"], row["seat"]) for row in new.of("sent")] == [(0, 0)]
    assert position(resumed(new)) == position(game)


def test_a_newer_record_is_refused_naming_both_versions() -> None:
    with pytest.raises(RecordError, match=rf"format {format.FORMAT + 1}.*up to {format.FORMAT}"):
        upgraded(Record({}, (), format.FORMAT + 1))


def test_a_seal_changes_with_every_part() -> None:
    row = Row(3, "answer", 1.5, {"month": 0, "seat": 1, "side": 0, "kind": "LETTER", "answer": "NONE"})
    others = [
        replace(row, seq=4),
        replace(row, table="sealed"),
        replace(row, at=1.6),
        *(replace(row, values={**row.values, name: "x"}) for name in row.values),
    ]
    assert len({row.seal, *(other.seal for other in others)}) == len(others) + 1
    kinds = (("ab", "c"), ("a", "bc"), (1,), ("1",), (1.0,), (b"1",), (None,))
    assert len({sealed(*parts) for parts in kinds}) == len(kinds)


def test_the_tip_knows_the_order_of_entries() -> None:
    one, two = (Row(n, "note", 0.0, {"month": 0, "seat": None, "content": str(n)}) for n in (1, 2))
    assert Tip().after([one, two]).chain != Tip().after([two, one]).chain
    assert Tip().after([one]).after([two]) == Tip().after([one, two])
