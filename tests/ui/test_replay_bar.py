"""The board steps through its months: what it shows is past, read-only, the seat's own, and marked as such."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QInputDialog, QMainWindow, QMessageBox
from pytestqt.qtbot import QtBot

from tests.session.play import PERSON, Screen, figures, kept_game, opened, play_months
from tests.ui.fits import misfits
from wargame.engine.orders import SetMandate, SetTempo
from wargame.engine.words import Answer, Initiative
from wargame.record import store
from wargame.ui.bridge import PAST, READ_ONLY, Bridge
from wargame.ui.month import record_desk
from wargame.ui.month.lookback import Lookback
from wargame.ui.month.record_desk import RecordDesk
from wargame.ui.month.replay_bar import PastStrip, ReplayBar
from wargame.ui.start.shelf import Shelf
from wargame.ui.window import actions
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four months of two persons."""
    game, path = kept_game(tmp_path_factory.mktemp("games"), players=PERSON)
    play_months(game, 4, random.Random(4))
    game.journal.close()
    return path


@pytest.fixture
def game(played: Path, tmp_path: Path) -> Screen:
    """The same game in a file of the test."""
    path = tmp_path / "game.loc"
    path.write_bytes(played.read_bytes())
    return opened(path)


@pytest.fixture
def bridge(game: Screen, styled: object) -> Bridge:
    """The game on a board."""
    return Bridge(game)


@pytest.fixture
def bar(qtbot: QtBot, bridge: Bridge) -> ReplayBar:
    """The bar with a window's actions."""
    window = QMainWindow()
    qtbot.addWidget(window)
    desk = RecordDesk(window)
    look = desk.attach(bridge)
    bar = ReplayBar(look, actions.build(window, desk.handlers()))
    window.statusBar().addPermanentWidget(bar)
    return bar


def look_of(bar: ReplayBar) -> Lookback:
    """What the bar steps."""
    return bar._lookback


def enabled(bar: ReplayBar) -> dict[str, bool]:
    """Which of the four steps can be taken."""
    return {key.removeprefix("look_"): button.isEnabled() for key, button in bar.steps.items()}


def test_the_bar_steps_back_and_on_again(bar: ReplayBar, bridge: Bridge) -> None:
    assert bar.month.text() == "October 2026"
    assert enabled(bar) == {"first": True, "back": True, "forward": False, "now": False}
    bar.steps["look_back"].click()
    assert (bar.month.text(), bridge.view.month, bridge.view.stage) == ("September 2026", 3, PAST)
    assert all(enabled(bar).values())
    bar.steps["look_first"].click()
    assert (bar.month.text(), bridge.view.month) == ("June 2026", 0)
    assert enabled(bar) == {"first": False, "back": False, "forward": True, "now": True}
    bar.steps["look_forward"].click()
    assert bar.month.text() == "July 2026"
    bar.steps["look_now"].click()
    assert (bar.month.text(), bridge.view.stage, bridge.is_past) == ("October 2026", "plan", False)


def test_the_list_of_months_goes_to_any_of_them(bar: ReplayBar, bridge: Bridge) -> None:
    bar.month.menu().aboutToShow.emit()
    found = {action.text(): action for action in bar.month.menu().actions() if action.text()}
    assert list(found) == ["June 2026", "July 2026", "August 2026", "September 2026", "Now"]
    found["August 2026"].trigger()
    assert bridge.view.month_label == "August 2026"
    found["Now"].trigger()
    assert not bridge.is_past


def test_a_past_month_takes_no_orders_and_changes_nothing(bar: ReplayBar, bridge: Bridge, game: Screen) -> None:
    rows, draft = len(game.journal.record.rows), figures(game.turn.draft)
    look_of(bar).back()
    refused: list[str] = []
    bridge.refused.connect(lambda words, _rule: refused.append(words))
    assert bridge.give(SetTempo(1.1)) == READ_ONLY
    assert bridge.answer(0, Initiative.SUMMIT, Answer.ACCEPT) == READ_ONLY
    for step in (bridge.undo, bridge.redo, bridge.suggest, bridge.commit, bridge.suggest_answers, bridge.send_answers,
                 bridge.next_month):  # fmt: skip
        step()
    assert refused == [READ_ONLY] * 9
    assert len(game.journal.record.rows) == rows
    assert figures(game.turn.draft) == draft
    assert bridge.is_past


