"""The race, second half: fuel, revenue, the budget, its measures and macroeconomic insulation (article chapter 3)."""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.sheet import SHARE
from wargame.engine.words import Fiscal, Measure, Phase
from wargame.rules.arithmetic import ces, total

CHAPTER = "Kinetic reality and macroeconomic stress"


@rule(
    id="R30",
    title="Lost refining eats the spare margin first, then fuel runs short",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R30",
    model="domain 2.3",
    writes="throughput fuel short_months",
    paraphrase="Disrupting energy supply lines is meant to raise the domestic cost of the war.",
    explain=(
        "Refining runs at {throughput:.0%} of its ordinary level; with the spare margin {fuel:.0%} of fuel "
        "demand is met."
    ),
)
def run_refineries(refining_offline, short_months, *, refining_ceiling, refining_demand, refining_norm, fuel_short):
    runs = np.minimum(1, (1 - refining_offline) / refining_ceiling)
    met = np.minimum(1, (1 - refining_offline) * refining_norm / refining_demand)
    return runs, met, np.where(met < fuel_short, short_months + 1, 0)


@rule(
    id="R32",
    title="Trade flows move to other markets, at a discount",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R32",
    model="partial adjustment, domain 2.5",
    writes="diversion settlement discount",
    paraphrase="Buffer two: deficit insulation through trade routes outside the sanctioning states.",
    explain=(
        "Diverted trade stands at {diversion:.2f}; enforcement {sanctions:.2f} and buyers who open no channel for "
        "settlement leave a discount of {discount:.0%} on exports."
    ),
)
def divert_trade(
    theatre,
    diversion,
    settlement,
    sanctions,
    order_diversion,
    order_settlement,
    order_measures,
    audience,
    *,
    diversion_rate,
    diversion_ceiling,
    enforcement_drag,
    diversion_effort,
    diversion_audience,
    settlement_effort,
    settlement_wear,
    discount_base,
    discount_enforcement,
    discount_bargain,
    waiver_relief,
):
    bought = total(order_measures[:, Measure.PURCHASES])
    channel = total(order_measures[:, Measure.SETTLEMENT_CHANNEL])
    bargained = np.clip(bought, 0, 1) * (1 - np.clip(channel, 0, 1))
    partners = audience[theatre.audience_roles.index("partners")] - 0.55
    target = (
        diversion_ceiling
        - enforcement_drag * sanctions
        + diversion_effort * (order_diversion + bought)
        + diversion_audience * partners
    )
    moved = np.clip(diversion + diversion_rate * (target - diversion), 0, 1)
    upheld = settlement_effort * (order_settlement + channel) - settlement_wear * sanctions * settlement
    settled = np.clip(settlement + upheld, 0, 1)
    waived = np.clip(total(order_measures[:, Measure.WAIVER]), 0, 1)
    return (
        moved,
        settled,
        np.clip(
            discount_base
            + discount_enforcement * sanctions * (1 - moved)
            + discount_bargain * bargained
            - waiver_relief * waived,
            0,
            0.9,
        ),
    )


@rule(
    id="R29b",
    title="Exports pay for the war: price, throughput, ports and discount",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R29",
    model="domain 2.4",
    writes="resource_revenue",
    paraphrase="Strikes dent the primary revenue stream.",
    explain=(
        "At {oil_price:.0f} USD, refining at {throughput:.0%} and ports at {ports:.0%} of their level, less what an "
        "effort sends by other routes, resources bring {resource_revenue:.2f} a month."
    ),
)
def earn_revenue(
    oil_price,
    throughput,
    ports,
    discount,
    order_diversion,
    *,
    resource_base,
    price_reference,
    price_exposure,
    throughput_weight,
    port_weight,
    port_reroute,
):
    stranded = (1 - ports) * (1 - port_reroute * np.clip(order_diversion, 0, 1))
    return (
        resource_base
        * (oil_price / price_reference) ** price_exposure
        * (1 - throughput_weight * (1 - throughput))
        * (1 - port_weight * stranded)
        * (1 - discount)
    )


