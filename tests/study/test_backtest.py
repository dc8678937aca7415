"""The backtest: the record that is shipped, the start built for it, and the band it is laid beside."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from tests.engine.play import setting
from wargame.resources import assets
from wargame.study.backtest import (
    BACKTEST,
    FIT,
    FITTED_MONTHS,
    OUT,
    RECORD,
    WHOLE,
    Backtest,
    Record,
    backtest,
    backtest_text,
    public_record,
    start_of_record,
)
from wargame.study.bench import Bench


@lru_cache(maxsize=1)
def result() -> Backtest:
    """160 campaigns beside the record."""
    return backtest(Bench(setting(), count=160, seed=24))


def made(area: list[float], simulated: np.ndarray) -> Backtest:
    return Backtest(Record(tuple(f"month {i}" for i in range(len(area))), np.array(area)), simulated)


# --- the record


def test_the_record_has_every_month_and_its_published_total() -> None:
    record = public_record()
    assert len(record.dates) == len(set(record.dates)) == 23
    assert [date[:7] for date in record.dates] == [f"{2024 + (6 + i) // 12}-{(6 + i) % 12 + 1:02d}" for i in range(23)]
    assert record.area.sum() == pytest.approx(7544, rel=0.005)


def test_sectors_add_up_to_the_total_of_a_month() -> None:
    lines = (assets() / RECORD).read_text(encoding="utf-8").splitlines()
    rows = [line.split(",") for line in lines if line[:1] == "2"]
    assert len(rows) == 23
    for row in rows:
        assert sum(float(cell) for cell in row[1:17]) == pytest.approx(float(row[17]), abs=2)


def test_the_record_is_credited_where_it_stands() -> None:
    head = (assets() / RECORD).read_text(encoding="utf-8")[:600]
    assert head.startswith("#") and "DeepState" in head and "cyterat/deepstate-map-data" in head


# --- the start


def test_the_start_stands_at_the_first_month_of_the_record() -> None:
    theatre = start_of_record().scenario.theatre
    assert (theatre.start_year, theatre.start_month) == (2024, 7)
    assert theatre.months == len(public_record().dates)
    assert "backtest" in start_of_record().scenario.tags
    assert "calibration" in start_of_record().scenario.teaches


def test_the_line_stands_where_it_did_before_the_advance() -> None:
    then, now = start_of_record().scenario.theatre, setting().scenario.theatre
    assert (then.sector_start_km <= now.sector_start_km).all()
    assert {sector.key for sector in then.sectors} == {sector.key for sector in now.sectors}


def test_fitted_parameters_stay_in_the_ranges_of_the_rulebook() -> None:
    book = start_of_record().rulebook
    for name in ("supply_base", "intake"):
        about = book.parameters.about(name)
        assert isinstance(about.value, tuple)
        assert about.low <= about.value[0] <= about.high


# --- the comparison


def test_the_fitted_months_end_before_the_ones_that_are_only_reported() -> None:
    record = public_record()
    assert record.dates[FIT][-1] == "2025-12-01" and record.dates[OUT][0] == "2026-01-01"
    assert len(record.dates[FIT]) == FITTED_MONTHS and len(record.dates[OUT]) == 5


def test_the_place_of_the_record_is_the_share_of_campaigns_under_it() -> None:
    simulated = np.array([[1.0, 2.0, 3.0, 4.0], [1.0, 1.0, 1.0, 1.0]])
    assert made([2.5, 0.0], simulated).place(WHOLE).tolist() == [1, 0, 0, 0]
    assert made([9.0, 9.0], simulated).place(WHOLE).mean() == 1


def test_a_month_is_inside_its_own_band_or_not() -> None:
    simulated = np.tile(np.linspace(0, 100, 101), (3, 1))
    assert made([50, 4, 96], simulated).inside(WHOLE).tolist() == [1, 0, 0]
    assert made([50, 6, 94], simulated).inside(WHOLE).tolist() == [1, 1, 1]


def test_the_text_marks_what_lies_outside() -> None:
    simulated = np.tile(np.linspace(0, 100, 101), (23, 1))
    lines = backtest_text(made([50.0] * 18 + [500.0] * 5, simulated)).splitlines()
    assert len(lines) == 1 + 23 + 3
    assert [line.endswith("outside") for line in lines[1:19]] == [False] * 18
    assert all(line.endswith("outside") for line in lines[19:24])
    assert lines[24].startswith("Fitted") and lines[25].startswith("Out of sample") and lines[25].endswith("outside")


def test_the_total_and_the_fitted_months_lie_inside_the_simulated_band() -> None:
    by_id = {target.id: target for target in BACKTEST}
    for key, months in (("B1", WHOLE), ("B2", FIT)):
        assert by_id[key].low <= result().place(months).mean() <= by_id[key].high, key


def test_it_does_not_depend_on_the_scenario_that_is_calibrated() -> None:
    again = backtest(Bench(start_of_record(), count=160, seed=24))
    np.testing.assert_array_equal(again.area, result().area)


def test_every_campaign_has_fortune_of_its_own() -> None:
    assert result().area.shape == (23, 160) and (result().area.std(axis=1) > 20).all()
