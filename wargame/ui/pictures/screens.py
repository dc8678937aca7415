"""A picture of every screen, made by playing a real game without a person."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from wargame.engine.orders import Propose
from wargame.engine.words import Initiative
from wargame.record.format import SUFFIX
from wargame.scenario.files import load_scenario
from wargame.seat.desk import OVER, PLAN, TABLE
from wargame.session import screen
from wargame.session.branch import tree
from wargame.session.client import SeatClient
from wargame.session.saves import SavedGame, branched, recent
from wargame.session.setup import set_up
from wargame.ui.month.branches import BranchesWindow
from wargame.ui.start.load_game import LoadDialog
from wargame.ui.start.new_game import NewGameDialog
from wargame.ui.start.shelf import Setup, Shelf
from wargame.ui.style import theme
from wargame.ui.window.app import application
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings

LARGE, SMALL = (1600, 1000), (1280, 720)
SEED = 7
LONGEST = 36
"""No campaign has more months than this, extension included."""


class PictureShelf(Shelf):
    """A shelf whose only saves are those made for the pictures, so that none of a person's own is shown."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def saves(self) -> tuple[SavedGame, ...]:
        """What was played for the pictures, the latest first."""
        return recent(self._folder)

    def place_of(self, path: Path) -> str:
        """The name only: where pictures are made is nobody's business."""
        return path.name

    def play(self, setup: Setup) -> SeatClient:
        """Start a game kept in the pictures' folder, all of it from the seed so that pictures come out again."""
        scenario = load_scenario(setup.scenario)
        drawn = set_up(scenario, setup.seat, setup.seed, setup.players, setup.gate_mode, setup.objectives, b"")
        made = replace(drawn, is_seed_chosen=False)
        return screen.begin(made, self._folder / f"{made.scenario.theatre.title}, game {setup.seed}{SUFFIX}")


def write_screens(directory: Path, theme_name: str) -> list[Path]:
    """Write a PNG of each screen into ``directory`` in the theme ``dark`` or ``light``; returns the paths written.

    Needs no display (the offscreen platform will do). Raises OSError where the directory cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    application()
    theme.set_theme(theme_name)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(PictureShelf(Path(folder)), Settings(store))
        window.resize(*LARGE)
        window.show()
        written = [_written(picture, directory / f"{name}-{theme_name}.png") for name, picture in _screens(window)]
        window.hide()
        window.deleteLater()
    return written


def _written(picture: QPixmap, path: Path) -> Path:
    if not picture.save(str(path)):
        raise OSError(f"{path} could not be written.")
    return path


def _screens(window: MainWindow) -> Iterator[tuple[str, QPixmap]]:
    shelf = window.shelf
    assert isinstance(shelf, PictureShelf)
    scenario = shelf.scenarios()[0]
    _play_until(_new(shelf, SEED + 1), lambda: False)
    game = _new(shelf, SEED)
    _play_until(game, lambda: game.months >= 3 and game.stage == PLAN)
    window.start.refresh()
    yield "start", _grab(window)
    yield "new-game", _over(window, NewGameDialog(shelf, scenario.path, window))
    yield "load", _over(window, LoadDialog(shelf, window))
    window.open_game(game)
    yield from _board(window)
    yield from _month(window, game)


def _board(window: MainWindow) -> Iterator[tuple[str, QPixmap]]:
    bridge = window.bridge
    assert bridge is not None
    bridge.select("sector", _busiest(window))
    yield "board", _grab(window)
    for view in ("map", "log", "economy", "diplomacy"):
        window.show_view(view)
        yield view, _grab(window)
    window.show_view("board")
    yield from _past(window)
    bridge.ask_why("ceasefire_utility/0")
    yield "why", _grab(window)
    window.show_rulebook("R09")
    assert window.rulebook is not None
    window.rulebook.resize(*LARGE)
    yield "rulebook", _grab(window.rulebook)
    window.rulebook.close()
    window.resize(*SMALL)
    window.reset_layout()
    yield "board-1280", _grab(window)
    window.resize(*LARGE)
    window.reset_layout()


def _past(window: MainWindow) -> Iterator[tuple[str, QPixmap]]:
    """The board of a month that was played, and the tree with a branch that leaves it there."""
    look = window.records.lookback
    file = window.bridge.client.file if window.bridge is not None else None
    assert look is not None and file is not None and file.path is not None
    look.back()
    yield "past-month", _grab(window)
    path = file.path
    branched(branched(path, 2), 1)
    yield "branches", _over(window, BranchesWindow(tree(path.parent), path, look.at, window))
    look.now()


def _month(window: MainWindow, game: SeatClient) -> Iterator[tuple[str, QPixmap]]:
    bridge = window.bridge
    assert bridge is not None
    bridge.suggest()
    bridge.give(Propose(Initiative.CEASEFIRE))
    bridge.commit()
    _play_until(game, lambda: game.stage in (TABLE, OVER))
    window.open_game(game)
    yield "table-round", _grab(window)
    bridge.suggest_answers()
    bridge.send_answers()
    yield "month-report", _grab(window)
    _play_until(game, lambda: game.stage == OVER)
    window.open_game(game)
    yield "outcome", _grab(window)


def _new(shelf: Shelf, seed: int) -> SeatClient:
    scenario = shelf.scenarios()[0]
    return shelf.play(Setup(scenario.path, scenario.default_seat, seed))


def _play_until(game: SeatClient, reached: Callable[[], bool]) -> None:
    """Let the staff plan and answer, step by step, until ``reached``; gives up after the longest campaign."""
    for _ in range(3 * LONGEST):
        if reached() or game.stage == OVER:
            return
        if game.stage == PLAN:
            game.suggest()
            game.commit()
        elif game.stage == TABLE:
            game.suggest_answers()
            game.send_answers()
        else:
            game.next_month()


def _busiest(window: MainWindow) -> int:
    assert window.bridge is not None
    sectors = window.bridge.view.map.sectors
    return max(sectors, key=lambda sector: sum(figure.value for figure in sector.force)).index


def _grab(window: QWidget) -> QPixmap:
    # Tiles draw their maps one an event.
    for _ in range(20):
        QApplication.processEvents()
    return window.grab()


def _over(window: MainWindow, dialog: QDialog) -> QPixmap:
    """The dialog as it stands over the dimmed window."""
    dialog.show()
    picture, above = _grab(window), _grab(dialog)
    dialog.close()
    dialog.deleteLater()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 120))
    left, top = (window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2
    painter.drawPixmap(left, top, above)
    painter.setPen(theme.colour("edge"))
    painter.drawRect(left, top, dialog.width(), dialog.height())
    painter.end()
    return picture
