"""An attack on a game's chance with what one seat can export: it finds a seed that estimates follow from, not a secret.

The start of a scenario is known to whoever has its file, so each estimate of it gives away the draw it erred by. Where
draws follow from a seed they tell it: try every seed there may be, and keep those that give all the draws.
"""

from __future__ import annotations

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.session.play import Screen, new_game, play_months, scenario
from wargame.engine.chance import _GOLDEN, Chance, _mix
from wargame.engine.observation import observe
from wargame.engine.quantities import QUANTITIES
from wargame.engine.sheet import axis_lengths
from wargame.engine.state import State
from wargame.seat.sight import Sight, sight_of
from wargame.session.exports import export_csv

THEATRE = scenario().theatre
KYIV = THEATRE.seat_index("kyiv")
SEED = 654_321
"""Among the seeds that are tried, so that nothing but a secret can keep it."""
SEEDS = np.arange(1_000_000, dtype=np.uint64)
LAST = 2
"""Months played."""


@dataclass(frozen=True)
class Figure:
    """An estimate as it was given."""

    month: int
    name: str
    index: tuple[int, ...]
    value: float
    half: float
    step: float
    """What its last digit counts."""

    @property
    def place(self) -> int:
        """Which of the quantity's draws it erred by."""
        shape = [axis_lengths(THEATRE)[axis] for axis in QUANTITIES[self.name].axes]
        return int(np.ravel_multi_index(self.index, shape))

    def draw(self, truth: float, factor: float, value: float) -> float:
        """The draw on 0..1 that leads from a truth to a value; ``factor`` is what intelligence leaves of the spread."""
        about = QUANTITIES[self.name]
        if about.measure.is_absolute:
            error = value - truth
        else:
            error = (value - truth) / about.floor if abs(truth) < about.floor else truth / value - 1
        return 0.5 + 0.45 * error / (about.spread * factor)

    def truth(self, draw: float, factor: float) -> float:
        """The truth that a draw leads to the value from, where that is not under the floor."""
        about = QUANTITIES[self.name]
        error = about.spread * factor * (2 * draw - 1) / 0.9
        return self.value - error if about.measure.is_absolute else self.value * (1 + error)


@dataclass(frozen=True)
class Loot:
    """A seat's export of a game, and the game, to see what an attack has found."""

    game: Screen
    figures: tuple[Figure, ...]

    def of(self, month: int) -> list[Figure]:
        """The estimates of a month."""
        return [figure for figure in self.figures if figure.month == month]

    def factor(self, month: int) -> float:
        """What intelligence leaves of every spread, as the absolute ones show it."""
        wide = (f for f in self.of(month) if QUANTITIES[f.name].measure.is_absolute)
        return float(np.median([figure.half / QUANTITIES[figure.name].spread for figure in wide]))


