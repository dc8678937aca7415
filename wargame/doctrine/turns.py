"""Turns of several months: sheets planned once and handed in month by month."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.doctrine.staff import Staff
from wargame.engine.chance import Chance
from wargame.engine.sheet import Sheet, in_month
from wargame.engine.state import State


@dataclass
class Turns:
    """A staff that plans at the first month of each turn and keeps to its sheets until the next."""

    staff: Staff
    held: list[Sheet] = field(default_factory=list)
    """The sheets of the turn in progress, in seat order."""

    def sheets(self, state: State, chance: Chance) -> list[Sheet]:
        """Every seat's sheet for the month that begins, planned anew where a turn does."""
        theatre = self.staff.theatre
        if not self.held or state.month == theatre.turn_start(state.month):
            self.held = self.staff.sheets(state, chance)
        return [in_month(sheet, theatre, state.month) for sheet in self.held]
