"""The diplomacy panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import misfits, settle
from tests.ui.stub_bridge import StubBridge, small_board
from wargame.engine.orders import FundDossier, SetMandate
from wargame.engine.words import Dossier
from wargame.ui.components import Button, RuleTag
from wargame.ui.diplomacy import DiplomacyPanel
from wargame.ui.diplomacy.issue_table import GAP, MANDATE, NAME, TEXT
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def bridge() -> StubBridge:
    return StubBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: StubBridge) -> DiplomacyPanel:
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


def test_a_step_of_the_mandate_gives_one_order(qtbot: QtBot, panel: DiplomacyPanel, bridge: StubBridge) -> None:
    slider = panel.issues.sliders[3].slider
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert bridge.given == [SetMandate(3, 0.3)]


def test_showing_a_draft_gives_no_order(panel: DiplomacyPanel, bridge: StubBridge) -> None:
    changed = replace(bridge.view.diplomacy, blocked="")
    bridge.view = replace(bridge.view, diplomacy=changed)
    bridge.draft_changed.emit()
    assert bridge.given == []


def test_add_1_funds_the_dossier_and_a_full_one_takes_no_more(panel: DiplomacyPanel, bridge: StubBridge) -> None:
    buttons = panel.dossiers.buttons
    buttons[0, 1].click()
    buttons[0, -1].click()
    assert bridge.given == [FundDossier(Dossier.CONTRACTS, 3), FundDossier(Dossier.CONTRACTS, 1)]
    assert not buttons[1, 1].isEnabled()
    assert (2, 1) not in buttons, "a dossier the sheet does not offer has no buttons"


def test_a_tag_asks_why_of_its_quantity(panel: DiplomacyPanel, bridge: StubBridge) -> None:
    tags = {tag.target: tag for tag in panel.findChildren(RuleTag)}
    for quantity in ("ceasefire_utility/1", "text/0", "audience/3", "pillar/1", "hedge", "recognition/0", "dossier/1"):
        tags[quantity].click()
        assert bridge.asked[-1] == quantity


def test_enter_on_an_issue_asks_about_its_text(panel: DiplomacyPanel, bridge: StubBridge, qtbot: QtBot) -> None:
    card = panel.issues
    card.table.setCurrentIndex(card.model.index(5, NAME))
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert bridge.asked == ["text/5"]


def test_the_table_twin_prints_estimates_as_such(panel: DiplomacyPanel) -> None:
    model = panel.issues.model
    assert model.index(0, GAP).data() == "gap \u22480.45"
    assert model.index(7, GAP).data() == "zone \u22480.40"
    assert model.index(3, TEXT).data().startswith("0.38")
    assert "Moscow: position 0.18 (0.15\u20130.21)" in model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole)


def test_external_seats_have_no_mandate(qtbot: QtBot) -> None:
    panel = DiplomacyPanel(StubBridge(small_board(side=None)))
    qtbot.addWidget(panel)
    assert panel.issues.table.isColumnHidden(MANDATE)


def test_low_height_shows_jump_buttons_that_scroll(panel: DiplomacyPanel, qtbot: QtBot) -> None:
    panel.resize(760, 300)
    settle()
    panel.jump("templates")
    top = panel.templates.mapTo(panel.area.viewport(), QPoint(0, 0)).y()
    assert panel.area.verticalScrollBar().value() > 500
    assert top < 300


def test_the_gate_shows_both_signs(panel: DiplomacyPanel, bridge: StubBridge) -> None:
    gate = panel.utility.gate
    assert gate.accessibleName() == "General ceasefire closed; open, closed"
    table = bridge.view.diplomacy
    better = replace(table.utilities[1], total=replace(table.utilities[1].total, value=0.1))
    opened = replace(table, utilities=(table.utilities[0], better), ceasefire_open=True)
    bridge.view = replace(bridge.view, diplomacy=opened)
    bridge.changed.emit()
    assert gate.accessibleName() == "General ceasefire open; open, open"
