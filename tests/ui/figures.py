"""Figures made for tests of single widgets: known exactly, or within a range."""

from __future__ import annotations

from wargame.seat.values import Figure


def near(value: float, spread: float = 0.0, **facts: object) -> Figure:
    """A figure known to within ``spread`` either way, exactly unless one is given; ``facts`` are its other fields."""
    return Figure(value, value - spread, value + spread, **facts)  # type: ignore[arg-type]
