"""A recorded game in plain lines, one a month: the truth once it is over, till then what its reader may know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wargame.chronicle.saying import sentence
from wargame.chronicle.words.proposals import REFUSED
from wargame.engine.events import redact
from wargame.engine.observation import observe
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Outcome
from wargame.record import store
from wargame.record.format import Record
from wargame.record.problems import RecordError
from wargame.seat.sight import Sight, sight_of
from wargame.session.facts import book_in, setup_in
from wargame.session.loading import chronicled, positions
from wargame.session.replay import ABSOLUTE, RELATIVE, Difference, verify_record
from wargame.session.setup import Setup
from wargame.words import terms
from wargame.words.numbers import brief, plain, signed
from wargame.words.times import month_label

_NO_SEAT = -1
"""Stands for a seat that knows nothing of its own."""


@dataclass(frozen=True)
class Reader:
    """Who reads a recorded game: the instructor, a seat, or all its people together where ``seat`` is None."""

    is_instructor: bool
    seat: int | None = None

    @property
    def ears(self) -> int | None:
        """The seat that events are told to as `redact` takes it; people together are told what every seat is."""
        return None if self.is_instructor else _NO_SEAT if self.seat is None else self.seat


def reader_of(record: Record, seat: str | None = None) -> Reader:
    """The reader a record is told to: the seat by key, else the only person of a game in play, else its people
    together; the instructor once it is over or where nobody plays. Raises KeyError for an unknown seat, RecordError for
    one that no person plays while the game is in play.
    """
    theatre = setup_in(record.meta).scenario.theatre
    is_in_play = bool(record.persons) and not record.of("month")[-1]["outcome"]
    if seat is not None:
        index = theatre.seat_index(seat)
        if is_in_play and index not in record.persons:
            name = theatre.seats[index].name
            raise RecordError(f"No person plays {name}; what it knows is told once the game is over.")
        return Reader(False, index)
    if not is_in_play:
        return Reader(True)
    return Reader(False, record.persons[0] if len(record.persons) == 1 else None)


def replay_report(path: Path, is_verified: bool = False, seat: str | None = None) -> tuple[str, Difference | None]:
    """The game of a record as its reader may know it, and the first figure that does not come out as recorded where
    that is asked for. Raises RecordError; KeyError for an unknown seat.
    """
    record = store.read(path)
    found = verify_record(record) if is_verified else None
    lines = retold(record, path.stem, seat)
    if is_verified:
        lines.append(verdict(found, reader_of(record, seat)))
    return "\n".join(lines), found


def retold(record: Record, name: str, seat: str | None = None) -> list[str]:
    """The lines without a verdict; ``name`` is for a record without a title. Raises as `replay_report` does."""
    setup = setup_in(record.meta)
    book, notes = book_in(record.meta, setup)
    theatre, reader = book.theatre, reader_of(record, seat)
    recorded, _ = positions(record, theatre)
    kind = Outcome(int(recorded[-1].outcome[0]))
    lines = [_heading(record, setup, reader, name), *notes]
    lines += [f"Chance was drawn anew from {month_label(theatre, month)} on." for month, _ in setup.redraws]
    lines += [_month_line(state, setup, reader) for state in recorded[1:]]
    return [*lines, "No outcome yet." if kind is Outcome.RUNNING else f"Outcome: {terms.row(kind).inside}."]


def refusals(path: Path, seat: str | None = None) -> str:
    """Every proposal refused in a recorded game with its reasons, as its reader may know them. Raises RecordError;
    KeyError for an unknown seat.
    """
    record = store.read(path)
    setup, reader = setup_in(record.meta), reader_of(record, seat)
    theatre = setup.scenario.theatre
    told = [
        f"{event.month:>3}  {month_label(theatre, event.month - 1):<15} {sentence(event, theatre)}"
        for month in chronicled(record, theatre)
        for event in redact(month, reader.ears)
        if event.kind in REFUSED
    ]
    return "\n".join([_heading(record, setup, reader, path.stem), *(told or ["No proposal was refused."])])


def verdict(found: Difference | None, reader: Reader) -> str:
    """What `verify` found, in a sentence; values are for the instructor alone."""
    if found is not None:
        return found.sentence if reader.is_instructor else found.guarded_sentence
    within = f"within {brief(RELATIVE)} of each value (or {brief(ABSOLUTE, 5)})"
    return f"Verified: every month comes out as recorded, {within}."


def _heading(record: Record, setup: Setup, reader: Reader, name: str) -> str:
    """Title, length and reader; the seed is for the instructor, since it tells the luck to come."""
    seed = f"seed {setup.seed}, " if reader.is_instructor else ""
    theatre = setup.scenario.theatre
    whose = "" if reader.is_instructor else ", as all its people may know them"
    if reader.seat is not None:
        whose = f", as {theatre.seats[reader.seat].name} may know them"
    return f"{record.meta.get('title', name)}, {seed}{record.months} months{whose}."


def _month_line(state: State, setup: Setup, reader: Reader) -> str:
    theatre = setup.scenario.theatre
    told = [f"line {signed(float(state.month_km2[0]), 0):>6} km²"]
    if reader.is_instructor:
        told += _pillars(theatre, lambda name, side: plain(float(getattr(state, name)[side, 0])))
    elif reader.seat is not None:
        sight = sight_of(observe(state, theatre, reader.seat, setup.chance))
        told += _pillars(theatre, lambda name, side: _known(sight, name, side))
    return f"{state.month:>3}  {month_label(theatre, state.month - 1):<15} {', '.join(told)}"


def _pillars(theatre: Theatre, figure: Callable[[str, int], str]) -> Iterator[str]:
    """Each side's pillar with its index."""
    for side, spec in enumerate(theatre.pillars):
        yield f"{spec.name.lower()} {figure(spec.quantity, side)}"


def _known(sight: Sight, name: str, side: int) -> str:
    """``0.61``, or ``0.58 ±0.08`` for an estimate with its 90 % range."""
    value, half = float(sight.value(name)[side, 0]), float(sight.half_width(name)[side, 0])
    return f"{plain(value)} ±{plain(half)}" if half else plain(value)
