"""A draft sheet edited by orders, each edit giving a new sheet, and what edits there are."""

from __future__ import annotations

from copy import copy
from dataclasses import fields, replace
from enum import StrEnum
from functools import singledispatch
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from wargame.engine import orders as o
from wargame.engine.sheet import AT_FIRST, AT_LAST, BelligerentSheet, ExternalSheet, Sheet


class Edit(StrEnum):
    """How a draft came to be as it is."""

    LAID_OUT = "laid out"
    ORDER = "order"
    UNDO = "undo"
    REDO = "redo"
    SUGGESTION = "suggestion"
    TAKEN_OVER = "taken over"
    """From the game that a branch leaves."""


Drafted = TypeVar("Drafted", BelligerentSheet, ExternalSheet)


def _with(array: NDArray[Any], index: int | tuple[int, ...], value: float) -> NDArray[Any]:
    changed = array.copy()
    changed[index] = value
    return changed


@singledispatch
def _edit(order: o.Order, sheet: Sheet) -> dict[str, Any]:
    raise TypeError(f"no way to write {type(order).__name__} on a sheet")


def changes(order: o.Order, sheet: Sheet) -> dict[str, Any]:
    """The fields of a sheet that one order sets, by name, as they are with it."""
    return _edit(order, sheet)


def applied(order: o.Order, sheet: Sheet) -> Sheet:
    """The sheet with one order written on it; the order has passed legality."""
    return replace(sheet, **changes(order, sheet))


@_edit.register
def _(order: o.SetPosture, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"posture": _with(sheet.posture, order.sector, order.posture)}


@_edit.register
def _(order: o.SetEffort, sheet: BelligerentSheet) -> dict[str, Any]:
    rest = float(sheet.effort.sum() - sheet.effort[order.sector].sum())
    scale = (1 - order.share) / rest if rest > 1e-6 else 0.0
    return {"effort": _with(sheet.effort * np.float32(scale), order.sector, order.share)}


@_edit.register
def _(order: o.Transfer, sheet: BelligerentSheet) -> dict[str, Any]:
    moved = sheet.transfer.copy()
    if order.origin is not None:
        moved[order.origin] -= order.points
    if order.destination is not None:
        moved[order.destination] += order.points
    return {"transfer": np.where(np.abs(moved) < 1e-3, 0, moved).astype(np.float32)}


@_edit.register
def _(order: o.SetTempo, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"tempo": np.full_like(sheet.tempo, order.tempo)}


@_edit.register
def _(order: o.Mobilise, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"mobilisation": np.full_like(sheet.mobilisation, order.level)}


@_edit.register
def _(order: o.PlanRaids, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"raids": _with(sheet.raids, order.node, order.raids)}


@_edit.register
def _(order: o.AssignDefence, sheet: BelligerentSheet) -> dict[str, Any]:
    total = float(sheet.defence.sum())
    current = sheet.defence / total if total > 1e-6 else sheet.defence
    rest = float(current.sum() - current[order.node].sum())
    scale = (1 - order.share) / rest if rest > 1e-6 else 0.0
    return {"defence": _with(current * np.float32(scale), order.node, order.share)}


@_edit.register
def _(order: o.SplitProduction, sheet: BelligerentSheet) -> dict[str, Any]:
    shares = np.array([order.munitions, order.strike, order.air_defence], dtype=np.float32)
    return {"production": np.broadcast_to(shares[:, None], sheet.production.shape).copy()}


@_edit.register
def _(order: o.SetFiscal, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"fiscal": _with(sheet.fiscal, order.measure, order.level)}


@_edit.register
def _(order: o.SetTrade, sheet: BelligerentSheet) -> dict[str, Any]:
    return {
        "diversion": np.full_like(sheet.diversion, order.diversion),
        "settlement": np.full_like(sheet.settlement, order.settlement),
    }


@_edit.register
def _(order: o.Propose, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"propose": _with(sheet.propose, order.kind, float(order.on))}


@_edit.register
def _(order: o.SetLetter, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"tone": np.full_like(sheet.tone, order.tone), "venue": np.full_like(sheet.venue, order.venue)}


@_edit.register
def _(order: o.SetTruceTerm, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"truce_term": np.full_like(sheet.truce_term, order.months)}


@_edit.register
def _(order: o.SetMandate, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"mandate": _with(sheet.mandate, order.issue, order.flexibility)}


@_edit.register
def _(order: o.ChooseTemplate, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"template": np.full_like(sheet.template, order.template)}


@_edit.register
def _(order: o.Recognise, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"recognise": np.full_like(sheet.recognise, float(order.on))}


@_edit.register
def _(order: o.CounterSignal, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"counter_signal": np.full_like(sheet.counter_signal, float(order.on))}


@_edit.register
def _(order: o.FundDossier, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"dossier": _with(sheet.dossier, order.dossier, order.points)}


@_edit.register
def _(order: o.Court, sheet: BelligerentSheet) -> dict[str, Any]:
    return {"court": _with(sheet.court, order.seat, order.points)}


@_edit.register
def _(order: o.TakeMeasure, sheet: ExternalSheet) -> dict[str, Any]:
    return {"measures": _with(sheet.measures, (order.measure, order.side), order.level)}


def carried_forward(sheet: Sheet) -> Sheet:
    """Next month's standing orders: everything stays but what is done once (transfers, proposals, signals,
    recognition).
    """
    if isinstance(sheet, ExternalSheet):
        return sheet
    return replace(sheet, **{name: np.zeros_like(getattr(sheet, name)) for name in (*AT_FIRST, *AT_LAST)})


def with_field(sheet: Drafted, name: str, array: NDArray[Any]) -> Drafted:
    """The sheet with another array in one field; the others are shared, and need not be read for that."""
    other = copy(sheet)
    object.__setattr__(other, name, array)
    return other


def differs(one: Sheet, other: Sheet) -> bool:
    """True when two sheets are not the same orders."""
    return any(not np.array_equal(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
