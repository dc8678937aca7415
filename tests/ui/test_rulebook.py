"""The rulebook browser."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import misfits, settle
from tests.ui.sample_rules import sample_rules
from wargame.ui.components import Button, Label, StateChip
from wargame.ui.explain.rulebook import RulebookPanel
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def panel(qtbot: QtBot) -> RulebookPanel:
    made = RulebookPanel(sample_rules())
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def words_on(panel: RulebookPanel) -> list[str]:
    """All texts on the open page."""
    return [label.text() for label in panel.page.findChildren(Label) if label.isVisible()]


@pytest.mark.parametrize("mode", theme.THEMES)
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (900, 600)])
def test_nothing_is_cut_at_any_size(panel: RulebookPanel, size: tuple[int, int], mode: str) -> None:
    theme.set_theme(mode)
    assert misfits(panel, *size) == []


def test_opens_on_the_first_rule_with_its_parameters(panel: RulebookPanel) -> None:
    assert panel.page.rule == "R09"
    assert {"Denial weight, Moscow", "0.80", "0.60–1.00", "Model setting"} <= set(words_on(panel))


def test_filter_finds_words_of_titles_and_sources(panel: RulebookPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "commitment")
    assert panel.shown_rules() == ("R09",)
    panel.filter.setText("EXPERTS")
    assert panel.shown_rules() == ("R16",)
    panel.filter.setText("nothing like it")
    assert panel.shown_rules() == ()


def test_next_and_previous_stay_within_the_filter(panel: RulebookPanel) -> None:
    panel.filter.setText("pause")
    assert panel.shown_rules() == ("R10", "R14")
    panel.show_rule("R10")
    panel.next.click()
    panel.next.click()
    assert panel.page.rule == "R14"
    panel.previous.click()
    assert panel.page.rule == "R10"


def test_a_hidden_rule_can_be_shown_and_an_unknown_one_not(panel: RulebookPanel) -> None:
    panel.filter.setText("experts")
    assert panel.show_rule("R19")
    assert panel.page.rule == "R19"
    assert panel.filter.text() == ""
    assert not panel.show_rule("R99")


def test_a_claim_opens_the_first_rule_that_carries_it(panel: RulebookPanel) -> None:
    assert panel.show_rule("R45")
    assert panel.page.rule == "R10"


def test_rules_can_be_ordered_by_phase(panel: RulebookPanel) -> None:
    panel.show_rule("R16")
    panel.group.setCurrentIndex(1)
    heads = [panel.proxy.index(line, 0).data() for line in range(panel.proxy.rowCount())]
    assert heads == ["Utilities and gates  (2)", "Combat  (1)", "Table  (2)"]
    assert panel.page.rule == "R16"


def test_a_rule_that_is_not_at_work_says_so(panel: RulebookPanel) -> None:
    panel.show_rule("R14")
    settle()
    assert [chip.words for chip in panel.page.findChildren(StateChip) if chip.isVisible()] == ["not at work here"]


def test_why_asks_about_the_open_rule(panel: RulebookPanel, qtbot: QtBot) -> None:
    panel.show_rule("R16")
    settle()
    button = next(each for each in panel.page.findChildren(Button) if each.isVisible())
    with qtbot.waitSignal(panel.why_requested) as heard:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == ["R16"]
