"""Outcomes of many campaigns counted and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Door, Outcome
from wargame.words.campaign import door_name
from wargame.words.numbers import percent, plain, signed
from wargame.words.terms import row


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
        wide = max(len(name) for name, _, _ in self.doors) + 2
        lines.append(f"{'Outcome':<20}{'Door':<{wide}}{'Campaigns':>10}{'Share':>8}   Month ended (10/50/90 %)")
        for each in self.rows:
            share = percent(each.share, 1)
            lines.append(f"{each.outcome:<20}{each.door:<{wide}}{each.count:>10}{share:>8}   {_months(each.months)}")
        lines += ["", "First door opened"]
        for name, part, span in self.doors:
            when = "" if span is None else f"   month {_months(span)}"
            lines.append(f"  {name:<{wide}}{percent(part, 1):>8}{when}")
        low, middle, high = (signed(value, 0) for value in self.area)
        lines += ["", f"Area gained by {theatre.sides[0].name}, km² (10/50/90 %): {low} / {middle} / {high}"]
        lines.append(f"Settlements and freezes without a failed pillar or concluded text: {self.without_door}")
        return "\n".join(lines)


def _months(points: Sequence[float]) -> str:
    return "/".join(plain(month, 0) for month in points)


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
                words = door_name(theatre, way)
                rows.append(OutcomeRow(row(kind).label, words, int(chosen.sum()), share, _points(month[chosen])))
    doors = []
    for way in Door:
        chosen = door == way
        if way == Door.CHANCE and not chosen.any():
            continue
        when = _points(door_month[chosen]) if chosen.any() and way != Door.NONE else None
        doors.append((door_name(theatre, way), float(chosen.mean()), when))
    agreed = (outcome == Outcome.FREEZE) | (outcome == Outcome.SETTLEMENT)
    undoored = int((agreed & np.isin(door, (Door.NONE, Door.CHANCE))).sum())
    return OutcomeTable(len(outcome), tuple(rows), tuple(doors), undoored, _points(area))
