"""Turns of several months: one sheet, months fought one by one, one table at the end, and the same after a reload."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.session.play import Screen, answer_all, opened, position, resumed, started
from wargame.engine.chance import Chance
from wargame.engine.orders import Propose, SetMandate, Transfer
from wargame.engine.sheet import in_month
from wargame.engine.words import Initiative
from wargame.record import store
from wargame.record.problems import RecordError
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.session import branch, replay
from wargame.study.campaigns import months, prepare

QUARTERS = scenarios() / "quarters.yaml"


@pytest.fixture(scope="module")
def scenario():
    return load_scenario(QUARTERS)


def letters_only(game: Screen) -> None:
    """A draft that proposes one letter and moves one force point."""
    for kind in Initiative:
        game.give(Propose(kind, False))
    assert game.give(Propose(Initiative.LETTER)) is None
    assert game.give(Transfer(None, 9, 1.0)) is None


def test_what_is_done_once_is_in_the_first_or_the_last_month_alone(scenario) -> None:
    game = started(scenario, "kyiv", 3)
    letters_only(game)
    sheet, theatre = game.turn.draft, scenario.theatre
    handed = [in_month(sheet, theatre, month) for month in range(3)]
    assert [bool(each.transfer.any()) for each in handed] == [True, False, False]
    assert [bool(each.propose.any()) for each in handed] == [False, False, True]
    assert all(np.array_equal(each.raids, sheet.raids) for each in handed)


def test_a_turn_fights_its_months_and_meets_once(scenario) -> None:
    game = started(scenario, "kyiv", 3)
    game.give(Propose(Initiative.CEASEFIRE))
    game.commit()
    assert (game.stage, game.course.state.month) == ("table", 2)
    answer_all(game)
    assert (game.stage, game.course.state.month) == ("report", 3)
    view = game.view()
    assert view.month_label == view.report.month_label == "June to August 2026"
    assert view.report.area_km2 == pytest.approx(float(game.course.state.gained_km2[0]), abs=0.01)
    assert {line.month_label for line in view.report.lines} == {"June 2026", "July 2026", "August 2026"}
    game.next_month()
    assert (game.stage, game.course.state.month, game.view().month_label) == ("plan", 3, "September to November 2026")


def test_a_campaign_on_the_board_is_its_row_in_a_batch(scenario) -> None:
    """Doctrines in every seat keep to a turn's sheet in a study as they do on the board."""
    game = started(scenario, "", 11, {"kyiv": "fortress"})
    ready = prepare(scenario)
    for state, _ in months(ready, Chance.of(11, 0, 3), 6):
        if state.month > len(game.course.states) - 1:
            game.session.play_month()
        on_board = game.course.states[state.month]
        np.testing.assert_array_equal(on_board.line_km[:, 0], state.line_km[:, 0])
        np.testing.assert_array_equal(on_board.text[:, 0], state.text[:, 0])


@pytest.mark.parametrize("kept_months", [1, 2])
def test_a_turn_broken_off_half_way_goes_on_under_its_own_sheet(scenario, tmp_path: Path, kept_months: int) -> None:
    game = started(scenario, "kyiv", 5)
    game.file.save_as(tmp_path / "game.loc")
    game.give(SetMandate(0, 0.9))
    letters_only(game)
    game.commit()
    record = store.read(tmp_path / "game.loc")
    place = next(row.seq for row in record.rows if row.table == "month" and row["month"] == kept_months)
    cut = record.with_rows([row for row in record.rows if row.seq <= place + 1])
    again = resumed(cut)
    assert position(again) == position(game)
    answer_all(again)
    answer_all(game)
    assert position(again)["states"] == position(game)["states"]


def test_a_reload_at_any_stage_of_a_turn_is_the_same_game(scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.loc"
    game = started(scenario, "kyiv", 6, {"moscow": "person"})
    game.file.save_as(path)
    for _ in range(2):
        for step in (lambda g: letters_only(g), lambda g: g.commit(), lambda g: g.commit(), answer_all):
            step(game)
            assert position(opened(path)) == position(game)
        game.next_month()
        assert position(opened(path)) == position(game)
    assert replay.verify(path) is None
    assert game.board_at(4).view.month_label == "September to November 2026"


def test_a_branch_leaves_at_a_turn_s_plan(scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.loc"
    game = started(scenario, "kyiv", 6)
    game.file.save_as(path)
    for _ in range(2):
        game.commit()
        answer_all(game)
        game.next_month()
    assert [month for month, _ in branch.plans(path)] == [0, 3, 6]
    with pytest.raises(RecordError, match="Month 5 lies inside a turn of 3 months.*month 4 or 7"):
        branch.branch(path, 4, tmp_path / "inside.loc")
    left = opened(branch.branch(path, 3, tmp_path / "left.loc", with_orders=True))
    assert (left.stage, left.course.state.month) == ("plan", 3)
    assert np.array_equal(left.turn.draft.posture, game.session.past_desk(game.index, 4).draft.posture)
