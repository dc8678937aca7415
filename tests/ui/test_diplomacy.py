"""The diplomacy panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.figures import near
from tests.ui.fits import misfits, settle
from tests.ui.play import PlayedBridge
from wargame.engine.orders import FundDossier, SetMandate
from wargame.engine.words import Dossier
from wargame.ui.components import Button, RuleTag
from wargame.ui.diplomacy import DiplomacyPanel
from wargame.ui.diplomacy.issue_table import GAP, MANDATE, NAME, TEXT
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def bridge() -> PlayedBridge:
    return PlayedBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> DiplomacyPanel:
    made = DiplomacyPanel(bridge)
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    made.show()
    return made


@pytest.mark.parametrize("mode", theme.THEMES)
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (760, 300), (480, 600)])
def test_nothing_is_cut_at_any_size(panel: DiplomacyPanel, size: tuple[int, int], mode: str) -> None:
    theme.set_theme(mode)
    assert misfits(panel, *size) == []


@pytest.mark.parametrize("width", [580, 750])
def test_a_dock_shows_the_ladder_in_one_row(panel: DiplomacyPanel, width: int) -> None:
    assert misfits(panel, width, 250) == []
    steps = panel.ladder.ladder.buttons
    assert len({step.y() for step in steps}) == 1 and all(step.compact for step in steps)
    assert all(step.step.detail in step.toolTip() for step in steps)


def test_narrowing_with_larger_type_leaves_the_columns(panel: DiplomacyPanel) -> None:
    theme.set_text_scale(1.3)
    misfits(panel, 1000, 300)
    assert misfits(panel, 640, 300) == []


def test_jump_buttons_keep_every_row_in_a_low_dock(panel: DiplomacyPanel) -> None:
    theme.set_text_scale(1.3)
    misfits(panel, 480, 150)
    jumps = panel._jumps
    assert all(jumps.rect().contains(button.geometry()) for button in jumps.findChildren(Button))


def test_larger_type_still_fits(panel: DiplomacyPanel) -> None:
    theme.set_text_scale(1.3)
    assert misfits(panel, 1280, 720) == []


def test_a_step_of_the_mandate_gives_one_order(qtbot: QtBot, panel: DiplomacyPanel, bridge: PlayedBridge) -> None:
    slider = panel.issues.sliders[3].slider
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert bridge.given == [SetMandate(3, 0.25)]


def test_showing_a_draft_gives_no_order(panel: DiplomacyPanel, bridge: PlayedBridge) -> None:
    bridge.show_with(diplomacy=replace(bridge.view.diplomacy, blocked=""))
    assert bridge.given == []


def test_add_1_funds_the_dossier_and_a_full_one_takes_no_more(panel: DiplomacyPanel, bridge: PlayedBridge) -> None:
    buttons = panel.dossiers.buttons
    assert bridge.give(FundDossier(Dossier.CONTRACTS, 2)) == "" == bridge.give(FundDossier(Dossier.TECHNOLOGY, 4))
    bridge.given.clear()
    buttons[0, -1].click()
    buttons[0, 1].click()
    assert bridge.given == [FundDossier(Dossier.CONTRACTS, 1), FundDossier(Dossier.CONTRACTS, 2)]
    assert not buttons[1, 1].isEnabled()


def test_a_dossier_the_sheet_does_not_offer_has_no_buttons(qtbot: QtBot) -> None:
    panel = DiplomacyPanel(PlayedBridge(seat="moscow"))
    qtbot.addWidget(panel)
    assert panel.dossiers.buttons == {}


def test_a_tag_asks_why_of_its_quantity(panel: DiplomacyPanel, bridge: PlayedBridge) -> None:
    tags = {tag.target: tag for tag in panel.findChildren(RuleTag)}
    for quantity in ("ceasefire_utility/0", "text/0", "audience/3", "aid_adequacy/1", "hedge/1", "technology/1"):
        tags[quantity].click()
        assert bridge.asked[-1] == quantity


def test_enter_on_an_issue_asks_about_its_text(panel: DiplomacyPanel, bridge: PlayedBridge, qtbot: QtBot) -> None:
    card = panel.issues
    card.table.setCurrentIndex(card.model.index(5, NAME))
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert bridge.asked == ["text/5"]


def test_the_table_twin_prints_estimates_as_such(panel: DiplomacyPanel, bridge: PlayedBridge) -> None:
    model = panel.issues.model
    territory, *_, humanitarian = bridge.view.diplomacy.issues
    positions, limits = (near(0.18, 0.03), territory.positions[1]), (near(0.8, 0.05), near(0.35))
    guess = replace(territory, positions=positions, reservations=limits)
    bridge.show_with(diplomacy=replace(bridge.view.diplomacy, issues=(guess, *bridge.view.diplomacy.issues[1:])))
    assert model.index(0, GAP).data() == "gap \u22480.45"
    assert model.index(7, GAP).data() == "zone 0.40" and humanitarian.zone == pytest.approx(0.40)
    assert model.index(3, TEXT).data().startswith(f"{bridge.view.diplomacy.issues[3].text.value:.2f}")
    assert "Moscow: position 0.18 (0.15\u20130.21)" in model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole)


def test_external_seats_have_no_mandate(qtbot: QtBot) -> None:
    panel = DiplomacyPanel(PlayedBridge(seat="europe"))
    qtbot.addWidget(panel)
    assert panel.issues.table.isColumnHidden(MANDATE)


def test_low_height_shows_jump_buttons_that_scroll(panel: DiplomacyPanel, qtbot: QtBot) -> None:
    panel.resize(760, 300)
    settle()
    panel.jump("templates")
    top = panel.templates.mapTo(panel.area.viewport(), QPoint(0, 0)).y()
    assert panel.area.verticalScrollBar().value() > 500
    assert top < 300


def test_the_gate_shows_both_signs(panel: DiplomacyPanel, bridge: PlayedBridge) -> None:
    gate = panel.utility.gate
    assert gate.accessibleName() == "General ceasefire closed; closed, open"
    table = bridge.view.diplomacy
    better = replace(table.utilities[0], total=replace(table.utilities[0].total, value=0.1))
    bridge.show_with(diplomacy=replace(table, utilities=(better, table.utilities[1]), ceasefire_open=True))
    assert gate.accessibleName() == "General ceasefire open; open, open"
