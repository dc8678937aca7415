"""Formats are numbered, upgraded in order, and refused when newer; old records load for ever."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.session.play import PERSON, give_orders, kept_game, play_months, position
from wargame.record import format, store, upgrades
from wargame.record.format import Record, Row, Tip, sealed
from wargame.record.problems import RecordError
from wargame.record.upgrades import upgraded
from wargame.session import exports, replay
from wargame.session.loading import rebuilt
from wargame.session.opening import load

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
    game = load(here)
    assert (game.stage, game.state.month, game.setup.seed) == tuple(expected["stands"])
    assert [s.key for s in game.rulebook.theatre.seats] == expected["seats"]
    for name, values in expected["figures"].items():
        recorded = [getattr(state, name)[..., 0].ravel().tolist() for state in replay.states(here)]
        assert recorded == [pytest.approx(row) for row in values]
    assert len(game.undone[game.acting]) == expected["edits"]
    assert len(game.redone.get(game.acting, [])) == expected.get("taken_back", 0)
    assert [list(each) for each in game.setup.redraws] == expected.get("redraws", [])
    game.undo()
    play_months(game, 1, random.Random(1))
    assert load(here).state.month == expected["stands"][1] + 1


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
    assert position(load(path))["states"] == original["states"]


@pytest.mark.parametrize("path", [path for path in OLD if store.inspect(path) < format.FORMAT], ids=lambda p: p.stem)
def test_playing_on_writes_the_new_format_and_keeps_the_old_file(path: Path, tmp_path: Path) -> None:
    here, number = Path(shutil.copy(path, tmp_path / "game.loc")), store.inspect(path)
    again = load(here)
    assert store.inspect(here) == number
    while again.stage == "plan":
        again.commit()
    assert again.journal.unsaved == "" and store.inspect(here) == format.FORMAT
    assert position(load(here)) == position(again)
    aside = tmp_path / f"game (format {number}).loc"
    assert store.inspect(aside) == number and store.read(aside).rows == store.read(path).rows


def in_format_1(record: Record) -> Record:
    """The record as the first format held it, without what later ones added."""
    rows = [
        replace(row, values={name: row.values[name] for name in format.SCHEMAS[1][row.table]}) for row in record.rows
    ]
    return replace(record, rows=tuple(rows), format=1, meta={k: v for k, v in record.meta.items() if k != "redraws"})


def test_format_1_is_told_its_edits_and_keeps_everything_else(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    play_months(game, 1, random.Random(2))
    give_orders(game, random.Random(3), 8)
    assert game.undo() and game.undo() and game.redo()
    game.suggest()
    old = in_format_1(store.read(path))
    new = upgraded(old)
    assert in_format_1(new).rows == old.rows
    edits = [row["edit"] for row in new.of("draft") if row["month"] == 1 and row["seat"] == game.acting]
    assert edits[0] == "laid out" and edits[-4:] == ["undo", "undo", "redo", "order"]
    assert position(rebuilt(new)) == position(game)
    assert exports.from_json(exports.as_json(old)).rows == new.rows


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
