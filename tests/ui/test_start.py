"""The start screen, the new game dialog and the load dialog do what their buttons say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import settle
from tests.ui.shelves import BROKEN, ENDED, LAST, SQUEEZE, YEAR_FIVE, ShortShelf
from wargame.ui.components.card import Button
from wargame.ui.components.text import Label
from wargame.ui.start.load_game import LoadDialog
from wargame.ui.start.new_game import NewGameDialog
from wargame.ui.start.start import StartScreen
from wargame.ui.start.start_cards import ContinueCard
from wargame.ui.style import theme
from wargame.ui.window.notice import validity


@pytest.fixture
def shelf(saved: Path) -> ShortShelf:
    """Two scenarios and three saves."""
    return ShortShelf()


@pytest.fixture
def start(qtbot: QtBot, shelf: ShortShelf) -> StartScreen:
    """The start screen at 1280 x 720."""
    screen = StartScreen(shelf)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    return screen


def button(widget: object, name: str) -> Button:
    """The button of an accessible name."""
    return next(
        each for each in widget.findChildren(Button) if each.accessibleName() == name and each.isVisibleTo(widget)
    )


def test_one_click_plays_a_scenario(qtbot: QtBot, start: StartScreen) -> None:
    with qtbot.waitSignal(start.play_requested) as told:
        qtbot.mouseClick(button(start, "Play Double squeeze, twelve months"), Qt.MouseButton.LeftButton)
    assert told.args == [SQUEEZE]


def test_enter_plays_the_tile_in_focus(qtbot: QtBot, start: StartScreen) -> None:
    with qtbot.waitSignal(start.play_requested) as told:
        qtbot.keyClick(start.tiles[0], Qt.Key.Key_Return)
    assert told.args == [YEAR_FIVE]


def test_continue_opens_the_last_save(qtbot: QtBot, start: StartScreen, saved: Path) -> None:
    with qtbot.waitSignal(start.open_requested) as told:
        qtbot.mouseClick(button(start, "Continue"), Qt.MouseButton.LeftButton)
    assert told.args == [saved / LAST]


def test_without_saves_there_is_nothing_to_continue(start: StartScreen, saved: Path) -> None:
    for name in (LAST, ENDED, BROKEN):
        (saved / name).unlink()
    start.refresh()
    settle()
    assert not [card for card in start.findChildren(ContinueCard) if card.isVisibleTo(start)]
    assert "No saved games" in start.rail.open.accessibleName()


def test_an_unreadable_last_save_does_not_stop_the_start(start: StartScreen, saved: Path) -> None:
    for name in (LAST, ENDED):
        (saved / name).unlink()
    start.refresh()
    assert len(start.tiles) == 2


def test_tiles_stand_side_by_side_only_where_they_fit(qtbot: QtBot, start: StartScreen) -> None:
    assert start.tiles[0].y() == start.tiles[1].y()
    start.resize(700, 720)
    qtbot.waitUntil(lambda: start.tiles[1].y() > start.tiles[0].y())


def test_the_notice_comes_from_the_assets(start: StartScreen) -> None:
    words = validity()
    assert len(words.points) == 3
    assert "forecast" in words.points[0][0]


def test_a_new_game_is_ready_to_play_at_once(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = NewGameDialog(shelf)
    qtbot.addWidget(dialog)
    setup = dialog.setup()
    assert (setup.scenario, setup.seat, setup.gate_mode) == (YEAR_FIVE, "kyiv", "strict")
    assert setup.players == {
        "kyiv": "person",
        "moscow": "grind",
        "washington": "broker",
        "europe": "cautious",
        "partners": "steady",
    }


def test_taking_another_seat_gives_the_first_to_its_doctrine(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = NewGameDialog(shelf)
    qtbot.addWidget(dialog)
    moscow = next(row for row in dialog.rows if row.seat.key == "moscow")
    moscow.who.setCurrentIndex(0)
    moscow.who.activated.emit(0)
    setup = dialog.setup()
    assert setup.seat == "moscow"
    assert [key for key, who in setup.players.items() if who == "person"] == ["moscow"]


def test_play_waits_until_a_seat_is_mine(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = NewGameDialog(shelf)
    qtbot.addWidget(dialog)
    kyiv = next(row for row in dialog.rows if row.seat.key == "kyiv")
    kyiv.who.setCurrentIndex(1)
    assert not dialog.play.isEnabled()


def test_the_dialog_opens_on_the_scenario_asked_for(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = NewGameDialog(shelf, SQUEEZE)
    qtbot.addWidget(dialog)
    assert dialog.setup().scenario == SQUEEZE


def test_a_seed_is_drawn_unless_one_is_typed(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = NewGameDialog(shelf)
    qtbot.addWidget(dialog)
    assert dialog.setup().seed is None
    qtbot.keyClicks(dialog.seed, "-1x8446744073709551623")
    assert dialog.setup().seed == 18446744073709551623, "digits only, as many as a drawn seed has"


def test_a_saved_game_is_chosen_with_its_place(qtbot: QtBot, shelf: ShortShelf, saved: Path) -> None:
    dialog = LoadDialog(shelf)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen == saved / LAST and dialog.path.text() == str(saved / LAST)


def test_a_broken_file_is_named_and_cannot_be_opened(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = LoadDialog(shelf)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(2)
    assert "broken.loc is damaged" in dialog.error.text()
    assert not dialog.open_button.isEnabled()


def test_month_and_outcome_stand_in_the_list(qtbot: QtBot, shelf: ShortShelf) -> None:
    dialog = LoadDialog(shelf)
    qtbot.addWidget(dialog)
    assert "month 3 of 24" in dialog.list.item(0).text()
    assert "war continues" in dialog.list.item(1).text().lower()


def test_the_last_game_is_told_in_words(start: StartScreen) -> None:
    words = [label.text() for label in start.findChildren(Label)]
    assert any("August 2026" in text and "Kyiv seat" in text for text in words)


def test_words_of_the_rail_follow_a_change_of_theme(start: StartScreen) -> None:
    start.show()
    theme.set_theme("light")
    name = next(label for label in start.rail.findChildren(Label) if label.text() == "Line of Contact")
    shown = name.grab().toImage()
    shades = {shown.pixelColor(x, y).lightness() for x in range(0, shown.width(), 2) for y in range(shown.height())}
    assert min(shades) < 60, "dark letters on the light ground"