@rule(
    id="M17",
    title="Spending less revenue leaves the deficit",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    model="budget identity, Keynes 1940; domain 2.4",
    writes="deficit",
    paraphrase="Tempo and mobilisation cost money, a ceasefire saves it, fuel and power carry ordinary revenue.",
    explain=(
        "Spending less ordinary revenue, {resource_revenue:.2f} from exports and {finance_received:.2f} from outside"
        " leaves {deficit:.2f}."
    ),
)
def run_deficit(
    resource_revenue, fuel, grid, tempo, mobilisation, spending_offset, draw_spending_month, finance_received,
    ceasefire, *, spending_base, spending_month_sd, tempo_cost, mobilisation_cost, money_scale, tax_base, tax_fuel_drag,
    tax_grid_drag, peace_saving,
):  # fmt: skip
    drawn = spending_offset + spending_month_sd * draw_spending_month
    effort = tempo_cost * (tempo - 1) + mobilisation_cost * mobilisation - peace_saving * ceasefire
    ordinary = tax_base * (1 - tax_fuel_drag * (1 - fuel) - tax_grid_drag * (1 - grid))
    return spending_base + money_scale * (drawn + effort) - ordinary - resource_revenue - finance_received


@rule(
    id="R36",
    title="Low debt leaves room to borrow; measures come in by steps and the reserve pays the rest",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R36",
    model="Krugman 1979; balance 3.1",
    writes="borrowing borrowing_room debt fiscal fund shortfall gap measure_money",
    paraphrase="Low state debt gives a longer fiscal runway than conventional sanctions models predicted.",
    explain=(
        "Of a deficit of {deficit:.2f}, {borrowing:.2f} is borrowed, measures bring their part, the reserve pays "
        "{gap:.2f} and stands at {fund:.2f}."
    ),
)
def close_budget(
    deficit, fund, debt, fiscal, order_fiscal, *, money_scale, borrow_cap, debt_limit, debt_span, output_month,
    fiscal_step, fiscal_tax, fiscal_borrow, fiscal_cut, fiscal_money,
):  # fmt: skip
    room = np.clip((debt_limit - debt) / debt_span, 0, 1)
    most = {
        Fiscal.TAX: fiscal_tax,
        Fiscal.BORROW: fiscal_borrow * room,
        Fiscal.CUT_CIVIL: fiscal_cut,
        Fiscal.MONETISE: fiscal_money,
    }
    step = fiscal_step * money_scale / 4
    level, in_full, ordered = fiscal.copy(), np.zeros_like(fiscal), np.clip(order_fiscal, *SHARE)
    for measure, limit in most.items():
        in_full[:, measure] = asked = ordered[:, measure] * limit * money_scale
        level[:, measure] = fiscal[:, measure] + np.clip(asked - fiscal[:, measure], -step * 2, step)
    borrowed = np.clip(deficit, 0, borrow_cap * room)
    rest = deficit - borrowed - total(level[:, list(most)], 1)
    paid = np.minimum(fund, rest * ordered[:, Fiscal.DRAW_RESERVE])
    drawn = np.where(rest > 0, paid, np.maximum(rest, -0.3 * money_scale))
    in_full[:, Fiscal.DRAW_RESERVE] = np.maximum(drawn, 0)
    indebted = np.clip(debt + (borrowed + level[:, Fiscal.BORROW]) / (12 * output_month), 0, 2)
    return (
        borrowed,
        room,
        indebted,
        level,
        np.maximum(fund - drawn, 0),
        np.maximum(rest - drawn, 0),
        np.maximum(rest, 0),
        in_full,
    )


@rule(
    id="R36b",
    title="The runway is what the reserve and unused measures still pay for",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R36",
    model="balance 3.1",
    writes="runway runway_conventional",
    paraphrase=(
        "A conventional sanctions model, without borrowing or diverted trade, would have expected the end much earlier."
    ),
    explain=(
        "The reserve of {fund:.2f} and unused measures pay a gap of {gap:.2f} a month for {runway:.0f} "
        "months; without borrowing and diverted trade {runway_conventional:.0f}."
    ),
)
def measure_runway(
    fund,
    fiscal,
    deficit,
    gap,
    resource_revenue,
    *,
    money_scale,
    fiscal_capacity,
    unused_months,
    runway_cap,
    conventional_loss,
):
    unused = np.maximum(fiscal_capacity * money_scale - total(fiscal, 1), 0)
    least = 0.02 * money_scale
    months = (fund + unused_months * unused) / np.maximum(gap, least)
    conventional = fund / np.maximum(deficit + conventional_loss * resource_revenue, least)
    return np.minimum(months, runway_cap), np.minimum(conventional, runway_cap)


