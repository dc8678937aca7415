"""The table round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import misfits, settle
from tests.ui.play import PlayedBridge, board
from wargame.engine.words import Answer, Initiative
from wargame.ui.components import RuleTag
from wargame.ui.style import theme
from wargame.ui.table.table_round import TableRoundPanel

pytestmark = pytest.mark.usefixtures("styled")

LETTER, SUMMIT, TRUCE, DOSSIER = range(4)
KYIV = 1


@pytest.fixture
def bridge() -> PlayedBridge:
    """Moscow's table with the letter and the summit answered and the truce open; the dossier is not for Moscow."""
    made = PlayedBridge("table", "moscow")
    for kind, answer in ((Initiative.LETTER, Answer.COUNTER_SIGNAL), (Initiative.SUMMIT, Answer.DECLINE)):
        assert made.answer(KYIV, kind, answer) == ""
    made.answered.clear()
    return made


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> TableRoundPanel:
    made = TableRoundPanel(bridge)
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    made.show()
    settle()
    made.activateWindow()
    return made


@pytest.mark.parametrize("mode", theme.THEMES)
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (760, 300)])
def test_nothing_is_cut_at_any_size(panel: TableRoundPanel, size: tuple[int, int], mode: str) -> None:
    theme.set_theme(mode)
    assert misfits(panel, *size) == []


def test_send_is_off_and_names_what_is_missing(panel: TableRoundPanel) -> None:
    assert not panel.send.isEnabled()
    assert "Energy truce" in panel.missing.text()
    assert "Energy truce" in panel.send.toolTip()
    assert panel.count.text() == "2 of 3"


def test_choosing_the_last_answer_calls_the_bridge_and_frees_send(panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    card = panel.cards[TRUCE]
    card.buttons[0].click()
    assert bridge.answered == [(KYIV, Initiative.ENERGY_TRUCE, Answer.ACCEPT)]
    assert card.buttons[0].isChecked()
    assert card is panel.cards[TRUCE], "a card keeps its widgets, and so the keyboard, when an answer is chosen"
    assert panel.send.isEnabled()
    panel.send.click()
    assert bridge.calls == ["send_answers"]


def test_a_refused_answer_is_focusable_reads_its_reasons_and_does_nothing(
    qtbot: QtBot, panel: TableRoundPanel, bridge: PlayedBridge
) -> None:
    accept = panel.cards[SUMMIT].buttons[0]
    accept.setFocus()
    assert accept.hasFocus()
    qtbot.keyClick(accept, Qt.Key.Key_Space)
    accept.click()
    assert bridge.answered == []
    assert not accept.isChecked()
    assert "Text 0 of 8" in accept.accessibleDescription()
    assert "Recognition 0 of 1" in accept.accessibleDescription()


def test_answers_of_others_cannot_be_chosen(panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    for button in panel.cards[DOSSIER].buttons:
        button.click()
    assert bridge.answered == []


def test_keys_pick_card_answer_and_choose(qtbot: QtBot, panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_3)
    card = panel.cards[TRUCE]
    assert card.buttons[0].hasFocus()
    assert card.property("focused")
    qtbot.keyClick(card.buttons[0], Qt.Key.Key_Down)
    assert card.buttons[1].hasFocus()
    assert bridge.answered == [], "moving does not choose"
    qtbot.keyClick(card.buttons[1], Qt.Key.Key_Space)
    assert bridge.answered == [(KYIV, Initiative.ENERGY_TRUCE, Answer.OFFER_TERMS)]
    qtbot.keyClick(card.buttons[1], Qt.Key.Key_Up)
    qtbot.keyClick(card.buttons[0], Qt.Key.Key_Up)
    assert card.buttons[2].hasFocus(), "the arrows go round"


def test_w_asks_about_the_answer_in_hand(qtbot: QtBot, panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_2)
    qtbot.keyClick(panel.cards[SUMMIT].buttons[1], Qt.Key.Key_W)
    assert bridge.asked == ["R06"]


def test_the_digit_of_a_focused_answer_still_picks_cards(qtbot: QtBot, panel: TableRoundPanel) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_3)
    qtbot.keyClick(panel.cards[TRUCE].buttons[0], Qt.Key.Key_1)
    assert panel.cards[LETTER].buttons[1].hasFocus(), "the chosen answer takes the keyboard"
    assert not panel.cards[TRUCE].property("focused")


def test_suggest_asks_the_staff(panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    panel.suggest.click()
    assert bridge.calls == ["suggest_answers"]


def test_tags_of_terms_ask_why(panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    tags = [tag for tag in panel.cards[LETTER].findChildren(RuleTag) if tag.rule == "R22"]
    tags[0].click()
    assert bridge.asked == ["R22"]


def test_new_initiatives_make_new_cards(panel: TableRoundPanel, bridge: PlayedBridge) -> None:
    table = bridge.view.table
    assert table is not None
    fewer = replace(table, initiatives=table.initiatives[:1], missing=())
    bridge.show(replace(bridge.view, table=fewer), is_draft=False)
    assert [card.view.title for card in panel.cards] == ["Open letter"]
    assert panel.send.isEnabled()


@pytest.mark.parametrize("stage", ["plan", "report", "over"])
def test_other_stages_show_an_empty_table(panel: TableRoundPanel, bridge: PlayedBridge, stage: str) -> None:
    bridge.show(board(stage, "moscow"), is_draft=False)
    assert panel.cards == []
    assert not panel.send.isEnabled()
    assert not panel.suggest.isEnabled()
