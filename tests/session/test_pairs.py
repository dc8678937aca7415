"""A thousand pairs of worlds that differ only in what one seat may not know, zeros and bounds among them: what the seat
is sent, shown, told and can export is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from tests.session.pairs import Leans, at_the_edge, column, erring, moved, moved_state, scale_of
from tests.session.play import Screen, play_months, resumed, started
from tests.session.twins import twin_words, with_positions
from wargame.engine.chance import Chance
from wargame.engine.observation import Observation, observe
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, SIDE
from wargame.engine.resolution import conclude, fight
from wargame.engine.state import State
from wargame.record import packing
from wargame.record.format import Record
from wargame.scenario.files import load_scenario
from wargame.seat.sight import sight_of
from wargame.session.exports import csv_texts
from wargame.session.laying_out import staff_of
from wargame.session.retold import retold

PAIRS = 1_000
FEWER = 150
"""Pairs of which the whole board is made, or the sight of other seats."""
SEATS = ("norden", "sorra", "patron")
SECRET = b"a secret of these pairs"


@lru_cache(maxsize=3)
def game_of(key: str) -> Screen:
    """A month of the small scenario with a person in a seat."""
    scenario = load_scenario(Path(__file__).parents[1] / "scenario" / "small.yaml")
    game = started(scenario, key, 7, secret=SECRET)
    play_months(game, 1)
    return game


@dataclass(frozen=True)
class Pairs:
    """Positions of a game's second month in two worlds, a campaign each, and the draws of estimates in the second."""

    game: Screen
    seat: int
    one: State
    two: State
    leans: Leans

    def __iter__(self) -> Iterator[tuple[State, State, Leans]]:
        for index in range(PAIRS):
            yield self.one.campaign(index), self.two.campaign(index), column(self.leans, index)


@lru_cache(maxsize=3)
def pairs_of(key: str) -> Pairs:
    """A thousand pairs for a seat; in the first worlds some of what is hidden is zero or at a bound."""
    game, dice = game_of(key), np.random.default_rng(20)
    theatre = game.course.theatre
    seat = theatre.seat_index(key)
    one = at_the_edge(game.course.state.tiled(PAIRS), theatre, seat, dice)
    chance = Chance(7, np.zeros(PAIRS, dtype=np.uint64), secret=SECRET)
    two, leans = moved_state(one, theatre, seat, chance, dice)
    return Pairs(game, seat, one, two, leans)


@pytest.mark.parametrize("key", SEATS)
def test_the_worlds_of_a_pair_differ_in_nearly_all_that_is_hidden_zeros_and_bounds_among_it(key: str) -> None:
    pairs = pairs_of(key)
    values = dict(pairs.one.items())
    seen = Observation(values, 1, pairs.game.course.theatre, pairs.seat, pairs.game.course.chance)
    counts = {"hidden": 0, "other": 0, "zero": 0, "bound": 0}
    for name, first in values.items():
        about = QUANTITIES[name]
        if about.seen not in (SIDE, HIDDEN) or name == "month":
            continue
        hidden = scale_of(seen, values, name) > 0 if about.seen is SIDE else np.full(first.shape, True)
        other = hidden & (getattr(pairs.two, name) != first)
        counts["hidden"] += int(hidden.sum())
        counts["other"] += int(other.sum())
        counts["zero"] += int((other & (first == 0)).sum())
        counts["bound"] += int((other & ((first == about.low) | (first == about.high))).sum())
        known = getattr(pairs.two, name)[~hidden] == first[~hidden]
        assert known.all(), f"{name} differs where the seat knows it"
    assert counts["other"] > 0.95 * counts["hidden"] > 50_000
    assert counts["zero"] > 5_000 and counts["bound"] > 10_000, counts


@pytest.mark.parametrize(("key", "count"), [("norden", FEWER), ("sorra", PAIRS), ("patron", FEWER)])
def test_a_sight_of_the_position_is_the_same_to_the_byte(key: str, count: int) -> None:
    pairs = pairs_of(key)
    theatre, chance = pairs.game.course.theatre, pairs.game.course.chance
    for one, two, leans in islice(pairs, count):
        first = sight_of(observe(one, theatre, pairs.seat, chance)).packed()
        with erring(leans):
            assert sight_of(observe(two, theatre, pairs.seat, chance)).packed() == first


@pytest.mark.parametrize("is_closed", [False, True], ids=["table", "report"])
def test_a_sight_of_the_month_is_the_same_to_the_byte(is_closed: bool) -> None:
    """At the table and at the report everything is the other's that rules have worked out, orders and draws too."""
    pairs = pairs_of("sorra")
    game, seat, dice = pairs.game, pairs.seat, np.random.default_rng(21)
    theatre, chance = game.course.theatre, game.course.chance
    staff = staff_of(game.course)
    for one, _, _ in islice(pairs, FEWER):
        ledger = fight(one, staff.sheets(one, chance), game.course.rulebook, chance)
        if is_closed:
            conclude(ledger, staff.answers(ledger))
        values = {
            n: value[..., :1] if np.ndim(value) else value for n, value in ledger.values.items() if n != "theatre"
        }
        others, leans = moved(values, 1, theatre, seat, chance, dice)
        first = sight_of(Observation(values, 1, theatre, seat, chance)).packed()
        with erring(leans):
            assert sight_of(Observation(others, 1, theatre, seat, chance)).packed() == first


def records(key: str) -> Iterator[tuple[Record, Record, Leans]]:
    """The game's record in both worlds of every pair; in the second others' sheets, news and notes are others too."""
    pairs = pairs_of(key)
    first = pairs.game.journal.record
    second = twin_words(first, pairs.seat)
    for one, two, leans in pairs:
        positions = [{1: packing.pack_state(state)} for state in (one, two)]
        yield with_positions(first, positions[0]), with_positions(second, positions[1]), leans


@pytest.mark.slow
def test_export_and_replay_are_the_same_to_the_byte() -> None:
    for one, two, leans in records("sorra"):
        first = csv_texts(one, "sorra"), retold(one, "game")
        with erring(leans):
            assert (csv_texts(two, "sorra"), retold(two, "game")) == first


@pytest.mark.parametrize("key", ["sorra", "patron"])
def test_the_whole_board_is_the_same(key: str) -> None:
    seat = SEATS.index(key)
    for one, two, leans in islice(records(key), FEWER):
        first = resumed(one).session.view(seat)
        with erring(leans):
            assert resumed(two).session.view(seat) == first
