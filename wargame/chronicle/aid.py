"""The pipelines' month as events: donor shocks and what was delivered."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.chronicle.words.aid import SHOCK_BEGAN, SHOCK_ENDED, SUPPORT_DELIVERED
from wargame.engine.events import Event, key_before, key_of


def tell_aid(month: Month) -> Iterator[Event]:
    """Shocks that began or ended, then what reached each side, for its own seat."""
    for index in range(len(month.theatre.shocks)):
        yield from _shock(month, index)
    for side in (0, 1):
        yield _delivered(month, side)


def _shock(month: Month, index: int) -> Iterator[Event]:
    donor, runs = month.theatre.shocks[index].donor, month.at("shock_months", index)
    client = month.theatre.seats[donor].client
    begins = month.at("shock_started", index) > 0
    if begins or (month.before("shock_months", index) > 0 and runs <= 0):
        yield month.tell(
            SHOCK_BEGAN if begins else SHOCK_ENDED,
            key_of("shock_months", index),
            [key_of("shock_months", index)],
            sides=() if client is None else (client,),
            seats=(donor,),
            gains=client if client is None or not begins else 1 - client,
        )


def _delivered(month: Month, side: int) -> Event:
    flow, adequacy = ((key_of(name, side), key_before(name, side)) for name in ("support_flow", "aid_adequacy"))
    return month.tell(
        SUPPORT_DELIVERED,
        flow[0],
        kept=[*flow, key_of("contract_share", side), *adequacy],
        sides=(side,),
        knowers=frozenset({month.seat(side)}),
    )
