"""Speed of the engine with doctrines in every seat, as medians of interleaved rounds; imports study and below.

    python3 run.py bench [--rounds 5] [--months 24] [--rules 10]

Every figure comes from one run on one machine, so the ratios between them mean more than the figures themselves.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np  # noqa: E402

from wargame.engine.chance import Chance  # noqa: E402
from wargame.engine.ledger import Ledger  # noqa: E402
from wargame.engine.resolution import conclude, fight  # noqa: E402
from wargame.engine.rule import Rule  # noqa: E402
from wargame.engine.state import State  # noqa: E402
from wargame.resources import scenarios  # noqa: E402
from wargame.rules.catalogue import PHASES  # noqa: E402
from wargame.scenario.files import load_scenario  # noqa: E402
from wargame.study.campaigns import Setting, prepare  # noqa: E402

SIZES = (1, 8, 64, 256, 1024)
RULES = {rule.id: rule for rules in PHASES.values() for rule in rules}

PARTS = ("sheets", "rules", "answers", "rules", "next position")
"""What a month is made of, in order."""

TARGET_MS = 20.0
"""One month of a game on the board, at most."""


@dataclass
class Times:
    """Seconds by size: whole months, and what each part and rule of a month took."""

    months: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[int, dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    rules: dict[int, dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 0."""
    options = parser().parse_args(arguments)
    ready = prepare(load_scenario(scenarios() / "year_five.yaml"))
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} processors")
    print(
        f"{ready.scenario.theatre.title}: {options.rounds} rounds of {options.months} months, sizes interleaved",
        flush=True,
    )
    times = measure(ready, options.rounds, options.months)
    print_scaling(times, options.months)
    for size in (SIZES[0], SIZES[-1]):
        print_parts(times, size)
        print_rules(times, size, options.rules)
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    result = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    result.add_argument("--rounds", type=int, default=5)
    result.add_argument("--months", type=int, default=24)
    result.add_argument("--rules", type=int, default=10, help="how many of the slowest rules to list")
    return result


# --- measuring


def measure(ready: Setting, rounds: int, months: int) -> Times:
    """Rounds over all sizes in turn, so that a slow spell of the machine falls on all of them; a first one warms up."""
    times = Times()
    for size in SIZES:
        play(ready, size, 0, 2)
    for turn in range(rounds):
        for size in SIZES:
            times.months[size].append(play(ready, size, turn, months))
    for size in (SIZES[0], SIZES[-1]):
        take_apart(ready, size, months, times)
    return times


def play(ready: Setting, size: int, seed: int, months: int) -> float:
    """Seconds that so many months of a batch take, with nothing watching."""
    state, chance = ready.start.tiled(size), Chance.of(seed, 0, size)
    begun = time.perf_counter()
    for _ in range(months):
        ledger = fight(state, ready.staff.sheets(state, chance), ready.rulebook, chance)
        conclude(ledger, ready.staff.answers(ledger))
        state = following(ledger, size)
    return time.perf_counter() - begun


def following(ledger: Ledger, size: int) -> State:
    """The next position; a batch of one was padded to two."""
    after = ledger.state()
    return after.campaign(0) if size == 1 else after


def take_apart(ready: Setting, size: int, months: int, times: Times) -> None:
    """The same months with a watch on every part and every rule."""
    parts = times.parts[size]
    state, chance = ready.start.tiled(size), Chance.of(1, 0, size)
    with watched(times.rules[size]):
        for _ in range(months):
            marks = [time.perf_counter()]
            sheets = ready.staff.sheets(state, chance)
            marks.append(time.perf_counter())
            ledger = fight(state, sheets, ready.rulebook, chance)
            marks.append(time.perf_counter())
            answers = ready.staff.answers(ledger)
            marks.append(time.perf_counter())
            conclude(ledger, answers)
            marks.append(time.perf_counter())
            state = following(ledger, size)
            marks.append(time.perf_counter())
            for name, begun, done in zip(PARTS, marks, marks[1:], strict=False):
                parts[name] += done - begun


@contextmanager
def watched(rules: dict[str, float]) -> Iterator[None]:
    """Adds up the seconds of each rule by id while it lasts, draws of chance included."""
    plain = Ledger.run

    def run(ledger: Ledger, rule: Rule) -> None:
        begun = time.perf_counter()
        plain(ledger, rule)
        rules[rule.id] += time.perf_counter() - begun

    Ledger.run = run  # type: ignore[method-assign]
    try:
        yield
    finally:
        Ledger.run = plain  # type: ignore[method-assign]


# --- printing


def print_scaling(times: Times, months: int) -> None:
    """Milliseconds a month, campaign-months a second, and how much cheaper a campaign is in a batch."""
    middle = {size: median(taken) for size, taken in times.months.items()}
    alone = middle[1] / months
    print(f"\n{'Campaigns':>10}{'ms a month':>13}{'(fastest)':>11}{'campaign-months/s':>20}{'each, against one':>20}")
    for size, taken in middle.items():
        fastest = min(times.months[size]) / months
        share = taken / months / size / alone
        rate = size * months / taken
        print(
            f"{size:>10}{1000 * taken / months:>13.1f}{1000 * fastest:>11.1f}{rate:>20,.0f}{f'1/{1 / share:.0f}':>20}"
        )
    verdict = "within" if 1000 * alone < TARGET_MS else "over"
    largest = max(middle)
    print(f"\nA month of a game of one: {1000 * alone:.1f} ms, {verdict} the {TARGET_MS:.0f} ms it may take.")
    print(f"{largest:,} campaigns of {months} months in one batch: {middle[largest]:.2f} s.")
    print(
        f"A campaign-month in that batch costs 1/{alone * months * largest / middle[largest]:.0f} of one played alone."
    )


def print_parts(times: Times, size: int) -> None:
    """What a month is spent on."""
    parts = times.parts[size]
    whole = sum(parts.values())
    words = ", ".join(f"{name} {taken / whole:.0%}" for name, taken in sorted(parts.items(), key=lambda part: -part[1]))
    print(f"\nA month of {size:,}: {words}")


def print_rules(times: Times, size: int, count: int) -> None:
    """The phases by their share of all rules, then the slowest rules with the title people know them by."""
    taken = times.rules[size]
    whole = sum(taken.values())
    phases: dict[str, float] = defaultdict(float)
    for rule_id, seconds in taken.items():
        phases[RULES[rule_id].phase.name.lower().replace("_", " ")] += seconds
    ordered = sorted(phases.items(), key=lambda phase: -phase[1])
    print("  phases: " + ", ".join(f"{name} {seconds / whole:.0%}" for name, seconds in ordered))
    for rule_id, seconds in sorted(taken.items(), key=lambda rule: -rule[1])[:count]:
        print(f"  {rule_id:<6}{seconds / whole:>6.1%}  {RULES[rule_id].title}")


if __name__ == "__main__":
    sys.exit(main())
