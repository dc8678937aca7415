"""Every member of every closed vocabulary has one row, whose icon is shipped and whose rule is in the rulebook."""

from __future__ import annotations

import inspect
from dataclasses import fields
from enum import Enum
from string import Formatter
from typing import get_args, get_type_hints

import pytest

from wargame.board.month.objective_words import _FIGURES
from wargame.engine import orders, words
from wargame.engine.words import TRUCES, Aim, Answer, Door, Initiative, Posture
from wargame.resources import assets, scenarios
from wargame.rules.catalogue import PHASES
from wargame.rules.objectives import MEASURES
from wargame.rules.parameters import default_parameters
from wargame.scenario import schema, schema_field, schema_table
from wargame.scenario.files import load_scenario
from wargame.seat import desk
from wargame.words.campaign import door_name, opened_by, outcome_name
from wargame.words.rows import Row
from wargame.words.table import answer_name
from wargame.words.terms import ROWS, row

THEATRE = load_scenario(scenarios() / "year_five.yaml").theatre
ENUMS = sorted(
    (each for _, each in inspect.getmembers(words, inspect.isclass) if each.__module__ == words.__name__),
    key=lambda each: each.__name__,
)
MEMBERS = [member for each in ENUMS for member in each]
RULES = {name for rules in PHASES.values() for rule in rules for name in (rule.id, *rule.claims)}


def test_every_vocabulary_has_rows_and_nothing_else_has() -> None:
    assert set(ROWS) == set(ENUMS)


@pytest.mark.parametrize("vocabulary", ENUMS, ids=lambda each: each.__name__)
def test_every_member_has_one_row(vocabulary: type[Enum]) -> None:
    assert set(ROWS[vocabulary]) == set(vocabulary) and len(ROWS[vocabulary]) == len(vocabulary)
    assert all(type(member) is vocabulary for member in ROWS[vocabulary])


@pytest.mark.parametrize("member", MEMBERS, ids=str)
def test_a_row_says_what_it_is(member: Enum) -> None:
    each = row(member)
    assert each.label and each.label == each.label.strip()
    assert each.inside[1:] == each.label[1:]
    assert not each.icon or (assets() / "icons" / f"{each.icon}.svg").is_file()
    assert not each.rule or each.rule in RULES


@pytest.mark.parametrize("kind", Initiative, ids=str)
def test_an_initiative_names_its_rules_and_asks_in_a_sentence(kind: Initiative) -> None:
    each = row(kind)
    assert each.rule in each.rules and set(each.rules) <= RULES
    asked = each.asks.format(asker="Moscow", asked="Kyiv", months="2 months")
    assert asked.startswith("Moscow ") and "Kyiv" in asked and asked.endswith(".")
    assert (kind in TRUCES) == bool(each.scope) == bool(each.spares) == ("2 months" in asked)
    assert each.proposed and each.otherwise.endswith(".")


def test_an_answer_goes_by_another_name_where_the_kind_asks_for_it() -> None:
    assert answer_name(Initiative.SUMMIT, Answer.ACCEPT) == "Accept"
    assert answer_name(Initiative.TEMPLATE, Answer.ACCEPT) == "Endorse"
    assert {answer_name(kind, Answer.OFFER_TERMS, "1 month") for kind in TRUCES} == {"Offer 1 month"}
    assert all(row(answer).said for answer in Answer)


@pytest.mark.parametrize("aim", Aim, ids=str)
def test_the_words_of_an_aim_name_figures_that_there_are(aim: Aim) -> None:
    each = row(aim)
    named = {name for text in (each.label, each.settled, each.frozen) for _, name, _, _ in Formatter().parse(text)}
    assert named - {None} <= set(_FIGURES)


def test_no_figure_of_an_aim_is_named_by_nobody() -> None:
    texts = [text for aim in Aim for text in (row(aim).label, row(aim).settled, row(aim).frozen)]
    named = {name for text in texts for _, name, _, _ in Formatter().parse(text)}
    assert set(_FIGURES) <= named


def test_the_vocabularies_are_those_the_other_rooms_use() -> None:
    """Words that scenarios, orders, stages and scores are written in are members, and no member is used by nobody."""
    families = {
        each.family for _, each in inspect.getmembers(orders, inspect.isclass) if issubclass(each, orders.Order)
    }
    assert families - {""} == set(words.Chapter)
    assert {desk.PLAN, desk.TABLE, desk.REPORT, desk.OVER, "past"} == set(words.Stage)
    assert set(MEASURES) == set(Aim)
    assert set(get_args(get_type_hints(schema_field.Node)["kind"])) == set(words.NodeKind)
    assert [reach.upper() for reach in get_args(schema_field.Range)] == [reach.name for reach in words.Reach]
    assert set(get_args(get_type_hints(schema_table.Audience)["role"])) == set(words.Listener)
    assert [name.upper() for name in get_args(schema_field.PostureName)] == [posture.name for posture in Posture]
    assert [name.upper() for name in get_args(schema.MeasureName)] == [each.name for each in words.Measure]
    first = {default_parameters().about(name).source.split()[0].rstrip(",") for name in default_parameters()}
    assert set(words.Source) <= first


def test_a_door_is_named_by_what_opened_it() -> None:
    second = opened_by(THEATRE, Door.SECOND_PILLAR)
    assert THEATRE.sides[1].name in second and THEATRE.pillars[1].name.lower() in second
    assert opened_by(THEATRE, Door.NONE) == "" and door_name(THEATRE, Door.NONE) == "no door opened"
    assert len({door_name(THEATRE, door) for door in Door}) == len(Door)


def test_a_campaign_in_play_has_no_outcome_yet() -> None:
    assert outcome_name(words.Outcome.RUNNING) == "" and outcome_name(words.Outcome.FREEZE) == "Freeze"
    with pytest.raises(ValueError, match="99"):
        outcome_name(99)


def test_a_row_has_no_field_that_no_member_fills() -> None:
    """A phrase nobody says would be a word without a use."""
    used: dict[type[Row], set[str]] = {}
    for member in MEMBERS:
        each = row(member)
        used.setdefault(type(each), set()).update(field.name for field in fields(each) if getattr(each, field.name))
    for kind, names in used.items():
        own = {field.name for field in fields(kind)} - {field.name for field in fields(Row)}
        assert own <= names, kind.__name__
