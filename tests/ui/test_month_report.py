"""The month report shows what moved, why, and what was declined; Enter goes on."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fake_game import FakeClient
from tests.ui.fits import settle
from wargame.ui.bridge import Bridge
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import Label
from wargame.ui.month.month_report import MonthReportPanel


@pytest.fixture
def game() -> FakeClient:
    """A game at its report."""
    return FakeClient("report")


@pytest.fixture
def panel(qtbot: QtBot, game: FakeClient) -> MonthReportPanel:
    """The report at the smallest window."""
    panel = MonthReportPanel(Bridge(game))
    qtbot.addWidget(panel)
    panel.resize(1280, 620)
    panel.show()
    return panel


def words(panel: MonthReportPanel) -> str:
    """All text on the page."""
    return "\n".join(label.text() for label in panel.findChildren(Label))


def test_headline_sectors_and_reasons_are_told(panel: MonthReportPanel, game: FakeClient) -> None:
    report = game.view().report
    text = words(panel)
    assert report.headline in text
    for change in report.changes:
        assert change.name in text
        assert change.why in text


def test_a_loss_is_a_gain_of_the_other_side_without_a_sign(panel: MonthReportPanel, game: FakeClient) -> None:
    second = game.view().map.sides[1].name
    assert f"1.4\u00a0km, 25\u00a0km\u00b2 to {second}" in words(panel)


def test_a_declined_proposal_keeps_its_arithmetic(panel: MonthReportPanel) -> None:
    assert "0.18 \u2212 0.31 = \u22120.13" in words(panel)


def test_enter_starts_the_next_month(qtbot: QtBot, panel: MonthReportPanel, game: FakeClient) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert game.calls == ["next_month"]


def test_a_rule_tag_asks_why(qtbot: QtBot, panel: MonthReportPanel) -> None:
    tag = next(tag for tag in panel.findChildren(RuleTag) if tag.target == "hedge/0")
    with qtbot.waitSignal(panel._bridge.why_requested) as told:
        qtbot.mouseClick(tag, Qt.MouseButton.LeftButton)
    assert told.args == ["hedge/0"]


def test_lines_and_sectors_ask_for_their_own_subject(qtbot: QtBot, game: FakeClient) -> None:
    report = game.view().report
    change = dataclasses.replace(report.changes[0], quantity="R13/1/5")
    line = dataclasses.replace(report.lines[0], quantity="raids_received/7")
    game.change(report=dataclasses.replace(report, changes=(change,), lines=(line, *report.lines[1:])))
    page = MonthReportPanel(Bridge(game))
    qtbot.addWidget(page)
    targets = {tag.target for tag in page.findChildren(RuleTag)}
    assert {"R13/1/5", "raids_received/7", report.lines[1].rule} <= targets


def test_the_last_report_leads_to_the_outcome(qtbot: QtBot) -> None:
    panel = MonthReportPanel(Bridge(FakeClient("over")))
    qtbot.addWidget(panel)
    assert panel.go.text().strip() == "To the outcome"


def test_a_stage_without_a_report_is_survived(qtbot: QtBot) -> None:
    panel = MonthReportPanel(Bridge(FakeClient("plan")))
    qtbot.addWidget(panel)
    panel.refresh()
    assert "km\u00b2" not in words(panel)


def test_the_page_is_no_taller_than_its_content(panel: MonthReportPanel) -> None:
    settle()
    body = panel._page.parentWidget()
    assert body.height() <= max(panel._page.heightForWidth(body.width()), panel.height())
