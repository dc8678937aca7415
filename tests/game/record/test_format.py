"""Formats are numbered, upgraded in order, and refused when newer; old records load for ever."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.game.record.play import kept_game, play_months, position
from wargame.game.game import Game
from wargame.game.record import format, journal, replay, store
from wargame.game.record.format import Record, Row, Tip, sealed, upgraded
from wargame.game.record.problems import RecordError

OLD = sorted((Path(__file__).parents[2] / "records").glob("*.loc"))


def test_every_format_has_its_tables_and_a_step_to_the_next() -> None:
    assert set(format.SCHEMAS) == set(range(1, format.FORMAT + 1))
    assert len(format.UPGRADES) == format.FORMAT - 1


def test_every_format_is_in_the_library_of_old_records() -> None:
    assert {store.inspect(path) for path in OLD} == set(format.SCHEMAS)


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_record_loads_as_it_was(path: Path, tmp_path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    here = shutil.copy(path, tmp_path / path.name)
    game = Game.load(here)
    assert (game.stage, game.state.month, game.setup.seed) == tuple(expected["stands"])
    assert [s.key for s in game.rulebook.theatre.seats] == expected["seats"]
    for name, values in expected["figures"].items():
        recorded = [getattr(state, name)[..., 0].ravel().tolist() for state in replay.states(here)]
        assert recorded == [pytest.approx(row) for row in values]
    assert len(game.undone[game.acting]) == expected["edits"]
    game.undo()
    play_months(game, 1, random.Random(1))
    assert Game.load(here).state.month == expected["stands"][1] + 1


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

    monkeypatch.setattr(format, "FORMAT", 3)
    monkeypatch.setattr(format, "UPGRADES", (renamed, told))
    record = store.read(path)
    assert record.format == 3 and record.of("note")[0]["content"] == "first second"
    assert position(Game.load(path))["states"] == original["states"]


def test_playing_on_writes_the_new_format_and_keeps_the_old_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1)
    game.journal.close()
    old = store.read(path)
    for module in (format, store, journal):
        monkeypatch.setattr(module, "FORMAT", 2)
        monkeypatch.setattr(module, "SCHEMAS", {1: format.SCHEMAS[1], 2: format.SCHEMAS[1]})
    monkeypatch.setattr(format, "UPGRADES", (lambda record: record.with_meta(steps="taken"),))
    again = Game.load(path)
    assert store.inspect(path) == 1
    play_months(again, 1)
    assert again.journal.unsaved == "" and store.inspect(path) == 2
    assert store.read(path).meta["steps"] == "taken" and position(Game.load(path)) == position(again)
    aside = tmp_path / "game (format 1).loc"
    assert store.inspect(aside) == 1 and store.read(aside).rows == old.rows


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
