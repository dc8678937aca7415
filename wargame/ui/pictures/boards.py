"""Still pictures of a game for use without a window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize

from wargame.board.front.view import MapView
from wargame.ui.map.thumbnail import board_picture
from wargame.ui.window.app import application

SIZE = QSize(1400, 900)


def write_board_pictures(maps: Mapping[int, MapView], directory: Path) -> list[Path]:
    """Write the map of each month, counted from 0. Raises OSError where a picture cannot be written."""
    application()
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for month, view in maps.items():
        path = directory / f"board-month-{month:02d}.png"
        if not board_picture(view, SIZE).save(str(path)):
            raise OSError(f"The picture {path} could not be written.")
        paths.append(path)
    return paths
