"""No order that was acknowledged is lost, whatever the disk does; real files, and disks that are made to fail."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.session.play import give_orders, kept_game, new_game, opened, play_months, position
from wargame.record import store
from wargame.record.problems import RecordError, reason

FAULTS = {
    "full": (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
    "read-only": (sqlite3.OperationalError("attempt to write a readonly database"), "read-only"),
    "gone": (sqlite3.OperationalError("disk I/O error"), "the drive reports an error or is gone"),
    "held": (sqlite3.OperationalError("database is locked"), "another program is using the file"),
    "no space": (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
}


class FailingLink:
    """A connection whose writes fail."""

    in_transaction = False

    def __init__(self, link: sqlite3.Connection, fault: Exception) -> None:
        self._link, self._fault = link, fault

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Reads as usual; a transaction does not begin."""
        if statement.startswith("BEGIN"):
            raise self._fault
        return self._link.execute(statement, *values)

    def close(self) -> None:
        """Close the real one."""
        self._link.close()


@contextmanager
def a_failing_disk(fault: Exception) -> Iterator[None]:
    """Every connection made meanwhile fails to write."""
    with pytest.MonkeyPatch.context() as patch:
        original = store.connect
        patch.setattr(store, "connect", lambda path, mode: FailingLink(original(path, mode), fault))
        yield


@pytest.mark.parametrize("kind", FAULTS)
def test_a_failing_disk_is_said_and_nothing_is_lost(kind: str, tmp_path: Path) -> None:
    fault, words = FAULTS[kind]
    game, path = kept_game(tmp_path)
    chance = random.Random(1)
    give_orders(game, chance, 4)
    kept = position(game)
    game.journal.close()
    with a_failing_disk(fault):
        give_orders(game, chance, 4)
        assert game.journal.unsaved.startswith("Not kept yet: ") and words in game.journal.unsaved
        play_months(game, 1, chance)
        assert game.journal.unsaved and game.journal.waiting > 8
    assert position(opened(path)) == kept
    assert game.journal.retry() and game.journal.unsaved == ""
    assert position(opened(path)) == position(game)


def test_a_truly_full_file_is_said_and_made_up_for(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    give_orders(game, random.Random(1), 2)
    game.journal._link.execute(f"PRAGMA max_page_count={path.stat().st_size // 4096}")
    play_months(game, 2, random.Random(2))
    assert game.journal.unsaved == "Not kept yet: the disk is full; trying again." or game.journal.unsaved == ""
    assert game.journal.retry()
    assert position(opened(path)) == position(game)


def test_a_disk_that_fails_before_the_first_order_loses_nothing(tmp_path: Path) -> None:
    game = new_game()
    with a_failing_disk(FAULTS["full"][0]), pytest.raises(RecordError, match="disk is full"):
        game.file.save_as(tmp_path / "game.loc")
    assert list(tmp_path.iterdir()) == [] and game.journal.unsaved
    play_months(game, 1, random.Random(1))
    game.file.save_as(tmp_path / "game.loc")
    assert position(opened(tmp_path / "game.loc")) == position(game) and game.journal.unsaved == ""


def test_a_file_that_disappears_is_written_again_whole(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1, random.Random(1))
    path.unlink()
    give_orders(game, random.Random(2), 3)
    assert game.journal.unsaved == "" and position(opened(path)) == position(game)


def test_a_drive_that_disappears_is_said_and_made_up_for(tmp_path: Path) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    game, path = kept_game(drive)
    drive.rename(away)
    give_orders(game, random.Random(2), 3)
    assert "Not kept yet" in game.journal.unsaved and not drive.exists()
    away.rename(drive)
    give_orders(game, random.Random(3), 3)
    assert game.journal.unsaved == "" and position(opened(path)) == position(game)


def test_two_windows_on_one_game_never_mix(tmp_path: Path) -> None:
    first, path = kept_game(tmp_path)
    second = opened(path)
    assert give_orders(second, random.Random(1), 5) > 0
    give_orders(first, random.Random(2), 5)
    assert "played on elsewhere" in first.journal.unsaved and second.journal.unsaved == ""
    assert position(opened(path)) == position(second)
    first.file.save_as(tmp_path / "mine.loc")
    assert position(opened(tmp_path / "mine.loc")) == position(first) and first.journal.unsaved == ""


def test_a_stranger_in_the_files_place_is_not_touched(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    path.unlink()
    path.write_text("a shopping list")
    give_orders(game, random.Random(1), 3)
    assert "not a record" in game.journal.unsaved and path.read_text() == "a shopping list"


def test_save_as_copies_and_goes_on_in_the_copy(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1, random.Random(1))
    then = position(game)
    game.file.save_as(tmp_path / "copy.loc")
    play_months(game, 1, random.Random(2))
    assert position(opened(path)) == then
    assert position(opened(tmp_path / "copy.loc")) == position(game)
    assert sorted(os.listdir(tmp_path)) == ["copy.loc", "game.loc"]


def test_save_as_onto_its_own_file_changes_nothing(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    give_orders(game, random.Random(1), 3)
    game.file.save_as(path)
    assert position(opened(path)) == position(game)


def test_save_as_replaces_a_sound_record_but_nothing_else(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    other, notes = tmp_path / "other.loc", tmp_path / "notes.loc"
    new_game(seed=8).file.save_as(other)
    notes.write_text("notes")
    with pytest.raises(RecordError, match=r"notes\.loc is no sound record"):
        game.file.save_as(notes)
    assert notes.read_text() == "notes" and game.journal.path == path
    game.file.save_as(other)
    assert opened(other).course.setup.seed == 7


def test_save_as_to_a_failing_disk_stays_where_it_was(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    with a_failing_disk(FAULTS["read-only"][0]), pytest.raises(RecordError, match="read-only"):
        new_game().file.save_as(tmp_path / "other.loc")
    give_orders(game, random.Random(1), 3)
    assert game.journal.path == path and position(opened(path)) == position(game)


def test_a_commit_reported_as_failed_but_done_is_not_written_twice(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)

    class LateFault(FailingLink):
        in_transaction = False

        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            result = self._link.execute(statement, *values)
            if statement == "COMMIT":
                raise self._fault
            return result

    game.journal.close()
    with pytest.MonkeyPatch.context() as patch:
        original = store.connect
        patch.setattr(store, "connect", lambda p, mode: LateFault(original(p, mode), FAULTS["gone"][0]))
        game.suggest()
        game.undo()
    give_orders(game, random.Random(1), 5)
    assert game.journal.unsaved == "" and position(opened(path)) == position(game)


def test_notes_and_rulings_are_kept(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    game.journal.annotated("note", 0, 1, "Why did we wait?")
    game.journal.annotated("ruling", 0, None, '{"reason": "agreed at the table"}')
    rows = store.read(path)
    assert rows.of("note")[0]["content"] == "Why did we wait?" and rows.of("ruling")[0]["seat"] is None


def test_reasons_read_as_parts_of_sentences() -> None:
    for fault, words in FAULTS.values():
        assert words in reason(fault)
    assert reason(RecordError("It is so.")) == "It is so"


def test_a_new_game_says_that_it_has_no_file() -> None:
    assert new_game().journal.unsaved == "Not kept yet: this game has no file."