def loot(folder: Path, secret: bytes) -> Loot:
    """What Kyiv can export after two months of a game with the seed and a secret, none where that is empty."""
    game = new_game("kyiv", SEED, secret=secret)
    game.file.save_as(folder / "game.loc")
    play_months(game, LAST)
    export_csv(folder / "game.loc", folder / "csv", "kyiv")
    with (folder / "csv" / "series.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return Loot(game, tuple(figure for row in rows if (figure := _figure(row)) is not None))


def _figure(row: dict[str, str]) -> Figure | None:
    """An estimate whose range touches no bound; None for any other row."""
    name, *index = row["key"].split("/")
    value, low, high = (float(row[column]) for column in ("value", "low", "high"))
    if low == high or low == QUANTITIES[name].low or high == QUANTITIES[name].high:
        return None
    half = (high - low) / 2
    step = 10.0 ** (np.floor(np.log10(half)) - 1)
    return Figure(int(row["month"]), name, tuple(map(int, index)), value, half, step)


def sent(game: Screen) -> list[Figure]:
    """The same estimates of the start in the sight that the seat is sent, with all their digits."""
    sight = Sight.unpacked(
        sight_of(observe(game.course.states[0], THEATRE, KYIV, game.course.chance)).packed(), THEATRE
    )
    found = []
    for name, widths in sight.widths.items():
        low, high = sight.range(name)
        for place in np.ndindex(widths.shape):
            about, value = QUANTITIES[name], float(sight.value(name)[place])
            if widths[place] and low[place] != about.low and high[place] != about.high:
                found.append(Figure(0, name, place[:-1], value, float(widths[place]), 1e-6 * abs(value)))
    return found


@pytest.fixture(scope="module")
def open_game(tmp_path_factory: pytest.TempPathFactory) -> Loot:
    """The control: estimates drawn from the seed, as they were before there was a secret."""
    return loot(tmp_path_factory.mktemp("open"), b"")


@pytest.fixture(scope="module")
def secret_game(tmp_path_factory: pytest.TempPathFactory) -> Loot:
    """The same game with estimates drawn from a secret."""
    return loot(tmp_path_factory.mktemp("secret"), bytes(range(32)))


def drawn(seeds: np.ndarray, month: int, name: str, place: int) -> np.ndarray:
    """The draw that each seed gives Kyiv's estimate, as `Chance` mixes it."""
    purpose = np.uint64(zlib.crc32(f"sight {KYIV} {name}".encode()))
    counter = (purpose << np.uint64(32)) + np.uint64(month * 65536 + place)
    with np.errstate(over="ignore"):
        bits = _mix(_mix(_mix(seeds + _GOLDEN)) + counter * _GOLDEN)
    return (bits >> np.uint64(40)).astype(float) * 2.0**-24


def found_seeds(figures: list[Figure], start: State, factor: float) -> list[int]:
    """The attack: seeds that give every draw by which these estimates of the start erred."""
    left = SEEDS
    for figure in figures:
        truth = float(getattr(start, figure.name)[(*figure.index, 0)])
        slack = 0.01 * abs(figure.draw(truth, factor, figure.value) - 0.5) + 1e-4
        ends = [figure.draw(truth, factor, figure.value + sign * figure.step / 2) for sign in (-1, 1)]
        draws = drawn(left, 0, figure.name, figure.place)
        left = left[(draws > min(ends) - slack) & (draws < max(ends) + slack)]
    return [int(seed) for seed in left]


def test_the_attack_mixes_seeds_as_the_game_does() -> None:
    for seed in (1, 77, SEED):
        own = Chance.of(seed).apart(2, f"sight {KYIV} force", (2, 16))[1, 3, 0]
        assert drawn(np.array([seed], dtype=np.uint64), 2, "force", 16 + 3)[0] == pytest.approx(float(own), abs=1e-7)


def test_the_attack_finds_the_seed_where_estimates_follow_from_it(open_game: Loot) -> None:
    start = open_game.game.course.states[0]
    for count in (12, 30, len(open_game.of(0))):
        assert found_seeds(open_game.of(0)[:count], start, open_game.factor(0)) == [SEED]


@pytest.mark.parametrize("count", [12, 30, 100, None], ids=lambda count: f"{count or 'all'} figures")
def test_the_attack_does_not_find_the_seed_of_a_game_with_a_secret(secret_game: Loot, count: int | None) -> None:
    figures = secret_game.of(0)
    assert len(figures) > 100
    assert found_seeds(figures[:count], secret_game.game.course.states[0], secret_game.factor(0)) == []


def test_four_figures_of_a_sight_give_the_seed_where_estimates_follow_from_it(open_game: Loot) -> None:
    figures = sent(open_game.game)
    for first in range(0, 100, 20):
        chosen = figures[first : first + 4]
        assert found_seeds(chosen, open_game.game.course.states[0], open_game.factor(0)) == [SEED]


def test_no_figures_of_a_sight_give_the_seed_of_a_game_with_a_secret(secret_game: Loot) -> None:
    figures = sent(secret_game.game)
    assert len(figures) > 100
    for chosen in (*(figures[first : first + 4] for first in range(0, 100, 4)), figures):
        assert SEED not in found_seeds(chosen, secret_game.game.course.states[0], secret_game.factor(0))
    assert found_seeds(figures, secret_game.game.course.states[0], secret_game.factor(0)) == []


@pytest.mark.parametrize("first", range(0, 100, 4))
def test_no_four_figures_single_the_seed_out(secret_game: Loot, first: int) -> None:
    """Four figures leave some seeds by accident; the game's own is not among them more often than any other."""
    found = found_seeds(secret_game.of(0)[first : first + 4], secret_game.game.course.states[0], secret_game.factor(0))
    assert SEED not in found and len(found) < 2_000


def unveiled(loot: Loot, seed: int) -> float:
    """Share of the last month's hidden figures that whoever takes the seed for the game's own works out."""
    chosen = [f for f in loot.of(LAST) if abs(f.value) >= 1.5 * QUANTITIES[f.name].floor]
    right = 0
    for figure in chosen:
        draw = float(drawn(np.array([seed], dtype=np.uint64), LAST, figure.name, figure.place)[0])
        truth = float(getattr(loot.game.course.states[LAST], figure.name)[(*figure.index, 0)])
        right += abs(figure.truth(draw, loot.factor(LAST)) - truth) < 0.1 * figure.half
    assert len(chosen) > 60
    return right / len(chosen)


def test_a_seed_that_is_found_unveils_what_is_hidden(open_game: Loot) -> None:
    assert unveiled(open_game, SEED) > 0.95


def test_with_a_secret_not_even_the_seed_itself_unveils_anything(secret_game: Loot) -> None:
    by_guess = np.mean([unveiled(secret_game, seed) for seed in range(40)])
    assert unveiled(secret_game, SEED) < 0.2 and abs(unveiled(secret_game, SEED) - by_guess) < 0.1


def test_draws_that_are_known_tell_nothing_of_others(secret_game: Loot) -> None:
    """The draws of the start, all known by its file, against those of every later month and their neighbours."""
    known = {(f.name, f.index): _draw_of(secret_game, f) for f in secret_game.of(0)}
    for month in range(1, LAST + 1):
        later = {(f.name, f.index): _draw_of(secret_game, f) for f in secret_game.of(month)}
        both = sorted(known.keys() & later.keys())
        assert len(both) > 80
        pairs = np.array([(known[key], later[key]) for key in both])
        assert abs(np.corrcoef(pairs.T)[0, 1]) < 3 / np.sqrt(len(both))
    row = np.array([known[key] for key in sorted(known)])
    assert abs(np.corrcoef(row[1:], row[:-1])[0, 1]) < 3 / np.sqrt(len(row))


def _draw_of(loot: Loot, figure: Figure) -> float:
    """The draw an estimate erred by, worked out with the truth at hand."""
    truth = float(getattr(loot.game.course.states[figure.month], figure.name)[(*figure.index, 0)])
    return figure.draw(truth, loot.factor(figure.month), figure.value)
