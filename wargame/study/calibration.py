"""Calibration: every target measured, met or missed, and the table written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import yaml

from wargame import __version__
from wargame.study.backtest import BACKTEST
from wargame.study.bench import Bench, Result
from wargame.study.rows import ROWS
from wargame.study.targets import FIGURES

__all__ = ["TARGETS", "Bench", "Result", "calibrate", "write_table"]

TARGETS = (*FIGURES, *ROWS, *BACKTEST)
"""Figures of the model, statistical rows of the claims, and the backtest against the public record."""


def calibrate(bench: Bench, progress: Callable[[str], None] | None = None) -> tuple[Result, ...]:
    """Measure every target."""
    results = []
    for target in TARGETS:
        values = np.atleast_1d(np.asarray(target.measure(bench), dtype=float))
        if len(values) == 0:
            values = np.array([np.nan])
        low, high = np.percentile(values, [10, 90])
        results.append(Result(target, float(values.mean()), float(low), float(high)))
        if progress is not None:
            progress(results[-1].line())
    return tuple(results)


def write_table(results: tuple[Result, ...], bench: Bench, path: Path) -> Path:
    """Write the table shown in the rulebook browser. Raises OSError."""
    rows = [
        {
            "id": r.target.id,
            "target": r.target.text,
            "unit": r.target.unit,
            "source": r.target.source,
            "aim": [_finite(r.target.low), _finite(r.target.high)],
            "value": _finite(r.value),
            "spread": [_finite(r.low), _finite(r.high)],
            "met": r.is_met,
        }
        for r in results
    ]
    head = {
        "scenario": bench.setting.scenario.theatre.key,
        "campaigns": bench.count,
        "seed": bench.seed,
        "version": __version__,
    }
    path.write_text(yaml.safe_dump({**head, "targets": rows}, sort_keys=False, width=120), encoding="utf-8")
    return path


def _finite(value: float) -> float | None:
    return round(float(value), 3) if np.isfinite(value) else None
