"""The rulebook browser."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import misfits, settle
from wargame.board.why.rule_cards import RuleCard, rule_cards
from wargame.ui.components import Button, Label, StateChip
from wargame.ui.explain.rulebook import RulebookPanel
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")


CARDS = rule_cards()


def card_of(rule: str) -> RuleCard:
    """A rule of the rulebook."""
    return next(card for card in CARDS if card.id == rule)


@pytest.fixture
def panel(qtbot: QtBot) -> RulebookPanel:
    made = RulebookPanel(CARDS)
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


def test_opens_on_the_first_rule(panel: RulebookPanel) -> None:
    assert panel.page.rule == panel.shown_rules()[0]
    assert len(panel.shown_rules()) == len(CARDS)


def test_a_rule_shows_its_parameters(panel: RulebookPanel) -> None:
    panel.show_rule("R03")
    settle()
    parameters = card_of("R03").parameters
    assert len(parameters) > 1
    for each in parameters:
        assert {each.name, each.value, each.range, each.source} <= set(words_on(panel))


def test_filter_finds_words_of_titles_and_sources(panel: RulebookPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "leaking bucket")
    assert panel.shown_rules() == ("M08",)
    panel.filter.setText("EXPERTS MEET WHEN")
    assert panel.shown_rules() == ("R17",)
    panel.filter.setText("nothing like it")
    assert panel.shown_rules() == ()


def test_next_and_previous_stay_within_the_filter(panel: RulebookPanel) -> None:
    panel.filter.setText("truce")
    shown = panel.shown_rules()
    assert 1 < len(shown) < len(CARDS)
    panel.show_rule(shown[-2])
    panel.next.click()
    panel.next.click()
    assert panel.page.rule == shown[-1]
    panel.previous.click()
    assert panel.page.rule == shown[-2]


def test_a_hidden_rule_can_be_shown_and_an_unknown_one_not(panel: RulebookPanel) -> None:
    panel.filter.setText("leaking bucket")
    assert panel.show_rule("R19")
    assert panel.page.rule == "R19"
    assert panel.filter.text() == ""
    assert not panel.show_rule("R99")


def test_a_claim_opens_the_first_rule_that_carries_it(panel: RulebookPanel) -> None:
    carriers = [card.id for card in CARDS if "R25" in card.claims]
    assert len(carriers) > 1 and "R25" not in carriers
    assert panel.show_rule("R25")
    assert panel.page.rule == carriers[0]


def test_rules_can_be_ordered_by_phase(panel: RulebookPanel) -> None:
    panel.show_rule("R16")
    panel.group.setCurrentIndex(1)
    heads = [panel.proxy.index(line, 0).data() for line in range(panel.proxy.rowCount())]
    counts = Counter(card.phase for card in CARDS)
    assert heads == [f"{phase}  ({count})" for phase, count in counts.items()]
    assert panel.page.rule == "R16"


def test_a_rule_that_is_not_at_work_says_so(qtbot: QtBot) -> None:
    panel = RulebookPanel(tuple(replace(card, state="inert") if card.id == "R14" else card for card in CARDS))
    qtbot.addWidget(panel)
    panel.show()
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
