"""Blank sheets and answers: every array in the shape of its axes."""

from __future__ import annotations

import pytest

from tests.engine.play import setting
from wargame.engine.sheet import (
    Answers,
    BelligerentSheet,
    ExternalSheet,
    axis_lengths,
    blank_sheet,
    order_axes,
    sheet_items,
)
from wargame.engine.words import Initiative, Measure

THEATRE = setting().scenario.theatre
LENGTHS = axis_lengths(THEATRE)


@pytest.mark.parametrize("seat", range(len(THEATRE.seats)))
def test_a_blank_sheet_fits_its_seat(seat: int) -> None:
    sheet = blank_sheet(THEATRE, seat, 3)
    assert isinstance(sheet, ExternalSheet if THEATRE.seats[seat].side is None else BelligerentSheet)
    for name, values in sheet_items(sheet):
        axes = order_axes(name)
        assert values.shape == (*(LENGTHS[axis] for axis in axes), 3), name


def test_a_blank_sheet_orders_nothing_but_an_ordinary_pace() -> None:
    sheet = blank_sheet(THEATRE, THEATRE.belligerent_seat(0))
    ordered = {name: float(values.flat[0]) for name, values in sheet_items(sheet) if values.any()}
    assert ordered == {"tempo": 1.0, "truce_term": 2.0}


def test_blank_sheets_share_no_memory() -> None:
    one, another = (blank_sheet(THEATRE, THEATRE.belligerent_seat(0)) for _ in range(2))
    assert isinstance(one, BelligerentSheet) and isinstance(another, BelligerentSheet)
    one.raids[:] = 5
    assert not another.raids.any()


def test_blank_answers_say_nothing() -> None:
    codes = Answers.blank(THEATRE, 4).codes
    assert codes.shape == (len(THEATRE.seats), len(Initiative), 4)
    assert not codes.any()


def test_axis_lengths_cover_what_sheets_use() -> None:
    assert LENGTHS["measure"] == len(Measure)
    assert LENGTHS["sector"] == len(THEATRE.sectors) and LENGTHS["side"] == 2
