"""Exports come back whole, and a seat's tell nothing that the seat could not know; drives games and files."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import numpy as np
import pytest

from tests.session.play import PERSON, Screen, kept_game, opened, play_months, position
from wargame.chronicle.saying import sentence
from wargame.engine.quantities.quantity import HIDDEN, SIDE
from wargame.engine.state import FIELDS
from wargame.record import store
from wargame.record.problems import RecordError
from wargame.session import exports, replay


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Screen, Path]:
    """Two months of two persons, with notes."""
    game, path = kept_game(tmp_path_factory.mktemp("played"), players=PERSON)
    game.journal.annotated("note", 0, 0, "Moscow hopes for October.")
    game.journal.annotated("note", 0, 1, "Kyiv doubts the partners.")
    game.journal.annotated("ruling", 0, None, "The umpire moved the line.")
    play_months(game, 2, random.Random(1))
    return game, path


def rows_of(path: Path) -> list[dict[str, str]]:
    """A CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_json_comes_back_as_the_same_record(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    exports.export_json(path, tmp_path / "game.json")
    exports.import_json(tmp_path / "game.json", tmp_path / "again.loc")
    one, other = store.read(path), store.read(tmp_path / "again.loc")
    assert one.meta == other.meta and len(one.rows) == len(other.rows)
    assert position(opened(tmp_path / "again.loc")) == position(game)
    assert replay.verify(tmp_path / "again.loc") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("facts"),
        lambda found: found["facts"].pop("seed"),
        lambda found: found.update(line_of_contact_record=99),
        lambda found: found["entries"][0].update(table="secrets"),
        lambda found: found["entries"][0].update(label=5),
        lambda found: found["entries"][0]["state"]["fuel"].update(shape=[7]),
        lambda found: found.update(entries=7),
    ],
)
def test_other_json_is_refused(change, played: tuple[Screen, Path], tmp_path: Path) -> None:  # noqa: ANN001
    found = exports.as_json(store.read(played[1]))
    change(found)
    (tmp_path / "bad.json").write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(RecordError):
        exports.import_json(tmp_path / "bad.json", tmp_path / "again.loc")
    assert not (tmp_path / "again.loc").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_text_that_is_no_export_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=r"bad\.json"):
        exports.import_json(tmp_path / "bad.json", tmp_path / "again.loc")


def test_an_export_never_replaces_a_game(played: tuple[Screen, Path]) -> None:
    before = played[1].read_bytes()
    with pytest.raises(RecordError, match="not replaced"):
        exports.export_json(played[1], played[1])
    assert played[1].read_bytes() == before


