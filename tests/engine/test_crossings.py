"""Figures of a side that rest on the other side's hidden ones: their own rows, exact to their owner, tell of those.

A seat that knows the rules can work backwards from such a row. Each is named here, so that none is added unseen.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tests.engine.play import setting
from wargame.engine.chance import Chance, StillChance
from wargame.engine.ledger import Ledger, open_ledger
from wargame.engine.observation import Observation
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import PUBLIC, SIDE, Kind
from wargame.engine.state import FIELDS, State
from wargame.engine.words import Phase

THEATRE = setting().scenario.theatre

CROSSING = {
    "benefit_door", "gain_hope", "gain_total", "given_adversary", "ceasefire_utility", "leverage",
    "truce_forgone", "truce_value",
}  # fmt: skip
"""Own rows that rest on figures of the other side a seat has estimates of."""
WORKED_OUT = {"zone"}
"""What everybody sees of it follows from the limits as each seat sees them."""


def gates(state: State) -> Ledger:
    """What the gates make of a position, without luck."""
    ledger = open_ledger(state, setting().rulebook, StillChance.count(state.batch))
    for rule in setting().rulebook.phases[Phase.GATES]:
        ledger.run(rule)
    return ledger


def others(state: State, seat: int) -> Iterator[State]:
    """The position with one thing after another changed that the seat has an estimate of."""
    seen = Observation(dict(state.items()), state.month, THEATRE, seat, Chance.of(0))
    for name, about in FIELDS.items():
        if about.seen is SIDE:
            value = getattr(state, name)
            yield state.with_values(**{name: np.where(seen._known(about.axes), value, 0.8 * value + 0.03)})


def moved(seat: int, state: State) -> set[str]:
    """Quantities whose rows exact to the seat, or to everybody, differ in one of those positions."""
    first, side = gates(state), THEATRE.seats[seat].side
    found = set()
    for other in others(state, seat):
        second = gates(other)
        for name, about in QUANTITIES.items():
            if about.kind not in (Kind.STATE, Kind.MONTH) or name == "month" or name not in first.values:
                continue
            if about.axes[:1] == ("side",):
                rows = (np.asarray(ledger[name])[side] for ledger in (first, second))
            elif about.seen is PUBLIC:
                rows = (np.asarray(ledger[name]) for ledger in (first, second))
            else:
                continue
            if not np.allclose(*rows, atol=1e-7):
                found.add(name)
    return found - {name for name, about in FIELDS.items() if about.seen is PUBLIC}


def strained() -> State:
    """Both pillars near their thresholds, so that hope and fear of a failure weigh."""
    state = setting().start.tiled(2)
    near = {name: np.full_like(getattr(state, name), 0.42) for name in ("macro_insulation", "aid_adequacy")}
    return state.with_values(**near)


@pytest.mark.parametrize("seat", [THEATRE.seat_index(key) for key in ("moscow", "kyiv")])
def test_own_rows_that_rest_on_the_other_side_are_these(seat: int) -> None:
    found = moved(seat, setting().start.tiled(2)) | moved(seat, strained())
    assert found - WORKED_OUT <= CROSSING, sorted(found - CROSSING)


def test_every_one_of_them_does_for_one_side_or_the_other() -> None:
    seats = [THEATRE.seat_index(key) for key in ("moscow", "kyiv")]
    found = set().union(*(moved(seat, state) for seat in seats for state in (setting().start.tiled(2), strained())))
    assert found >= CROSSING, sorted(CROSSING - found)


@pytest.mark.parametrize("seat", [THEATRE.seat_index(key) for key in ("moscow", "kyiv")])
def test_limits_that_moved_are_told_by_nothing_else(seat: int) -> None:
    """Not by the zone of a truce, whose issues' limits stay where they are in every shipped scenario."""
    start = setting().start.tiled(2)
    failed = start.with_values(
        pillar_failed=np.ones_like(start.pillar_failed), span_open=0.5 * np.ones_like(start.fuel)
    )
    assert moved(seat, failed) - CROSSING == WORKED_OUT
