"""The diplomacy table of one seat: issues, ladder, utilities, audiences, dossiers and templates."""

from __future__ import annotations

from wargame.board.diplomacy.people import show_audiences, show_dossiers
from wargame.board.diplomacy.templates import risk_today, show_templates
from wargame.board.diplomacy.view import DiplomacyView, IssueView, LadderStep, UtilityView
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import TRUCES, Initiative
from wargame.reckon.flips import flip_utility
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import SignedTerm, weigh_halting
from wargame.reckon.reading import Reading
from wargame.seat.desk import TABLE, Desk
from wargame.seat.values import Figure, Pillar, Term
from wargame.words.numbers import capital, counted, listed, plain, signed, word
from wargame.words.terms import row


def show_diplomacy(desk: Desk) -> DiplomacyView:
    """Everything the negotiation rests on, as the seat may know it now."""
    reading, theatre = Reading(desk, of_month=desk.stage == TABLE), desk.theatre
    holder, dossiers = show_dossiers(reading)
    return DiplomacyView(
        issues=tuple(_issue(reading, index) for index in range(len(theatre.issues))),
        low_end=theatre.issue_ends[0],
        high_end=theatre.issue_ends[1],
        ladder=_ladder(reading),
        blocked=_blocked(reading),
        utilities=(show_utility(reading, 0), show_utility(reading, 1)),
        ceasefire_open=reading.value("ceasefire_open") > 0,
        leaders_open=reading.value("leaders_open") > 0,
        recognition=(_recognition(desk, 0), _recognition(desk, 1)),
        audiences=show_audiences(reading),
        dossiers=dossiers,
        hedge=reading.figure("hedge", holder),
        templates=show_templates(reading),
        truces=_running(reading),
        gate_mode=theatre.gate_mode,
        breach_risk_today=risk_today(reading),
        pillars=tuple(_pillar(desk, side) for side in (0, 1)),
    )


def _recognition(desk: Desk, side: int) -> Figure:
    return desk.figure("recognition", side, digits=1)


# the issues


def _issue(reading: Reading, index: int) -> IssueView:
    draft, own = reading.desk.draft, reading.side
    limits = [reading.figure("limit", side, index) for side in (0, 1)]
    tabled = [reading.figure("position", side, index) for side in (0, 1)]
    mandate = float(draft.mandate[index, 0]) if isinstance(draft, BelligerentSheet) and own is not None else 0.0
    return IssueView(
        index=index,
        name=reading.theatre.issues[index],
        positions=(tabled[0], tabled[1]),
        reservations=(limits[0], limits[1]),
        zone=reading.value("zone", index),
        text=reading.figure("text", index),
        note=_text_note(reading, index),
        cap=reading.parameter("text_stall"),
        flexibility=mandate,
    )


def _text_note(reading: Reading, index: int) -> str:
    stalled = reading.value("stalled_months", index)
    if reading.value("issue_concluded", index) > 0:
        return "concluded"
    apart = reading.value("position", 0, index) - reading.value("position", 1, index)
    if stalled >= 1 and reading.value("zone", index) > 0 and apart > 0.005:
        return f"positions {plain(apart)} apart"
    if stalled >= 1:
        return f"stalled {counted(stalled, 'month')}"
    change = reading.figure("text", index).change
    if change is not None and abs(change) >= 0.005:
        return f"{signed(change)} this {'month' if reading.theatre.turn_months == 1 else 'turn'}"
    return "no zone yet" if reading.value("zone", index) <= 0 else "not begun"


# the ladder


