"""The economy: energy, trade, the budget and insulation."""

from __future__ import annotations

from wargame.engine.quantities.quantity import HIDDEN, OWN, SIDE, Quantity, month, state

ECONOMY: tuple[Quantity, ...] = (
    # the position
    state("oil_log", "", "log USD", "Oil price, in logs", "log of the oil price"),
    state("fuel", "side", "share", "Fuel demand met", "national fuel demand met", SIDE, 0.06, low=0, high=1),
    state("grid", "side", "share", "Power demand met", "power demand met", SIDE, 0.08, low=0, high=1),
    state("ports", "side", "share", "Export capacity at work", "export capacity working", SIDE, 0.08, low=0, high=1),
    state("region_supply", "region", "share", "Regional supply", "regional demand met", SIDE, 0.08, low=0, high=1),
    state(
        "region_short_months",
        "region",
        "months",
        "Months of regional shortage",
        "months in a row under the regional threshold",
        low=0,
    ),
    state(
        "short_months", "side", "months", "Months of national shortage", "months in a row of national shortage", low=0
    ),
    state(
        "refining_offline",
        "side",
        "share",
        "Refining out of work",
        "refining capacity out of work",
        SIDE,
        0.06,
        low=0,
        high=1,
    ),
    state(
        "resource_revenue",
        "side",
        "money a month",
        "Resource revenue",
        "export and resource revenue",
        SIDE,
        0.12,
        low=0,
    ),
    state("deficit", "side", "money a month", "Deficit", "spending less revenue before borrowing", SIDE, 0.25),
    state("borrowing", "side", "money a month", "Borrowing", "borrowed last month", SIDE, 0.2, low=0),
    state("fund", "side", "money", "Liquid reserve", "liquid reserve", SIDE, 0.2, low=0),
    state("debt", "side", "share of GDP", "State debt", "state debt", SIDE, 0.08, low=0, high=2),
    state("fiscal", "side fiscal", "money a month", "Fiscal measures", "fiscal measures in force", SIDE, 0.5, low=0),
    state("runway", "side", "months", "Runway", "months the reserve lasts", SIDE, 0.35, low=0),
    state(
        "runway_conventional",
        "side",
        "months",
        "Runway under a conventional sanctions model",
        "the same without borrowing or diverted trade (R36)",
        SIDE,
        0.35,
        low=0,
    ),
    state("shortfall", "side", "money a month", "Unfunded rest", "unfunded rest", SIDE, 0.5, low=0),
    state("inflation", "side", "% a year", "Inflation", "inflation", SIDE, 0.15, low=0),
    state("growth", "side", "% a year", "Growth", "growth of output", SIDE, 0.5, signed=True),
    state(
        "diversion",
        "side",
        "share",
        "Trade diverted",
        "trade diverted to other markets (R32)",
        SIDE,
        0.08,
        low=0,
        high=1,
    ),
    state(
        "settlement",
        "side",
        "share",
        "Settlement outside the sanctioning currencies",
        "settled outside the sanctioning currencies (R33)",
        SIDE,
        0.05,
        low=0,
        high=1,
    ),
    state(
        "sanctions",
        "side",
        "share",
        "Enforcement of sanctions",
        "enforcement of sanctions against the side",
        low=0,
        high=1,
    ),
    state(
        "insulation_parts",
        "side part",
        "share",
        "Parts of the insulation",
        "runway, diverted trade, fuel, borrowing room",
        SIDE,
        0.1,
        low=0,
        high=1,
    ),
    state(
        "macro_insulation", "side", "share", "Macro insulation", "macroeconomic insulation", SIDE, 0.1, low=0, high=1
    ),
    state(
        "spending_offset",
        "side",
        "money a month",
        "Disputed spending",
        "this campaign's draw of the disputed spending",
        HIDDEN,
    ),
    # the month
    month("oil_price", "", "USD a barrel", "Oil price", "price of oil this month", low=0),
    month("throughput", "side", "share", "Refining runs", "refining against its ordinary level", OWN, low=0, high=1),
    month("discount", "side", "share", "Discount on exports", "what buyers take off the price", OWN, low=0, high=0.9),
    month(
        "borrowing_room",
        "side",
        "share",
        "Room to borrow",
        "what low debt leaves of the room to borrow",
        OWN,
        low=0,
        high=1,
    ),
    month(
        "gap", "side", "money a month", "Gap left to the reserve", "deficit after borrowing and measures", OWN, low=0
    ),
)
"""Energy, trade and budget."""
