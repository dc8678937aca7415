"""The pipelines' month: donor shocks and what was delivered; imports this package and the engine."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.events import Event
from wargame.game.phrase import counted, percent, plain, signed
from wargame.game.tell.month import Month


def tell_aid(month: Month) -> Iterator[Event]:
    """Shocks that began or ended, then what reached each side, for its own seat."""
    for index, shock in enumerate(month.theatre.shocks):
        client = month.theatre.seats[shock.donor].client
        donor = month.theatre.seats[shock.donor].name
        if month.at("shock_started", index) > 0:
            lasts = counted(month.at("shock_months", index), "month")
            text = f"{shock.name}: the flow of {donor} is cut back for {lasts}."
            yield month.tell(text, "R41", "aid", gains=None if client is None else 1 - client)
        elif month.before("shock_months", index) > 0 and month.at("shock_months", index) <= 0:
            yield month.tell(f"{shock.name} is over: the flow of {donor} resumes.", "R41", "aid", gains=client)
    for side in (0, 1):
        yield _delivered(month, side)


def _delivered(month: Month, side: int) -> Event:
    name = month.sides[side].name
    text = (
        f"Support delivered to {name} {plain(month.at('support_flow', side))} "
        f"({signed(month.change('support_flow', side))}), {percent(month.at('contract_share', side))} of it under "
        f"contract; adequacy {plain(month.at('aid_adequacy', side))} ({signed(month.change('aid_adequacy', side))})."
    )
    return month.tell(text, "R42", "aid", frozenset({month.seat(side)}))
