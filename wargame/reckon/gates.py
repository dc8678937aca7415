"""Which rules lead to a figure, and what of the position they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.quantities.gates import GATES
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.state import FIELDS
from wargame.engine.words import Phase

UTILITY = "ceasefire_utility"


def gate_rules(rulebook: Rulebook, *targets: str) -> tuple[Rule, ...]:
    """Rules of the gate phase, in order of play, that lead to ``targets``; by default to all a seat may be shown."""
    return leading_to(rulebook.phases[Phase.GATES], targets or (UTILITY, *(each.name for each in GATES)))


def leading_to(rules: tuple[Rule, ...], targets: Iterable[str]) -> tuple[Rule, ...]:
    """Those of ``rules``, in their order, whose writings reach one of the quantities ``targets``."""
    wanted, chosen = set(targets), []
    for rule in reversed(rules):
        if wanted & set(rule.writes):
            chosen.append(rule)
            wanted |= set(rule.reads)
    return tuple(reversed(chosen))


def state_inputs(rules: Iterable[Rule]) -> tuple[str, ...]:
    """State quantities that rules read before any of them has written them, in order of reading."""
    written: set[str] = set()
    names: dict[str, None] = {}
    for rule in rules:
        names.update(dict.fromkeys(name for name in rule.reads if name in FIELDS and name not in written))
        written |= set(rule.writes)
    return tuple(names)
