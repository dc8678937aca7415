"""How a seat stands on its objectives, as the reading seat may know it."""

from __future__ import annotations

import numpy as np

from wargame.board.month.objective_words import objective_words
from wargame.board.view import ObjectiveView, SeatScore
from wargame.engine.quantities.quantity import HIDDEN
from wargame.engine.state import FIELDS, State
from wargame.reckon.reading import Reading
from wargame.rules.objectives import profile_score, score, side_of
from wargame.seat.sight import Sight


def show_score(reading: Reading, seat: int) -> SeatScore | None:
    """A seat's objectives scored on the position as it is seen; None for a seat without objectives."""
    theatre, profile = reading.theatre, reading.desk.profile(seat)
    if profile is None:
        return None
    start, now = (seen_state(sight) for sight in (reading.desk.history[0], reading.desk.sight))
    side = side_of(theatre, seat)
    rows = tuple(
        ObjectiveView(
            each.name,
            each.weight,
            float(score(each.key, start, now, reading.rulebook, side, seat)[0]),
            objective_words(each.key, reading, side or 0, seat),
        )
        for each in profile.objectives
    )
    total = float(profile_score(reading.rulebook, seat, profile, start, now)[0])
    return SeatScore(theatre.seats[seat].name, profile.name, total, rows)


def seen_state(sight: Sight) -> State:
    """A position as a seat sees it, in the form of a position; what no seat may see is zero."""
    values = {}
    for name, about in FIELDS.items():
        if name == "month":
            continue
        shown = "line_km" if about.seen == HIDDEN else name
        value = sight.value(shown)[..., :1]
        values[name] = np.zeros_like(value) if about.seen == HIDDEN else value
    return State(month=sight.month, **values)
