"""The rulebook as a whole: parameters, citations, explanations, names, and what each rule reads and writes."""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import fields, replace
from functools import lru_cache

import numpy as np
import pytest

from tests.engine.play import setting, still_month, year_five
from tests.engine.random_play import random_months, scattered
from wargame.engine.fixed import fixed_values
from wargame.engine.ledger import Step
from wargame.engine.quantities import QUANTITIES
from wargame.engine.rule import Rule
from wargame.engine.rule import rule as declare
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.state import FIELDS
from wargame.engine.words import GateMode, Phase
from wargame.resources import assets
from wargame.rules.catalogue import PHASES, rulebook
from wargame.rules.parameters import default_parameters, read_file

RULES = tuple(each for rules in PHASES.values() for each in rules)
PARAMETERS = default_parameters()
CLAIMS = tuple(f"R{number:02}" for number in range(1, 46))
PAGES = sorted((assets() / "rulebook").glob("*.yaml"))

OF_THE_MONTH = {"answer", "season_now"}
"""What stands in the ledger beside the position and the theatre before any rule has run, or comes with the table."""


# --- parameters


def test_rules_and_parameters_name_each_other() -> None:
    used = {name for each in RULES for name in each.parameters}
    assert used == set(PARAMETERS), "a rule names a parameter that no page defines, or a page defines one nobody uses"


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_a_parameter_lies_in_its_range_and_says_where_it_comes_from(name: str) -> None:
    about = PARAMETERS.about(name)
    values = about.value if isinstance(about.value, tuple) else (about.value,)
    assert all(about.low <= value <= about.high for value in values)
    assert about.low < about.high
    assert about.unit and about.source and about.about


def test_a_scenario_overrides_with_finite_numbers() -> None:
    for name, value in year_five().parameters.items():
        assert np.isfinite(np.asarray(value)).all(), name
        assert name in PARAMETERS, name


def test_a_parameter_stands_on_one_page_only() -> None:
    names = Counter(name for path in PAGES for name in read_file(path))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_page_that_lacks_a_field_is_refused_by_name(tmp_path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text('speed: {value: 1, unit: "km", range: [0, 2], source: "assumption"}\n', encoding="utf-8")
    with pytest.raises(KeyError, match=r"short\.yaml.*speed.*about"):
        read_file(path)


def test_a_rulebook_without_a_parameter_is_refused_by_name() -> None:
    class Short(dict):
        pass

    with pytest.raises(KeyError, match="needs the parameter"):
        rulebook(year_five().theatre, Short())


# --- declarations


def test_ids_are_unique_and_phases_in_order() -> None:
    assert [name for name, count in Counter(each.id for each in RULES).items() if count > 1] == []
    assert list(PHASES) == sorted(PHASES)


def test_every_rule_cites_a_claim_or_a_model() -> None:
    assert [each.id for each in RULES if not each.claims and not each.model] == []
    assert {claim for each in RULES for claim in each.claims} <= set(CLAIMS)


def test_a_rule_that_cites_nothing_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="X1 cites neither"):
        declare(id="X1", title="", chapter="", phase=Phase.PLAN, writes="a", explain="")


def test_every_quantity_is_of_the_state_or_some_rule_s() -> None:
    used = {name for each in RULES for name in (*each.reads, *each.writes)}
    assert set(QUANTITIES) - set(FIELDS) - used == set()


def _idle(fuel, theatre):
    return fuel


