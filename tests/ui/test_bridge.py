"""The bridge announces every change once, passes refusals on, and outlives a disk that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fake_game import FakeClient
from wargame.engine.orders import SetPosture
from wargame.engine.words import Answer, Initiative, Posture
from wargame.reckon.legality import Illegal
from wargame.seat.problems import GameError
from wargame.ui.bridge import Bridge

ORDER = SetPosture(5, Posture.FORTIFY)


@pytest.fixture
def game() -> FakeClient:
    """A game in the plan, with nothing that keeps its sheet from being committed."""
    game = FakeClient()
    clear_problems(game)
    return game


def clear_problems(game: FakeClient) -> None:
    """Take the sample sheet's problem away."""
    from dataclasses import replace

    game.change(orders=replace(game.view().orders, problems=()))


@pytest.fixture
def bridge(game: FakeClient, qapp: object) -> Bridge:
    """A bridge without an autosave."""
    return Bridge(game)


def test_an_order_reaches_the_game_and_refreshes_the_draft_only(qtbot: QtBot, game: FakeClient, bridge: Bridge) -> None:
    with qtbot.waitSignal(bridge.draft_changed), qtbot.assertNotEmitted(bridge.changed):
        assert bridge.give(ORDER) == ""
    assert game.given == [ORDER]


def test_a_refused_order_is_told_with_its_rule(qtbot: QtBot, game: FakeClient, bridge: Bridge) -> None:
    game.refusal = Illegal("Kherson has no bridge left.", "R03")
    with qtbot.waitSignal(bridge.refused) as told, qtbot.assertNotEmitted(bridge.draft_changed):
        assert bridge.give(ORDER) == "Kherson has no bridge left."
    assert told.args == ["Kherson has no bridge left.", "R03"]
    assert game.given == []


def test_the_view_is_new_when_the_change_is_announced(qtbot: QtBot, game: FakeClient, bridge: Bridge) -> None:
    seen = []
    bridge.changed.connect(lambda: seen.append(bridge.view.stage))
    bridge.commit()
    assert seen == ["table"]


def test_a_sheet_with_problems_is_not_committed(qtbot: QtBot, qapp: object) -> None:
    game = FakeClient()
    bridge = Bridge(game)
    problem = bridge.view.orders.problems[0]
    with qtbot.waitSignal(bridge.refused) as told:
        bridge.commit()
    assert told.args[0] == problem
    assert game.calls == []


def test_answers_are_sent_only_when_none_is_missing(qtbot: QtBot, qapp: object) -> None:
    game = FakeClient("table")
    bridge = Bridge(game)
    with qtbot.waitSignal(bridge.refused) as told:
        bridge.send_answers()
    assert "Limited energy truce" in told.args[0]
    assert game.calls == []


def test_an_answer_names_side_kind_and_answer(game: FakeClient, bridge: Bridge) -> None:
    assert bridge.answer(1, Initiative.SUMMIT, Answer.REFER) == ""
    assert game.calls == ["answer 1 SUMMIT REFER"]


def test_every_step_says_that_it_is_kept(bridge: Bridge) -> None:
    told: list[bool] = []
    bridge.kept.connect(told.append)
    bridge.give(ORDER)
    bridge.commit()
    assert told == [True, True]


def test_a_full_disk_is_told_once_and_the_game_goes_on(game: FakeClient, bridge: Bridge) -> None:
    told: list[str] = []
    kept: list[bool] = []
    bridge.failed.connect(told.append)
    bridge.kept.connect(kept.append)
    game.unsaved = "The disk is full."
    bridge.give(ORDER)
    bridge.commit()
    game.unsaved = ""
    bridge.next_month()
    assert told == ["The disk is full."]
    assert kept == [False, False, True]
    assert game.given == [ORDER]


def test_a_failing_step_is_told_and_nothing_changes(game: FakeClient, bridge: Bridge, qtbot: QtBot) -> None:
    game.trouble = GameError("The month could not be resolved.")
    with qtbot.waitSignal(bridge.failed) as told, qtbot.assertNotEmitted(bridge.changed):
        bridge.commit()
    assert told.args == ["The month could not be resolved."]


def test_saving_says_whether_it_worked(game: FakeClient, bridge: Bridge) -> None:
    assert bridge.save(Path("a.loc"))
    game.trouble = GameError("The folder is read-only.")
    assert not bridge.save(Path("a.loc"))


def test_a_selection_is_told_once(bridge: Bridge, qtbot: QtBot) -> None:
    told: list[tuple[str, int]] = []
    bridge.selected.connect(lambda kind, index: told.append((kind, index)))
    bridge.select("sector", 5)
    bridge.select("sector", 5)
    bridge.select("", -1)
    assert told == [("sector", 5), ("", -1)]


def test_another_game_clears_the_selection(bridge: Bridge) -> None:
    bridge.select("node", 2)
    bridge.open(FakeClient("report"))
    assert bridge.selection == ("", -1)
    assert bridge.view.stage == "report"
