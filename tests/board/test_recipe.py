"""The README's recipe for a rule, followed with a made-up rule on a made-up quantity: its Why needs nothing more."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tests.board.desk_cases import SEATS, book, desk_of, raw_words
from tests.board.table_cases import answered, desk_at, fought
from wargame.board.why import rule_cards
from wargame.board.why.explain import explain
from wargame.engine.parameter import Parameter, ParameterSet
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import OWN, SIDE, Quantity, Seen, month
from wargame.engine.rule import Rule, Rulebook, rule
from wargame.engine.words import Phase
from wargame.rules import quantity_table
from wargame.rules.catalogue import PHASES
from wargame.rules.parameters import default_parameters
from wargame.seat.desk import PLAN, REPORT, TABLE, Desk

README = Path(__file__).resolve().parents[2] / "README.md"
SIEGE = month("siege", "side sector", "share", "Siege", "how far the sector's towns are cut off", low=0, high=1)
NUMBER = Parameter("siege_reach", 0.5, "share", 0.2, 0.8, "assumption", "ground lost that cuts a town off")


def made_up() -> Rule:
    """A rule as the recipe has it."""

    @rule(
        id="X01",
        title="Towns are cut off where ground is lost",
        chapter="The asymmetric utility of a ceasefire",
        phase=Phase.COMBAT,
        model="made up for a test",
        writes="siege",
        paraphrase="Lost ground leaves the towns behind it without a road.",
        explain="With {lost_km:.1f} km lost the siege stands at {siege:.0%}; {siege_reach:.1f} would close it.",
    )
    def lay_siege(lost_km, supply, *, siege_reach):
        return np.clip(lost_km * (1 - supply) / siege_reach, 0, 1)

    return lay_siege


@pytest.fixture(params=[None, OWN, SIDE], ids=lambda seen: seen or "public")
def siege(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Quantity:
    """The quantity declared, seen by all, by its owner alone, or by others as an estimate."""
    seen: Seen | None = request.param
    more = {} if seen is None else {"seen": seen, "spread": 0.1 if seen is SIDE else 0.0}
    declared = month("siege", "side sector", "share", SIEGE.words, SIEGE.about, low=0, high=1, **more)
    monkeypatch.setitem(QUANTITIES, "siege", declared)
    return declared


def longer() -> Rulebook:
    """The rulebook with the rule behind the last of its phase, and its parameter."""
    phases = {**PHASES, Phase.COMBAT: (*PHASES[Phase.COMBAT], made_up())}
    numbers = {name: book().parameters.about(name) for name in book().parameters}
    return Rulebook(phases, ParameterSet({**numbers, NUMBER.name: NUMBER}), book().theatre)


def desks(seat: str) -> dict[str, Desk]:
    """The seat's desk at each step of a month that the longer rulebook resolves."""
    table = fought([], rules=longer())
    plan = desk_of(seat)
    return {
        PLAN: Desk(**{**vars(plan), "rulebook": longer()}),
        TABLE: desk_at(table, seat),
        REPORT: desk_at(answered(fought([], rules=longer())), seat, REPORT),
    }


@pytest.mark.parametrize("seat", SEATS)
def test_its_why_speaks_in_words_and_hides_nothing_from_who_may_see(seat: str, siege: Quantity) -> None:
    for stage, desk in desks(seat).items():
        for side in (0, 1):
            view = explain(desk, f"siege/{side}/3")
            assert view is not None and view.rule == "X01" and view.title.startswith("Siege (")
            assert raw_words(view) == []
            told = " ".join((view.result, view.sentence))
            assert ("hidden" in told) == (siege.seen is OWN and stage != PLAN and desk.side != side)
            (number,) = [each for each in view.inputs if each.is_parameter]
            assert number.name == "Ground lost that cuts a town off"
            assert re.search(r"\d", view.result) or stage == PLAN or "hidden" in told


def test_it_is_found_by_its_id_and_from_the_figure_it_reads(siege: Quantity) -> None:
    desk = desks("kyiv")[REPORT]
    view = explain(desk, "X01")
    assert view is not None and [each.name for each in view.inputs][:2] == ["Ground lost", "Supply"]
    assert siege.words in view.title


def test_the_rulebook_browser_and_the_table_show_it(siege: Quantity, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (rule_cards, quantity_table):
        monkeypatch.setattr(room, "PHASES", longer().phases)
    card = next(card for card in rule_cards.rule_cards(longer().parameters) if card.id == "X01")
    named = re.findall(
        "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}(.*?)\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        card.explanation,
    )
    assert named == ["Ground lost", "Siege", "Ground lost that cuts a town off"]
    line = next(line for line in quantity_table.quantity_table().splitlines() if line.startswith("siege "))
    assert "Siege" in line and "share" in line and line.endswith("X01")


def test_without_the_declaration_the_rule_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="rule X01: siege is not declared in wargame/engine/quantities"):
        made_up()


def test_the_recipe_shows_this_declaration() -> None:
    recipe = " ".join(README.read_text(encoding="utf-8").split())
    shown = re.search(r"`(month\(\"siege\".*?\))`", recipe)
    assert shown is not None and eval(shown[1], {"month": month}) == SIEGE
    assert "siege_reach" not in default_parameters()
