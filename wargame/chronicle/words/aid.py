"""The pipelines in words: donor shocks, and what was delivered."""

from __future__ import annotations

from wargame.chronicle.kind import Kind, grown
from wargame.chronicle.telling import Telling
from wargame.engine.theatre import Shock
from wargame.words.numbers import capital, counted, percent, plain, signed


def _shock(told: Telling) -> Shock:
    return told.theatre.shocks[told.of("shock_months")]


def _cuts(shock: Shock) -> bool:
    """True for a shock that cuts flows themselves, false for one that only draws attention off."""
    return min(shock.ad_hoc, shock.finance, shock.military) < 1


def _felt(told: Telling) -> str:
    donor = told.seat()
    felt = f"the flow of {donor} is cut back" if _cuts(_shock(told)) else f"the attention of {donor} is elsewhere"
    return f"{_shock(told).name}: {felt}"


def _begins(told: Telling) -> str:
    return f"{_felt(told)} for {counted(told.at('shock_months', told.of('shock_months')), 'month')}."


def _over(told: Telling) -> str:
    return f"{_shock(told).name} is over"


def _back(told: Telling) -> str:
    donor = told.seat()
    back = f"the flow of {donor} resumes" if _cuts(_shock(told)) else f"the attention of {donor} returns"
    return f"{_over(told)}: {back}."


def _support(told: Telling) -> str:
    side = told.event.sides[0]
    amount = f"{plain(told.at('support_flow', side))} ({signed(told.change('support_flow', side))})"
    return f"support delivered to {told.side()} {amount}"


def _delivered(told: Telling) -> str:
    side = told.event.sides[0]
    adequacy = f"{plain(told.at('aid_adequacy', side))} ({signed(told.change('aid_adequacy', side))})"
    share = percent(told.at("contract_share", side))
    return f"{capital(_support(told))}, {share} of it under contract; adequacy {adequacy}."


def _by_length(told: Telling) -> float:
    return grown(told.at("shock_months", told.of("shock_months")), 6, 0.7)


SHOCK_BEGAN = Kind("shock_began", "aid", "R41", 62, _felt, _begins, _by_length)
SHOCK_ENDED = Kind("shock_ended", "aid", "R41", 48, _over, _back)
SUPPORT_DELIVERED = Kind("support_delivered", "aid", "R42", 32, _support, _delivered)

KINDS = (SHOCK_BEGAN, SHOCK_ENDED, SUPPORT_DELIVERED)
