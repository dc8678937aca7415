"""What every teller reads: the month's figures of one campaign, names, and the making of events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wargame.engine.events import Event
from wargame.engine.ledger import Ledger
from wargame.engine.theatre import Sector, Side, Theatre

NOBODY: frozenset[int] = frozenset()
"""Knowers of what only the instructor reads."""


@dataclass(frozen=True)
class Month:
    """A resolved month of one campaign: a column of its ledger, and the position it began with."""

    ledger: Ledger
    column: int = 0

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.ledger.theatre

    @property
    def number(self) -> int:
        """Campaign month, 1 for the first."""
        return self.ledger.start.month + 1

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both belligerents."""
        return self.theatre.sides

    def row(self, name: str) -> NDArray[np.float32]:
        """A quantity at the end of the month, (axes...)."""
        return np.asarray(self.ledger[name])[..., self.column]

    def at(self, name: str, *index: int) -> float:
        """One figure at the end of the month."""
        return float(self.row(name)[index])

    def before(self, name: str, *index: int) -> float:
        """One figure of the position the month began with."""
        return float(getattr(self.ledger.start, name)[(*index, self.column)])

    def change(self, name: str, *index: int) -> float:
        """What the month changed in a figure of the position."""
        return self.at(name, *index) - self.before(name, *index)

    def parameter(self, name: str, side: int = 0) -> float:
        """A number of the rulebook, the side's own where there is one a side."""
        return self.ledger.rulebook.parameters.of_side(name, side)

    def seat(self, side: int) -> int:
        """Index of the seat that commands a side."""
        return self.theatre.belligerent_seat(side)

    def tell(
        self,
        text: str,
        rule: str,
        family: str,
        knowers: frozenset[int] | None = None,
        others: str = "",
        place: tuple[float, float] | None = None,
        gains: int | None = None,
    ) -> Event:
        """An event of this month."""
        return Event(self.number, text, rule, family, knowers, others, place, gains)


def place_on_axis(sector: Sector, km: float) -> tuple[float, float]:
    """Latitude and longitude of a point ``km`` along a sector's axis of towns."""
    along = [town.km for town in sector.towns]
    return (
        float(np.interp(km, along, [town.lat for town in sector.towns])),
        float(np.interp(km, along, [town.lon for town in sector.towns])),
    )
