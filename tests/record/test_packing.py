"""Arrays, sheets, positions and events come back from bytes bit for bit; nothing else is accepted."""

from __future__ import annotations

import dataclasses
import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.fixed import examples
from tests.session.play import new_game, scenario
from wargame.engine.events import Event
from wargame.engine.sheet import Answers
from wargame.record import packing
from wargame.record.problems import RecordError
from wargame.session.laying_out import staff_of

KINDS = st.sampled_from(["<f4", "<i4", "|i1", "<f8", ">f4"])
ARRAYS = st.dictionaries(
    st.text(min_size=1, max_size=8), KINDS.flatmap(lambda kind: hnp.arrays(kind, hnp.array_shapes(min_dims=0)))
)


@examples(50)
@given(ARRAYS)
def test_arrays_come_back(arrays: dict[str, np.ndarray]) -> None:
    back = packing.unpack(packing.pack(arrays))
    assert list(back) == list(arrays)
    for name, value in arrays.items():
        assert back[name].shape == value.shape
        np.testing.assert_array_equal(back[name], value)


@examples(50)
@given(st.binary(max_size=200))
def test_other_bytes_are_refused(data: bytes) -> None:
    for candidate in (data, zlib.compress(data)):
        with pytest.raises(RecordError):
            packing.unpack(candidate)


def test_a_bomb_is_refused_in_bounded_memory() -> None:
    head = json.dumps([["a", "<f4", [1_000_000_000]]]).encode()
    bomb = zlib.compress(len(head).to_bytes(4, "little") + head + bytes(40_000_000), 9)
    with pytest.raises(RecordError):
        packing.unpack(bomb)


def test_a_position_comes_back_read_only() -> None:
    state, theatre = new_game().course.state, scenario().theatre
    back, missing = packing.unpack_state(packing.pack_state(state), theatre)
    assert missing == ()
    for name, value in state.items():
        np.testing.assert_array_equal(getattr(back, name), value)
    assert not back.line_km.flags.writeable


def test_a_quantity_the_record_did_not_know_is_zero_and_named() -> None:
    state, theatre = new_game().course.state, scenario().theatre
    arrays = {name: np.asarray(value) for name, value in state.items() if name != "ports"}
    back, missing = packing.unpack_state(packing.pack(arrays), theatre)
    assert missing == ("ports",) and not back.ports.any()


def test_figures_of_another_scenario_are_refused() -> None:
    state, theatre = new_game().course.state, scenario().theatre
    fewer = dataclasses.replace(theatre, sectors=theatre.sectors[:-1])
    with pytest.raises(RecordError, match="do not fit"):
        packing.unpack_state(packing.pack_state(state), fewer)


def test_sheets_and_answers_of_all_seats_come_back() -> None:
    game, theatre = new_game(), scenario().theatre
    sheets = staff_of(game.course).sheets(game.course.state, game.course.chance)
    for one, other in zip(sheets, packing.unpack_sheets(packing.pack_sheets(sheets), theatre), strict=True):
        assert type(one) is type(other)
        for field in dataclasses.fields(one):
            np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name))
    answers = Answers.blank(theatre)
    answers.codes[1, 2] = 3
    back = packing.unpack_answers(packing.pack_answers(answers), theatre)
    np.testing.assert_array_equal(back.codes, answers.codes)


def test_events_come_back_and_later_fields_are_passed_over() -> None:
    events = (
        Event(1, "sector_moved", "R13", "front", (0, 1), subject="line_km/9", figures={"line_km/9": 22.5}, gains=0),
        Event(1, "written", "R09", "table", words="Nothing \N{EN DASH} else."),
    )
    text = packing.events_to_json(events)
    assert packing.events_from_json(text) == events
    later = json.dumps([{**each, "loudness": 3} for each in json.loads(text)])
    assert packing.events_from_json(later) == events


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"month": 1}]', "null"])
def test_other_texts_are_no_events(text: str) -> None:
    with pytest.raises(RecordError):
        packing.events_from_json(text)
