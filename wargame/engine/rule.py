"""What a rule is: one small cited function, its inputs read from its signature."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any

from wargame.engine.fixed import fixed_values
from wargame.engine.parameter import ParameterSet
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import Kind
from wargame.engine.theatre import Theatre
from wargame.engine.words import Phase

WRITABLE = (Kind.STATE, Kind.MONTH)
"""Kinds of quantities that a rule may write."""


@dataclass(frozen=True)
class Rule:
    """A rule: positional names are quantities read, keyword-only names are parameters, ``writes`` what it sets.

    Every quantity is declared in ``quantities``: state fields, fixed arrays of the theatre, what an earlier rule of the
    month has written, the stacked sheets (``order_...``), the answers and chance (``draw_...``).
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
    explain: str
    is_inert: bool
    function: Callable[..., Any]
    headline: str
    """The figure it is mainly about, one of those it writes."""
    across: tuple[str, ...]
    """Inputs it also reads from the other side's row."""

    @cached_property
    def draws(self) -> tuple[str, ...]:
        """What it reads that chance draws for it."""
        return tuple(name for name in self.reads if QUANTITIES[name].kind is Kind.DRAW)

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
    headline: str = "",
    across: str = "",
    inert: bool = False,
) -> Callable[[Callable[..., Any]], Rule]:
    """Declare a rule. ``claims`` are ids of the article's claims, ``model`` names the literature it stands on.
    ``headline`` is the figure it is mainly about, where that is not the first it writes; ``across`` names inputs that
    it also reads from the other side's row.

    Raises ValueError when a rule cites neither a claim nor a model, or names a quantity that is not declared.
    """
    if not claims and not model:
        raise ValueError(f"rule {id} cites neither a claim nor a model")

    def declare(function: Callable[..., Any]) -> Rule:
        kinds = inspect.signature(function).parameters.values()
        reads = tuple(p.name for p in kinds if p.kind is not inspect.Parameter.KEYWORD_ONLY)
        names = tuple(p.name for p in kinds if p.kind is inspect.Parameter.KEYWORD_ONLY)
        written = tuple(writes.split())
        made = Rule(
            id,
            title,
            chapter,
            paraphrase or title,
            tuple(claims.split()),
            model,
            phase,
            reads,
            names,
            written,
            explain,
            inert,
            function,
            headline or written[0],
            tuple(across.split()),
        )
        for fault in _faults(made):
            raise ValueError(f"rule {id}: {fault}")
        return made

    return declare


def _named(explain: str) -> Iterator[str]:
    """What the sentence of an explanation is filled with."""
    return (name for _, name, _, _ in Formatter().parse(explain) if name)


def _faults(rule: Rule) -> Iterator[str]:
    """What is at odds between a rule and the quantities it names, in words."""
    missing = [name for name in (*rule.reads, *rule.writes) if name not in QUANTITIES]
    if missing:
        yield f"{', '.join(missing)} is not declared in wargame/engine/quantities"
    for name in rule.writes:
        if name in QUANTITIES and QUANTITIES[name].kind not in WRITABLE:
            yield f"it writes {name}, which is {QUANTITIES[name].kind}"
    for name in _named(rule.explain):
        if name in QUANTITIES and not QUANTITIES[name].is_listed:
            yield f"its explanation names {name}, which is no figure"
    if rule.headline not in rule.writes:
        yield f"its headline {rule.headline} is not among what it writes"
    if not set(rule.across) <= set(rule.reads):
        yield f"{', '.join(rule.across)} is not all among what it reads"


@dataclass(frozen=True)
class Rulebook:
    """The rules of every phase in order of play, bound to one scenario's parameters and theatre."""

    phases: Mapping[Phase, tuple[Rule, ...]]
    parameters: ParameterSet
    theatre: Theatre

    @cached_property
    def fixed(self) -> Mapping[str, Any]:
        """The theatre's arrays by the names rules read them under, (axes..., 1)."""
        return fixed_values(self.theatre)

    def rules(self) -> tuple[Rule, ...]:
        """All rules in order of play."""
        return tuple(r for phase in Phase for r in self.phases.get(phase, ()))

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        """Rules by id, and by the claims that no id names the first that implements each."""
        rules = self.rules()[::-1]
        return {claim: r for r in rules for claim in r.claims} | {r.id: r for r in rules}

    def find(self, rule_id: str) -> Rule | None:
        """A rule by id, or the first that implements the claim of that id."""
        return self._by_id.get(rule_id)

    def numbers_of(self, rule: Rule) -> dict[str, Any]:
        """A rule's parameters by name, as its function takes them."""
        return {name: self.parameters[name] for name in rule.parameters}

    def claim_of(self, quantity: str) -> str:
        """The claim (or, without one, the rule) that sets a quantity last in a month; empty for one nobody sets."""
        return self._claims.get(quantity, "")

    @cached_property
    def _claims(self) -> dict[str, str]:
        return {name: rule.claims[0] if rule.claims else rule.id for rule in self.rules() for name in rule.writes}

    def with_parameters(self, parameters: ParameterSet) -> Rulebook:
        """The same rules on other numbers."""
        return Rulebook(self.phases, parameters, self.theatre)
