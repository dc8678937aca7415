"""The pipelines' month: donor shocks and what was delivered."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.engine.events import Event
from wargame.engine.theatre import Shock
from wargame.words.numbers import counted, percent, plain, signed


def tell_aid(month: Month) -> Iterator[Event]:
    """Shocks that began or ended, then what reached each side, for its own seat."""
    for index, shock in enumerate(month.theatre.shocks):
        client = month.theatre.seats[shock.donor].client
        donor = month.theatre.seats[shock.donor].name
        if month.at("shock_started", index) > 0:
            lasts = counted(month.at("shock_months", index), "month")
            felt = f"the flow of {donor} is cut back" if _cuts(shock) else f"the attention of {donor} is elsewhere"
            text = f"{shock.name}: {felt} for {lasts}."
            yield month.tell(text, "R41", "aid", gains=None if client is None else 1 - client)
        elif month.before("shock_months", index) > 0 and month.at("shock_months", index) <= 0:
            back = f"the flow of {donor} resumes" if _cuts(shock) else f"the attention of {donor} returns"
            yield month.tell(f"{shock.name} is over: {back}.", "R41", "aid", gains=client)
    for side in (0, 1):
        yield _delivered(month, side)


def _cuts(shock: Shock) -> bool:
    """True for a shock that cuts flows themselves, false for one that only draws attention off."""
    return min(shock.ad_hoc, shock.finance, shock.military) < 1


def _delivered(month: Month, side: int) -> Event:
    name = month.sides[side].name
    text = (
        f"Support delivered to {name} {plain(month.at('support_flow', side))} "
        f"({signed(month.change('support_flow', side))}), {percent(month.at('contract_share', side))} of it under "
        f"contract; adequacy {plain(month.at('aid_adequacy', side))} ({signed(month.change('aid_adequacy', side))})."
    )
    return month.tell(text, "R42", "aid", frozenset({month.seat(side)}))
