"""Two recorded worlds that differ only in what one seat may not know; imports the game.

In the second world both truth and draw of every estimate are others, found so that the estimate comes out the same:
whatever still differs on the seat's board has come by another way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from tests.session.pairs import Leans, erring, moved_state
from tests.session.play import PERSON, give_orders, new_game, play_months, scenario
from wargame.engine.chance import Chance
from wargame.engine.events import Event, Figures
from wargame.engine.observation import Observation
from wargame.engine.theatre import Theatre
from wargame.record import packing, store
from wargame.record.format import ANNOTATIONS, Record, Row
from wargame.session.facts import setup_in


@dataclass(frozen=True)
class Worlds:
    """A seat and the records of both worlds, at its plan of the fourth month."""

    seat: int
    one: Path
    two: Path
    leans: Leans
    """Draws of the seat's estimates in the second."""

    def show_the_same(self, show: Callable[[Path], Any]) -> None:
        """Holds when what is shown of the two worlds does not differ."""
        first = show(self.one)
        with erring(self.leans):
            assert show(self.two) == first


def make_worlds(folder: Path, key: str) -> Worlds:
    """Three months of a seat against another person, everybody having said something; and the other world."""
    theatre, chance = scenario().theatre, random.Random(3)
    seat, game = theatre.seat_index(key), new_game(key, 7, PERSON)
    game.file.save_as(folder / "one.loc")
    play_months(game, 3, chance)
    for table in ANNOTATIONS:
        for each in (*game.session.persons, None):
            game.journal.annotated(table, 2, each, f"{table} of {each}")
    for _ in game.session.persons:
        give_orders(game, chance, 6)
        game.undo()
        if game.index != seat:
            game.commit()
    assert game.index == seat and game.stage == "plan"
    game.journal.close()
    other, leans = twin(game.journal.record, seat)
    store.create(folder / "two.loc", other)
    return Worlds(seat, folder / "one.loc", folder / "two.loc", leans)


def twin(record: Record, seat: int, luck: int = 5) -> tuple[Record, Leans]:
    """The same record, everything in it changed that the seat may not know, and the draws of its estimates there."""
    setup, dice = setup_in(record.meta), np.random.default_rng(luck)
    theatre, leans = setup.scenario.theatre, Leans()
    positions = {}
    for row in record.of("month"):
        state, _ = packing.unpack_state(row["state"], theatre)
        other, drawn = moved_state(state, theatre, seat, setup.chance, dice)
        positions[row["month"]] = packing.pack_state(other)
        leans.update(drawn)
    return with_positions(twin_words(record, seat), positions), leans


def with_positions(record: Record, positions: Mapping[int, bytes]) -> Record:
    """The same record with the packed positions of some months replaced."""

    def placed(row: Row) -> Row:
        if row.table != "month" or row["month"] not in positions:
            return row
        return replace(row, values={**row.values, "state": positions[row["month"]]})

    return record.with_rows(map(placed, record.rows))


def twin_words(record: Record, seat: int) -> Record:
    """The same record with others' sheets, news, notes and messages changed; positions stay."""
    return record.with_rows(_changed(row, seat) for row in record.rows)


def _changed(row: Row, seat: int) -> Row:
    values = dict(row.values)
    if row.table == "month":
        values["sheets"] = row["sheets"] and _others_sheets(row["sheets"], seat)
        values["events"] = _others_news(row["events"], seat)
    elif row.table in ("draft", "sealed") and row["seat"] != seat:
        values["sheet"] = packing.pack({name: _moved(array) for name, array in packing.unpack(row["sheet"]).items()})
    elif row.table in ANNOTATIONS and row["seat"] != seat:
        values["content"] = f"Not what the first world says: {row['content'][::-1]}"
    return replace(row, values=values)


def _moved(array: Any) -> Any:
    return array + 1 if array.dtype.kind in "iu" else (array * 1.3 + 0.1).astype(array.dtype)


def known_to(theatre: Theatre, seat: int, axes: tuple[str, ...], array: Any) -> Any:
    """True where the seat knows a figure of a hidden or a side's quantity itself; the shape of ``array``."""
    mask = Observation({}, 0, theatre, seat, Chance.of(0))._known(axes)
    return np.broadcast_to(mask, array.shape)


def _others_sheets(data: bytes, seat: int) -> bytes:
    arrays = packing.unpack(data)
    return packing.pack({n: a if n.startswith(f"{seat}/") else _moved(a) for n, a in arrays.items()})


def _others_news(text: str, seat: int) -> str:
    events = packing.events_from_json(text)
    return packing.events_to_json([_other_news(event, seat) for event in events])


def _other_news(event: Event, seat: int) -> Event:
    """The same event, every figure in it changed that the seat may not know."""
    changed = event if seat in event.knowers else replace(event, kept=_moved_figures(event.kept))
    reasons = (r if seat in r.knowers else replace(r, kept=_moved_figures(r.kept)) for r in event.reasons)
    return replace(changed, reasons=tuple(reasons))


def _moved_figures(kept: Figures) -> Figures:
    return {key: 1.3 * value + 0.1 for key, value in kept.items()}
