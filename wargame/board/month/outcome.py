"""The end of a campaign as one seat may know it: outcome, door, line, grades and scores."""

from __future__ import annotations

from wargame.board.month.standing import show_score
from wargame.board.view import OutcomeView
from wargame.engine.words import Door, Initiative, Outcome
from wargame.reckon.gates import UTILITY
from wargame.reckon.reading import Reading
from wargame.seat.desk import Desk
from wargame.seat.values import Figure
from wargame.words.campaign import door_name, opened_by
from wargame.words.numbers import capital, counted, listed, plain
from wargame.words.terms import row
from wargame.words.times import month_label

Steps = tuple[tuple[float, str], ...]

LINE: Steps = ((300, "held"), (1500, "bent, not broken"), (3500, "pushed back"), (1e9, "broken open"))
SHIELD: Steps = ((0.2, "hardly begun"), (0.35, "begun"), (0.5, "half built"), (0.7, "largely built"), (9, "built"))
INSULATION: Steps = ((0.3, "broken"), (0.5, "thin"), (0.7, "worn, holding"), (9, "intact"))
PIPELINE: Steps = ((0.35, "collapsed"), (0.5, "thin"), (0.65, "steady enough"), (9, "full"))
"""Upper ends and the words for what lies under them."""


def show_outcome(desk: Desk) -> OutcomeView:
    """The outcome page; figures of other seats are this seat's estimates."""
    reading = Reading(desk, of_month=False)
    kind = Outcome(round(reading.value("outcome")))
    way = opened_by(desk.theatre, round(reading.value("door")))
    month = round(reading.value("outcome_month")) or desk.month
    return OutcomeView(
        title=row(kind).label,
        door=capital(door_name(desk.theatre, round(reading.value("door")))),
        month_label=month_label(desk.theatre, max(month - 1, 0)),
        sentence=_sentence(reading, kind, way, month),
        line=_line(reading, month),
        figures=_figures(reading),
        seats=tuple(score for seat in range(len(desk.theatre.seats)) if (score := show_score(reading, seat))),
        compared="",
        grades=_grades(reading),
    )


def _sentence(reading: Reading, kind: Outcome, way: str, month: int) -> str:
    opened = f"The door was {way}, in month {plain(reading.value('door_month'), 0)}." if way else "No pillar failed."
    if round(reading.value("door")) == Door.CHANCE:
        opened = f"Chance alone opened a door, for month {plain(reading.value('door_month'), 0)}; no pillar failed."
    after = f"after {counted(month, 'month')}"
    ends = {
        Outcome.SETTLEMENT: f"The leaders signed {after}, {_distance(reading)}.",
        Outcome.FREEZE: f"A general ceasefire held {counted(reading.value('ceasefire_months'), 'month')}, {after}.",
        Outcome.BREACH: f"A sector's defence stayed broken and the front gave way {after}.",
        Outcome.WAR_CONTINUES: f"Neither a signature nor a ceasefire {after}.",
    }
    return f"{ends.get(kind, 'The campaign is still in progress.')} {opened}{_overruled(reading)}"


def _overruled(reading: Reading) -> str:
    """The months in which a seat accepted something against the gates, as they were logged (M15)."""
    months = dict.fromkeys(line.month_label for line in reading.desk.log if line.rule == "M15")
    if not months:
        return ""
    when = listed(months) if len(months) <= 3 else f"{len(months)} months"
    return f" The arithmetic was overruled in {when}."


def _distance(reading: Reading) -> str:
    """How near the signed terms lie to the first template; within 0.15 on every issue it counts as adopted."""
    apart, name = reading.value("template_distance"), reading.theatre.templates[0].name
    return f"{'adopting' if apart <= 0.15 else f'{plain(apart)} at most away from'} the text of {name}"


def _line(reading: Reading, month: int) -> str:
    area = reading.value("gained_km2")
    if abs(area) < 0.5:
        return f"The line stands where it stood {counted(month, 'month')} ago."
    winner = reading.theatre.sides[0 if area > 0 else 1].name
    return f"{winner} took {plain(abs(area), 0)} km² net in {counted(month, 'month')}."


def _figures(reading: Reading) -> tuple[tuple[str, Figure], ...]:
    sides = reading.theatre.sides
    rows = [(f"Area taken by {sides[0].name}", reading.figure("gained_km2", unit="km²", digits=0))]
    for side, spec in enumerate(reading.theatre.pillars):
        rows.append((f"{spec.name}, {sides[side].name}", reading.figure(spec.quantity, side)))
    for side in (0, 1):
        utility = reading.figure(UTILITY, side, rule=row(Initiative.CEASEFIRE).rule)
        rows.append((f"Utility of halting, {sides[side].name}", utility))
    if _overruled(reading):
        for side in (0, 1):
            seat = reading.theatre.belligerent_seat(side)
            rows.append((f"Credibility, {sides[side].name}", reading.figure("credibility", seat)))
    return tuple(rows)


def _step(steps: Steps, value: float) -> str:
    return next(words for end, words in steps if value < end)


def _grades(reading: Reading) -> tuple[tuple[str, str], ...]:
    theatre = reading.theatre
    loser = 1 if reading.value("gained_km2") >= 0 else 0
    rows = [("Line", f"{_step(LINE, abs(reading.value('gained_km2')))} ({theatre.sides[loser].name})")]
    shielded = next((seat.client for seat in theatre.seats if seat.holds_dossiers and seat.client is not None), None)
    if shielded is not None:
        rows.append(("Shield", _step(SHIELD, reading.value("hedge", shielded))))
    for side, spec in enumerate(theatre.pillars):
        steps = INSULATION if spec.quantity == "macro_insulation" else PIPELINE
        rows.append((spec.name, _step(steps, reading.value(spec.quantity, side))))
    done = int(reading.array("issue_concluded").sum())
    rows.append(("Text in hand", f"{done} of {len(theatre.issues)} issues"))
    return tuple(rows)
