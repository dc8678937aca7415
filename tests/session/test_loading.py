"""A loaded game is the game that was left, at every stage and to the last order; drives games and files."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.session.play import (
    PERSON,
    Screen,
    answer_all,
    give_orders,
    kept_game,
    new_game,
    opened,
    play_months,
    position,
    propose,
)
from wargame.engine.orders import SetMandate
from wargame.engine.words import Answer, Initiative
from wargame.record.problems import RecordError
from wargame.session import facts, loading


def test_the_first_plan_comes_back(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    assert position(opened(path)) == position(game)


def test_draft_orders_survive_without_a_commit(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    assert give_orders(game, random.Random(1), 10) > 3
    assert position(opened(path)) == position(game)


def test_undo_and_redo_reach_as_far_as_before(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    give_orders(game, random.Random(2), 8)
    edits = len(game.turn.undone)
    game.undo()
    game.undo()
    game.redo()
    again = opened(path)
    assert position(again) == position(game)
    assert sum(again.undo() for _ in range(20)) == edits - 1 > 2


def test_an_order_that_brings_the_last_sheet_back_is_an_order(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    for level in (0.25, 0.75, 0.25):
        assert game.give(SetMandate(0, level)) is None
    assert position(opened(path)) == position(game)
    assert [row["edit"] for row in game.journal.record.of("draft")] == ["laid out", "order", "order", "order"]
    assert json.loads(game.journal.record.of("draft")[1]["content"]) == {
        "order": "SetMandate",
        "issue": 0,
        "flexibility": 0.25,
    }


def test_one_sealed_sheet_of_two_persons_comes_back(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    give_orders(game, random.Random(3), 5)
    game.commit()
    give_orders(game, random.Random(4), 5)
    again = opened(path)
    assert again.session.submitted and again.stage == "plan"
    assert position(again) == position(game)


def at_the_table(folder: Path, players: dict[str, str] | None = None) -> tuple[Screen, Path]:
    """A game whose persons have something to answer."""
    game, path = kept_game(folder, players={**PERSON, **(players or {})})
    while game.stage == "plan":
        propose(game, Initiative.HUMANITARIAN_TRUCE)
        game.commit()
    assert game.stage == "table"
    return game, path


def test_the_table_comes_back_with_the_answers_given(tmp_path: Path) -> None:
    game, path = at_the_table(tmp_path)
    assert position(opened(path)) == position(game)
    (first, *_) = game.session.missing(game.index)
    game.answer(*first, Answer.DECLINE)
    game.send_answers() if not game.session.missing(game.index) else None
    assert position(opened(path)) == position(game)


def test_a_changed_answer_counts_as_changed(tmp_path: Path) -> None:
    game, path = at_the_table(tmp_path)
    (first, *_) = game.session.missing(game.index)
    game.answer(*first, Answer.DECLINE)
    refused = game.answer(*first, Answer.OFFER_TERMS)
    expected = Answer.DECLINE if refused else Answer.OFFER_TERMS
    assert opened(path).turn.answers[first] is expected


def test_the_report_comes_back_with_its_explanations(tmp_path: Path) -> None:
    game, path = at_the_table(tmp_path)
    answer_all(game)
    again = opened(path)
    assert again.stage == "report" and position(again) == position(game)
    assert again.session.table is not None and game.session.table is not None
    assert [step.rule.id for step in again.session.table.ledger.steps] == [
        step.rule.id for step in game.session.table.ledger.steps
    ]


def test_the_board_looks_the_same(tmp_path: Path) -> None:
    game, path = at_the_table(tmp_path)
    assert opened(path).view() == game.view()
    answer_all(game)
    assert opened(path).view() == game.view()


def test_a_finished_campaign_comes_back_as_finished(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    while game.stage != "over":
        play_months(game, 1)
    again = opened(path)
    assert again.stage == "over" and position(again) == position(game)


def test_a_loaded_game_plays_on_as_the_first_would_have(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 2, random.Random(5))
    again = opened(path)
    play_months(again, 2, random.Random(6))
    fresh = new_game()
    play_months(fresh, 2, random.Random(5))
    play_months(fresh, 2, random.Random(6))
    assert position(fresh) == position(again)


def test_a_game_of_doctrines_alone_comes_back(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, seat="")
    play_months(game, 2)
    again = opened(path)
    assert position(again) == position(game)
    play_months(again, 1)
    assert again.course.state.month == 3


def test_a_month_sealed_but_not_fought_is_fought_on_opening(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    give_orders(game, random.Random(7), 4)
    game.journal.committed(0, game.index, game.turn.draft)
    again = opened(path)
    game.commit()
    assert position(again) == position(game)


def test_looking_at_a_record_writes_nothing(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1)
    game.journal.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    opened(path).view()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_rulebook_is_said_and_the_recorded_numbers_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1)
    name = next(iter(sorted(game.course.rulebook.parameters)))
    value = game.course.rulebook.parameters.about(name).value
    changed = tuple(v + 1 for v in value) if isinstance(value, tuple) else value + 1
    monkeypatch.setattr(facts, "rulebook_edition", lambda: "9.9.9+feedfeedfeed")
    original = facts.default_parameters
    monkeypatch.setattr("wargame.session.setup.default_parameters", lambda: original().overridden({name: changed}))
    again = opened(path)
    assert "9.9.9" in again.notes[0] and "1 parameter" in again.notes[1]
    assert again.course.rulebook.parameters.about(name).value == value
    assert position(again)["states"] == position(game)["states"]


def test_without_differences_there_is_nothing_to_note(tmp_path: Path) -> None:
    _, path = kept_game(tmp_path)
    assert opened(path).notes == ()


def test_a_record_of_other_seats_is_refused(tmp_path: Path) -> None:
    game, _ = kept_game(tmp_path)
    record = game.journal.record.with_meta(players="person\nperson")
    with pytest.raises(RecordError, match="2 players for 5 seats"):
        loading.rebuilt(record)
