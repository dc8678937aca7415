"""The calendar: which month it is, and what holds in it everywhere."""

from __future__ import annotations

from wargame.engine.quantities.quantity import Quantity, month, state

CALENDAR: tuple[Quantity, ...] = (
    # the position
    state("month", "", "months", "Months resolved", "months resolved so far"),
    # the month
    month("season_now", "", "factor", "Season", "pace of movement in the calendar month", low=0),
    month("war_month", "", "month", "Month of the war", "months since the war began", low=0),
    month("frameworks", "", "count", "Frameworks in the scenario", "frameworks that still bind (R08)", low=0, high=4),
)
"""Time and the frameworks of the war."""
