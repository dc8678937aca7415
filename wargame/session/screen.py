"""What a window begins and opens: each game as the client of whoever sits at this screen."""

from __future__ import annotations

from pathlib import Path

from wargame.board.view import BoardView
from wargame.record import store
from wargame.session.client import SeatClient
from wargame.session.hot_seat import HotSeat
from wargame.session.loading import rebuilt
from wargame.session.opening import load
from wargame.session.session import Session
from wargame.session.setup import Setup


def begin(setup: Setup, path: Path | None = None) -> SeatClient:
    """A new game kept in a file from its first order on: ``path``, or one of its own in the folder of saved games.

    Where the disk does not take the file the game can be played all the same; its client says why. Raises RecordError
    where a named file cannot be written.
    """
    game = HotSeat(Session.of(setup))
    if path is None:
        game.file.begin()
    else:
        game.file.save_as(path)
    return game


def open_game(path: Path) -> SeatClient:
    """A saved game, exactly where it was left. Raises RecordError, GameError."""
    return HotSeat(load(path))


def first_board(setup: Setup) -> BoardView:
    """The board that a new game begins with, nothing of it being kept. Raises GameError."""
    return HotSeat(Session.of(setup)).view()


def board_of(path: Path) -> BoardView:
    """The board of a saved game, which is only looked at. Raises RecordError, GameError."""
    return HotSeat(rebuilt(store.read(path))).view()
