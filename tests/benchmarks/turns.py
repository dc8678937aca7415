"""How long a month's steps take in the whole window: commit, next month, another screen, the first step back.

    python3 run.py bench turns [--rounds 4]

A game of four months stands at its plan in the real window, which paints without a display; the clock is stopped once
everything is laid out and painted. Opening the game without a window and making its board is timed in the same run: the
ratios to that hold on any machine.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.benchmarks.stepping import Taken, timed  # noqa: E402
from tests.session.play import Screen, kept_game, opened, play_months  # noqa: E402
from wargame.board.board import board_view  # noqa: E402
from wargame.ui.start.shelf import Shelf  # noqa: E402
from wargame.ui.style import theme  # noqa: E402
from wargame.ui.window.main_window import MainWindow  # noqa: E402
from wargame.ui.window.settings import Settings  # noqa: E402

MONTHS = 4
SCREENS = ("economy", "board", "diplomacy", "board", "log", "board")
TARGETS_MS = {"commit to table": 400, "next month": 400, "first step back": 200, "change of screen": 150}
"""Median on the clock, at most."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 0."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=4)
    rounds = options.parse_args(arguments).rounds
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application)
    with tempfile.TemporaryDirectory() as folder:
        game, path = kept_game(Path(folder))
        play_months(game, MONTHS)
        game.journal.close()
        taken: dict[str, list[Taken]] = defaultdict(list)
        for turn in range(rounds):
            again = Path(folder) / f"game-{turn}.loc"
            again.write_bytes(path.read_bytes())
            play(again, Path(folder), taken)
        anew = median(timed(lambda: whole_board(opened(path))).work for _ in range(3))
    print_all(taken, anew)
    return 0


def whole_board(game: Screen) -> None:
    """A board with nothing kept."""
    board_view(game.session.desk(game.index))


def play(path: Path, folder: Path, taken: dict[str, list[Taken]]) -> None:
    """One month in a window of its own, each step by its name."""
    window = MainWindow(Shelf(), Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)))
    window.resize(1600, 1000)
    window.show()
    window.open_file(path)
    gc.collect()
    bridge, look = window.bridge, window.records.lookback
    assert bridge is not None and look is not None

    def note(name: str, step: Callable[[], object]) -> None:
        taken[name].append(timed(step))

    timed(lambda: None)
    note("first step back", look.back)
    timed(look.now)
    for screen in SCREENS:
        note("change of screen", lambda screen=screen: window.show_view(screen))
    for _ in range(2):
        note("commit to table", bridge.commit)
        if bridge.view.stage == "table":
            timed(bridge.suggest_answers)
            timed(bridge.send_answers)
        note("next month", bridge.next_month)
    window.close()
    window.deleteLater()


def print_all(taken: dict[str, list[Taken]], anew: float) -> None:
    """Every step against its target, and as a multiple of the board of a game opened anew."""
    print(f"{'In the window, ms':<20}{'median':>8}{'worst':>8}{'(own work)':>12}{'of opening':>12}{'target':>8}")
    for name, target in TARGETS_MS.items():
        clock, work = [1000 * each.clock for each in taken[name]], median(1000 * each.work for each in taken[name])
        verdict = "met" if median(clock) < target else "missed"
        figures = f"{median(clock):>8.0f}{max(clock):>8.0f}{work:>12.0f}{work / (1000 * anew):>12.2f}{target:>8}"
        print(f"{name:<20}{figures}  {verdict}")
    print(f"Of opening: own work against the {1000 * anew:.0f} ms it takes to open the game and make its board.")


if __name__ == "__main__":
    sys.exit(main())
