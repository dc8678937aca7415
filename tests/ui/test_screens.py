"""A picture of every screen is written from a real game, without words wider than their boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from wargame.ui.components import paint
from wargame.ui.pictures.screens import write_screens
from wargame.ui.style import theme

SCREENS = (
    "start", "new-game", "load", "board", "map", "log", "economy", "diplomacy", "past-month",
    "branches", "why", "rulebook", "board-1280", "table-round", "month-report", "outcome",
)  # fmt: skip


@pytest.mark.slow
def test_every_screen_is_written_and_every_word_fits(styled: object, tmp_path: Path) -> None:
    paint.overflow_log.clear()
    paths = write_screens(tmp_path / "screens", "light")
    assert [path.name for path in paths] == [f"{name}-light.png" for name in SCREENS]
    for path in paths:
        image = QImage(str(path))
        size = (1280, 720) if "1280" in path.name else (1600, 1000)
        assert (image.width(), image.height()) == size, path.name
        shades = {image.pixel(x, y) for x in range(0, size[0], 5) for y in range(80, size[1], 40)}
        assert len(shades) > 20, f"{path.name} is blank"
    assert paint.overflow_log == []
    assert theme.current() == "light"


def test_a_folder_that_cannot_be_written_is_named(styled: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write_screens(tmp_path / "file" / "screens", "dark")
