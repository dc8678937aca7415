"""The tipping point: pillars, doors, the life of a ceasefire, signature and the end of a campaign (article
chapters 4 and 6).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.words import Door, Measure, Outcome, Phase

CHAPTER = "The tipping point"


@rule(
    id="M14",
    title="A ceasefire is locked in, then lasts as long as it pays",
    chapter=CHAPTER,
    phase=Phase.TABLE,
    model="Fortna 2004; Clayton et al. 2022; balance 3.10",
    writes="ceasefire ceasefire_months ceasefire_broken",
    explain=(
        "Locked in for {ceasefire_lock:.0f} months; then it ends if a utility falls under what monitoring, guarantees"
        " and mediation bear, or by breach."
    ),
)
def keep_ceasefire(
    ceasefire,
    ceasefire_months,
    ceasefire_agreed,
    ceasefire_utility,
    monitoring_text,
    guarantees,
    breach_risk,
    order_measures,
    draw_breach,
    *,
    ceasefire_lock,
    bear_base,
    bear_monitoring,
    bear_guarantees,
    bear_mediation,
    breach_monthly,
):
    mediated = np.clip(order_measures[:, Measure.MEDIATE].max(axis=1).max(axis=0), 0, 1)
    backed = bear_monitoring * monitoring_text + bear_guarantees * guarantees.max(axis=0) + bear_mediation * mediated
    bears = -(bear_base + backed)
    unpaid = (ceasefire_utility < bears).any(axis=0)
    reneged = draw_breach < breach_monthly * breach_risk.max(axis=0)
    ends = (ceasefire > 0) & (ceasefire_months >= ceasefire_lock) & (unpaid | reneged)
    holds = ((ceasefire > 0) & ~ends) | (ceasefire_agreed > 0)
    return (
        holds.astype(np.float32),
        np.where(holds, ceasefire_months * (ceasefire_agreed <= 0) + 1, 0),
        ends.astype(np.float32),
    )


@rule(
    id="R45",
    title="A pillar fails after months under its threshold, and that opens a door",
    chapter=CHAPTER,
    phase=Phase.PILLARS,
    claims="R45 R26",
    model="balance 3.7",
    writes="pillar_months pillar_failed pillar_broke span_open door door_month",
    paraphrase="Direct talks stay impossible until the aid pipeline collapses or macroeconomic insulation breaks.",
    explain=(
        "The index stood at {pillar_index:.2f} against {pillar_threshold:.2f} for {pillar_months:.0f} months;"
        " failed: {pillar_failed:.0f}, limits moved {span_open:.0%}. A door that chance opened lasts a month and moves"
        " no limit."
    ),
)
def fail_pillars(
    theatre,
    pillar_index,
    pillar_threshold,
    pillar_months,
    pillar_failed,
    span_open,
    concluded,
    door_open,
    door,
    door_month,
    month,
    *,
    span_margin,
    span_fade,
):
    under = np.where(pillar_index < pillar_threshold, pillar_months + 1, 0)
    limit = np.array([[spec.months] for spec in theatre.pillars], dtype=np.float32)
    broke = (under >= limit) & ((pillar_failed <= 0) | (span_open < 0.5))
    failed = (pillar_failed > 0) | broke
    held_open = failed & (pillar_index < pillar_threshold + span_margin) & ((span_open > 0.5) | broke)
    span = np.where(held_open | broke, 1, span_open * (1 - span_fade))
    opens = np.where(
        failed[0],
        Door.FIRST_PILLAR,
        np.where(
            failed[1],
            Door.SECOND_PILLAR,
            np.where(concluded > 0, Door.TEXT, np.where(door_open > 0, Door.CHANCE, Door.NONE)),
        ),
    )
    by_chance = np.isin(opens, (Door.NONE, Door.CHANCE))
    first = ((door == Door.NONE) & (opens != Door.NONE)) | ((door == Door.CHANCE) & ~by_chance)
    return (
        under,
        failed.astype(np.float32),
        broke.astype(np.float32),
        np.where(failed, span, 0),
        np.where(first, opens, door),
        np.where(first, month + 1, door_month),
    )


@rule(
    id="R37",
    title="Signature: the terms are those at which the positions met, inside the zone",
    chapter="The template as a bottleneck",
    phase=Phase.PILLARS,
    claims="R37 R39",
    model="Zeuthen and Nash, domain 2.8",
    writes="signed signed_terms template_distance",
    paraphrase="A settlement is measured against the template that one side takes as its baseline.",
    explain=(
        "A leaders' meeting over concluded text signs; the terms lie {template_distance:.2f} at most from the"
        " first template."
    ),
)
def sign_settlement(theatre, summit_held, concluded, limit, position, signed_terms, template_distance):
    signs = (summit_held > 0) & (concluded > 0)
    # An issue may have been concluded while a door stood open whose zone has closed again since.
    point = np.clip((position[0] + position[1]) / 2, np.minimum(limit[0], limit[1]), np.maximum(limit[0], limit[1]))
    terms = np.where(signs, point, signed_terms)
    template = np.array(theatre.templates[0].terms, dtype=np.float32)[:, None]
    apart = np.abs(point - template).max(axis=0)
    return signs.astype(np.float32), terms, np.where(signs, apart, template_distance)


@rule(
    id="R45c",
    title="How a campaign ends",
    chapter=CHAPTER,
    phase=Phase.PILLARS,
    claims="R45",
    model="model 8",
    writes="outcome outcome_month leaders_met",
    paraphrase=(
        "Until a tipping point the front line dictates the limits of the law; war continuing is an outcome, "
        "graded like any other."
    ),
    explain=(
        "Signature, a ceasefire held {freeze_months:.0f} months, an operational breach, or the last month; an"
        " open door extends the campaign."
    ),
)
def end_campaign(
    theatre,
    outcome,
    outcome_month,
    leaders_met,
    summit_held,
    signed,
    ceasefire_months,
    weak_months,
    gained_km2,
    span_open,
    door,
    month,
    *,
    freeze_months,
    freeze_at_end,
    breach_months,
    breach_area,
):
    broken = (weak_months >= breach_months).any(axis=1).any(axis=0) & (np.abs(gained_km2) > breach_area)
    extended = ((span_open > 0.05).any(axis=0) | (door == Door.TEXT) | (ceasefire_months > 0)) & (
        month + 1 < theatre.months + theatre.extension
    )
    last = (month + 1 >= theatre.months) & ~extended
    kind = np.where(
        signed > 0,
        Outcome.SETTLEMENT,
        np.where(
            ceasefire_months >= freeze_months,
            Outcome.FREEZE,
            np.where(
                broken,
                Outcome.BREACH,
                np.where(
                    last & (ceasefire_months >= freeze_at_end),
                    Outcome.FREEZE,
                    np.where(last, Outcome.WAR_CONTINUES, Outcome.RUNNING),
                ),
            ),
        ),
    )
    ends = (outcome == Outcome.RUNNING) & (kind != Outcome.RUNNING)
    return np.where(ends, kind, outcome), np.where(ends, month + 1, outcome_month), leaders_met + summit_held


@rule(
    id="M15",
    title="A seat that overrules the arithmetic pays in credibility",
    chapter=CHAPTER,
    phase=Phase.PILLARS,
    model="model 5, gate modes",
    writes="credibility",
    explain="Credibility {credibility:.2f}: an overruled refusal costs {overrule_credibility:.2f}, time heals slowly.",
)
def pay_credibility(theatre, credibility, overruled, *, overrule_credibility, credibility_heal):
    nobody = np.zeros_like(overruled[0])
    paid = np.stack([nobody if seat.side is None else overruled[seat.side] for seat in theatre.seats])
    return np.clip(credibility + credibility_heal * (1 - credibility) - overrule_credibility * paid, 0, 1)


@rule(
    id="M16",
    title="The measures taken are remembered",
    chapter=CHAPTER,
    phase=Phase.PILLARS,
    model="record of orders",
    writes="posture measures outlay",
    explain="Postures and measures of the month stand in the record, and so does what was given over the campaign.",
)
def remember_orders(posture_now, order_measures, outlay, month):
    level = order_measures.max(axis=2)
    return posture_now, order_measures, outlay + (level - outlay) / (month + 1)


RULES_TABLE = (keep_ceasefire,)
RULES_PILLARS = (fail_pillars, sign_settlement, end_campaign, pay_credibility, remember_orders)
