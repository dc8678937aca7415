"""Whole campaigns played by doctrines in batches; imports doctrine, rules, scenario and engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wargame.doctrine.staff import Staff, staff
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.resolution import resolve, settled
from wargame.engine.rule import Rulebook
from wargame.engine.state import State
from wargame.rules.catalogue import rulebook
from wargame.rules.parameters import default_parameters
from wargame.scenario.scenario import Scenario
from wargame.scenario.start import first_state

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
    state = setting.start.tiled(len(chance.campaigns))
    last = setting.scenario.theatre.months + setting.scenario.theatre.extension
    for _ in range(last if limit is None else min(limit, last)):
        resolution = resolve(
            state, setting.staff.sheets(state, chance), setting.staff.answers, setting.rulebook, chance
        )
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
) -> list[State]:
    """Final positions of ``count`` campaigns in chunks; the result does not depend on the chunk size."""
    ends = []
    for first in range(0, count, chunk):
        size = min(chunk, count - first)
        for state, _ in months(setting, Chance.of(seed, first, size), limit):
            final = state
        ends.append(final)
        if progress is not None:
            progress(first + size, count)
    return ends
