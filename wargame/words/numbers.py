"""Numbers turned into text, here and nowhere else: true minus, thousands commas, signs, shares, ranges, plurals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log10

MINUS = "\N{MINUS SIGN}"
ARROW = "\N{RIGHTWARDS ARROW}"
DASH = "\N{EN DASH}"
NBSP = "\N{NO-BREAK SPACE}"
"""Between a figure and its unit, where a line must not break."""

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def plain(value: float, digits: int = 2) -> str:
    """``1,240`` or ``−0.67``: a true minus, thousands commas, no sign on a rounded zero."""
    return spelled(value, f",.{digits}f")


def signed(value: float, digits: int = 2) -> str:
    """``+0.39`` or ``−0.67``; a rounded zero has no sign."""
    return spelled(value, f"+,.{digits}f")


def spelled(value: float, spec: str) -> str:
    """A number by a format specification, with a true minus, no sign on zero, and a space before the per cent."""
    written = format(value, spec or ".2f").replace("%", " %")
    if not written.strip("+-0., %"):
        written = written.lstrip("+-")
    return written.replace("-", MINUS)


def brief(value: float, most: int = 4, with_sign: bool = False) -> str:
    """As few decimals as the number needs, ``most`` of them at most: ``0.5``, ``12``, ``1,240``."""
    written = signed(value, most) if with_sign else plain(value, most)
    return written.rstrip("0").rstrip(".") if "." in written else written


def precise(value: float) -> str:
    """Six significant digits, for figures that are compared."""
    return spelled(value, ".6g")


def significant(value: float, digits: int) -> float:
    """A number without the digits that it does not carry: rounded to so many that count."""
    return float(format(value, f".{digits}g"))


def digits_of(value: float) -> int:
    """Decimals by size: none from a hundred on, one from ten on, else two."""
    return 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2


def percent(share: float, digits: int = 0, space: str = " ") -> str:
    """A share of 0..1 as ``20 %``; ``space`` stands before the sign."""
    return f"{plain(share * 100, digits)}{space}%"


def span(low: float, high: float, digits: int = 2, space: str = " ", with_sign: bool = False) -> str:
    """``0.52–0.61``; ranges that touch negative numbers, or are written with signs, are joined with ``to``."""
    write = signed if with_sign else plain
    first, last = write(low, digits), write(high, digits)
    return f"{first}{space}to{space}{last}" if with_sign or MINUS in first + last else f"{first}{DASH}{last}"


def range_words(low: float, high: float, digits: int = 2) -> str:
    """What an estimate is said to lie in: ``90 % range 0.52–0.61``."""
    return f"90 % range {span(low, high, digits)}"


def counted(number: float, one: str, many: str = "", digits: int = 0) -> str:
    """``1 month``, ``3 months``; ``0.5 points`` where a decimal is asked for and needed."""
    written = brief(number, digits)
    return f"{written} {one if written == '1' else many or one + 's'}"


def megabytes(size: float, digits: int = 0) -> str:
    """A number of bytes as ``12 MB``."""
    return f"{plain(size / 1e6, digits)} MB"


def seconds(value: float) -> str:
    """A time taken as ``1.2 s``."""
    return f"{plain(value, 1)} s"


def as_typed(value: float, with_sign: bool = False) -> str:
    """A number as the author of a file types it: a hyphen for the minus, no more decimals than it needs."""
    return typed(brief(value, 6, with_sign))


def typed(text: str) -> str:
    """A printed figure as it is typed: with a hyphen for the minus."""
    return text.replace(MINUS, "-")


def read(text: str) -> float | None:
    """The number that a printed figure says; None where it is none."""
    try:
        return float(typed(text).replace(",", ""))
    except ValueError:
        return None


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


def small(text: str) -> str:
    """The text with its first letter in lower case, as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


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
