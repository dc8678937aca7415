"""How long a long game takes to open and to step through in the whole window; imports the windows, tests and below.

    python3 run.py bench stepping [--width 1600] [--height 1000] [--rounds 3]

A record of 24 months with 500 orders is opened in the real window, which then goes to every month, a step at a time and
in leaps, with everything painted before the clock is stopped. It runs without a display, and its figures are those of
one machine on one day.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.session.play import opened

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QThreadPool  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.session.play import kept_game, long_game  # noqa: E402
from wargame.ui.month.comparing import AFTER_MS
from wargame.ui.start.shelf import Shelf
from wargame.ui.style import theme
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings

VIEWS = ("board", "economy", "diplomacy", "log")
TARGET_MS = 200.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 0."""
    options = parser().parse_args(arguments)
    application = QApplication([])
    theme.apply(application)
    with tempfile.TemporaryDirectory() as folder:
        game, path = kept_game(Path(folder))
        long_game(game)
        orders = len(game.journal.record.of("draft"))
        game.journal.close()
        print(f"{game.course.state.month} months, {orders} orders, {path.stat().st_size / 1e6:.1f} MB")
        report("open the record", [timed(lambda: opened(path)) for _ in range(options.rounds)])
        step_through(path, Path(folder), options)
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    result = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    result.add_argument("--width", type=int, default=1600)
    result.add_argument("--height", type=int, default=1000)
    result.add_argument("--rounds", type=int, default=3)
    return result


def step_through(path: Path, folder: Path, options: argparse.Namespace) -> None:
    """Every view of the window, taken through all months."""
    window = MainWindow(Shelf(), Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)))
    window.resize(options.width, options.height)
    window.show()
    settle()
    gc.freeze()
    report("open it in the window, the first time", [timed(lambda: window.open_file(path))])
    report("open it in the window again", [timed(lambda: window.open_file(path)) for _ in range(options.rounds)])
    # A finished game is compared with a thousand campaigns first, on a thread of its own.
    QTest.qWait(2 * AFTER_MS)
    QThreadPool.globalInstance().waitForDone()
    look = window.records.lookback
    for view in VIEWS:
        look.first()
        window.show_view(view)
        settle()
        taken: list[Taken] = []
        for months in (list(range(1, look.months)), [*reversed(range(look.months - 1))], leaps(look.months)):
            taken += [timed(lambda month=month: look.go_to(month)) for month in months * options.rounds]
        report(f"a step with the {view} in the window", taken)


def leaps(months: int) -> list[int]:
    """All months in an order that is no order, none of them twice in a row."""
    order = list(range(months))
    random.Random(1).shuffle(order)
    return order


def settle() -> None:
    """Everything laid out and painted."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock, and of one processor: the rest is other programs'."""

    clock: float
    work: float


def timed(step: Callable[[], object]) -> Taken:
    """How long a step takes until the window has painted what it shows."""
    begun, worked = time.perf_counter(), time.thread_time()
    step()
    settle()
    return Taken(time.perf_counter() - begun, time.thread_time() - worked)


def report(what: str, taken: Sequence[Taken]) -> None:
    """Median and worst in milliseconds."""
    clock, work = [1000 * each.clock for each in taken], [1000 * each.work for each in taken]
    verdict = "within" if max(clock) < TARGET_MS else "over"
    print(
        f"{what:<38} median {median(clock):>4.0f} ms, worst {max(clock):>4.0f} ms "
        f"(own work {median(work):.0f} and {max(work):.0f}) of {len(taken)}, {verdict} {TARGET_MS:.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
