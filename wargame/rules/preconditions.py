"""The technical precondition: limits, zones of agreement, experts' text, recognition and the leaders' gate
(article chapter 2, first half).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.sheet import SHARE
from wargame.engine.words import Answer, Dossier, GateMode, Initiative, Measure, Phase
from wargame.rules.arithmetic import other, total
from wargame.rules.terms import is_bearable, margins

CHAPTER = "The technical precondition framework"


@rule(
    id="R18",
    title="Limits leave a zone of possible agreement, or a gap",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R18 R25",
    model="Fearon 1995; domain 2.8",
    writes="limit zone",
    headline="zone",
    paraphrase="Baseline territorial demands are irreconcilable; limits move only when a side's own pillar has failed.",
    explain="The limits {limit} leave {zone:+.2f}: a zone where positive, a gap where negative.",
)
def place_limits(issue_reservation, issue_span, span_open):
    limit = np.clip(issue_reservation + issue_span * span_open[:, None], 0, 1)
    return limit, limit[1] - limit[0]


@rule(
    id="R16",
    title="A leaders' meeting only ratifies: it needs concluded text or a failed pillar",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R16 R45 R01",
    writes="leaders_open reason_precondition",
    paraphrase="A meeting of heads of state ratifies a binding text; it is never exploratory.",
    explain="Concluded text: {concluded:.0f}; open door: {door_open:.0f}; leaders' meeting open: {leaders_open:.0f}.",
)
def open_leaders_gate(concluded, door_open):
    ready = np.maximum(concluded, door_open)
    return ready, 1 - ready


@rule(
    id="R23",
    title="Recognition gates the leaders' format",
    chapter="Positional signalling",
    phase=Phase.GATES,
    claims="R23",
    writes="reason_recognition reason_utility",
    paraphrase="Refusing to name the sender withholds recognition as a peer counterparty.",
    explain="Recognition {recognition:.1f} of the other side; a failed pillar or concluded text makes it whole.",
)
def gate_recognition(recognition, ceasefire_utility, leaders_open):
    return ((recognition < 1) & (leaders_open <= 0)).astype(np.float32), (ceasefire_utility <= 0).astype(np.float32)


@rule(
    id="R20a",
    title="What a truce would spare is the damage done",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R20",
    model="limited truces, model 5",
    writes="truce_damage",
    paraphrase="An energy truce spares refining, or power where nothing is refined; a maritime one spares the ports.",
    explain="Damage that a truce would spare: {truce_damage:.2f}; a humanitarian pause spares no node.",
)
def weigh_truce_damage(refining_offline, grid, ports):
    energy = np.where(refining_offline > 0, refining_offline, 1 - grid)
    sea = 1 - ports
    return np.stack([energy, sea, np.zeros_like(sea)], axis=1)


@rule(
    id="R20b",
    title="A limited truce spares each side something and forgoes its leverage",
    chapter=CHAPTER,
    phase=Phase.GATES,
    claims="R20",
    model="limited truces, model 5",
    writes="truce_spared truce_forgone truce_value truce_zone",
    headline="truce_value",
    paraphrase="Technical rounds, exchanges and limited truces stay possible where their zone exists.",
    explain="Spared {truce_spared:.2f}, leverage forgone {truce_forgone:.2f}: net {truce_value:+.2f}.",
)
def value_truces(
    theatre,
    truce_damage,
    zone,
    truce_cooling,
    truce_months,
    *,
    truce_own,
    truce_denial,
    truce_humanitarian,
):
    energy, sea = truce_damage[:, 0], truce_damage[:, 1]
    spared = np.stack([truce_own * energy, truce_own * sea, np.full_like(sea, 1) * truce_humanitarian], axis=1)
    forgone = np.stack([truce_denial * other(energy), truce_denial * other(sea), np.zeros_like(sea)], axis=1)
    watched = zone[theatre.issue_keys.index("monitoring")]
    humane = zone[theatre.issue_keys.index("humanitarian")]
    ready = (truce_cooling <= 0) & (truce_months <= 0)
    return spared, forgone, spared - forgone, np.where(ready, np.stack([watched, watched, humane]), -1)


@rule(
    id="R17",
    title="Experts meet when both sides have given mandates",
    chapter=CHAPTER,
    phase=Phase.TABLE,
    claims="R17",
    writes="mandated groups_active groups_months answer_yielded",
    paraphrase="Experts work and develop solutions first: working groups are the only open channel.",
    explain="Mandates of both sides convene the groups; referral to experts counts as a mandate.",
)
def convene_groups(mandated, groups_months, order_propose, answer):
    offered = order_propose[:, Initiative.WORKING_GROUPS] > 0
    taken = answer[:, Initiative.WORKING_GROUPS] == Answer.ACCEPT
    referred = ((answer == Answer.REFER) & (order_propose > 0)).any(axis=1)
    given = (mandated > 0) | offered | other(taken & offered) | other(referred)
    active = given.all(axis=0)
    soft = np.isin(answer, (Answer.ACCEPT, Answer.REFER, Answer.OFFER_TERMS, Answer.REPLY_BY_NAME)) & (
        order_propose > 0
    )
    return (
        given.astype(np.float32),
        active.astype(np.float32),
        groups_months + active,
        other(soft.any(axis=1)).astype(np.float32),
    )


@rule(
    id="R09c",
    title="Proposals are answered clause by clause",
    chapter=CHAPTER,
    phase=Phase.TABLE,
    claims="R09 R16 R02",
    writes="ceasefire_agreed summit_held overruled",
    paraphrase=(
        "A ceasefire is blocked by utility, a leaders' meeting by precondition and recognition; each refusal "
        "names its reason."
    ),
    explain=(
        "Acceptance counts where the gate is open; in the advisory mode a person may overrule the arithmetic "
        "by accepting, and that side pays for it."
    ),
)
def hold_table(theatre, order_propose, answer, ceasefire_open, leaders_open, reason_recognition, ceasefire):
    yes = (answer == Answer.ACCEPT) & (order_propose > 0)
    asked_halt, asked_meeting = yes[:, Initiative.CEASEFIRE].any(axis=0), yes[:, Initiative.SUMMIT].any(axis=0)
    may_meet = (leaders_open > 0) & ~(reason_recognition > 0).any(axis=0)
    free = theatre.gate_mode == GateMode.ADVISORY
    halt = asked_halt & ((ceasefire_open > 0) | free) & (ceasefire <= 0)
    meeting = asked_meeting & (may_meet | free)
    against = (yes[:, Initiative.CEASEFIRE] & (ceasefire_open <= 0)) | (yes[:, Initiative.SUMMIT] & ~may_meet)
    # Whoever says yes overrules; to ask costs nothing.
    return halt.astype(np.float32), meeting.astype(np.float32), other(against & free).astype(np.float32)


@rule(
    id="R20c",
    title="Truces and exchanges run for their term, then cool",
    chapter=CHAPTER,
    phase=Phase.TABLE,
    claims="R20",
    writes="truce_months truce_cooling truce_begun exchanged",
    paraphrase="What needs no leaders' meeting can be agreed at any time.",
    explain=(
        "Accepted truces start for the offered months, a counter-offer for {truce_term_least:.0f}; the same truce"
        " needs {truce_cooling_months:.0f} months before it can be offered again."
    ),
)
def start_truces(
    order_propose,
    answer,
    order_truce_term,
    truce_months,
    truce_cooling,
    truce_zone,
    zone,
    theatre,
    *,
    truce_cooling_months,
    truce_term_least,
    truce_term_most,
):
    kinds = slice(Initiative.ENERGY_TRUCE, Initiative.HUMANITARIAN_TRUCE + 1)
    asked = order_propose[:, kinds] > 0
    full = asked & (answer[:, kinds] == Answer.ACCEPT)
    short = asked & (answer[:, kinds] == Answer.OFFER_TERMS)
    offered = np.clip(order_truce_term, truce_term_least, truce_term_most)[:, None]
    term = np.where(full, offered, truce_term_least * short).max(axis=0) * (truce_zone > 0)
    running = np.maximum(truce_months - 1, 0)
    ended = (truce_months > 0) & (running <= 0)
    cooling = np.where(ended, truce_cooling_months, np.maximum(truce_cooling - 1, 0))
    humane = zone[theatre.issue_keys.index("humanitarian")] > 0
    swapped = ((order_propose[:, Initiative.EXCHANGE] > 0) & (answer[:, Initiative.EXCHANGE] == Answer.ACCEPT)).any(
        axis=0
    ) & humane
    return np.where(term > 0, term, running), cooling, (term > 0).astype(np.float32), swapped.astype(np.float32)


@rule(
    id="R40b",
    title="A coalition that is asked signs, improvises or defers",
    chapter="The London realignment",
    phase=Phase.TABLE,
    claims="R40 R42",
    writes="contract_pending loan",
    paraphrase="A European dossier is worth more to Kyiv than any proposal to Moscow while the gate is closed.",
    explain=(
        "A signed request adds {request_contract:.3f} to contracts under way; an ad hoc package helps at once"
        " and fades."
    ),
)
def answer_dossiers(contract_pending, loan, order_propose, answer, dossier_points, *, request_contract, request_loan):
    asked = (order_propose[:, Initiative.DOSSIER_REQUEST] > 0) | (total(dossier_points, 1) > 0)
    signed = asked & (answer[:, Initiative.DOSSIER_REQUEST] == Answer.ACCEPT)
    helped = asked & (answer[:, Initiative.DOSSIER_REQUEST] == Answer.AD_HOC)
    weight = np.sqrt(1 + dossier_points[:, Dossier.CONTRACTS])
    return np.clip(contract_pending + request_contract * weight * signed, 0, 1), np.clip(
        loan + request_loan * helped, 0, 1
    )


@rule(
    id="R23b",
    title="Recognition is given by order, by a reply by name, or by an open door",
    chapter="Positional signalling",
    phase=Phase.TABLE,
    claims="R23",
    writes="recognition",
    paraphrase="Recognition is a move of its own: it costs at home and removes only its own reason.",
    explain="Recognition of the other side now stands at {recognition:.1f}.",
)
def recognise(recognition, order_recognise, answer, leaders_open, order_propose):
    replied = other((answer[:, Initiative.LETTER] == Answer.REPLY_BY_NAME) & (order_propose[:, Initiative.LETTER] > 0))
    level = np.maximum(recognition, np.where(order_recognise > 0, 1, np.where(replied, 0.5, 0)))
    return np.where(leaders_open > 0, 1, level).astype(np.float32)


@rule(
    id="R37c",
    title="A template that is put forward lies open before it is answered",
    chapter="The template as a bottleneck",
    phase=Phase.PLAN,
    claims="R37 R02",
    writes="template_offered",
    paraphrase="A template is weighed against the limits of the side it is put to, like any other proposal.",
    explain="Number of the template each side puts forward this month, −1 for none: {template_offered:.0f}.",
)
def open_template(theatre, order_propose, order_template):
    chosen = np.clip(np.floor(order_template), 0, len(theatre.templates) - 1)
    return np.where(order_propose[:, Initiative.TEMPLATE] > 0, chosen, -1).astype(np.float32)


@rule(
    id="R37b",
    title="A template put forward becomes its proposer's position, and text where both sides can live with it",
    chapter="The template as a bottleneck",
    phase=Phase.TABLE,
    claims="R37 R39",
    writes="position template_agreed",
    paraphrase="Hints of compromise point back to one template, the baseline vector of any settlement.",
    explain="Positions follow the template offered; it becomes text where it is accepted within both sides' limits.",
)
def offer_template(theatre, position, limit, order_propose, order_template, answer):
    offered = order_propose[:, Initiative.TEMPLATE] > 0
    terms = np.array([each.terms for each in theatre.templates], dtype=np.float32)
    chosen = np.clip(order_template, 0, len(terms) - 1).astype(int)
    asked = np.moveaxis(terms[chosen], -1, 1)
    bearable = np.all([is_bearable(each) for each in margins(asked, limit)], axis=(0, 2))
    taken = offered & (answer[:, Initiative.TEMPLATE] == Answer.ACCEPT) & bearable
    return np.where(offered[:, None], asked, position), taken.any(axis=0).astype(np.float32)


@rule(
    id="R19a",
    title="A mandate reaches from the opening towards the limit",
    chapter=CHAPTER,
    phase=Phase.WORKING_GROUPS,
    claims="R19",
    model="domain 2.8",
    writes="mandate_bound",
    paraphrase="Delegated friction is bounded by the mandates that both sides give their experts.",
    explain="From the opening position the experts may go as far as {mandate_bound:.2f}.",
)
def bound_mandates(order_mandate, issue_opening, limit):
    return issue_opening + np.clip(order_mandate, *SHARE) * (limit - issue_opening)


@rule(
    id="R19b",
    title="The side with more to lose by a breakdown concedes, within its mandate and never past its limit",
    chapter=CHAPTER,
    phase=Phase.WORKING_GROUPS,
    claims="R19",
    model="Zeuthen 1930; Harsanyi 1956; domain 2.8",
    writes="risk_limit position",
    paraphrase="Delegated friction is bounded by the mandates and the limits of both sides.",
    explain=(
        "Risk limits {risk_limit}: the lower one concedes, by up to {concession_step:.2f} a month and "
        "{concession_step_door:.2f} behind an open door, as far as its mandate goes. Positions stand at {position}."
    ),
)
def concede(
    position,
    mandate_bound,
    limit,
    groups_active,
    door_open,
    pillar_failed,
    pressure,
    *,
    concession_step,
    concession_step_door,
    concession_tilt,
    concession_pressure,
):
    held = _within_limits(position, limit)
    apart = np.maximum(held[0] - held[1], 0)
    at_stake = np.maximum(np.stack([held[0] - limit[0], limit[1] - held[1]]), 1e-6)
    # What the other side offers is worth nothing once it lies beyond the own limit: then the whole of it is risked.
    borne = 1 - concession_tilt * (pillar_failed > 0) - concession_pressure * pressure
    risk = np.minimum(apart / at_stake, 1) * borne[:, None]
    room = np.maximum(np.stack([held[0] - mandate_bound[0], mandate_bound[1] - held[1]]), 0)
    # Where the one who should concede has no mandate left, the talks turn to the other.
    turn = (risk <= other(risk)) | (other(room) <= 0)
    yields = turn & (room > 0) & (apart > 0) & (groups_active > 0)
    both = yields.all(axis=0)
    step = np.minimum(np.where(door_open > 0, concession_step_door, concession_step), apart / (1 + both))
    given = np.where(yields, np.minimum(step, room), 0)
    return risk, np.stack([held[0] - given[0], held[1] + given[1]]).astype(np.float32)


def _within_limits(position, limit):
    """Positions taken back to the limits where those have moved away again."""
    return np.stack([np.maximum(position[0], limit[0]), np.minimum(position[1], limit[1])])


@rule(
    id="R19",
    title="Text grows where a zone exists and the positions close up, and stalls where none does",
    chapter=CHAPTER,
    phase=Phase.WORKING_GROUPS,
    claims="R19 R17 R39",
    model="domain 2.8",
    writes="text stalled_months",
    paraphrase="Handing irreconcilable demands to lower-level groups guarantees an indefinite stall.",
    explain=(
        "Zone {zone:+.2f}, positions {position}: text moves towards {text_stall:.2f} without a zone, and with one "
        "beyond that as the positions close up; it stands at {text:.2f}."
    ),
)
def draft_text(
    text,
    stalled_months,
    zone,
    position,
    issue_opening,
    groups_active,
    door_open,
    order_measures,
    summit_held,
    exchanged,
    template_agreed,
    theatre,
    *,
    text_rate,
    text_rate_door,
    text_zone_half,
    text_stall,
    text_mediation,
    text_summit,
    text_exchange,
    text_concluded_at,
):
    mediated = np.clip(order_measures[:, Measure.MEDIATE].max(axis=1).max(axis=0), 0, 1)
    hurried = np.where(door_open > 0, text_rate_door, text_rate)
    rate = hurried * (1 + text_mediation * mediated) * (1 + text_summit * summit_held)
    open_zone = np.maximum(zone, 0)
    between = np.maximum(position[0] - position[1], 0) / np.maximum(issue_opening[0] - issue_opening[1], 1e-6)
    closed_up = text_stall + (1 - text_stall) * (1 - np.minimum(between, 1))
    goal = np.where(zone > 0, closed_up, text_stall)
    pace = np.where(zone > 0, rate * open_zone / (open_zone + text_zone_half), 0.25 * rate)
    step = np.where(groups_active > 0, pace * np.maximum(goal - text, 0), 0)
    humane = np.array([key == "humanitarian" for key in theatre.issue_keys])[:, None]
    # What an exchange or an agreed template adds is written down by the experts too, or not at all (R17).
    moved = np.clip(text + step + text_exchange * exchanged * humane * (groups_active > 0), 0, 1)
    agreed = (template_agreed > 0) & (groups_active > 0)
    finished = np.where(((zone > 0) & (moved > 0.93)) | agreed, 1, moved)
    return finished, np.where(finished - text < 0.004, stalled_months + 1, 0) * (finished < text_concluded_at)


RULES_OFFERS = (open_template,)
RULES_LIMITS = (place_limits,)
RULES_GATES = (open_leaders_gate, gate_recognition, weigh_truce_damage, value_truces)
RULES_TABLE = (convene_groups, hold_table, offer_template, start_truces, answer_dossiers, recognise)
RULES_GROUPS = (bound_mandates, concede, draft_text)
