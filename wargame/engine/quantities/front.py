"""The front: lines, forces, supply, fighting and what it leaves behind."""

from __future__ import annotations

from wargame.engine.quantities.quantity import HIDDEN, OWN, SIDE, Quantity, month, state

FRONT: tuple[Quantity, ...] = (
    # the position
    state("line_km", "sector", "km", "Line of contact", "where the line stands along the sector's axis", low=0),
    state("last_km", "sector", "km", "Line a month ago", "where it stood a month ago", low=0),
    state("force", "side sector", "force points", "Force", "forces in the sector", SIDE, 0.25, low=0),
    state("reserve", "side", "force points", "Reserve", "uncommitted forces", SIDE, 0.5, low=0),
    state(
        "in_transit",
        "side sector",
        "force points",
        "Transfers on their way",
        "transfers that arrive next month",
        SIDE,
        0.9,
        low=0,
    ),
    state(
        "fortification", "side sector", "share", "Field works", "field works along the line", SIDE, 0.12, low=0, high=1
    ),
    state(
        "continuity",
        "side sector",
        "share",
        "Unbroken pressure",
        "unbroken pressure of the attacker (R13)",
        SIDE,
        0.08,
        low=0,
        high=0.25,
    ),
    state("sector_noise", "sector", "log ratio", "Fortune of the sector", "fortune of the sector, with memory", HIDDEN),
    state("posture", "side sector", "posture", "Posture last month", "what the forces did last month", low=0, high=5),
    state(
        "effort",
        "side sector",
        "share",
        "Share of effort",
        "share of fires and replacements last month",
        SIDE,
        0.3,
        low=0,
        high=1,
    ),
    state("supply", "side sector", "share", "Supply", "supply reaching the sector", SIDE, 0.12, low=0, high=1.3),
    state(
        "weak_months",
        "side sector",
        "months",
        "Months of a broken defence",
        "months the defender stood under 40 % of its start force",
        low=0,
    ),
    state(
        "sector_closed",
        "sector",
        "flag",
        "Sector closed",
        "the line has reached the last town of the axis",
        low=0,
        high=1,
    ),
    state(
        "gained_km2", "", "km2", "Area taken since the start", "net area taken by side 0 since the start", signed=True
    ),
    state("month_km2", "", "km2", "Area taken this month", "net area taken by side 0 last month", signed=True),
    state("loss", "side", "thousand", "Losses", "losses last month, aggregate only", SIDE, 0.3, low=0),
    state("total_loss", "side", "thousand", "Losses since the start", "losses since the start", SIDE, 0.3, low=0),
    state(
        "loss_per_km2",
        "side",
        "losses per km2",
        "Price paid for ground",
        "six-month average price of ground (R14)",
        SIDE,
        0.4,
        low=0,
    ),
    state(
        "measured_momentum",
        "side",
        "index",
        "Measured momentum",
        "smoothed monthly area against 400 km2, positive for the advancing side",
        low=-2,
        high=2,
        signed=True,
    ),
    state(
        "perceived_momentum",
        "side",
        "index",
        "Perceived momentum",
        "what the side believes its momentum to be",
        SIDE,
        0.3,
        low=-1.5,
        high=1.5,
        signed=True,
    ),
    state(
        "tempo", "side", "factor", "Operational tempo", "operational tempo last month", SIDE, 0.15, low=0.3, high=1.4
    ),
    state("mobilisation", "side", "level", "Mobilisation level", "mobilisation level", low=0, high=3),
    state("weariness", "side", "share", "Weariness", "wear of society and force", SIDE, 0.2, low=0, high=1),
    state(
        "backlog",
        "side",
        "share",
        "Equipment waiting to be integrated",
        "equipment waiting to be integrated (R11)",
        SIDE,
        0.2,
        low=0,
        high=1,
    ),
    state(
        "rotation_deficit",
        "side",
        "share",
        "Overdue rotations",
        "troops overdue for rotation (R11)",
        SIDE,
        0.2,
        low=0,
        high=1,
    ),
    # the month
    month(
        "transfers_sent", "side sector", "force points", "Transfers sent", "forces that left for the sector", OWN, low=0
    ),
    month("posture_now", "side sector", "posture", "Posture", "what the forces do this month", low=0, high=5),
    month("quality", "side", "factor", "Quality of the force", "what rotation leaves of a force point", OWN, low=0),
    month("home_standing", "side", "share", "Standing at home", "standing with the audience at home", low=0, high=1),
    month("attack_power", "side sector", "power", "Attacking power", "power of an attack in the sector", OWN, low=0),
    month("defence_power", "side sector", "power", "Defending power", "power of a defence in the sector", OWN, low=0),
    month("national_noise", "", "log ratio", "Fortune of the whole front", "fortune of the month everywhere", HIDDEN),
    month(
        "log_ratio",
        "side sector",
        "log ratio",
        "Ratio of attack to defence, in logs",
        "a side's attack against the other's defence, fortune included",
        HIDDEN,
        signed=True,
    ),
    month("advance", "side sector", "km", "Advance", "how far the side moves the line"),
    month(
        "exposure",
        "side sector",
        "share",
        "Exposure of the flanks",
        "share of a full salient by which the sector is ahead",
        low=0,
        high=1,
    ),
    month("lost_km", "side sector", "km", "Ground lost", "ground the side lost along the axis", low=0),
    month(
        "sector_loss", "side sector", "thousand", "Losses by sector", "losses of the month in the sector", OWN, low=0
    ),
    month("recruits", "side", "thousand", "Replacements", "replacements that arrive", OWN, low=0),
)
"""Lines, forces and the fighting."""
