"""The month told as events from its ledger, each with its rule and who may know it; imports the engine and scenario."""

from __future__ import annotations

from wargame.engine.events import Event, redact
from wargame.engine.ledger import Ledger
from wargame.engine.theatre import Theatre
from wargame.game.views import LogLine
from wargame.scenario.scenario import Scenario


def chronicle(ledger: Ledger, scenario: Scenario) -> tuple[Event, ...]:
    """Everything worth telling of one month of one campaign (column 0 of the ledger)."""
    return ()


def log_lines(events: tuple[Event, ...], theatre: Theatre, seat: int | None) -> tuple[LogLine, ...]:
    """Events as a seat may read them; ``None`` is the instructor."""
    side = None if seat is None else theatre.seats[seat].side
    return tuple(
        LogLine(
            event.month,
            theatre.month_label(event.month - 1),
            text,
            event.rule,
            event.family,
            event.place,
            _tone(event, side),
        )
        for event, text in redact(events, seat)
    )


def _tone(event: Event, side: int | None) -> str:
    if side is None or event.gains is None:
        return ""
    return "plus" if event.gains == side else "minus"
