"""What the seats of a game saw and see now, made once for each and kept."""

from __future__ import annotations

from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import observe, observe_month
from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.seat.sight import Sight, sight_of


class Sights:
    """The one place where truth and chance of a game become what its seats may know."""

    def __init__(self, theatre: Theatre, chance: Chance) -> None:
        self._theatre = theatre
        self._chance = chance
        self._positions: dict[tuple[int, int], Sight] = {}
        self._months: dict[int, Sight] = {}

    def position(self, state: State, seat: int) -> Sight:
        """A position as a seat sees it."""
        key = (state.month, seat)
        if key not in self._positions:
            self._positions[key] = sight_of(observe(state, self._theatre, seat, self._chance))
        return self._positions[key]

    def month(self, ledger: Ledger, seat: int) -> Sight:
        """The month on the desk as a seat sees it, as far as it has got."""
        if seat not in self._months:
            self._months[seat] = sight_of(observe_month(ledger, seat))
        return self._months[seat]

    def go_on(self) -> None:
        """The month on the desk is not what it was: another one, or further."""
        self._months = {}
