"""Two worlds that differ only in what one seat may not know, and that seat's estimates held the same; imports the game.

An estimate is the one thing that may depend on what is not known. In the second world the seat is given the estimates
of the first, so whatever still differs on its board has come by another way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.session.play import PERSON, give_orders, new_game, play_months, scenario
from wargame.engine.events import Event, Figures
from wargame.engine.observation import Observation
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, PUBLIC
from wargame.engine.state import FIELDS
from wargame.engine.theatre import Theatre
from wargame.record import packing, store
from wargame.record.format import ANNOTATIONS, Record, Row

Estimates = dict[tuple[int, str], Any]


@dataclass(frozen=True)
class Worlds:
    """A seat and the records of both worlds, at its plan of the fourth month."""

    seat: int
    one: Path
    two: Path

    def show_the_same(self, show: Callable[[Path], Any]) -> None:
        """Holds when what is shown of the two worlds does not differ."""
        estimates: Estimates = {}
        with noted(estimates, self.seat):
            first = show(self.one)
        with given(estimates, self.seat):
            second = show(self.two)
        assert first == second


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
    store.create(folder / "two.loc", twin(game.journal.record, theatre, seat))
    return Worlds(seat, folder / "one.loc", folder / "two.loc")


def twin(record: Record, theatre: Theatre, seat: int) -> Record:
    """The same record, everything in it changed that the seat may not know."""
    return record.with_rows(_changed(row, theatre, seat) for row in record.rows)


def _changed(row: Row, theatre: Theatre, seat: int) -> Row:
    values = dict(row.values)
    if row.table == "month":
        values["state"] = _state(row["state"], theatre, seat)
        values["sheets"] = row["sheets"] and _others_sheets(row["sheets"], theatre, seat)
        values["events"] = _others_news(row["events"], seat)
    elif row.table in ("draft", "sealed") and row["seat"] != seat:
        values["sheet"] = packing.pack({name: _moved(array) for name, array in packing.unpack(row["sheet"]).items()})
    elif row.table in ANNOTATIONS and row["seat"] != seat:
        values["content"] = f"Not what the first world says: {row['content'][::-1]}"
    return replace(row, values=values)


def _moved(array: Any) -> Any:
    return array + 1 if array.dtype.kind in "iu" else (array * 1.3 + 0.1).astype(array.dtype)


def _state(data: bytes, theatre: Theatre, seat: int) -> bytes:
    arrays = packing.unpack(data)
    for name, about in FIELDS.items():
        if name == "month" or about.seen == PUBLIC:
            continue
        known = False if about.seen == HIDDEN else known_to(theatre, seat, about.axes, arrays[name])
        arrays[name] = np.where(known, arrays[name], _moved(arrays[name]))
    return packing.pack(arrays)


def known_to(theatre: Theatre, seat: int, axes: tuple[str, ...], array: Any) -> Any:
    """True where the seat knows a figure of a hidden or a side's quantity itself; the shape of ``array``."""
    mask = Observation({}, 0, theatre, seat, _NO_CHANCE)._known(axes)
    return np.broadcast_to(mask.reshape(*mask.shape, *[1] * (array.ndim - mask.ndim)), array.shape)


class _NoChance:
    """Stands for a chance that is never drawn from."""

    @property
    def first_drawn(self) -> _NoChance:
        """Itself."""
        return self


_NO_CHANCE: Any = _NoChance()


def _others_sheets(data: bytes, theatre: Theatre, seat: int) -> bytes:
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


@contextmanager
def noted(estimates: Estimates, seat: int) -> Iterator[None]:
    """Note every estimate that the seat is given."""
    guess = Observation._guess

    def noting(self: Observation, name: str) -> Any:
        found = guess(self, name)
        if self.seat == seat:
            estimates[self.month, name] = found
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Observation, "_guess", noting)
        yield


@contextmanager
def given(estimates: Estimates, seat: int) -> Iterator[None]:
    """Give the seat these estimates of what it does not know itself."""
    guess = Observation._guess

    def giving(self: Observation, name: str) -> Any:
        value, width = guess(self, name)
        about = QUANTITIES[name]
        if self.seat != seat or about.seen is PUBLIC:
            return value, width
        before, wide = estimates[self.month, name]
        known = np.broadcast_to(self._known(about.axes), value.shape)
        return np.where(known, value, before), np.where(known, width, wide)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Observation, "_guess", giving)
        yield
