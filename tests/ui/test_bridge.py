"""The bridge announces every change once, passes refusals on, and outlives a disk that fails."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.session.play import Screen
from tests.ui.play import PlayedBridge, game_at, kept_at
from wargame.engine.orders import SetPosture
from wargame.engine.words import Answer, Initiative, Posture
from wargame.record import store
from wargame.seat.problems import GameError
from wargame.ui.bridge import Bridge

ORDER = SetPosture(5, Posture.FORTIFY)
KYIV, RIVER = 1, 15


@pytest.fixture
def game(tmp_path: Path) -> Screen:
    """A game in the plan, kept in a file."""
    return kept_at(tmp_path / "game.loc")


@pytest.fixture
def bridge(game: Screen, qapp: object) -> Bridge:
    """A bridge on it."""
    return Bridge(game)


def full(*_args: object) -> None:
    """A disk that takes nothing."""
    raise sqlite3.OperationalError("database or disk is full")


def posture(bridge: Bridge, sector: int) -> Posture | None:
    """What Kyiv's draft says of a sector."""
    return bridge.view.map.sectors[sector].posture[KYIV]


def test_an_order_reaches_the_game_and_refreshes_the_draft_only(qtbot: QtBot, bridge: Bridge) -> None:
    with qtbot.waitSignal(bridge.draft_changed), qtbot.assertNotEmitted(bridge.changed):
        assert bridge.give(ORDER) == ""
    assert posture(bridge, 5) is Posture.FORTIFY


def test_a_refused_order_is_told_with_its_rule(qtbot: QtBot, bridge: Bridge) -> None:
    before = posture(bridge, RIVER)
    with qtbot.waitSignal(bridge.refused) as told, qtbot.assertNotEmitted(bridge.draft_changed):
        sentence = bridge.give(SetPosture(RIVER, Posture.GRIND))
    assert "the line is a river" in sentence
    assert told.args == [sentence, "R13"]
    assert posture(bridge, RIVER) == before


def test_the_view_is_new_when_the_change_is_announced(bridge: Bridge) -> None:
    seen = []
    bridge.changed.connect(lambda: seen.append(bridge.view.stage))
    bridge.commit()
    assert seen == ["table"]


def test_a_sheet_with_problems_is_not_committed(qtbot: QtBot) -> None:
    bridge = PlayedBridge()
    bridge.show_sheet(problems=("Raids: 23 planned, 22 in stock.",))
    with qtbot.waitSignal(bridge.refused) as told:
        bridge.commit()
    assert told.args[0] == "Raids: 23 planned, 22 in stock."
    assert bridge.client.stage == "plan"


def test_answers_are_sent_only_when_none_is_missing(qtbot: QtBot) -> None:
    bridge = PlayedBridge("table", "moscow")
    with qtbot.waitSignal(bridge.refused) as told:
        bridge.send_answers()
    assert "Energy truce" in told.args[0]
    assert bridge.client.stage == "table"


def test_an_answer_names_side_kind_and_answer() -> None:
    bridge = PlayedBridge("table", "moscow")
    assert bridge.answer(KYIV, Initiative.SUMMIT, Answer.REFER) == ""
    table = bridge.view.table
    assert table is not None
    assert {each.kind: each.chosen for each in table.initiatives if each.chosen} == {Initiative.SUMMIT: Answer.REFER}


def test_every_step_says_that_it_is_kept(bridge: Bridge) -> None:
    told: list[bool] = []
    bridge.kept.connect(told.append)
    bridge.give(ORDER)
    bridge.commit()
    assert told == [True, True]


def test_a_full_disk_is_told_once_and_the_game_goes_on(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    kept: list[bool] = []
    bridge.failed.connect(told.append)
    bridge.kept.connect(kept.append)
    with monkeypatch.context() as patch:
        patch.setattr(store, "append", full)
        bridge.give(ORDER)
        bridge.commit()
    bridge.suggest_answers()
    assert told == ["Not kept yet: the disk is full; trying again."]
    assert kept == [False, False, True]
    assert bridge.view.stage == "table" and posture(bridge, 5) is Posture.FORTIFY


def test_a_failing_step_is_told_and_nothing_changes(
    game: Screen, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise GameError("The month could not be resolved.")

    monkeypatch.setattr(game, "commit", fail)
    with qtbot.waitSignal(bridge.failed) as told, qtbot.assertNotEmitted(bridge.changed):
        bridge.commit()
    assert told.args == ["The month could not be resolved."]


def test_saving_says_whether_it_worked(bridge: Bridge, tmp_path: Path) -> None:
    assert bridge.save(tmp_path / "a.loc")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert not bridge.save(tmp_path / "file" / "b.loc")


def test_a_selection_is_told_once(bridge: Bridge) -> None:
    told: list[tuple[str, int]] = []
    bridge.selected.connect(lambda kind, index: told.append((kind, index)))
    bridge.select("sector", 5)
    bridge.select("sector", 5)
    bridge.select("", -1)
    assert told == [("sector", 5), ("", -1)]


def test_another_game_clears_the_selection(bridge: Bridge) -> None:
    bridge.select("node", 2)
    bridge.open(game_at("report"))
    assert bridge.selection == ("", -1)
    assert bridge.view.stage == "report"
