"""A game in plain lines for a terminal."""

from __future__ import annotations

import numpy as np

from wargame.engine.state import State
from wargame.engine.theatre import Theatre
from wargame.engine.words import Door, Outcome
from wargame.session.course import Course
from wargame.words.campaign import door_name
from wargame.words.numbers import plain, signed
from wargame.words.terms import row
from wargame.words.times import month_label


def turn_lines(course: Course, since: int) -> str:
    """The months resolved since there were ``since``, each in one readable line."""
    return "\n".join(_month_line(course.theatre, state) for state in course.states[since + 1 :])


def _month_line(theatre: Theatre, state: State) -> str:
    price = float(np.exp(state.oil_log[0]))
    utilities = " ".join(
        f"{s.name} {signed(float(state.ceasefire_utility[i, 0]))}" for i, s in enumerate(theatre.sides)
    )
    pillars = " ".join(
        f"{spec.name.lower()} {plain(float(getattr(state, spec.quantity)[i, 0]))}"
        for i, spec in enumerate(theatre.pillars)
    )
    losses = "/".join(plain(float(state.loss[i, 0]), 0) for i in (0, 1))
    halted = "ceasefire holds" if state.ceasefire[0] > 0 else ""
    marks = [words for words in (_door_mark(theatre, state), halted) if words]
    front = f"line {signed(float(state.month_km2[0]), 0):>5} km², losses {losses} thousand, oil {plain(price, 0)} USD"
    worth = f"{pillars}, halting is worth {utilities}{''.join('; ' + mark for mark in marks)}"
    return f"{month_label(theatre, state.month - 1):<15} {front}, {worth}"


def _door_mark(theatre: Theatre, state: State) -> str:
    if int(state.door[0]) == Door.NONE or int(state.door_month[0]) != state.month:
        return ""
    return f"door opened: {door_name(theatre, int(state.door[0]))}"


def outcome_lines(course: Course) -> str:
    """The outcome and its door, or where the campaign stands."""
    state, theatre = course.state, course.theatre
    kind = Outcome(int(state.outcome[0]))
    area = f"{theatre.sides[0].name} {signed(float(state.gained_km2[0]), 0)} km² since the start"
    if kind is Outcome.RUNNING:
        return f"Stopped after month {state.month}, no outcome yet: {area}."
    door = int(state.door[0])
    way = door_name(theatre, door)
    if door != Door.NONE:
        way = f"door: {way}, month {int(state.door_month[0])}"
    return f"Outcome: {row(kind).label}, month {int(state.outcome_month[0])}; {way}; {area}."
