"""What lies before a seat holds no truth: no ledger, position, chance or observation, no seed and no secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
import pytest

from tests.session.play import PERSON, Screen, new_game, play_months, propose
from wargame.engine.chance import MIXED, Chance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import Observation
from wargame.engine.state import State
from wargame.engine.words import Initiative
from wargame.session.course import Course
from wargame.session.session import Session
from wargame.session.setup import Setup
from wargame.session.table import Table

SEED = MIXED + 987_654_321_987
SECRET = b"thirty-two bytes nobody may know"
TRUTHS = (Ledger, State, Chance, Observation, Setup, Session, Course, Table)
SEATS = ("moscow", "kyiv", "washington")


def reached(thing: Any) -> Iterator[Any]:
    """Everything that can be got at from an object: attributes, what is kept beside them, members, array bases."""
    seen: dict[int, Any] = {}
    left = [thing]
    while left:
        each = left.pop()
        if id(each) in seen or isinstance(each, (type, ModuleType)):
            continue
        seen[id(each)] = each
        yield each
        left += _parts(each)


def _parts(each: Any) -> list[Any]:
    if isinstance(each, FunctionType):
        cells = [cell.cell_contents for cell in each.__closure__ or ()]
        return [*cells, *(each.__defaults__ or ()), *(each.__kwdefaults__ or {}).values()]
    if isinstance(each, np.ndarray):
        return [each.base] if each.base is not None else []
    if isinstance(each, Mapping):
        return [*each.keys(), *each.values()]
    if isinstance(each, (list, tuple, set, frozenset)):
        return list(each)
    slots = [getattr(each, name) for name in getattr(type(each), "__slots__", ()) if hasattr(each, name)]
    bound = [each.__self__] if hasattr(each, "__self__") and not isinstance(each.__self__, ModuleType) else []
    return [*getattr(each, "__dict__", {}).values(), *slots, *bound]


def stages(game: Screen) -> Iterator[str]:
    """A game taken through every stage of its second month."""
    play_months(game, 1)
    yield "plan"
    propose(game, Initiative.CEASEFIRE)
    while game.stage == "plan":
        game.commit()
    yield "table"
    while game.stage == "table":
        game.suggest_answers()
        game.send_answers()
    yield "report"


@pytest.fixture
def game() -> Screen:
    """A game of two persons on a large seed and a secret."""
    return new_game("kyiv", SEED, PERSON, SECRET)


def test_no_desk_and_no_board_reaches_a_truth(game: Screen) -> None:
    for stage in stages(game):
        assert game.stage == stage
        for key in SEATS:
            desk = game.session.desk(game.course.theatre.seat_index(key))
            for whole in (desk, game.session.view(game.course.theatre.seat_index(key))):
                for each in reached(whole):
                    assert not isinstance(each, TRUTHS), f"{type(each).__name__} behind {key}'s {stage}"
                    assert each != SEED if isinstance(each, int) else True
                    assert SECRET not in each if isinstance(each, bytes) else True
                    if isinstance(each, str):
                        assert str(SEED) not in each and SECRET.hex() not in each


def test_the_search_finds_what_is_there(game: Screen) -> None:
    """Not proof against nothing: the game itself reaches all of it."""
    assert "table" in stages(game)
    found = list(reached(game))
    for kind in (State, Chance, Setup):
        assert any(isinstance(each, kind) for each in found), kind
    assert any(each is game.course.setup.secret for each in found) and any(
        each is game.course.setup.seed for each in found
    )


def test_no_array_of_a_sight_is_the_truth_s_memory(game: Screen) -> None:
    truths = [value for state in game.course.states for name, value in state.items() if name != "month"]
    for key in SEATS:
        desk = game.session.desk(game.course.theatre.seat_index(key))
        arrays = [each for each in reached((desk.sight, desk.history)) if isinstance(each, np.ndarray)]
        assert len(arrays) > 150
        for array in desk.sight.figures.values():
            assert not any(np.shares_memory(array, truth) for truth in truths)
