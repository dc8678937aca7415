"""The outcome page names the end, its door, grades and scores, and offers what comes next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.play import PlayedBridge
from wargame.ui.components.tags import StateChip
from wargame.ui.components.text import Label
from wargame.ui.components.track_bar import TrackBar
from wargame.ui.month.outcome import OutcomePanel


@pytest.fixture
def panel(qtbot: QtBot) -> OutcomePanel:
    """The outcome of the campaign."""
    panel = OutcomePanel(PlayedBridge("over"))
    qtbot.addWidget(panel)
    panel.resize(1280, 620)
    panel.show()
    return panel


def words(panel: OutcomePanel) -> str:
    """All text on the page."""
    return "\n".join(label.text() for label in panel.findChildren(Label))


def test_title_month_line_and_comparison_are_told(panel: OutcomePanel) -> None:
    outcome = panel._bridge.view.outcome
    text = words(panel)
    for part in (outcome.title, outcome.month_label, outcome.line, outcome.compared, outcome.sentence):
        assert part in text


def test_the_door_is_named(panel: OutcomePanel) -> None:
    assert [chip.words for chip in panel.findChildren(StateChip)] == ["Failure of Kyiv's pillar, aid pipeline"]


def test_grades_stand_in_words(panel: OutcomePanel) -> None:
    text = words(panel)
    for name, grade in panel._bridge.view.outcome.grades:
        assert name in text
        assert grade in text


def test_every_objective_has_a_bar_with_its_score(panel: OutcomePanel) -> None:
    seats = panel._bridge.view.outcome.seats
    own_first = sorted(seats, key=lambda each: each.seat != "Kyiv")
    objectives = [each for seat in own_first for each in seat.objectives]
    names = [bar.accessibleName() for bar in panel.findChildren(TrackBar)]
    assert names == [f"{each.name} {each.score:.0f}" for each in objectives]


def test_own_seat_is_marked(panel: OutcomePanel) -> None:
    assert "your seat" in words(panel)


@pytest.mark.parametrize(
    ("button", "signal"), [("new", "new_game_requested"), ("save", "save_requested"), ("export", "export_requested")]
)
def test_buttons_ask_for_what_they_say(qtbot: QtBot, panel: OutcomePanel, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(panel, signal)):
        qtbot.mouseClick(getattr(panel, button), Qt.MouseButton.LeftButton)


def test_a_game_still_in_play_shows_nothing(qtbot: QtBot) -> None:
    panel = OutcomePanel(PlayedBridge("plan"))
    qtbot.addWidget(panel)
    panel.refresh()
    assert "of 100" not in words(panel)