def _ladder(reading: Reading) -> tuple[LadderStep, ...]:
    issues, done = len(reading.theatre.issues), _concluded(reading)
    given = sum(reading.value("mandated", side) > 0 for side in (0, 1))
    rounds = reading.value("groups_months")
    all_done, closed = reading.value("concluded") > 0, _closed(reading)
    text_state = "done" if all_done else "blocked" if closed else "open" if given == 2 else "locked"
    groups, meeting = row(Initiative.WORKING_GROUPS).rule, row(Initiative.SUMMIT).rule
    text = reading.rulebook.claim_of("text")
    return (
        LadderStep("Mandates", f"{given} of 2 sides issued", "done" if given == 2 else "open", groups),
        LadderStep("Expert groups", *_groups(given, rounds), groups),
        LadderStep("Text per issue", f"{done} of {issues} concluded", text_state, text),
        LadderStep(
            "Concluded text",
            f"all {issues} at {plain(reading.parameter('text_concluded_at'))} or more",
            "done" if all_done else "locked",
            meeting,
        ),
        LadderStep("Summit ratifies", *_summit(reading), meeting),
    )


def _groups(given: int, rounds: float) -> tuple[str, str]:
    if given < 2:
        return "wait for both mandates", "locked"
    return (f"convened, round {plain(rounds, 0)}", "done") if rounds > 0 else ("convene this month", "open")


def _summit(reading: Reading) -> tuple[str, str]:
    if reading.value("leaders_open") <= 0:
        return "also needs recognition", "locked"
    met = reading.value("leaders_met")
    way = "by concluded text" if reading.value("concluded") > 0 else "by a failed pillar"
    if reading.is_open_by_chance:
        way = "by chance"
    return (f"open {way}, {counted(met, 'meeting')} held" if met else f"open {way}"), "open"


def _concluded(reading: Reading) -> int:
    return int(reading.array("issue_concluded").sum())


def _closed(reading: Reading) -> int:
    """Issues without concluded text on which no zone exists."""
    unfinished = reading.array("issue_concluded") <= 0
    return int((unfinished & (reading.array("zone") <= 0)).sum())


def _blocked(reading: Reading) -> str:
    names = [side.name for side in reading.theatre.sides]
    if reading.value("leaders_open") > 0:
        return ""
    silent = [names[side] for side in (0, 1) if reading.value("mandated", side) <= 0]
    waiting = f" {listed(silent)} {'have' if len(silent) > 1 else 'has'} given no mandate yet." if silent else ""
    closed = _closed(reading)
    if closed:
        noun, their = ("issues have", "their") if closed > 1 else ("issue has", "its")
        why = f"{capital(word(closed))} {noun} no zone of agreement, so {their} text stops at"
        return f"Blocked at step 3. {why} {plain(reading.parameter('text_stall'))}.{waiting}"
    if silent:
        return f"Blocked at step 1.{waiting}"
    return "No gap blocks the text: it grows while the experts meet, as far as the positions close up."


# utilities and the rest


def show_utility(reading: Reading, side: int) -> UtilityView:
    """A side's utility as signed terms that add to the printed total, with what would flip it."""
    halting = weigh_halting(reading, side)
    terms = tuple(shown_term(each) for each in halting.terms)
    return UtilityView(
        side,
        terms,
        reading.figure(UTILITY, side, rule=row(Initiative.CEASEFIRE).rule),
        flip_utility(reading, side).sentence,
    )


def shown_term(term: SignedTerm) -> Term:
    """A term of the utility as it is shown."""
    figure = Figure(term.value, term.low, term.high, None, "", 2, term.rule, term.quantity)
    return Term(term.name, figure, term.rule, term.note)


def _running(reading: Reading) -> tuple[str, ...]:
    found = []
    if reading.value("ceasefire") > 0:
        found.append(f"{row(Initiative.CEASEFIRE).label}, month {plain(reading.value('ceasefire_months'), 0)}")
    for index, kind in enumerate(TRUCES):
        left = reading.value("truce_months", index)
        if left > 0:
            found.append(f"{row(kind).label}, {counted(left, 'month')} left")
    return tuple(found)


def _pillar(desk: Desk, side: int) -> Pillar:
    spec, sight = desk.theatre.pillars[side], desk.sight
    return Pillar(
        side=side,
        name=spec.name,
        figure=desk.figure(spec.quantity, side),
        threshold=spec.threshold,
        months_under=round(float(sight.value("pillar_months")[side, 0])),
        limit=spec.months,
        failed=bool(sight.value("pillar_failed")[side, 0] > 0),
        history=desk.series(spec.quantity, side),
    )
