"""Estimates: nine in ten hold the truth, zeros and bounds among them, and what is shown does not tell it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from wargame.engine.estimate import estimate
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import SIDE, Quantity, month

ESTIMATED = [each for each in QUANTITIES.values() if each.seen is SIDE]
LEANS = (np.arange(1000, dtype=np.float32) + np.float32(0.5)) / 1000
"""Every draw there is, evenly."""
SHARP, DULL = 0.58, 0.88
"""What intelligence at its best and at its least leaves of a spread."""


def truths(about: Quantity) -> Iterable[float]:
    """Zero, bounds, values on both sides of the floor, large ones."""
    far = 2.0 if about.measure.is_absolute else 1e3
    low, high = (-far if about.low is None else about.low), (far if about.high is None else about.high)
    found = (0, low, high, about.floor * 0.5, -about.floor * 0.5, about.floor, about.floor * 1.01, 0.3, 0.9, 7, 300)
    return sorted({value for value in found if low <= value <= high})


def shown(about: Quantity, truth: float, factor: float = DULL) -> tuple[np.ndarray, np.ndarray]:
    """Centre and width of a truth for every draw."""
    scale = np.full(len(LEANS), about.spread * factor)
    return estimate(about, np.full(len(LEANS), truth, dtype=np.float32), scale, LEANS)


@pytest.mark.parametrize("factor", [SHARP, DULL])
@pytest.mark.parametrize("about", ESTIMATED, ids=lambda about: about.name)
def test_nine_ranges_in_ten_hold_the_truth_whatever_it_is(about: Quantity, factor: float) -> None:
    for truth in truths(about):
        centre, width = shown(about, truth, factor)
        held = (np.abs(centre - truth) <= width * np.float32(1 + 1e-5) + 1e-6).mean()
        assert held >= 0.899, truth
        if abs(truth) >= 2 * about.floor and truth not in (about.low, about.high):
            inside = not (centre == about.low).any() and not (centre == about.high).any()
            assert not inside or held == pytest.approx(0.9, abs=0.003), truth


@pytest.mark.parametrize("about", ESTIMATED, ids=lambda about: about.name)
def test_no_truth_is_given_exactly(about: Quantity) -> None:
    for truth in truths(about):
        centre, width = shown(about, truth)
        assert (width > 0).all(), truth
        assert (centre == np.float32(truth)).mean() <= (0.51 if truth in (about.low, about.high) else 0.01), truth


@pytest.mark.parametrize("about", ESTIMATED, ids=lambda about: about.name)
def test_the_width_follows_from_what_is_shown(about: Quantity) -> None:
    """One centre has one width, whatever truth is behind it: otherwise the two together would tell it."""
    centre, width = (
        np.concatenate(each) for each in zip(*(shown(about, truth) for truth in truths(about)), strict=True)
    )
    order = np.argsort(centre)
    same = np.diff(centre[order]) == 0
    assert np.abs(np.diff(width[order])[same]).max(initial=0) <= 1e-5 * np.abs(width).max()


@pytest.mark.parametrize("about", [each for each in ESTIMATED if each.floor], ids=lambda about: about.name)
def test_a_zero_could_be_something_and_something_could_be_a_zero(about: Quantity) -> None:
    nothing, _ = shown(about, 0)
    little, _ = shown(about, 0.3 * about.spread * about.floor)
    assert len(np.unique(nothing)) > 400
    assert min(nothing.max(), little.max()) > max(nothing.min(), little.min())
    assert (nothing == 0).any() == (little == 0).any() == (about.low == 0)


def test_a_bound_is_told_from_what_is_near_it_no_better_than_the_range_says() -> None:
    about = QUANTITIES["fuel"]
    full, near = (shown(about, truth)[0] for truth in (1.0, 0.97))
    assert (full == 1).mean() == pytest.approx(0.5, abs=0.01) and (near == 1).mean() > 0.2


def test_a_hidden_yes_or_no_is_given_as_a_belief() -> None:
    about = month("secret_pact", "side", "flag", "Secret pact", "made for a test", SIDE, 2, low=0, high=1)
    for factor in (SHARP, DULL):
        no, yes = (shown(about, truth, factor)[0] for truth in (0.0, 1.0))
        for belief in (0.0, 0.5, 1.0):
            assert (np.abs(no - belief) < 0.06).any() and (np.abs(yes - belief) < 0.06).any()
        assert no.mean() < 0.5 < yes.mean()


def test_a_yes_or_no_that_would_show_through_its_range_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="a hidden yes or no stays open"):
        month("secret_pact", "side", "flag", "Secret pact", "made for a test", SIDE, 0.3, low=0, high=1)


def test_a_relative_spread_without_a_floor_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="has a floor"):
        month("secret_fund", "side", "money", "Secret fund", "made for a test", SIDE, 0.3, low=0)
    with pytest.raises(ValueError, match="no other has one"):
        month("secret_share", "side", "share", "Secret share", "made for a test", SIDE, 0.3, floor=1, low=0)
