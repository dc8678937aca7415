"""How the economic panel reads views: shares, percentages, changes as their owner sees them, the draft's sliders."""

from __future__ import annotations

import dataclasses
from typing import Final

from wargame.board.orders.view import Slider
from wargame.board.view import BoardView
from wargame.engine.orders import Order
from wargame.seat.values import Figure
from wargame.words import numbers
from wargame.words.numbers import DASH, NBSP, plain, range_words

STEADY: Final = 0.025
"""Changes of a share below 2.5 points are nobody's gain and stay grey."""


def as_share(figure: Figure) -> Figure:
    """The figure on the 0..1 scale, whether it came as a share or in per cent."""
    if figure.unit != "%":
        return figure
    change = None if figure.change is None else figure.change / 100
    return dataclasses.replace(
        figure, value=figure.value / 100, low=figure.low / 100, high=figure.high / 100, change=change, unit=""
    )


def chosen_order(view: BoardView, kind: type[Order]) -> Order | None:
    """The order of a kind that the draft has chosen, from its choices."""
    for line in view.orders.lines:
        for choice in line.choices:
            if choice.chosen and isinstance(choice.order, kind):
                return choice.order
    return None


def percent(figure: Figure) -> str:
    """A share in whole per cent, ``58 %``."""
    return numbers.percent(as_share(figure).value, space=NBSP)


def percent_range(figure: Figure) -> str:
    """A share in per cent with its range, for tooltips."""
    share = as_share(figure)
    if share.is_exact:
        return percent(figure)
    return f"{percent(figure)} ({range_words(share.low * 100, share.high * 100, 0)} %)"


def change_token(figure: Figure, good: int = 1, steady: float = STEADY) -> str:
    """Token of a change as its owner sees it; ``good`` is +1 when more is better, -1 when less is, 0 when neither."""
    if figure.change is None or not good or abs(figure.change) < steady:
        return "mut"
    return "ok" if figure.change * good > 0 else "bad"


def change_words(figure: Figure, digits: int | None = None) -> str:
    """``▼ 0.05`` or ``▲ 3``; empty when the change is unknown or rounds to nothing."""
    if figure.change is None:
        return ""
    written = plain(abs(figure.change), figure.digits if digits is None else digits)
    if not written.strip("0.,"):
        return ""
    return f"{'▼' if figure.change < 0 else '▲'} {written}"


def loss_words(figure: Figure) -> str:
    """Expected loss in points of capacity, ``−11 ± 5``; a dash when nothing is expected."""
    factor = 100.0 if figure.digits >= 2 else 1.0
    value, half = abs(figure.value) * factor, abs(figure.high - figure.low) / 2 * factor
    if round(value) == 0 and round(half) == 0:
        return DASH
    return plain(-value, 0) + (f" ± {plain(half, 0)}" if round(half) else "")


def find_slider(view: BoardView, kind: type[Order], **fields: object) -> Slider | None:
    """The draft sheet's first slider whose order is of a kind and has these fields."""
    for line in view.orders.lines:
        for slider in line.sliders:
            fits = all(getattr(slider.order, name, None) == value for name, value in fields.items())
            if isinstance(slider.order, kind) and fits:
                return slider
    return None


def whose(view: BoardView, side: int) -> str:
    """``Russia, estimate`` or ``Ukraine, own figures``, as the seat sees that side."""
    name = view.map.sides[side].name
    if view.seat.side is None:
        return f"{name}, as seen from outside"
    return f"{name}, own figures" if view.seat.side == side else f"{name}, estimate"


def own_side(view: BoardView) -> int:
    """The side that the panel treats as its own; external seats read from side 0."""
    return view.seat.side if view.seat.side is not None else 0
