"""How numbers are written everywhere: true minus, ranges, units, months."""

from __future__ import annotations

from wargame.seat.values import Figure

MINUS = "\u2212"
DASH = "\u2013"
NBSP = "\u00a0"
ARROW = "\u2192"
ABOUT = "\u2248"

_SILENT_UNITS = ("", "share", "index")
"""Units of the 0..1 scale, which are never printed."""


def plain(value: float, digits: int = 2) -> str:
    """A number with a true minus and thousands commas; a rounded zero carries no sign."""
    written = f"{value:,.{digits}f}"
    if written.startswith("-"):
        written = written[1:] if not written.strip("-0.,") else MINUS + written[1:]
    return written


def signed(number: Figure | float, digits: int | None = None) -> str:
    """A number with its sign, ``+0.29`` or a true minus; estimates are marked, zero is plain."""
    if isinstance(number, Figure):
        mark = "" if number.is_exact else ABOUT
        return mark + _with_unit(signed(number.value, number.digits if digits is None else digits), number.unit)
    written = plain(number, 2 if digits is None else digits)
    return "+" + written if written.strip("0.,") and not written.startswith(MINUS) else written


def percent(share: float, digits: int = 0) -> str:
    """A share of 0..1 as ``20 %``."""
    return f"{plain(share * 100, digits)}{NBSP}%"


def range_text(figure: Figure, with_sign: bool = False) -> str:
    """The 90 % range of a figure; empty when it is exact. Ranges that touch negative numbers are joined with ``to``."""
    if figure.is_exact:
        return ""
    write = signed if with_sign else plain
    low, high = write(figure.low, figure.digits), write(figure.high, figure.digits)
    joint = f"{NBSP}to{NBSP}" if MINUS in low + high or with_sign else DASH
    return f"{low}{joint}{high}"


def text(figure: Figure) -> str:
    """A figure as it is printed in full: ``0.74``, or ``0.74 (0.66–0.81)`` for an estimate."""
    if figure.is_exact:
        return _with_unit(plain(figure.value, figure.digits), figure.unit)
    return _with_unit(f"{plain(figure.value, figure.digits)} ({range_text(figure)})", figure.unit)


def short(figure: Figure) -> str:
    """A figure where room is scarce: ``0.74``, or ``≈0.74`` for an estimate whose range stands in the tooltip."""
    mark = "" if figure.is_exact else ABOUT
    return mark + _with_unit(plain(figure.value, figure.digits), figure.unit)


def change_text(figure: Figure) -> str:
    """The change since last month with its sign; empty in the first month."""
    return "" if figure.change is None else signed(figure.change, figure.digits)


def change_arrow(figure: Figure) -> str:
    """An arrow for the direction of the change after rounding; empty when nothing moved."""
    written = change_text(figure)
    if not written.strip("0.,"):
        return ""
    return "\u2193" if written.startswith(MINUS) else "\u2191"


def rounded_sum(values: tuple[float, ...], digits: int = 2) -> tuple[float, ...]:
    """Terms rounded so that they add to the rounded total (largest remainder), in units of the last digit."""
    scale = 10**digits
    scaled = [value * scale for value in values]
    floors = [int(value // 1) for value in scaled]
    missing = round(sum(scaled)) - sum(floors)
    order = sorted(range(len(values)), key=lambda index: scaled[index] - floors[index], reverse=True)
    for index in order[:missing]:
        floors[index] += 1
    return tuple(value / scale for value in floors)


def _with_unit(written: str, unit: str) -> str:
    return written if unit in _SILENT_UNITS else f"{written}{NBSP}{unit}"
