"""Backtest: the front played from July 2024 and laid beside the public record month by month."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from wargame.resources import assets, scenarios
from wargame.scenario.files import load_scenario
from wargame.study.bench import Array, Bench, Target, share
from wargame.study.campaigns import Setting, prepare
from wargame.study.experiment import run
from wargame.words.numbers import plain

SCENARIO = "backtest_2024.yaml"
RECORD = "backtest/area_by_month.csv"
FITTED_MONTHS = 18
"""July 2024 to December 2025; the months after these were not looked at when the start was fitted."""
FITTED = ("supply_base", "intake", "force of the second side", "fortification of the second side")
"""What of the backtest's start was fitted on those months; its efforts, positions, aid and economy were not."""
TAILS = (5.0, 95.0)


@dataclass(frozen=True)
class Record:
    """The public record: months by the date each begins with, and the area taken by the first side, km2, (months,)."""

    dates: tuple[str, ...]
    area: Array


@dataclass(frozen=True)
class Backtest:
    """Simulated area a month, (months, B), beside the record."""

    record: Record
    area: Array

    def sums(self, months: slice) -> tuple[float, Array]:
        """Recorded and simulated area of some months; the latter by campaign."""
        return float(self.record.area[months].sum()), self.area[months].sum(axis=0)

    def place(self, months: slice) -> Array:
        """Whether each campaign stayed under the record over some months; the mean is the record's place among them."""
        recorded, simulated = self.sums(months)
        return share(simulated < recorded)

    def inside(self, months: slice) -> Array:
        """Whether the record of each month lies inside the simulated band of that month."""
        low, high = np.percentile(self.area[months], TAILS, axis=1)
        recorded = self.record.area[months]
        return share((recorded >= low) & (recorded <= high))


WHOLE, FIT, OUT = slice(None), slice(0, FITTED_MONTHS), slice(FITTED_MONTHS, None)


@lru_cache(maxsize=1)
def public_record() -> Record:
    """The shipped series. Raises FileNotFoundError where it is not shipped."""
    with (assets() / RECORD).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return Record(tuple(row["from_date"] for row in rows), np.array([float(row["total_km2"]) for row in rows]))


@lru_cache(maxsize=1)
def start_of_record() -> Setting:
    """The backtest's scenario with default doctrines. Raises ScenarioError."""
    return prepare(load_scenario(scenarios() / SCENARIO))


def backtest(bench: Bench) -> Backtest:
    """Every campaign of the bench played through the months of the record, whatever scenario is on the bench."""
    record = public_record()
    course = bench.course(
        "backtest",
        lambda: run(start_of_record(), bench.seed, bench.count, len(record.dates), keep_running=True),
    )
    return Backtest(record, course.of("month_km2"))


def backtest_text(result: Backtest) -> str:
    """The record beside the simulated mean and 5 to 95 % band, by month and for the parts of the window."""
    lines = [f"{'Month from':<14}{'Record':>8}{'Mean':>8}{'5 %':>8}{'95 %':>8}"]
    for date, recorded, simulated in zip(result.record.dates, result.record.area, result.area, strict=True):
        lines.append(_line(date, float(recorded), simulated))
    lines.append(_line("Fitted", *result.sums(FIT)))
    lines.append(_line("Out of sample", *result.sums(OUT)))
    lines.append(_line("All", *result.sums(WHOLE)))
    return "\n".join(lines)


def _line(name: str, recorded: float, simulated: Array) -> str:
    low, high = np.percentile(simulated, TAILS)
    cells = "".join(f"{plain(value, 0):>8}" for value in (recorded, float(simulated.mean()), low, high))
    mark = "" if low <= recorded <= high else "  outside"
    return f"{name:<14}{cells}{mark}"


BACKTEST: tuple[Target, ...] = (
    Target(
        "B1", "Record's place among simulated totals of 23 months", 0.05, 0.95, "share of campaigns under it",
        "domain 3.3", lambda b: backtest(b).place(WHOLE),
    ),
    Target(
        "B2", "The same for the fitted months, July 2024 to December 2025", 0.05, 0.95, "share of campaigns under it",
        "domain 3.3", lambda b: backtest(b).place(FIT),
    ),
    Target(
        "B2'", "Fitted months inside their own 5 to 95 % band", 0.80, 1, "share of months",
        "domain 3.3", lambda b: backtest(b).inside(FIT),
    ),
    Target(
        "B3", "Out of sample, January to May 2026: the record's place", 0.05, 0.95, "share of campaigns under it",
        "domain 3.3", lambda b: backtest(b).place(OUT),
    ),
    Target(
        "B3'", "Out of sample: months inside their own 5 to 95 % band", 0.80, 1, "share of months",
        "domain 3.3", lambda b: backtest(b).inside(OUT),
    ),
)  # fmt: skip
"""The backtest's targets; a band is met when the record's place lies between 5 and 95 %."""
