"""The gates worked out with the rulebook's own functions on whatever figures are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.ledger import written_by
from wargame.engine.quantities.gates import GATES
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.state import FIELDS
from wargame.engine.words import Phase

Array = NDArray[Any]

UTILITY = "ceasefire_utility"


def gate_rules(rulebook: Rulebook, *targets: str) -> tuple[Rule, ...]:
    """Rules of the gate phase, in order of play, that lead to ``targets``; by default to all a seat may be shown."""
    return _leading_to(rulebook.phases[Phase.GATES], targets or (UTILITY, *(each.name for each in GATES)))


def _leading_to(rules: tuple[Rule, ...], targets: tuple[str, ...]) -> tuple[Rule, ...]:
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


def work_out(rules: Iterable[Rule], rulebook: Rulebook, inputs: Mapping[str, Array]) -> dict[str, Array]:
    """What the rules write from ``inputs`` (axes..., columns); no chance is drawn, so the hazard mode opens nothing.

    Raises KeyError naming the first quantity that neither the inputs nor the theatre hold.
    """
    theatre = rulebook.theatre
    known: dict[str, Any] = {"theatre": theatre, "draw_gate": np.ones(1, dtype=np.float32), **inputs}
    written: dict[str, Array] = {}
    for rule in rules:
        for name in rule.reads:
            if name not in known:
                if not hasattr(theatre, name):
                    raise KeyError(name)
                known[name] = getattr(theatre, name)[..., None]
        parameters = {name: rulebook.parameters[name] for name in rule.parameters}
        outputs = written_by(rule, {name: known[name] for name in rule.reads}, parameters)
        known.update(outputs)
        written.update(outputs)
    return written
