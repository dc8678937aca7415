"""What a seat may know: its own exactly, the adversary's as a range that narrows, the hidden not at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.play import setting, still_month
from wargame.engine.chance import Chance, StillChance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import Observation, observe, observe_month
from wargame.engine.quantities import QUANTITIES, of_kind
from wargame.engine.quantities.quantity import HIDDEN, OWN, PUBLIC, SIDE, Kind
from wargame.engine.resolution import fight
from wargame.engine.sheet import blank_sheet
from wargame.engine.state import FIELDS, State
from wargame.engine.words import Initiative, Measure

THEATRE = setting().scenario.theatre
MOSCOW, KYIV, WASHINGTON = (THEATRE.seat_index(key) for key in ("moscow", "kyiv", "washington"))
BY_SIDE = sorted(n for n, about in FIELDS.items() if about.seen == SIDE and about.axes[:1] == ("side",))
ESTIMATED = sorted(name for name, about in FIELDS.items() if about.seen == SIDE)


def sight(seat: int, state: State, seed: int = 3) -> Observation:
    return observe(state, THEATRE, seat, Chance.of(seed, 0, state.batch))


def with_intelligence(state: State, level: float) -> State:
    measures = state.measures.copy()
    measures[WASHINGTON, Measure.INTELLIGENCE, 1] = level
    return state.with_values(measures=measures)


@pytest.fixture(scope="module")
def many() -> State:
    """The start with inner values everywhere, so that no range touches the end of what is possible."""
    state = setting().start.tiled(4000)
    middle = {n: np.full_like(getattr(state, n), 0.5) for n in ESTIMATED if FIELDS[n].high == 1}
    return state.with_values(**middle)


@pytest.mark.parametrize("name", BY_SIDE)
def test_the_own_side_is_exact(name: str) -> None:
    state = setting().start.tiled(2)
    own = sight(KYIV, state)
    np.testing.assert_array_equal(own.value(name)[1], getattr(state, name)[1])
    assert not own.half_width(name)[1].any()
    low, high = own.range(name)
    np.testing.assert_array_equal(low[1], high[1])


def test_an_external_seat_knows_neither_side_exactly() -> None:
    assert sight(WASHINGTON, setting().start.tiled(2)).half_width("force").all()


@pytest.mark.parametrize(
    "name", sorted(name for name, about in FIELDS.items() if about.seen == PUBLIC and name != "month")
)
def test_what_is_public_is_exact_for_all(name: str) -> None:
    state = setting().start.tiled(2)
    for seat in (MOSCOW, WASHINGTON):
        np.testing.assert_array_equal(sight(seat, state).value(name), getattr(state, name))
        assert not sight(seat, state).half_width(name).any()


@pytest.mark.parametrize("name", sorted(name for name, about in FIELDS.items() if about.seen == HIDDEN))
def test_the_hidden_is_refused(name: str) -> None:
    for look in (sight(KYIV, setting().start).value, sight(KYIV, setting().start).range):
        with pytest.raises(KeyError, match="instructor"):
            look(name)


def test_something_is_hidden() -> None:
    assert any(about.seen == HIDDEN for about in FIELDS.values())


@pytest.mark.parametrize("name", ["force", "reserve", "fortification", "macro_insulation", "strike_stock", "weariness"])
def test_the_range_holds_the_truth_nine_times_in_ten(name: str, many: State) -> None:
    low, high = sight(KYIV, many).range(name)
    truth = getattr(many, name)[0]
    held = ((low[0] <= truth) & (truth <= high[0])).mean()
    assert held == pytest.approx(0.9, abs=0.015)
    assert (low[0] < high[0]).all()


@pytest.mark.parametrize("name", ["force", "macro_insulation"])
def test_the_estimate_leans_to_no_side(name: str, many: State) -> None:
    seen, truth = sight(KYIV, many).value(name)[0], getattr(many, name)[0]
    assert (seen > truth).mean() == pytest.approx(0.5, abs=0.03)


def test_intelligence_narrows_the_range() -> None:
    state = setting().start.tiled(2)
    widths = [sight(KYIV, with_intelligence(state, level)).half_width("force")[0] for level in (0.0, 0.5, 1.0)]
    assert (widths[0] > widths[1]).all() and (widths[1] > widths[2]).all() and (widths[2] > 0).all()


def test_intelligence_for_one_side_does_not_help_the_other() -> None:
    state = setting().start.tiled(2)
    plain, helped = (sight(MOSCOW, with_intelligence(state, level)).half_width("force")[1] for level in (0.0, 1.0))
    np.testing.assert_array_equal(plain, helped)


def test_estimates_stay_within_what_is_possible(many: State) -> None:
    edge = many.with_values(
        fortification=np.zeros_like(many.fortification), aid_adequacy=np.ones_like(many.aid_adequacy)
    )
    low, high = sight(KYIV, edge).range("fortification")
    assert low.min() >= 0 and high.max() <= 1
    assert sight(MOSCOW, edge).value("aid_adequacy").max() <= 1


def test_seats_and_months_err_apart_and_looking_twice_does_not_help() -> None:
    state = setting().start.tiled(50)
    first, again = sight(KYIV, state), sight(KYIV, state)
    np.testing.assert_array_equal(first.value("force"), again.value("force"))
    later = replace(state, month=1)
    assert (sight(KYIV, later).value("force")[0] != first.value("force")[0]).mean() > 0.99
    assert (sight(WASHINGTON, state).value("force")[0] != first.value("force")[0]).mean() > 0.99


def test_the_width_of_a_range_does_not_give_the_truth_away(many: State) -> None:
    own = sight(KYIV, many)
    told = own.half_width("force")[0] / (FIELDS["force"].spread * (1 - 0.6 * own.intelligence()))
    assert np.abs(told - many.force[0]).max() > 0.01


def test_an_estimate_that_was_handed_out_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        sight(KYIV, setting().start).value("force")[0, 0, 0] = 0


OPEN = [name for name, about in of_kind(Kind.MONTH).items() if about.seen in (PUBLIC, SIDE)]
CLOSED = [name for name, about in of_kind(Kind.MONTH).items() if about.seen is OWN]


def test_of_the_month_what_is_public_or_estimated_can_be_seen_by_all() -> None:
    for seat in (KYIV, WASHINGTON):
        seen = observe_month(still_month(), seat)
        for name in OPEN:
            low, high = seen.range(name)
            assert low.shape == np.shape(still_month()[name]), name
            assert (low <= high).all(), name
            assert QUANTITIES[name].seen is SIDE or (low == high).all(), name


@pytest.mark.parametrize("name", CLOSED)
def test_what_is_the_owner_s_alone_is_exact_for_it_and_missing_for_others(name: str) -> None:
    truth = np.asarray(still_month()[name])
    own = THEATRE.node_owner == 1 if QUANTITIES[name].axes[0] == "node" else np.array([False, True])
    kyiv, washington = (observe_month(still_month(), seat).value(name) for seat in (KYIV, WASHINGTON))
    np.testing.assert_array_equal(kyiv[own], truth[own])
    assert np.isnan(kyiv[~own]).all() and np.isnan(washington).all()
    assert not observe_month(still_month(), KYIV).half_width(name)[own].any()


def test_an_order_that_goes_with_an_initiative_is_seen_once_it_lies_on_the_table() -> None:
    quiet = fight_with(Initiative.SUMMIT)
    assert np.isnan(observe_month(quiet, KYIV).value("order_tone")[0]).all()
    assert observe_month(quiet, MOSCOW).value("order_tone")[0] == pytest.approx(0.5)
    letter = observe_month(fight_with(Initiative.LETTER), KYIV)
    assert letter.value("order_tone")[0] == pytest.approx(0.5)
    assert np.isnan(letter.value("order_template")[0]).all()


def fight_with(kind: Initiative) -> Ledger:
    """A month in which the first side lays one initiative, with a tone of one half on its sheet."""
    start = setting().start
    sheets = [blank_sheet(THEATRE, seat) for seat in range(len(THEATRE.seats))]
    sheets[MOSCOW].propose[kind] = 1
    sheets[MOSCOW].tone[:] = 0.5
    return fight(start, sheets, setting().rulebook, StillChance.count(1))


def test_at_the_table_the_own_arithmetic_is_exact() -> None:
    table = observe_month(still_month(), KYIV)
    for name in ("benefit_ordinary", "gain_total", "truce_value", "limit", "ceasefire_utility"):
        np.testing.assert_allclose(table.value(name)[1], still_month()[name][1], rtol=1e-6)


def test_the_adversary_s_sealed_sheet_cannot_be_seen() -> None:
    table = observe_month(still_month(), KYIV)
    for name in ("order_raids", "order_mandate", "order_transfer", "order_effort"):
        assert np.isnan(table.value(name)[0]).all()
    with pytest.raises(KeyError):
        table.value("draw_breach")


@pytest.mark.parametrize("failed", [0, 1])
def test_the_zone_gives_no_moved_limit_away(failed: int) -> None:
    """With the own limit known an exact zone would be the other's; limits are secret once a failure moves them."""
    values = {**still_month().values, "pillar_failed": np.full((2, 2), failed, dtype=np.float32)}
    for seat in range(len(setting().scenario.theatre.seats)):
        seen = Observation(values, 0, setting().scenario.theatre, seat, Chance.of(3, 0, 2))
        limit, half = seen.value("limit"), seen.half_width("limit")
        np.testing.assert_array_equal(seen.value("zone"), limit[1] - limit[0])
        np.testing.assert_array_equal(seen.half_width("zone"), half[0] + half[1])
        assert (seen.half_width("zone") > 0).all() == bool(failed)
