"""A program killed at any moment loses nothing that it had acknowledged; kills real processes.

WARGAME_KILLS sets how many kills; `python3 run.py soak` runs 200.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.session import played_until_killed
from tests.session.play import opened
from wargame.record import store
from wargame.record.format import Record, sealed
from wargame.session import replay

KILLS = int(os.environ.get("WARGAME_KILLS", "20"))
ROOT = Path(__file__).parents[2]


def killed(path: Path, seed: int, steps: int, wait: float) -> list[tuple[str, ...]]:
    """What a process acknowledged before it was killed, some way into what follows ``steps`` acknowledged ones.

    ``wait`` (seconds) only spreads the kills over all that a step does; nothing is expected of it.
    """
    command = [sys.executable, played_until_killed.__file__, str(path), str(seed)]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths})
    assert process.stdout is not None
    first, *lines = [process.stdout.readline() for _ in range(1 + steps)]
    with suppress(subprocess.TimeoutExpired):
        process.wait(wait)
    process.kill()
    lines += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    assert first == "ready\n"
    return [tuple(line.split()) for line in lines if line.endswith("\n")]


def in_record(record: Record) -> set[tuple[str, ...]]:
    """Everything in a record, in the words of the process."""
    found = set()
    for row in record.rows:
        place = (row.table, str(row["month"]))
        if row.table in ("draft", "sealed"):
            found.add((*place, str(row["seat"]), sealed(row["sheet"]).hex()))
        elif row.table == "answer":
            found.add((*place, str(row["seat"]), str(row["side"]), row["kind"], row["answer"]))
        elif row.table == "month":
            found.add(place)
    return found


def hunt(folder: Path, count: int) -> None:
    """Kill, reopen, compare, and play on from there, with a new game whenever one is over."""
    chance, path, acknowledged, kinds = random.Random(1), folder / "game 0.loc", set[tuple[str, ...]](), set[str]()
    for number in range(count):
        acknowledged |= set(killed(path, number, chance.randrange(12), chance.random() * 0.2))
        lost = acknowledged - in_record(store.read(path))
        assert not lost, f"kill {number} lost {lost}"
        kinds |= {words[0] for words in acknowledged}
        game = opened(path)
        if game.stage == "over" or game.course.state.month > 15:
            assert replay.verify(path) is None
            acknowledged, path = set(), folder / f"game {number + 1}.loc"
    assert kinds == {"draft", "sealed", "answer", "month"}
    for journal in folder.glob("*.loc-journal"):
        store.read(journal.with_name(journal.name.removesuffix("-journal")))


@pytest.mark.slow
def test_a_killed_game_holds_everything_it_had_acknowledged(tmp_path: Path) -> None:
    hunt(tmp_path, KILLS)


@pytest.mark.slow
@pytest.mark.skipif("WARGAME_SOAK" not in os.environ, reason="takes minutes; set WARGAME_SOAK to run it")
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    hunt(tmp_path, 200)
