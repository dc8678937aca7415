"""Pictures tell no more than the seat may know: the same pixels of two worlds that differ in everything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QSettings, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.session.pairs import erring
from tests.session.play import resumed
from tests.session.test_pairs import records
from tests.session.twins import Worlds, make_worlds
from tests.ui.fits import settle
from wargame.record import store
from wargame.ui.pictures.map_picture import MapPicture
from wargame.ui.start.load_game import LoadDialog
from wargame.ui.start.shelf import Shelf
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """Both worlds of a belligerent."""
    return make_worlds(tmp_path_factory.mktemp("worlds"), "kyiv")


@pytest.fixture
def steady_caret(qapp: QApplication) -> Iterator[None]:
    """The caret of a field in focus does not blink: its phase would be the only difference of two pictures."""
    usual = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(usual)


def pixels(widget: QWidget) -> bytes:
    """What is drawn."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits())


def at_rest(qtbot: QtBot, widget: QWidget) -> bytes:
    """What is drawn once nothing moves any more: the line glides, a scale settles, and layouts come to rest in several
    turns of the event loop, however long each takes on a busy machine.
    """
    drawn = [b""]

    def still() -> bool:
        settle()
        settling = any(timer.isActive() and timer.isSingleShot() for timer in widget.findChildren(QTimer))
        moving = any(each.state() == each.State.Running for each in widget.findChildren(QAbstractAnimation))
        drawn.append(pixels(widget))
        return drawn[-1] == drawn[-2] and not settling and not moving

    qtbot.waitUntil(still)
    return drawn[-1]


@pytest.mark.parametrize("size", [(120, 80), (360, 200), (640, 420)])
def test_a_thumbnail_depends_on_nothing_hidden_not_even_by_estimates(
    size: tuple[int, int], qtbot: QtBot, worlds: Worlds
) -> None:
    drawn = []
    for path in (worlds.one, worlds.two):
        picture = MapPicture(Shelf().board_of(path).map)
        qtbot.addWidget(picture)
        picture.resize(*size)
        drawn.append(pixels(picture))
    assert drawn[0] == drawn[1] and len(set(drawn[0])) > 20


def test_thumbnails_of_many_pairs_are_the_same(qtbot: QtBot) -> None:
    """Zeros and bounds among what is hidden."""
    drawn = set()
    for one, two, leans in islice(records("sorra"), 120):
        first, second = MapPicture(resumed(one).view().map), MapPicture()
        with erring(leans):
            second.set_map(resumed(two).view().map)
        for picture in (first, second):
            qtbot.addWidget(picture)
            picture.resize(240, 140)
        assert pixels(first) == pixels(second)
        drawn.add(pixels(first))
    assert len(drawn) == 1, "what is hidden is all that differs between these worlds, and a thumbnail shows none of it"


def test_every_seat_has_the_same_thumbnail(qtbot: QtBot, worlds: Worlds) -> None:
    game, drawn = resumed(store.read(worlds.one)), set()
    for seat in range(len(game.course.theatre.seats)):
        picture = MapPicture(game.session.view(seat).map)
        qtbot.addWidget(picture)
        picture.resize(360, 200)
        drawn.add(pixels(picture))
    assert len(drawn) == 1, "whoever opens the list of games sees the thumbnail of another's turn"


def test_the_list_of_games_is_the_same(
    qtbot: QtBot, worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(path: Path) -> object:
        here = tmp_path / "game.loc"
        here.write_bytes(path.read_bytes())
        monkeypatch.setattr("wargame.session.saves.folder", lambda: tmp_path)
        dialog = LoadDialog(Shelf())
        qtbot.addWidget(dialog)
        return pixels(dialog.picture), dialog.list.item(0).text().split(",")[0], dialog.stand.text().split(",")[0]

    worlds.show_the_same(listed)


@pytest.mark.usefixtures("steady_caret")
def test_the_window_is_the_same_to_the_pixel(qtbot: QtBot, worlds: Worlds, tmp_path: Path) -> None:
    def shown(path: Path) -> object:
        window = MainWindow(
            Shelf(), Settings(QSettings(str(tmp_path / f"{path.stem}.ini"), QSettings.Format.IniFormat))
        )
        qtbot.addWidget(window)
        window.resize(1600, 1000)
        window.show()
        window.open_file(path)
        seen = []
        for month in (None, 0, 2):
            if month is not None:
                window.records.lookback.go_to(month)
            for view in ("board", "diplomacy", "economy", "log"):
                window.show_view(view)
                seen.append(at_rest(qtbot, window))
        return seen

    worlds.show_the_same(shown)
