"""What lies before one seat: its sight, its draft, what it was told; the only input of every view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wargame.engine.events import Event
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Answers, BelligerentSheet, ExternalSheet
from wargame.engine.state import FIELDS
from wargame.engine.theatre import Profile, Theatre
from wargame.scenario.scenario import Scenario
from wargame.seat.sight import Sight
from wargame.seat.values import Figure, LogLine

PLAN, TABLE, REPORT, OVER = "plan", "table", "report", "over"


@dataclass(frozen=True)
class Desk:
    """One seat's view of a game at one moment; nothing in it tells more than the seat may know."""

    scenario: Scenario
    rulebook: Rulebook
    seat: int
    stage: str
    sight: Sight
    """The position (plan, report, over) or the month at the table."""
    history: tuple[Sight, ...]
    """The position before each month so far, oldest first; the last is the current one."""
    draft: BelligerentSheet | ExternalSheet
    standing: BelligerentSheet | ExternalSheet
    """Last month's orders carried forward, against which changes are marked."""
    can_undo: bool
    can_redo: bool
    log: tuple[LogLine, ...]
    events: tuple[Event, ...] = ()
    """What happened in the months just resolved, as this seat may know it."""
    month_sight: Sight | None = None
    """The month being answered, as it stands at the table, or the one just resolved; None while a month is planned."""
    answers: Answers | None = None
    """This seat's answers so far; NONE where it has not answered."""
    answered: frozenset[tuple[int, int]] = frozenset()
    """(side, initiative) pairs this seat has answered."""
    players: tuple[str, ...] = ()
    """Per seat: ``person`` or the doctrine's name."""
    profiles: tuple[Profile | None, ...] = ()
    """Per seat: its objective profile; another seat's is for the outcome."""

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.rulebook.theatre

    @property
    def side(self) -> int | None:
        """Side index of a belligerent seat."""
        return self.theatre.seats[self.seat].side

    @property
    def month(self) -> int:
        """Months resolved before the position on the desk."""
        return self.sight.month

    def profile(self, seat: int) -> Profile | None:
        """The objective profile of a seat, None for one without; the first where nobody chose."""
        first = self.theatre.profiles.get(self.theatre.seats[seat].key, ())[:1]
        return self.profiles[seat] if self.profiles else first[0] if first else None

    @cached_property
    def last(self) -> Sight | None:
        """The position a turn earlier, or None at the start."""
        resolved = self.month if self.stage == TABLE else self.month - 1
        back = self.month - self.theatre.turn_start(resolved)
        return self.history[-1 - back] if len(self.history) > back else None

    def figure(
        self, name: str, *index: int, unit: str = "", digits: int = 2, rule: str = "", scale: float = 1.0
    ) -> Figure:
        """A quantity as this seat knows it, with its change since last month where that can be known."""
        low, high = self.sight.range(name)
        at = (*index, 0)
        value = float(self.sight.value(name)[at])
        before = float(self.last.value(name)[at]) if self.last is not None and name in FIELDS else None
        writer = rule or self.rulebook.claim_of(name)
        return Figure(
            value * scale,
            float(low[at]) * scale,
            float(high[at]) * scale,
            None if before is None else (value - before) * scale,
            unit,
            digits,
            writer,
            "/".join((name, *map(str, index))),
        )

    def series(self, name: str, *index: int, scale: float = 1.0) -> tuple[float, ...]:
        """A quantity's past as this seat saw it, oldest first."""
        return tuple(float(sight.value(name)[(*index, 0)]) * scale for sight in self.history)
