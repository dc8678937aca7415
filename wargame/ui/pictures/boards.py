"""Still pictures of a game for use without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize

from wargame.session.game import Game
from wargame.ui.map.thumbnail import board_picture
from wargame.ui.window.app import application

SIZE = QSize(1400, 900)


def write_board_pictures(game: Game, directory: Path, months: Sequence[int] | None = None) -> list[Path]:
    """Write the map before the first month, half-way and at the end, as the default seat saw it; or before ``months``.

    Raises OSError where a picture cannot be written.
    """
    application()
    directory.mkdir(parents=True, exist_ok=True)
    last = len(game.states) - 1
    paths = []
    for month in months if months is not None else sorted({0, last // 2, last}):
        path = directory / f"board-month-{month:02d}.png"
        if not board_picture(game.map_before(month), SIZE).save(str(path)):
            raise OSError(f"The picture {path} could not be written.")
        paths.append(path)
    return paths
