"""The worth of halting now as signed terms that add up, as one seat may know them; imports this layer."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.game.gates import UTILITY
from wargame.game.phrase import rounded_to, signed
from wargame.game.reading import Reading

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
    def is_positive(self) -> bool:
        """True when halting beats continuing for this side."""
        return self.total > 0


_PARTS = (
    ("Relief from halting", "benefit_ordinary", 1, "R02", True),
    ("Pillar at risk", "benefit_pillar", 1, "R45", False),
    ("Opening by the other's failure", "benefit_door", 1, "R45", False),
    ("Gain of continuing", "gain_total", -1, "R12", True),
    ("Price paid for ground", "term_sunk", -1, "R14", False),
    ("Given to adversary", "given_adversary", -1, "R03", True),
    ("Risk of breach", "term_breach", -1, "R38", False),
)
"""Name, quantity, sign, rule, whether it is shown when it is nothing."""


def weigh_halting(reading: Reading, side: int) -> Halting:
    """The utility of a side, term by term.

    Between months the own total stands in the position while its terms are worked out again on estimates of the other
    side; what is left belongs to the terms that rest on those estimates and is put into what is given to the adversary.
    """
    values = {name: sign * reading.value(name, side) for _, name, sign, _, _ in _PARTS}
    total = reading.value(UTILITY, side)
    values["given_adversary"] += total - sum(values.values())
    shown = [part for part in _PARTS if part[4] or abs(values[part[1]]) >= LEAST]
    printed = rounded_to([values[part[1]] for part in shown], total)
    terms = []
    for (name, quantity, sign, rule, _), value in zip(shown, printed, strict=True):
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


def spoken(halting: Halting) -> str:
    """The sum in words: ``relief from halting +0.29, ...: −0.67``."""
    parts = ", ".join(f"{term.name[0].lower()}{term.name[1:]} {signed(term.value)}" for term in halting.terms)
    return f"{parts}: {signed(halting.total)}"
