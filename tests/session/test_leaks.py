"""Nothing a seat is shown, exports or steps back to tells what it may not know; compares two worlds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.session.play import game_at, resumed, scenario
from tests.session.twins import Worlds, make_worlds
from wargame.record import store
from wargame.session import exports
from wargame.session.local import LocalClient

THEATRE = scenario().theatre


@pytest.fixture(scope="module", params=["kyiv", "washington"])
def worlds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """Both worlds of a belligerent's and of an external seat."""
    return make_worlds(tmp_path_factory.mktemp("worlds"), request.param)


def of_seat(path: Path, seat: int) -> LocalClient:
    """A client of the seat to the game in a file."""
    return LocalClient(resumed(store.read(path)).session, seat)


def test_the_worlds_are_not_the_same(worlds: Worlds) -> None:
    one, two = worlds.one, worlds.two
    first, second = (resumed(store.read(path)) for path in (one, two))
    for name in ("reserve", "strike_stock", "force"):
        assert not np.array_equal(getattr(first.course.state, name)[0], getattr(second.course.state, name)[0]), name
    assert of_seat(one, 0).view() != of_seat(two, 0).view()
    assert first.view() != second.view(), "estimates follow the truth, so that what holds them still is needed"


def test_the_board_with_log_orders_and_undo_is_the_same(worlds: Worlds) -> None:
    def board(path: Path) -> object:
        game = of_seat(path, worlds.seat)
        views = [game.view()]
        for step in (game.redo, game.undo):
            while step():
                views.append(game.view())
        return views

    worlds.show_the_same(board)


def test_every_past_month_is_the_same(worlds: Worlds) -> None:
    def past(path: Path) -> object:
        return [of_seat(path, worlds.seat).board_at(month).view for month in range(3)]

    worlds.show_the_same(past)


def test_a_branch_from_any_month_is_the_same(worlds: Worlds) -> None:
    def branches(path: Path) -> object:
        record = store.read(path)
        return [game_at(record, month).session.view(worlds.seat) for month in range(4)]

    worlds.show_the_same(branches)


def test_what_a_seat_exports_is_the_same_to_the_byte(worlds: Worlds) -> None:
    def exported(path: Path) -> object:
        files = exports.export_csv(path, path.with_suffix(""), THEATRE.seats[worlds.seat].key)
        return {file.name: file.read_bytes() for file in files}

    worlds.show_the_same(exported)


def test_every_explanation_is_the_same(worlds: Worlds) -> None:
    def explained(path: Path) -> object:
        game = of_seat(path, worlds.seat)
        keys = [f"{name}/{i}" for name in ("reserve", "ceasefire_utility", "macro_insulation", "text") for i in (0, 1)]
        return [game.why(key) for key in keys]

    worlds.show_the_same(explained)
