"""What a seat may know of what happened, and that an event comes back from plain values as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.events import Event, Reason, as_plain, from_plain, key_before, key_of, redact, redacted

OPEN = Event(1, "line_still", "M11", "front", figures={"month_km2": 0.0})
SECRET = Event(1, "budget", "R36", "economy", (0,), kept={"fund/0": 3.9}, knowers=frozenset({0}))
VEILED = Event(
    2, "node_hit", "R27", "strike", (0, 1), (), "raids_received/7",
    {"raids_received/7": 31.0}, {"node_capacity/7": 0.4}, frozenset({1}), 0,
)  # fmt: skip
UMPIRES = Event(1, "sector_moved", "R13", "front", figures={"line_km/3": 22.5}, kept={"log_ratio/0/3": 0.1})
ALL = (OPEN, SECRET, VEILED, UMPIRES)


def test_a_key_names_quantity_and_indices_as_why_takes_them() -> None:
    assert (key_of("force", 1, 3), key_of("oil_log"), key_before("fund", 0)) == (
        "force/1/3",
        "oil_log",
        "before:fund/0",
    )


def test_everybody_knows_what_is_open() -> None:
    assert all(OPEN in redact(ALL, seat) for seat in (None, 0, 1, 4))


def test_only_knowers_have_what_is_kept_and_nobody_else_is_told_of_what_is_kept_whole() -> None:
    assert redact(ALL, 0)[:2] == (OPEN, SECRET)
    assert [event.kind for event in redact(ALL, 1)] == ["line_still", "node_hit", "sector_moved"]
    assert redact(ALL, 1)[1] == VEILED and redact(ALL, 3)[1].kept == {}
    assert redact(ALL, 3)[1].figures == {"raids_received/7": 31.0}


def test_what_nobody_knows_is_the_instructor_s() -> None:
    assert all(redact(ALL, seat)[-1].kept == {} for seat in range(5))
    assert redact(ALL, None) == ALL


def test_each_reason_has_its_own_knowers() -> None:
    own = Reason("utility", "R09", 0, "u/0", kept={"u/0": -0.3}, knowers=frozenset({0}))
    theirs = Reason("utility", "R09", 1, "u/1", kept={"u/1": -0.1}, knowers=frozenset({1}))
    event = Event(1, "declined", "R09", "table", (1, 0), (0,), reasons=(own, theirs))
    values = {seat: [reason.value for reason in redacted(event, seat).reasons] for seat in (None, 0, 1, 2)}  # type: ignore[union-attr]
    assert values == {None: [-0.3, -0.1], 0: [-0.3, None], 1: [None, -0.1], 2: [None, None]}
    assert not event.is_open and OPEN.is_open and not VEILED.is_open


def test_importance_is_each_seat_s_own() -> None:
    event = Event(1, "outcome", "R45", "outcome", importance=(10, 90))
    assert [event.weight_for(seat) for seat in (0, 1, 2, None)] == [10, 90, 0, 90]


# --- to plain values and back

FIGURES = st.dictionaries(st.text(max_size=12), st.floats(allow_nan=False, allow_infinity=False), max_size=4)
INDICES = st.lists(st.integers(0, 20), max_size=3).map(tuple)
SEATS = st.frozensets(st.integers(0, 20), max_size=3)
TEXT = st.text(max_size=20)
REASONS = st.builds(
    Reason, name=TEXT, rule=TEXT, side=st.none() | st.integers(0, 1), decides=TEXT, figures=FIGURES, kept=FIGURES,
    knowers=SEATS,
)  # fmt: skip
EVENTS = st.builds(
    Event, month=st.integers(1, 99), kind=TEXT, rule=TEXT, family=TEXT, sides=INDICES, seats=INDICES, subject=TEXT,
    figures=FIGURES, kept=FIGURES, knowers=SEATS, gains=st.none() | st.integers(0, 1), importance=INDICES,
    reasons=st.lists(REASONS, max_size=2).map(tuple), words=TEXT, kept_words=TEXT,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_an_event_comes_back_from_json_bit_for_bit(event: Event) -> None:
    assert from_plain(json.loads(json.dumps(as_plain(event)))) == event


@pytest.mark.parametrize("found", [{}, {"month": 1}, {"month": 1, "kind": "x", "rule": "", "family": "", "figures": 3}])
def test_other_values_are_refused(found: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)):
        from_plain(found)
