"""Start values in each way they may be written, and what is filled in where nothing is said."""

from __future__ import annotations

import numpy as np

from tests.scenario.edits import edited, small_text
from wargame.engine.words import Production
from wargame.scenario.files import parse_scenario
from wargame.scenario.position import first_state
from wargame.words.times import month_label

SMALL = parse_scenario(small_text())
STATE = first_state(SMALL)


def test_a_number_fills_every_place() -> None:
    assert STATE.aid_adequacy[:, 0].tolist() == np.float32([0.7, 0.7]).tolist()


def test_a_list_follows_the_first_axis_and_spreads_over_the_rest() -> None:
    np.testing.assert_array_equal(STATE.supply[..., 0], np.float32([[1.0, 1.0], [0.9, 0.9]]))


def test_a_mapping_leaves_the_rest_at_zero() -> None:
    assert STATE.text[:, 0].tolist() == [0.0, 0.5, 0.0]
    assert STATE.production[1, Production.STRIKE, 0] == 0.0
    assert STATE.production[1, Production.AIR_DEFENCE, 0] == 0.5


def test_what_is_not_said_is_zero_or_natural() -> None:
    assert STATE.weariness.any() == np.False_
    assert STATE.tempo[:, 0].tolist() == [1.0, 1.0]
    assert STATE.donor_will[:, 0].tolist() == np.float32([0, 0, 0.7]).tolist()
    assert SMALL.theatre.town_multiplier[0].tolist() == np.float32([1.05, 1.1, 1.0]).tolist()


def test_a_start_value_overrides_the_base_will() -> None:
    text = edited(("  aid_adequacy: 0.7\n", "  aid_adequacy: 0.7\n  donor_will: {patron: 0.2}\n"))
    state = first_state(parse_scenario(text))
    assert state.donor_will[2, 0] == np.float32(0.2)


def test_pressure_is_kept_only_where_a_side_attacks() -> None:
    np.testing.assert_array_equal(STATE.continuity[..., 0], np.float32([[0.15, 0], [0, 0]]))


def test_air_defence_is_spread_by_level_within_each_side() -> None:
    np.testing.assert_allclose(STATE.defence_share[:, 0], [0.7, 0.3, 1.0], rtol=1e-6)


def test_a_region_gets_its_weighted_capacity_over_its_norm() -> None:
    np.testing.assert_allclose(STATE.region_supply[:, 0], [(0.75 * 0.75 + 0.25 * 0.8) / 0.8], rtol=1e-6)


def test_a_side_without_air_defence_spreads_it_evenly() -> None:
    text = edited((" air_defence: 0.7\n", " air_defence: 0\n"), (" air_defence: 0.3\n", " air_defence: 0\n"))
    np.testing.assert_allclose(first_state(parse_scenario(text)).defence_share[:, 0], [0.5, 0.5, 1.0])


def test_names_follow_the_file() -> None:
    theatre = SMALL.theatre
    assert month_label(theatre, 0) == "March 1984"
    assert theatre.external == (2,) and theatre.seats[2].client == 1
    assert SMALL.hub_feeds == ((2, 1),)
    assert SMALL.parameters == {"denial": (0.8, 0.25), "oil_mean": 30.0}
    assert SMALL.node_notes == ("", "Ships the crude.", "")
