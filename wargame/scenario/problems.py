"""Located mistakes of a scenario file and the error that carries them all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SHOWN = 50
"""Problems printed before the rest is only counted."""

_WIDTH = 120


@dataclass(frozen=True)
class Fault:
    """A mistake before it is located: its path in the document, the sentence, and whether a key or a value is meant."""

    path: tuple[Any, ...]
    message: str
    at_key: bool = False


@dataclass(frozen=True)
class Problem:
    """One mistake and its place: line and column from 1, line 0 where the file as a whole is meant."""

    file: str
    line: int
    column: int
    message: str
    path: str = ""
    """Where in the document, e.g. ``sectors.3.line_km``."""
    source: str = ""
    """The offending line of the file."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        head = f"{place}: {self.message}" + (f"   [{self.path}]" if self.path else "")
        return "\n".join([head, *self._caret()])

    def _caret(self) -> tuple[str, ...]:
        """The line with a caret under the column; long lines are cut around it."""
        if not self.source.strip():
            return ()
        start = max(0, self.column - _WIDTH // 2) if len(self.source) > _WIDTH else 0
        cut = self.source[start : start + _WIDTH].replace("\t", " ").rstrip()
        return (f"    {cut}", "    " + " " * (self.column - 1 - start) + "^")


class ScenarioError(Exception):
    """A scenario file that cannot be used, with every mistake found in it, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        rest = len(self.problems) - SHOWN
        return "\n".join([*lines, f"and {rest} more"] if rest > 0 else lines)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for a word that is not known: the nearest known one, or the few there are, or nothing."""
    known = sorted(known)
    near = difflib.get_close_matches(word[:60], known, n=1, cutoff=0.6)
    if near:
        return f'; did you mean "{near[0]}"?'
    if 0 < len(known) <= 8:
        return "; known: " + ", ".join(known)
    return ""


def shortened(value: object, limit: int = 40) -> str:
    """A value as it may stand in a message, cut to ``limit`` characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple | list):
        return f"a list of {len(value)}"
    text = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= limit else text[: limit - 3] + "..."
