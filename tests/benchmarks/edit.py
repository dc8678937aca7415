"""How long an order takes until the board shows it, by kind of order; imports the session and below.

    python3 run.py bench edit [--rounds 40]

A game of five months stands at its plan, kept in a file. What the disk takes to acknowledge an order is told apart from
the new view; a whole view made anew is what an edit took before parts of it were kept.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from wargame.board.board import board_view  # noqa: E402
from wargame.engine import orders as o  # noqa: E402
from wargame.engine.words import Dossier, Fiscal, Initiative, Posture  # noqa: E402
from wargame.resources import scenarios  # noqa: E402
from wargame.session.session import Session  # noqa: E402

MONTHS = 5
TARGET_MS = 8.0

KINDS: dict[str, Callable[[int], o.Order]] = {
    "a mandate": lambda turn: o.SetMandate(turn % 8, 0.1 + 0.1 * (turn % 5)),
    "a share of effort": lambda turn: o.SetEffort(turn % 5, 0.1 + 0.05 * (turn % 5)),
    "a posture": lambda turn: o.SetPosture(turn % 5, (Posture.HOLD, Posture.FORTIFY)[turn % 2]),
    "tempo": lambda turn: o.SetTempo(0.8 + 0.1 * (turn % 4)),
    "a transfer": lambda turn: o.Transfer(None, turn % 5, 0.2),
    "raids on a node": lambda turn: o.PlanRaids(turn % 18, turn % 3),
    "air defence": lambda turn: o.AssignDefence(18 + turn % 6, 0.1 + 0.1 * (turn % 3)),
    "production": lambda turn: o.SplitProduction(0.4, 0.3 + 0.1 * (turn % 2), 0.3 - 0.1 * (turn % 2)),
    "a fiscal measure": lambda turn: o.SetFiscal(Fiscal(turn % 3), 0.1 + 0.1 * (turn % 4)),
    "trade": lambda turn: o.SetTrade(0.1 * (turn % 4), 0.1 * (turn % 3)),
    "a letter": lambda turn: o.Propose(Initiative.LETTER, turn % 2 == 0),
    "a term of truce": lambda turn: o.SetTruceTerm(1 + turn % 3),
    "a dossier": lambda turn: o.FundDossier(Dossier(turn % 3), turn % 2),
    "courting": lambda turn: o.Court(2 + turn % 2, turn // 2 % 2),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 0."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=40)
    rounds = options.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory() as folder:
        game = Session.start(scenarios() / "year_five.yaml", "kyiv", 7)
        for _ in range(MONTHS):
            game.play_month()
        game.journal.save_as(Path(folder) / "game.loc")
        gc.freeze()
        measure(game, game.persons[0], rounds)
    return 0


def measure(game: Session, seat: int, rounds: int) -> None:
    """Every kind of order so many times, a line for each kind and one for all."""
    views: list[float] = []
    shares: list[float] = []
    print(f"{'Median ms of':<20}{'kept by the disk':>18}{'the new view':>14}{'(own work)':>12}{'made anew':>11}")
    for name, order in KINDS.items():
        kept: list[float] = []
        seen: list[float] = []
        work: list[float] = []
        anew: list[float] = []
        for turn in range(rounds):
            given, clock, _ = timed(partial(game.give, seat, order(turn)))
            if given is None:
                kept.append(clock)
                _, clock, own = timed(lambda: game.view(seat))
                seen.append(clock)
                work.append(own)
                anew.append(timed(lambda: board_view(game.desk(seat)))[2])
        if not seen:
            print(f"{name:<20}{'never allowed':>18}")
            continue
        views += seen
        shares += [own / whole for own, whole in zip(work, anew, strict=True)]
        print(f"{name:<20}{median(kept):>18.1f}{median(seen):>14.1f}{median(work):>12.1f}{median(anew):>11.1f}")
    verdict = "met" if median(views) < TARGET_MS else "missed"
    print(
        f"Draft edit to new view: median {median(views):.1f} ms, worst {max(views):.1f} ms; "
        f"the median may take {TARGET_MS:.0f} ms: {verdict}."
    )
    print(f"In own work an edit costs {median(shares):.2f} of a whole board made anew.")


def timed(step: Callable[[], object]) -> tuple[object, float, float]:
    """What a step gives, and its milliseconds on the clock and of one processor."""
    begun, worked = time.perf_counter(), time.thread_time()
    result = step()
    return result, 1000 * (time.perf_counter() - begun), 1000 * (time.thread_time() - worked)


if __name__ == "__main__":
    sys.exit(main())
