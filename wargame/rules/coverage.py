"""Claims of the source article against the rules that carry them, both ways."""

from __future__ import annotations

from wargame.engine.rule import Rule
from wargame.rules.catalogue import PHASES

CLAIMS = tuple(f"R{number:02d}" for number in range(1, 46))
"""Ids of the article's 45 structural claims."""

NOT_A_RULE: dict[str, str] = {}
"""Claim id -> why no rule carries it; empty while every claim is carried."""


def carriers(claim: str) -> tuple[Rule, ...]:
    """Rules that carry a claim, in order of play."""
    return tuple(rule for rules in PHASES.values() for rule in rules if claim in rule.claims)


def uncited() -> tuple[Rule, ...]:
    """Rules that cite neither a claim nor a model; always empty, since a rule cannot be declared so."""
    return tuple(rule for rules in PHASES.values() for rule in rules if not rule.claims and not rule.model)


def coverage_text() -> str:
    """A line a claim: the rules that carry it, or why none does; then the mechanisms no claim asks for."""
    lines = []
    for claim in CLAIMS:
        rules = carriers(claim)
        carried = "; ".join(f"{rule.id} {rule.title}{'' if rule.is_live else ' (inert)'}" for rule in rules)
        lines.append(f"{claim}  {carried or 'not a rule: ' + NOT_A_RULE.get(claim, 'no reason given')}")
    covered = sum(bool(carriers(claim)) for claim in CLAIMS)
    lines.append(f"{covered} of {len(CLAIMS)} claims are carried by rules.")
    lines.append("Mechanisms of no claim, on the literature or a setting of the model:")
    lines += [
        f"  {r.id:<6}{r.title}  [{r.literature or 'model setting'}]"
        for rules in PHASES.values()
        for r in rules
        if not r.claims
    ]
    return "\n".join(lines)
