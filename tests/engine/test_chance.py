"""Draws depend on seed, campaign, month and purpose, and on nothing else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.engine.play import identical
from wargame.engine.chance import MIXED, Chance, StillChance

MANY = Chance.of(7, 0, 40_000)


@pytest.mark.parametrize("kind", ["uniform", "normal"])
@pytest.mark.parametrize("first,count", [(0, 1), (5, 1), (13, 7), (60, 4)])
def test_a_campaign_draws_the_same_in_any_batch(kind: str, first: int, count: int) -> None:
    whole = getattr(Chance.of(7, 0, 64), kind)(3, "strike", (4, 2))
    part = getattr(Chance.of(7, first, count), kind)(3, "strike", (4, 2))
    assert identical(part, np.ascontiguousarray(whole[..., first : first + count]))


def test_a_batch_of_one_is_padded_with_itself() -> None:
    one = Chance.of(7, 9, 1)
    twice = one.padded().normal(3, "strike", (4,))
    np.testing.assert_array_equal(twice, np.repeat(one.normal(3, "strike", (4,)), 2, axis=-1))


def test_draws_do_not_depend_on_the_order_of_calls() -> None:
    first, second = Chance.of(7), Chance.of(7)
    first.normal(0, "oil")
    assert identical(first.normal(4, "will", (3,)), second.normal(4, "will", (3,)))


def test_shapes_put_the_campaigns_last() -> None:
    assert Chance.of(7, 0, 5).uniform(0, "x").shape == (5,)
    assert Chance.of(7, 0, 5).normal(0, "x", (2, 3)).shape == (2, 3, 5)
    assert Chance.of(7, 0, 5).normal(0, "x", (2, 3)).dtype == np.float32


def test_uniform_draws_have_the_moments_of_uniform_ones() -> None:
    draws = MANY.uniform(2, "moments", (5,)).astype(float)
    assert draws.min() >= 0 and draws.max() < 1
    assert draws.mean() == pytest.approx(0.5, abs=0.004)
    assert draws.var() == pytest.approx(1 / 12, rel=0.01)
    counts = np.histogram(draws, bins=50, range=(0, 1))[0]
    expected = draws.size / 50
    assert ((counts - expected) ** 2 / expected).sum() < 100, "chi-square of 49 degrees of freedom"


def test_normal_draws_have_the_moments_of_normal_ones() -> None:
    draws = MANY.normal(2, "moments", (5,)).astype(float)
    assert draws.mean() == pytest.approx(0, abs=0.01)
    assert draws.std() == pytest.approx(1, abs=0.01)
    assert (draws**3).mean() == pytest.approx(0, abs=0.03)
    assert (draws**4).mean() == pytest.approx(3, abs=0.08)
    assert (np.abs(draws) > 1.959964).mean() == pytest.approx(0.05, abs=0.003)
    assert np.abs(draws).max() < 4.4


def correlation(one: np.ndarray, another: np.ndarray) -> float:
    return float(np.corrcoef(one.ravel(), another.ravel())[0, 1])


@pytest.mark.parametrize(
    "other",
    [
        MANY.normal(2, "oil"),
        MANY.normal(1, "strike"),
        MANY.normal(3, "strike"),
        Chance.of(8, 0, 40_000).normal(2, "strike"),
        Chance.of(7, 1, 40_000).normal(2, "strike"),
        MANY.normal(2, "strike", (3,))[1],
    ],
    ids=[
        "another purpose",
        "the month before",
        "the month after",
        "another seed",
        "the next campaign",
        "the next place",
    ],
)
def test_draws_for_different_ends_are_unrelated(other: np.ndarray) -> None:
    own = MANY.normal(2, "strike")
    assert abs(correlation(own, other)) < 0.02
    assert (own == other).mean() < 0.01


def test_the_first_place_of_a_wider_draw_is_the_narrow_draw() -> None:
    assert identical(MANY.normal(2, "strike", (3,))[0], MANY.normal(2, "strike"))


def test_without_luck_nothing_departs_from_the_middle() -> None:
    still = StillChance.count(3)
    assert (still.uniform(4, "x", (2,)) == 0.5).all() and still.uniform(4, "x", (2,)).shape == (2, 3)
    assert (still.normal(4, "x") == 0).all()
    assert still.padded().normal(0, "x").shape == (6,)


def test_months_before_a_redraw_keep_their_chance_and_those_from_it_on_take_the_new_one() -> None:
    redrawn = Chance.of(7, 0, 5, redraws=((3, 11), (6, 7)))
    seeds = {2: 7, 3: 11, 5: 11, 6: 7, 9: 7}
    for month, seed in seeds.items():
        np.testing.assert_array_equal(redrawn.normal(month, "x", (4,)), Chance.of(seed, 0, 5).normal(month, "x", (4,)))
        padded = redrawn.padded().uniform(month, "x")
        np.testing.assert_array_equal(padded[:5], Chance.of(seed, 0, 5).uniform(month, "x"))


# what one seat alone is shown


def test_without_a_secret_what_is_drawn_apart_follows_from_the_seed_and_no_redraw_changes_it() -> None:
    redrawn = Chance.of(7, 0, 5, redraws=((3, 11),))
    np.testing.assert_array_equal(redrawn.apart(4, "x", (2,)), Chance.of(7, 0, 5).uniform(4, "x", (2,)))


def test_a_secret_alone_decides_what_is_drawn_apart() -> None:
    kept = Chance.of(7, 0, 5, secret=b"kept").apart(4, "x", (2,))
    for other in (Chance.of(8, 0, 5, secret=b"kept"), Chance.of(7, 0, 5, ((3, 11),), b"kept")):
        np.testing.assert_array_equal(other.apart(4, "x", (2,)), kept)
    for other in (Chance.of(7, 0, 5, secret=b"another"), Chance.of(7, 0, 5)):
        assert not np.isin(other.apart(4, "x", (2,)), kept).any()


def test_a_secret_leaves_the_luck_of_the_game_alone() -> None:
    np.testing.assert_array_equal(Chance.of(7, 0, 5, secret=b"kept").normal(4, "x"), Chance.of(7, 0, 5).normal(4, "x"))


def test_a_secret_is_not_printed_with_its_chance() -> None:
    assert "kept" not in repr(Chance.of(7, secret=b"kept"))


APART = Chance.of(7, 0, 2_000, secret=b"kept")
HASHED = Chance.of(MIXED + 7, 0, 2_000)


@pytest.mark.parametrize("draw", [APART.apart, HASHED.uniform], ids=["secret", "large seed"])
def test_hashed_draws_are_uniform_and_unrelated(draw: Callable[..., np.ndarray]) -> None:
    drawn = draw(2, "moments", (20,)).astype(float)
    assert drawn.shape == (20, 2_000) and drawn.min() >= 0 and drawn.max() < 1
    counts = np.histogram(drawn, bins=50, range=(0, 1))[0]
    assert ((counts - drawn.size / 50) ** 2 / (drawn.size / 50)).sum() < 100, "chi-square of 49 degrees of freedom"
    for other in (draw(3, "moments", (20,)), draw(2, "others", (20,)), np.roll(drawn, 1, 0), np.roll(drawn, 1, 1)):
        assert abs(correlation(drawn, other)) < 0.02


@pytest.mark.parametrize("kind", ["uniform", "normal", "apart"])
@pytest.mark.parametrize("first,count", [(0, 1), (5, 1), (13, 7)])
def test_a_campaign_hashes_the_same_in_any_batch(kind: str, first: int, count: int) -> None:
    whole = getattr(Chance.of(MIXED + 7, 0, 20, secret=b"kept"), kind)(3, "strike", (9, 2))
    part = getattr(Chance.of(MIXED + 7, first, count, secret=b"kept"), kind)(3, "strike", (9, 2))
    assert identical(part, np.ascontiguousarray(whole[..., first : first + count]))
    twice = getattr(Chance.of(MIXED + 7, 5, 1, secret=b"kept").padded(), kind)(3, "strike", (4,))
    assert (twice[:, 0] == twice[:, 1]).all()


def test_a_large_seed_holds_from_the_month_of_its_redraw() -> None:
    redrawn = Chance.of(7, redraws=((3, MIXED + 7),))
    np.testing.assert_array_equal(redrawn.normal(2, "x", (4,)), Chance.of(7).normal(2, "x", (4,)))
    np.testing.assert_array_equal(redrawn.normal(3, "x", (4,)), Chance.of(MIXED + 7).normal(3, "x", (4,)))
