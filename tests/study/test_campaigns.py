"""Many campaigns: the same seed gives the same table whatever the chunk, and tables count what happened."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.play import in_mode, same, setting, year_five
from wargame.engine.chance import Chance
from wargame.engine.state import join
from wargame.engine.words import Door, GateMode, Outcome
from wargame.study.campaigns import months, play, prepare
from wargame.study.experiment import with_parameters
from wargame.study.outcomes import OutcomeTable, count_outcomes
from wargame.words.campaign import door_name

THEATRE = year_five().theatre


def table(seed: int, count: int = 60, chunk: int = 60) -> OutcomeTable:
    return count_outcomes(play(setting(), seed, count, chunk=chunk), THEATRE)


def test_the_same_seed_gives_the_same_table_and_another_seed_another() -> None:
    assert table(7) == table(7)
    assert table(7) != table(8)


def test_the_result_does_not_depend_on_the_chunk() -> None:
    whole = join(play(setting(), 5, 50, limit=12, chunk=50))
    for chunk in (1, 7, 32):
        parts = join(play(setting(), 5, 50 if chunk > 1 else 3, limit=12, chunk=chunk))
        assert same(parts, join([whole.campaign(i) for i in range(parts.batch)])) == [], f"chunk {chunk}"


def test_progress_is_told_after_every_chunk() -> None:
    told: list[tuple[int, int]] = []
    play(setting(), 5, 10, limit=1, chunk=4, progress=lambda done, of: told.append((done, of)))
    assert told == [(4, 10), (8, 10), (10, 10)]


def test_a_limit_stops_the_play() -> None:
    assert [state.month for state, _ in months(setting(), Chance.of(1, 0, 2), 3)] == [1, 2, 3]


def test_a_doctrine_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(KeyError, match="fortress"):
        prepare(year_five(), {"kyiv": "sideways"})
    with pytest.raises(KeyError, match="moscow"):
        prepare(year_five(), {"nobody": "grind"})


# --- counting


def test_rows_and_doors_account_for_every_campaign() -> None:
    counted = table(3, 90)
    assert sum(row.count for row in counted.rows) == counted.campaigns == 90
    assert sum(row.share for row in counted.rows) == pytest.approx(1)
    assert sum(share for _, share, _ in counted.doors) == pytest.approx(1)
    assert counted.area[0] <= counted.area[1] <= counted.area[2]


def test_outcomes_are_counted_by_door_and_month() -> None:
    state = setting().start.tiled(4).with_values(
        outcome=np.float32([Outcome.WAR_CONTINUES, Outcome.SETTLEMENT, Outcome.SETTLEMENT, Outcome.FREEZE]),
        outcome_month=np.float32([24, 10, 12, 20]),
        door=np.float32([Door.NONE, Door.SECOND_PILLAR, Door.SECOND_PILLAR, Door.NONE]),
        door_month=np.float32([0, 5, 7, 0]),
        gained_km2=np.float32([0, 100, 200, 300]),
    )  # fmt: skip
    counted = count_outcomes([state], THEATRE)
    by_words = {(row.outcome, row.door): (row.count, row.months[1]) for row in counted.rows}
    aid = door_name(THEATRE, Door.SECOND_PILLAR)
    assert by_words[("Settlement", aid)] == (2, 11.0)
    assert by_words[("War continues", "no door opened")] == (1, 24.0)
    assert counted.without_door == 1
    assert counted.area[1] == 150


def test_the_table_reads_in_words() -> None:
    text = table(3).text(THEATRE)
    assert "not a forecast" in text and "War continues" in text
    assert all((door_name(THEATRE, door) in text) is (door is not Door.CHANCE) for door in Door)
    assert "_" not in text


def test_a_door_by_chance_is_counted_apart() -> None:
    certain = with_parameters(in_mode(GateMode.HAZARD), {"hazard_monthly": 1.0})
    made = count_outcomes(play(certain, 4, 24, limit=3), THEATRE)
    line = next(line for line in made.text(THEATRE).splitlines() if line.startswith("  chance (hazard mode)"))
    assert line.endswith(" 100.0 %   month 1/1/1")
