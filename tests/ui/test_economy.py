"""The economic panel as a person uses it: raids, defence, production, fiscal levels, switch, twins and layouts."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.figures import near
from tests.ui.fits import misfits, settle
from tests.ui.play import PlayedBridge, board
from wargame.engine.orders import AssignDefence, PlanRaids, SetFiscal, SplitProduction
from wargame.engine.words import Fiscal
from wargame.ui.components import paint
from wargame.ui.components.text import Label
from wargame.ui.economy import EconomyPanel
from wargame.ui.economy.node_table import Column, stepper_zones
from wargame.ui.economy.reading import as_share, change_token, chosen_order, find_slider, loss_words
from wargame.ui.economy.regions import severity
from wargame.ui.style import theme

pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture
def bridge() -> PlayedBridge:
    return PlayedBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> EconomyPanel:
    made = EconomyPanel(bridge)
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    made.show()
    settle()
    return made


def spare(bridge: PlayedBridge, index: int, why: str) -> None:
    """Have a node refused as a target."""
    the_map = bridge.view.map
    nodes = tuple(dataclasses.replace(n, refusal=why) if n.index == index else n for n in the_map.nodes)
    bridge.show_with(map=dataclasses.replace(the_map, nodes=nodes))


def stepper(panel: EconomyPanel, row: int, plus: bool) -> QPoint:
    table = panel.nodes.table
    minus, _, more = stepper_zones(table.visualRect(table.nodes.index(row, Column.RAIDS)))
    return (more if plus else minus).center()


def test_the_stepper_plans_one_raid_more_or_fewer(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    viewport = panel.nodes.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=stepper(panel, 0, True))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=stepper(panel, 1, False))
    assert bridge.given == [PlanRaids(0, 2), PlanRaids(1, 0)]


def test_a_stepper_at_nought_goes_no_lower(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    qtbot.mouseClick(panel.nodes.table.viewport(), Qt.MouseButton.LeftButton, pos=stepper(panel, 3, False))
    assert bridge.given == []


def test_plus_and_minus_keys_plan_raids_on_the_current_node(
    qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge
) -> None:
    panel.nodes.table.select_node(6)
    qtbot.keyClick(panel.nodes.table, Qt.Key.Key_Plus)
    qtbot.keyClick(panel.nodes.table, Qt.Key.Key_Minus)
    assert bridge.given == [PlanRaids(6, 2), PlanRaids(6, 1)]


def test_a_node_that_may_not_be_raided_says_why(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    spare(bridge, 7, "Ports stay open under the maritime truce (R25)")
    qtbot.mouseClick(panel.nodes.table.viewport(), Qt.MouseButton.LeftButton, pos=stepper(panel, 7, True))
    assert bridge.given == [] and "maritime truce" in panel.nodes.refusal.words.text()
    tip = panel.nodes.table.nodes.index(7, Column.RAIDS).data(Qt.ItemDataRole.ToolTipRole)
    assert "maritime truce" in tip


def test_planned_raids_may_be_taken_back_when_no_more_are_left(
    qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge
) -> None:
    spare(bridge, 0, "No raids are left.")
    viewport = panel.nodes.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=stepper(panel, 0, True))
    assert bridge.given == [] and panel.nodes.refusal.words.text() == "No raids are left."
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=stepper(panel, 0, False))
    assert bridge.given == [PlanRaids(0, 0)]


def test_refused_raids_are_named_with_their_rule(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    bridge.refusal = "No mid-range raids are left."
    qtbot.mouseClick(panel.nodes.table.viewport(), Qt.MouseButton.LeftButton, pos=stepper(panel, 1, True))
    assert panel.nodes.refusal.words.text() == bridge.refusal and panel.nodes.refusal.tag.rule == "R05"
    assert panel.nodes.table.nodes.index(1, Column.RAIDS).data(Qt.ItemDataRole.EditRole) == 1
    bridge.refusal = ""
    qtbot.mouseClick(panel.nodes.table.viewport(), Qt.MouseButton.LeftButton, pos=stepper(panel, 1, True))
    assert panel.nodes.refusal.isHidden()


def test_selection_is_shared_both_ways(panel: EconomyPanel, bridge: PlayedBridge) -> None:
    panel.nodes.table.select_node(4)
    assert bridge.calls[-1] == "select node 4"
    bridge.select("node", 19)
    assert panel.nodes.switch.current == 1, "an own node turns the table to the own nodes"
    assert panel.nodes.table.currentIndex().row() == 1


def test_the_node_filter_keeps_what_matches(qtbot: QtBot, panel: EconomyPanel) -> None:
    qtbot.keyClicks(panel.nodes.search, "refinery")
    assert {node.kind for node in panel.nodes.table.nodes.nodes} == {"refinery"}


def test_crews_over_an_own_node_are_set_by_slider(panel: EconomyPanel, bridge: PlayedBridge) -> None:
    editor = panel.planner.rows[2].editor
    assert editor is not None
    editor.spin.setValue(35)
    assert bridge.given == [AssignDefence(20, 0.35)]


def test_dragging_a_divider_splits_production(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    bar = panel.planner.production
    shielded = bar.shares[2]
    start, y = round(bar.divider_x(0)), bar.height() // 3
    end = round(2 + 0.40 * (bar.width() - 4))
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(start, y))
    qtbot.mouseMove(bar, QPoint(end, y))
    assert bridge.given == []
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(end, y))
    (order,) = bridge.given
    assert isinstance(order, SplitProduction) and order.munitions == 0.40
    assert order.air_defence == pytest.approx(shielded, abs=1e-4), "what lies behind the other divider stays"
    assert bar.shares == pytest.approx(dataclasses.astuple(order), abs=1e-3)


def test_arrow_keys_move_a_divider_and_the_shares_sum_to_one(
    qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge
) -> None:
    bar = panel.planner.production
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    for _ in range(30):
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    last = bridge.given[-1]
    assert isinstance(last, SplitProduction) and last.air_defence == 0.0
    assert sum(dataclasses.astuple(last)) == pytest.approx(1.0)


def test_a_refused_split_springs_back(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    bridge.refusal, before = "Industry is committed this month.", panel.planner.production.shares
    qtbot.keyClick(panel.planner.production, Qt.Key.Key_Right)
    assert panel.planner.production.shares == pytest.approx(before)
    assert panel.planner.refusal.words.text() == bridge.refusal


def test_fiscal_levels_are_set_by_click_and_key(qtbot: QtBot, panel: EconomyPanel, bridge: PlayedBridge) -> None:
    pips = panel.fiscal.rows[2].pips
    qtbot.mouseClick(pips, Qt.MouseButton.LeftButton, pos=QPoint(3 + 20 * 2 + 5, pips.height() // 2))
    qtbot.keyClick(panel.fiscal.rows[0].pips, Qt.Key.Key_Right)
    assert bridge.given == [SetFiscal(Fiscal.DRAW_RESERVE, 0.75), SetFiscal(Fiscal.TAX, 0.05)]


def test_why_asks_for_the_figure_shown(panel: EconomyPanel, bridge: PlayedBridge) -> None:
    panel.runway[0].why.click()
    panel.oil.why.click()
    crimea = bridge.view.economy.regions[0].adequacy.quantity
    panel.regions.strip.tiles[0].opened.emit(crimea)
    assert bridge.asked == ["runway/0", "oil_price", crimea]


def test_a_chart_turns_into_its_table(panel: EconomyPanel, bridge: PlayedBridge) -> None:
    panel.switch.choose(1)
    card = panel.aid
    assert card.twin is not None and card.twin.isHidden()
    card.table_button.click()
    assert card.twin.isVisible() and card.front.isHidden()
    assert [card.twin.item(row, 0).text() for row in range(card.twin.rowCount())][:2] == [
        "Washington",
        "European coalition",
    ]
    assert card.twin.item(0, 3).text() == bridge.view.economy.aid[1].stages[0].state != ""


def test_the_switch_chooses_whose_figures_are_shown(panel: EconomyPanel) -> None:
    assert panel.runway[0].isVisible() and panel.runway[1].isHidden()
    assert panel.regions.strip.tiles[0].accessibleName().startswith("South"), "the worst off first"
    panel.switch.choose(1)
    assert panel.runway[1].isVisible() and panel.runway[0].isHidden() and panel.nodes.switch.current == 1
    assert panel.regions.strip.tiles[0].accessibleName().startswith("East and centre")
    panel.switch.choose(2)
    assert panel.runway[0].isVisible() and panel.runway[1].isVisible()


def test_estimates_print_their_range_and_own_figures_do_not(panel: EconomyPanel, bridge: PlayedBridge) -> None:
    runway = bridge.view.economy.sides[0].runway
    assert panel.runway[0].range.text() == f"90 % range {runway.low:.0f}–{runway.high:.0f}" and runway.low < runway.high
    assert panel.insulation[0].range.text().startswith("Range seen") and panel.insulation[1].range.text() == "Exact"


def test_an_external_seat_sees_names_and_cannot_raid(qtbot: QtBot) -> None:
    bridge = PlayedBridge(seat="europe")
    panel = EconomyPanel(bridge)
    qtbot.addWidget(panel)
    assert [button.text() for button in panel.switch.buttons] == ["Kyiv", "Moscow", "Side by side"]
    panel.nodes.table.step(0, 1)
    assert bridge.given == []


@pytest.mark.parametrize("stage", ["table", "report", "over"])
def test_nothing_can_be_ordered_after_the_plan(qtbot: QtBot, stage: str) -> None:
    bridge = PlayedBridge(stage)
    panel = EconomyPanel(bridge)
    qtbot.addWidget(panel)
    panel.nodes.table.step(0, 1)
    qtbot.keyClick(panel.fiscal.rows[0].pips, Qt.Key.Key_Left)
    assert bridge.given == [] and not panel.planner.production.isEnabled()


def test_a_draft_change_reaches_the_table_in_place(panel: EconomyPanel, bridge: PlayedBridge) -> None:
    panel.nodes.table.select_node(2)
    assert bridge.give(PlanRaids(0, 3)) == ""
    assert panel.nodes.table.nodes.index(0, Column.RAIDS).data() == "3"
    assert panel.nodes.table.currentIndex().row() == 2


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(("width", "mode"), [(380, 0), (380, 2), (900, 0), (1280, 1), (1280, 2), (1600, 2)])
def test_no_text_overflows_and_nothing_is_wider_than_the_panel(
    qtbot: QtBot, panel: EconomyPanel, name: str, width: int, mode: int
) -> None:
    theme.set_theme(name)
    panel.resize(width, 720)
    panel.switch.choose(mode)
    for _ in range(3):
        QApplication.processEvents()
    paint.overflow_log.clear()
    panel.grid.grab()
    assert paint.overflow_log == []
    assert panel.grid.minimumSizeHint().width() <= panel.area.viewport().width()


def test_shares_and_changes_are_read_as_their_owner_sees_them() -> None:
    assert as_share(near(58, unit="%")).value == pytest.approx(0.58)
    assert as_share(near(0.58)).value == 0.58
    assert change_token(near(0.5, change=-0.02)) == "mut", "under 2.5 points nobody gains"
    assert change_token(near(0.5, change=-0.03)) == "bad" and change_token(near(0.5, change=-0.03), -1) == "ok"
    assert loss_words(near(-0.11, 0.05)) == "\u221211 ± 5" == loss_words(near(11, 5, digits=0))
    assert loss_words(near(0.0)) == "–"


def test_the_draft_is_searched_by_kind_and_fields() -> None:
    view = board()
    slider = find_slider(view, PlanRaids, node=10)
    assert slider is not None and slider.value == 2
    assert find_slider(view, PlanRaids, node=99) is None
    assert isinstance(chosen_order(view, SplitProduction), SplitProduction)
    assert chosen_order(board(seat="europe"), SplitProduction) is None


def test_a_region_is_alarming_far_under_its_threshold() -> None:
    region = replace(board().economy.regions[0], threshold=0.9)
    shown = [replace(region, adequacy=near(met)) for met in (0.7, 0.8, 0.95)]
    assert [severity(each) for each in shown] == ["bad", "warn", "ok"]


def test_words_follow_a_change_of_theme(qtbot: QtBot, panel: EconomyPanel) -> None:
    for name in ("light", "dark"):
        theme.set_theme(name)
        labels = [label for label in panel.findChildren(Label) if label.text()]
        assert labels
        for label in labels:
            assert label.palette().color(label.foregroundRole()) == theme.colour(label.token), (name, label.text())


def test_a_narrow_dock_shows_every_name_whole(panel: EconomyPanel) -> None:
    assert misfits(panel, 332, 700) == []
    for row in panel.fiscal.rows:
        assert row.name.width() > row.pips.width(), row.name.text()
    assert panel.runway[0].sub.blank or panel.runway[0].sub.shown_text() == panel.runway[0].sub.text()


def test_every_card_belongs_to_the_panel(panel: EconomyPanel) -> None:
    pairs = (panel.runway, panel.insulation, panel.revenue, panel.money)
    assert all(panel.isAncestorOf(card) for pair in pairs for card in pair)
    assert sum(card.isVisible() for card in panel.runway) == 1
