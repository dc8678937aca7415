"""The Why panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.fits import misfits
from tests.ui.stub_bridge import StubBridge
from wargame.ui.explain.why import WhyPanel
from wargame.ui.explain.why_model import FIGURE, NAME, SOURCE, VALUE, signed_value
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")

TOTAL, RELIEF = "ceasefire_utility/1", "relief/1"


@pytest.fixture
def bridge() -> StubBridge:
    return StubBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: StubBridge) -> WhyPanel:
    made = WhyPanel(bridge)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.mark.parametrize("mode", theme.THEMES)
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (760, 300), (420, 700), (360, 700), (340, 500)])
def test_nothing_is_cut_at_any_size(panel: WhyPanel, size: tuple[int, int], mode: str) -> None:
    theme.set_theme(mode)
    panel.open(TOTAL)
    assert misfits(panel, *size) == []


def test_a_narrow_dock_stacks_range_and_source_under_the_name(panel: WhyPanel) -> None:
    panel.open(TOTAL)
    assert misfits(panel, 360, 700) == []
    assert panel.tree.isColumnHidden(SOURCE) and panel.tree.columnWidth(NAME) > panel.tree.columnWidth(FIGURE)
    rows = [panel.tree.visualRect(panel.model.index(line, NAME)).height() for line in range(panel.model.rowCount())]
    assert max(rows) > theme.scaled(36)
    assert panel.model.headerData(FIGURE, Qt.Orientation.Horizontal) == "Figure"
    panel.resize(1280, 720)
    assert not panel.tree.isColumnHidden(SOURCE)


def test_a_question_shows_inputs_and_parameters(panel: WhyPanel, bridge: StubBridge) -> None:
    bridge.ask_why(TOTAL)
    rows = [panel.model.index(line, NAME).data() for line in range(panel.model.rowCount())]
    assert rows == ["Benefit of halting", "Gain of continuing", "Adversary's benefit, weighed", "Weight on denial"]
    assert panel.model.index(3, SOURCE).data().startswith("0.60")
    assert panel.model.index(1, FIGURE).data(VALUE) == pytest.approx(-0.43 / 0.53)
    assert panel.trail == (TOTAL,)


def test_unfolding_loads_the_inputs_of_an_input(panel: WhyPanel) -> None:
    panel.open(TOTAL)
    first = panel.model.index(0, NAME)
    panel.tree.expand(first)
    children = [panel.model.index(line, NAME, first).data() for line in range(panel.model.rowCount(first))]
    assert children == ["Losses a month", "Weight of losses"]
    second = panel.model.index(1, NAME)
    panel.tree.expand(second)
    assert panel.model.rowCount(second) == 0, "an input without an explanation unfolds to nothing"


def test_choosing_an_input_descends_and_back_returns(panel: WhyPanel, qtbot: QtBot) -> None:
    panel.open(TOTAL)
    panel.tree.setCurrentIndex(panel.model.index(0, NAME))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.trail == (TOTAL, RELIEF)
    assert panel.model.index(1, NAME).data() == "Weight of losses"
    panel.back.click()
    assert panel.trail == (TOTAL,)
    assert not panel.back.isEnabled()


def test_longer_words_get_more_room(panel: WhyPanel, bridge: StubBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.open(TOTAL)
    assert misfits(panel, 1280, 720) == []
    view = bridge.why(RELIEF)
    assert view is not None
    long = replace(view, sentence="One more clause of a long sentence. " * 20)
    monkeypatch.setattr(bridge, "why", lambda quantity: long)
    panel.refresh()
    assert misfits(panel, 1280, 720) == []


def test_choosing_a_parameter_stays(panel: WhyPanel) -> None:
    panel.open(TOTAL)
    panel.tree.clicked.emit(panel.model.index(3, NAME))
    assert panel.trail == (TOTAL,)


def test_an_unknown_figure_says_so_and_asks_the_rulebook(panel: WhyPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.rule_requested) as heard:
        panel.open("R44")
    assert heard.args == ["R44"]
    assert panel.trail == ()
    assert not panel.copy.isEnabled()


def test_copy_puts_the_whole_reasoning_on_the_clipboard(panel: WhyPanel) -> None:
    panel.open(TOTAL)
    panel.copy.click()
    words = QGuiApplication.clipboard().text()
    assert "R09" in words
    assert "Weight on denial: 0.80 share" in words
    assert "turns the sign" in words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("+0.29", 0.29),
        ("\u22120.43", -0.43),
        ("\u2248\u22120.43", -0.43),
        ("0.80", None),
        ("+1,200 people", 1200.0),
        ("+high", None),
        ("", None),
    ],
)
def test_only_signed_figures_become_bars(words: str, value: float | None) -> None:
    assert signed_value(words) == value
