"""How figures and lists are written in sentences: true minus, signs, plurals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log10

MINUS = "\N{MINUS SIGN}"
ARROW = "\N{RIGHTWARDS ARROW}"
DASH = "\N{EN DASH}"

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def plain(value: float, digits: int = 2) -> str:
    """``1,240`` or ``−0.67``: a true minus, thousands commas, no sign on a rounded zero."""
    written = f"{value:,.{digits}f}"
    if not written.strip("-0.,"):
        return written.lstrip("-")
    return written.replace("-", MINUS)


def signed(value: float, digits: int = 2) -> str:
    """``+0.39`` or ``−0.67``; a rounded zero has no sign."""
    written = plain(value, digits)
    return "+" + written if written.strip("0.,") and not written.startswith(MINUS) else written


def percent(share: float, digits: int = 0) -> str:
    """A share of 0..1 as ``20 %``."""
    return f"{plain(share * 100, digits)} %"


def span(low: float, high: float, digits: int = 2) -> str:
    """``0.52–0.61``; ranges that touch negative numbers are joined with ``to``."""
    first, last = plain(low, digits), plain(high, digits)
    return f"{first} to {last}" if MINUS in first + last else f"{first}{DASH}{last}"


def counted(number: float, one: str, many: str = "") -> str:
    """``1 month``, ``3 months``."""
    whole = round(number)
    return f"{whole:,} {one if whole == 1 else many or one + 's'}"


def earned(value: float, half_width: float) -> str:
    """A figure for other programs, without separators: exact as it is, an estimate to the second digit of its
    half-width, which is as much as its range earns.
    """
    if half_width <= 0:
        return f"{value:.7g}"
    places = 1 - floor(log10(half_width))
    return f"{round(value, places) + 0.0:.{max(places, 0)}f}"


def word(number: int) -> str:
    """``six``; figures from thirteen on."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def listed(items: Iterable[str], last: str = "and") -> str:
    """``a, b and c``; empty for nothing."""
    names = list(items)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def rounded_to(values: Sequence[float], total: float, digits: int = 2) -> tuple[float, ...]:
    """Values rounded so that they add to the total as it is printed: what is left goes to the largest remainders."""
    scale = 10**digits
    scaled = [value * scale for value in values]
    wanted = round(float(f"{total:.{digits}f}") * scale)
    floors = [int(value // 1) for value in scaled]
    order = sorted(range(len(values)), key=lambda index: scaled[index] - floors[index], reverse=True)
    missing = wanted - sum(floors)
    for place in range(abs(missing)):
        floors[order[place % len(order)]] += 1 if missing > 0 else -1
    return tuple(value / scale for value in floors)
