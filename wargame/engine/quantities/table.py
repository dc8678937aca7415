"""The table: positions, text, recognition, truces, audiences and political capital."""

from __future__ import annotations

from wargame.engine.quantities.quantity import OWN, SIDE, Quantity, month, state

TABLE: tuple[Quantity, ...] = (
    # the position
    state("position", "side issue", "index", "Tabled position", "tabled position", low=0, high=1),
    state("text", "issue", "share", "Agreed text", "agreed text", low=0, high=1),
    state("stalled_months", "issue", "months", "Months without progress", "months without progress of the text", low=0),
    state(
        "span_open",
        "side",
        "share",
        "Movement of the limits",
        "how far the side's limits have moved",
        SIDE,
        0.1,
        low=0,
        high=1,
    ),
    state("mandated", "side", "flag", "Mandate given", "the side has given its experts a mandate", low=0, high=1),
    state("groups_months", "", "months", "Rounds of the working groups", "rounds the working groups have met", low=0),
    state(
        "recognition",
        "side",
        "level",
        "Recognition of the other side",
        "recognition of the other side: 0, 0.5 technical, 1 peer",
        low=0,
        high=1,
    ),
    state("letters", "side", "count", "Recent letters", "open letters in six months, decaying", low=0),
    state(
        "counter_signal", "side", "share", "Counter-signal alive", "life left in the last counter-signal", low=0, high=1
    ),
    state("audience", "audience", "share", "Standing with the audience", "standing with each audience", low=0, high=1),
    state("truce_months", "truce", "months", "Months the truce runs", "months a limited truce still runs", low=0),
    state(
        "truce_cooling",
        "truce",
        "months",
        "Months of cooling",
        "months before the same truce can be offered again",
        low=0,
    ),
    state("ceasefire", "", "flag", "General ceasefire holds", "a general cease-fire holds", low=0, high=1),
    state("ceasefire_months", "", "months", "Months it has held", "months it has held", low=0),
    state(
        "leverage",
        "side",
        "index",
        "Leverage",
        "leverage of the side: momentum, own pillar and the adversary's",
        SIDE,
        0.12,
        signed=True,
    ),
    state(
        "pillar_last", "side", "share", "Pillar index a month ago", "pillar index a month ago", SIDE, 0.1, low=0, high=1
    ),
    state(
        "pillar_trend",
        "side",
        "share a month",
        "Trend of the pillar",
        "smoothed monthly change of the pillar index",
        SIDE,
        0.02,
        signed=True,
    ),
    state(
        "ceasefire_utility",
        "side",
        "utility",
        "Utility of halting now",
        "perceived value of halting now",
        SIDE,
        0.2,
        signed=True,
    ),
    state("leaders_met", "", "count", "Leaders' meetings held", "leaders' meetings held", low=0),
    state("capital", "seat", "points", "Political capital", "political capital left over", SIDE, 0.5, low=0),
    state("credibility", "seat", "share", "Credibility", "credibility of the seat's word", low=0, high=1),
    # the month
    month(
        "template_offered",
        "side",
        "template",
        "Template that lies open",
        "number of the template put forward, -1 for none",
        low=-1,
    ),
    month("answer_yielded", "side", "flag", "Answers that yield", "the side gave an answer that yields", low=0, high=1),
    month("groups_active", "", "flag", "Working groups meet", "both sides' experts meet", low=0, high=1),
    month("ceasefire_agreed", "", "flag", "General ceasefire agreed", "a general ceasefire is agreed", low=0, high=1),
    month("ceasefire_broken", "", "flag", "General ceasefire broken", "the general ceasefire ends", low=0, high=1),
    month("summit_held", "", "flag", "Leaders' meeting held", "the leaders meet", low=0, high=1),
    month(
        "overruled", "side", "flag", "Arithmetic overruled", "the side accepts against the arithmetic", low=0, high=1
    ),
    month(
        "template_agreed",
        "",
        "flag",
        "Template agreed",
        "a template is accepted within both sides' limits",
        low=0,
        high=1,
    ),
    month("truce_begun", "truce", "flag", "Truce begun", "the truce begins this month", low=0, high=1),
    month("exchanged", "", "flag", "Exchange carried out", "prisoners are exchanged", low=0, high=1),
    month(
        "risk_limit",
        "side issue",
        "share",
        "Risk limit of a side",
        "risk of a breakdown the side will bear rather than concede",
        OWN,
        low=0,
    ),
    month(
        "letter_force",
        "side",
        "share",
        "Force of the letter",
        "what wear and credibility leave of a letter",
        low=0,
        high=1,
    ),
    month("signalled", "side", "flag", "Counter-signal sent", "a counter-signal is sent", low=0, high=1),
    month("statement", "", "flag", "Public statement", "the asymmetry is said in public", low=0, high=1),
    month(
        "home_change",
        "side",
        "share",
        "Change of standing at home",
        "what the month's conduct does to standing at home",
        OWN,
    ),
)
"""The table and its audiences."""
