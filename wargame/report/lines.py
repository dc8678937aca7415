"""A game in plain lines for a terminal."""

from __future__ import annotations

import numpy as np

from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Door, Outcome
from wargame.session.course import Course
from wargame.study.outcomes import OUTCOME_WORDS, door_words


def signed(value: float, digits: int = 0) -> str:
    """A signed figure with a true minus."""
    return f"{value:+,.{digits}f}".replace("-", "\N{MINUS SIGN}")


def turn_lines(course: Course, since: int) -> str:
    """The months resolved since there were ``since``, each in one readable line."""
    return "\n".join(_month_line(course.theatre, state) for state in course.states[since + 1 :])


def _month_line(theatre: Theatre, state: State) -> str:
    price = float(np.exp(state.oil_log[0]))
    utilities = " ".join(
        f"{s.name} {signed(float(state.ceasefire_utility[i, 0]), 2)}" for i, s in enumerate(theatre.sides)
    )
    pillars = " ".join(
        f"{spec.name.lower()} {float(getattr(state, spec.quantity)[i, 0]):.2f}"
        for i, spec in enumerate(theatre.pillars)
    )
    losses = "/".join(f"{float(state.loss[i, 0]):.0f}" for i in (0, 1))
    halted = "ceasefire holds" if state.ceasefire[0] > 0 else ""
    marks = [words for words in (_door_mark(theatre, state), halted) if words]
    front = f"line {signed(float(state.month_km2[0])):>5} km², losses {losses} thousand, oil {price:.0f} USD"
    worth = f"{pillars}, halting is worth {utilities}{''.join('; ' + mark for mark in marks)}"
    return f"{theatre.month_label(state.month - 1):<15} {front}, {worth}"


def _door_mark(theatre: Theatre, state: State) -> str:
    if int(state.door[0]) == Door.NONE or int(state.door_month[0]) != state.month:
        return ""
    return f"door opened: {door_words(theatre, int(state.door[0]))}"


def outcome_lines(course: Course) -> str:
    """The outcome and its door, or where the campaign stands."""
    state, theatre = course.state, course.theatre
    kind = Outcome(int(state.outcome[0]))
    area = f"{theatre.sides[0].name} {signed(float(state.gained_km2[0]))} km² since the start"
    if kind is Outcome.RUNNING:
        return f"Stopped after month {state.month}, no outcome yet: {area}."
    door = int(state.door[0])
    way = (
        "no door opened"
        if door == Door.NONE
        else f"door: {door_words(theatre, door)}, month {int(state.door_month[0])}"
    )
    return f"Outcome: {OUTCOME_WORDS[kind]}, month {int(state.outcome_month[0])}; {way}; {area}."
