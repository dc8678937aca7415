"""The main scenario as the engine sees it: shapes, sums, sides, and a first state with every field."""

from __future__ import annotations

import numpy as np
import pytest

from wargame.engine.sheet import axis_lengths
from wargame.engine.state import FIELDS
from wargame.engine.words import ATTACKING, Posture
from wargame.resources import scenarios
from wargame.rules.parameters import default_parameters
from wargame.scenario.files import load_scenario, parse_scenario
from wargame.scenario.position import first_state
from wargame.scenario.scenario import Scenario
from wargame.scenario.validate import Known
from wargame.words.times import month_label


@pytest.fixture(scope="module")
def main() -> Scenario:
    known = Known(parameters=frozenset(default_parameters()))
    return load_scenario(scenarios() / "year_five.yaml", known)


def test_what_the_scenario_is(main: Scenario) -> None:
    theatre = main.theatre
    sizes = [len(part) for part in (theatre.sectors, theatre.nodes, theatre.hubs, theatre.issues, theatre.seats)]
    assert sizes == [16, 24, 8, 8, 5]
    assert (theatre.months, theatre.extension, theatre.war_month) == (24, 6, 52)
    assert month_label(theatre, 0) == "June 2026"
    assert [side.name for side in theatre.sides] == ["Moscow", "Kyiv"]
    assert [pillar.quantity for pillar in theatre.pillars] == ["macro_insulation", "aid_adequacy"]
    assert main.default_seat == "kyiv" and theatre.seat_index("kyiv") == theatre.belligerent_seat(1)


def test_shares_sum_to_one(main: Scenario) -> None:
    theatre = main.theatre
    for rows in (theatre.start_effort, theatre.issue_weight, theatre.region_weight):
        np.testing.assert_allclose(rows.sum(axis=1), 1, atol=0.002)
    for profiles in theatre.profiles.values():
        for profile in profiles:
            assert sum(objective.weight for objective in profile.objectives) == pytest.approx(1)


def test_arrays_have_the_shapes_of_their_axes(main: Scenario) -> None:
    theatre, size = main.theatre, axis_lengths(main.theatre)
    towns = max(len(sector.towns) for sector in theatre.sectors)
    shapes = {
        "sector_width": (size["sector"],),
        "start_force": (2, size["sector"]),
        "town_km": (size["sector"], towns),
        "node_owner": (size["node"],),
        "region_weight": (size["region"], size["node"]),
        "season": (12,),
        "sector_hub": (2, size["sector"]),
        "issue_span": (2, size["issue"]),
        "support_share": (2, size["seat"]),
        "donor_base": (size["seat"],),
    }
    assert {name: getattr(theatre, name).shape for name in shapes} == shapes
    assert all(weights.shape == (size["node"],) for weights in theatre.role_weight.values())


def test_towns_are_held_on_the_right_side_of_the_line(main: Scenario) -> None:
    theatre = main.theatre
    line = theatre.sector_start_km[:, None]
    real = theatre.town_km < 1e5
    np.testing.assert_array_equal(theatre.town_held_at_start[real] == 0, (theatre.town_km <= line)[real])
    assert (theatre.town_held_at_start[~real] == -1).all()
    pokrovsk = next(sector for sector in theatre.sectors if sector.name == "Pokrovsk")
    assert [town.km <= 66 for town in pokrovsk.towns] == [True, True, True, False, False, False]


def test_hubs_serve_their_own_side(main: Scenario) -> None:
    theatre = main.theatre
    for side in (0, 1):
        assert (theatre.hub_side[theatre.sector_hub[side]] == side).all()


def test_limits_leave_no_zone_where_talks_are_blocked_and_one_after_a_failure(main: Scenario) -> None:
    theatre = main.theatre
    zone = theatre.issue_reservation[1] - theatre.issue_reservation[0]
    blocked = [key not in ("monitoring", "humanitarian") for key in theatre.issue_keys]
    np.testing.assert_array_equal(zone < 0, blocked)
    for side, sign in ((0, -1), (1, 1)):
        assert (zone + sign * theatre.issue_span[side] > 0.04)[blocked].all()


def test_refining_starts_twenty_two_per_cent_offline(main: Scenario) -> None:
    capacity = first_state(main).node_capacity[:, 0]
    weights = main.theatre.role_weight["refining"]
    assert 1 - weights @ capacity / weights.sum() == pytest.approx(0.22, abs=0.005)


