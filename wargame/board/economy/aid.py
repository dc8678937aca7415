"""Support of one belligerent from abroad: donors, contracts, arrivals, the hedge."""

from __future__ import annotations

from wargame.board.economy.view import AidView, Stage
from wargame.engine.words import Dossier
from wargame.reckon.planning import number, of_public, series
from wargame.reckon.workings import Workings
from wargame.seat.desk import Desk
from wargame.seat.sight import Sight
from wargame.seat.values import Figure, Part
from wargame.words.numbers import counted
from wargame.words.orders import DOSSIERS
from wargame.words.terms import row

FLOW_UNIT = "% of full flow"
"""Unit of the flows; 100 is what a full flow would bring."""
HALTED = 0.5
"""Factor on ad hoc support under which a shock is called a halt."""
MONTHS_OF_A_PART = 6


def aid_of(desk: Desk, side: int) -> AidView:
    """External support of one belligerent as the seat may know it."""
    pillar = desk.theatre.pillars[side]
    return AidView(
        side=side,
        adequacy=desk.figure("aid_adequacy", side, digits=2),
        history=series(desk, "aid_adequacy", side),
        threshold=pillar.threshold if pillar.quantity == "aid_adequacy" else 0.0,
        stages=_stages(desk, side),
        delivered=desk.figure("support_flow", side, unit=FLOW_UNIT, digits=0, scale=100.0),
        contract_share=desk.figure("contract_share", side, digits=2, rule=row(Dossier.CONTRACTS).rule),
        hedge=_hedge(desk, side),
        hedge_parts=tuple(
            Part(
                each.short,
                number(desk, each.weight, side),
                desk.figure(each.quantity, side, digits=2, rule=each.rule),
                series(desk, each.quantity, side, most=MONTHS_OF_A_PART),
            )
            for each in DOSSIERS.values()
        ),
    )


def _hedge(desk: Desk, side: int) -> Figure:
    """The hedge by rule R44; all its parts are public."""

    def at(sight: Sight) -> float:
        return float(Workings(desk.rulebook, sight).run(("R44",))["hedge"][side, 0])

    before = None if desk.last is None else at(desk.last)
    return of_public(at(desk.sight), before, "", 2, desk.rulebook.claim_of("hedge"), f"hedge/{side}")


def _stages(desk: Desk, side: int) -> tuple[Stage, ...]:
    """One flow a donor: its part of what is contracted, and what it gives from month to month (rule R42)."""
    shares = desk.theatre.support_share[side]
    total = float(shares.sum())
    bound = float(desk.sight.value("contract_share")[side, 0])
    given = Workings(desk.rulebook, desk.sight, desk.draft).run(("R44", "R42"))["donor_flow"][side, :, 0]
    return tuple(
        Stage(
            desk.theatre.seats[donor].name,
            100 * bound * float(shares[donor]) / total,
            100 * float(given[donor]),
            _state(desk, donor),
        )
        for donor in desk.theatre.external
        if shares[donor] > 0
    )


def _state(desk: Desk, donor: int) -> str:
    """``steady``, or what a shock does to the donor's flows and how long it still runs."""
    running = [
        (shock, float(desk.sight.value("shock_months")[index, 0]))
        for index, shock in enumerate(desk.theatre.shocks)
        if shock.donor == donor and desk.sight.value("shock_months")[index, 0] > 0
    ]
    if not running:
        return "steady"
    shock, months = min(running, key=lambda each: (each[0].ad_hoc, each[0].finance))
    word = "halted" if shock.ad_hoc < HALTED else "reduced" if shock.ad_hoc < 1 else "money held up"
    if shock.ad_hoc >= 1 and shock.finance >= 1:
        word = "attention elsewhere"
    return f"{word}, {counted(months, 'month')} left"