@rule(
    id="R34",
    title="Prices and growth carry the cost of measures and shortage",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R34 R31 R30",
    model="balance 3.1",
    writes="inflation growth inflation_target growth_target",
    paraphrase="A slight contraction and high borrowing costs do not break the framework.",
    explain=(
        "Measures, an unfunded rest of {shortfall:.2f} and, after a grace of {shortage_grace:.0f} months, fuel at "
        "{fuel:.0%} draw inflation towards {inflation_target:.1f} %; it is {inflation:.1f} %."
    ),
)
def move_prices(
    inflation,
    growth,
    fiscal,
    shortfall,
    fuel,
    grid,
    short_months,
    *,
    money_scale,
    inflation_base,
    inflation_measures,
    inflation_shortfall,
    inflation_fuel,
    inflation_rate,
    growth_base,
    growth_measures,
    growth_fuel,
    growth_management,
    state_management,
    shortage_grace,
):
    measures = total(fiscal, 1) / money_scale
    printed = fiscal[:, Fiscal.MONETISE] / money_scale
    target = (
        inflation_base
        + inflation_measures * (measures + printed)
        + inflation_shortfall * shortfall / money_scale
        + inflation_fuel * (1 - fuel) * (short_months > shortage_grace)
    )
    pace = (
        growth_base
        - growth_management * state_management
        - growth_measures * measures
        - growth_fuel * ((1 - fuel) + 0.3 * (1 - grid))
    )
    return inflation + inflation_rate * (target - inflation), growth + 0.25 * (pace - growth), target, pace


@rule(
    id="R33",
    title="Insulation: the weakest of runway, trade, fuel and borrowing room pulls hardest",
    chapter=CHAPTER,
    phase=Phase.INSULATION,
    claims="R33 R25 R31",
    model="CES, domain 2.4; balance 3.1",
    writes="insulation_parts macro_insulation",
    headline="macro_insulation",
    paraphrase=(
        "A state-managed economy, diverted trade and a settlement currency of its own decouple a state from "
        "standard levers; low debt adds room."
    ),
    explain=(
        "Parts {insulation_parts} give a target; insulation moves half-way to it and stands at {macro_insulation:.2f}."
    ),
)
def insulate(
    macro_insulation,
    runway,
    diversion,
    settlement,
    sanctions,
    fuel,
    grid,
    borrowing_room,
    shortfall,
    has_refining,
    *,
    money_scale,
    insulation_weights_fund,
    insulation_weights_trade,
    insulation_weights_fuel,
    insulation_weights_room,
    insulation_rho,
    insulation_floor,
    insulation_rate,
    runway_half,
    shortfall_drag,
    sanction_bite,
    energy_exponent,
    state_buffer,
    state_management,
):
    fund_part = np.clip(runway / (runway + runway_half) - shortfall_drag * shortfall / money_scale, 0, 1)
    trade = np.clip(diversion * (1 - sanction_bite * sanctions * (1 - settlement)), 0, 1)
    energy = np.where(has_refining > 0, fuel, np.minimum(1, grid / 0.9)) ** energy_exponent
    parts = np.stack([fund_part, trade, energy, borrowing_room], axis=1)
    weights = np.stack(
        [
            np.broadcast_to(w, fund_part.shape)
            for w in (
                insulation_weights_fund,
                insulation_weights_trade,
                insulation_weights_fuel,
                insulation_weights_room,
            )
        ],
        axis=0,
    )
    target = ces(np.moveaxis(parts, 1, 0), weights, insulation_rho, insulation_floor)
    gap = target - macro_insulation
    passed = np.where(gap < 0, 1 - state_buffer * state_management, 1)
    return parts, np.clip(macro_insulation + insulation_rate * passed * gap, 0, 1)


RULES = (run_refineries, divert_trade, earn_revenue, run_deficit, close_budget, measure_runway, move_prices, insulate)
