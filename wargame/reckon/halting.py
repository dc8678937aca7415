"""The worth of halting now as signed terms that add up, as one seat may know them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wargame.reckon.gates import UTILITY
from wargame.reckon.reading import Reading
from wargame.words.numbers import rounded_to, signed

LEAST = 0.005
"""Terms under half a hundredth are left out, save those every side always has."""


@dataclass(frozen=True)
class SignedTerm:
    """One signed term of a sum: ``value`` as printed, the range around it, the rule and the quantity behind it."""

    name: str
    value: float
    low: float
    high: float
    rule: str
    quantity: str
    note: str = ""


@dataclass(frozen=True)
class Halting:
    """The worth of halting now to one side: printed terms that add to the printed total."""

    side: int
    total: float
    terms: tuple[SignedTerm, ...]

    @property
    def spoken(self) -> str:
        """The sum in words."""
        return spoken_sum([(term.name, term.value) for term in self.terms], self.total)

    @property
    def is_positive(self) -> bool:
        """True when halting beats continuing for this side."""
        return self.total > 0


PARTS = (
    ("Relief from halting", "benefit_ordinary", 1, "R02", True),
    ("Pillar at risk", "benefit_pillar", 1, "R45", False),
    ("Opening by the other's failure", "benefit_door", 1, "R45", False),
    ("Gain of continuing", "gain_total", -1, "R12", True),
    ("Price paid for ground", "term_sunk", -1, "R14", False),
    ("Given to adversary", "given_adversary", -1, "R03", True),
    ("Risk of breach", "term_breach", -1, "R38", False),
)
"""Name, quantity, sign, rule, whether it is shown when it is nothing."""


def shown_terms(values: Sequence[float], total: float) -> tuple[tuple[str, str, str, float], ...]:
    """(name, quantity, rule, printed value) of the terms worth showing, adding to ``total`` as printed."""
    rows = [(part, value) for part, value in zip(PARTS, values, strict=True) if part[4] or abs(value) >= LEAST]
    printed = rounded_to([value for _, value in rows], total)
    return tuple((part[0], part[1], part[3], value) for (part, _), value in zip(rows, printed, strict=True))


def spoken_sum(terms: Iterable[tuple[str, float]], total: float) -> str:
    """The sum in words: ``relief from halting +0.29, gain of continuing −0.43: −0.14``."""
    parts = ", ".join(f"{name[0].lower()}{name[1:]} {signed(value)}" for name, value in terms)
    return f"{parts}: {signed(total)}"


def weigh_halting(reading: Reading, side: int) -> Halting:
    """The utility of a side, term by term.

    Between months the own total stands in the position while its terms are worked out again on estimates of the other
    side; what is left belongs to the terms that rest on those estimates and is put into what is given to the adversary.
    """
    values = {name: sign * reading.value(name, side) for _, name, sign, _, _ in PARTS}
    total = reading.value(UTILITY, side)
    values["given_adversary"] += total - sum(values.values())
    terms = []
    for name, quantity, rule, value in shown_terms(list(values.values()), total):
        low, high = reading.ends(quantity, side)
        half = (high - low) / 2
        note = _note(reading, side, quantity)
        terms.append(SignedTerm(name, value, value - half, value + half, rule, f"{quantity}/{side}", note))
    return Halting(side, total, tuple(terms))


def _note(reading: Reading, side: int, quantity: str) -> str:
    if quantity == "gain_total":
        momentum, hope = (-reading.value(name, side) for name in ("gain_momentum", "gain_hope"))
        return f"own momentum {signed(momentum)}, hope of the other's failure {signed(hope)}"
    if quantity == "benefit_ordinary":
        names = ("losses", "works", "backlog", "power", "finance", "weariness")
        keys = ("loss", "works", "backlog", "grid", "finance", "weary")
        parts = [(name, reading.value(f"benefit_{key}", side)) for name, key in zip(names, keys, strict=True)]
        return ", ".join(f"{name} {signed(value)}" for name, value in parts if value >= LEAST)
    return ""
