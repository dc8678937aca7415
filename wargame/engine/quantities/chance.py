"""Draws by chance that rules read."""

from __future__ import annotations

from wargame.engine.quantities.quantity import HIDDEN, Quantity, draw

CHANCE: tuple[Quantity, ...] = (
    # the month
    draw(
        "draw_spending",
        "side",
        "standard deviations",
        "Chance of the disputed spending",
        "drawn once, for the campaign",
        HIDDEN,
        drawn="normal",
    ),
    draw(
        "draw_spending_month",
        "side",
        "standard deviations",
        "Chance of the month's spending",
        "of the month",
        HIDDEN,
        drawn="normal",
    ),
    draw("draw_oil", "", "standard deviations", "Chance of the oil price", "walk of the price", HIDDEN, drawn="normal"),
    draw("draw_oil_jump", "", "chance", "Chance of a price jump", "whether the price jumps", HIDDEN, drawn="uniform"),
    draw("draw_oil_sign", "", "chance", "Chance of its direction", "up or down", HIDDEN, drawn="uniform"),
    draw(
        "draw_shock", "shock", "chance", "Chance of a donor shock", "whether the shock begins", HIDDEN, drawn="uniform"
    ),
    draw("draw_shock_length", "shock", "chance", "Chance of its length", "how long it runs", HIDDEN, drawn="uniform"),
    draw(
        "draw_strike",
        "node",
        "standard deviations",
        "Chance of the damage",
        "luck of the raids on the node",
        HIDDEN,
        drawn="normal",
    ),
    draw(
        "draw_support",
        "side",
        "standard deviations",
        "Chance of ad hoc support",
        "luck of the month's packages",
        HIDDEN,
        drawn="normal",
    ),
    draw(
        "draw_will",
        "seat",
        "standard deviations",
        "Chance of donor will",
        "drift of the seat's will",
        HIDDEN,
        drawn="normal",
    ),
    draw(
        "draw_sector",
        "sector",
        "standard deviations",
        "Chance of the sectors",
        "fortune of the sector",
        HIDDEN,
        drawn="normal",
    ),
    draw(
        "draw_nation",
        "",
        "standard deviations",
        "Chance of the whole front",
        "fortune of all sectors",
        HIDDEN,
        drawn="normal",
    ),
    draw(
        "draw_gate",
        "",
        "chance",
        "Chance of a door",
        "whether chance opens the gates (hazard mode)",
        HIDDEN,
        drawn="uniform",
    ),
    draw("draw_breach", "", "chance", "Chance of a breach", "whether a ceasefire is broken", HIDDEN, drawn="uniform"),
)
"""All luck."""
