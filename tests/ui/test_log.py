"""The log as a person uses it: order, filters, Why and the jump to a place."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.sample_economy import StubBridge
from wargame.seat.values import LogLine
from wargame.ui.month.log import LINE_ROLE, LogPanel, nearest

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def bridge() -> StubBridge:
    return StubBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: StubBridge) -> LogPanel:
    made = LogPanel(bridge)
    qtbot.addWidget(made)
    made.resize(520, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def place_of(panel: LogPanel, rule: str) -> QPoint:
    for row in range(panel.model.rowCount()):
        index = panel.model.index(row)
        line = index.data(LINE_ROLE)
        if isinstance(line, LogLine) and line.rule == rule:
            panel.list.scrollTo(index)
            return panel.list.visualRect(index).topLeft() + QPoint(60, 12)
    raise AssertionError(f"no line of {rule}")


def test_the_newest_month_comes_first_under_its_heading(panel: LogPanel) -> None:
    assert panel.model.index(0).data() == "September 2026"
    assert [line.month for line in panel.model.lines()] == [4, 4, 4, 3, 3, 2, 2]
    assert panel.model.flags(panel.model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_families_and_text_narrow_the_log(qtbot: QtBot, panel: LogPanel) -> None:
    panel.families["front"].click()
    assert [line.family for line in panel.model.lines()] == ["front"]
    panel.families["strike"].click()
    assert len(panel.model.lines()) == 2 and panel.count.text() == "2 of 7"
    qtbot.keyClicks(panel.search, "raids samara")
    assert [line.rule for line in panel.model.lines()] == ["R29"]
    panel.search.setText("nothing of the kind")
    assert panel.empty.isVisible() and panel.list.isHidden()


def test_a_click_asks_why(qtbot: QtBot, panel: LogPanel, bridge: StubBridge) -> None:
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "R28"))
    assert bridge.calls == ["why R28"]


def test_a_click_and_enter_ask_for_the_line_s_own_subject(qtbot: QtBot, panel: LogPanel, bridge: StubBridge) -> None:
    line = LogLine(5, "October 2026", "The line at Lyman moved.", "R13", "front", quantity="R13/0/4")
    bridge.view = dataclasses.replace(bridge.view, log=(*bridge.view.log, line))
    bridge.changed.emit()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "R13"))
    panel.list.setCurrentIndex(panel.list.indexAt(place_of(panel, "R13")))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert bridge.calls == ["why R13/0/4", "why R13/0/4"]


def test_the_pin_and_a_double_click_jump_to_the_place(qtbot: QtBot, panel: LogPanel, bridge: StubBridge) -> None:
    where = place_of(panel, "R29")
    index = panel.list.indexAt(where)
    pin = panel.list.itemDelegate().pin_rect(panel.list.visualRect(index), index.data(LINE_ROLE))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=pin.center())
    assert bridge.calls == ["select node 6"], "the pin jumps and does not ask why"
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert bridge.calls.count("select node 6") == 2


def test_the_keyboard_asks_why_and_jumps(qtbot: QtBot, panel: LogPanel, bridge: StubBridge) -> None:
    panel.list.setCurrentIndex(panel.list.indexAt(place_of(panel, "R29")))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    assert bridge.calls == ["why R29", "select node 6"]


def test_a_place_is_the_nearest_sector_or_node(bridge: StubBridge) -> None:
    assert nearest(bridge.view.map, (48.28, 37.18)) == ("sector", 0)
    assert nearest(bridge.view.map, (46.4, 35.0)) == ("node", 1)
    assert nearest(dataclasses.replace(bridge.view.map, nodes=(), sectors=()), (48.0, 37.0)) == ("", 0)


def test_long_lines_wrap_instead_of_being_cut(panel: LogPanel) -> None:
    rows = [panel.model.index(row) for row in range(panel.model.rowCount())]
    heights = {index.data(): panel.list.visualRect(index).height() for index in rows}
    long = next(words for words in heights if words.startswith("Moscow declined"))
    assert heights[long] > heights["Both pillars hold."]


def test_a_new_month_shows_up(panel: LogPanel, bridge: StubBridge) -> None:
    line = LogLine(5, "October 2026", "The guns went on.", "R01", "front")
    bridge.view = dataclasses.replace(bridge.view, log=(*bridge.view.log, line))
    bridge.changed.emit()
    assert panel.model.lines()[0] is line
