"""The map as a seat may see it: own figures exact, the other side's in ranges, the draft as plotted."""

from __future__ import annotations

import numpy as np
import pytest

from tests.board.desk_cases import (
    SEATS,
    STAGES,
    desk_of,
    is_finite,
    played,
    raw_words,
    with_orders,
    with_sheet,
    with_state,
)
from wargame.board.front.show import plotted, show_map
from wargame.engine.orders import PlanRaids, SetEffort, SetPosture, Transfer
from wargame.engine.words import Posture
from wargame.reckon.legality import check
from wargame.reckon.planning import situation

POKROVSK, LYMAN = 9, 4


def test_own_figures_are_exact_and_the_other_sides_are_ranges_around_an_estimate() -> None:
    state = played(0)[0][-1]
    for sector, view in enumerate(show_map(desk_of("kyiv")).sectors):
        theirs, own = view.force
        assert own.is_exact and own.value == pytest.approx(float(state.force[1, sector, 0]))
        assert theirs.low < theirs.value < theirs.high
        assert view.supply[1].is_exact and not view.supply[0].is_exact
    assert any(
        abs(view.force[0].value - float(state.force[0, sector, 0])) > 0.5
        for sector, view in enumerate(show_map(desk_of("kyiv")).sectors)
    ), "an estimate is not the truth"


def test_an_external_seat_knows_neither_sides_forces() -> None:
    view = show_map(desk_of("washington"))
    assert not any(figure.is_exact for sector in view.sectors for figure in sector.force)
    assert all(sector.is_seen == (True, True) for sector in view.sectors)
    assert view.transfers == () and all(node.raids_planned == 0 for node in view.nodes)


def test_a_town_belongs_to_the_side_on_whose_ground_it_lies() -> None:
    line = np.array(played(0)[0][-1].line_km)
    line[POKROVSK] = 60
    towns = show_map(with_state(desk_of("kyiv"), line_km=line)).sectors[POKROVSK].towns
    assert {town.name: town.holder for town in towns} == {
        "Donetsk": 0, "Selydove": 0, "Pokrovsk": 0, "Mezhova": 1, "Petropavlivka": 1, "Pavlohrad": 1,
    }  # fmt: skip


def test_the_own_posture_follows_the_draft_and_the_enemys_the_last_month() -> None:
    desk = with_orders(desk_of("kyiv"), SetPosture(LYMAN, Posture.COUNTER_ATTACK))
    sector = show_map(desk).sectors[LYMAN]
    assert sector.posture == (Posture.GRIND, Posture.COUNTER_ATTACK) and sector.is_seen == (True, False)
    assert sector.attacking == (True, False), "an attack is shown once it was made"


def test_a_share_of_effort_is_what_the_sheet_gives() -> None:
    sectors = show_map(with_orders(desk_of("kyiv"), SetEffort(LYMAN, 0.4))).sectors
    assert sectors[LYMAN].effort == pytest.approx(0.4, abs=1e-4)
    assert sum(sector.effort for sector in sectors) == pytest.approx(1, abs=1e-4)


def test_net_transfers_are_paired_largest_first_and_the_reserve_pays_the_rest() -> None:
    sheet = with_sheet(desk_of("kyiv"), transfer=0.0)
    sheet = with_orders(sheet, Transfer(3, 9, 4), Transfer(5, 9, 2), Transfer(None, 7, 3), Transfer(None, 9, 2))
    moves = [(move.origin, move.destination, move.points) for move in plotted(sheet.draft)]
    assert moves == [(3, 9, 4), (5, 9, 2), (None, 7, 3), (None, 9, 2)]


def test_what_leaves_for_the_reserve_is_a_move_to_nowhere() -> None:
    sheet = with_orders(with_sheet(desk_of("kyiv"), transfer=0.0), Transfer(3, None, 2.5))
    assert [(move.origin, move.destination, move.points) for move in plotted(sheet.draft)] == [(3, None, 2.5)]


def test_expected_loss_grows_with_raids_and_is_nothing_without() -> None:
    desk = with_sheet(desk_of("kyiv"), raids=0.0)
    node = next(node for node in show_map(desk).nodes if node.name == "Volgograd refinery")
    assert node.expected_loss.value == 0 and node.expected_loss.is_exact
    losses = [
        show_map(with_orders(desk, PlanRaids(node.index, raids))).nodes[node.index].expected_loss for raids in (1, 3, 8)
    ]
    assert 0 < losses[0].value < losses[1].value < losses[2].value < 100
    assert all(0 <= loss.low < loss.value < loss.high <= 100 for loss in losses)


@pytest.mark.parametrize("seat", ["kyiv", "moscow", "europe"])
def test_a_node_says_what_legality_says_against_one_more_raid(seat: str) -> None:
    desk = desk_of(seat)
    for node in show_map(desk).nodes:
        refused = check(PlanRaids(node.index, node.raids_planned + 1), situation(desk))
        assert bool(node.refusal) == (refused is not None)
        assert refused is None or (refused.reason.rstrip(".") in node.refusal and refused.rule in node.refusal)


def test_air_defence_is_drawn_in_five_steps() -> None:
    nodes = [node for node in show_map(desk_of("kyiv")).nodes if node.owner == 1]
    levels = desk_of("kyiv").theatre.node_channels
    assert [node.defence.value for node in nodes] == pytest.approx([5 * levels[node.index] for node in nodes], rel=1e-3)
    assert all(node.defence.is_exact for node in nodes)


def test_history_ends_in_the_present_capacity() -> None:
    for node in show_map(desk_of("moscow", 3)).nodes:
        assert len(node.history) == 4 and node.history[-1] == pytest.approx(node.capacity.value)
        assert node.capacity.change == pytest.approx(node.history[-1] - node.history[-2])


def test_places_come_from_the_scenario() -> None:
    desk, view = desk_of("partners"), show_map(desk_of("partners"))
    assert [side.name for side in view.sides] == ["Moscow", "Kyiv"]
    assert view.frame == desk.scenario.frame and view.cities[0] == ("Kyiv", 50.45, 30.52, 0)
    hub = view.hubs[7]
    assert hub.throughput == pytest.approx(0.8 * float(desk.rulebook.parameters["hub_points"]))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("seat", SEATS)
def test_nothing_on_the_map_is_raw_or_infinite(seat: str, stage: str) -> None:
    view = show_map(desk_of(seat, 2, stage))
    assert raw_words(view) == [] and is_finite(view)
