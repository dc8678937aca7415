"""Arrays, sheets, positions and events to bytes and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.arrays import pack
from wargame.engine.arrays import unpack as unpack_arrays
from wargame.engine.events import Event, as_plain, from_plain
from wargame.engine.orders import Order
from wargame.engine.sheet import (
    Answers,
    BelligerentSheet,
    ExternalSheet,
    Sheet,
    axis_lengths,
    blank_sheet,
    order_axes,
    sheet_items,
)
from wargame.engine.state import FIELDS, State, frozen
from wargame.engine.theatre import Theatre
from wargame.record.problems import RecordError

Array = NDArray[Any]


def unpack(data: bytes) -> dict[str, Array]:
    """The arrays by name, read-only. Raises RecordError when the bytes are not what `pack` wrote."""
    try:
        return unpack_arrays(data)
    except ValueError as error:
        raise RecordError(f"Figures in the record cannot be read ({error}).") from error


def _fitting(arrays: Mapping[str, Array], name: str, axes: tuple[str, ...], theatre: Theatre) -> Array | None:
    """The array of a name, None where the record has none. Raises RecordError when it does not fit the scenario."""
    found = arrays.get(name)
    lengths = axis_lengths(theatre)
    shape = (*(lengths[axis] for axis in axes), 1)
    if found is not None and found.shape != shape:
        raise RecordError(f"Figures in the record do not fit its scenario ({name}: {found.shape}, not {shape}).")
    return found


def pack_state(state: State) -> bytes:
    """A position of a batch of one as bytes."""
    return pack({name: np.asarray(value) for name, value in state.items()})


def unpack_state(data: bytes, theatre: Theatre) -> tuple[State, tuple[str, ...]]:
    """The position, and the names of quantities the record did not have yet, which are zero. Raises RecordError."""
    arrays = unpack(data)
    if "month" not in arrays:
        raise RecordError("A position in the record does not say which month it is.")
    values: dict[str, Any] = {"month": int(arrays["month"])}
    missing = []
    lengths = axis_lengths(theatre)
    for name, about in FIELDS.items():
        if name == "month":
            continue
        found = _fitting(arrays, name, about.axes, theatre)
        if found is None:
            missing.append(name)
            found = np.zeros((*(lengths[axis] for axis in about.axes), 1), dtype=np.float32)
        values[name] = found
    return frozen(State(**values)), tuple(missing)


def pack_sheet(sheet: Sheet) -> bytes:
    """A sheet as bytes."""
    return pack(dict(sheet_items(sheet)))


def unpack_sheet(data: bytes, theatre: Theatre, seat: int) -> Sheet:
    """A seat's sheet; orders the record did not know yet are blank. Raises RecordError."""
    return _sheet(unpack(data), theatre, seat)


def _sheet(arrays: Mapping[str, Array], theatre: Theatre, seat: int) -> Sheet:
    if not 0 <= seat < len(theatre.seats):
        raise RecordError(f"The record has orders of a seat that its scenario does not have ({seat}).")
    kind = ExternalSheet if theatre.seats[seat].side is None else BelligerentSheet
    blank = blank_sheet(theatre, seat)
    values = {f.name: _fitting(arrays, f.name, order_axes(f.name), theatre) for f in fields(kind)}
    return kind(**{name: getattr(blank, name) if value is None else value for name, value in values.items()})


def pack_sheets(sheets: Sequence[Sheet]) -> bytes:
    """All seats' sheets as one block of bytes."""
    return pack({f"{seat}/{name}": value for seat, sheet in enumerate(sheets) for name, value in sheet_items(sheet)})


def unpack_sheets(data: bytes, theatre: Theatre) -> list[Sheet]:
    """The sheets in seat order. Raises RecordError."""
    arrays = unpack(data)
    own = [
        {name.partition("/")[2]: value for name, value in arrays.items() if name.partition("/")[0] == str(seat)}
        for seat in range(len(theatre.seats))
    ]
    return [_sheet(each, theatre, seat) for seat, each in enumerate(own)]


def pack_answers(answers: Answers) -> bytes:
    """Everyone's answers of one campaign as bytes."""
    return pack({"codes": np.asarray(answers.codes[..., :1], dtype=np.int8)})


def unpack_answers(data: bytes, theatre: Theatre) -> Answers:
    """Everyone's answers. Raises RecordError."""
    found = _fitting(unpack(data), "codes", ("seat", "initiative"), theatre)
    if found is None:
        raise RecordError("The record lacks the answers of a month.")
    return Answers(found)


def order_to_json(order: Order) -> str:
    """An order as given: its kind and what it says, as a JSON object."""
    return json.dumps({"order": type(order).__name__, **asdict(order)})


def events_to_json(events: Sequence[Event]) -> str:
    """Events as a JSON list of objects."""
    return json.dumps([as_plain(event) for event in events], ensure_ascii=False)


def events_from_json(text: str) -> tuple[Event, ...]:
    """The events; fields this version does not know are passed over. Raises RecordError."""
    try:
        return tuple(from_plain(each) for each in json.loads(text))
    except (ValueError, TypeError, AttributeError) as error:
        raise RecordError(f"Events in the record cannot be read ({error}).") from error