@pytest.mark.parametrize(
    "named,fault",
    [
        ({"writes": "siege"}, "rule X1: siege is not declared in wargame/engine/quantities"),
        ({"writes": "node_owner"}, "rule X1: it writes node_owner, which is fixed"),
        ({"writes": "fuel", "headline": "grid"}, "its headline grid is not among what it writes"),
        ({"writes": "fuel", "across": "grid"}, "grid is not all among what it reads"),
        ({"writes": "fuel", "explain": "It is {theatre}."}, "its explanation names theatre, which is no figure"),
    ],
)
def test_a_rule_at_odds_with_the_declarations_cannot_be_declared(named: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        declare(id="X1", title="", chapter="", phase=Phase.PLAN, model="none", **{"explain": "", **named})(_idle)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_a_rule_has_words_for_people(each: Rule) -> None:
    prose = " ".join((each.title, each.chapter, each.paraphrase, re.sub(r"\{[^}]*\}", "", each.explain)))
    assert each.title and each.chapter and len(each.paraphrase) > 20
    raw = set(re.findall(r"[a-z]+_[a-z_]+", prose))
    assert not raw, "an identifier stands where people read"


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_an_explanation_names_only_what_the_rule_reads_writes_or_runs_on(each: Rule) -> None:
    named = {field for _, field, _, _ in string.Formatter().parse(each.explain) if field}
    assert named <= {*each.reads, *each.writes, *each.parameters}


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_an_explanation_can_be_filled_from_the_traced_step(each: Rule) -> None:
    step = next(step for step in still_month().steps if step.rule is each)
    traced = {**step.inputs, **step.outputs, **{name: setting().rulebook.parameters[name] for name in each.parameters}}
    for _, field, form, _ in string.Formatter().parse(each.explain):
        if field and form:
            assert format(float(np.ravel(traced[field])[0]), form)


# --- names


def test_every_name_a_rule_reads_exists_before_it_is_read() -> None:
    known = set(FIELDS) | set(fixed_values(year_five().theatre)) | OF_THE_MONTH
    for each in RULES:
        unknown = {n for n in each.reads if not n.startswith("order_")} - known - set(each.draws)
        assert not unknown, f"{each.id} reads {', '.join(sorted(unknown))} before anything sets it"
        known |= set(each.writes)


ORDERS = [f"order_{each.name}" for each in fields(BelligerentSheet)]


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_is_read_by_a_rule(order: str) -> None:
    assert any(order in each.reads for each in RULES), "an order that no rule reads is decoration"


def test_every_state_quantity_is_written_by_a_rule() -> None:
    written = {name for each in RULES for name in each.writes}
    assert set(FIELDS) - {"month"} - written == set()


# --- every input matters


@lru_cache(maxsize=1)
def eventful_steps() -> dict[str, list[Step]]:
    """Steps by rule of months played at random from scattered positions in every mode, so that each branch is taken."""
    steps: dict[str, list[Step]] = {}
    ready, rng = setting(), np.random.default_rng(11)
    for mode, month in zip(
        [GateMode.STRICT, GateMode.HAZARD, GateMode.ADVISORY, GateMode.STRICT], [0, 4, 23, 29], strict=True
    ):
        theatre = replace(ready.scenario.theatre, gate_mode=mode)
        other = replace(ready, rulebook=replace(ready.rulebook, theatre=theatre))
        start = scattered(ready.start.tiled(64), month, rng)
        for ledger, _ in random_months(other, month, 64, 2, start):
            for step in ledger.steps:
                steps.setdefault(step.rule.id, []).append(step)
    return steps


def moved(step: Step, name: str, value: object) -> bool:
    """True when the rule writes something else once an input or parameter has another value."""
    numbers = {parameter: setting().rulebook.parameters[parameter] for parameter in step.rule.parameters}
    inputs = dict(step.inputs)
    (numbers if name in numbers else inputs)[name] = value
    result = step.rule.function(**inputs, **numbers)
    outputs = result if len(step.rule.writes) > 1 else (result,)
    before = (step.outputs[written] for written in step.rule.writes)
    return any(not np.array_equal(now, then) for now, then in zip(outputs, before, strict=True))


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_every_parameter_of_a_rule_moves_it(each: Rule) -> None:
    still = []
    for name in each.parameters:
        about, value = PARAMETERS.about(name), setting().rulebook.parameters[name]
        others = [np.float32(value + share * about.span) for share in (0.2, -0.2, 1.0, 100.0)]
        if not any(moved(step, name, other) for step in eventful_steps()[each.id] for other in others):
            still.append(name)
    assert not still, f"{each.id} takes {', '.join(still)} and does nothing with it"


SELDOM = {"R37b": ("limit", "answer")}
"""Reads that matter only when a template lies within both sides' limits; the rule's case file shows them."""


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_every_quantity_a_rule_reads_moves_it(each: Rule) -> None:
    still = [
        name
        for name in each.reads
        if name not in ("theatre", *SELDOM.get(each.id, ()))
        and not any(
            moved(step, name, other) for step in eventful_steps()[each.id] for other in shifted(step.inputs[name])
        )
    ]
    assert not still, f"{each.id} reads {', '.join(still)} and does nothing with it"


def shifted(value: np.ndarray) -> list[np.ndarray]:
    """Other values of an input: more, less, and each campaign's taken from its neighbour."""
    array = np.asarray(value)
    scale = np.maximum(np.abs(array), 1)
    return [
        array + scale.astype(array.dtype),
        array - scale.astype(array.dtype),
        np.roll(array, 1, -1) if array.ndim else array,
    ]


# --- claims


def test_every_claim_is_named_by_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    named = {claim: [each.id for each in RULES if claim in each.claims] for claim in CLAIMS}
    with capsys.disabled():
        missing = [claim for claim, ids in named.items() if not ids]
        print(f"\nclaims named by a rule: {len(CLAIMS) - len(missing)} of {len(CLAIMS)}; missing: {missing or 'none'}")
    assert len(missing) <= 3, "at most three claims may be left to a stated reason"
