"""Positions all over three scenarios, seen by a seat and taken for what they seem: what previews are tried on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from tests.engine.random_play import random_months, random_sheet, scattered
from wargame.engine.chance import Chance, StillChance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import observe
from wargame.engine.quantities.quantity import HIDDEN
from wargame.engine.resolution import fight
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, Sheet, axis_lengths, blank_sheet
from wargame.engine.state import FIELDS, State
from wargame.engine.theatre import Theatre
from wargame.reckon.means import within_means
from wargame.reckon.situation import Situation
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.scenario.scenario import Scenario
from wargame.seat.desk import PLAN, Desk
from wargame.seat.sight import Sight, sight_of
from wargame.study.campaigns import Setting, prepare

SCENARIOS = ("year_five", "backtest_2024", "hazard_year_five")
MONTHS, CAMPAIGNS = 3, 24
"""Random months and campaigns of each scenario: 72 positions, half of them scattered over what the fields allow."""
STILL = StillChance.count(1)


@dataclass(frozen=True)
class Case:
    """A position as one seat sees it, which is also what it is, with the seat's sheet."""

    name: str
    scenario: Scenario
    book: Rulebook
    seat: int
    state: State
    draft: Sheet

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.book.theatre

    @property
    def side(self) -> int | None:
        """Side of the seat."""
        return self.theatre.seats[self.seat].side

    @property
    def sight(self) -> Sight:
        """The seat's sight: estimates lie on what they estimate, and their ranges are as wide as ever."""
        return sight_of(observe(self.state, self.theatre, self.seat, STILL))

    @property
    def situation(self) -> Situation:
        """What legality reads."""
        return Situation(self.sight, self.draft, self.book)

    @property
    def desk(self) -> Desk:
        """The seat's desk while it plans."""
        sight = self.sight
        return Desk(
            self.scenario, self.book, self.seat, PLAN, sight, (sight,), self.draft, self.draft, False, False, ()
        )

    def sheets(self, **changes: np.ndarray) -> list[Sheet]:
        """The seat's sheet, some fields changed, among blank ones; what is seen of the others goes on as it was."""
        sheets = [blank_sheet(self.theatre, seat) for seat in range(len(self.theatre.seats))]
        for seat, spec in enumerate(self.theatre.seats):
            if spec.side is None:
                sheets[seat] = ExternalSheet(self.state.measures[seat])
            else:
                own = (self.theatre.node_owner == spec.side)[:, None]
                sheets[seat] = replace(sheets[seat], defence=np.where(own, self.state.defence_share, 0))
        sheets[self.seat] = replace(self.draft, **changes)
        return sheets

    def fought(self, **changes: np.ndarray) -> Ledger:
        """The month fought without luck as far as the table."""
        return fight(self.state, self.sheets(**changes), self.book, STILL)


def as_seen(sight: Sight) -> State:
    """A position made of what a seat sees: what nobody sees is nothing, air defence is a share again."""
    theatre, lengths, values = sight.theatre, axis_lengths(sight.theatre), {}
    for name, about in FIELDS.items():
        if name != "month":
            empty = np.zeros((*(lengths[axis] for axis in about.axes), 1))
            values[name] = empty if about.seen is HIDDEN else np.array(sight.value(name)[..., :1])
    shares = np.maximum(values["defence_share"], 1e-3)
    for side in (0, 1):
        own = theatre.node_owner == side
        shares[own] /= shares[own].sum()
    # Limits move only once a pillar has failed, which everybody sees.
    values["span_open"] = values["span_open"] * (values["pillar_failed"] > 0)
    values["defence_share"] = shares
    return State(month=sight.month, **{name: np.asarray(v, dtype=np.float32) for name, v in values.items()})


@lru_cache(maxsize=1)
def settings() -> dict[str, Setting]:
    """The scenarios, ready to play."""
    return {name: prepare(load_scenario(scenarios() / f"{name}.yaml")) for name in SCENARIOS}


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """All positions, the seats taking turns, each with a random sheet within its means."""
    return tuple(case for name, setting in settings().items() for case in _cases(name, setting))


def _cases(name: str, setting: Setting) -> Iterator[Case]:
    theatre, rng = setting.rulebook.theatre, np.random.default_rng(len(name))
    chance, number = Chance.of(5, 0, CAMPAIGNS), 0
    start = setting.start.tiled(CAMPAIGNS)
    for _, state in random_months(setting, 3, CAMPAIGNS, MONTHS, scattered(start, 4, rng)):
        for campaign in range(CAMPAIGNS):
            seat = number % len(theatre.seats) if number % 3 == 2 else theatre.belligerent_seat(number % 2)
            lone = replace(chance, campaigns=chance.campaigns[:1])
            sight = sight_of(observe(state.campaign(campaign), theatre, seat, lone))
            yield _case(f"{name} {number}", setting, seat, as_seen(sight), rng)
            number += 1


def _case(name: str, setting: Setting, seat: int, state: State, rng: np.random.Generator) -> Case:
    theatre = setting.rulebook.theatre
    draft = random_sheet(state, theatre, seat, rng)
    if isinstance(draft, BelligerentSheet):
        sight = sight_of(observe(state, theatre, seat, STILL))
        draft = within_means(Situation(sight, draft, setting.rulebook))
    return Case(name, setting.scenario, setting.rulebook, seat, state, draft)
