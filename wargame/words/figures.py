"""Figures turned into text as they are known: exact, or an estimate with its mark and range; with unit and change."""

from __future__ import annotations

from typing import Protocol

from wargame.engine.quantities.units import is_quiet
from wargame.words import numbers
from wargame.words.numbers import MINUS, NBSP, plain

ABOUT = "\N{ALMOST EQUAL TO}"


class Known(Protocol):
    """A number as somebody may know it: exact, or a centre with a range."""

    @property
    def value(self) -> float:
        """The number or the centre."""

    @property
    def low(self) -> float:
        """Lower end of the range."""

    @property
    def high(self) -> float:
        """Upper end of the range."""

    @property
    def change(self) -> float | None:
        """Since last month; None where it cannot be known."""

    @property
    def unit(self) -> str:
        """As it is printed; a quiet one is not."""

    @property
    def digits(self) -> int:
        """Decimals."""

    @property
    def is_exact(self) -> bool:
        """True when it is no estimate."""


def marked(written: str, is_exact: bool) -> str:
    """``0.74``, or ``≈0.74`` for an estimate: how a table or a label says it."""
    return written if is_exact else ABOUT + written


def about(written: str, is_exact: bool) -> str:
    """``0.74``, or ``about 0.74`` for an estimate: how a sentence says it."""
    return written if is_exact else f"about {written}"


def unmarked(text: str) -> str:
    """A printed figure without the mark of an estimate."""
    return text.replace(ABOUT, "")


def text(figure: Known) -> str:
    """A figure as it is printed in full: ``0.74``, or ``0.74 (0.66–0.81)`` for an estimate."""
    if figure.is_exact:
        return _with_unit(bare(figure), figure.unit)
    return _with_unit(f"{bare(figure)} ({range_text(figure)})", figure.unit)


def bare(figure: Known) -> str:
    """The number alone: ``0.74``, without mark, range or unit."""
    return plain(figure.value, figure.digits)


def short(figure: Known) -> str:
    """A figure where room is scarce: ``0.74``, or ``≈0.74`` for an estimate whose range stands in the tooltip."""
    return marked(_with_unit(bare(figure), figure.unit), figure.is_exact)


def signed(figure: Known) -> str:
    """A figure with its sign, ``+0.29`` or a true minus; estimates are marked, zero is plain."""
    written = numbers.signed(figure.value, figure.digits)
    return marked(_with_unit(written, figure.unit), figure.is_exact)


def range_text(figure: Known, with_sign: bool = False) -> str:
    """The 90 % range of a figure; empty when it is exact."""
    if figure.is_exact:
        return ""
    return numbers.span(figure.low, figure.high, figure.digits, NBSP, with_sign)


def change_text(figure: Known) -> str:
    """The change since last month with its sign; empty in the first month."""
    return "" if figure.change is None else numbers.signed(figure.change, figure.digits)


def change_arrow(figure: Known) -> str:
    """An arrow for the direction of the change after rounding; empty when nothing moved."""
    written = change_text(figure)
    if not written.strip("0.,"):
        return ""
    return "\N{DOWNWARDS ARROW}" if written.startswith(MINUS) else "\N{UPWARDS ARROW}"


def _with_unit(written: str, unit: str) -> str:
    return written if not unit or is_quiet(unit) else f"{written}{NBSP}{unit}"
