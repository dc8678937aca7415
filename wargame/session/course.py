"""The course of a game: its positions and events so far, and what each seat saw of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wargame.chronicle.saying import log_lines
from wargame.engine.chance import Chance
from wargame.engine.events import Event, redact
from wargame.engine.observation import observe
from wargame.engine.resolution import settled
from wargame.engine.rule import Rulebook
from wargame.engine.state import State, frozen
from wargame.engine.theatre import Theatre
from wargame.scenario.position import first_state
from wargame.seat.sight import Sight, sight_of
from wargame.seat.values import LogLine
from wargame.session.setup import Setup


@dataclass(frozen=True, eq=False)
class Course:
    """What has come of a set-up. Each month gives a new course; what seats saw is worked out once and shared."""

    setup: Setup
    rulebook: Rulebook
    states: tuple[State, ...]
    """The position before each month, oldest first; the last is the current one."""
    events: tuple[tuple[Event, ...], ...] = ()
    """What happened, by month."""
    _sights: dict[tuple[int, int], Sight] = field(default_factory=dict, repr=False)
    _lines: dict[tuple[int, int], tuple[LogLine, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def begun(cls, setup: Setup) -> Course:
        """The course of a new game: its start position alone."""
        book = setup.book
        return cls(setup, book, (frozen(settled(first_state(setup.scenario), book)),))

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part, under the game's own gate mode."""
        return self.rulebook.theatre

    @property
    def state(self) -> State:
        """The current position."""
        return self.states[-1]

    @property
    def chance(self) -> Chance:
        """The game's own stream; never handed to a forecast."""
        return self.setup.chance

    @property
    def is_over(self) -> bool:
        """True once the campaign has an outcome."""
        return bool(self.state.outcome[0] > 0)

    def after(self, state: State, events: tuple[Event, ...]) -> Course:
        """The course one month on."""
        return replace(self, states=(*self.states, state), events=(*self.events, events))

    def before(self, month: int) -> Course:
        """The course as it stood when ``month`` months had been resolved."""
        return replace(self, states=self.states[: month + 1], events=self.events[:month])

    def sight(self, seat: int) -> Sight:
        """The current position as a seat sees it."""
        return self._seen(len(self.states) - 1, seat)

    def history(self, seat: int) -> tuple[Sight, ...]:
        """The position before each month as a seat saw it, oldest first."""
        return tuple(self._seen(month, seat) for month in range(len(self.states)))

    def _seen(self, month: int, seat: int) -> Sight:
        if (month, seat) not in self._sights:
            self._sights[month, seat] = sight_of(observe(self.states[month], self.theatre, seat, self.chance))
        return self._sights[month, seat]

    def log(self, seat: int) -> tuple[LogLine, ...]:
        """Everything that happened, as a seat may read it."""
        return tuple(line for month in range(len(self.events)) for line in self._told(month, seat))

    def news(self, seat: int) -> tuple[Event, ...]:
        """What happened in the turn resolved last, as a seat may know it."""
        since = self.theatre.turn_start(len(self.events) - 1) if self.events else 0
        return tuple(event for month in self.events[since:] for event in redact(month, seat))

    def _told(self, month: int, seat: int) -> tuple[LogLine, ...]:
        if (month, seat) not in self._lines:
            self._lines[month, seat] = log_lines(self.events[month], self.theatre, seat)
        return self._lines[month, seat]
