"""The rules at work on a seat's sight: where inputs come from, columns that move, and what cannot be known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.board.desk_cases import desk_of, played, with_sheet
from tests.board.table_cases import desk_at, fought
from wargame.engine.chance import StillChance
from wargame.engine.ledger import open_ledger
from wargame.engine.sheet import BelligerentSheet, ExternalSheet
from wargame.engine.words import Initiative, Measure
from wargame.reckon.workings import LUCK_90, Workings, apart
from wargame.seat.desk import Desk

KYIV = 1


def workings(seat: str = "kyiv", desk: Desk | None = None) -> Workings:
    """A seat's workings in the first month."""
    desk = desk or desk_of(seat)
    return Workings(desk.rulebook, desk.sight, desk.draft)


def test_orders_are_the_own_sheets_and_the_other_sides_are_blank() -> None:
    mine = workings(desk=with_sheet(desk_of("kyiv"), tempo=1.25))
    assert mine.seen("order_tempo")[:, 0].tolist() == [1.0, 1.25]
    assert not mine.seen("order_raids")[0].any() and mine.seen("order_raids")[1].any()
    outside = workings("europe")
    assert outside.seen("order_tempo")[:, 0].tolist() == [1.0, 1.0]


def test_measures_are_as_last_seen_and_the_own_ones_as_the_sheet_takes_them() -> None:
    desk = desk_of("washington", 2)
    assert isinstance(desk.draft, ExternalSheet)
    measures = np.zeros_like(desk.draft.measures)
    measures[Measure.ARMS, KYIV] = -0.5
    seen = workings(desk=replace(desk, draft=ExternalSheet(measures))).seen("order_measures")
    europe = desk.theatre.seat_index("europe")
    assert np.array_equal(seen[desk.seat, ..., 0], measures[..., 0])
    assert np.array_equal(seen[europe], desk.sight.value("measures")[europe]) and seen[europe].any()


def test_what_lies_open_on_the_table_is_read_there() -> None:
    desk = desk_at(fought([(0, Initiative.LETTER)]), "kyiv")
    assert isinstance(desk.draft, BelligerentSheet)
    propose = workings(desk=desk).seen("order_propose")
    assert propose[0, Initiative.LETTER, 0] == 1 and propose[0].sum() == 1


def test_chance_is_still_and_what_nobody_sees_is_nothing() -> None:
    mine = workings()
    assert not mine.seen("draw_strike").any() and (mine.seen("draw_gate") == 0.5).all()
    assert mine.seen("sector_noise").shape == (len(mine.theatre.sectors), 1) and not mine.seen("sector_noise").any()


def test_fixed_arrays_and_the_calendar_are_those_of_a_ledger() -> None:
    mine = workings("kyiv")
    ledger = open_ledger(played(0)[0][-1].tiled(2), mine.rulebook, StillChance.count(2))
    for name in ("season_now", "town_km", "sector_terrain", "start_force", "node_truce"):
        assert np.array_equal(mine._gathered(name, 2), ledger[name]), name


def test_moved_figures_stand_in_columns_of_their_own() -> None:
    mine = workings()
    stocks = np.array([[10.0, 20.0, 40.0], [10.0, 20.0, 40.0]], dtype=np.float32)
    rooms = mine.run(("M05",), {"strike_stock": stocks})["deep_room"][KYIV]
    assert rooms.shape == (3,) and rooms == pytest.approx(rooms[0] * np.array([1, 2, 4]))


def test_a_rule_reads_what_an_earlier_one_wrote() -> None:
    mine = workings()
    alone, behind = mine.run(("R36b",), {"gap": np.full((2, 1), 0.5)}), mine.run(("R36", "R36b"))
    assert alone["runway"].shape == behind["runway"].shape == (2, 2)
    assert "gap" in behind and "gap" not in alone


def test_what_is_neither_seen_nor_written_is_named() -> None:
    with pytest.raises(KeyError, match="leaders_open"):
        workings().run(("R23",))
    with pytest.raises(KeyError, match="R99"):
        workings().run(("R99",))


def test_variants_of_a_sheet_leave_the_rest_as_drafted() -> None:
    mine = workings(desk=with_sheet(desk_of("kyiv"), tempo=1.1, mobilisation=2.0))
    variants = ({}, {"tempo": np.array([0.7], dtype=np.float32)})
    written = mine.tried(variants, ("M04",))
    assert written["tempo"][KYIV] == pytest.approx([1.1, 0.7]) and written["mobilisation"][KYIV].tolist() == [2, 2]


def test_every_cause_moves_alone_and_luck_among_them() -> None:
    mine = workings()
    columns = mine.ends(("node_capacity", "fund"), draws=("draw_strike",))
    assert columns["node_capacity"].shape[-1] == 7 and columns["draw_strike"][0].tolist() == pytest.approx(
        [0, 0, 0, 0, 0, -LUCK_90, LUCK_90]
    )
    node = int(np.flatnonzero(mine.theatre.node_owner == 0)[0])
    low, high = mine.sight.range("node_capacity")
    assert columns["node_capacity"][node, 1:3] == pytest.approx([low[node, 0], high[node, 0]])
    assert (columns["node_capacity"][node, 3:] == columns["node_capacity"][node, 0]).all()
    own = int(np.flatnonzero(mine.theatre.node_owner == 1)[0])
    assert len(set(columns["node_capacity"][own].tolist())) == 1


def test_causes_are_added_in_squares_on_either_side() -> None:
    under, over = apart(np.array([[10.0, 7.0, 11.0, 6.0, 10.0]]))
    assert (under[0], over[0]) == (5.0, 1.0)
    assert apart(np.array([[10.0]])) == (np.zeros(1), np.zeros(1))
    assert apart(np.array([[10.0, 10.0]])) == (np.zeros(1), np.zeros(1))
