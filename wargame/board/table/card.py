"""One initiative on the table as the builders of its card read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wargame.engine.theatre import Template
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.reckon.reading import Reading
from wargame.reckon.replies import reply_effects
from wargame.reckon.workings import Array
from wargame.words.terms import row


@dataclass(frozen=True)
class Card:
    """An initiative of ``side``, answered by ``seat`` (None when no seat does), read by the seat of ``reading``."""

    reading: Reading
    side: int
    kind: Initiative
    seat: int | None

    @property
    def is_mine(self) -> bool:
        """True when the reading seat answers it."""
        return self.seat == self.reading.desk.seat

    @property
    def proposer(self) -> str:
        """Name of the side that laid it on the table."""
        return self.reading.theatre.sides[self.side].name

    @property
    def answerer(self) -> str:
        """Name of the seat that answers it."""
        return "nobody" if self.seat is None else self.reading.theatre.seats[self.seat].name

    @property
    def asked(self) -> int:
        """Side whose arithmetic decides: the other belligerent, or the client of the coalition that is asked."""
        return self.side if self.kind is Initiative.DOSSIER_REQUEST else 1 - self.side

    @property
    def rule(self) -> str:
        """Id of the rule under which its kind is answered."""
        return row(self.kind).rule

    @property
    def truce(self) -> int:
        """Index of a limited truce."""
        return TRUCES.index(self.kind)

    @cached_property
    def _kept(self) -> dict[Answer, dict[str, Array]]:
        return {}

    def effects(self, answer: Answer) -> dict[str, Array]:
        """What an answer to it would change at once, by quantity, as the rules have it on what the seat sees."""
        if answer not in self._kept:
            self._kept[answer] = reply_effects(self.reading.workings, self.side, self.kind, answer)
        return self._kept[answer]

    def offered(self, name: str) -> float:
        """A figure of the proposer's sheet that lies open with the proposal: tone, venue, term or template."""
        sight = self.reading.month_sight
        if sight is None:
            raise ValueError("nothing lies on the table before the month is fought")
        return float(sight.value(f"order_{name}")[self.side, 0])

    @property
    def template(self) -> Template:
        """The template a template offer puts forward."""
        return self.reading.theatre.templates[round(self.offered("template"))]