def test_the_first_state_has_every_field_in_its_shape_and_range(main: Scenario) -> None:
    state, size = first_state(main, 3), axis_lengths(main.theatre)
    assert state.month == 0
    for name, value in state.items():
        if name == "month":
            continue
        about = FIELDS[name]
        assert value.shape == (*(size[axis] for axis in about.axes), 3), name
        assert value.dtype == np.float32 and np.isfinite(value).all(), name
        assert about.low is None or (value >= about.low - 1e-6).all(), name
        assert about.high is None or (value <= about.high + 1e-6).all(), name


def test_campaigns_of_a_batch_start_equal_and_apart_in_memory(main: Scenario) -> None:
    state = first_state(main, 2)
    for name, value in state.items():
        if name != "month":
            np.testing.assert_array_equal(value[..., 0], value[..., 1], err_msg=name)
    state.line_km[0, 0] += 1
    assert state.line_km[0, 1] == first_state(main).line_km[0, 0]


def test_start_values_of_the_main_scenario(main: Scenario) -> None:
    state = first_state(main)
    assert np.exp(state.oil_log[0]) == pytest.approx(65, rel=1e-5)
    assert state.reserve[:, 0].tolist() == [45, 30]
    assert state.perceived_momentum[:, 0] == pytest.approx([0.60, -0.35])
    assert state.macro_insulation[0, 0] == pytest.approx(0.90)
    assert state.door[0] == -1
    np.testing.assert_array_equal(state.position[..., 0], main.theatre.issue_opening)
    shares = [state.defence_share[main.theatre.node_owner == side].sum() for side in (0, 1)]
    np.testing.assert_allclose(shares, 1, atol=1e-5)


def test_postures_follow_effort_and_only_attackers_have_pressure(main: Scenario) -> None:
    state, theatre = first_state(main), main.theatre
    posture = state.posture[..., 0]
    np.testing.assert_array_equal(posture[0] == Posture.GRIND, theatre.start_effort[0] > 0)
    assert np.isin(posture[1], (Posture.HOLD, Posture.FORTIFY)).all()
    np.testing.assert_array_equal(state.continuity[..., 0] > 0, np.isin(posture, ATTACKING))


def test_south_of_the_front_runs_short_first(main: Scenario) -> None:
    supply = first_state(main).region_supply[:, 0]
    regions = main.theatre.regions
    margin = {region.key: supply[row] - region.threshold for row, region in enumerate(regions) if region.side == 0}
    assert min(margin, key=lambda key: margin[key]) == "crimea"
    assert min(margin.values()) > 0


def test_insulation_parts_agree_with_the_index(main: Scenario) -> None:
    parts = first_state(main).insulation_parts[..., 0]
    index = (parts**-3.0 @ np.array([0.35, 0.20, 0.25, 0.20])) ** (-1 / 3)
    np.testing.assert_allclose(index, first_state(main).macro_insulation[:, 0], atol=0.02)


def test_texts_say_what_must_be_said(main: Scenario) -> None:
    assert "not a forecast" in main.notice
    assert "3.8" in main.disputed and "9.0" in main.disputed
    credits = " ".join(main.credits)
    assert all(words in credits for words in ("GeoNames", "CC BY 4.0", "DeepStateMap", "cyterat/deepstate-map-data"))
    assert len(main.digest) == 64


def test_the_overrides_are_parameters_of_the_rulebook(main: Scenario) -> None:
    assert default_parameters().overridden(main.parameters)["denial"].shape == (2, 1)


def test_a_record_can_restore_the_scenario_from_its_text(main: Scenario) -> None:
    again = parse_scenario(main.text)
    assert again.digest == main.digest
    np.testing.assert_array_equal(again.theatre.start_force, main.theatre.start_force)


def test_labelled_places_are_named_once_and_stand_where_the_axis_town_does(main: Scenario) -> None:
    """A town of an axis may be labelled as a place too, so that it is named on small maps, but at one spot only."""
    places = {place.name: (place.lat, place.lon) for place in main.places}
    towns = {town.name: (town.lat, town.lon) for sector in main.theatre.sectors for town in sector.towns}
    assert len(places) == len(main.places)
    for name in places.keys() & towns.keys():
        assert places[name] == pytest.approx(towns[name], abs=0.03)
