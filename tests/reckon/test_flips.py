"""The smallest change that would flip a refusal: verified by working the figure out again."""

from __future__ import annotations

import numpy as np
import pytest

from tests.board.desk_cases import SEATS, book, desk_of, played, with_state
from tests.board.table_cases import desk_at, fought
from tests.rules.worked import work_out
from wargame.engine.words import Initiative
from wargame.reckon.flips import Change, flip_leaders, flip_utility, flip_zone, shortest
from wargame.reckon.gates import UTILITY, gate_rules, state_inputs
from wargame.reckon.reading import Reading


def utility_after(reading: Reading, side: int, changes: tuple[Change, ...]) -> float:
    """A side's utility by the rules with each changed figure set to what is printed; works keep their pattern."""
    rules = gate_rules(book(), UTILITY)
    inputs = {name: reading.inputs[name].copy() for name in state_inputs(rules)}
    for change in changes:
        row = inputs[change.quantity][change.side]
        if row.ndim == 2:
            scaled = (
                row * change.new / row.mean()
                if change.new < change.old
                else 1 - (1 - row) * (1 - change.new) / (1 - row.mean())
            )
            inputs[change.quantity][change.side] = scaled
        else:
            inputs[change.quantity][change.side] = change.new
    base = work_out(rules, book(), {name: reading.inputs[name] for name in state_inputs(rules)})[UTILITY][side, 0]
    return float(work_out(rules, book(), inputs)[UTILITY][side, 0] - base) + reading.value(UTILITY, side)


def printed_back(change: Change) -> float:
    """The printed figure one unit of its last digit nearer to today's."""
    step = 10.0**-change.digits
    return change.new + (step if change.new < change.old else -step)


@pytest.mark.parametrize("months", [0, 2])
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("seat", SEATS)
def test_what_is_printed_flips_the_sign_and_one_digit_less_does_not(seat: str, side: int, months: int) -> None:
    reading = Reading(desk_of(seat, months))
    now = reading.value(UTILITY, side)
    ways = shortest(reading, side)
    assert ways
    for way in ways:
        assert (utility_after(reading, side, way) > 0) != (now > 0)
        if len(way) == 1:
            (change,) = way
            nearer = Change(**{**change.__dict__, "new": printed_back(change)})
            assert (utility_after(reading, side, (nearer,)) > 0) == (now > 0)


def test_the_own_seat_s_flip_holds_for_the_true_position() -> None:
    """Own figures are exact: the month fought again with the printed value has the other sign."""
    ledger = fought([(1, Initiative.CEASEFIRE)])
    reading = Reading(desk_at(ledger, "moscow"))
    ways = {way[0].quantity: way[0] for way in shortest(reading, 0) if len(way) == 1}
    change = ways["macro_insulation"]
    rules = gate_rules(book(), UTILITY)
    inputs = {name: np.array(ledger[name]) for name in state_inputs(rules)}
    assert work_out(rules, book(), inputs)[UTILITY][0, 0] < 0
    inputs["macro_insulation"][0] = change.new
    assert work_out(rules, book(), inputs)[UTILITY][0, 0] > 0


def test_ways_are_ordered_by_their_share_of_the_plausible_range() -> None:
    ways = shortest(Reading(desk_of("moscow")), 0)
    shares = [way[0].share for way in ways]
    assert shares == sorted(shares) and len(ways) >= 2
    momentum = next(way[0] for way in ways if way[0].quantity == "perceived_momentum")
    assert momentum.share == pytest.approx(abs(momentum.new - momentum.old) / 3)


def test_where_no_single_change_suffices_a_pair_is_named() -> None:
    state = played(0)[0][-1]
    side = np.array([[1.0], [0.0]], dtype=np.float32)
    stubborn = with_state(
        desk_of("moscow"),
        perceived_momentum=np.where(side > 0, 1.5, state.perceived_momentum).astype(np.float32),
        macro_insulation=np.where(side > 0, 1.0, state.macro_insulation).astype(np.float32),
        loss=np.where(side > 0, 0.0, 60.0).astype(np.float32),
        fortification=state.fortification * np.float32(0.0),
        backlog=np.ones_like(state.backlog),
        grid=state.grid * np.float32(0.1),
    )
    reading = Reading(stubborn)
    ways = shortest(reading, 0)
    assert ways and len(ways[0]) == 2
    assert utility_after(reading, 0, ways[0]) > 0
    assert " and " in flip_utility(reading, 0).title and "together turn" in flip_utility(reading, 0).title


def test_a_positive_utility_says_what_would_turn_it_negative() -> None:
    flip = flip_utility(Reading(desk_of("kyiv")), 1)
    assert "negative" in flip.title and "door" not in flip.note
    assert "door" in flip_utility(Reading(desk_of("moscow")), 0).note


def test_estimates_are_marked_and_own_figures_are_not() -> None:
    assert "about" not in flip_utility(Reading(desk_of("moscow")), 0).title
    assert "about" in flip_utility(Reading(desk_of("kyiv")), 0).title


def test_the_leaders_format_flips_at_the_nearest_pillar_just_under_its_threshold() -> None:
    desk = desk_of("kyiv")
    flip = flip_leaders(Reading(desk))
    (change,) = flip.changes
    spec = desk.theatre.pillars[change.side]
    assert change.quantity == spec.quantity == "aid_adequacy"
    assert spec.threshold - 0.02 <= change.new < spec.threshold
    assert "for two months" in flip.title and "six of them have no zone" in flip.note


def test_a_closed_issue_names_the_failure_that_would_open_it() -> None:
    """What the sentence says is what the rule gives once that pillar has failed and the limit has moved in full."""
    reading = Reading(desk_of("kyiv"))
    for issue in range(len(reading.theatre.issues)):
        flip = flip_zone(reading, issue)
        if reading.value("zone", issue) > 0:
            assert flip.sentence == ""
            continue
        side = flip.changes[0].side
        opened = np.zeros((2, 1), dtype=np.float32)
        opened[side] = 1
        worked = work_out(gate_rules(book(), "zone"), book(), {**reading.inputs, "span_open": opened})
        zone = float(worked["zone"][issue, 0])
        assert zone > 0 and f"opens a zone of {zone:.2f}" in flip.title and "for two months" in flip.title
        assert flip.changes[0].new < reading.theatre.pillars[side].threshold
