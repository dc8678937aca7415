"""Order lines of an external seat: one for each measure and side open to it."""

from __future__ import annotations

import numpy as np

from wargame.board.orders.view import OrderLine, Slider
from wargame.engine.orders import TakeMeasure
from wargame.engine.sheet import BOTH_SIGNS, SHARE, ExternalSheet
from wargame.engine.words import BOTH_WAYS, Measure
from wargame.seat.desk import Desk
from wargame.words.numbers import percent
from wargame.words.terms import row


def external_lines(desk: Desk, draft: ExternalSheet, standing: ExternalSheet) -> list[OrderLine]:
    """Lines of the external family."""
    return [_measure(desk, draft, standing, measure, side) for measure, side in desk.theatre.seats[desk.seat].measures]


def _measure(desk: Desk, draft: ExternalSheet, standing: ExternalSheet, measure: Measure, side: int) -> OrderLine:
    level = float(draft.measures[measure, side, 0])
    low, high = BOTH_SIGNS if measure in BOTH_WAYS else SHARE
    slider = Slider(TakeMeasure(measure, side, level), "level", low, high, 0.05, level, percent=True)
    return OrderLine(
        key=f"measure/{int(measure)}/{side}",
        family="external",
        group=f"Towards {desk.theatre.sides[side].name}",
        title=row(measure).label,
        detail=level_words(level),
        sliders=(slider,),
        changed=not np.allclose(draft.measures[measure, side], standing.measures[measure, side], atol=1e-4),
        rule=row(measure).rule,
        note="Below zero it is held back; at zero it goes on as before." if low < 0 else "",
    )


def level_words(level: float) -> str:
    """A level of -1 to 1 in words."""
    if abs(level) < 0.005:
        return "None"
    return f"{percent(level)} · held back" if level < 0 else percent(level)
