"""Every kind of broken file gets a clear sentence for little work and stays as it is; works on real files."""

from __future__ import annotations

import os
import random
import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.session.play import kept_game, opened, play_months
from tests.work import calls_of
from wargame.record import format, store
from wargame.record.problems import RecordError
from wargame.seat.problems import GameError
from wargame.session import replay, salvage


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two months with orders."""
    game, path = kept_game(tmp_path_factory.mktemp("sound"))
    play_months(game, 2, random.Random(1))
    game.journal.close()
    return path


MUCH = 50_000
"""Calls that no refusal needs: reading the whole sound record takes a fifth of them."""


def refused(path: Path) -> str:
    """The sentence a person gets, after checking that it came cheaply and left everything as it was."""
    before, names = path.read_bytes() if path.stat().st_size < 10**7 else b"", sorted(os.listdir(path.parent))
    caught: list[GameError] = []

    def attempt() -> None:
        with pytest.raises(GameError) as error:
            opened(path)
        caught.append(error.value)

    attempt()  # the first of a process also reads the rulebook, for the account of what could be salvaged
    tracemalloc.start()
    assert calls_of(attempt) < MUCH
    assert tracemalloc.get_traced_memory()[1] < 50e6
    tracemalloc.stop()
    assert (path.read_bytes() if before else b"") == before and sorted(os.listdir(path.parent)) == names
    problem = caught[-1]
    assert isinstance(problem, RecordError)
    return str(problem)


def test_a_record_is_one_marked_file_with_a_rollback_journal(sound: Path) -> None:
    assert [p.name for p in sound.parent.iterdir()] == [sound.name]
    with closing(sqlite3.connect(sound)) as link:
        assert link.execute("PRAGMA application_id").fetchone() == (format.APPLICATION_ID,)
        assert link.execute("PRAGMA user_version").fetchone() == (format.FORMAT,)
        assert link.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(store.connect(sound, "rw")) as link:
        assert link.execute("PRAGMA synchronous").fetchone() == (3,)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"gone\.loc cannot be read: there is no such file"):
        opened(tmp_path / "gone.loc")


SIMPLE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "zero length": (lambda data: b"", "is empty"),
    "text": (lambda data: b"My notes on the game.\n" * 9, "is not a record of a game"),
    "one byte": (lambda data: data[:1], "ends after 1 bytes"),
    "half a header": (lambda data: data[:60], "ends after 60 bytes"),
    "another program's": (lambda data: data[:68] + b"abcd" + data[72:], "database of another program"),
    "from the future": (lambda data: data[:60] + (99).to_bytes(4, "big") + data[64:], "record format 99"),
    "format nought": (lambda data: data[:60] + bytes(4) + data[64:], "never was"),
    "noise": (lambda data: random.Random(5).randbytes(9000), "is not a record of a game"),
    "a head and noise": (lambda data: data[:100] + random.Random(5).randbytes(len(data) - 100), "is damaged"),
}


@pytest.mark.parametrize("kind", SIMPLE)
def test_other_files_are_refused(kind: str, sound: Path, tmp_path: Path) -> None:
    change, words = SIMPLE[kind]
    path = tmp_path / "some game.loc"
    path.write_bytes(change(sound.read_bytes()))
    sentence = refused(path)
    assert "some game.loc" in sentence and words in sentence


def test_the_future_is_refused_with_both_versions(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.loc"
    data = sound.read_bytes()
    path.write_bytes(data[:60] + (7).to_bytes(4, "big") + data[64:])
    assert "record format 7" in refused(path) and f"formats up to {format.FORMAT}" in refused(path)


def test_truncation_at_any_page_is_noticed(sound: Path, tmp_path: Path) -> None:
    data, path = sound.read_bytes(), tmp_path / "cut.loc"
    pages = len(data) // 4096
    for page in random.Random(2).sample(range(1, pages), 12):
        path.write_bytes(data[: page * 4096])
        assert "damaged" in refused(path)
        path.write_bytes(data[: page * 4096 + 100])
        assert "damaged" in refused(path)


def test_a_schema_that_is_no_text_is_damage(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "flipped.loc"
    for name in (b"CREATE TABLE draft", b"CREATE TABLE meta", b"tablemonthmonth"):
        data = bytearray(sound.read_bytes())
        data[data.index(name) + 7] ^= 0x80
        path.write_bytes(data)
        with pytest.raises(RecordError, match=r"flipped\.loc cannot be read: the file is damaged"):
            store.read(path)
        assert salvage.report(path).problem


def test_flipped_bytes_never_change_a_game(sound: Path, tmp_path: Path) -> None:
    """A flip is either refused with a sentence or, in a part of the file that holds nothing, changes nothing."""
    data, path, chance = sound.read_bytes(), tmp_path / "flipped.loc", random.Random(3)
    whole, noticed = store.read(sound), 0
    for _ in range(120):
        place = chance.randrange(len(data))
        path.write_bytes(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
        try:
            assert store.read(path) == whole
        except RecordError as error:
            assert "flipped.loc" in str(error) or "damaged" in str(error)
            noticed += 1
        assert path.read_bytes() != data and len(path.read_bytes()) == len(data)
    assert noticed > 60


def test_a_description_of_tables_that_is_no_text_is_damage(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "flipped.loc"
    path.write_bytes(sound.read_bytes().replace(b"CREATE TABLE tip", b"CREATE TABL\xc2 tip", 1))
    assert "damaged" in refused(path)
    assert "damaged" in salvage.report(path).problem


def test_a_sparse_giant_is_refused_without_reading_it(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "giant.loc"
    path.write_bytes(sound.read_bytes())
    os.truncate(path, 2 * 2**30)
    assert "too large" in refused(path)


def test_a_file_of_other_tables_is_refused(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "views.loc"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path)) as link:
        link.execute("DROP TABLE note")
        link.execute("CREATE VIEW note AS SELECT * FROM draft")
        link.commit()
    assert "tables" in refused(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM draft WHERE seq = (SELECT max(seq) FROM draft)",
        "UPDATE sealed SET seat = 0 WHERE seat = 1",
        "UPDATE month SET state = 'text' WHERE month = 1",
        "UPDATE meta SET value = '8' WHERE name = 'seed'",
        "DELETE FROM meta WHERE name = 'players'",
        "UPDATE tip SET seq = seq - 1",
        "DELETE FROM tip",
        "UPDATE stage SET at = 'noon'",
        "UPDATE month SET events = CAST(x'5b22736563726574ff' AS TEXT) WHERE month = 1",
    ],
)
def test_a_changed_entry_is_noticed(statement: str, tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "edited.loc"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path)) as link:
        link.execute(statement)
        link.commit()
    sentence = refused(path)
    assert "damaged" in sentence and "secret" not in sentence


def test_a_file_another_program_holds_is_said_to_be_in_use(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "held.loc"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match="another program is using the file"):
            opened(path)
    assert opened(path).course.state.month == 2


def test_an_existing_file_is_never_replaced_by_a_new_one(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "mine.loc"
    path.write_text("mine")
    with pytest.raises(RecordError, match="already"):
        store.create(path, store.read(sound))
    assert path.read_text() == "mine" and len(list(tmp_path.iterdir())) == 1


def test_a_leftover_journal_of_a_deleted_file_does_not_hurt_a_new_one(tmp_path: Path, sound: Path) -> None:
    path, left = tmp_path / "game.loc", tmp_path / "game.loc-journal"
    path.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("PRAGMA cache_size=1")
        link.execute("BEGIN")
        for table in ("draft", "month", "sealed", "stage"):
            link.execute(f"UPDATE {table} SET at = at + 1")
        link.execute("UPDATE draft SET sheet = zeroblob(30000)")
        journal = left.read_bytes()
        link.execute("ROLLBACK")
    assert int.from_bytes(journal[8:12], "big") > 0, "the journal is not one that would be played back"
    path.unlink()
    left.write_bytes(journal)
    shorter = replay.up_to(store.read(sound), 1)
    later = shorter.with_rows([*shorter.rows, shorter.rows[-1]])
    store.create(path, later)
    assert store.read(path) == later


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_file_opens(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "fixed.loc"
    path.write_bytes(sound.read_bytes())
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        game = opened(path)
        game.next_month() if game.stage == "report" else game.suggest()
        assert "read-only" in game.journal.unsaved
    finally:
        tmp_path.chmod(0o755)
