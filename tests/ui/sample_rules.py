"""Rule cards made by hand for the rulebook's tests and pictures; imports the rule cards."""

from __future__ import annotations

from wargame.board.why.rule_cards import RuleCard, RuleParameter

UTILITY, PRECONDITIONS = "1 Utility of a ceasefire", "2 Preconditions and signals"


def sample_rules() -> tuple[RuleCard, ...]:
    """Five rules of two chapters and three phases, one of them not at work."""
    return (
        _both_gain(),
        _plain("R10", UTILITY, "Utilities and gates", "A pause preserves force"),
        _plain("R14", UTILITY, "Combat", "A pause erases gains", "inert"),
        _plain("R16", PRECONDITIONS, "Table", "Experts first, leaders last"),
        _plain("R19", PRECONDITIONS, "Table", "No zone, no finished text"),
    )


def _both_gain() -> RuleCard:
    parameters = (
        RuleParameter("Denial weight, Moscow", "0.80", "share", "0.60–1.00", "Literature on commitment problems"),
        RuleParameter("Denial weight, Kyiv", "0.25", "share", "0.10–0.40", "Model setting"),
        RuleParameter("Horizon, Moscow", "18", "months", "12–24", "Model setting"),
    )
    claim = "A halt lasts only while each side expects more from stopping than from one more month of fighting."
    gate = "general_ceasefire = utility[A] > 0 and utility[B] > 0"
    formula = f"{gate}\nutility[i] = relief[i] − gain[i] − denial[i] × relief[j]"
    explanation = "{benefit} benefit, {gain} gain of continuing and {denial} adversary's benefit make {result}."
    return RuleCard(
        "R09",
        "Utilities and gates",
        UTILITY,
        "A ceasefire holds only if both sides gain at once",
        claim,
        ("R09",),
        formula,
        parameters,
        explanation,
    )


def _plain(rule: str, chapter: str, phase: str, title: str, state: str = "live") -> RuleCard:
    return RuleCard(rule, phase, chapter, title, f"{title}, as the article has it.", (rule, "R45"), "", (), "", state)
