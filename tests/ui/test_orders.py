"""The order sheet as a person uses it: editing, refusals, filter, shared selection, updates in place."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import settle
from tests.ui.play import PlayedBridge, board
from wargame.board.orders.view import Choice
from wargame.engine.orders import PlanRaids, Propose, SetEffort, SetLetter, SetPosture, SetTrade
from wargame.engine.words import Initiative, Posture
from wargame.ui.components.text import Label
from wargame.ui.orders import OrderSheetPanel
from wargame.ui.orders.choices import REFUSAL_ROLE, ChoiceCombo, Segments
from wargame.ui.orders.row import OrderRow
from wargame.ui.style import theme

LETTER, TRUCE = (f"propose/{kind:d}" for kind in (Initiative.LETTER, Initiative.ENERGY_TRUCE))
RIVER = "sector/15"
"""The lower Dnipro, over which nobody attacks."""

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def bridge() -> PlayedBridge:
    return PlayedBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> OrderSheetPanel:
    made = OrderSheetPanel(bridge)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    settle()
    return made


def refused(bridge: PlayedBridge, key: str, place: int, why: str) -> tuple[Choice, ...]:
    """The choices of a line with one of them refused."""
    choices = next(line for line in bridge.view.orders.lines if line.key == key).choices
    return (*choices[:place], dataclasses.replace(choices[place], refusal=why), *choices[place + 1 :])


def row_of(panel: OrderSheetPanel, key: str) -> OrderRow:
    row = panel.row(key)
    assert row is not None, f"no row {key}"
    return row


def test_moving_a_slider_gives_the_order_with_that_value(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    row_of(panel, "node/3").sliders[0].slider.setValue(2)
    assert bridge.given == [PlanRaids(3, 2)]
    assert isinstance(bridge.given[0], PlanRaids) and isinstance(bridge.given[0].raids, int)


def test_an_arrow_key_on_a_slider_gives_one_step(qtbot: QtBot, panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    qtbot.keyClick(row_of(panel, "node/3").sliders[0].slider, Qt.Key.Key_Right)
    assert bridge.given == [PlanRaids(3, 1)]


def test_a_drag_gives_one_order_when_it_ends(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    editor = row_of(panel, "node/0").sliders[0]
    editor.slider.setSliderDown(True)
    editor.slider.setSliderPosition(2)
    editor.slider.setSliderPosition(3)
    assert bridge.given == [] and editor.spin.value() == 3
    editor.slider.setSliderDown(False)
    assert bridge.given == [PlanRaids(0, 3)]


def test_a_percentage_is_shown_in_per_cent_and_given_as_a_share(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    bridge.give(SetEffort(5, 0.30))
    spin = row_of(panel, "sector/5").sliders[0].spin
    assert spin.text() == "30 %"
    spin.setValue(45)
    assert bridge.given[1:] == [SetEffort(5, 0.45)]


def test_one_slider_of_several_keeps_the_other_values(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    row_of(panel, "trade").sliders[1].spin.setValue(50)
    assert bridge.given == [SetTrade(0.0, 0.50)]


def test_a_negative_value_has_a_true_minus(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    spin = row_of(panel, "letter").sliders[0].spin
    spin.setValue(-0.5)
    assert spin.text() == "\u22120.5"
    assert bridge.given == [SetLetter(-0.5, 0)]


def test_picking_an_option_gives_its_order(qtbot: QtBot, panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    panel.tabs.setCurrentIndex(2)
    segments = row_of(panel, LETTER).choice
    assert isinstance(segments, Segments)
    qtbot.mouseClick(segments.buttons[1], Qt.MouseButton.LeftButton)
    assert bridge.given == [Propose(Initiative.LETTER)]


def test_the_chosen_option_gives_nothing_when_picked_again(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    segments = row_of(panel, LETTER).choice
    assert isinstance(segments, Segments)
    segments.buttons[0].click()
    assert bridge.given == [] and segments.buttons[0].isChecked()


def test_a_disabled_option_takes_the_focus_and_says_why(
    qtbot: QtBot, panel: OrderSheetPanel, bridge: PlayedBridge
) -> None:
    panel.tabs.setCurrentIndex(2)
    bridge.show_line(TRUCE, choices=refused(bridge, TRUCE, 1, "A truce on energy runs already (R25)"))
    row = row_of(panel, TRUCE)
    assert isinstance(row.choice, Segments)
    button = row.choice.buttons[1]
    button.setFocus()
    assert button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "A truce on energy" in button.toolTip() and "A truce on energy" in button.accessibleDescription()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert bridge.given == [] and not button.isChecked()
    assert row.refusal.isVisible() and "A truce on energy" in row.refusal.words.text()


def test_a_disabled_option_of_a_list_says_why_and_is_not_taken(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    row = row_of(panel, RIVER)
    assert isinstance(row.choice, ChoiceCombo)
    grind = Posture.GRIND
    assert "the line is a river" in row.choice.itemData(grind, REFUSAL_ROLE)
    assert row.choice.model().flags(row.choice.model().index(grind, 0)) & Qt.ItemFlag.ItemIsSelectable
    row.choice.setCurrentIndex(grind)
    row.choice.activated.emit(grind)
    assert bridge.given == [] and row.choice.currentText() == "Fortify"
    assert "the line is a river" in row.refusal.words.text()


def test_a_list_gives_the_posture_picked(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    row = row_of(panel, "sector/2")
    assert isinstance(row.choice, ChoiceCombo)
    row.choice.activated.emit(int(Posture.FORTIFY))
    assert bridge.given == [SetPosture(2, Posture.FORTIFY)]


def test_a_refused_order_leaves_the_row_as_it_was(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    bridge.refusal = "The sheet has no raids left."
    row = row_of(panel, "node/0")
    row.sliders[0].slider.setValue(7)
    assert row.sliders[0].slider.value() == 1 and row.sliders[0].spin.value() == 1
    assert row.refusal.words.text() == bridge.refusal and row.refusal.tag.rule == "R05"
    bridge.refusal = ""
    row.sliders[0].slider.setValue(2)
    assert row.refusal.isHidden()


def test_the_game_itself_refuses_more_raids_than_there_are(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    row = row_of(panel, "node/0")
    row.sliders[0].slider.setValue(12)
    assert bridge.given == [] and row.sliders[0].slider.value() == 1
    assert "stock" in row.refusal.words.text() and row.refusal.tag.rule == "M05"


def test_a_draft_change_keeps_rows_focus_and_scroll(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    row = row_of(panel, "sector/6")
    scroll = panel.pages["kinetic"].area.verticalScrollBar()
    row.sliders[0].slider.setFocus()
    scroll.setValue(80)
    assert bridge.give(SetEffort(6, 0.4)) == ""
    assert panel.row("sector/6") is row and row.sliders[0].spin.value() == 40
    assert panel.focusWidget() is row.sliders[0].slider and scroll.value() == 80
    assert bridge.given == [SetEffort(6, 0.4)]


def test_lines_that_come_and_go_leave_the_others(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    kept = row_of(panel, "sector/1")
    bridge.show_sheet(lines=tuple(line for line in bridge.view.orders.lines if line.key != "sector/0"))
    assert panel.row("sector/0") is None and panel.row("sector/1") is kept


def test_a_changed_line_is_counted_on_its_tab_and_group(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    assert panel.tabs.tabText(0) == "Kinetic  2"
    assert bridge.give(SetPosture(1, Posture.FORTIFY)) == ""
    assert panel.tabs.tabText(0) == "Kinetic  3"
    assert "2 changed" in panel.pages["kinetic"].groups["Sectors"].head.text()


def test_the_filter_finds_orders_of_every_family(qtbot: QtBot, panel: OrderSheetPanel) -> None:
    qtbot.keyClicks(panel.search, "samara")
    assert panel.tabs.currentIndex() == 1
    shown = [row.line.title for page in panel.pages.values() for row in page.rows() if not row.isHidden()]
    assert shown == ["Samara refinery group"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.focusWidget() is row_of(panel, "node/9").sliders[0].slider
    panel.search.setText("no such order")
    assert panel.pages["economic"].empty.isVisible() and "no such order" in panel.pages["economic"].empty.text()


def test_a_selection_on_the_map_scrolls_to_its_line(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    panel.search.setText("samara")
    bridge.select("node", 7)
    row = row_of(panel, "node/7")
    assert panel.tabs.currentIndex() == 1 and panel.search.text() == ""
    assert not row.visibleRegion().isEmpty()


def test_pressing_a_row_selects_its_sector(qtbot: QtBot, panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    qtbot.mouseClick(
        row_of(panel, "sector/1"), Qt.MouseButton.LeftButton, pos=row_of(panel, "sector/1").rect().topLeft()
    )
    assert bridge.calls == ["select sector 1"]


def test_buttons_call_the_bridge(qtbot: QtBot, panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    for button in (panel.redo, panel.undo, panel.redo, panel.suggest):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bridge.calls == ["undo", "redo", "suggest"], "redo is off while there is nothing to redo"


def test_overdrawn_budgets_and_problems_are_named(panel: OrderSheetPanel, bridge: PlayedBridge) -> None:
    assert panel.problems.isHidden()
    raids = bridge.view.orders.resources[0]
    over = dataclasses.replace(raids, used=raids.available + 1)
    bridge.show_sheet(resources=(over, *bridge.view.orders.resources[1:]), problems=("Raids: 23 planned, 22 in stock",))
    assert panel.problems.isVisible() and "Raids: 23 planned" in panel.problems.words.text()
    assert "1 too many" in panel.resources.bars[0].accessibleName()
    bridge.show_sheet(problems=())
    assert panel.problems.isHidden()


@pytest.mark.parametrize("stage", ["table", "report", "over"])
def test_a_sealed_sheet_cannot_be_edited_and_says_so(panel: OrderSheetPanel, bridge: PlayedBridge, stage: str) -> None:
    bridge.show(board(stage), is_draft=False)
    assert not row_of(panel, "sector/0").sliders[0].slider.isEnabled() and not panel.suggest.isEnabled()
    assert panel.problems.isVisible() and panel.problems.words.text()


def test_every_editor_has_an_accessible_name(panel: OrderSheetPanel) -> None:
    for page in panel.pages.values():
        for row in page.rows():
            named = [row, *(control for editor in row.sliders for control in (editor.slider, editor.spin))]
            named += row.choice.buttons if isinstance(row.choice, Segments) else [row.choice] if row.choice else []
            assert all(row.line.title in widget.accessibleName() for widget in named), row.line.key


@pytest.mark.parametrize("width", [300, 420])
def test_no_row_is_wider_than_the_sheet(qtbot: QtBot, panel: OrderSheetPanel, width: int) -> None:
    panel.resize(width, 700)
    for page in panel.pages.values():
        assert all(row.minimumSizeHint().width() <= width - 12 for row in page.rows())


def test_words_follow_a_change_of_theme(qtbot: QtBot, panel: OrderSheetPanel) -> None:
    for name in ("light", "dark"):
        theme.set_theme(name)
        labels = [label for label in panel.findChildren(Label) if label.text()]
        assert labels
        for label in labels:
            assert label.palette().color(label.foregroundRole()) == theme.colour(label.token), (name, label.text())
