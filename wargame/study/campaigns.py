"""Whole campaigns played by doctrines in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from wargame.doctrine.staff import Staff, staff
from wargame.doctrine.turns import Turns
from wargame.engine.chance import Chance, Redraws
from wargame.engine.ledger import Ledger
from wargame.engine.parameter import ParameterSet
from wargame.engine.resolution import resolve, settled
from wargame.engine.rule import Rulebook
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.rules.catalogue import rulebook
from wargame.rules.parameters import default_parameters
from wargame.scenario.position import first_state
from wargame.scenario.scenario import Scenario

CHUNK = 1024
"""Campaigns resolved together: past this the arrays leave the cache."""


@dataclass(frozen=True)
class Setting:
    """A scenario made ready to play: its rulebook, start position and the staff of every seat."""

    scenario: Scenario
    rulebook: Rulebook
    start: State
    staff: Staff


def prepare(scenario: Scenario, doctrines: Mapping[str, str] | None = None) -> Setting:
    """Bind a scenario to the rulebook. Raises KeyError for a doctrine or parameter that does not exist."""
    book = rulebook(scenario.theatre, default_parameters().overridden(scenario.parameters))
    return Setting(scenario, book, settled(first_state(scenario), book), staff(scenario.theatre, doctrines))


def months(setting: Setting, chance: Chance, limit: int | None = None) -> Iterator[tuple[State, Ledger]]:
    """Month by month: the next position and the ledger that led to it, until every campaign has ended or ``limit``."""
    state, turns = setting.start.tiled(len(chance.campaigns)), Turns(setting.staff)
    last = setting.scenario.theatre.months + setting.scenario.theatre.extension
    for _ in range(last if limit is None else min(limit, last)):
        resolution = resolve(state, turns.sheets(state, chance), setting.staff.answers, setting.rulebook, chance)
        state = resolution.state
        yield state, resolution.ledger
        if (state.outcome > 0).all():
            return


def play(
    setting: Setting,
    seed: int,
    count: int,
    limit: int | None = None,
    chunk: int = CHUNK,
    progress: Callable[[int, int], None] | None = None,
    workers: int = 1,
    redraws: Redraws = (),
) -> list[State]:
    """Final positions of ``count`` campaigns in chunks; neither the chunk size nor ``workers`` changes the result.

    ``redraws`` are the months from which chance is drawn from another seed. Raises ValueError for less than one worker.
    """
    if workers < 1:
        raise ValueError(f"at least one worker is needed; {workers} were asked for")
    shards = [Shard(first, min(chunk, count - first)) for first in range(0, count, chunk)]
    finals, done = [], 0
    played = _finals(setting, shards, min(workers, len(shards)), seed, limit, redraws)
    for shard, final in zip(shards, played, strict=True):
        finals.append(final)
        done += shard.size
        if progress is not None:
            progress(done, count)
    return finals


@dataclass(frozen=True)
class Shard:
    """Campaigns ``first .. first + size - 1`` of a seed."""

    first: int
    size: int


def _finals(setting: Setting, shards: list[Shard], workers: int, *how: Any) -> Iterator[State]:
    """The final position of each shard in order; a shard is pure, so where it is played makes no difference."""
    if workers == 1:
        yield from (_final(setting, shard, *how) for shard in shards)
        return
    portable = (setting.scenario, setting.rulebook.theatre, setting.rulebook.parameters, setting.start, setting.staff)
    # Spawned, not forked: a forked process would share the window system's state.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting = [pool.submit(_played_elsewhere, portable, shard, *how) for shard in shards]
        yield from (each.result() for each in waiting)


def _final(setting: Setting, shard: Shard, seed: int, limit: int | None, redraws: Redraws) -> State:
    for state, _ in months(setting, Chance.of(seed, shard.first, shard.size, redraws), limit):
        final = state
    return final


def _played_elsewhere(portable: tuple[Scenario, Theatre, ParameterSet, State, Staff], *work: Any) -> State:
    """Play a shard in another process: the rules themselves are found there again by their modules."""
    scenario, theatre, parameters, start, seats = portable
    return _final(Setting(scenario, rulebook(theatre, parameters), start, seats), *work)
