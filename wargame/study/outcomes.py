"""Outcomes of many campaigns counted and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Door, Outcome

OUTCOME_WORDS = {
    Outcome.RUNNING: "Still running",
    Outcome.WAR_CONTINUES: "War continues",
    Outcome.FREEZE: "Freeze",
    Outcome.SETTLEMENT: "Settlement",
    Outcome.BREACH: "Operational breach",
}


def door_words(theatre: Theatre, door: int) -> str:
    """A door by its pillar's name."""
    if door == Door.NONE:
        return "no door"
    if door == Door.TEXT:
        return "concluded text"
    if door == Door.CHANCE:
        return "chance (hazard mode)"
    return f"{theatre.pillars[door].name} ({theatre.sides[door].name})"


@dataclass(frozen=True)
class OutcomeRow:
    """One outcome by one door: how many campaigns, and the 10, 50 and 90 % points of the month it ended."""

    outcome: str
    door: str
    count: int
    share: float
    months: tuple[float, float, float]


@dataclass(frozen=True)
class OutcomeTable:
    """Outcomes of a batch of campaigns."""

    campaigns: int
    rows: tuple[OutcomeRow, ...]
    doors: tuple[tuple[str, float, tuple[float, float, float] | None], ...]
    """Door, share of campaigns in which it opened first, and the 10, 50, 90 % points of its month."""
    without_door: int
    """Settlements and freezes reached with neither a failed pillar nor concluded text; 0 in the strict mode, and in the
    hazard mode those that chance opened.
    """
    area: tuple[float, float, float]
    """10, 50, 90 % points of the area side 0 gained, km²."""

    def text(self, theatre: Theatre) -> str:
        """The table as aligned lines."""
        lines = [f"{self.campaigns} campaigns of {theatre.title}: shares of simulated games, not a forecast.", ""]
        lines.append(f"{'Outcome':<20}{'Door':<38}{'Campaigns':>10}{'Share':>8}   Month ended (10/50/90 %)")
        for row in self.rows:
            ended = "/".join(f"{month:.0f}" for month in row.months)
            lines.append(f"{row.outcome:<20}{row.door:<38}{row.count:>10}{row.share:>8.1%}   {ended}")
        lines += ["", "First door opened"]
        for name, share, span in self.doors:
            when = "" if span is None else "   month " + "/".join(f"{month:.0f}" for month in span)
            lines.append(f"  {name:<38}{share:>8.1%}{when}")
        low, middle, high = (f"{value:+,.0f}".replace("-", "\N{MINUS SIGN}") for value in self.area)
        lines += ["", f"Area gained by {theatre.sides[0].name}, km² (10/50/90 %): {low} / {middle} / {high}"]
        lines.append(f"Settlements and freezes without a failed pillar or concluded text: {self.without_door}")
        return "\n".join(lines)


def _points(values: np.ndarray) -> tuple[float, float, float]:
    low, middle, high = np.percentile(values, [10, 50, 90])
    return float(low), float(middle), float(high)


def count_outcomes(ends: Sequence[State], theatre: Theatre) -> OutcomeTable:
    """Count final positions by outcome and door."""
    outcome, door, month, door_month, area = (
        np.concatenate([getattr(state, name) for state in ends])
        for name in ("outcome", "door", "outcome_month", "door_month", "gained_km2")
    )
    rows = []
    for kind in Outcome:
        for way in Door:
            chosen = (outcome == kind) & (door == way)
            if chosen.any():
                share = float(chosen.mean())
                words = door_words(theatre, way)
                rows.append(OutcomeRow(OUTCOME_WORDS[kind], words, int(chosen.sum()), share, _points(month[chosen])))
    doors = []
    for way in Door:
        chosen = door == way
        if way == Door.CHANCE and not chosen.any():
            continue
        when = _points(door_month[chosen]) if chosen.any() and way != Door.NONE else None
        doors.append((door_words(theatre, way), float(chosen.mean()), when))
    agreed = (outcome == Outcome.FREEZE) | (outcome == Outcome.SETTLEMENT)
    undoored = int((agreed & np.isin(door, (Door.NONE, Door.CHANCE))).sum())
    return OutcomeTable(len(outcome), tuple(rows), tuple(doors), undoored, _points(area))
