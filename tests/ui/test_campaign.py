"""A person plays the main scenario from the start screen to its outcome, with mouse and keyboard only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from wargame.seat.desk import OVER, PLAN, REPORT, TABLE
from wargame.session import screen
from wargame.session.client import SeatClient
from wargame.session.saves import SavedGame, recent
from wargame.ui.components.card import Button
from wargame.ui.orders.sliders import ValueSpin
from wargame.ui.start.shelf import Setup, Shelf
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings


class SeededShelf(Shelf):
    """The real shelf with its saves in a folder of the test and a seed that does not change."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def saves(self) -> tuple[SavedGame, ...]:
        """The saves of the test."""
        return recent(self._folder)

    def play(self, setup: Setup) -> SeatClient:
        """A game with seed 7, kept in the folder of the test."""
        chosen = Setup(setup.scenario, setup.seat, 7, setup.players, setup.gate_mode)
        return screen.begin(self.set_up(chosen), self._folder / "campaign.loc")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The application as it opens for the first time."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(SeededShelf(tmp_path), Settings(store))
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()
    shiboken6.delete(window)


def give_by_name(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Give an order with the command palette: Ctrl+K, its name, Enter."""
    window.actions_by_key["palette"].trigger()
    qtbot.keyClicks(window.palette_shown.field, words)
    qtbot.keyClick(window.palette_shown.field, Qt.Key.Key_Return)


def changed(window: MainWindow, family: str) -> set[str]:
    """Keys of the lines of a family that differ from the standing orders."""
    return {line.key for line in window.bridge.view.orders.lines if line.family == family and line.changed}


def plan_one_raid_more(qtbot: QtBot, window: MainWindow) -> None:
    """One step up on the first economic line that has a spin box with room to rise."""
    page = window.panels.orders.pages["economic"]
    for row in page.rows():
        for spin in row.findChildren(ValueSpin):
            if spin.isEnabled() and spin.value() < spin.maximum():
                qtbot.keyClick(spin, Qt.Key.Key_Up)
                if changed(window, "economic"):
                    return


def test_a_campaign_is_played_from_start_to_outcome(qtbot: QtBot, window: MainWindow) -> None:
    """Start screen, an order of each family, 24 months or fewer, outcome; the file opens again at its end."""
    play = next(each for each in window.start.findChildren(Button) if each.text() == "Play")
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    view = window.bridge.view
    assert (view.stage, view.seat.name, view.months) == ("plan", "Kyiv", 24)

    give_by_name(qtbot, window, "Pokrovsk: Fortify")
    plan_one_raid_more(qtbot, window)
    give_by_name(qtbot, window, "Leaders' meeting: Off")
    for family in ("kinetic", "economic", "negotiation"):
        assert changed(window, family), f"no {family} order was given"

    game, months = window.bridge.client, 0
    while game.stage != OVER and months <= 30:
        stage = game.stage
        if stage == TABLE:
            window.panels.table.suggest.click()
        if stage == REPORT:
            months += 1
            qtbot.keyClick(window.panels.report, Qt.Key.Key_Return)
        else:
            qtbot.mouseClick(window.panels.track.button, Qt.MouseButton.LeftButton)
        assert (game.stage, stage) != (PLAN, PLAN), window.bridge.view.orders.problems
    assert game.stage == OVER
    assert window.stack.currentWidget() is window.panels.outcome
    assert months == game.months > 0

    title = window.bridge.view.outcome.title
    window.open_file(window.shelf.saves()[0].path)
    assert window.bridge.view.outcome.title == title


def test_the_first_proposals_are_declined_with_their_arithmetic(qtbot: QtBot, window: MainWindow) -> None:
    """Month one: a ceasefire fails on utility and the precondition, a summit on precondition and recognition."""
    window.play_scenario(window.start.path_of_first())
    give_by_name(qtbot, window, "General ceasefire: On")
    give_by_name(qtbot, window, "Leaders' meeting: On")
    window.bridge.commit()
    if window.bridge.view.stage == TABLE:
        window.bridge.suggest_answers()
        window.bridge.send_answers()
    declined = {title.casefold(): reasons.casefold() for title, reasons in window.bridge.view.report.declined}
    ceasefire = next(reasons for title, reasons in declined.items() if "ceasefire" in title)
    summit = next(reasons for title, reasons in declined.items() if "leaders" in title)
    assert "utility" in ceasefire
    assert "precondition" in ceasefire
    assert "text" in summit
    assert "recognition" in summit
