"""What every teller reads: the month's figures of one campaign, and the making of events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from wargame.chronicle.importance import weigh
from wargame.chronicle.kind import Kind
from wargame.engine.events import BEFORE, Event, Figures, Reason
from wargame.engine.ledger import Ledger
from wargame.engine.theatre import Side, Theatre

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

    def parameter(self, name: str, side: int = 0) -> float:
        """A number of the rulebook, the side's own where there is one a side."""
        return self.ledger.rulebook.parameters.of_side(name, side)

    def seat(self, side: int) -> int:
        """Index of the seat that commands a side."""
        return self.theatre.belligerent_seat(side)

    def figures(self, *keys: str) -> dict[str, float]:
        """Figures by key, of the month's end or, with ``before:``, of its beginning."""
        return {key: self._figure(key) for key in keys}

    def _figure(self, key: str) -> float:
        name, *index = key.removeprefix(BEFORE).split("/")
        read = self.before if key.startswith(BEFORE) else self.at
        return read(name, *map(int, index))

    def tell(
        self,
        kind: Kind,
        subject: str,
        figures: Iterable[str] = (),
        kept: Iterable[str] = (),
        *,
        sides: tuple[int, ...] = (),
        seats: tuple[int, ...] = (),
        knowers: frozenset[int] = NOBODY,
        gains: int | None = None,
        facts: Mapping[str, float] | None = None,
        reasons: tuple[Reason, ...] = (),
        rule: str = "",
    ) -> Event:
        """An event of this month; ``figures`` are the keys open to all, ``kept`` those for ``knowers``."""
        shown: Figures = {**self.figures(*figures), **(facts or {})}
        known = Event(self.number, kind.name, rule or kind.rule, kind.family, sides, seats, subject, shown, gains=gains)
        weighed = replace(known, importance=weigh(known, kind, self.theatre))
        return replace(weighed, kept=self.figures(*kept), knowers=knowers, reasons=reasons)
