"""Public figures of a game by month, as plain values."""

from __future__ import annotations

from typing import Any

import numpy as np

from wargame.chronicle.saying import sentence
from wargame.engine.events import as_plain
from wargame.engine.quantities.quantity import PUBLIC
from wargame.engine.state import FIELDS, State
from wargame.session.course import Course
from wargame.words.times import month_label


def _plain(value: np.ndarray) -> Any:
    return np.round(np.asarray(value[..., 0], dtype=float), 5).tolist()


def public_figures(state: State) -> dict[str, Any]:
    """The quantities every seat may see, by name."""
    return {
        name: _plain(getattr(state, name)) for name, about in FIELDS.items() if name != "month" and about.seen == PUBLIC
    }


def series_json(course: Course) -> dict[str, Any]:
    """A game as values for JSON: its set-up, the validity notice, each month's public figures and public events."""
    theatre = course.theatre
    return {
        "scenario": theatre.key,
        "title": theatre.title,
        "seed": course.setup.seed,
        "notice": course.setup.scenario.notice,
        "seats": {seat.key: player for seat, player in zip(theatre.seats, course.setup.players, strict=True)},
        "months": [
            {
                "month": state.month,
                "label": month_label(theatre, state.month - 1),
                "figures": public_figures(state),
                "events": [{"text": sentence(e, theatre), **as_plain(e)} for e in events if e.is_open],
            }
            for state, events in zip(course.states[1:], course.events, strict=True)
        ],
    }
