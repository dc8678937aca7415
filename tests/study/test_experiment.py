"""Courses kept month by month, altered on the way, and the calibration table made of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import yaml

from tests.engine.play import same, setting
from wargame.engine.chance import Chance
from wargame.engine.resolution import addressee, fight
from wargame.engine.sheet import sheet_items
from wargame.engine.words import Answer, Initiative
from wargame.study.alternatives import BELLIGERENT, Alternative, alternatives
from wargame.study.calibration import TARGETS, Bench, Result, calibrate, write_table
from wargame.study.campaigns import play
from wargame.study.decisions import AlteredStaff, FamilyRow, doctrine_rows, duels, weight_of_families
from wargame.study.experiment import leave, pause, run, scaled, with_parameters, with_start


def test_a_course_is_the_play_of_the_same_seed() -> None:
    course = run(setting(), 5, 12, 6)
    assert same(course.end, play(setting(), 5, 12, limit=6)[0]) == []
    assert course.of("force").shape == (6, 2, len(setting().scenario.theatre.sectors), 12)
    np.testing.assert_array_equal(course.of("gained_km2")[-1], course.end.gained_km2)


def test_campaigns_may_be_kept_running_past_their_end() -> None:
    short = with_parameters(setting(), {"breach_months": 0.0, "breach_area": -1.0})
    assert (run(short, 5, 4, 3).of("outcome")[0] > 0).all()
    kept = run(short, 5, 4, 3, keep_running=True)
    assert (kept.of("gained_km2")[1] != kept.of("gained_km2")[0]).any()


def test_a_pause_is_imposed_and_lifted() -> None:
    course = run(setting(), 5, 4, 5, pause(1, 2), keep_running=True)
    area = np.abs(course.of("month_km2")).sum(axis=1)
    assert area[0] > 0 and area[1] == area[2] == 0 and area[3] > 0


def test_parameters_are_scaled_for_the_second_side_from_a_month_on() -> None:
    book, alter = setting().rulebook, scaled(("military_need",), 0.5, 2)
    before = alter(1, setting().start, book)[1].parameters.about("military_need").value
    assert before == book.parameters.about("military_need").value
    first, second = alter(2, setting().start, book)[1].parameters.about("military_need").value
    assert second == pytest.approx(first / 2)


def test_altering_nothing_hands_back_what_was_given() -> None:
    state, book = leave(3, setting().start, setting().rulebook)
    assert state is setting().start and book is setting().rulebook


def test_a_start_and_a_number_can_be_replaced_and_unknown_ones_cannot() -> None:
    assert (with_start(setting(), fund=setting().start.fund * 0).start.fund == 0).all()
    with pytest.raises(KeyError):
        with_parameters(setting(), {"no_such": 1.0})
    with pytest.raises(TypeError):
        with_start(setting(), no_such=1.0)


# --- the calibration table


def test_targets_are_named_once_and_have_a_range() -> None:
    assert len({target.id for target in TARGETS}) == len(TARGETS)
    assert all(target.low <= target.high and target.text and target.source for target in TARGETS)


def test_a_target_is_met_within_its_range_only() -> None:
    target = replace(TARGETS[0], low=1.0, high=2.0)
    assert Result(target, 1.5, 0, 9).is_met and Result(target, 1.0, 0, 9).is_met
    assert not Result(target, 2.1, 0, 9).is_met and "MISSED" in Result(target, 2.1, 0, 9).line()
    assert not Result(target, float("nan"), 0, 0).is_met


def test_every_target_is_measured_and_written_down(tmp_path) -> None:
    bench, told = Bench(setting(), count=16, seed=1), []
    results = calibrate(bench, told.append)
    assert len(told) == len(results) == len(TARGETS)
    table = yaml.safe_load(write_table(results, bench, tmp_path / "table.yaml").read_text(encoding="utf-8"))
    assert [row["id"] for row in table["targets"]] == [target.id for target in TARGETS]
    assert (table["campaigns"], table["seed"]) == (16, 1)
    assert all(
        set(row) == {"id", "target", "unit", "source", "aim", "value", "spread", "met"} for row in table["targets"]
    )


# --- decisions


ALTERNATIVES = [(seat, each) for seat in range(5) for each in alternatives(setting().scenario.theatre, seat)]


@pytest.mark.parametrize(("seat", "each"), ALTERNATIVES, ids=lambda value: getattr(value, "what", value))
def test_an_alternative_changes_one_seat_and_one_family(seat: int, each: Alternative) -> None:
    theatre, state, chance = setting().scenario.theatre, setting().start, Chance.of(3)
    altered = AlteredStaff(theatre, setting().staff.stances, seat, each)
    for other in range(len(theatre.seats)):
        one, two = setting().staff.sheet(other, state, chance), altered.sheet(other, state, chance)
        changed = [f for f in one.__dataclass_fields__ if not np.array_equal(getattr(one, f), getattr(two, f))]
        assert len(changed) <= 2 if other == seat else changed == []
        assert all(np.isfinite(values).all() for _, values in sheet_items(two))


def test_an_alternative_at_the_table_changes_that_seat_s_answers_alone() -> None:
    theatre, state, chance = setting().scenario.theatre, setting().start.tiled(2), Chance.of(3, 0, 2)
    ledger = fight(state, setting().staff.sheets(state, chance), setting().rulebook, chance)
    seat = theatre.belligerent_seat(1)
    declined = next(each for each in BELLIGERENT if each.what == "truces, exchanges declined")
    plain = setting().staff.answers(ledger).codes
    codes = AlteredStaff(theatre, setting().staff.stances, seat, declined).answers(ledger).codes
    assert (codes[seat, [Initiative.ENERGY_TRUCE, Initiative.EXCHANGE]] == Answer.DECLINE).all()
    assert (np.delete(codes, seat, axis=0) == np.delete(plain, seat, axis=0)).all()


def test_a_seat_without_backers_to_ask_has_no_dossiers_to_choose() -> None:
    theatre = setting().scenario.theatre
    for side in (0, 1):
        families = {each.family for each in alternatives(theatre, theatre.belligerent_seat(side))}
        assert ("Dossiers" in families) == (addressee(theatre, side, Initiative.DOSSIER_REQUEST) is not None)


def test_a_family_weighs_as_much_as_its_weightiest_alternative() -> None:
    rows = [FamilyRow("Raids", "none", "a", -3.0, 0.1), FamilyRow("Raids", "massed", "b", 1.0, 0.1),
            FamilyRow("Tempo", "halved", "a", 0.2, 0.1)]  # fmt: skip
    assert weight_of_families(rows) == {"Raids": 3.0, "Tempo": 0.2}


def test_a_duel_names_the_best_doctrine_under_each_profile() -> None:
    rows = list(duels(setting(), 0, 3, 8))
    theatre = setting().scenario.theatre
    own, foe = (theatre.seats[theatre.belligerent_seat(side)].key for side in (0, 1))
    assert len(rows) == len(theatre.profiles[own]) * len(theatre.doctrines[foe])
    assert all(row.best in theatre.doctrines[own] and 0 <= row.mean <= 100 for row in rows)


def test_scores_of_doctrines_lie_between_nothing_and_a_hundred() -> None:
    rows = list(doctrine_rows(setting(), "partners", 3, 8))
    theatre = setting().scenario.theatre
    assert len(rows) == len(theatre.doctrines["partners"]) * len(theatre.profiles["partners"])
    assert all(0 <= row.low <= row.high <= 100 and 0 <= row.mean <= 100 for row in rows)