def test_the_instructor_gets_every_series_and_the_truth(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    exports.export_csv(path, tmp_path)
    rows = rows_of(tmp_path / "series.csv")
    per_month = sum(getattr(game.course.state, name)[..., 0].size for name in FIELDS if name != "month")
    assert len(rows) == per_month * 3
    found = {(row["month"], row["key"]): row for row in rows}
    for month, state in enumerate(game.course.states):
        assert float(found[str(month), "force/1/3"]["value"]) == pytest.approx(float(state.force[1, 3, 0]), rel=1e-6)
    texts = {row["text"] for row in rows_of(tmp_path / "notes.csv")}
    assert len(texts) == 3
    assert {row["seat"] for row in rows_of(tmp_path / "orders.csv")} == {s.name for s in game.course.theatre.seats}


@pytest.mark.parametrize("seat", ["kyiv", "moscow", "washington"])
def test_a_seat_gets_what_it_observed_and_nothing_else(seat: str, played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    theatre = game.course.theatre
    at = theatre.seat_index(seat)
    side = theatre.seats[at].side
    exports.export_csv(path, tmp_path, seat)
    rows = rows_of(tmp_path / "series.csv")
    seen = game.course.history(at)
    assert {name for name, about in FIELDS.items() if about.seen == HIDDEN}.isdisjoint(_names(rows))
    hits = truths = 0
    for row in rows:
        name, *index = row["key"].split("/")
        where = (*map(int, index), 0)
        month = int(row["month"])
        half = float(seen[month].half_width(name)[where])
        assert float(row["value"]) == pytest.approx(float(seen[month].value(name)[where]), rel=1e-5, abs=0.051 * half)
        about = FIELDS[name]
        if about.seen == SIDE and about.axes[:1] == ("side",) and int(index[0]) != side:
            truth = float(getattr(game.course.states[month], name)[where])
            truths += abs(truth) > 0.01
            hits += abs(truth) > 0.01 and abs(float(row["value"]) - truth) < 1e-4 * abs(truth)
    assert truths > 100 and hits < 0.1 * truths, "the adversary's figures are exported as they are"


def test_an_estimate_has_no_more_digits_than_its_range_earns(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    exports.export_csv(path, tmp_path, "kyiv")
    seen, counted = game.course.history(1), 0
    for row in rows_of(tmp_path / "series.csv"):
        name, *index = row["key"].split("/")
        half = float(seen[int(row["month"])].half_width(name)[(*map(int, index), 0)])
        if half:
            counted += 1
            step = next(10.0**power for power in range(6, -9, -1) if 10.0**power <= half / 10 * (1 + 1e-6))
            for column in ("value", "low", "high"):
                assert float(row[column]) / step == pytest.approx(round(float(row[column]) / step), abs=1e-6), row
                assert len(row[column].partition(".")[2]) <= max(0, -round(np.log10(step))), row
        else:
            assert row["value"] == row["low"] == row["high"]
    assert counted > 500
    assert "second digit of its half-width" in (tmp_path / "about.txt").read_text(encoding="utf-8")
    assert "second digit" not in exports._about(store.read(path), game.course.setup, None)


def _names(rows: list[dict[str, str]]) -> set[str]:
    return {row["key"].split("/")[0] for row in rows}


@pytest.mark.parametrize("seat", ["kyiv", "moscow", "washington"])
def test_a_seat_gets_its_own_orders_notes_and_news_only(seat: str, played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    theatre = game.course.theatre
    at = theatre.seat_index(seat)
    files = exports.export_csv(path, tmp_path, seat)
    assert {row["seat"] for row in rows_of(tmp_path / "orders.csv")} <= {theatre.seats[at].name}
    mine = {0: "Moscow hopes for October.", 1: "Kyiv doubts the partners."}.get(at)
    assert [row["text"] for row in rows_of(tmp_path / "notes.csv")] == ([mine] if mine else [])
    kept_from_it = [e for month in game.course.events for e in month if e.keeps and at not in e.knowers]
    assert kept_from_it, "nothing in this game is kept from this seat, so nothing is tested"
    everything = "".join(file.read_text(encoding="utf-8") for file in files)
    assert not [words for words in (sentence(event, theatre) for event in kept_from_it) if words in everything]
    shown = {(row["month"], key) for row in rows_of(tmp_path / "events.csv") for key in json.loads(row["figures"])}
    assert shown and not [key for event in kept_from_it for key in event.kept if (str(event.month), key) in shown]


def test_events_are_exported_as_a_sentence_and_as_data(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    exports.export_csv(path, tmp_path)
    rows, events = rows_of(tmp_path / "events.csv"), [event for month in game.course.events for event in month]
    assert [(row["kind"], row["key"]) for row in rows] == [(event.kind, event.subject) for event in events]
    assert [json.loads(row["figures"]) for row in rows] == [{**event.figures, **event.kept} for event in events]
    whole = exports.as_json(store.read(path))
    told = [each for entry in whole["entries"] if entry["table"] == "month" for each in entry["events"]]
    assert [each["sentence"] for each in told] == [row["text"] for row in rows]
    refused = next(json.loads(row["reasons"]) for row in rows if row["kind"] == "declined")
    assert {"reason", "rule"} <= refused[0].keys()


def test_every_export_says_what_it_is(played: tuple[Screen, Path], tmp_path: Path) -> None:
    exports.export_csv(played[1], tmp_path / "one", "kyiv")
    exports.export_csv(played[1], tmp_path / "two")
    notice = played[0].course.setup.scenario.notice
    for folder, words in (("one", "Kyiv seat could know"), ("two", "instructor")):
        about = (tmp_path / folder / "about.txt").read_text(encoding="utf-8")
        assert notice in about and words in about


def test_an_unknown_seat_is_refused(played: tuple[Screen, Path], tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="no seat 'paris'"):
        exports.export_csv(played[1], tmp_path, "paris")
