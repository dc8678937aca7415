"""Positions and months that differ only in what one seat may not know, the draws of its estimates moved along.

An estimate is a truth and a draw. In the second world of a pair both are others, found so that the estimate comes out
the same to the last bit; nothing between them and what is shown is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from wargame.engine.chance import Chance
from wargame.engine.estimate import estimate
from wargame.engine.observation import Observation
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import OFFERED, OWN, PUBLIC, SIDE, Kind, Quantity
from wargame.engine.state import State
from wargame.engine.theatre import Theatre

Array = Any
Values = Mapping[str, Any]
Leans = dict[tuple[int, str], Array]
"""Draws of estimates by month and purpose, (axes..., B)."""

TRIES = 12
"""Draws tried for each figure until one comes out the same to the last bit with a truth of its own."""


def moved_state(
    state: State, theatre: Theatre, seat: int, chance: Chance, dice: np.random.Generator
) -> tuple[State, Leans]:
    """The other position of each pair of a batch, and the draws that go with it."""
    values, leans = moved(dict(state.items()), state.month, theatre, seat, chance, dice)
    return State(**values), leans


def moved(
    values: Values, month: int, theatre: Theatre, seat: int, chance: Chance, dice: np.random.Generator
) -> tuple[dict[str, Any], Leans]:
    """The other values of each pair, everything changed that the seat may not know, and the draws that go with them."""
    seen, others, leans = Observation(values, month, theatre, seat, chance), dict(values), Leans()
    for name, value in values.items():
        about = QUANTITIES[name]
        if about.seen is PUBLIC or about.kind is Kind.FIXED:
            continue
        if about.seen is not SIDE:
            is_open = ~np.isnan(seen.value(name)) if about.seen in (OWN, OFFERED) else False
            others[name] = np.where(is_open, value, _elsewhere(np.asarray(value)))
            continue
        purpose = f"sight {seat} {name}"
        lean = chance.apart(month, purpose, value.shape[:-1])
        scale = scale_of(seen, values, name)
        others[name], leans[month, purpose] = _moved_estimate(about, np.asarray(value), scale, lean, dice)
    if "limit" in values:
        others["zone"] = others["limit"][1] - others["limit"][0]
    return others, leans


def column(leans: Leans, index: int) -> Leans:
    """The draws of one pair of a batch."""
    return {key: draws[..., index : index + 1] for key, draws in leans.items()}


def scale_of(seen: Observation, values: Values, name: str) -> Array:
    """What the spread of an estimate comes to for each figure, zero where the seat knows it; (axes..., B)."""
    about, shape = QUANTITIES[name], np.shape(values[name])
    scale = np.where(seen._known(about.axes), 0, about.spread * (1 - 0.6 * seen.intelligence()))
    if name == "limit":
        scale = scale * (np.asarray(values["pillar_failed"])[:, None] > 0)
    return np.broadcast_to(scale, shape)


def _elsewhere(array: Array) -> Array:
    return array + 1 if array.dtype.kind in "iu" else (array * 1.3 + 0.1).astype(array.dtype)


def _moved_estimate(
    about: Quantity, truth: Array, scale: Array, lean: Array, dice: np.random.Generator
) -> tuple[Array, Array]:
    """Other truths and draws that give the same centre and width; as they were where none are found."""
    shown = estimate(about, truth, scale, lean)
    found, draws, left = truth.copy(), np.array(lean), np.broadcast_to(scale > 0, truth.shape).copy()
    for _ in range(TRIES):
        if not left.any():
            break
        draw = (dice.integers(0, 2**24, truth.shape) / 2**24).astype(np.float32)
        other = _truth_behind(about, shown[0], scale, draw, dice)
        again = estimate(about, other, scale, draw)
        fits = left & (again[0] == shown[0]) & (again[1] == shown[1]) & (np.abs(other - truth) > 1e-6)
        found, draws, left = np.where(fits, other, found), np.where(fits, draw, draws), left & ~fits
    return found.astype(np.float32), draws


def _truth_behind(about: Quantity, centre: Array, scale: Array, draw: Array, dice: np.random.Generator) -> Array:
    """A truth that a draw may lead to the centre from; any that may be where the centre stands at a bound."""
    error = scale * (2 * draw - 1) / 0.9
    if about.measure.is_absolute:
        other = centre - error
    else:
        large = centre * (1 + error)
        other = np.where(np.abs(large) >= about.floor, large, centre - about.floor * error)
    for bound, sign in ((about.low, 1), (about.high, -1)):
        if bound is not None:
            reach = scale * (1 if about.measure.is_absolute else max(about.floor, abs(bound)))
            anywhere = bound + sign * reach * dice.random(centre.shape)
            other = np.where(centre == bound, anywhere, other)
    low = -np.inf if about.low is None else about.low
    return np.clip(other, low, np.inf if about.high is None else about.high).astype(np.float32)


def at_the_edge(state: State, theatre: Theatre, seat: int, dice: np.random.Generator) -> State:
    """The position with some of what the seat may not know set to zero or to a bound."""
    values: dict[str, Any] = dict(state.items())
    seen = Observation(values, state.month, theatre, seat, Chance.of(0))
    for name, value in state.items():
        about = QUANTITIES[name]
        if name == "month" or about.seen is not SIDE:
            continue
        ends = [end for end in (0.0, about.low, about.high) if end is not None and end >= (about.low or -np.inf)]
        chosen = dice.choice(ends, value.shape).astype(np.float32)
        is_set = ~np.broadcast_to(seen._known(about.axes), value.shape) & (dice.random(value.shape) < 0.3)
        values[name] = np.where(is_set, chosen, value)
    return State(**values)


@contextmanager
def erring(leans: Leans) -> Iterator[None]:
    """Estimates err by these draws of one game where there are some; all other chance is the game's own."""
    apart = Chance.apart

    def given(self: Chance, month: int, purpose: str, shape: tuple[int, ...] = ()) -> Array:
        found = leans.get((month, purpose))
        if found is None:
            return apart(self, month, purpose, shape)
        return np.broadcast_to(found, (*found.shape[:-1], len(self.campaigns)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Chance, "apart", given)
        yield
