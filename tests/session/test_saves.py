"""The list of saved games is quick, tells where each stands, and survives any file; works on real files."""

from __future__ import annotations

import os
import random
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.session.play import PERSON, give_orders, new_game, opened, play_months, position, scenario
from tests.work import calls_of
from wargame.record import store
from wargame.record.problems import RecordError
from wargame.session import saves


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of saved games that does not exist yet."""
    monkeypatch.setattr(saves, "folder", lambda: tmp_path / "data" / "games")
    return tmp_path / "data" / "games"


def test_without_a_folder_there_are_no_games(folder: Path) -> None:
    assert saves.recent() == ()


def test_a_new_game_is_kept_from_its_first_order_on(folder: Path) -> None:
    game = new_game()
    game.file.begin()
    assert game.unsaved == ""
    give_orders(game, random.Random(1), 3)
    (save,) = saves.recent()
    assert save.path.parent == folder and position(opened(save.path)) == position(game)
    title = scenario().theatre.title
    assert (save.title, save.seat, save.month, save.months) == (title, "Kyiv", 1, 24)
    assert save.month_label == "June 2026" and save.when.split()[0] in ("today", "yesterday")
    assert save.outcome == save.problem == ""


def test_keeping_again_changes_nothing(folder: Path) -> None:
    game = new_game()
    game.file.begin()
    path = game.file.proposed_path
    game.file.keep()
    assert game.file.proposed_path == path and len(saves.recent()) == 1


def test_games_of_the_same_minute_have_names_of_their_own(folder: Path) -> None:
    for _ in range(3):
        new_game().file.begin()
    assert len({save.path for save in saves.recent()}) == 3


def test_the_list_says_month_seats_and_outcome(folder: Path) -> None:
    game = new_game(players=PERSON)
    game.file.begin()
    play_months(game, 2)
    (save,) = saves.recent()
    assert (save.seat, save.month, save.month_label) == ("Moscow, Kyiv", 3, "August 2026")
    over = new_game("")
    over.file.begin()
    while over.stage != "over":
        play_months(over, 1)
    found = next(save for save in saves.recent() if save.seat == "")
    assert found.month == over.course.state.month and found.outcome != ""
    assert found.month_label == over.course.theatre.month_label(over.course.state.month - 1)


def test_files_of_any_kind_are_listed_with_their_problem(folder: Path) -> None:
    new_game().file.begin()
    (good,) = saves.recent()
    data = good.path.read_bytes()
    for name, content in {
        "empty": b"",
        "text": b"hello" * 50,
        "cut": data[:9000],
        "new": data[:63] + b"\7" + data[64:],
    }.items():
        (folder / f"{name}.loc").write_bytes(content)
    (folder / "folder.loc").mkdir()
    found = {save.title: save.problem for save in saves.recent()}
    assert len(found) == 6 and all(found[name] for name in ("empty", "text", "cut", "new", "folder"))
    assert "format 7" in found["new"] and found[good.title] == ""


def test_many_games_are_listed_without_reading_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long game takes no more work than a short one, and none is read row by row."""
    game = new_game()
    game.file.begin()
    work = []
    for months in (1, 5):
        play_months(game, months, random.Random(1))
        for number in range(40):
            store.copy(game.file.proposed_path, folder / f"{number}.loc")
        work.append(calls_of(saves.recent))
    assert work[1] < 1.02 * work[0] < 41 * 1_500
    monkeypatch.setattr(store, "read_rows", lambda *_: pytest.fail("a list of games reads no game"))
    assert len(saves.recent()) == 41


def test_the_latest_comes_first(folder: Path) -> None:
    for seed in (1, 2):
        new_game(seed=seed).file.begin()
    first, second = saves.recent()
    for path, moment in ((first.path, 1.7e9), (second.path, 1.7e9 + 9)):
        os.utime(path, (moment, moment))
    assert [save.path for save in saves.recent()] == [second.path, first.path]


def test_a_disk_that_takes_nothing_is_said_and_the_game_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    game = new_game()

    def full(path: Path, mode: str) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(store, "connect", full)
        game.file.begin()
        assert game.unsaved == "Not kept yet: the disk is full; trying again."
        play_months(game, 1, random.Random(1))
        with pytest.raises(RecordError, match="disk is full"):
            game.file.keep()
    game.file.keep()
    assert position(opened(saves.recent()[0].path)) == position(game)


def test_the_list_tells_no_secrets(folder: Path) -> None:
    game = new_game()
    game.file.begin()
    play_months(game, 2)
    (save,) = saves.recent()
    shown = {save.title, save.seat, save.month, save.months, save.outcome, save.month_label, save.when, save.problem}
    theatre = game.course.theatre
    assert shown <= {theatre.title, "Kyiv", 3, 24, "", theatre.month_label(2), save.when}


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 6, 3, 14, 2), "today 14:02"),
        (datetime(2026, 6, 2, 9, 0), "yesterday 09:00"),
        (datetime(2026, 5, 12, 18, 40), "12 May 18:40"),
        (datetime(2025, 12, 31, 23, 59), "31 Dec 2025"),
    ],
)
def test_moments_are_said_as_people_say_them(moment: datetime, words: str) -> None:
    assert saves.when_words(moment, date(2026, 6, 3)) == words
