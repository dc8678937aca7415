"""Pillars and the end: clocks, doors, signature and outcome."""

from __future__ import annotations

from wargame.engine.quantities.quantity import OWN, Quantity, month, state

PILLARS: tuple[Quantity, ...] = (
    # the position
    state(
        "pillar_months",
        "side",
        "months",
        "Months under the threshold",
        "months in a row the pillar index is under its threshold",
        low=0,
    ),
    state("pillar_failed", "side", "flag", "Pillar failed", "the pillar has failed", low=0, high=1),
    state("door", "", "door", "Door", "which door opened first: -1 none, side whose pillar failed, 2 text, 3 chance"),
    state("door_month", "", "month", "Month the door opened", "month the door opened, 0 if none", low=0),
    state("outcome", "", "outcome", "Outcome", "0 while running", low=0, high=4),
    state("outcome_month", "", "month", "Month of the outcome", "month the campaign ended, 0 while running", low=0),
    state("signed_terms", "issue", "index", "Terms signed", "terms of a signed settlement, else 0", low=0, high=1),
    state(
        "template_distance",
        "",
        "index",
        "Distance to the first template",
        "largest distance of the signed terms to the first template, else 0",
        low=0,
        high=1,
    ),
    # the month
    month(
        "pillar_clock",
        "side",
        "months",
        "Months until the pillar fails",
        "months to the threshold at the present trend",
        OWN,
        low=0,
    ),
    month(
        "front_clock",
        "side",
        "months",
        "Months until the next town",
        "months to the next town of the main sectors at the present pace",
        low=0,
    ),
    month("pillar_broke", "side", "flag", "Pillar broke this month", "the pillar fails this month", low=0, high=1),
    month("signed", "", "flag", "Settlement signed", "a settlement is signed", low=0, high=1),
)
"""Pillars, doors and outcome."""
