"""Opening of the month: injects of chance, and sealed sheets brought within what the position allows (model
sections 3, 4).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.words import TRUCES, Initiative, Measure, Phase, Posture, Reach
from wargame.rules.arithmetic import share, total

CHAPTER = "Order of play"


@rule(
    id="M01",
    title="The disputed deficit is drawn once a campaign",
    chapter=CHAPTER,
    phase=Phase.INJECT,
    model="balance 3.2; facts M10",
    writes="spending_offset",
    explain=(
        "Published deficits differ by a factor of two; this campaign's monthly spending lies "
        "{spending_offset:+.2f} off the central value."
    ),
)
def draw_disputed_spending(month, spending_offset, draw_spending, *, spending_campaign_sd):
    return draw_spending * spending_campaign_sd if month == 0 else spending_offset


@rule(
    id="M02",
    title="The oil price follows a log walk back to its mean, with rare jumps",
    chapter=CHAPTER,
    phase=Phase.INJECT,
    model="AR(1) in logs, balance 3.3",
    writes="oil_log oil_price",
    explain=(
        "{oil_persistence:.0%} of last month's distance from a mean of {oil_mean:.0f} USD stays; sanctions raise that "
        "mean, a waiver lowers it. The price is now {oil_price:.0f} USD."
    ),
)
def move_oil_price(
    oil_log,
    draw_oil,
    draw_oil_jump,
    draw_oil_sign,
    refining_offline,
    order_measures,
    *,
    oil_mean,
    oil_persistence,
    oil_sd,
    oil_jump_chance,
    oil_jump_size,
    oil_refining_push,
    oil_refining_from,
    oil_sanctions,
    oil_waiver,
):
    package = np.clip(total(total(order_measures[:, Measure.SANCTIONS]), 0), 0, 1)
    waived = np.clip(total(total(order_measures[:, Measure.WAIVER]), 0), 0, 1)
    mean = np.log(oil_mean) + oil_sanctions * package - oil_waiver * waived
    jump = np.where(draw_oil_jump < oil_jump_chance, oil_jump_size * np.where(draw_oil_sign < 0.5, -1, 1), 0)
    moved = mean + oil_persistence * (oil_log - mean) + oil_sd * draw_oil + jump
    lost = np.maximum(total(refining_offline) - oil_refining_from, 0)
    return moved, np.exp(moved) * (1 + oil_refining_push * lost)


@rule(
    id="R41",
    title="Shocks among the donors start and run out",
    chapter="The London realignment",
    phase=Phase.INJECT,
    claims="R41",
    model="donor deck, balance 3.4",
    writes="shock_months shock_started",
    paraphrase="A donor's politics can divert its attention and halt its flows for months, whatever the front does.",
    explain=(
        "Chance a month of a new halt is its hazard, raised when the adversary courts that donor and lowered "
        "by compliance."
    ),
)
def run_donor_shocks(
    theatre,
    shock_months,
    draw_shock,
    draw_shock_length,
    compliance,
    pressure,
    courting,
    refining_offline,
    audience,
    *,
    deck_scale,
    compliance_low,
    compliance_high,
    refining_annoyance,
    washington_hazard,
):
    running = np.maximum(shock_months - 1, 0)
    rows, begun = [], []
    standing = 1 + washington_hazard * (0.5 - audience[theatre.audience_roles.index("washington")])
    for index, shock in enumerate(theatre.shocks):
        side = theatre.seats[shock.donor].client if theatre.seats[shock.donor].client is not None else 1
        hazard = (
            shock.hazard * deck_scale * (1 + (shock.courted - 1) * np.clip(courting[1 - side, shock.donor] / 6, 0, 1))
        )
        if shock.pressed_by_compliance:
            yielding = compliance_high + (compliance_low - compliance_high) * compliance[side]
            hazard = (
                hazard
                * standing
                * np.where(pressure[side] > 0.1, yielding, 1)
                * (1 + refining_annoyance * np.maximum(refining_offline[1 - side] - 0.3, 0))
            )
        starts = (running[index] <= 0) & (draw_shock[index] < hazard)
        low, high = shock.months
        length = low + np.floor(draw_shock_length[index] * (high - low + 1))
        rows.append(np.where(starts, length, running[index]))
        begun.append(starts)
    if not rows:
        return shock_months, shock_months
    return np.stack(rows).astype(np.float32), np.stack(begun).astype(np.float32)


@rule(
    id="M03",
    title="Transfers leave now and arrive next month, bounded by hubs",
    chapter=CHAPTER,
    phase=Phase.PLAN,
    model="hub throughput, model 5",
    writes="force reserve in_transit transfers_sent release_room reserve_room transfers_asked hub_room hub_asked",
    explain=(
        "Arrivals join the sector; departures are bounded by {sector_release:.0%} of a sector and arrivals by"
        " what its hub carries."
    ),
)
def move_transfers(
    force,
    reserve,
    in_transit,
    order_transfer,
    sector_hub_matrix,
    hub_throughput,
    sector_closed,
    *,
    sector_release,
    hub_points,
):
    force = force + in_transit
    may_leave = force * sector_release
    out = np.minimum(np.maximum(-order_transfer, 0), may_leave)
    wanted = np.maximum(order_transfer, 0) * (1 - sector_closed)
    asked, at_hand = total(wanted, 1), reserve + total(out, 1)
    asked_of_hubs = _by_hub(sector_hub_matrix, wanted)
    wanted = wanted * np.minimum(1, at_hand / np.maximum(asked, 1e-6))[:, None]
    load, carried = _by_hub(sector_hub_matrix, wanted), hub_points * hub_throughput
    room = np.minimum(1, carried / np.maximum(load, 1e-6))
    through = total(sector_hub_matrix * room[:, :, None], 1)
    sent = wanted * through
    left = np.maximum(reserve + total(out, 1) - total(sent, 1), 0)
    hub_room = np.broadcast_to(carried, asked_of_hubs.shape)
    return force - out, left, sent, sent, may_leave, at_hand, asked, hub_room, asked_of_hubs


def _by_hub(sector_hub_matrix, points):
    """Points that go to the sectors of each hub, (2, H, B)."""
    return np.stack([total(sector_hub_matrix[:, h] * points, 1) for h in range(sector_hub_matrix.shape[1])], axis=1)


@rule(
    id="M04",
    title="Effort is a share: what one sector gets another goes without",
    chapter=CHAPTER,
    phase=Phase.PLAN,
    model="model 4",
    writes="effort posture_now tempo mobilisation",
    explain="Weights are rescaled over the sectors still open; a running cease-fire lets forces hold or fortify only.",
)
def read_front_orders(
    order_effort, order_posture, order_tempo, order_mobilisation, sector_closed, ceasefire, *, tempo_least, tempo_most,
    mobilisation_most,
):  # fmt: skip
    effort = share(np.maximum(order_effort, 0) * (1 - sector_closed), 1)
    quiet = (ceasefire > 0) | (sector_closed > 0)
    allowed = np.where(np.isin(order_posture, (Posture.HOLD, Posture.FORTIFY)), order_posture, Posture.FORTIFY)
    return (
        effort,
        np.where(quiet, allowed, order_posture),
        np.clip(order_tempo, tempo_least, tempo_most),
        np.clip(order_mobilisation, 0, mobilisation_most),
    )


@rule(
    id="M05",
    title="Raids stay within the month's stock, range and truces",
    chapter=CHAPTER,
    phase=Phase.PLAN,
    model="model 4",
    writes="raids_sent raids_open raid_room deep_room",
    explain=(
        "{raids_sent:.0f} raids go in: never on the own side, never past the stock, deep ones only within "
        "reach, none on nodes under truce."
    ),
)
def bound_raids(
    order_raids,
    node_owner,
    node_range,
    strike_stock,
    technology_fielded,
    truce_months,
    ceasefire,
    node_truce,
    *,
    deep_reach,
    reach_technology,
):
    enemy = np.stack([node_owner == 1, node_owner == 0])
    spared = total(node_truce * (truce_months > 0)[:, None, :]) > 0
    is_open = enemy & ~spared & (ceasefire <= 0)
    raids = np.where(is_open, np.maximum(order_raids, 0), 0)
    deep = raids * (node_range == Reach.DEEP)
    deep_room = strike_stock * np.clip(deep_reach + reach_technology * technology_fielded, 0, 1)
    raids = raids - deep + deep * np.minimum(1, deep_room / np.maximum(total(deep, 1), 1e-6))[:, None]
    sent = raids * np.minimum(1, strike_stock / np.maximum(total(raids, 1), 1e-6))[:, None]
    return sent, is_open.astype(np.float32), strike_stock, deep_room


@rule(
    id="M06",
    title="Production, air defence and repair follow the sheet",
    chapter=CHAPTER,
    phase=Phase.PLAN,
    model="balance 3.12",
    writes="production_now production defence_share",
    explain="This month runs on last month's split; the new split acts from next month.",
)
def read_production(production, order_production, order_defence, node_owner):
    asked = share(np.maximum(order_production, 0), 1)
    own = np.stack([node_owner == 0, node_owner == 1])
    shares = share(np.where(own, np.maximum(order_defence, 1e-4), 0), 1)
    return production, asked, np.where(node_owner == 0, shares[0], shares[1])


@rule(
    id="M07",
    title="Political capital is spent before it is owed",
    chapter=CHAPTER,
    phase=Phase.PLAN,
    model="political capital, model 5",
    writes="capital dossier_points court_points capital_spent capital_allowance capital_asked",
    explain=(
        "Letters, proposals, dossiers and courting draw on the month's points; what exceeds them is scaled "
        "down, dossiers first."
    ),
)
def spend_political_capital(
    theatre,
    capital,
    order_dossier,
    order_court,
    order_propose,
    order_counter_signal,
    order_recognise,
    order_diversion,
    order_settlement,
    *,
    capital_carry,
    capital_carry_most,
    points_most,
    letter_cost,
    summit_cost,
    ceasefire_cost,
    template_cost,
    truce_cost,
    exchange_cost,
    signal_cost,
    recognise_cost,
    trade_cost,
):
    costs = dict.fromkeys(Initiative, 0.0) | dict.fromkeys(TRUCES, truce_cost)
    costs |= {Initiative.LETTER: letter_cost, Initiative.SUMMIT: summit_cost, Initiative.CEASEFIRE: ceasefire_cost}
    costs |= {Initiative.TEMPLATE: template_cost, Initiative.EXCHANGE: exchange_cost}
    dossiers, courted = np.minimum(order_dossier, points_most), np.minimum(order_court, points_most)
    fixed = (
        total(np.stack([order_propose[:, kind] * cost for kind, cost in costs.items()], axis=1), 1)
        + signal_cost * order_counter_signal
        + recognise_cost * order_recognise
        + trade_cost * order_diversion
        + trade_cost * order_settlement
    )
    allowance = capital.copy()
    for index, seat in enumerate(theatre.seats):
        allowance[index] = np.minimum(capital[index] * capital_carry, capital_carry_most) + seat.capital
    allowed = np.stack([allowance[theatre.belligerent_seat(side)] for side in (0, 1)])
    free = allowed - fixed
    asked = total(dossiers, 1) + total(courted, 1)
    scale = np.clip(free / np.maximum(asked, 1e-6), 0, 1)
    left = allowance.copy()
    for side in (0, 1):
        left[theatre.belligerent_seat(side)] = np.maximum(free[side] - asked[side] * scale[side], 0)
    spent = fixed + asked * scale
    return left, dossiers * scale[:, None], courted * scale[:, None], spent, allowed, fixed + asked


@rule(
    id="R08",
    title="The conflict's year and the frameworks that govern it",
    chapter="Introduction",
    phase=Phase.INJECT,
    claims="R08",
    writes="war_month frameworks",
    paraphrase="Explicit frameworks govern a war in its fifth year: sequencing, recognition, a template, two pillars.",
    explain="Month {war_month:.0f} of the war; {frameworks:.0f} of four frameworks still bind.",
)
def place_in_time(theatre, month, text, recognition, template_distance, pillar_failed, *, text_concluded_at):
    sequencing = (text < text_concluded_at).any(axis=0)
    withheld = (recognition < 1).any(axis=0)
    stand = 1.0 * sequencing + withheld + (template_distance <= 0) + (pillar_failed <= 0).all(axis=0)
    return np.full(text.shape[-1], theatre.war_month + month, dtype=np.float32), stand.astype(np.float32)


RULES = (
    place_in_time,
    draw_disputed_spending,
    move_oil_price,
    run_donor_shocks,
    move_transfers,
    read_front_orders,
    bound_raids,
    read_production,
    spend_political_capital,
)
