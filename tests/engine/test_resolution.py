"""A month resolved: the same in any batch, frozen once ended, finite and within its ranges, explained step by step."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from tests.engine.play import changed, identical, out_of_range, played, same, setting, still_month
from tests.engine.random_play import random_sheets
from wargame.engine.chance import Chance, StillChance
from wargame.engine.ledger import written_by
from wargame.engine.resolution import (
    BEFORE_TABLE,
    DERIVED,
    FROM_TABLE,
    JUDGED,
    addressee,
    answers_by_proposer,
    fight,
    resolve,
)
from wargame.engine.sheet import Answers
from wargame.engine.state import FIELDS, State, join
from wargame.engine.words import Answer, Initiative, Phase
from wargame.scenario.position import first_state
from wargame.study.campaigns import months

SEED, MONTHS = 7, 24


@lru_cache(maxsize=1)
def of_sixty_four() -> tuple[State, ...]:
    """Two years of doctrine play, 64 campaigns at once."""
    return tuple(state for state, _ in months(setting(), Chance.of(SEED, 0, 64), MONTHS))


def differences(first: int, count: int) -> list[str]:
    """Where a part of the batch, played by itself, differs by a bit from the same columns of the whole."""
    found = []
    for whole, (part, _) in zip(
        of_sixty_four(), months(setting(), Chance.of(SEED, first, count), MONTHS), strict=False
    ):
        columns = join([whole.campaign(i) for i in range(first, first + count)])
        found += [f"month {part.month}: {name}" for name in same(part, columns)]
    return found


@pytest.mark.parametrize("campaign", [0, 13, 41, 63])
def test_a_row_of_a_batch_is_the_game_of_one(campaign: int) -> None:
    assert differences(campaign, 1) == []


@pytest.mark.parametrize("first", [0, 7, 56])
def test_chunks_of_seven_give_the_same(first: int) -> None:
    assert differences(first, 7) == []


def test_two_years_of_doctrine_play_stay_finite_and_in_range() -> None:
    assert {fault for state in of_sixty_four() for fault in out_of_range(state)} == set()


def test_campaigns_differ_by_their_chance() -> None:
    assert len(set(of_sixty_four()[-1].gained_km2.tolist())) > 60


# --- the end


def test_a_campaign_that_has_ended_stays_as_it_was() -> None:
    short = changed({"freeze_months": 1.0, "ceasefire_lock": 1.0})
    start = short.start.tiled(3)
    ended = start.with_values(outcome=np.float32([0, 3, 1]), outcome_month=np.float32([0, 1, 1]))
    chance = Chance.of(3, 0, 3)
    after = resolve(ended, short.staff.sheets(ended, chance), short.staff.answers, short.rulebook, chance).state
    assert same(after.campaign(1), ended.campaign(1)) == []
    assert same(after.campaign(2), ended.campaign(2)) == []
    assert "force" in same(after.campaign(0), ended.campaign(0))
    assert after.month == ended.month + 1


def test_months_stop_when_every_campaign_has_ended() -> None:
    theatre = setting().scenario.theatre
    final, _ = list(months(setting(), Chance.of(2, 0, 4)))[-1]
    assert (final.outcome > 0).all()
    assert final.month <= theatre.months + theatre.extension


# --- steps


def test_every_rule_works_once_in_the_order_of_play() -> None:
    ledger = still_month()
    assert [step.rule.id for step in ledger.steps] == [each.id for each in ledger.rulebook.rules()]
    assert (*BEFORE_TABLE, *FROM_TABLE) == tuple(Phase)


def test_a_step_recomputes_to_the_bit_from_what_it_kept() -> None:
    chance = Chance.of(5, 0, 8)
    *_, month = played(setting(), chance, 4)
    for step in month.ledger.steps:
        numbers = {name: setting().rulebook.parameters[name] for name in step.rule.parameters}
        for name, value in written_by(step.rule, step.inputs, numbers).items():
            assert identical(np.asarray(value), np.asarray(step.outputs[name])), f"{step.rule.id} changed {name}"
            assert np.asarray(value).dtype != np.float64, f"{step.rule.id} widens {name}"


def test_a_month_leaves_the_position_it_began_from_as_it_was() -> None:
    ready, chance = setting(), Chance.of(5, 0, 8)
    start = ready.start.tiled(8)
    kept = {name: np.array(getattr(start, name)) for name in FIELDS if name != "month"}
    resolve(start, ready.staff.sheets(start, chance), ready.staff.answers, ready.rulebook, chance)
    assert [name for name, value in kept.items() if not identical(value, getattr(start, name))] == []


def test_rules_write_one_value_a_campaign() -> None:
    wrong = {
        f"{step.rule.id} {name} {np.shape(value)}"
        for step in still_month().steps
        for name, value in step.outputs.items()
        if name != "pillar_threshold" and np.shape(value)[-1:] != (2,)
    }
    assert wrong == set()


def test_state_quantities_keep_their_shape() -> None:
    after = still_month().state()
    assert [
        n for n in FIELDS if n != "month" and getattr(after, n).shape != getattr(still_month().start, n).shape
    ] == []


# --- the table


def test_an_answer_stands_with_the_side_that_proposed() -> None:
    theatre = setting().scenario.theatre
    codes = Answers.blank(theatre, 1).codes
    codes[theatre.belligerent_seat(1), Initiative.SUMMIT] = Answer.DECLINE
    answers = answers_by_proposer(Answers(codes), theatre)
    assert answers[0, Initiative.SUMMIT, 0] == Answer.DECLINE
    assert answers[1, Initiative.SUMMIT, 0] == Answer.NONE


def test_a_dossier_request_is_answered_by_the_coalition_that_holds_the_dossiers() -> None:
    theatre = setting().scenario.theatre
    holder = addressee(theatre, 1, Initiative.DOSSIER_REQUEST)
    assert holder is not None and theatre.seats[holder].holds_dossiers
    assert addressee(theatre, 0, Initiative.DOSSIER_REQUEST) is None
    codes = Answers.blank(theatre, 1).codes
    codes[holder, Initiative.DOSSIER_REQUEST] = Answer.AD_HOC
    assert answers_by_proposer(Answers(codes), theatre)[1, Initiative.DOSSIER_REQUEST, 0] == Answer.AD_HOC


def test_the_answerer_is_shown_the_fighting_before_it_speaks() -> None:
    ready, chance = setting(), Chance.of(1, 0, 2)
    start, seen = ready.start.tiled(2), []

    def answer(ledger):
        seen.append((ledger["line_km"].copy(), "ceasefire_agreed" in ledger.values))
        return ready.staff.answers(ledger)

    after = resolve(start, ready.staff.sheets(start, chance), answer, ready.rulebook, chance).state
    (line, table_held) = seen[0]
    assert not table_held
    np.testing.assert_array_equal(line, after.line_km)


# --- the start


def test_the_start_is_settled_by_the_rules_themselves() -> None:
    raw, settled_start = first_state(setting().scenario), setting().start
    assert set(same(raw, settled_start)) <= {*DERIVED, *JUDGED}
    again = fight(settled_start, [*still_sheets()], setting().rulebook, StillChance.count(1))
    assert np.isfinite(again["ceasefire_utility"]).all()


def still_sheets():
    return random_sheets(setting().start, setting().scenario.theatre, np.random.default_rng(1))


def test_drawing_differs_by_seed_only() -> None:
    first, again, other = (next(months(setting(), Chance.of(seed, 0, 4), 1))[0] for seed in (1, 1, 2))
    assert same(first, again) == []
    assert "force" in same(first, other)
