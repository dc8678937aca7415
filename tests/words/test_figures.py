"""How figures are written as they are known."""

from __future__ import annotations

from wargame.seat.values import Figure
from wargame.words import figures


def test_an_estimate_carries_its_range_and_an_exact_figure_none() -> None:
    guess, known = Figure(0.74, 0.66, 0.81), Figure(0.74, 0.74, 0.74)
    assert figures.text(guess) == "0.74 (0.66\u20130.81)"
    assert figures.short(guess) == "\u22480.74"
    assert figures.text(known) == figures.short(known) == figures.bare(guess) == "0.74"
    assert figures.range_text(known) == ""


def test_a_range_below_zero_is_joined_with_a_word() -> None:
    guess = Figure(-0.67, -0.86, -0.47)
    assert figures.range_text(guess, with_sign=True) == "\u22120.86\u00a0to\u00a0\u22120.47"
    assert figures.signed(guess) == "\u2248\u22120.67"


def test_units_are_printed_except_those_of_plain_numbers() -> None:
    assert figures.text(Figure(18, 18, 18, unit="months", digits=0)) == "18\u00a0months"
    assert figures.text(Figure(0.5, 0.5, 0.5, unit="share")) == figures.text(Figure(0.5, 0.5, 0.5)) == "0.50"
    assert figures.signed(Figure(2, 1, 3, unit="%", digits=1)) == "\u2248+2.0\u00a0%"


def test_the_arrow_follows_the_rounded_change() -> None:
    assert figures.change_arrow(Figure(1, 1, 1, change=-0.02)) == "\u2193"
    assert figures.change_arrow(Figure(1, 1, 1, change=0.3)) == "\u2191"
    assert figures.change_arrow(Figure(1, 1, 1, change=0.001)) == ""
    assert figures.change_text(Figure(1, 1, 1)) == ""


def test_a_sentence_says_about_where_a_label_has_a_mark() -> None:
    assert figures.about("0.7", is_exact=False) == "about 0.7"
    assert figures.marked("0.7", is_exact=False) == "\u22480.7"
    assert figures.about("0.7", is_exact=True) == figures.marked("0.7", is_exact=True) == "0.7"
    assert figures.unmarked(figures.marked("0.7", is_exact=False)) == "0.7"
