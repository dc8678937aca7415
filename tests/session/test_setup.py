"""How a game is set up: who plays, for what, by which gate; and what a record keeps of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.session.play import opened, play_months, scenario, started
from wargame.engine.chance import MIXED
from wargame.engine.words import GateMode
from wargame.record import store
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError
from wargame.session.branch import branch
from wargame.session.client import Finished
from wargame.session.facts import setup_in
from wargame.session.setup import DEALT, new_secret, new_seed, set_up
from wargame.study.comparison import compare

THEATRE = scenario().theatre
KYIV = THEATRE.seat_index("kyiv")


def test_a_seat_has_its_first_objective_unless_one_is_named() -> None:
    setup = set_up(scenario(), "kyiv", 3, objectives={"kyiv": "shield"})
    assert setup.players[KYIV] == PERSON and setup.profile(KYIV).key == "shield"
    assert setup.profile(0).key == THEATRE.profiles["moscow"][0].key


def dealt(seat: str, secret: bytes | None = None) -> list[str]:
    """What Kyiv is dealt under forty seeds."""
    setups = (set_up(scenario(), seat, seed, objectives={"kyiv": DEALT}, secret=secret) for seed in range(40))
    return [setup.profile(KYIV).key for setup in setups]


def test_without_people_a_dealt_objective_is_the_seed_s_and_every_one_comes_up() -> None:
    assert dealt("") == dealt("") and set(dealt("")) == {profile.key for profile in THEATRE.profiles["kyiv"]}


def test_among_people_no_seed_tells_what_was_dealt() -> None:
    assert all(len(set(dealt("kyiv", secret))) == 1 for secret in (b"one", b"two"))
    by_secret = {dealt("kyiv", bytes([number]))[0] for number in range(40)}
    assert by_secret == {profile.key for profile in THEATRE.profiles["kyiv"]}


# seed and secret


def test_a_game_with_people_has_a_secret_and_one_without_has_none() -> None:
    assert len(set_up(scenario(), "kyiv", 3).secret) >= 16
    assert set_up(scenario(), "", 3).secret == b""


def test_secrets_and_drawn_seeds_come_from_the_system_and_are_large_enough() -> None:
    assert len({new_secret() for _ in range(50)}) == 50 and len(new_secret()) == 32
    seeds = {new_seed() for _ in range(50)}
    assert len(seeds) == 50 and all(MIXED <= seed < 2 * MIXED for seed in seeds)
    spread = np.array([seed - MIXED >> 44 for seed in seeds], dtype=float) / 2**20
    assert 0.3 < spread.mean() < 0.7, "drawn from the whole range"


def test_a_seed_that_was_set_is_said_to_be_known(tmp_path: Path) -> None:
    assert not started(scenario(), "kyiv").notes
    assert not started(scenario(), "", 3).notes, "nobody plays whom the luck to come could help"
    game = started(scenario(), "kyiv", 3)
    assert "set by a person" in game.notes[0] and "luck to come" in game.notes[0]
    game.file.save_as(tmp_path / "game.loc")
    assert opened(tmp_path / "game.loc").notes == game.notes
    assert store.read(tmp_path / "game.loc").meta["seed_by"] == "person"


def test_a_record_keeps_seed_and_secret(tmp_path: Path) -> None:
    game = started(scenario(), "kyiv")
    game.file.save_as(tmp_path / "game.loc")
    kept = setup_in(store.read(tmp_path / "game.loc").meta)
    assert (kept.seed, kept.secret, kept.is_seed_chosen) == (game.course.setup.seed, game.course.setup.secret, False)


def test_a_branch_keeps_the_secret_so_that_its_past_is_seen_the_same(tmp_path: Path) -> None:
    game = started(scenario(), "kyiv")
    game.file.save_as(tmp_path / "game.loc")
    play_months(game, 1)
    branch(tmp_path / "game.loc", 1, tmp_path / "branch.loc", redraw=MIXED + 5)
    other = opened(tmp_path / "branch.loc")
    assert other.course.setup.redraws and other.course.setup.secret == game.course.setup.secret
    for seen, before in zip(other.course.history(KYIV), game.course.history(KYIV), strict=True):
        np.testing.assert_array_equal(seen.value("force"), before.value("force"))


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
