"""Months and moments in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wargame.engine.theatre import Theatre

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = 3
"""Letters of a month's name where room is scarce."""


def month_label(theatre: Theatre, month: int) -> str:
    """``September 2026`` for a campaign month (0 is the first)."""
    return f"{_name(theatre, month)} {_year(theatre, month)}"


def month_tag(theatre: Theatre, month: int) -> str:
    """A month in short, ``Jun 2026``."""
    return f"{month_short(theatre, month)} {_year(theatre, month)}"


def month_short(theatre: Theatre, month: int) -> str:
    """A month without its year, ``Jun``."""
    return _name(theatre, month)[:_SHORT]


def month_initial(theatre: Theatre, month: int) -> str:
    """A month in one letter."""
    return _name(theatre, month)[0]


def turn_label(theatre: Theatre, month: int) -> str:
    """``September 2026``, or ``September to November 2026`` for the turn a campaign month belongs to."""
    first = theatre.turn_start(month)
    last = first + theatre.turn_months - 1
    if first == last:
        return month_label(theatre, first)
    same_year = _year(theatre, first) == _year(theatre, last)
    begins = _name(theatre, first) if same_year else month_label(theatre, first)
    return f"{begins} to {month_label(theatre, last)}"


def when_words(moment: datetime, today: date | None = None) -> str:
    """A moment as people say it, from today's point of view: ``today 14:02``, ``12 Jun 18:40``, ``12 Jun 2025``."""
    clock = f"{moment.hour:02}:{moment.minute:02}"
    day = today or date.today()
    if moment.date() == day:
        return f"today {clock}"
    if moment.date() == day - timedelta(days=1):
        return f"yesterday {clock}"
    named = f"{moment.day} {MONTHS[moment.month - 1][:_SHORT]}"
    return f"{named} {clock}" if moment.year == day.year else f"{named} {moment.year}"


def _name(theatre: Theatre, month: int) -> str:
    return MONTHS[theatre.month_of_year(month)]


def _year(theatre: Theatre, month: int) -> int:
    return theatre.start_year + (theatre.start_month - 1 + month) // 12
