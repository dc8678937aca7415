"""Order sheets and answers as arrays with the campaign axis last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.quantities import QUANTITIES
from wargame.engine.theatre import Theatre
from wargame.engine.words import Dossier, Fiscal, Initiative, Measure, Production

Array = NDArray[Any]

SHARE = (0.0, 1.0)
"""Least and most of an order that is a share or a level."""
BOTH_SIGNS = (-1.0, 1.0)
"""Least and most of an order that goes two ways: the tone of a letter, a measure that may be held back."""


@dataclass(frozen=True)
class BelligerentSheet:
    """A belligerent's sealed sheet; every array is (axes..., B) float32. Each field is declared as ``order_...``."""

    posture: Array
    effort: Array
    transfer: Array
    tempo: Array
    mobilisation: Array
    raids: Array
    defence: Array
    production: Array
    fiscal: Array
    diversion: Array
    settlement: Array
    propose: Array
    tone: Array
    venue: Array
    truce_term: Array
    mandate: Array
    template: Array
    recognise: Array
    counter_signal: Array
    dossier: Array
    court: Array


@dataclass(frozen=True)
class ExternalSheet:
    """An external seat's sheet: measures (measure, side, B), levels 0..1 (arms and intelligence -1..1)."""

    measures: Array


Sheet = BelligerentSheet | ExternalSheet


def order_axes(field: str) -> tuple[str, ...]:
    """Axes of a sheet's field before the campaign axis; its declaration has the sheet's owner before them."""
    return QUANTITIES[f"order_{field}"].axes[1:]


def axis_lengths(theatre: Theatre) -> dict[str, int]:
    """Length of every axis name used by sheets and states."""
    return {
        "side": 2,
        "sector": len(theatre.sectors),
        "node": len(theatre.nodes),
        "hub": len(theatre.hubs),
        "issue": len(theatre.issues),
        "seat": len(theatre.seats),
        "audience": len(theatre.audiences),
        "shock": len(theatre.shocks),
        "region": len(theatre.regions),
        "line": len(Production),
        "fiscal": len(Fiscal),
        "dossier": len(Dossier),
        "initiative": len(Initiative),
        "measure": len(Measure),
        "truce": 3,
        "part": 4,
    }


def blank_sheet(theatre: Theatre, seat: int, batch: int = 1) -> Sheet:
    """A sheet of zeros, with tempo 1 and a truce term of two months."""
    lengths = axis_lengths(theatre)
    kind = ExternalSheet if theatre.seats[seat].side is None else BelligerentSheet
    values = {
        f.name: np.zeros((*(lengths[a] for a in order_axes(f.name)), batch), dtype=np.float32) for f in fields(kind)
    }
    if kind is BelligerentSheet:
        values["tempo"] += 1.0
        values["truce_term"] += 2.0
    return kind(**values)


AT_FIRST = ("transfer",)
"""Orders of a turn that are carried out in its first month alone."""
AT_LAST = ("propose", "recognise", "counter_signal")
"""Orders of a turn that wait for its last month, after whose fighting the table meets."""


def in_month(sheet: Sheet, theatre: Theatre, month: int) -> Sheet:
    """A turn's sheet as it is handed in for one of its months: what is done once is in the first or the last alone."""
    if isinstance(sheet, ExternalSheet) or theatre.turn_months == 1:
        return sheet
    left_out = (AT_FIRST if month != theatre.turn_start(month) else ()) + (
        AT_LAST if not theatre.ends_turn(month) else ()
    )
    return replace(sheet, **{name: np.zeros_like(getattr(sheet, name)) for name in left_out})


class SheetFields(Mapping[str, Array]):
    """A sheet's arrays by the names of its fields, each read when it is asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._names = tuple(each.name for each in fields(sheet))

    def __getitem__(self, name: str) -> Array:
        if name not in self._names:
            raise KeyError(name)
        return np.asarray(getattr(self._sheet, name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def sheet_items(sheet: Sheet) -> list[tuple[str, Array]]:
    """Field names and arrays of a sheet, in order."""
    return [(f.name, getattr(sheet, f.name)) for f in fields(sheet)]


@dataclass(frozen=True)
class Answers:
    """Answers of all seats, (seat, initiative, B) codes of ``Answer``: each seat answers the other side (or
    its client).
    """

    codes: Array

    @staticmethod
    def blank(theatre: Theatre, batch: int = 1) -> Answers:
        """No answer given."""
        return Answers(np.zeros((len(theatre.seats), len(Initiative), batch), dtype=np.int8))
