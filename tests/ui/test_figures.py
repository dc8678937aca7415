"""How numbers are written."""

from __future__ import annotations

import pytest

from wargame.seat.values import Figure
from wargame.ui.style import figures


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [(0.29, 2, "+0.29"), (-0.43, 2, "\u22120.43"), (0.0, 2, "0.00"), (-0.004, 2, "0.00"), (12345.0, 0, "+12,345")],
)
def test_signed(value: float, digits: int, words: str) -> None:
    assert figures.signed(value, digits) == words


def test_an_estimate_carries_its_range_and_an_exact_figure_none() -> None:
    guess, known = Figure(0.74, 0.66, 0.81), Figure(0.74, 0.74, 0.74)
    assert figures.text(guess) == "0.74 (0.66\u20130.81)"
    assert figures.short(guess) == "\u22480.74"
    assert figures.text(known) == figures.short(known) == "0.74"
    assert figures.range_text(known) == ""


def test_a_range_below_zero_is_joined_with_a_word() -> None:
    guess = Figure(-0.67, -0.86, -0.47)
    assert figures.range_text(guess, with_sign=True) == "\u22120.86\u00a0to\u00a0\u22120.47"
    assert figures.signed(guess) == "\u2248\u22120.67"


def test_units_are_printed_except_shares() -> None:
    assert figures.text(Figure(18, 18, 18, unit="months", digits=0)) == "18\u00a0months"
    assert figures.text(Figure(0.5, 0.5, 0.5, unit="share")) == "0.50"
    assert figures.percent(0.2) == "20\u00a0%"


def test_the_arrow_follows_the_rounded_change() -> None:
    assert figures.change_arrow(Figure(1, 1, 1, change=-0.02)) == "\u2193"
    assert figures.change_arrow(Figure(1, 1, 1, change=0.001)) == ""
    assert figures.change_text(Figure(1, 1, 1)) == ""


@pytest.mark.parametrize("terms", [(0.294, -0.434, -0.534), (0.333, 0.333, 0.334), (-0.005, -0.005, 0.01), (0.1,)])
def test_rounded_terms_add_to_the_rounded_total(terms: tuple[float, ...]) -> None:
    rounded = figures.rounded_sum(terms)
    assert sum(rounded) == pytest.approx(round(sum(terms), 2))
    assert all(abs(part - term) < 0.011 for part, term in zip(rounded, terms, strict=True))
