"""A seat's client answers with that seat's own values, and beside the file it keeps the game."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.session.play import PERSON, kept_game, new_game, opened, play_months, position, scenario
from wargame.engine.orders import SetTempo
from wargame.record.problems import RecordError
from wargame.seat.problems import GameError
from wargame.session import saves, screen
from wargame.session.client import SeatClient
from wargame.session.local import LocalClient
from wargame.session.setup import set_up


def test_a_window_s_games_are_clients_of_whoever_sits_at_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves, "folder", lambda: tmp_path / "games")
    setup = set_up(scenario(), "kyiv", 7)
    game: SeatClient = screen.begin(setup)
    assert (game.seat, game.stage, game.unsaved, game.file.path.parent) == ("kyiv", "plan", "", tmp_path / "games")
    assert game.view() == screen.first_board(setup) == new_game().view()
    named = screen.begin(setup, tmp_path / "named.loc")
    named.commit()
    again = screen.open_game(tmp_path / "named.loc")
    assert again.view() == named.view() == screen.board_of(tmp_path / "named.loc")
    with pytest.raises(RecordError, match="gone.loc"):
        screen.open_game(tmp_path / "gone.loc")
    (tmp_path / "mine.loc").write_text("notes")
    with pytest.raises(RecordError, match="no sound record"):
        screen.begin(setup, tmp_path / "mine.loc")


def test_a_past_board_is_explained_as_it_was_seen(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    before = [(game.view(), game.why("macro_insulation/0"))]
    for month in range(2):
        play_months(game, 1, random.Random(month))
        before.append((game.view(), game.why("macro_insulation/0")))
    past = [opened(path).board_at(month) for month in range(2)]
    assert [board.why("macro_insulation/0") for board in past] == [why for _, why in before[:2]]
    assert [board.view.map.control for board in past] == [view.map.control for view, _ in before[:2]]
    assert [board.view.log for board in past] == [view.log for view, _ in before[:2]]
    assert len({str(board.why("macro_insulation/0")) for board in past}) == 2
    with pytest.raises(GameError, match="Month 3 has not been played yet"):
        game.board_at(2)


def test_bookmarks_are_a_seat_s_own_and_named_by_their_month_where_nothing_is_said() -> None:
    game = new_game(players=PERSON)
    moscow, kyiv = (LocalClient(game.session, seat) for seat in (0, 1))
    kyiv.add_bookmark(0, "  The port burns ")
    moscow.add_bookmark(0, " ")
    assert [(mark.month, mark.label, mark.words) for mark in kyiv.bookmarks()] == [(0, "June 2026", "The port burns")]
    assert [mark.words for mark in moscow.bookmarks()] == ["June 2026"]


def test_the_whole_game_is_told_once_it_is_over() -> None:
    game = new_game(players=PERSON)
    kyiv = LocalClient(game.session, 1)
    while game.stage != "over":
        assert kyiv.finished() is None
        game.session.play_month()
    end = kyiv.finished()
    assert end is not None and end.seat == 1 and end.course.is_over and len(end.course.events) == kyiv.months


def test_orders_the_disk_lacks_are_those_of_the_seat_that_asks(tmp_path: Path) -> None:
    game = new_game(players=PERSON)
    moscow, kyiv = (LocalClient(game.session, seat) for seat in (0, 1))
    kyiv.suggest()
    play_months(game, 1)
    assert kyiv.unkept_orders() == moscow.unkept_orders() == frozenset()
    assert kyiv.give(SetTempo(0.75)) is None
    assert (kyiv.unkept_orders(), moscow.unkept_orders()) == ({"tempo"}, frozenset())
    kyiv.file.save_as(tmp_path / "game.loc")
    assert kyiv.unsaved == "" and kyiv.unkept_orders() == frozenset()
    assert position(opened(tmp_path / "game.loc")) == position(game)
