"""What an answer at the table would change, by the rules of the table and of the audiences on what a seat sees."""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import Rule, Rulebook
from wargame.engine.words import Answer, Initiative, Phase
from wargame.reckon.gates import leading_to
from wargame.reckon.workings import Array, Workings

CHANGED = ("audience", "compliance", "recognition", "contract_pending", "loan", "credibility")
"""What of the position an answer may move at once."""
_PHASES = (Phase.TABLE, Phase.AUDIENCES, Phase.PILLARS)


def _rules(rulebook: Rulebook) -> tuple[Rule | str, ...]:
    """Political capital, then the rules from the table on that lead to what an answer changes."""
    after = tuple(rule for phase in _PHASES for rule in rulebook.phases.get(phase, ()))
    return ("M07", *leading_to(after, CHANGED))


def reply_effects(workings: Workings, side: int, kind: Initiative, answer: Answer) -> dict[str, Array]:
    """Change (axes...) of each quantity of ``CHANGED`` by an answer to an initiative of ``side``, against none given.

    ``workings`` are on the sight of the month at the table; no other initiative is answered.
    """
    answers = np.zeros((2, len(Initiative), 2), dtype=np.float32)
    answers[side, kind, 0] = answer
    written = workings.run(_rules(workings.rulebook), {"answer": answers})
    return {name: written[name][..., 0] - written[name][..., 1] for name in CHANGED}
