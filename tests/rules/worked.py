"""Rules worked out one after another on given figures, apart from any sight; what previews are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from wargame.engine.ledger import written_by
from wargame.engine.rule import Rule, Rulebook


def work_out(rules: Iterable[Rule], rulebook: Rulebook, inputs: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """What the rules write from ``inputs`` (axes..., columns); no door opens by chance. Raises KeyError."""
    known: dict[str, Any] = {**rulebook.fixed, "draw_gate": np.ones(1, dtype=np.float32), **inputs}
    written: dict[str, np.ndarray] = {}
    for rule in rules:
        outputs = written_by(rule, {name: known[name] for name in rule.reads}, rulebook.numbers_of(rule))
        known.update(outputs)
        written.update(outputs)
    return written
