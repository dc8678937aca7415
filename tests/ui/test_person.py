"""A person orders by mouse and keyboard on the real game: every family, the whole campaign, the first refusals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_map import drag, spot_of
from wargame.board.view import BoardView
from wargame.engine.orders import Propose
from wargame.engine.words import Initiative, Posture
from wargame.ui.orders.choices import SegmentButton
from wargame.ui.start.start_cards import ScenarioTile
from wargame.ui.window.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("styled")

POKROVSK = "Pokrovsk"
MONTHS = 30
"""How long the game lasts that `tests.fixed.FIRST_SEED` gives: past the arc's end, and the war continues."""


def view(window: MainWindow) -> BoardView:
    """What the person sees."""
    assert window.bridge is not None
    return window.bridge.view


def click(qtbot: QtBot, button: QWidget) -> None:
    """Press a button as a hand would: only where it is shown and enabled."""
    assert button.isVisible() and button.isEnabled(), f"{button.accessibleName()} cannot be pressed"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def start_default_game(qtbot: QtBot, window: MainWindow) -> None:
    tile = window.start.findChildren(ScenarioTile)[0]
    click(qtbot, next(b for b in tile.findChildren(QAbstractButton) if b.accessibleName().startswith("Play")))
    assert (view(window).scenario, view(window).seat.key) == ("year_five", "kyiv")


def sector(window: MainWindow, name: str) -> int:
    return next(each.index for each in view(window).map.sectors if each.name == name)


def order_a_posture_on_the_map(qtbot: QtBot, window: MainWindow) -> None:
    """Walk to the first sector with Tab and press the key of a posture."""
    board = window.panels.map
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Tab)
    qtbot.keyClick(board, Qt.Key.Key_1 + int(Posture.FORTIFY))
    assert view(window).map.sectors[0].posture[1] is Posture.FORTIFY


def order_effort_in_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    index = sector(window, POKROVSK)
    row = window.panels.orders.row(f"sector/{index}")
    assert row is not None
    before = view(window).map.sectors[index].effort
    qtbot.keyClick(row.sliders[0].slider, Qt.Key.Key_Right)
    assert view(window).map.sectors[index].effort > before


def order_raids_in_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    """Take a raid off one node and send it to another."""
    planned = [node for node in view(window).map.nodes if node.raids_planned > 0]
    for node, key, change in ((planned[0], Qt.Key.Key_Left, -1), (planned[-1], Qt.Key.Key_Right, 1)):
        row = window.panels.orders.row(f"node/{node.index}")
        assert row is not None
        qtbot.keyClick(row.sliders[0].slider, key)
        assert view(window).map.nodes[node.index].raids_planned == node.raids_planned + change


def order_a_ceasefire_proposal(qtbot: QtBot, window: MainWindow) -> None:
    wanted = Propose(Initiative.CEASEFIRE, True)
    line = next(each for each in view(window).orders.lines if any(c.order == wanted for c in each.choices))
    place = next(i for i, c in enumerate(line.choices) if c.order == wanted)
    row = window.panels.orders.row(line.key)
    assert row is not None
    row.take_focus()
    qtbot.mouseClick(row.findChildren(SegmentButton)[place], Qt.MouseButton.LeftButton)
    after = next(each for each in view(window).orders.lines if each.key == line.key)
    assert after.choices[place].chosen


def close_the_month(qtbot: QtBot, window: MainWindow) -> None:
    """Commit and answer what is asked, up to the report."""
    click(qtbot, window.panels.track.button)
    if view(window).stage == "table":
        click(qtbot, window.panels.table.suggest)
        click(qtbot, window.panels.table.send)
    assert view(window).stage == "report"
    report = view(window).report
    assert report is not None and report.lines


def test_a_person_orders_every_family_and_plays_to_the_outcome(qtbot: QtBot, window: MainWindow) -> None:
    start_default_game(qtbot, window)
    order_a_posture_on_the_map(qtbot, window)
    order_effort_in_the_sheet(qtbot, window)
    order_raids_in_the_sheet(qtbot, window)
    order_a_ceasefire_proposal(qtbot, window)
    months = 0
    while view(window).stage == "plan":
        close_the_month(qtbot, window)
        qtbot.keyClick(window.panels.report, Qt.Key.Key_Return)
        months += 1
        assert months <= MONTHS
    assert months == MONTHS
    assert window.stack.currentWidget() is window.panels.outcome
    outcome = view(window).outcome
    assert outcome is not None and outcome.title == "War continues" and outcome.door and outcome.seats
    qtbot.waitUntil(lambda: "staff doctrine" in window.panels.outcome.compared.text())


def test_proposals_of_month_one_are_declined_with_their_reasons(qtbot: QtBot, window: MainWindow) -> None:
    start_default_game(qtbot, window)
    assert window.bridge is not None
    order_a_ceasefire_proposal(qtbot, window)
    window.bridge.give(Propose(Initiative.SUMMIT))
    close_the_month(qtbot, window)
    report = view(window).report
    assert report is not None
    reasons = {title.lower(): words.lower() for title, words in report.declined}
    ceasefire = next(words for title, words in reasons.items() if "ceasefire" in title)
    meeting = next(words for title, words in reasons.items() if "meeting" in title)
    assert "utility" in ceasefire and "precondition" in ceasefire and "0 of 8" in ceasefire
    assert "precondition" in meeting and "recognition" in meeting


def test_dragging_a_counter_plots_a_transfer(qtbot: QtBot, window: MainWindow) -> None:
    start_default_game(qtbot, window)
    board = window.panels.map
    window.show_view("map")
    board.fit()
    qtbot.waitUntil(lambda: board.scene.mark("counter", 0, 1) is not None)
    origin, target = sector(window, POKROVSK), sector(window, "Orikhiv")
    drag(board, spot_of(board, "counter", origin, 1), spot_of(board, "counter", target, 1))
    moved = view(window).map.transfers
    assert any(each.origin == origin and each.destination == target for each in moved), moved
