"""The front: supply, attack and defence in piston sectors, losses, replacements and field works (article
chapters 1 and 3).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.words import Phase, Posture, Production
from wargame.rules.arithmetic import other, per_sector, share, total

CHAPTER = "The asymmetric utility of a ceasefire"


@rule(
    id="R11",
    title="Supply follows munitions, aid, rail and fuel",
    chapter=CHAPTER,
    phase=Phase.SUPPLY,
    claims="R11 R28",
    model="balance 3.12",
    writes="supply quality",
    paraphrase="Logistics from the hubs, integration of equipment and rotation decide what a force point is worth.",
    explain=(
        "Base, munitions from industry, aid {aid_adequacy:.2f}, rail and the fuel of the region behind give supply "
        "{supply:.2f}; overdue rotation lowers quality to {quality:.2f}."
    ),
)
def reach_sectors(
    production_now,
    industry,
    aid_adequacy,
    rail,
    fuel,
    rotation_deficit,
    order_posture,
    region_sector,
    region_supply,
    *,
    supply_base,
    supply_munitions,
    supply_aid,
    supply_rail,
    supply_fuel,
    supply_region,
    quality_base,
    quality_rotation,
    counter_munitions,
    fortify_munitions,
):
    level = (
        supply_base + supply_munitions * production_now[:, Production.MUNITIONS] * industry + supply_aid * aid_adequacy
    )
    level = level * (1 - supply_rail * (1 - rail)) * (1 - supply_fuel * (1 - fuel))
    drain = (
        counter_munitions * total(order_posture == Posture.COUNTER_ATTACK, 1)
        + fortify_munitions * total(order_posture == Posture.FORTIFY, 1)
    ) / order_posture.shape[1]
    level = np.clip(level * (1 - drain), 0.05, 1.2)[:, None]
    fed = np.ones(order_posture.shape, dtype=np.float32)
    for sectors, met in zip(region_sector, region_supply, strict=True):
        fed = np.minimum(fed, 1 - supply_region * sectors * (1 - met))
    return (level * fed).astype(np.float32), quality_base - quality_rotation * rotation_deficit


@rule(
    id="M09",
    title="Fighting power: force, supply, effort and works",
    chapter=CHAPTER,
    phase=Phase.COMBAT,
    model="Dupuy 1979; Allen 1992; domain 2.1",
    writes="attack_power defence_power",
    explain=(
        "An attack counts force x supply x quality x unbroken pressure and fires; a defence counts works, "
        "ground, towns and the tempo of its own fires."
    ),
)
def weigh_power(
    force,
    supply,
    quality,
    continuity,
    effort,
    fortification,
    posture_now,
    line_km,
    town_km,
    town_multiplier,
    sector_terrain,
    sector_closed,
    tempo,
    *,
    supply_floor,
    continuity_weight,
    effort_fires,
    fort_weight,
    counter_superiority,
    counter_sectors,
    urban_reach,
    tempo_defence,
):
    base = force * (supply_floor + (1 - supply_floor) * supply) * quality[:, None]
    count = np.maximum(total(1 - sector_closed), 1)
    fires = 1 + effort_fires * (np.clip(effort * count, 0, 4) - 1)
    counter = posture_now == Posture.COUNTER_ATTACK
    # Superiority is gathered at the cost of the rest of the front: in many places at once there is little of it.
    places = np.maximum(total(counter.astype(np.float32), 1), 1)
    gathered = np.minimum(1, counter_sectors / places)[:, None]
    superior = np.where(counter, 1 + (counter_superiority - 1) * gathered, 1)
    attack = base * (1 + continuity_weight * continuity) * fires * superior
    near = np.abs(town_km - line_km[:, None]) < urban_reach
    behind = town_km < line_km[:, None]
    urban = np.stack(
        [
            np.where(near & behind, town_multiplier, 1).max(axis=1),
            np.where(near & ~behind, town_multiplier, 1).max(axis=1),
        ]
    )
    active = 1 + tempo_defence * (tempo - 1)
    return attack, base * active[:, None] * (1 + per_sector(fort_weight) * fortification) * sector_terrain * urban


@rule(
    id="M10",
    title="Fortune of a sector remembers last month",
    chapter=CHAPTER,
    phase=Phase.COMBAT,
    model="AR(1), balance 3.14",
    writes="sector_noise national_noise",
    explain="Half of last month's fortune carries over; the spread over months is {sector_sd:.2f} in logs.",
)
def draw_fortune(sector_noise, draw_sector, draw_nation, *, sector_memory, sector_sd, national_sd):
    return sector_memory * sector_noise + np.sqrt(
        1 - sector_memory**2
    ) * sector_sd * draw_sector, national_sd * draw_nation


@rule(
    id="R13",
    title="The line moves when attack outweighs defence",
    chapter=CHAPTER,
    phase=Phase.COMBAT,
    claims="R13",
    model="ratio-driven piston, Epstein 1985; Allen 1992",
    writes="advance log_ratio",
    across="force fortification",
    paraphrase="Doctrine is continuous, grinding application of mass; pressure counts only while it is kept up.",
    explain=(
        "Log ratio {log_ratio:+.2f} against the threshold {advance_threshold:.2f} moves the line "
        "{advance:.2f} km for the attacker."
    ),
)
def move_line(
    attack_power,
    defence_power,
    posture_now,
    tempo,
    sector_noise,
    national_noise,
    season_now,
    force,
    start_force,
    fortification,
    sector_closed,
    *,
    advance_speed,
    advance_steepness,
    advance_threshold,
    counter_threshold,
    recoil_threshold,
    recoil_share,
    breach_speed,
    breach_share,
    counter_fort_relief,
    counter_spoil,
    fort_weight,
):
    noise = np.stack([sector_noise, -sector_noise]) + np.stack([national_noise, -national_noise])[:, None]
    counter = posture_now == Posture.COUNTER_ATTACK
    attacking = counter | (posture_now == Posture.GRIND)
    enemy_fort = per_sector(fort_weight) * other(fortification)
    relieved = (1 + counter_fort_relief * enemy_fort) / (1 + enemy_fort)
    facing = other(defence_power) * np.where(counter, relieved, 1)
    ratio = np.log(np.maximum(attack_power, 1e-3) / np.maximum(facing, 1e-3)) + noise
    threshold = advance_threshold + np.where(counter, counter_threshold, 0)
    broken = other(force) < breach_share * other(np.broadcast_to(start_force, force.shape))
    speed = np.where(broken, breach_speed, advance_speed)
    spoiled = 1 - counter_spoil * (attacking & other(counter))
    pace = season_now * tempo[:, None] * spoiled
    gain = speed * np.tanh(advance_steepness * np.maximum(ratio - threshold, 0)) * pace
    recoil = (
        recoil_share
        * advance_speed
        * np.tanh(advance_steepness * np.maximum(-ratio - recoil_threshold, 0))
        * season_now
    )
    return np.where(attacking, gain - recoil, 0) * (1 - sector_closed), ratio


@rule(
    id="M18",
    title="A salient exposes its flanks and slows down",
    chapter=CHAPTER,
    phase=Phase.COMBAT,
    model="depth and exposed flanks, Biddle 2004 (assumption)",
    writes="advance exposure",
    explain="Standing {exposure:.0%} of a full salient ahead of its neighbours, the sector advances {advance:.2f} km.",
)
def expose_flanks(advance, line_km, sector_start_km, *, salient_km, salient_drag):
    gained = line_km - sector_start_km
    beside = np.stack([np.roll(gained, 1, axis=0), np.roll(gained, -1, axis=0)])
    beside[0, 0], beside[1, -1] = beside[1, 0], beside[0, -1]
    ahead = gained - (beside[0] + beside[1]) / 2
    exposure = np.clip(np.stack([ahead, -ahead]) / salient_km, 0, 1)
    return np.where(advance > 0, advance * (1 - salient_drag * exposure), advance), exposure


@rule(
    id="M11",
    title="Ground changes hands along the axis",
    chapter=CHAPTER,
    phase=Phase.COMBAT,
    model="domain 2.1",
    writes="last_km line_km month_km2 gained_km2 lost_km sector_closed",
    explain="Kilometres times the sector's width give {month_km2:+.0f} km2 this month.",
)
def take_ground(
    line_km, gained_km2, advance, posture_now, sector_width, sector_length, sector_closed, ceasefire, *, withdraw_km
):
    left = np.where((posture_now == Posture.WITHDRAW) & (sector_closed <= 0), withdraw_km, 0)
    move = np.where(ceasefire > 0, 0, advance[0] - advance[1] + left[1] - left[0])
    after = np.clip(line_km + move, 0, sector_length)
    moved = after - line_km
    area = total(moved * sector_width)
    closed = np.where((after >= sector_length - 1e-3) | (after <= 1e-3), 1, sector_closed)
    return line_km, after, area, gained_km2 + area, np.stack([np.maximum(-moved, 0), np.maximum(moved, 0)]), closed


@rule(
    id="M12",
    title="Losses follow the ratio of power and the intensity of the fighting",
    chapter=CHAPTER,
    phase=Phase.COMBAT,
    model="Osipov 1915 exponent; domain 2.1",
    writes="sector_loss loss total_loss",
    explain="Losses in aggregate: {loss:.1f} thousand this month. They are shown, never scored.",
)
def count_losses(
    force,
    attack_power,
    defence_power,
    posture_now,
    tempo,
    total_loss,
    ceasefire,
    *,
    loss_attacker,
    loss_defender,
    quiet_intensity,
    ceasefire_intensity,
    counter_loss,
    withdraw_loss,
):
    attacking = (posture_now == Posture.GRIND) | (posture_now == Posture.COUNTER_ATTACK)
    own = np.where(attacking, attack_power, defence_power)
    ratio = np.sqrt(np.maximum(other(own), 1e-3) / np.maximum(own, 1e-3))
    heat = np.maximum(np.where(attacking, tempo[:, None], 0), other(np.where(attacking, tempo[:, None], 0)))
    intensity = np.where(ceasefire > 0, ceasefire_intensity, quiet_intensity + (1 - quiet_intensity) * heat)
    rate = np.where(attacking, per_sector(loss_attacker), per_sector(loss_defender))
    rate = rate * np.where(posture_now == Posture.COUNTER_ATTACK, counter_loss, 1)
    rate = rate * np.where(posture_now == Posture.WITHDRAW, withdraw_loss, 1)
    lost = np.minimum(force * rate * intensity * np.clip(ratio, 0.4, 2.5), 0.5 * force)
    return lost, total(lost, 1), total_loss + total(lost, 1)


@rule(
    id="M13",
    title="Replacements follow effort; mass is capped and the rest waits in reserve",
    chapter=CHAPTER,
    phase=Phase.REPLACEMENTS,
    model="domain 2.1; balance 7",
    writes="force reserve recruits weak_months",
    explain=(
        "{recruits:.1f} thousand arrive, spread by effort; a sector holds at most {mass_cap:.1f} times its start force."
    ),
)
def replace_losses(
    force,
    reserve,
    sector_loss,
    effort,
    mobilisation,
    weariness,
    inflation,
    start_force,
    sector_closed,
    weak_months,
    posture_now,
    home_standing,
    *,
    intake,
    intake_home,
    intake_mobilisation,
    intake_weariness,
    intake_inflation,
    mass_cap,
    breach_share,
    regroup_gain,
    inflation_base,
):
    recruits = (
        (intake + intake_mobilisation * mobilisation)
        * (1 - intake_weariness * (weariness - 0.3))
        * (1 - intake_inflation * np.clip(inflation - inflation_base, 0, 30))
    )
    recruits = np.maximum(recruits * (1 + intake_home * (home_standing - 0.6)), 0)
    weight = share(
        (0.35 * start_force / total(start_force, 1)[:, None] + 0.65 * effort)
        * (1 - sector_closed)
        * np.where(posture_now == Posture.REGROUP, regroup_gain, 1),
        1,
    )
    left = np.maximum(force - sector_loss, 0)
    closing = left * sector_closed
    grown = left - closing + weight * recruits[:, None]
    held = np.minimum(np.maximum(grown, 0), np.where(sector_closed > 0, 0, mass_cap * start_force))
    spare = total(np.maximum(grown, 0) - held, 1) + total(closing, 1)
    weak = np.where((held < breach_share * start_force) & (sector_closed <= 0), weak_months + 1, 0)
    return held, reserve + spare, recruits, weak


@rule(
    id="R10",
    title="Works grow where nobody assaults, and are lost with the ground",
    chapter=CHAPTER,
    phase=Phase.REPLACEMENTS,
    claims="R10",
    writes="fortification continuity",
    paraphrase="A freeze would let a defender fortify along the line without the pressure of ground assaults.",
    explain=(
        "Works grow {fort_growth:.2f} a month on what is missing, faster where nobody assaults, {fort_pause:.0f} times"
        " as fast in a pause, and fall with each kilometre lost."
    ),
)
def dig_in(
    fortification,
    continuity,
    lost_km,
    posture_now,
    ceasefire,
    *,
    fort_growth,
    fort_pause,
    fort_quiet,
    fort_order,
    fort_loss_km,
    continuity_gain,
    continuity_cap,
):
    counter = posture_now == Posture.COUNTER_ATTACK
    assaulted = other(counter | (posture_now == Posture.GRIND))
    pace = (
        fort_growth
        * np.where(ceasefire > 0, fort_pause, np.where(assaulted, 1, fort_quiet))
        * np.where(posture_now == Posture.FORTIFY, fort_order, 1)
        * np.where(counter, 0, 1)
    )
    grown = fortification + pace * (1 - fortification) - fortification * (1 - np.exp(-lost_km / fort_loss_km))
    pressing = (posture_now == Posture.GRIND) & (ceasefire <= 0)
    return np.clip(grown, 0, 1), np.where(pressing, np.minimum(continuity + continuity_gain, continuity_cap), 0)


RULES_SUPPLY = (reach_sectors,)
RULES_COMBAT = (weigh_power, draw_fortune, move_line, expose_flanks, take_ground, count_losses)
RULES_REPLACEMENTS = (replace_losses, dig_in)
