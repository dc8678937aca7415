"""The table of claims against rules."""

from __future__ import annotations

from wargame.rules.coverage import CLAIMS, NOT_A_RULE, carriers, coverage_text, uncited


def test_every_claim_has_a_line_with_its_rules_or_a_reason() -> None:
    lines = coverage_text().splitlines()
    assert [line.split()[0] for line in lines[: len(CLAIMS)]] == list(CLAIMS)
    assert "no reason given" not in coverage_text()
    assert f"{len(CLAIMS) - len(NOT_A_RULE)} of {len(CLAIMS)}" in coverage_text()


def test_a_claim_is_carried_or_excused_and_never_both() -> None:
    assert {claim for claim in CLAIMS if not carriers(claim)} == set(NOT_A_RULE)
    assert uncited() == ()
