"""The main window leads through the stages of a month, fills itself with a panel and back, and remembers its layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.session.play import Screen
from tests.ui.fits import settle
from tests.ui.play import game_at, kept_at
from tests.ui.shelves import ShortShelf, saved_in
from tests.ui.test_bridge import full
from wargame.engine.orders import SetPosture
from wargame.engine.words import Posture
from wargame.record import store as records
from wargame.session import saves
from wargame.ui.components import Label
from wargame.ui.style import theme
from wargame.ui.window.actions import ACTIONS
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.palette import Command, matching, order_commands
from wargame.ui.window.settings import Settings, next_scale


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """Settings of this test."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="module")
def shared(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for the whole module: making some two thousand widgets takes longer than any test."""
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    games = saved_in(tmp_path_factory.mktemp("games"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saves, "folder", lambda: games)
        window = MainWindow(ShortShelf(), Settings(QSettings(str(file), QSettings.Format.IniFormat)))
        window.show()
        window.open_game(game_at())
        yield window
        patch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
        window.close()
        shiboken6.delete(window)


@pytest.fixture
def window(shared: MainWindow, tmp_path: Path) -> MainWindow:
    """The window at 1280 x 720 with a game in the plan, kept in a file of the test."""
    shared.resize(1280, 720)
    shared.open_game(kept_at(tmp_path / "game.loc"))
    return shared


def game_of(window: MainWindow) -> Screen:
    """The game on the board."""
    return window.bridge.client


def test_the_board_opens_with_map_and_docks(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.panels.map
    assert [dock.isVisible() for dock in window.layout_of_board.docks.values()] == [True, True, True]


def test_a_month_goes_from_plan_over_table_and_report_to_the_next_plan(qtbot: QtBot, window: MainWindow) -> None:
    month = window.bridge.view.month
    window.actions_by_key["advance"].trigger()
    assert window.stack.currentWidget() is window.panels.table
    window.actions_by_key["advance"].trigger()
    assert window.stack.currentWidget() is window.panels.table, "an answer is missing"
    window.bridge.suggest_answers()
    window.actions_by_key["advance"].trigger()
    assert window.stack.currentWidget() is window.panels.report
    qtbot.keyClick(window.panels.report, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.panels.map
    assert (window.bridge.view.stage, window.bridge.view.month) == ("plan", month + 1)


def test_the_end_shows_the_outcome(window: MainWindow) -> None:
    window.open_game(game_at("over"))
    assert window.stack.currentWidget() is window.panels.outcome
    assert window.actions_by_key["view_stage"].text() == "Outcome"


def test_a_panel_fills_the_window_and_goes_back_to_its_dock(window: MainWindow) -> None:
    economy = window.panels.economy
    window.actions_by_key["view_economy"].trigger()
    assert window.stack.currentWidget() is economy
    assert not any(dock.isVisible() for dock in window.layout_of_board.docks.values())
    window.actions_by_key["view_board"].trigger()
    assert window.layout_of_board.docks["right"].isAncestorOf(economy)
    assert economy.isVisible()


def test_every_panel_can_fill_the_window_in_turn(window: MainWindow) -> None:
    for key in ("economy", "diplomacy", "log", "map", "economy", "board"):
        window.actions_by_key[f"view_{key}"].trigger()
    docks = window.layout_of_board.docks
    for name, panel in (("left", "orders"), ("right", "economy"), ("bottom", "diplomacy"), ("bottom", "log")):
        assert docks[name].isAncestorOf(getattr(window.panels, panel))


def test_why_opens_beside_the_board_and_can_be_closed(window: MainWindow) -> None:
    dock = window.layout_of_board.docks["right"]
    window.bridge.ask_why("ceasefire_utility/1")
    assert dock.current() == "why"
    assert dock.width() >= 400
    dock.ask(False)
    assert dock.current() == "economy"
    window.bridge.ask_why("R09")
    window.actions_by_key["reset"].trigger()
    assert dock.shown() == ["economy"]


def test_why_stands_alone_beside_a_page(window: MainWindow) -> None:
    window.open_game(game_at("report"))
    dock = window.layout_of_board.docks["right"]
    window.bridge.ask_why("R09")
    assert dock.isVisible()
    assert dock.shown() == ["why"]
    window.bridge.next_month()
    assert dock.shown() == ["economy"]


def test_a_refusal_is_told_with_its_rule(window: MainWindow) -> None:
    sentence = window.bridge.give(SetPosture(15, Posture.GRIND))
    assert "the line is a river" in sentence == window.status.words.text()
    assert window.status.tag.rule == "R13"


def test_undo_is_off_after_the_plan(window: MainWindow) -> None:
    assert window.actions_by_key["undo"].isEnabled() == window.bridge.view.orders.can_undo
    window.open_game(game_at("report"))
    assert not window.actions_by_key["undo"].isEnabled()
    assert not window.actions_by_key["suggest"].isEnabled()


def test_save_makes_sure_and_says_where(window: MainWindow) -> None:
    window.actions_by_key["save"].trigger()
    assert "game.loc" in window.status.words.text()
    assert window.status.saved.text() == "Saved"


def test_a_full_disk_is_told_in_the_status_bar(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "append", full)
    window.bridge.undo()
    assert window.status.words.text() == "Not kept yet: the disk is full; trying again."
    assert window.status.saved.text() == "Not saved"


def test_save_as_asks_for_a_file(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine.loc"), ""))
    window.actions_by_key["save_as"].trigger()
    assert game_of(window).file.path == tmp_path / "mine.loc"


def test_a_seat_without_the_file_is_offered_nothing_that_takes_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_file = {"save", "save_as", "export_csv", "export_json", "branch_here"}
    for stage in ("plan", "over"):
        far = game_at(stage)
        monkeypatch.setattr(far, "file", None)
        window.open_game(far)
        assert not any(window.actions_by_key[key].isEnabled() for key in of_file)
        window.open_game(game_at(stage))
        assert window.actions_by_key["save"].isEnabled()


def test_an_unsaved_game_is_asked_about_before_it_is_lost(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter((QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes))
    monkeypatch.setattr(QMessageBox, "question", lambda *words: (asked.append(words[2]), next(answers))[1])
    monkeypatch.setattr(records, "append", full)
    window.bridge.give(SetPosture(7, Posture.FORTIFY))
    assert not window.close()
    assert window.close()
    assert asked == ["This game is not saved. Close all the same?"] * 2
    window.show()


def test_what_a_loaded_game_notes_is_told(window: MainWindow) -> None:
    game = game_at()
    game.session.notes = ("The rulebook has changed since.",)
    window.open_game(game)
    assert window.status.words.text() == "The rulebook has changed since."


def test_a_broken_file_leaves_the_game_on_the_board(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.informativeText()))
    before, diary = game_of(window), tmp_path / "diary.loc"
    diary.write_text("Dear diary", encoding="utf-8")
    window.open_file(diary)
    assert len(told) == 1 and "diary.loc" in told[0]
    assert game_of(window) is before


def test_the_report_is_exported_to_the_file_asked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(page), ""))
    window.actions_by_key["export"].trigger()
    assert not page.exists(), "the report tells both sides' truth, so it comes after the game"
    window.open_game(game_at("over"))
    window.actions_by_key["export"].trigger()
    assert "War continues" in page.read_text(encoding="utf-8")


def test_the_start_screen_leads_back_to_the_board(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_key["start"].trigger()
    assert window.stack.currentWidget() is window.start
    assert not window.bar.isVisible()
    qtbot.mouseClick(window.start.rail.board, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.panels.map
    assert window.bar.isVisible()


def test_the_look_is_remembered(monkeypatch: pytest.MonkeyPatch, store: QSettings) -> None:
    asked: list[object] = []
    monkeypatch.setattr(theme, "current", lambda: "light")
    monkeypatch.setattr(theme, "text_scale", 1.15)
    Settings(store).keep_look()
    monkeypatch.setattr(theme, "set_theme", asked.append)
    monkeypatch.setattr(theme, "set_text_scale", asked.append)
    Settings(store).restore_look()
    assert asked == ["light", pytest.approx(1.15)]


def test_a_spoilt_setting_is_replaced(monkeypatch: pytest.MonkeyPatch, store: QSettings) -> None:
    store.setValue("look/theme", "sepia")
    store.setValue("look/text_scale", "huge")
    asked: list[object] = []
    monkeypatch.setattr(theme, "set_theme", asked.append)
    monkeypatch.setattr(theme, "set_text_scale", asked.append)
    Settings(store).restore_look()
    assert asked == ["dark", 1.0]


def test_text_grows_in_steps_and_stops_at_the_largest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "text_scale", 1.0)
    assert next_scale(1) == pytest.approx(1.15)
    assert next_scale(-1) == pytest.approx(0.9)
    monkeypatch.setattr(theme, "text_scale", 1.5)
    assert next_scale(1) == pytest.approx(1.5)


def test_the_layout_comes_back_and_can_be_reset(window: MainWindow, store: QSettings) -> None:
    layout = window.layout_of_board
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, layout.docks["left"])
    Settings(store).keep_layout(window.saveGeometry(), layout.docks_state())
    window.actions_by_key["reset"].trigger()
    assert window.dockWidgetArea(layout.docks["left"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    window.actions_by_key["view_map"].trigger()
    layout.restore(Settings(store).layout()[1])
    window.actions_by_key["view_board"].trigger()
    assert window.dockWidgetArea(layout.docks["left"]) == Qt.DockWidgetArea.RightDockWidgetArea
    window.actions_by_key["reset"].trigger()
    assert window.dockWidgetArea(layout.docks["left"]) == Qt.DockWidgetArea.LeftDockWidgetArea


def test_a_layout_of_another_version_is_left_alone(store: QSettings) -> None:
    store.setValue("layout/v0/geometry", QByteArray(b"old"))
    store.setValue("layout/v0/docks", QByteArray(b"old"))
    assert Settings(store).layout() is None


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [row.shortcut for row in ACTIONS if row.shortcut]
    assert len(keys) == len(set(keys))
    assert {row.key for row in ACTIONS} == set(window.actions_by_key)


def test_the_palette_finds_actions_and_orders(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_key["palette"].trigger()
    palette = window.palette_shown
    qtbot.keyClicks(palette.field, "reset lay")
    assert [palette.rows.item(row).text() for row in range(palette.rows.count())] == ["Reset layout"]
    palette.field.clear()
    line = next(line for line in window.bridge.view.orders.lines if line.choices)
    qtbot.keyClicks(palette.field, f"{line.title} {line.choices[-1].label}")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    after = next(each for each in window.bridge.view.orders.lines if each.key == line.key)
    assert not line.choices[-1].chosen and after.choices[-1].chosen


def test_the_palette_puts_words_that_begin_so_first(window: MainWindow) -> None:
    icon = window.windowIcon()
    commands = [Command(words, "", lambda: None, icon) for words in ("Reload map", "Load", "Save")]
    assert [command.words for command in matching(commands, "load")] == ["Load", "Reload map"]
    assert order_commands(window.bridge.view.orders, window.bridge)


@pytest.mark.parametrize("size", [(1280, 720), (1600, 1000)])
@pytest.mark.parametrize("stage", ["plan", "table", "report", "over"])
def test_every_stage_fits_the_window(qtbot: QtBot, window: MainWindow, size: tuple[int, int], stage: str) -> None:
    window.resize(*size)
    window.open_game(game_at(stage))
    settle()
    assert (window.width(), window.height()) == size


def test_a_panel_lent_to_the_window_keeps_a_changed_text_size(styled: object, window: MainWindow) -> None:
    window.show_view("board")
    theme.set_text_scale(1.3)
    for view in ("diplomacy", "board"):
        window.show_view(view)
        sizes = {label.text(): label.font().pixelSize() for label in window.panels.diplomacy.findChildren(Label)}
        assert sizes["Diplomacy table"] == round(20 * 1.3) and sizes["Precondition ladder"] == round(14 * 1.3), view
