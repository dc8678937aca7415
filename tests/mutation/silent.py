"""Numbers and figures of the rules behind the board that stand behind no figure of it, each with the reason."""

from __future__ import annotations

_LATER = "it is what the month leaves, and shown once the month is over"
_SAME = "it is the same whatever the order or the answer, and only what that changes is shown"
_FLAG = "it is what comes of the table, and told once the table closes"
_PARTLY = "the board shows another figure of the same rule"
_TREND = "only where inflation and growth tend to is shown, by what a measure adds to it"
_OVERRIDDEN = "the raids preview moves production within its range and hands it on itself"
_RATIO = "only by how much technology raises the raids of a month is shown, and that is the same"
_LUCK = "no luck is counted in what is shown"

_REASONS: dict[str, dict[str, str]] = {
    _LATER: {
        "M03": "force reserve in_transit transfers_sent",
        "M07": "capital capital_spent",
        "R27": "leak raids_received",
        "M08": "node_capacity repair_fatigue",
        "R34": "inflation growth inflation_rate",
        "R36": "borrowing borrowing_room shortfall",
        "R42": "support_flow finance_flow military_factor arms_military finance_base",
        "R45": "span_margin span_fade pillar_failed pillar_broke span_open door door_month",
        "R41c": "pressure sanctions courting courting_decay sanction_rate sanction_compliance",
        "R20": "letters",
        "R22": "counter_signal",
    },
    _FLAG: {
        "R17": "groups_active groups_months",
        "R09c": "ceasefire_agreed summit_held",
        "R20c": "truce_begun truce_cooling",
        "R15": "statement",
    },
    _SAME: {
        "M17": "spending_base tax_base tax_fuel_drag tax_grid_drag peace_saving",
        "R20": "letter_force letter_memory letter_wear",
        "R24": "mobilise_home letter_home shortage_home inflation_home setback_home recognise_home sanction_home "
        "fiscal_home momentum_area",
        "R06": "letter_attention venue_partners audience_base audience_fade letter_backers letter_washington "
        "letter_partners statement_partners statement_backers",
        "M15": "credibility_heal",
    },
    _TREND: {
        "R34": "inflation_base inflation_shortfall inflation_fuel growth_base growth_fuel growth_management "
        "state_management",
    },
    _PARTLY: {
        "M07": "court_points",
        "M08": "capacity_struck",
        "R36b": "runway_conventional conventional_loss",
        "R38": "monitoring_text",
    },
    _RATIO: {
        "R43": "raids_base strike_reference industry_grid industry_labour reprisal reprisal_from industry strike_stock"
    },
    _OVERRIDDEN: {"M06": "production_now"},
    _LUCK: {"M17": "spending_month_sd", "R42": "ad_hoc_sd", "R09": "hazard_monthly"},
}

SILENT: dict[tuple[str, str], str] = {
    (rule, name): reason for reason, rows in _REASONS.items() for rule, names in rows.items() for name in names.split()
}
"""(rule, name) -> why nothing that is shown before it happens rests on it."""
