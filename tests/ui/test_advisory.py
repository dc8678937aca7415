"""A person overrules the arithmetic on the real window: the price is read before, paid, told and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wargame.engine.words import Answer, GateMode, Initiative
from wargame.ui.components import Label
from wargame.ui.start.new_game import NewGameDialog
from wargame.ui.table.answer_row import AnswerButton
from wargame.ui.table.initiative_card import InitiativeCard
from wargame.ui.window.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("styled")


def advisory_game(window: MainWindow) -> None:
    """The first scenario as Moscow in the advisory mode, chosen in the dialog as a person would."""
    dialog = NewGameDialog(window.shelf, None, window)
    dialog._take("moscow")
    dialog.gate.setCurrentIndex(dialog.gate.findData("advisory"))
    dialog.seed.setText("7")
    game = window.shelf.play(dialog.setup())
    dialog.deleteLater()
    window.open_game(game)


def accept(qtbot: QtBot, card: InitiativeCard) -> AnswerButton:
    button = next(each for each in card.buttons if each.answer.answer is Answer.ACCEPT)
    assert button.allowed and button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return button


def test_a_person_accepts_against_the_arithmetic_and_pays_what_the_card_said(qtbot: QtBot, window: MainWindow) -> None:
    advisory_game(window)
    bridge = window.bridge
    assert bridge is not None and bridge.view.gate_mode is GateMode.ADVISORY and bridge.view.seat.key == "moscow"
    qtbot.mouseClick(window.panels.track.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(card.isVisible() for card in window.panels.table.cards))
    cards = {card.view.kind: card for card in window.panels.table.cards}
    for kind in (Initiative.SUMMIT, Initiative.CEASEFIRE):
        price = next(each.price for each in cards[kind].view.answers if each.answer is Answer.ACCEPT)
        labels = [label for label in cards[kind].findChildren(Label) if label.text() == price]
        qtbot.waitUntil(lambda shown=labels: any(label.isVisible() for label in shown))
        assert "of standing at home" in price and "of credibility" in price
        assert price in accept(qtbot, cards[kind]).accessibleDescription()
    bridge.suggest_answers()
    qtbot.mouseClick(window.panels.table.send, Qt.MouseButton.LeftButton)
    report = bridge.view.report
    assert report is not None and "Moscow accepts a general ceasefire against the arithmetic" in report.headline
    (line,) = [each for each in report.lines if each.rule == "M15"]
    assert "Moscow overruled the arithmetic" in line.text and "credibility" in line.text
    assert any("A general ceasefire begins" in each.text for each in report.lines)
