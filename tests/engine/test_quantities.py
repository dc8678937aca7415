"""The declarations: complete, in order, at one with themselves, and true of what is resolved."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from tests.engine.play import setting
from tests.engine.random_play import random_months
from wargame.engine.fixed import fixed_value, fixed_values
from wargame.engine.ledger import Ledger
from wargame.engine.quantities import CHAPTERS, QUANTITIES, joined, of_kind
from wargame.engine.quantities.quantity import (
    HIDDEN,
    OFFERED,
    OWN,
    PUBLIC,
    SIDE,
    Kind,
    draw,
    fixed,
    month,
    order,
    state,
)
from wargame.engine.quantities.units import UNITS, is_quiet
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, axis_lengths
from wargame.engine.state import FIELDS, State
from wargame.engine.words import Initiative

THEATRE = setting().scenario.theatre


def test_the_state_holds_what_is_declared_in_the_same_order() -> None:
    assert [each.name for each in fields(State)] == list(of_kind(Kind.STATE)) == list(FIELDS)


def test_the_sheets_hold_the_orders_that_are_declared() -> None:
    on_sheets = {f"order_{each.name}" for sheet in (BelligerentSheet, ExternalSheet) for each in fields(sheet)}
    assert on_sheets == set(of_kind(Kind.ORDER)) - {"answer"}
    assert {QUANTITIES[name].axes[0] for name in on_sheets} == {"side", "seat"}


def test_a_name_is_declared_once() -> None:
    with pytest.raises(ValueError, match="quantity fuel is declared twice"):
        joined((*CHAPTERS, (state("fuel", "side", "share", "Fuel", "once more"),)))


AT_ODDS: dict[str, dict[str, Any]] = {
    "unknown axes": {"axes": "side moon"},
    "unknown unit 'furlong'": {"unit": "furlong"},
    "no words": {"words": ""},
    "an identifier": {"words": "siege_now"},
    "an estimate has a spread": {"seen": SIDE},
    "nothing else has one": {"spread": 0.1},
    "names no owner": {"axes": "sector", "seen": OWN},
    "by which initiatives": {"seen": OFFERED},
    "normal or uniform": {"drawn": "normal"},
}


@pytest.mark.parametrize("fault", AT_ODDS)
def test_a_declaration_at_odds_with_itself_is_refused(fault: str) -> None:
    sound: dict[str, Any] = {"axes": "side", "unit": "share", "words": "Siege", "about": "how far it is cut off"}
    assert month("siege", **sound).seen is PUBLIC
    with pytest.raises(ValueError, match=f"quantity siege: .*{fault}"):
        month("siege", **{**sound, **AT_ODDS[fault]})


def test_a_draw_says_how_it_is_drawn() -> None:
    assert draw("draw_siege", "", "chance", "Chance of a siege", "luck", HIDDEN, drawn="uniform").drawn == "uniform"
    with pytest.raises(ValueError, match="normal or uniform"):
        draw("draw_siege", "", "chance", "Chance of a siege", "luck", HIDDEN)


def test_an_offered_order_names_its_initiatives() -> None:
    made = order("order_siege", "side", "flag", "Siege", "a siege", OFFERED, opened_by=(Initiative.LETTER,))
    assert made.opened_by == (Initiative.LETTER,) and made.kind is Kind.ORDER


def test_units_are_named_once_and_each_is_used() -> None:
    assert all(name == unit.name for name, unit in UNITS.items())
    assert is_quiet("share") and not is_quiet("km") and not is_quiet("a unit of parameters alone")


def test_a_declared_unit_says_how_a_spread_is_meant() -> None:
    assert QUANTITIES["fuel"].measure.is_absolute and not QUANTITIES["force"].measure.is_absolute


def test_every_fixed_array_comes_from_the_theatre_in_the_shape_of_its_axes() -> None:
    lengths = {**axis_lengths(THEATRE), "town": THEATRE.town_km.shape[1]}
    values = fixed_values(THEATRE)
    assert list(values) == list(of_kind(Kind.FIXED))
    for name, value in values.items():
        if name != "theatre":
            assert value.shape == (*(lengths[axis] for axis in QUANTITIES[name].axes), 1), name
    assert fixed_value(THEATRE, "theatre") is THEATRE
    assert fixed("siege_works", "sector", "share", "Works", "works of a siege").kind is Kind.FIXED


@pytest.fixture(scope="module")
def months() -> tuple[Ledger, ...]:
    """Two years of random orders, sixteen campaigns side by side."""
    return tuple(ledger for ledger, _ in random_months(setting(), 5, 16, 24))


def test_everything_a_month_holds_is_declared_and_has_the_shape_of_its_axes(months: tuple[Ledger, ...]) -> None:
    lengths = {**axis_lengths(THEATRE), "town": THEATRE.town_km.shape[1]}
    for name, value in months[-1].values.items():
        axes = QUANTITIES[name].axes
        if name not in ("month", "theatre"):
            assert np.shape(value)[:-1] == tuple(lengths[axis] for axis in axes), name
    assert set(QUANTITIES) == set(months[-1].values)


def test_everything_stays_in_the_range_that_is_declared(months: tuple[Ledger, ...]) -> None:
    for ledger in months:
        for name, value in ledger.values.items():
            about = QUANTITIES[name]
            low, high = (-np.inf if about.low is None else about.low), (np.inf if about.high is None else about.high)
            if about.kind in (Kind.STATE, Kind.MONTH, Kind.FIXED) and name != "theatre":
                array = np.asarray(value, dtype=np.float64)
                assert array.min(initial=low) >= low - 1e-6 and array.max(initial=high) <= high + 1e-6, name
