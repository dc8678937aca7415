"""How a game is set up: who plays, for what, by which gate; and what a record keeps of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.play import opened, scenario, started
from wargame.engine.words import GateMode
from wargame.record import store
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError
from wargame.session.client import Finished
from wargame.session.facts import setup_in
from wargame.session.setup import DEALT, set_up
from wargame.study.comparison import compare

THEATRE = scenario().theatre
KYIV = THEATRE.seat_index("kyiv")


def test_a_seat_has_its_first_objective_unless_one_is_named() -> None:
    setup = set_up(scenario(), "kyiv", 3, objectives={"kyiv": "shield"})
    assert setup.players[KYIV] == PERSON and setup.profile(KYIV).key == "shield"
    assert setup.profile(0).key == THEATRE.profiles["moscow"][0].key


def test_a_dealt_objective_is_the_seed_s_and_every_one_comes_up() -> None:
    dealt = [set_up(scenario(), "kyiv", seed, objectives={"kyiv": DEALT}).profile(KYIV).key for seed in range(40)]
    again = [set_up(scenario(), "kyiv", seed, objectives={"kyiv": DEALT}).profile(KYIV).key for seed in range(40)]
    assert dealt == again and set(dealt) == {profile.key for profile in THEATRE.profiles["kyiv"]}


def test_an_unknown_objective_is_refused_with_those_there_are() -> None:
    with pytest.raises(GameError, match="kyiv has no objective profile 'glory'; there are hold_the_line, shield"):
        set_up(scenario(), "kyiv", 3, objectives={"kyiv": "glory"})


def test_the_gate_mode_may_be_chosen() -> None:
    assert set_up(scenario(), "kyiv", 3, gate_mode="advisory").book.theatre.gate_mode is GateMode.ADVISORY


def test_the_record_keeps_what_each_seat_plays_for(tmp_path: Path) -> None:
    game = started(scenario(), "kyiv", 3, objectives={"kyiv": "shield", "moscow": DEALT})
    game.file.save_as(tmp_path / "game.loc")
    kept = setup_in(store.read(tmp_path / "game.loc").meta)
    assert [kept.profile(seat) for seat in range(5)] == [game.course.setup.profile(seat) for seat in range(5)]
    assert opened(tmp_path / "game.loc").view().objective == "Build the shield"


def test_a_record_from_before_there_was_a_choice_has_the_first(tmp_path: Path) -> None:
    game = started(scenario(), "kyiv", 3)
    game.file.save_as(tmp_path / "game.loc")
    meta = {name: value for name, value in store.read(tmp_path / "game.loc").meta.items() if name != "objectives"}
    assert setup_in(meta).profile(KYIV) == THEATRE.profiles["kyiv"][0]


def test_the_report_shows_the_own_objective_alone_and_the_comparison_uses_it() -> None:
    game = started(scenario(), "kyiv", 3, objectives={"kyiv": "shield", "moscow": "outlast"})
    game.session.play_month()
    game.commit()
    while game.stage == "table":
        game.suggest_answers()
        game.send_answers()
    standing = game.view().report.standing
    assert (standing.seat, standing.profile) == ("Kyiv", "Build the shield") and 0 <= standing.score <= 100
    weights = {each.name: each.weight for each in standing.objectives}
    assert max(weights, key=weights.get) == "Contracts, technology and guarantees"
    assert compare(Finished(game.course, KYIV), campaigns=8).profile == "Build the shield"
