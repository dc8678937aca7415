"""A recorded game retold: while people play it, as the reader's seat may know it; afterwards as it was."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tests.session.play import PERSON, Screen, kept_game, play_months, propose, scenario, started
from tests.session.test_replay import falsified
from wargame.chronicle.saying import sentence
from wargame.engine.events import redacted
from wargame.engine.words import Initiative
from wargame.record import store
from wargame.record.problems import RecordError
from wargame.session.retold import refusals, replay_report
from wargame.words.times import month_label

THEATRE = scenario().theatre
MOSCOW, KYIV = 0, 1
MONTH = re.compile(r" (\d+)  (\w+ \d+) +line +(\S+) km²(?:, macro insulation (.+), aid pipeline (.+))?")


def months(text: str) -> list[tuple[str, ...]]:
    """The cells of every month's line."""
    return [found.groups() for line in text.splitlines() if (found := MONTH.fullmatch(f" {line.strip()}"))]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Screen, Path]:
    """Kyiv's game after three months."""
    game, path = kept_game(tmp_path_factory.mktemp("games"))
    play_months(game, 3)
    return game, path


def test_a_game_in_play_is_told_as_its_seat_knows_it(played: tuple[Screen, Path]) -> None:
    game, path = played
    text, found = replay_report(path)
    assert found is None and "3 months, as Kyiv may know them" in text and "No outcome yet." in text
    lines = months(text)
    assert [cells[1] for cells in lines] == [month_label(THEATRE, month) for month in range(3)]
    for state, sight, (_, _, area, theirs, own) in zip(
        game.course.states[1:], game.course.history(KYIV)[1:], lines, strict=True
    ):
        assert float(area.replace("\N{MINUS SIGN}", "-").replace(",", "")) == round(float(state.month_km2[0]))
        assert own == f"{float(state.aid_adequacy[KYIV, 0]):.2f}"
        shown, half = (float(np.ravel(each("macro_insulation")[MOSCOW])[0]) for each in (sight.value, sight.half_width))
        assert theirs == f"{shown:.2f} ±{half:.2f}"
        assert theirs != f"{float(state.macro_insulation[MOSCOW, 0]):.2f}"


def test_people_at_one_board_are_told_what_all_of_them_know_unless_one_is_named(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    play_months(game, 1)
    assert [cells[3:] for cells in months(replay_report(path)[0])] == [(None, None)]
    (moscow,) = months(replay_report(path, seat="moscow")[0])
    assert moscow[3] == f"{float(game.course.state.macro_insulation[MOSCOW, 0]):.2f}" and "±" in moscow[4]


def test_what_a_doctrine_knows_is_not_told_while_the_game_is_in_play(played: tuple[Screen, Path]) -> None:
    with pytest.raises(RecordError, match="No person plays Moscow"):
        replay_report(played[1], seat="moscow")
    with pytest.raises(KeyError, match="nowhere"):
        replay_report(played[1], seat="nowhere")


def test_once_it_is_over_the_truth_is_told_with_the_seed(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1)
    assert "seed" not in replay_report(path)[0]
    while game.stage != "over":
        play_months(game, 1)
    text, _ = replay_report(path)
    assert "seed 7" in text and "±" not in text
    assert months(text)[-1][3] == f"{float(game.course.state.macro_insulation[MOSCOW, 0]):.2f}"
    assert "±" in replay_report(path, seat="moscow")[0], "a seat's own view can still be read"


def test_a_verdict_names_values_to_the_instructor_alone(played: tuple[Screen, Path], tmp_path: Path) -> None:
    _, path = played
    text, found = replay_report(path, is_verified=True)
    assert found is None and text.splitlines()[-1].startswith("Verified: every month comes out as recorded")
    assert "recorded" not in replay_report(path)[0]
    store.create(tmp_path / "false.loc", falsified(store.read(path), 2, reserve=1.0))
    text, found = replay_report(tmp_path / "false.loc", is_verified=True)
    assert found is not None and found.quantity == "reserve"
    last = text.splitlines()[-1]
    assert last == "Month 2, July 2026: Reserve (Moscow) does not come out as recorded."


def test_a_game_without_people_is_told_as_it_was(tmp_path: Path) -> None:
    game = started(scenario(), "", 7)
    game.file.save_as(tmp_path / "run.loc")
    play_months(game, 1)
    text, _ = replay_report(tmp_path / "run.loc")
    assert "seed 7" in text and months(text)[0][3] == f"{float(game.course.state.macro_insulation[MOSCOW, 0]):.2f}"


# refusals


def refused_game(folder: Path) -> tuple[Screen, Path]:
    """Kyiv asked for a halt in the first month, and Moscow's doctrine refused."""
    game, path = kept_game(folder)
    propose(game, Initiative.CEASEFIRE)
    play_months(game, 1)
    return game, path


def test_refusals_of_a_game_in_play_are_told_as_its_seat_may_know_them(tmp_path: Path) -> None:
    game, path = refused_game(tmp_path)
    (event,) = [event for event in game.course.events[0] if event.kind == "declined" and event.sides[0] == KYIV]
    whole = sentence(event, THEATRE)
    mine = sentence(redacted(event, KYIV), THEATRE)
    heading, told = refusals(path).splitlines()
    assert "as Kyiv may know them" in heading and told.endswith(mine) and "June 2026" in told
    assert whole != mine and whole not in refusals(path), "Moscow's arithmetic is its own"
    with pytest.raises(RecordError, match="No person plays Moscow"):
        refusals(path, "moscow")


def test_people_at_one_board_are_told_only_what_all_know_of_a_refusal(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    while game.index != KYIV:
        game.commit()
    propose(game, Initiative.CEASEFIRE)
    play_months(game, 1)
    if "utility" not in refusals(path):
        pytest.fail("nothing was refused for its utility, so nothing is tested")
    together, asked = refusals(path), refusals(path, "moscow")
    assert "relief from halting" in asked and "relief from halting" not in together


def test_where_nothing_was_refused_that_is_said(tmp_path: Path) -> None:
    _, path = kept_game(tmp_path)
    assert refusals(path).splitlines()[1:] == ["No proposal was refused."]
