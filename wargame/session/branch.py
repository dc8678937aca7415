"""Branches: a game played on differently from one of its months, in a file of its own."""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from wargame.record import store
from wargame.record.format import SUFFIX, Record, Row
from wargame.record.problems import RecordError, reason
from wargame.seat.desk import OVER, PLAN, REPORT
from wargame.seat.draft import Edit
from wargame.session.facts import redraws_in
from wargame.session.replay import up_to
from wargame.words.campaign import outcome_name


@dataclass(frozen=True)
class Node:
    """A game in the tree of branches; ``month`` is the parent's month it leaves from, counted from 0."""

    path: Path
    title: str
    id: str
    parent: str
    month: int
    months: int
    """Months resolved."""
    seats: str = ""
    """Names of the seats that people play, as shown."""
    is_redrawn: bool = False
    """Whether chance was drawn anew from where it leaves; else the parent's goes on."""
    outcome: str = ""
    """Empty while the game is in play."""
    label: str = ""
    """The calendar month being played, the last one played when the campaign is over."""
    children: tuple[Node, ...] = ()


def branch(path: Path, month: int, target: Path, with_orders: bool = False, redraw: int | None = None) -> Path:
    """A copy of the game up to the plan of ``month`` (months resolved, from 0), its parent noted, to be played on.

    ``with_orders`` lays out the sheets persons had sealed for that month in the parent, to be changed. Chance stays the
    same, or is drawn anew for that month and all later ones from the seed ``redraw``. Raises RecordError when the month
    is not in the record, lies inside a turn, had ended the campaign, or ``target`` exists already.
    """
    record = branched(store.read(path), month, path.stem, with_orders, redraw)
    try:
        store.create(target, record)
    except (sqlite3.Error, OSError) as error:
        raise RecordError(f"{target.name} could not be written: {reason(error)}.") from error
    return target


def branched(record: Record, month: int, name: str, with_orders: bool = False, redraw: int | None = None) -> Record:
    """The record of a branch, before it has a file. Raises RecordError."""
    cut, turn = up_to(record, month), turn_months(record)
    if month % turn:
        first = month - month % turn
        raise RecordError(
            f"Month {month + 1} lies inside a turn of {turn} months: a branch leaves at a plan, such as that of month "
            f"{first + 1} or {first + turn + 1}."
        )
    if cut.of("month")[-1]["outcome"]:
        raise RecordError(f"The campaign ended with month {month}: there is nothing to play on from there.")
    now = time.time()
    parent = record.meta.get("id", "")
    rows = [
        *cut.rows,
        Row(0, "branch", now, {"month": month, "parent": parent, "name": name, "redrawn": int(redraw is not None)}),
        Row(0, "stage", now, {"month": month, "stage": PLAN, "acting": record.first_person}),
    ]
    if with_orders:
        sealed = [row for row in record.of("sealed") if row["month"] == month and row["seat"] in record.persons]
        rows += [_as_draft(row, now) for row in sealed]
    changed = {"id": uuid.uuid4().hex, "created": f"{now:.3f}", "parent": parent}
    if redraw is not None:
        # What was drawn anew in the parent from this month on, or later, is not played here.
        before = [each for each in redraws_in(record.meta) if each[0] < month]
        changed["redraws"] = json.dumps([*before, (month, redraw)])
    return cut.with_rows(rows).with_meta(**changed, parent_month=str(month), parent_name=name)


def _as_draft(row: Row, now: float) -> Row:
    said = {"number": 1, "sheet": row["sheet"], "edit": str(Edit.TAKEN_OVER), "content": ""}
    return Row(0, "draft", now, {"month": row["month"], "seat": row["seat"], **said})


def turn_months(record: Record) -> int:
    """Months under one sheet in the game of a record."""
    written = record.meta.get("turn_months", "1")
    return int(written) if written.isdecimal() and int(written) else 1


def plans(path: Path) -> tuple[tuple[int, str], ...]:
    """Months (from 0) whose plan a game can be branched from, and what they are called; the first one first.

    Raises RecordError.
    """
    record = store.read(path)
    turn = turn_months(record)
    rows = [row for row in record.of("month") if not row["outcome"] and row["month"] % turn == 0]
    return tuple((row["month"], row["label"]) for row in rows)


def tree(folder: Path) -> tuple[Node, ...]:
    """The games of a folder as trees of branches; unreadable files are left out. Roots have no parent there."""
    nodes = [node for path in sorted(folder.glob(f"*{SUFFIX}")) if (node := _node(path)) is not None]
    here = {node.id for node in nodes}
    return tuple(
        _grown(node, nodes, frozenset()) for node in nodes if node.parent not in here or node.parent == node.id
    )


def _node(path: Path) -> Node | None:
    try:
        glance = store.glance(path)
        outcome = outcome_name(glance.outcome)
    except (RecordError, ValueError):
        return None
    meta = glance.meta
    leaves = meta.get("parent_month", "0")
    return Node(
        path,
        meta.get("title", path.stem),
        meta.get("id", ""),
        meta.get("parent", ""),
        int(leaves) if leaves.isdecimal() else 0,
        glance.months,
        meta.get("seats", ""),
        glance.is_redrawn,
        outcome,
        glance.labels[0 if glance.stage in (REPORT, OVER) else 1],
    )


def _grown(node: Node, nodes: list[Node], above: frozenset[Path]) -> Node:
    """The node with its branches; one that is its own ancestor is not followed round."""
    seen = above | {node.path}
    own = [n for n in nodes if n.parent == node.id and node.id and n.path not in seen]
    children = tuple(_grown(child, nodes, seen) for child in own)
    return replace(node, children=children)
