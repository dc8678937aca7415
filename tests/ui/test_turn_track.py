"""The turn track: what the button says and does at each stage, and why it will not."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fits import settle
from tests.ui.play import PlayedBridge, board
from wargame.board.diplomacy.view import TableRoundView
from wargame.board.view import BoardView
from wargame.engine.words import GateMode
from wargame.ui.components import paint
from wargame.ui.components.text import Label
from wargame.ui.style import theme
from wargame.ui.window.turn_track import TurnTrack

pytestmark = pytest.mark.usefixtures("styled")


def at(stage: str, problems: tuple[str, ...] = (), **changes: object) -> BoardView:
    view = board(stage)
    return dataclasses.replace(view, orders=dataclasses.replace(view.orders, problems=problems), **changes)


def track_of(qtbot: QtBot, view: BoardView) -> tuple[TurnTrack, PlayedBridge]:
    bridge = PlayedBridge(view.stage)
    bridge.show(view)
    track = TurnTrack(bridge)
    qtbot.addWidget(track)
    track.resize(1280, track.sizeHint().height())
    track.show()
    settle()
    return track, bridge


@pytest.mark.parametrize(
    ("stage", "words", "call"),
    [
        ("plan", "Commit orders", "commit"),
        ("table", "Send answers", "send_answers"),
        ("report", "Next month", "next_month"),
    ],
)
def test_the_button_follows_the_stage(qtbot: QtBot, stage: str, words: str, call: str) -> None:
    track, bridge = track_of(qtbot, at(stage))
    if stage == "table":
        bridge.suggest_answers()
        bridge.calls.clear()
    assert track.button.text().strip() == words
    qtbot.mouseClick(track.button, Qt.MouseButton.LeftButton)
    assert bridge.calls == [call]


def test_a_finished_campaign_offers_a_new_game(qtbot: QtBot) -> None:
    track, bridge = track_of(qtbot, at("over"))
    with qtbot.waitSignal(track.new_game_requested):
        qtbot.mouseClick(track.button, Qt.MouseButton.LeftButton)
    assert track.button.text().strip() == "New game" and bridge.calls == []


def test_the_last_report_leads_to_the_outcome(qtbot: QtBot) -> None:
    track, bridge = track_of(qtbot, at("report", outcome=board("over").outcome))
    assert track.button.text().strip() == "See outcome"
    qtbot.mouseClick(track.button, Qt.MouseButton.LeftButton)
    assert bridge.calls == ["next_month"]


def test_problems_block_the_button_which_says_why(qtbot: QtBot) -> None:
    track, bridge = track_of(qtbot, at("plan", ("Too many deep raids (R29)", "Shares do not add up (R09)")))
    assert "Too many deep raids" in track.button.accessibleDescription()
    assert "Shares do not add up" in track.button.toolTip() and track.blocked.text() == "2 problems"
    assert track.button.isEnabled() and track.button.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(track.button, Qt.MouseButton.LeftButton)
    track.go()
    assert bridge.calls == []


def test_missing_answers_block_sending(qtbot: QtBot) -> None:
    track, bridge = track_of(qtbot, at("table", table=TableRoundView((), ("Summit proposal",))))
    track.go()
    assert bridge.calls == [] and "Summit proposal" in track.button.accessibleDescription()
    bridge.show(at("table", table=TableRoundView((), ())))
    track.go()
    assert bridge.calls == ["send_answers"] and track.blocked.isHidden()


def test_month_phase_seat_and_mode_are_read_out(qtbot: QtBot) -> None:
    track, bridge = track_of(qtbot, at("plan"))
    assert track.label.text() == "August 2026 · month 3 of 24"
    assert track.months.accessibleName() == "Month 3 of 24"
    assert track.phases.accessibleName() == "Phase: Plan"
    assert track.seat.text() == "Kyiv seat · Hold the line" and track.gate.words == "Strict gate"
    bridge.show(at("report", month=24), is_draft=False)
    assert track.label.text().endswith("month 25, past the 24 planned")
    bridge.show(at("plan", month=3, turn_months=3), is_draft=False)
    assert track.label.text().endswith("months 4 to 6 of 24")
    bridge.show(at("over", month=23, gate_mode=GateMode.HAZARD), is_draft=False)
    assert track.label.text().endswith("month 24 of 24") and track.gate.words == "Hazard gate"
    assert track.phases.accessibleName() == "Phase: Campaign over"


def test_nothing_is_cut_at_1280(qtbot: QtBot) -> None:
    paint.overflow_log.clear()
    track, _ = track_of(qtbot, at("plan", ("A problem",)))
    track.grab()
    assert track.minimumSizeHint().width() <= 1280 and paint.overflow_log == []
    assert track.seat.shown_text() == track.seat.text()


def test_words_follow_a_change_of_theme(qtbot: QtBot) -> None:
    track, _ = track_of(qtbot, at("plan", ("A problem",)))
    for name in ("light", "dark"):
        theme.set_theme(name)
        labels = [label for label in track.findChildren(Label) if label.text()]
        assert labels
        for label in labels:
            assert label.palette().color(label.foregroundRole()) == theme.colour(label.token), (name, label.text())


def test_large_text_sheds_parts_instead_of_widening_the_window(qtbot: QtBot) -> None:
    track, _ = track_of(qtbot, at("plan"))
    assert track.gate.isVisible() and track.phases.isVisible()
    theme.set_text_scale(1.5)
    qtbot.waitUntil(lambda: track.gate.isHidden() and track.phases.isHidden())
    track.updateGeometry()
    assert track.minimumSizeHint().width() <= 1280