def test_the_past_board_is_the_seats_own_with_its_sealed_sheet(bar: ReplayBar, bridge: Bridge, game: Screen) -> None:
    look_of(bar).go_to(2)
    view = bridge.view
    assert view.seat.key == "moscow"
    changed = {line.key for line in view.orders.lines if line.changed}
    assert changed
    assert [sector.line_km for sector in view.map.sectors] == game.course.states[2].line_km[:, 0].tolist()
    assert [reserve.is_exact for reserve in view.map.reserve] == [True, False]
    assert {line.month for line in view.log} == {1, 2}


def test_another_game_is_shown_as_it_stands(bar: ReplayBar, bridge: Bridge, tmp_path: Path) -> None:
    look_of(bar).first()
    other, _ = kept_game(tmp_path / "other")
    bridge.open(other)
    assert (look_of(bar).at, bridge.view.stage) == (None, "plan")
    assert not any(enabled(bar).values())


def test_bookmarks_are_kept_and_jumped_to(
    bar: ReplayBar, bridge: Bridge, game: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_of(bar).go_to(1)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kw: ("The port burns", True))
    bar._actions["bookmark"].trigger()
    look_of(bar).now()
    bar.marks.menu().aboutToShow.emit()
    bar.marks.menu().actions()[-1].trigger()
    assert bar.marks.menu().actions()[-1].text() == "July 2026: The port burns"
    assert bridge.view.month == 1
    kept = store.read(game.journal.path).of("bookmark")
    assert [(row["month"], row["seat"], row["content"]) for row in kept] == [(1, game.index, "The port burns")]
    assert opened(game.journal.path).course.state.month == 4


def test_a_bookmark_of_another_seat_is_not_shown(bar: ReplayBar, game: Screen) -> None:
    other = next(seat for seat in game.session.persons if seat != game.index)
    game.journal.annotated("bookmark", 1, other, "Our secret")
    game.journal.annotated("bookmark", 2, None, "The instructor's")
    assert look_of(bar).bookmarks() == ()


def test_the_strip_says_which_month_it_is(qtbot: QtBot, bridge: Bridge) -> None:
    look = Lookback(bridge)
    strip = PastStrip(look)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    look.go_to(3)
    assert not strip.isHidden()
    assert "September 2026" in strip.words.text() and "Moscow" in strip.words.text()
    assert not misfits(strip, 1024, 46)
    look.now()
    assert strip.isHidden()


def full(*_args: object) -> None:
    """A disk that takes nothing."""
    raise sqlite3.OperationalError("database or disk is full")


