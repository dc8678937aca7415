"""Rule cards made from the rulebook itself."""

from __future__ import annotations

import pytest

from wargame.board.why.rule_cards import RuleCard, rule_cards


@pytest.fixture(scope="module")
def cards() -> dict[str, RuleCard]:
    return {card.id: card for card in rule_cards()}


def test_every_claim_is_on_some_card(cards: dict[str, RuleCard]) -> None:
    carried = {claim for card in cards.values() for claim in card.claims}
    assert {f"R{number:02d}" for number in range(1, 46)} <= carried


def test_a_card_prints_numbers_with_unit_range_and_source(cards: dict[str, RuleCard]) -> None:
    card = cards["R05"]
    assert card.phase == "Beliefs"
    assert card.parameters[1] == ("Monthly area that counts as full momentum", "400", "km²", "300–500", "Literature")
    assert "momentum_rate *" in card.formula
    assert "def " not in card.formula


def test_explanations_name_figures_in_words(cards: dict[str, RuleCard]) -> None:
    assert "‹Area taken this month›" in cards["R05"].explanation
    assert all("{" not in card.explanation for card in cards.values())


def test_works_are_named_without_the_design_s_own_pages(cards: dict[str, RuleCard]) -> None:
    assert cards["R09b"].literature == "Slantchev 2003"
    assert "Hughes salvo 1995" in cards["R27"].literature
    assert not [card.id for card in cards.values() if "balance" in card.literature or "domain" in card.literature]


def test_search_reaches_parameters_and_works(cards: dict[str, RuleCard]) -> None:
    assert "Hughes" in cards["R27"].searchable
    assert "400" in cards["R05"].searchable
