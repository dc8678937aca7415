"""A branch is a game of its own that shares its past; drives games and files."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.session.play import Screen, figures, give_orders, kept_game, opened, play_months, position
from wargame.record import store
from wargame.record.problems import RecordError
from wargame.session import replay
from wargame.session.branch import branch, tree
from wargame.session.retold import replay_report


@pytest.fixture
def played(tmp_path: Path) -> tuple[Screen, Path]:
    """Three months with orders."""
    game, path = kept_game(tmp_path)
    play_months(game, 3, random.Random(1))
    game.journal.close()
    return game, path


@pytest.mark.parametrize("month", range(4))
def test_a_branch_shares_the_past_and_plays_on(month: int, played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    before = path.read_bytes()
    other = opened(branch(path, month, tmp_path / "what if.loc"))
    assert other.stage == "plan" and other.course.state.month == month
    assert position(other)["states"] == position(game)["states"][: month + 1]
    give_orders(other, random.Random(9), 6)
    play_months(other, 2)
    assert replay.verify(tmp_path / "what if.loc") is None
    assert path.read_bytes() == before


def test_the_same_orders_on_a_branch_give_the_same_game(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    other = opened(branch(path, 2, tmp_path / "again.loc", with_orders=True))
    _, sealed = game.journal.sheets_of(2, other.index)
    assert figures(other.turn.draft) == figures(sealed) and other.undo() and other.redo()
    play_months(other, 1)
    assert position(other)["states"] == position(game)["states"]


def test_chance_drawn_anew_changes_what_comes_and_nothing_before(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    again = opened(branch(path, 2, tmp_path / "redrawn.loc", with_orders=True, redraw=99))
    assert position(again)["states"] == position(game)["states"][:3]
    seen = opened(branch(path, 2, tmp_path / "same.loc", with_orders=True)).view()
    assert again.view() == seen, "the estimates of the position stay, however often chance is drawn"
    play_months(again, 2)
    assert position(again)["states"][3] != position(game)["states"][3]
    assert replay.verify(tmp_path / "redrawn.loc") is None
    assert position(opened(tmp_path / "redrawn.loc")) == position(again)
    twice = opened(branch(tmp_path / "redrawn.loc", 3, tmp_path / "twice.loc", redraw=5))
    assert twice.course.setup.redraws == ((2, 99), (3, 5))
    earlier = opened(branch(tmp_path / "twice.loc", 1, tmp_path / "earlier.loc", redraw=6))
    assert earlier.course.setup.redraws == ((1, 6),) and replay.verify(tmp_path / "twice.loc") is None


def test_the_tree_tells_which_branch_drew_anew(played: tuple[Screen, Path], tmp_path: Path) -> None:
    _, path = played
    first = branch(path, 1, tmp_path / "first.loc", redraw=4)
    branch(first, 1, tmp_path / "second.loc")
    (root,) = tree(tmp_path)
    (one,) = root.children
    assert [node.is_redrawn for node in (root, one, *one.children)] == [False, True, False]
    assert "anew from July 2026 on" in replay_report(tmp_path / "second.loc")[0]


def test_there_is_no_branch_from_after_the_end_or_onto_a_file(played: tuple[Screen, Path], tmp_path: Path) -> None:
    game, path = played
    with pytest.raises(RecordError, match="month 9 is not in it"):
        branch(path, 9, tmp_path / "x.loc")
    with pytest.raises(RecordError, match="already"):
        branch(path, 1, path)
    game = opened(path)
    while game.stage != "over":
        play_months(game, 1)
    with pytest.raises(RecordError, match="nothing to play on"):
        branch(path, game.course.state.month, tmp_path / "x.loc")
    assert not (tmp_path / "x.loc").exists()


def test_the_tree_shows_who_left_whom_and_when(played: tuple[Screen, Path], tmp_path: Path) -> None:
    _, path = played
    first = branch(path, 1, tmp_path / "first.loc")
    branch(path, 2, tmp_path / "second.loc")
    branch(first, 0, tmp_path / "third.loc")
    (tmp_path / "broken.loc").write_text("nothing")
    (root,) = tree(tmp_path)
    assert root.path == path and root.months == 3
    assert [(node.path.stem, node.month) for node in root.children] == [("first", 1), ("second", 2)]
    assert [(node.path.stem, node.month) for node in root.children[0].children] == [("third", 0)]
    path.unlink()
    assert {node.path.stem for node in tree(tmp_path)} == {"first", "second"}


def test_a_branch_names_its_parent_in_the_record(played: tuple[Screen, Path], tmp_path: Path) -> None:
    _, path = played
    record = store.read(branch(path, 2, tmp_path / "b.loc"))
    (row,) = record.of("branch")
    assert (row["month"], row["parent"], row["name"]) == (2, store.read(path).meta["id"], "game")
    assert record.meta["id"] != record.meta["parent"] == row["parent"]
