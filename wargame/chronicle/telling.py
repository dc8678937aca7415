"""An event as its words are made from: what one reader may know of it, with the names of the scenario."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wargame.engine.events import Event, Figures, key_before, key_of
from wargame.engine.theatre import Theatre


@dataclass(frozen=True)
class Telling:
    """An event already redacted for its reader."""

    event: Event
    theatre: Theatre

    @cached_property
    def figures(self) -> Figures:
        """Every figure of the event that the reader has."""
        return {**self.event.figures, **self.event.kept}

    def at(self, name: str, *index: int) -> float:
        """A figure at the month's end, or a fact. Raises KeyError for what the reader does not have."""
        return self.figures[key_of(name, *index)]

    def before(self, name: str, *index: int) -> float:
        """A figure as the month began. Raises KeyError."""
        return self.figures[key_before(name, *index)]

    def change(self, name: str, *index: int) -> float:
        """What the month changed in a figure. Raises KeyError."""
        return self.at(name, *index) - self.before(name, *index)

    def knows(self, name: str, *index: int) -> bool:
        """Whether the reader has a figure."""
        return key_of(name, *index) in self.figures

    def indices(self, name: str) -> tuple[tuple[int, ...], ...]:
        """The indices at which the event has figures of a quantity, in its order."""
        split = (key.split("/") for key in self.figures)
        return tuple(tuple(map(int, index)) for found, *index in split if found == name)

    def of(self, name: str) -> int:
        """The first index of the event's first figure of a quantity: its sector, node, side... Raises IndexError."""
        return self.indices(name)[0][0]

    def side(self, place: int = 0) -> str:
        """Name of a side that took part."""
        return self.theatre.sides[self.event.sides[place]].name

    @property
    def other(self) -> str:
        """Name of the first side's adversary."""
        return self.theatre.sides[1 - self.event.sides[0]].name

    def seat(self, place: int = 0) -> str:
        """Name of a seat that was asked, or that it came from."""
        return self.theatre.seats[self.event.seats[place]].name
