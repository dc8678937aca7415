"""The race, first half: strikes on economic nodes, air defence, repair and what is left of each system (article
chapter 3).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.words import Measure, Phase, Production
from wargame.rules.arithmetic import by_owner, total, weight_of

CHAPTER = "Kinetic reality and macroeconomic stress"


@rule(
    id="R27",
    title="A raid costs a node what air defence lets through",
    chapter=CHAPTER,
    phase=Phase.STRIKES,
    claims="R27 R28",
    model="Hughes salvo 1995; Armstrong 2005",
    writes="leak node_damage raids_received defence_channels",
    headline="node_damage",
    paraphrase="Kyiv's lever is asymmetric cost behind the front: long-range strikes on energy and logistics nodes.",
    explain=(
        "{raids_received:.0f} raids met air defence that stops up to {intercept:.0%} of the first; {leak:.0%}"
        " got through and cost {node_damage:.2f} of capacity in logs. Shared intelligence aims them better."
    ),
)
def strike_nodes(
    raids_sent,
    node_owner,
    node_channels,
    defence_share,
    production_now,
    node_staying,
    node_vulnerable,
    order_measures,
    draw_strike,
    *,
    intercept,
    channel_scale,
    raid_damage,
    raid_intelligence,
    intelligence_norm,
    strike_sd,
    air_defence_reference,
    air_defence_exponent,
):
    raids = total(raids_sent)
    shared = np.clip(order_measures[:, Measure.INTELLIGENCE].max(axis=0), -1, 1)
    aimed = total(raids_sent * (1 + raid_intelligence * (shared - intelligence_norm))[:, None])
    in_all = np.where(
        node_owner == 0,
        total(np.where(node_owner == 0, node_channels, 0)),
        total(np.where(node_owner == 1, node_channels, 0)),
    )
    channels = channel_scale * in_all * defence_share
    leak = 1 - intercept * np.minimum(1, channels / np.maximum(raids, 1e-6))
    cover = np.where(
        node_owner == 0, production_now[0, Production.AIR_DEFENCE], production_now[1, Production.AIR_DEFENCE]
    )
    thin = (air_defence_reference / np.maximum(cover, 0.05)) ** air_defence_exponent
    damage = leak * aimed * raid_damage * node_vulnerable / node_staying * thin * np.exp(strike_sd * draw_strike)
    return np.where(raids > 0, leak, 0), damage, raids, channels


@rule(
    id="M08",
    title="Damage is repaired like a leaking bucket, slower when it repeats",
    chapter=CHAPTER,
    phase=Phase.REPAIR,
    model="US Strategic Bombing Survey 1945; Bruneau et al. 2003",
    writes="node_capacity repair_fatigue capacity_struck capacity_lost repair_time",
    explain=(
        "Capacity falls by the month's damage and regains its gap over {node_repair_months:.1f} months, "
        "stretched by fatigue {repair_fatigue:.2f}."
    ),
)
def repair_nodes(
    node_capacity,
    repair_fatigue,
    node_damage,
    node_repair_months,
    defence_share,
    node_owner,
    *,
    fatigue_decay,
    fatigue_drag,
):
    fatigue = fatigue_decay * repair_fatigue + node_damage
    count = np.where(node_owner == 0, total(node_owner == 0), total(node_owner == 1))
    crews = np.clip(defence_share * count, 0.25, 4) ** 0.35
    struck = node_capacity * np.exp(-node_damage)
    months = node_repair_months * (1 + fatigue_drag * fatigue)
    rate = 1 - np.exp(-crews / months)
    return struck + (1 - struck) * rate, fatigue, struck, node_capacity - struck, months / crews


@rule(
    id="R28",
    title="Nodes feed refining, ports, power, industry and rail",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R28",
    writes="refining_offline ports grid rail",
    paraphrase=(
        "Named targets, an export terminal and the shipping of an inland sea, stand in the chain from node to"
        " revenue and to regional fuel."
    ),
    explain="Each system works at the weighted capacity of its nodes; export outlets out of reach stay whole.",
)
def weigh_systems(node_capacity, node_owner, weight_refining, weight_port, weight_grid, weight_rail):
    def working(weights, floor):
        known = weight_of(weights, node_owner)
        reach = by_owner(weights, node_capacity, node_owner)
        return np.where(known > 0, reach + np.maximum(floor - known, 0), 1), known

    refining, has_refining = working(weight_refining, 0)
    offline = np.where(has_refining > 0, 1 - refining / np.maximum(has_refining, 1e-6), 0)
    power, has_power = working(weight_grid, 0)
    return (
        offline,
        working(weight_port, 1)[0],
        np.where(has_power > 0, power / np.maximum(has_power, 1e-6), 1),
        working(weight_rail, 1)[0],
    )


@rule(
    id="R43",
    title="Drones come from industry; technology multiplies them, and so does the wish to answer strikes in kind",
    chapter="The London realignment",
    phase=Phase.ECONOMY,
    claims="R43",
    model="balance 3.12",
    writes="industry strike_stock",
    headline="strike_stock",
    paraphrase="Requirement two: authorisation and technology transfer scale up domestic deep-strike production.",
    explain=(
        "Industry works at {industry:.0%}; its strike share, technology in the field and the refining lost to the "
        "adversary's strikes give {strike_stock:.0f} raids next month."
    ),
)
def build_strike_stock(
    node_capacity,
    node_owner,
    weight_industry,
    grid,
    production_now,
    technology_fielded,
    mobilisation,
    refining_offline,
    *,
    raids_base,
    strike_reference,
    raids_technology,
    industry_grid,
    industry_labour,
    reprisal,
    reprisal_from,
):
    known = weight_of(weight_industry, node_owner)
    works = (
        (by_owner(weight_industry, node_capacity, node_owner) + np.maximum(1 - known, 0))
        * (1 - industry_grid * (1 - grid))
        * (1 - industry_labour * mobilisation)
    )
    stock = (
        raids_base
        * production_now[:, Production.STRIKE]
        / strike_reference
        * works
        * (1 + raids_technology * technology_fielded)
        * (1 + reprisal * np.maximum(refining_offline - reprisal_from, 0))
    )
    return works, stock


@rule(
    id="R29",
    title="Shortage shows first where few nodes feed a region",
    chapter=CHAPTER,
    phase=Phase.ECONOMY,
    claims="R29",
    writes="region_supply region_short_months",
    paraphrase="Strikes aim at local bottlenecks, such as fuel in occupied Crimea, before any national figure moves.",
    explain="Working feeders over the region's norm meet {region_supply:.0%} of its demand.",
)
def supply_regions(theatre, node_capacity, region_weight, region_short_months):
    rows, months = [], []
    for index, region in enumerate(theatre.regions):
        met = np.clip(total(region_weight[index] * node_capacity) / region.norm, 0, 1)
        rows.append(met)
        months.append(np.where(met < region.threshold, region_short_months[index] + 1, 0))
    if not rows:
        return region_short_months, region_short_months
    return np.stack(rows), np.stack(months)


RULES = (strike_nodes, repair_nodes, weigh_systems, build_strike_stock, supply_regions)
