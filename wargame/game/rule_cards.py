"""What the rulebook browser and the printed cards show of one rule; imports the standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class RuleParameter(NamedTuple):
    """A number a rule uses, as it is printed: ``range`` such as ``0.60–1.00``, ``source`` in words."""

    name: str
    value: str
    unit: str
    range: str
    source: str


@dataclass(frozen=True)
class RuleCard:
    """One rule of the rulebook."""

    id: str
    """``R09``; several implementing rules may share a claim's number with a letter behind it."""
    phase: str
    """Name of the phase of the month in which it is worked out."""
    chapter: str
    """``1 Utility of a ceasefire``."""
    title: str
    paraphrase: str
    claims: tuple[str, ...]
    """The claims of the article it implements, in paraphrase."""
    formula: str
    """Its formula as text, one statement a line."""
    parameters: tuple[RuleParameter, ...]
    explanation: str
    """The sentence its explanations are filled from."""
    state: str = "live"
    """``live``, or ``inert`` when this scenario never calls it."""

    @property
    def searchable(self) -> str:
        """Everything a reader may look for, in one line."""
        parameters = (word for parameter in self.parameters for word in parameter)
        parts = (self.id, self.title, self.chapter, self.phase, self.paraphrase, self.formula)
        return " ".join((*parts, *self.claims, *parameters))
