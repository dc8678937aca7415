"""The month told as events from its ledger, each with its rule and who may know it."""

from __future__ import annotations

from wargame.chronicle.aid import tell_aid
from wargame.chronicle.economy import tell_economy
from wargame.chronicle.front import tell_front
from wargame.chronicle.month import Month
from wargame.chronicle.pillars import tell_chance, tell_pillars
from wargame.chronicle.strikes import tell_strikes
from wargame.chronicle.table import tell_table
from wargame.engine.events import Event
from wargame.engine.ledger import Ledger
from wargame.scenario.scenario import Scenario


def chronicle(ledger: Ledger, scenario: Scenario) -> tuple[Event, ...]:
    """Everything worth telling of one month of one campaign (column 0 of the ledger), in the order of play.

    ``scenario`` is the one the ledger's theatre was built from. Exact figures of a side are for its own seat only.
    """
    if ledger.theatre.key != scenario.theatre.key:
        raise ValueError(f"the ledger is of {ledger.theatre.key!r}, not of {scenario.theatre.key!r}")
    month = Month(ledger)
    tellers = (tell_strikes, tell_economy, tell_aid, tell_front, tell_chance, tell_table, tell_pillars)
    return tuple(event for tell in tellers for event in tell(month))
