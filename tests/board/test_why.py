"""Why a figure is what it is: inputs as the seat sees them, parameters with their source, sentences filled in."""

from __future__ import annotations

import re

import pytest

from tests.board.desk_cases import SEATS, book, desk_of, played, raw_words, with_state
from tests.board.table_cases import PUBLIC_ASKS, answered, desk_at, fought
from wargame.board.view import WhyView
from wargame.board.why.explain import explain
from wargame.board.why.known import writer_of
from wargame.engine.quantities import QUANTITIES
from wargame.reckon.reading import Reading
from wargame.seat.desk import PLAN, REPORT, TABLE, Desk

MINUS = "\N{MINUS SIGN}"


@pytest.fixture(scope="module")
def table() -> dict[str, Desk]:
    ledger = fought([(1, kind) for kind in PUBLIC_ASKS])
    return {seat: desk_at(ledger, seat) for seat in SEATS}


@pytest.fixture(scope="module")
def report() -> dict[str, Desk]:
    ledger = answered(fought([(1, kind) for kind in PUBLIC_ASKS]))
    return {seat: desk_at(ledger, seat, REPORT) for seat in SEATS}


def asked(desk: Desk, quantity: str) -> WhyView:
    """An explanation that must be there."""
    view = explain(desk, quantity)
    assert view is not None, quantity
    return view


def number(text: str) -> float:
    """A printed figure."""
    return float(text.lstrip("\N{ALMOST EQUAL TO}").replace(MINUS, "-"))


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("seat", SEATS)
def test_the_terms_of_a_utility_add_to_its_result(seat: str, side: int, table: dict[str, Desk]) -> None:
    view = asked(table[seat], f"ceasefire_utility/{side}")
    terms = [each for each in view.inputs if not each.is_parameter and "before its weight" not in each.name]
    assert sum(number(each.value) for each in terms) == pytest.approx(number(view.result), abs=1e-9)
    assert view.rule == "R03" and "turns the utility" in view.flip


def test_own_figures_are_exact_and_the_other_side_s_are_ranges(table: dict[str, Desk]) -> None:
    own, other = (asked(table["moscow"], f"macro_insulation/{side}") for side in (0, 1))
    assert "\N{ALMOST EQUAL TO}" not in own.result and other.result.startswith("\N{ALMOST EQUAL TO}")
    ranged = [each for each in other.inputs if "90 % range" in each.note]
    assert ranged and not [each for each in own.inputs if "90 % range" in each.note]


def test_what_nobody_may_see_reads_hidden_and_orders_of_others_are_sealed(report: dict[str, Desk]) -> None:
    fortune = next(
        each for each in asked(report["moscow"], "log_ratio/0/9").inputs if each.name == "Fortune of the sector"
    )
    assert fortune.value == "hidden" and fortune.quantity == ""
    budget = {each.name: each.value for each in asked(report["moscow"], "fiscal/1").inputs}
    assert budget["Fiscal measures ordered"] == "sealed"
    damage = asked(report["moscow"], "node_damage/20")
    assert damage.result == "hidden"
    assert asked(report["kyiv"], "node_damage/20").result != "hidden"


def test_a_hidden_figure_changed_changes_no_explanation() -> None:
    desk = desk_of("moscow", 1)
    state = played(1)[0][-1]
    changed = with_state(desk, spending_offset=state.spending_offset + 2, sector_noise=state.sector_noise + 1)
    for quantity in ("R36", "R13", "deficit/1", "ceasefire_utility/1"):
        assert explain(changed, quantity) == explain(with_state(desk), quantity)


def test_parameters_carry_the_side_s_value_range_and_source(table: dict[str, Desk]) -> None:
    for side, weight in ((0, "0.8"), (1, "0.25")):
        view = asked(table["kyiv"], f"ceasefire_utility/{side}")
        (denial,) = [each for each in view.inputs if each.quantity == "denial"]
        assert denial.is_parameter and denial.value == weight
        assert denial.name == "Weight of what the adversary gains" and denial.note == "0.2–1.0, literature"


def test_the_sentence_is_filled_from_the_seat_s_figures(table: dict[str, Desk]) -> None:
    view = asked(table["moscow"], "text/0")
    assert view.sentence == (
        f"Zone {MINUS}0.45, positions 0.80 (Moscow) and 0.10 (Kyiv): text moves towards 0.40 without a zone, and with "
        "one beyond that as the positions close up; it stands at 0.30."
    )
    assert view.result == "0.30" and view.title.startswith("Agreed text (Territory)")


def test_rules_are_explained_by_id_and_inputs_can_be_descended_into(table: dict[str, Desk]) -> None:
    gate = asked(table["moscow"], "R09")
    assert gate.rule == "R09" and gate.result == "no" and "momentum" in gate.flip
    (utilities,) = [each for each in gate.inputs if each.name == "Utility of halting now"]
    assert asked(table["moscow"], utilities.quantity).rule == "R03"
    assert "Moscow" in utilities.value and "Kyiv" in utilities.value
    assert asked(table["moscow"], "R16").flip.endswith("no zone of agreement.")


def test_a_figure_that_a_rule_replaces_is_shown_as_it_was_and_ends_the_descent(report: dict[str, Desk]) -> None:
    view = asked(report["moscow"], "macro_insulation/0")
    (before,) = [each for each in view.inputs if each.name == "Macro insulation, the month before"]
    start = float(played(0)[0][-1].macro_insulation[0, 0])
    assert number(before.value) == pytest.approx(start, abs=0.0051) and before.quantity == ""
    assert number(view.result) != number(before.value)


@pytest.mark.parametrize("nonsense", ["", "nothing", "text/x", "R99"])
def test_what_has_no_explanation_gives_none(nonsense: str) -> None:
    assert explain(desk_of("kyiv"), nonsense) is None


@pytest.mark.parametrize("stage", [PLAN, TABLE, REPORT])
@pytest.mark.parametrize("seat", ["moscow", "kyiv", "partners"])
def test_every_quantity_and_rule_is_explained_in_words(
    seat: str, stage: str, table: dict[str, Desk], report: dict[str, Desk]
) -> None:
    desk = {PLAN: desk_of(seat), TABLE: table[seat], REPORT: report[seat]}[stage]
    for quantity in [*QUANTITIES, *(rule.id for rule in book().rules())]:
        view = explain(desk, quantity)
        if view is None:
            assert not any(quantity in rule.writes for rule in book().rules())
            continue
        assert raw_words(view) == [] and not re.search(r"[{}]|\bnan\b", view.sentence)
        assert view.sentence and view.result


@pytest.mark.parametrize("stage", [TABLE, REPORT])
def test_the_rule_named_for_a_figure_is_the_last_that_set_it_so_far(stage: str) -> None:
    ledger = fought([(1, kind) for kind in PUBLIC_ASKS])
    if stage == REPORT:
        answered(ledger)
    reading = Reading(desk_at(ledger, "kyiv", stage))
    last = {name: step.rule.id for step in ledger.steps for name in step.outputs}
    named = {name: rule.id for name in last if (rule := writer_of(reading, name)) is not None}
    assert named == last and named["force"] == "M13"


def test_nothing_sets_what_is_fixed() -> None:
    assert writer_of(Reading(desk_at(fought([]), "kyiv")), "sector_width") is None
