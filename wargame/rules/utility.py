"""The asymmetric utility of a ceasefire: beliefs, benefit of halting, gain of continuing, and the two gates
(article chapter 1).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.words import GateMode, Phase
from wargame.rules.arithmetic import logistic, other, total

CHAPTER = "The asymmetric utility of a ceasefire"


@rule(
    id="R05",
    title="Momentum is what the line did, smoothed",
    chapter=CHAPTER,
    phase=Phase.BELIEFS,
    claims="R05",
    model="domain 2.6",
    writes="measured_momentum",
    paraphrase="A pause breaks momentum, which is why one side seeks it and the other refuses it.",
    explain=(
        "This month's {month_km2:+.0f} km2 over {momentum_area:.0f} moves measured momentum to "
        "{measured_momentum:+.2f}."
    ),
)
def measure_momentum(measured_momentum, month_km2, *, momentum_rate, momentum_area):
    moved = month_km2 / momentum_area
    momentum = measured_momentum + momentum_rate * (np.stack([moved, -moved]) - measured_momentum)
    return np.clip(momentum, -2, 2)


@rule(
    id="R09b",
    title="Each side acts on the momentum it believes in",
    chapter=CHAPTER,
    phase=Phase.BELIEFS,
    claims="R09 R12",
    model="Slantchev 2003; domain 2.6",
    writes="perceived_momentum",
    paraphrase="The inputs of the decision are perceived values, not true ones.",
    explain=(
        "Belief learns {belief_rate:.2f} a month from measured momentum {measured_momentum:+.2f} plus a bias;"
        " it stands at {perceived_momentum:+.2f}."
    ),
)
def learn_momentum(perceived_momentum, measured_momentum, *, belief_rate, belief_bias):
    belief = perceived_momentum + belief_rate * (measured_momentum + belief_bias - perceived_momentum)
    return np.clip(belief, -1.5, 1.5)


@rule(
    id="R14",
    title="The price paid for ground is remembered",
    chapter=CHAPTER,
    phase=Phase.BELIEFS,
    claims="R14",
    writes="loss_per_km2 weariness backlog rotation_deficit",
    paraphrase="A pause would waste the costly gains of previous months and subsidise the defence.",
    explain="Six-month average price of ground: {loss_per_km2:.0f} losses a km2.",
)
def remember_price(
    loss_per_km2,
    loss,
    month_km2,
    weariness,
    backlog,
    rotation_deficit,
    ceasefire,
    mobilisation,
    aid_adequacy,
    *,
    weariness_rate,
    mobilise_weary,
    weariness_rest,
    loss_reference,
    backlog_rate,
    backlog_inflow,
    rotation_rate,
    rotation_inflow,
):
    gained = np.stack([month_km2, -month_km2])
    price = np.where(gained > 5, 1000 * loss / np.maximum(gained, 5), loss_per_km2)
    pause = ceasefire > 0
    tired = (
        weariness
        + weariness_rate * (loss / loss_reference - 1)
        + mobilise_weary * mobilisation
        - weariness_rest * pause
    )
    waiting = backlog + backlog_inflow * aid_adequacy - backlog_rate * backlog * np.where(pause, 3, 1)
    overdue = (
        rotation_deficit
        + rotation_inflow * (1 - 0.2 * mobilisation)
        - rotation_rate * rotation_deficit * np.where(pause, 4, 1)
    )
    return (
        loss_per_km2 + (np.minimum(price, 3000) - loss_per_km2) / 6,
        np.clip(tired, 0, 1),
        np.clip(waiting, 0, 1),
        np.clip(overdue, 0, 1),
    )


@rule(
    id="R45a",
    title="The pillar indices of both sides",
    chapter="The tipping point",
    phase=Phase.GATES,
    claims="R45",
    writes="pillar_index pillar_threshold",
    paraphrase=(
        "Two strategic pillars hold the deadlock: the aid pipeline of one side, the macroeconomic insulation "
        "of the other."
    ),
    explain=(
        "The scenario names the index that is a pillar for each side: now {pillar_index:.2f} against "
        "{pillar_threshold:.2f}."
    ),
)
def read_pillars(theatre, aid_adequacy, macro_insulation):
    indices = {"aid_adequacy": aid_adequacy, "macro_insulation": macro_insulation}
    index = np.stack([indices[spec.quantity][side] for side, spec in enumerate(theatre.pillars)])
    threshold = np.array([[spec.threshold] for spec in theatre.pillars], dtype=np.float32)
    return index, threshold


@rule(
    id="R02",
    title="Relief from halting: losses, works, backlog, damage, finance, weariness",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R02 R10 R11",
    model="domain 2.6",
    writes=(
        "benefit_loss benefit_works benefit_backlog benefit_grid benefit_finance benefit_weary benefit_ordinary "
        "loss_counted"
    ),
    headline="benefit_ordinary",
    paraphrase="Refusal and acceptance follow from a cost-benefit sum that can be read term by term.",
    explain=(
        "Relief of {benefit_ordinary:.2f}: losses {benefit_loss:.2f}, works {benefit_works:.2f}, backlog "
        "{benefit_backlog:.2f}, power {benefit_grid:.2f}, finance {benefit_finance:.2f}, weariness "
        "{benefit_weary:.2f}."
    ),
)
def weigh_relief(
    loss,
    fortification,
    backlog,
    grid,
    macro_insulation,
    weariness,
    *,
    relief_loss,
    loss_reference,
    loss_counted_most,
    relief_works,
    relief_backlog,
    relief_grid,
    relief_finance,
    relief_weary,
):
    works = total(fortification, 1) / fortification.shape[1]
    terms = (
        relief_loss * np.minimum(loss / loss_reference, loss_counted_most),
        relief_works * (1 - works),
        relief_backlog * backlog,
        relief_grid * (1 - grid),
        relief_finance * (1 - macro_insulation),
        relief_weary * weariness,
    )
    return (*terms, total(np.stack(terms)), loss_counted_most * loss_reference + np.zeros_like(loss))


@rule(
    id="R45b",
    title="Only a catastrophic failure of its own pillar turns a side",
    chapter="The tipping point",
    phase=Phase.GATES,
    claims="R45 R12",
    model="domain 2.6",
    writes="benefit_pillar benefit_door",
    across="pillar_index pillar_threshold",
    paraphrase="Refusal holds under current conditions and can flip once a pillar breaks.",
    explain=(
        "Own pillar {pillar_index:.2f} against {pillar_threshold:.2f} adds {benefit_pillar:.2f}; the "
        "adversary's failure adds {benefit_door:.2f}."
    ),
)
def weigh_pillar_relief(pillar_index, pillar_threshold, *, relief_pillar, relief_door, pillar_width):
    own = logistic((pillar_threshold - pillar_index) / pillar_width)
    return relief_pillar * own, relief_door * other(own)


@rule(
    id="R12",
    title="Gain of continuing: own momentum and the adversary's hoped-for collapse",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R12 R07",
    model="domain 2.6",
    writes="gain_momentum gain_hope gain_total",
    headline="gain_total",
    across="pillar_index",
    paraphrase="The anticipated marginal gain of continued advance is weighed on each side's own horizon.",
    explain=(
        "Believed momentum {perceived_momentum:+.2f} is worth {gain_momentum:.2f}, hope of the adversary's "
        "failure {gain_hope:.2f}."
    ),
)
def weigh_continuing(
    perceived_momentum,
    pillar_index,
    *,
    gain_momentum_weight,
    gain_momentum_floor,
    hope_logistic,
    hope_floor,
    hope_threshold,
    hope_width,
    hope_linear,
    hope_ceiling,
    horizon,
    patience,
    horizon_norm,
):
    weight = (1 - patience**horizon) / (1 - patience) / horizon_norm
    momentum = gain_momentum_weight * np.maximum(perceived_momentum, gain_momentum_floor) * weight
    foe = other(pillar_index)
    hope = hope_logistic * (
        hope_floor + (1 - hope_floor) * logistic((hope_threshold - foe) / hope_width)
    ) + hope_linear * np.clip(hope_ceiling - foe, 0, 1)
    return momentum, hope * weight, momentum + hope * weight


@rule(
    id="R38",
    title="Risk that the war is renewed after a pause or signature",
    chapter="The template as a bottleneck",
    phase=Phase.GATES,
    claims="R38",
    model="Powell 2006; domain 2.7",
    writes="breach_risk monitoring_text",
    paraphrase=(
        "Caps and weapons bans shift power and leave a side vulnerable to renewed war; guarantees and "
        "monitoring offset it."
    ),
    explain=(
        "Guarantees {guarantees:.2f} and monitoring text {monitoring_text:.2f} leave a modelled risk of "
        "{breach_risk:.2f}."
    ),
)
def weigh_breach(
    theatre, guarantees, text, position, issue_power_shift, *, breach_base, breach_guarantees, breach_monitoring,
    breach_power_shift, text_concluded_at,
):  # fmt: skip
    watched = (
        text[theatre.issue_keys.index("monitoring")] if "monitoring" in theatre.issue_keys else np.zeros_like(text[0])
    )
    monitored = np.clip((watched - 0.5) / 0.5, 0, 1)
    agreed = np.where(text >= text_concluded_at, (position[0] + position[1]) / 2, 0)
    shift = breach_power_shift * total(issue_power_shift * agreed)
    return logistic(breach_base + shift - breach_guarantees * guarantees - breach_monitoring * monitored), monitored


@rule(
    id="R14b",
    title="What was paid for ground weighs against giving up its gain",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R14",
    writes="term_sunk",
    paraphrase="A pause would wipe away costly gains of previous months.",
    explain="{loss_per_km2:.0f} losses a km2 weigh {term_sunk:.2f} against a halt.",
)
def weigh_sunk_cost(loss_per_km2, *, sunk_weight, sunk_reference):
    return sunk_weight * np.minimum(loss_per_km2 / sunk_reference, 2)


@rule(
    id="R03",
    title="What the pause gives the adversary counts against it",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R03 R04 R15",
    model="Powell 2004; domain 2.6",
    writes="given_adversary term_breach ceasefire_utility",
    headline="ceasefire_utility",
    across="benefit_ordinary",
    paraphrase="A ceasefire is a zero-sum bottleneck: what one side gains from a pause is charged to the other.",
    explain=(
        "Relief {benefit_ordinary:+.2f}, pillar {benefit_pillar:+.2f}, door {benefit_door:+.2f}, less "
        "continuing {gain_total:.2f}, adversary's gain {given_adversary:.2f} and risk {term_breach:.2f}: "
        "utility {ceasefire_utility:+.2f}."
    ),
)
def weigh_ceasefire(
    benefit_ordinary, benefit_pillar, benefit_door, gain_total, breach_risk, term_sunk, *, denial, breach_weight
):
    given = denial * other(benefit_ordinary)
    risk = breach_weight * breach_risk
    return given, risk, benefit_ordinary + benefit_pillar + benefit_door - gain_total - given - risk - term_sunk


@rule(
    id="R09",
    title="A ceasefire needs both utilities above zero at once, and an open door",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R09 R45",
    writes="ceasefire_open door_open concluded issue_concluded",
    paraphrase="A halt is acceptable only when it beats continuing for both parties simultaneously.",
    explain=(
        "Utilities {ceasefire_utility:+.2f}; door open: {door_open:.0f}; general ceasefire open: {ceasefire_open:.0f}."
    ),
)
def open_ceasefire_gate(
    theatre, ceasefire_utility, pillar_failed, span_open, text, draw_gate, *, text_concluded_at, hazard_monthly
):
    done = text >= text_concluded_at
    concluded = done.all(axis=0)
    failed = (pillar_failed > 0) & (span_open > 0.05)
    hazard = (draw_gate < hazard_monthly) if theatre.gate_mode == GateMode.HAZARD else np.zeros_like(concluded)
    door = failed.any(axis=0) | concluded | hazard
    both = (ceasefire_utility > 0).all(axis=0)
    flags = (both & door, door, concluded, done)
    return tuple(flag.astype(np.float32) for flag in flags)


@rule(
    id="R01",
    title="Leverage is momentum and pillars; goodwill has no part in it",
    chapter="Introduction",
    phase=Phase.GATES,
    claims="R01",
    model="domain R01",
    writes="leverage",
    across="pillar_index",
    paraphrase="Talks between heads of state lag behind shifting leverage; they do not come from goodwill.",
    explain="Momentum {measured_momentum:+.2f} and the pillars {pillar_index} give leverage of {leverage:+.2f}.",
)
def weigh_leverage(measured_momentum, pillar_index, *, leverage_momentum, leverage_pillar):
    return leverage_momentum * measured_momentum + leverage_pillar * (pillar_index - other(pillar_index))


@rule(
    id="R26",
    title="Two clocks race: months of the front against months of the pillars",
    chapter="Kinetic reality and macroeconomic stress",
    phase=Phase.GATES,
    claims="R26 R25",
    writes="pillar_trend pillar_last pillar_clock front_clock",
    paraphrase="A race runs between localised success at the front and the economy's vulnerability.",
    explain=(
        "At its trend of {pillar_trend:+.3f} a month the pillar reaches its threshold in {pillar_clock:.0f} months; "
        "at the present pace the front needs {front_clock:.0f} for the next town of the main sectors."
    ),
)
def run_clocks(
    pillar_index,
    pillar_last,
    pillar_trend,
    pillar_threshold,
    town_km,
    line_km,
    measured_momentum,
    sector_main,
    month,
    *,
    trend_rate,
    clock_cap,
    momentum_area,
):
    change = np.where((month == 0) | (pillar_last <= 0), 0, pillar_index - pillar_last)
    trend = pillar_trend + trend_rate * (change - pillar_trend)
    months = (pillar_index - pillar_threshold) / np.maximum(-trend, 1e-4)
    main = np.flatnonzero(sector_main[:, 0] > 0) if sector_main.any() else np.arange(len(sector_main))
    away = town_km[main] - line_km[main, None]
    nearest = np.stack([np.where(to_go > 0, to_go, 1e3).min(axis=(0, 1)) for to_go in (away, -away)])
    pace = np.maximum(measured_momentum * momentum_area / 300, 1e-3)
    return trend, pillar_index, np.clip(months, 0, clock_cap), np.clip(nearest / pace, 0, clock_cap)


RULES_BELIEFS = (measure_momentum, learn_momentum, remember_price)
RULES_GATES = (
    read_pillars,
    weigh_relief,
    weigh_pillar_relief,
    weigh_continuing,
    weigh_breach,
    weigh_sunk_cost,
    weigh_ceasefire,
    weigh_leverage,
    run_clocks,
    open_ceasefire_gate,
)
