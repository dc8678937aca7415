"""What a rule is: one small cited function, its inputs read from its signature."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wargame.engine.parameter import ParameterSet
from wargame.engine.theatre import Theatre
from wargame.engine.words import Phase


@dataclass(frozen=True)
class Rule:
    """A rule: positional names are quantities read, keyword-only names are parameters, ``writes`` what it sets.

    Names that start with ``order_`` are the stacked sheets, ``draw_`` are chance, ``answer`` is the table; the rest are
    state fields, fixed arrays of the theatre, or quantities an earlier rule of the month has written.
    """

    id: str
    title: str
    chapter: str
    paraphrase: str
    claims: tuple[str, ...]
    model: str
    phase: Phase
    reads: tuple[str, ...]
    parameters: tuple[str, ...]
    writes: tuple[str, ...]
    draws: Mapping[str, tuple[str, str]]
    """Draw name -> (``normal`` or ``uniform``, axes)."""
    explain: str
    is_inert: bool
    function: Callable[..., Any]

    @property
    def is_live(self) -> bool:
        """False while a later version completes it."""
        return not self.is_inert

    @property
    def literature(self) -> str:
        """The published works among ``model``; what refers to the project's own design notes is left out."""
        works = (part.strip() for part in self.model.split(";"))
        kept = (re.sub(r"(?:, )?\b(?:balance|domain|facts|model) [\w.]+(?:, )?", "", work) for work in works)
        return "; ".join(work for work in kept if work)


def rule(
    *,
    id: str,
    title: str,
    chapter: str,
    phase: Phase,
    writes: str,
    explain: str,
    claims: str = "",
    model: str = "",
    paraphrase: str = "",
    draws: Mapping[str, tuple[str, str]] | None = None,
    inert: bool = False,
) -> Callable[[Callable[..., Any]], Rule]:
    """Declare a rule. ``claims`` are ids of the article's claims, ``model`` names the literature it stands on.

    Raises ValueError when a rule cites neither.
    """
    if not claims and not model:
        raise ValueError(f"rule {id} cites neither a claim nor a model")

    def declare(function: Callable[..., Any]) -> Rule:
        kinds = inspect.signature(function).parameters.values()
        reads = tuple(p.name for p in kinds if p.kind is not inspect.Parameter.KEYWORD_ONLY)
        names = tuple(p.name for p in kinds if p.kind is inspect.Parameter.KEYWORD_ONLY)
        return Rule(
            id,
            title,
            chapter,
            paraphrase or title,
            tuple(claims.split()),
            model,
            phase,
            reads,
            names,
            tuple(writes.split()),
            dict(draws or {}),
            explain,
            inert,
            function,
        )

    return declare


@dataclass(frozen=True)
class Rulebook:
    """The rules of every phase in order of play, bound to one scenario's parameters and theatre."""

    phases: Mapping[Phase, tuple[Rule, ...]]
    parameters: ParameterSet
    theatre: Theatre

    def rules(self) -> tuple[Rule, ...]:
        """All rules in order of play."""
        return tuple(r for phase in Phase for r in self.phases.get(phase, ()))

    def find(self, rule_id: str) -> Rule | None:
        """A rule by id, or the first that implements the claim of that id."""
        rules = self.rules()
        exact = next((r for r in rules if r.id == rule_id), None)
        return exact or next((r for r in rules if rule_id in r.claims), None)

    def with_parameters(self, parameters: ParameterSet) -> Rulebook:
        """The same rules on other numbers."""
        return Rulebook(self.phases, parameters, self.theatre)
