"""The gates: what a halt is worth to each side, what is refused and why."""

from __future__ import annotations

from wargame.engine.quantities.quantity import SIDE, Quantity, month

GATES: tuple[Quantity, ...] = (
    # limits and truces
    month("limit", "side issue", "index", "Limit", "the least a side can live with", SIDE, 0.04),
    month("zone", "issue", "index", "Zone of agreement", "room between the limits, a gap where negative", signed=True),
    month(
        "truce_damage",
        "side truce",
        "share",
        "Damage a truce would spare",
        "damage done to what the truce would spare",
        SIDE,
        0.05,
        low=0,
        high=1,
    ),
    month("truce_spared", "side truce", "utility", "Spared by the truce", "what the truce spares the side", SIDE, 0.05),
    month(
        "truce_forgone", "side truce", "utility", "Leverage forgone", "leverage the side gives up for it", SIDE, 0.05
    ),
    month("truce_value", "side truce", "utility", "Worth of the truce", "what is left", SIDE, 0.05, signed=True),
    month(
        "truce_zone",
        "truce",
        "index",
        "Zone of the truce",
        "room for the truce, -1 while it runs or cools",
        signed=True,
    ),
    # terms of the utility of halting
    month("benefit_loss", "side", "utility", "Relief, losses", "relief from losses", SIDE, 0.05),
    month("loss_counted", "side", "thousand", "Losses that count at most", "past these relief is the same", low=0),
    month("benefit_works", "side", "utility", "Relief, works", "relief by time for field works", SIDE, 0.04),
    month(
        "benefit_backlog", "side", "utility", "Relief, equipment", "relief by time to integrate equipment", SIDE, 0.04
    ),
    month("benefit_grid", "side", "utility", "Relief, power", "relief of the power grid", SIDE, 0.04),
    month("benefit_finance", "side", "utility", "Relief, finance", "relief of the budget", SIDE, 0.04),
    month("benefit_weary", "side", "utility", "Relief, weariness", "relief of society and force", SIDE, 0.03),
    month("benefit_ordinary", "side", "utility", "Relief from halting", "all relief together", SIDE, 0.08),
    month("pillar_index", "side", "share", "Pillar index", "the figure that is the side's pillar", SIDE, 0.1),
    month(
        "pillar_threshold", "side", "share", "Pillar threshold", "the index under which the pillar fails", low=0, high=1
    ),
    month(
        "benefit_pillar", "side", "utility", "Own pillar at risk", "what the own pillar near failure adds", SIDE, 0.08
    ),
    month(
        "benefit_door",
        "side",
        "utility",
        "Opening by the other's failure",
        "what the other's pillar near failure adds",
        SIDE,
        0.03,
    ),
    month(
        "gain_momentum",
        "side",
        "utility",
        "Gain of own momentum",
        "what believed momentum promises",
        SIDE,
        0.1,
        signed=True,
    ),
    month(
        "gain_hope",
        "side",
        "utility",
        "Hope of the other's failure",
        "what the other's hoped-for collapse promises",
        SIDE,
        0.08,
    ),
    month("gain_total", "side", "utility", "Gain of continuing", "both together", SIDE, 0.12),
    month(
        "given_adversary", "side", "utility", "Given to the adversary", "the other side's relief, weighed", SIDE, 0.08
    ),
    month("monitoring_text", "", "share", "Monitoring agreed", "how far the text on monitoring bears", low=0, high=1),
    month(
        "breach_risk",
        "side",
        "share",
        "Risk of renewed war",
        "risk that the war is renewed after a halt",
        low=0,
        high=1,
    ),
    month("term_breach", "side", "utility", "Risk of breach, weighed", "that risk, weighed", SIDE, 0.05),
    month(
        "term_sunk",
        "side",
        "utility",
        "Price paid for ground, weighed",
        "past losses for ground that a halt would waste",
        SIDE,
        0.05,
    ),
    # gates and refusals
    month("ceasefire_open", "", "flag", "General ceasefire open", "a general ceasefire could be agreed", low=0, high=1),
    month("leaders_open", "", "flag", "Leaders' meeting open", "a leaders' meeting could be held", low=0, high=1),
    month(
        "door_open",
        "",
        "flag",
        "Open door",
        "a failed pillar, concluded text or chance holds the door open",
        low=0,
        high=1,
    ),
    month("issue_concluded", "issue", "flag", "Text concluded", "the text on the issue is concluded", low=0, high=1),
    month("concluded", "", "flag", "All text concluded", "the text on every issue is concluded", low=0, high=1),
    month(
        "reason_precondition",
        "",
        "flag",
        "Refusal for precondition",
        "a leaders' meeting lacks its precondition",
        low=0,
        high=1,
    ),
    month(
        "reason_recognition", "side", "flag", "Refusal for recognition", "the side withholds recognition", low=0, high=1
    ),
    month(
        "reason_utility",
        "side",
        "flag",
        "Refusal for utility",
        "a halt is worth less to the side than going on",
        low=0,
        high=1,
    ),
)
"""What the gates weigh, and a seat may work out on what it sees."""
