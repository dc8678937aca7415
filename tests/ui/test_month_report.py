"""The month report shows what moved, why, and what was declined; Enter goes on."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import settle
from tests.ui.play import PlayedBridge, board
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import Label
from wargame.ui.month.month_report import MonthReportPanel


@pytest.fixture
def bridge() -> PlayedBridge:
    """A game at its report."""
    return PlayedBridge("report")


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> MonthReportPanel:
    """The report at the smallest window."""
    panel = MonthReportPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(1280, 620)
    panel.show()
    return panel


def words(panel: MonthReportPanel) -> str:
    """All text on the page."""
    return "\n".join(label.text() for label in panel.findChildren(Label))


def test_headline_sectors_and_reasons_are_told(panel: MonthReportPanel, bridge: PlayedBridge) -> None:
    report = bridge.view.report
    text = words(panel)
    assert report.headline in text
    for change in report.changes:
        assert change.name in text
        assert change.why in text


def test_a_loss_is_a_gain_of_the_other_side_without_a_sign(panel: MonthReportPanel, bridge: PlayedBridge) -> None:
    report, sides = bridge.view.report, bridge.view.map.sides
    taken, lost = report.changes[0], dataclasses.replace(report.changes[1], km=-1.4, km2=-25.2)
    bridge.show_with(report=dataclasses.replace(report, changes=(taken, lost)))
    assert f"{taken.km:.1f}\u00a0km, {taken.km2:.0f}\u00a0km\u00b2 to {sides[0].name}" in words(panel)
    assert f"1.4\u00a0km, 25\u00a0km\u00b2 to {sides[1].name}" in words(panel)


def test_declined_proposals_keep_their_reasons(panel: MonthReportPanel, bridge: PlayedBridge) -> None:
    declined, text = bridge.view.report.declined, words(panel)
    assert len(declined) == 2 and all(title in text and reasons in text for title, reasons in declined)
    assert any("tility" in reasons for _, reasons in declined)


def test_enter_starts_the_next_month(qtbot: QtBot, panel: MonthReportPanel, bridge: PlayedBridge) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert bridge.calls == ["next_month"]


def test_a_rule_tag_asks_why(qtbot: QtBot, panel: MonthReportPanel) -> None:
    tag = next(tag for tag in panel.findChildren(RuleTag) if tag.target == "aid_adequacy/1")
    with qtbot.waitSignal(panel._bridge.why_requested) as told:
        qtbot.mouseClick(tag, Qt.MouseButton.LeftButton)
    assert told.args == ["aid_adequacy/1"]


def test_lines_and_sectors_ask_for_their_own_subject(qtbot: QtBot, bridge: PlayedBridge) -> None:
    report = bridge.view.report
    page = MonthReportPanel(bridge)
    qtbot.addWidget(page)
    targets = {tag.target for tag in page.findChildren(RuleTag)}
    placed = [line.quantity for line in report.lines if line.place is not None]
    assert placed and {*placed, *(change.quantity for change in report.changes)} <= targets
    assert {line.rule for line in report.lines if not line.quantity} <= targets


def test_the_last_report_leads_to_the_outcome(qtbot: QtBot) -> None:
    bridge = PlayedBridge("report")
    bridge.show_with(outcome=board("over").outcome)
    panel = MonthReportPanel(bridge)
    qtbot.addWidget(panel)
    assert panel.go.text().strip() == "To the outcome"


def test_a_stage_without_a_report_is_survived(qtbot: QtBot) -> None:
    panel = MonthReportPanel(PlayedBridge("plan"))
    qtbot.addWidget(panel)
    panel.refresh()
    assert "km\u00b2" not in words(panel)


def test_the_page_is_no_taller_than_its_content(panel: MonthReportPanel) -> None:
    settle()
    body = panel._page.parentWidget()
    assert body.height() <= max(panel._page.heightForWidth(body.width()), panel.height())
