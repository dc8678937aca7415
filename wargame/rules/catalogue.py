"""The order of play as data: which rule works in which phase."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wargame.engine.parameter import ParameterSet
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.theatre import Theatre
from wargame.engine.words import Phase
from wargame.rules import (
    opening,
    preconditions,
    race_economy,
    race_front,
    race_strikes,
    realignment,
    signalling,
    tipping,
    utility,
)

_IN_ORDER: tuple[Rule, ...] = (
    *opening.RULES,
    *preconditions.RULES_OFFERS,
    *race_strikes.RULES,
    *race_economy.RULES,
    *realignment.RULES_AID,
    *race_front.RULES_SUPPLY,
    *signalling.RULES_SUPPLY,
    *race_front.RULES_COMBAT,
    *race_front.RULES_REPLACEMENTS,
    *utility.RULES_BELIEFS,
    *preconditions.RULES_LIMITS,
    *utility.RULES_GATES,
    *preconditions.RULES_GATES,
    *preconditions.RULES_TABLE,
    *tipping.RULES_TABLE,
    *preconditions.RULES_GROUPS,
    *signalling.RULES_AUDIENCES,
    *realignment.RULES_AUDIENCES,
    *tipping.RULES_PILLARS,
)

PHASES: Mapping[Phase, tuple[Rule, ...]] = MappingProxyType(
    {phase: tuple(r for r in _IN_ORDER if r.phase is phase) for phase in Phase}
)
"""Phase -> rules in the order they are applied; printed by ``wargame rules`` and shown in the rulebook browser."""


def rulebook(theatre: Theatre, parameters: ParameterSet) -> Rulebook:
    """The whole rulebook bound to a scenario. Raises KeyError naming the first parameter a rule needs and the
    set lacks.
    """
    for each in _IN_ORDER:
        for name in each.parameters:
            if name not in parameters:
                raise KeyError(f"rule {each.id} needs the parameter {name!r}, which assets/rulebook does not define")
    return Rulebook(PHASES, parameters, theatre)
