"""Nothing a seat is shown, exports or steps back to tells what it may not know; compares two worlds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.session.play import figures, scenario
from tests.session.twins import Worlds, make_worlds
from wargame.record import store
from wargame.record.format import Record
from wargame.session import exports, replay
from wargame.session.game import Game
from wargame.session.loading import rebuilt

THEATRE = scenario().theatre


@pytest.fixture(scope="module", params=["kyiv", "washington"])
def worlds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """Both worlds of a belligerent's and of an external seat."""
    return make_worlds(tmp_path_factory.mktemp("worlds"), request.param)


def of_seat(record: Record, seat: int) -> Game:
    """The game with the seat at the board."""
    game = rebuilt(record)
    game.acting = seat
    return game


def test_the_worlds_are_not_the_same(worlds: Worlds) -> None:
    one, two = worlds.one, worlds.two
    first, second = (rebuilt(store.read(path)) for path in (one, two))
    for name in ("reserve", "strike_stock", "force"):
        assert not np.array_equal(getattr(first.state, name)[0], getattr(second.state, name)[0]), name
    assert of_seat(store.read(one), 0).view() != of_seat(store.read(two), 0).view()
    assert first.view() != second.view(), "estimates follow the truth, so that what holds them still is needed"


def test_the_board_with_log_orders_and_undo_is_the_same(worlds: Worlds) -> None:
    def board(path: Path) -> object:
        game = of_seat(store.read(path), worlds.seat)
        stacks = [[figures(sheet) for sheet in stack.get(worlds.seat, [])] for stack in (game.undone, game.redone)]
        undone = game.undo() and game.view()
        return game.view(), undone, stacks

    worlds.show_the_same(board)


def test_every_past_month_is_the_same(worlds: Worlds) -> None:
    def past(path: Path) -> object:
        record = store.read(path)
        game = of_seat(record, worlds.seat)
        return [replay.looked_back(game, record, month).view() for month in range(3)]

    worlds.show_the_same(past)


def test_a_branch_from_any_month_is_the_same(worlds: Worlds) -> None:
    def branches(path: Path) -> object:
        record, key = store.read(path), THEATRE.seats[worlds.seat].key
        return [replay.game_at(record, month).view(key) for month in range(4)]

    worlds.show_the_same(branches)


def test_what_a_seat_exports_is_the_same_to_the_byte(worlds: Worlds) -> None:
    def exported(path: Path) -> object:
        files = exports.export_csv(path, path.with_suffix(""), THEATRE.seats[worlds.seat].key)
        return {file.name: file.read_bytes() for file in files}

    worlds.show_the_same(exported)


def test_every_explanation_is_the_same(worlds: Worlds) -> None:
    def explained(path: Path) -> object:
        game = of_seat(store.read(path), worlds.seat)
        keys = [f"{name}/{i}" for name in ("reserve", "ceasefire_utility", "macro_insulation", "text") for i in (0, 1)]
        return [game.why(key) for key in keys]

    worlds.show_the_same(explained)
