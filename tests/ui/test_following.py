"""A panel nobody sees does no work, and is right when it is looked at; drives the real window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.session.play import kept_game, play_months
from wargame.engine.orders import SetTempo
from wargame.ui.following import WhenSeen
from wargame.ui.start.shelf import Shelf
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, styled: object, tmp_path: Path) -> Iterator[MainWindow]:
    """Three months on the board, with every dock at its first tab."""
    game, _ = kept_game(tmp_path)
    play_months(game, 3, random.Random(1))
    made = MainWindow(Shelf(), Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)))
    made.resize(1600, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.open_game(game)
    yield made
    made.close()
    shiboken6.delete(made)


def watched(window: MainWindow) -> list[str]:
    """The panels that refresh from now on, by name, in turn."""
    seen: list[str] = []
    for name, panel in vars(window.panels).items():
        for follower in panel.findChildren(WhenSeen):
            work = follower._refresh
            follower._refresh = lambda name=name, work=work: (seen.append(name), work())
    return seen


def test_a_step_refreshes_what_is_seen_once_and_nothing_else(window: MainWindow) -> None:
    seen = watched(window)
    window.actions_by_key["look_first"].trigger()
    assert sorted(seen) == ["diplomacy", "economy", "map", "orders", "track"]
    seen.clear()
    window.show_view("economy")
    window.actions_by_key["look_forward"].trigger()
    assert sorted(seen) == ["economy", "track"]
    seen.clear()
    window.show_view("board")
    assert sorted(seen) == ["diplomacy", "map", "orders"], "each catches up once"


def test_an_order_refreshes_what_is_seen_once(window: MainWindow) -> None:
    seen = watched(window)
    assert window.bridge.give(SetTempo(1.1)) == ""
    assert sorted(seen) == ["diplomacy", "economy", "map", "orders", "track"]


def test_a_panel_behind_a_tab_is_right_when_it_is_shown(window: MainWindow) -> None:
    log, dock = window.panels.log, window.layout_of_board.docks["bottom"]
    assert not log.isVisible()
    window.actions_by_key["look_first"].trigger()
    window.actions_by_key["look_forward"].trigger()
    dock.bring("log")
    assert log.isVisible() and {line.month for line in log.model.lines()} == {1}
    dock.bring("diplomacy")
    window.actions_by_key["look_now"].trigger()
    dock.bring("log")
    assert {line.month for line in log.model.lines()} == {1, 2, 3}


def test_pages_of_the_month_are_filled_when_they_come(window: MainWindow) -> None:
    seen = watched(window)
    window.bridge.commit()
    while window.bridge.view.stage == "table":
        assert window.panels.table.isVisible() and len(window.panels.table.cards) == len(
            window.bridge.view.table.initiatives
        )
        window.bridge.suggest_answers()
        window.bridge.send_answers()
    assert window.panels.report.isVisible() and window.panels.report._shown is window.bridge.view.report
    assert "outcome" not in seen


def test_work_waits_for_the_first_look_and_is_done_once(qtbot: QtBot) -> None:
    stack, front, back, done = QStackedWidget(), QWidget(), QWidget(), []
    stack.addWidget(front)
    stack.addWidget(back)
    qtbot.addWidget(stack)
    stack.show()
    follower = WhenSeen(back, lambda: done.append(back.isVisible()))
    follower.ask()
    follower.ask()
    assert done == [] and follower.is_behind
    stack.setCurrentWidget(back)
    assert done == [True] and not follower.is_behind
    stack.setCurrentWidget(front)
    stack.setCurrentWidget(back)
    assert done == [True]


def test_a_widget_in_no_window_is_always_up_to_date(qtbot: QtBot) -> None:
    alone, done = QWidget(), []
    qtbot.addWidget(alone)
    WhenSeen(alone, lambda: done.append(1)).ask()
    assert done == [1]
