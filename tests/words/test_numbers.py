"""How numbers are written, and read back."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from wargame.words import numbers

MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [(0.29, 2, "+0.29"), (-0.43, 2, f"{MINUS}0.43"), (0.0, 2, "0.00"), (-0.004, 2, "0.00"), (12345.0, 0, "+12,345")],
)
def test_signed(value: float, digits: int, words: str) -> None:
    assert numbers.signed(value, digits) == words


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [(1240, 0, "1,240"), (-0.674, 2, f"{MINUS}0.67"), (-0.2, 0, "0"), (-1234.5, 1, f"{MINUS}1,234.5")],
)
def test_plain(value: float, digits: int, words: str) -> None:
    assert numbers.plain(value, digits) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.5, "0.5"), (12.0, "12"), (1200.0, "1,200"), (0.00004, "0"), (-0.25, f"{MINUS}0.25"), (1 / 3, "0.3333")],
)
def test_brief_has_as_few_decimals_as_the_number_needs(value: float, words: str) -> None:
    assert numbers.brief(value) == words


@pytest.mark.parametrize(
    ("value", "spec", "words"),
    [(0.256, ".0%", "26 %"), (-0.001, ".0%", "0 %"), (-3.456, "+.1f", f"{MINUS}3.5"), (2.0, "", "2.00")],
)
def test_a_template_s_figure_is_spelled_by_its_specification(value: float, spec: str, words: str) -> None:
    assert numbers.spelled(value, spec) == words


def test_decimals_by_size() -> None:
    assert [numbers.digits_of(value) for value in (0.5, 9.99, 10, -99, 100, -2500)] == [2, 2, 1, 1, 0, 0]


def test_shares_and_ranges() -> None:
    assert numbers.percent(0.204) == "20 %" and numbers.percent(0.2, 1, numbers.NBSP) == "20.0\u00a0%"
    assert numbers.span(0.52, 0.61) == "0.52\u20130.61"
    assert numbers.span(-0.1, 0.2, 1) == f"{MINUS}0.1 to 0.2"
    assert numbers.span(1, 2, 0, with_sign=True) == "+1 to +2"
    assert numbers.range_words(6, 9, 0) == "90 % range 6\u20139"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 months"), (1, "1 month"), (0.6, "1 month"), (3, "3 months"), (1200, "1,200 months")]
)
def test_counted_is_whole(number: float, words: str) -> None:
    assert numbers.counted(number, "month") == words


def test_counted_keeps_a_decimal_where_it_is_asked_for_and_needed() -> None:
    half, whole = (numbers.counted(number, "point", digits=1) for number in (0.5, 1.0))
    assert (half, whole) == ("0.5 points", "1 point")
    assert numbers.counted(2, "FP", "FP", 1) == "2 FP"


def test_sizes_and_times() -> None:
    assert numbers.megabytes(256_000_000) == "256 MB" and numbers.megabytes(1_250_000, 1) == "1.2 MB"
    assert numbers.seconds(1.26) == "1.3 s"


def test_small_numbers_are_words_and_lists_end_with_and() -> None:
    assert [numbers.word(number) for number in (0, 6, 12, 13)] == ["no", "six", "twelve", "13"]
    assert numbers.listed([]) == "" and numbers.listed(["a"]) == "a" and numbers.listed("abc") == "a, b and c"
    assert numbers.listed("ab", "or") == "a or b"


def test_only_the_first_letter_changes_its_case() -> None:
    assert numbers.capital("oil from Kyiv") == "Oil from Kyiv" and numbers.small("Oil from Kyiv") == "oil from Kyiv"
    assert numbers.capital("") == numbers.small("") == ""


@pytest.mark.parametrize("write", [numbers.plain, numbers.signed, numbers.brief])
@pytest.mark.parametrize("value", [0.0, 0.25, -0.25, 1240.5, -98765.0])
def test_what_is_printed_is_read_back(write: Callable[[float], str], value: float) -> None:
    assert numbers.read(write(value)) == value


def test_words_are_no_number() -> None:
    assert numbers.read("sealed") is None and numbers.read("") is None
    assert numbers.typed(f"{MINUS}5") == "-5" and numbers.as_typed(-0.125) == "-0.125"


def test_six_digits_tell_close_figures_apart() -> None:
    assert numbers.precise(0.123456789) == "0.123457" and numbers.precise(-math.pi) == f"{MINUS}3.14159"


@pytest.mark.parametrize("terms", [(0.294, -0.434, -0.534), (0.333, 0.333, 0.334), (-0.005, -0.005, 0.01), (0.1,)])
def test_rounded_terms_add_to_the_printed_total(terms: tuple[float, ...]) -> None:
    total = sum(terms)
    rounded = numbers.rounded_to(terms, total)
    assert math.isclose(sum(rounded), float(f"{total:.2f}"), abs_tol=1e-9)
    assert all(abs(part - term) < 0.011 for part, term in zip(rounded, terms, strict=True))
