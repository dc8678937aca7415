"""The London realignment: the aid pipeline, binding contracts, technology, guarantees and the hedge (article
chapter 5).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.sheet import SHARE
from wargame.engine.words import Dossier, Measure, Phase
from wargame.rules.arithmetic import ces, total

CHAPTER = "The London realignment"


@rule(
    id="R40",
    title="Political capital buys dossiers, each with diminishing returns",
    chapter=CHAPTER,
    phase=Phase.AID,
    claims="R40 R42 R44",
    model="balance 3.13",
    writes="contract_pending contract_share technology technology_fielded guarantees loan",
    paraphrase="With the adversary blocked, the play moves to western capitals: contracts, technology and guarantees.",
    explain=(
        "Points in the dossiers, times the coalition's stance, add to contracts {contract_share:.2f}, "
        "technology {technology:.2f} and guarantees {guarantees:.2f}."
    ),
)
def fund_dossiers(
    contract_pending,
    contract_share,
    technology,
    technology_fielded,
    guarantees,
    loan,
    dossier_points,
    order_measures,
    donor_will,
    theatre,
    *,
    contract_gain,
    technology_gain,
    guarantee_gain,
    own_initiative,
    contract_lag,
    technology_lag,
    contract_decay,
    will_floor,
):
    stance = {m: total(order_measures[:, m]) for m in (Measure.CONTRACT, Measure.TECHNOLOGY, Measure.GUARANTEE)}
    points = {d: np.sqrt(dossier_points[:, d] + own_initiative) for d in Dossier}
    signed = (
        contract_gain * points[Dossier.CONTRACTS] * stance[Measure.CONTRACT] * (1 - contract_share - contract_pending)
    )
    arriving = contract_pending / contract_lag
    backers = [[e for e in theatre.external if theatre.seats[e].client in (side, None)] for side in (0, 1)]
    # A side that nobody backs has nobody's will behind it.
    backed = np.stack([donor_will[np.array(each, dtype=int)].max(axis=0, initial=0) for each in backers])
    lapse = np.where(backed < will_floor, contract_decay, 0) * contract_share
    learned = technology + technology_gain * points[Dossier.TECHNOLOGY] * stance[Measure.TECHNOLOGY] * (1 - technology)
    promised = guarantees + guarantee_gain * points[Dossier.GUARANTEES] * stance[Measure.GUARANTEE] * (1 - guarantees)
    return (
        np.clip(contract_pending + signed - arriving, 0, 1),
        np.clip(contract_share + arriving - lapse, 0, 1),
        np.clip(learned, 0, 1),
        np.clip(technology_fielded + (learned - technology_fielded) / technology_lag, 0, 1),
        np.clip(promised, 0, 1),
        np.clip(0.7 * loan + 0.3 * total(order_measures[:, Measure.LOAN]), 0, 1),
    )


@rule(
    id="R44",
    title="The hedge: contracts, own strike capacity and guarantees",
    chapter=CHAPTER,
    phase=Phase.AID,
    claims="R44",
    writes="hedge",
    paraphrase="Multilateral guarantees offset a reduced engagement of one donor.",
    explain=(
        "{hedge_contracts:.2f} x contracts + {hedge_technology:.2f} x technology + {hedge_guarantees:.2f} x guarantees"
        " = {hedge:.2f}."
    ),
)
def weigh_hedge(contract_share, technology, guarantees, *, hedge_contracts, hedge_technology, hedge_guarantees):
    return hedge_contracts * contract_share + hedge_technology * technology + hedge_guarantees * guarantees


@rule(
    id="R42",
    title="Support is what is contracted, plus what is given from month to month",
    chapter=CHAPTER,
    phase=Phase.AID,
    claims="R42",
    model="stock and flow with delay, Sterman 2000",
    writes="support_flow finance_flow military_factor donor_flow",
    paraphrase="Requirement one: from ad hoc packages to binding multi-year procurement, for a steady flow.",
    explain=(
        "Contracts {contract_share:.2f} flow steadily; the rest follows donors' will and their politics. "
        "Delivered: {support_flow:.2f}."
    ),
)
def deliver_support(
    theatre,
    contract_share,
    donor_will,
    support_share,
    shock_months,
    hedge,
    order_measures,
    draw_support,
    attention,
    pressure,
    compliance,
    *,
    ad_hoc_sd,
    package_gain,
    arms_gain,
    arms_cut,
    arms_military,
    finance_base,
    attention_gain,
    attention_norm,
    pressure_cut,
):
    running = shock_months > 0
    given, money, military = donor_will * support_share, donor_will * support_share, np.ones_like(contract_share)
    for index, shock in enumerate(theatre.shocks):
        on = running[index]
        given[:, shock.donor] *= np.where(on, shock.ad_hoc, 1)
        money[:, shock.donor] *= np.where(on, shock.finance, 1)
        side = theatre.seats[shock.donor].client
        rows = slice(None) if side is None else slice(side, side + 1)
        military[rows] *= np.where(on, 1 - (1 - shock.military) * (1 - hedge[rows]), 1)
    arms = np.moveaxis(order_measures[:, Measure.ARMS], 1, 0)
    given *= np.where(arms < 0, 1 + arms_cut * arms, 1 + arms_gain * arms)
    military *= 1 + arms_military * np.clip(total(np.maximum(arms, 0), 1), 0, 1)
    given = given * (1 + attention_gain * (attention - attention_norm))
    defied = pressure_cut * pressure * (1 - compliance) * (1 - hedge)
    given = given * (1 - defied[:, None])
    package = order_measures[:, Measure.AD_HOC_PACKAGE]
    packages = package_gain * total(package)
    by_donor = given + np.moveaxis(package_gain * package, 0, 1)
    ad_hoc = (total(given, 1) + packages) * np.exp(ad_hoc_sd * draw_support - 0.5 * ad_hoc_sd**2)
    return (
        contract_share + (1 - contract_share) * ad_hoc,
        finance_base + (1 - finance_base) * total(money, 1),
        military,
        (1 - contract_share)[:, None] * by_donor,
    )


@rule(
    id="R42b",
    title="Adequacy: weapons and money, the scarcer one decides",
    chapter=CHAPTER,
    phase=Phase.AID,
    claims="R42 R45",
    model="CES, domain 2.9",
    writes="aid_adequacy finance_received",
    paraphrase="The aid pipeline is a strategic pillar: what counts is what arrives, in weapons and in money.",
    explain=(
        "Flow {support_flow:.2f} and finance {finance_flow:.2f} give a target; adequacy moves half-way and "
        "stands at {aid_adequacy:.2f}."
    ),
)
def weigh_adequacy(
    aid_adequacy,
    support_flow,
    finance_flow,
    military_factor,
    loan,
    *,
    military_need,
    finance_need,
    loan_gain,
    aid_rho,
    aid_floor,
    aid_weight_military,
    aid_rate,
    finance_scale,
):
    military = np.clip(military_need * support_flow * military_factor, 0, 1.2)
    finance = np.clip(finance_need * finance_flow + loan_gain * loan, 0, 1.2)
    weights = np.stack(
        [np.broadcast_to(aid_weight_military, military.shape), np.broadcast_to(1 - aid_weight_military, military.shape)]
    )
    target = ces(np.stack([military, finance]), weights, aid_rho, aid_floor)
    return np.clip(aid_adequacy + aid_rate * (target - aid_adequacy), 0, 1), finance_scale * finance


@rule(
    id="R41b",
    title="Donor will drifts back to its base, moved by publics, fatigue and courting",
    chapter=CHAPTER,
    phase=Phase.AUDIENCES,
    claims="R41 R21",
    model="mean reversion, domain 2.9",
    writes="donor_will attention",
    paraphrase="Attention elsewhere moves what a donor gives; letters reach its publics first.",
    explain=(
        "Will returns to its base at {will_rate:.2f} a month; publics, the cost of packages and courting move it. "
        "Attention returns to {attention_base:.2f}, less while a crisis elsewhere draws it off."
    ),
)
def drift_donor_will(
    theatre, donor_will, attention, courting, order_measures, audience, shock_months, draw_will, donor_base, *,
    will_rate, will_sd, will_audience, audience_base, fatigue, courting_harm, attention_base,
):  # fmt: skip
    backers = audience[theatre.audience_roles.index("backers")] - audience_base
    will, heed = donor_will.copy(), attention.copy()
    drawn = np.ones_like(attention)
    for index, shock in enumerate(theatre.shocks):
        drawn[shock.donor] *= np.where(shock_months[index] > 0, shock.attention, 1)
    for e in theatre.external:
        paid = total(order_measures[e, [Measure.AD_HOC_PACKAGE, Measure.CONTRACT, Measure.LOAN]].max(axis=1))
        client = theatre.seats[e].client
        courted = courting[1 - client, e] - courting[client, e] if client is not None else -total(courting[:, e])
        swayed = courting_harm * (np.maximum(courted, 0) - 0.5 * np.maximum(-courted, 0))
        drift = will_rate * (donor_base[e] - donor_will[e]) + will_sd * draw_will[e] + will_audience * backers
        will[e] = np.clip(donor_will[e] + drift - fatigue * np.maximum(paid - 1.2, 0) - swayed, 0, 1)
        called = 0.1 * total(order_measures[e, Measure.ATTENTION])
        heed[e] = np.clip(attention[e] + 0.2 * (attention_base * drawn[e] - attention[e]) + called, 0, 1)
    return will, heed


@rule(
    id="R41c",
    title="Pressure, compliance, sanctions and courting are remembered",
    chapter=CHAPTER,
    phase=Phase.AUDIENCES,
    claims="R41 R35",
    model="partial adjustment",
    writes="pressure compliance sanctions courting",
    paraphrase="A push for quick settlement weighs on the side that is pressed, less on one that is seen to comply.",
    explain=(
        "Pressure stands at {pressure:.2f}; mandates and answers that yield bring compliance to {compliance:.2f},"
        " which slows sanctions: enforcement {sanctions:.2f}."
    ),
)
def remember_conduct(
    pressure, compliance, sanctions, courting, court_points, order_measures, order_mandate, mandated, answer_yielded, *,
    courting_decay, compliance_rate, compliance_mandate, sanction_rate, sanction_compliance,
):  # fmt: skip
    pressed = np.clip(total(order_measures[:, Measure.PRESS]), 0, 1)
    flexible = total(np.clip(order_mandate, *SHARE), 1) / order_mandate.shape[1]
    mandate = mandated * (1 - compliance_mandate * (1 - flexible))
    yielded = 0.5 * mandate + 0.5 * answer_yielded
    package = np.clip(total(order_measures[:, Measure.SANCTIONS]), 0, 1) * (1 - sanction_compliance * compliance)
    enforced = sanctions + sanction_rate * package * (1 - sanctions) - 0.01 * sanctions
    return (
        0.5 * pressure + 0.5 * pressed,
        np.clip(compliance + compliance_rate * (yielded - compliance), 0, 1),
        np.clip(enforced, 0, 1),
        courting_decay * courting + court_points,
    )


RULES_AID = (fund_dossiers, weigh_hedge, deliver_support, weigh_adequacy)
RULES_AUDIENCES = (drift_donor_will, remember_conduct)
