"""The tests' small scenario with one thing changed, and the problems that come of it; imports the scenario layer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wargame.scenario.files import parse_scenario
from wargame.scenario.problems import Problem, ScenarioError
from wargame.scenario.validate import Known


@lru_cache(maxsize=1)
def small_text() -> str:
    """The text of the small scenario."""
    return (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")


def edited(*changes: tuple[str, str]) -> str:
    """The small scenario with the first occurrence of each old text replaced; the old text must be there."""
    text = small_text()
    for old, new in changes:
        assert old in text, f"the scenario has no {old!r}"
        text = text.replace(old, new, 1)
    return text


def problems_of(text: str, known: Known | None = None) -> tuple[Problem, ...]:
    """Problems a text is refused for; none when it loads."""
    try:
        parse_scenario(text, "x.yaml", known)
    except ScenarioError as error:
        return error.problems
    return ()


def line_of(text: str, words: str) -> int:
    """Number of the first line that holds the words."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)
