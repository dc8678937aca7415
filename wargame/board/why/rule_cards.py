"""What the rulebook browser and the printed cards show of one rule."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from dataclasses import dataclass
from typing import NamedTuple

from wargame.engine.parameter import Parameter, ParameterSet, Value
from wargame.engine.rule import Rule
from wargame.engine.words import Phase
from wargame.rules.catalogue import PHASES
from wargame.rules.parameters import default_parameters
from wargame.words.names import name_of, parameter_range, source_name, squared
from wargame.words.numbers import brief, capital
from wargame.words.terms import row


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
    """Ids of the article's claims it carries."""
    formula: str
    """Its formula as text, one statement a line."""
    parameters: tuple[RuleParameter, ...]
    explanation: str
    """The sentence its explanations are filled from."""
    state: str = "live"
    """``live``, or ``inert`` while a later version completes it."""
    literature: str = ""
    """The works it stands on."""

    @property
    def searchable(self) -> str:
        """Everything a reader may look for, in one line."""
        parameters = (word for parameter in self.parameters for word in parameter)
        parts = (self.id, self.title, self.chapter, self.phase, self.paraphrase, self.formula, self.literature)
        return " ".join((*parts, *self.claims, *parameters))


def rule_cards(parameters: ParameterSet | None = None) -> tuple[RuleCard, ...]:
    """Every rule in the order of play, with a scenario's parameters or the rulebook's own."""
    numbers = parameters or default_parameters()
    return tuple(_card(rule, numbers) for phase in Phase for rule in PHASES[phase])


def _card(rule: Rule, numbers: ParameterSet) -> RuleCard:
    return RuleCard(
        rule.id,
        row(rule.phase).label,
        rule.chapter,
        rule.title,
        rule.paraphrase,
        rule.claims,
        formula_of(rule),
        tuple(_parameter(numbers.about(name)) for name in rule.parameters),
        explanation_of(rule, numbers),
        "live" if rule.is_live else "inert",
        rule.literature,
    )


def formula_of(rule: Rule) -> str:
    """The statements of a rule's function, without its heading."""
    source = textwrap.dedent(inspect.getsource(rule.function))
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    return textwrap.dedent("\n".join(source.splitlines()[function.body[0].lineno - 1 :])).strip()


def explanation_of(rule: Rule, numbers: ParameterSet) -> str:
    """The explaining sentence with the names of its figures in angle brackets."""

    def named(found: re.Match[str]) -> str:
        name = name_of(found[1], numbers)
        return f"\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}{name}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"

    return re.sub(r"\{(\w+)[^}]*\}", named, rule.explain)


def _parameter(about: Parameter) -> RuleParameter:
    words = capital(about.about), _value(about.value), squared(about.unit)
    return RuleParameter(*words, parameter_range(about), source_name(about.source))


def _value(value: Value) -> str:
    pair = value if isinstance(value, tuple) else (value,)
    return " / ".join(brief(each) for each in pair)
