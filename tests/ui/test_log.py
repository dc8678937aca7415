"""The log as a person uses it: order, filters, Why and the jump to a place."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import settle
from tests.ui.play import PlayedBridge
from wargame.seat.values import LogLine
from wargame.ui.month.log import LINE_ROLE, LogPanel, nearest

RAIDED = "on Kharkiv and Poltava gas and power"
"""Words of a line about node 22."""

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def bridge() -> PlayedBridge:
    return PlayedBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> LogPanel:
    made = LogPanel(bridge)
    qtbot.addWidget(made)
    made.resize(520, 420)
    made.show()
    settle()
    return made


def place_of(panel: LogPanel, words: str) -> QPoint:
    """Where the latest line with these words stands in the list."""
    for row in range(panel.model.rowCount()):
        index = panel.model.index(row)
        line = index.data(LINE_ROLE)
        if isinstance(line, LogLine) and words in line.text:
            panel.list.scrollTo(index)
            return panel.list.visualRect(index).topLeft() + QPoint(60, 12)
    raise AssertionError(f"no line with {words!r}")


def test_the_newest_month_comes_first_under_its_heading(panel: LogPanel) -> None:
    assert panel.model.index(0).data() == "July 2026"
    months = [line.month for line in panel.model.lines()]
    assert months == sorted(months, reverse=True) and set(months) == {1, 2}
    assert panel.model.flags(panel.model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_families_and_text_narrow_the_log(qtbot: QtBot, panel: LogPanel, bridge: PlayedBridge) -> None:
    whole = bridge.view.log
    panel.families["front"].click()
    assert {line.family for line in panel.model.lines()} == {"front"}
    panel.families["strike"].click()
    kept = [line for line in whole if line.family in ("front", "strike")]
    assert len(panel.model.lines()) == len(kept) < len(whole)
    assert panel.count.text() == f"{len(kept)} of {len(whole)}"
    qtbot.keyClicks(panel.search, "raids refinery saratov")
    found = panel.model.lines()
    assert found and all("Saratov refinery" in line.text for line in found)
    panel.search.setText("nothing of the kind")
    assert panel.empty.isVisible() and panel.list.isHidden()


def test_a_click_asks_why(qtbot: QtBot, panel: LogPanel, bridge: PlayedBridge) -> None:
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "net along the whole line"))
    assert bridge.asked == ["month_km2"]


def test_a_click_and_enter_ask_for_the_line_s_own_subject(qtbot: QtBot, panel: LogPanel, bridge: PlayedBridge) -> None:
    line = LogLine(5, "October 2026", "The line at Lyman moved.", "R13", "front", quantity="R13/0/4")
    bridge.show(dataclasses.replace(bridge.view, log=(*bridge.view.log, line)), is_draft=False)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "at Lyman moved"))
    panel.list.setCurrentIndex(panel.list.indexAt(place_of(panel, "at Lyman moved")))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert bridge.asked == ["R13/0/4", "R13/0/4"]


def test_the_pin_and_a_double_click_jump_to_the_place(qtbot: QtBot, panel: LogPanel, bridge: PlayedBridge) -> None:
    where = place_of(panel, RAIDED)
    index = panel.list.indexAt(where)
    pin = panel.list.itemDelegate().pin_rect(panel.list.visualRect(index), index.data(LINE_ROLE))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=pin.center())
    assert bridge.calls == ["select node 22"] and bridge.asked == [], "the pin jumps and does not ask why"
    bridge.select("", -1)
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert bridge.calls.count("select node 22") == 2


def test_the_keyboard_asks_why_and_jumps(qtbot: QtBot, panel: LogPanel, bridge: PlayedBridge) -> None:
    panel.list.setCurrentIndex(panel.list.indexAt(place_of(panel, RAIDED)))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    assert bridge.asked == ["raids_received/22"] and bridge.calls == ["select node 22"]


def test_a_place_is_the_nearest_sector_or_node(bridge: PlayedBridge) -> None:
    assert nearest(bridge.view.map, (48.28, 37.18)) == ("sector", 9)
    assert nearest(bridge.view.map, (50.45, 30.52)) == ("node", 18)
    assert nearest(dataclasses.replace(bridge.view.map, nodes=(), sectors=()), (48.0, 37.0)) == ("", 0)


def test_long_lines_wrap_instead_of_being_cut(panel: LogPanel) -> None:
    rows = [panel.model.index(row) for row in range(panel.model.rowCount())]
    heights = {index.data(): panel.list.visualRect(index).height() for index in rows}
    long, short = (next(words for words in heights if words.startswith(start)) for start in ("Text grew", "Kyiv sent"))
    assert heights[long] > heights[short]


def test_a_new_month_shows_up(panel: LogPanel, bridge: PlayedBridge) -> None:
    bridge.commit()
    bridge.suggest_answers()
    bridge.send_answers()
    assert panel.model.index(0).data() == "August 2026" and panel.model.lines()[0].month == 3