@pytest.fixture
def window(qtbot: QtBot, game: Screen, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window with the game."""
    store_ = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Shelf(), Settings(store_))
    window.resize(1280, 720)
    window.show()
    window.open_game(game)
    yield window
    window.close()
    shiboken6.delete(window)


def test_the_keyboard_steps_and_going_on_only_leads_back_to_now(qtbot: QtBot, window: MainWindow) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    assert window.bridge.view.month_label == "September 2026"
    assert window.past_strip.isVisible()
    assert not window.actions_by_key["suggest"].isEnabled() and not window.actions_by_key["view_stage"].isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Home, alt)
    assert window.bridge.view.month_label == "June 2026"
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    assert window.bridge.view.month_label == "July 2026"
    assert window.panels.track.button.isEnabled()
    assert not any(row.isEnabled() for page in window.panels.orders.pages.values() for row in page.rows())
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (window.bridge.view.month_label, window.bridge.view.stage) == ("October 2026", "plan")
    assert not window.past_strip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Home, alt)
    qtbot.keyClick(window, Qt.Key.Key_End, alt)
    assert not window.bridge.is_past


def test_the_panel_that_fills_the_window_stays_while_stepping(window: MainWindow) -> None:
    window.show_view("economy")
    for key in ("look_back", "look_first", "look_now"):
        window.actions_by_key[key].trigger()
        assert window.stack.currentWidget() is window.panels.economy
    window.bridge.commit()
    window.actions_by_key["look_first"].trigger()
    assert window.stack.currentWidget() is window.panels.map


def test_what_the_disk_does_not_take_is_said_marked_and_tried_again(
    qtbot: QtBot, window: MainWindow, game: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "question", lambda *args: asked.append(args[2]) or QMessageBox.StandardButton.No)
    window.records._timer.setInterval(20)
    assert record_desk.RETRY_MS == 5000
    monkeypatch.setattr(game.journal, "_write", full)
    assert window.bridge.give(SetTempo(1.07)) == ""
    assert window.status.saved.text() == "Not saved"
    assert "not kept yet: the disk is full" in window.panels.orders.unkept.words.text()
    window.status.clear_note()
    assert window.status.saved.text() == "Not kept yet: the disk is full; trying again."
    window.close()
    assert window.isVisible() and len(asked) == 1
    monkeypatch.undo()
    qtbot.waitUntil(lambda: window.status.saved.text() == "Saved")
    assert window.panels.orders.unkept.isHidden()
    assert not window.records._timer.isActive()
    assert figures(opened(game.journal.path).turn.draft) == figures(game.turn.draft)


def marked(window: MainWindow) -> dict[str, str]:
    """The order rows with the mark of what is not kept, by key, and what a screen reader says of them."""
    rows = [row for page in window.panels.orders.pages.values() for row in page.rows()]
    assert all(("not kept yet" in row.accessibleName()) == row.unkept.isVisibleTo(row) for row in rows)
    return {row.line.key: row.unkept.accessibleName() for row in rows if row.unkept.isVisibleTo(row)}


def test_each_order_that_the_disk_refused_is_marked_until_it_is_kept(
    qtbot: QtBot, window: MainWindow, game: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.records._timer.setInterval(20)
    assert window.bridge.give(SetTempo(0.9)) == "" and not marked(window)
    monkeypatch.setattr(store, "append", full)
    assert window.bridge.give(SetTempo(1.07)) == ""
    (tempo,) = [line for line in window.bridge.view.orders.lines if line.title == "Operational tempo"]
    assert marked(window) == {tempo.key: "Operational tempo: not kept yet"}
    assert window.bridge.give(SetMandate(2, 0.35)) == ""
    assert set(marked(window)) == {tempo.key, "issue/2"}
    row = window.panels.orders.row(tempo.key)
    assert row.unkept.isVisible() and "disk is full" in row.unkept.toolTip()
    window.bridge.undo()
    assert set(marked(window)) == {tempo.key}, "as it stands on the disk again"
    window.actions_by_key["look_back"].trigger()
    assert not marked(window)
    window.actions_by_key["look_now"].trigger()
    assert set(marked(window)) == {tempo.key}
    monkeypatch.undo()
    qtbot.waitUntil(lambda: not marked(window))
    assert figures(opened(game.journal.path).turn.draft) == figures(game.turn.draft)


def test_orders_of_a_month_the_disk_never_heard_of_are_marked(
    window: MainWindow, game: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "append", full)
    window.bridge.give(SetTempo(1.07))
    play_months(game, 1)
    window.bridge.look_at(None)
    assert window.bridge.view.stage == "plan" and not marked(window)
    window.bridge.give(SetTempo(0.8))
    assert len(marked(window)) == 1
    monkeypatch.setattr(QMessageBox, "question", lambda *args: QMessageBox.StandardButton.Yes)
    window.close()
