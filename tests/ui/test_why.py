"""The Why panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.fits import misfits
from tests.ui.play import PlayedBridge
from wargame.board.view import WhyInput
from wargame.ui.explain.why import WhyPanel
from wargame.ui.explain.why_model import FIGURE, NAME, SOURCE, VALUE, signed_value
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")

TOTAL, RELIEF, GATE = "ceasefire_utility/0", "benefit_ordinary/0", "R09"


def inputs_of(bridge: PlayedBridge, quantity: str) -> tuple[WhyInput, ...]:
    """What the game itself says a figure follows from."""
    view = bridge.why(quantity)
    assert view is not None
    return view.inputs


def names_under(panel: WhyPanel, parent: QModelIndex) -> list[str]:
    """Names of the rows under one, or of the outermost ones."""
    return [panel.model.index(line, NAME, parent).data() for line in range(panel.model.rowCount(parent))]


@pytest.fixture
def bridge() -> PlayedBridge:
    return PlayedBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> WhyPanel:
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


def test_a_question_shows_inputs_and_parameters(panel: WhyPanel, bridge: PlayedBridge) -> None:
    bridge.ask_why(TOTAL)
    inputs = inputs_of(bridge, TOTAL)
    assert names_under(panel, QModelIndex()) == [each.name for each in inputs]
    weight = next(line for line, each in enumerate(inputs) if each.is_parameter)
    assert panel.model.index(weight, SOURCE).data() == inputs[weight].note != ""
    bars = [panel.model.index(line, FIGURE).data(VALUE) for line in range(4)]
    assert bars[0] > 0 > bars[1] and bars[3] == -1, "the largest fills its bar"
    assert panel.trail == (TOTAL,)


def test_unfolding_loads_the_inputs_of_an_input(panel: WhyPanel, bridge: PlayedBridge) -> None:
    panel.open(TOTAL)
    first = panel.model.index(0, NAME)
    panel.tree.expand(first)
    assert names_under(panel, first) == [each.name for each in inputs_of(bridge, RELIEF)]


def test_an_input_without_an_explanation_unfolds_to_nothing(panel: WhyPanel, bridge: PlayedBridge) -> None:
    panel.open(GATE)
    drawn = next(line for line, each in enumerate(inputs_of(bridge, GATE)) if each.value == "chance")
    row = panel.model.index(drawn, NAME)
    panel.tree.expand(row)
    assert panel.model.rowCount(row) == 0


def test_choosing_an_input_descends_and_back_returns(panel: WhyPanel, bridge: PlayedBridge, qtbot: QtBot) -> None:
    panel.open(TOTAL)
    panel.tree.setCurrentIndex(panel.model.index(0, NAME))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.trail == (TOTAL, RELIEF)
    assert names_under(panel, QModelIndex()) == [each.name for each in inputs_of(bridge, RELIEF)]
    panel.back.click()
    assert panel.trail == (TOTAL,)
    assert not panel.back.isEnabled()


def test_longer_words_get_more_room(panel: WhyPanel, bridge: PlayedBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.open(TOTAL)
    assert misfits(panel, 1280, 720) == []
    view = bridge.why(RELIEF)
    assert view is not None
    long = replace(view, sentence="One more clause of a long sentence. " * 20)
    monkeypatch.setattr(bridge, "why", lambda quantity: long)
    panel.refresh()
    assert misfits(panel, 1280, 720) == []


def test_choosing_a_parameter_stays(panel: WhyPanel, bridge: PlayedBridge) -> None:
    panel.open(TOTAL)
    weight = next(line for line, each in enumerate(inputs_of(bridge, TOTAL)) if each.is_parameter)
    panel.tree.clicked.emit(panel.model.index(weight, NAME))
    assert panel.trail == (TOTAL,)


def test_an_unknown_figure_says_so_and_asks_the_rulebook(panel: WhyPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.rule_requested) as heard:
        panel.open("R99")
    assert heard.args == ["R99"]
    assert panel.trail == ()
    assert not panel.copy.isEnabled()


def test_copy_puts_the_whole_reasoning_on_the_clipboard(panel: WhyPanel, bridge: PlayedBridge) -> None:
    panel.open(TOTAL)
    panel.copy.click()
    words = QGuiApplication.clipboard().text()
    view = bridge.why(TOTAL)
    assert view is not None and all(part in words for part in (view.rule, view.title, view.sentence, view.flip))
    assert all(f"{each.name}: {each.value}" in words for each in view.inputs)


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
