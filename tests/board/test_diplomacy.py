"""The diplomacy table: terms that add up, honest ranges, the ladder and the templates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.board.desk_cases import SEATS, STAGES, desk_of, is_finite, played, raw_words, with_state
from tests.board.table_cases import PUBLIC_ASKS, desk_at, fought
from wargame.board.diplomacy.show import show_diplomacy
from wargame.reckon.halting import weigh_halting
from wargame.reckon.reading import Reading
from wargame.seat.desk import PLAN, TABLE


def printed(value: float) -> float:
    """A figure as it is printed with two digits."""
    return float(f"{value:.2f}")


@pytest.mark.parametrize("stage", [PLAN, TABLE])
@pytest.mark.parametrize("months", [0, 3])
@pytest.mark.parametrize("seat", SEATS)
def test_printed_terms_add_to_the_printed_total(seat: str, months: int, stage: str) -> None:
    for utility in show_diplomacy(desk_of(seat, months, stage)).utilities:
        assert sum(term.figure.value for term in utility.terms) == pytest.approx(printed(utility.total.value), abs=1e-9)
        assert all(printed(term.figure.value) == pytest.approx(term.figure.value) for term in utility.terms)


def test_the_own_utility_is_the_recorded_one_and_exact() -> None:
    ledger = fought([(1, kind) for kind in PUBLIC_ASKS])
    for side, seat in enumerate(("moscow", "kyiv")):
        view = show_diplomacy(desk_at(ledger, seat)).utilities
        assert view[side].total.is_exact
        assert view[side].total.value == pytest.approx(float(ledger["ceasefire_utility"][side, 0]), abs=1e-6)
        assert not view[1 - side].total.is_exact


def test_between_months_the_own_total_stands_as_the_last_month_left_it() -> None:
    desk = desk_of("moscow", 2)
    state = played(2)[0][-1]
    total = show_diplomacy(desk).utilities[0].total
    assert total.is_exact and total.value == pytest.approx(float(state.ceasefire_utility[0, 0]), abs=1e-6)


def test_the_start_has_the_signs_of_the_structural_reading() -> None:
    for seat in SEATS:
        first, second = show_diplomacy(desk_of(seat)).utilities
        assert first.total.value < 0 < second.total.value


def test_an_estimate_of_the_other_side_covers_the_truth_nine_times_in_ten() -> None:
    inside = []
    for months in range(5):
        truth = played(months)[0][-1]
        exact = weigh_halting(Reading(desk_of("moscow", months)), 0).total
        total = show_diplomacy(desk_of("kyiv", months)).utilities[0].total
        inside.append(total.low <= exact <= total.high)
        assert total.low < total.high and truth.month == months
    assert sum(inside) >= 4


def test_hidden_figures_of_the_other_side_do_not_reach_the_view() -> None:
    """What the seat estimates moves with the truth; what it may never see leaves no trace."""
    desk = desk_of("moscow", 1)
    state = played(1)[0][-1]
    hidden = with_state(desk, spending_offset=state.spending_offset + 3, sector_noise=state.sector_noise + 1)
    assert show_diplomacy(hidden) == show_diplomacy(with_state(desk))


def test_limits_are_known_until_a_pillar_fails_and_estimated_afterwards() -> None:
    before = show_diplomacy(desk_of("moscow"))
    assert all(figure.is_exact for issue in before.issues for figure in issue.reservations)
    state = played(0)[0][-1]
    failed = with_state(
        desk_of("moscow"),
        pillar_failed=np.array([[0.0], [1.0]], dtype=np.float32),
        span_open=np.array([[0.0], [1.0]], dtype=np.float32) * np.ones_like(state.span_open),
    )
    after = show_diplomacy(failed)
    assert not after.issues[0].reservations[1].is_exact
    assert after.issues[0].zone > 0 > before.issues[0].zone
    assert after.leaders_open and not before.leaders_open and after.blocked == ""


def test_the_ladder_stops_where_zones_are_missing() -> None:
    view = show_diplomacy(desk_of("kyiv", 2))
    assert [step.state for step in view.ladder] == ["done", "done", "blocked", "locked", "locked"]
    closed = sum(issue.zone <= 0 for issue in view.issues)
    assert closed == 6 and view.blocked.startswith("Blocked at step 3. Six issues have no zone")


def test_all_text_concluded_opens_the_summit() -> None:
    state = played(0)[0][-1]
    view = show_diplomacy(with_state(desk_of("kyiv"), text=np.full_like(state.text, 0.97)))
    assert view.leaders_open and [step.state for step in view.ladder][2:] == ["done", "done", "open"]
    assert {issue.note for issue in view.issues} == {"concluded"}


def test_templates_are_counted_against_both_limits_and_caps_raise_the_risk() -> None:
    desk = desk_of("kyiv")
    view, theatre = show_diplomacy(desk), desk.theatre
    for template, spec in zip(view.templates, theatre.templates, strict=True):
        terms = np.array(spec.terms)
        inside = (terms >= theatre.issue_reservation[0] - 1e-6, terms <= theatre.issue_reservation[1] + 1e-6)
        assert template.within == tuple(int(each.sum()) for each in inside)
    imposed, line, own = view.templates
    assert imposed.vulnerability > view.breach_risk_today > line.vulnerability > own.vulnerability


def test_dossiers_are_the_own_side_s_with_the_draft_s_points() -> None:
    desk = desk_of("kyiv")
    view = show_diplomacy(replace(desk, draft=replace(desk.draft, dossier=np.array([[2.0], [0.0], [1.0]]))))
    assert [dossier.points for dossier in view.dossiers] == [2, 0, 1]
    assert view.dossiers[0].value.quantity == "contract_share/1"
    assert [dossier.points for dossier in show_diplomacy(desk_of("moscow")).dossiers] == [0, 0, 0]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("seat", SEATS)
def test_nothing_is_raw_or_infinite(seat: str, stage: str) -> None:
    view = show_diplomacy(desk_of(seat, 2, stage))
    assert raw_words(view) == [] and is_finite(view)
