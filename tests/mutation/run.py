"""Alters each rule and number behind a figure of the board in turn and runs board and legality tests against it.

    python3 run.py mutate            every mutant; exit code 1 where one survives
    python3 run.py mutate R27 M05    those of some rules

A mutant is caught by a test that fails; it survives where none does and yet something shown has changed, or where a
rule that must stand behind the board changes nothing. Each runs in a process forked off from this one.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.mutation.mutants import Mutant, mutants_of, watched  # noqa: E402
from tests.mutation.silent import SILENT  # noqa: E402
from tests.reckon.pinned_figures import FOLDER, figures_of, read  # noqa: E402
from tests.reckon.test_pinned import FILES, test_the_board_shows_what_is_written_down  # noqa: E402

LEGALITY = "tests/reckon/test_legality.py"
TESTS = (LEGALITY, "tests/board/test_economy.py", "tests/board/test_front.py", "tests/board/test_orders.py")
"""The chosen tests beside the pinned figures, which find most; legality's alone where nothing shown has changed."""
NAMED = ("R27", "R36", "R36b", "R34", "M08", "R44", "M05")
"""Rules that must stand behind the board, whatever is found to."""
CAUGHT, SURVIVED, UNSEEN = "caught", "SURVIVED", "unseen"


def figures() -> None:
    """Everything the board shows at the positions that are written down."""
    for path in sorted(FOLDER.glob("*.yaml")):
        position, _ = read(path)
        figures_of(position)


def shown() -> str:
    """A digest of it, to the last digit that a board could print."""
    told = [repr(figures_of(read(path)[0])) for path in sorted(FOLDER.glob("*.yaml"))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def pinned() -> str:
    """The first of the pinned positions at which the board shows something else, empty for none."""
    for path in FILES:
        try:
            test_the_board_shows_what_is_written_down(path)
        except AssertionError as differing:
            figure = str(differing).partition("\n")[0].partition(" instead of ")[0]
            return f"{path.stem}: {figure}"
    return ""


class FirstFailure:
    """Remembers which test failed first."""

    name = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called for each step of each test."""
        if report.failed and not self.name:
            self.name = report.nodeid.removeprefix("tests/")


def tested(files: tuple[str, ...] = TESTS) -> str:
    """The first test that fails, empty for none."""
    failure = FirstFailure()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *files], plugins=[failure])
    return failure.name


def forked(work) -> str:
    """What ``work`` says in a process of its own; what it raises instead."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            said = work()
        except Exception as error:  # a mutant that breaks the board is noticed as well  # noqa: BLE001
            said = f"raises {type(error).__name__}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def verdict(mutant: Mutant, usual: str) -> tuple[str, str]:
    """Whether a mutant was caught, and by what."""

    def work() -> str:
        mutant.apply()
        found = pinned()
        if found:
            return found
        is_seen = shown() != usual
        return tested(TESTS if is_seen else (LEGALITY,)) or ("changed" if is_seen else "")

    said = forked(work)
    if said == "":
        return UNSEEN, SILENT.get((mutant.rule, mutant.name), "")
    return (SURVIVED, "a figure changes, no test fails") if said == "changed" else (CAUGHT, said)


def main(chosen: list[str]) -> int:
    """Print the table; 1 where a mutant survives."""
    os.chdir(ROOT)
    usual = forked(shown)
    if forked(pinned) or forked(tested):
        print("The chosen tests fail on the rulebook as it is; nothing can be told of mutants.")
        return 1
    behind = forked(lambda: " ".join(dict.fromkeys((*watched(figures), *NAMED)))).split()
    mutants = mutants_of(chosen or behind)
    print(f"{len(mutants)} mutants of {len(chosen or behind)} rules behind the board\n")
    counts, told = {CAUGHT: 0, SURVIVED: 0, UNSEEN: 0}, set()
    for mutant in mutants:
        kind, by = verdict(mutant, usual)
        # Nothing shown has changed: so it must be, by what the list of silent ones says of it.
        if kind == UNSEEN and not by:
            kind, by = SURVIVED, "it changes nothing that is shown, and no reason is given for that"
        counts[kind] += 1
        told |= {(mutant.rule, mutant.name)} if kind == UNSEEN else set()
        print(f"{mutant!s:<40} {kind:<9} {by}", flush=True)
    for idle in sorted(set(SILENT) - told) if not chosen else ():
        print(f"{' '.join(idle)} is listed as silent and is not.")
        counts[SURVIVED] += 1
    print(f"\n{counts[CAUGHT]} caught, {counts[UNSEEN]} behind no figure, {counts[SURVIVED]} survived")
    return 1 if counts[SURVIVED] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
