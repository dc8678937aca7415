"""Every rule has a file of cases under ``cases``: a sentence, what is given, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from tests.rules import bench
from wargame.rules.catalogue import PHASES

FOLDER = Path(__file__).parent / "cases"
RULES = {each.id: each for rules in PHASES.values() for each in rules}
ORDER = {"higher": np.greater, "lower": np.less, "same": np.equal}
FIELDS = {"case", "given", "parameters", "expect", "against"}


@dataclass(frozen=True)
class Case:
    """One case of a rule; ``against`` names what is different in the run it is compared with."""

    rule: str
    case: str
    given: Mapping[str, Any] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    against: Mapping[str, Mapping[str, Any]] | None = None
    expect: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}: {self.case}"


def read_cases() -> Iterator[Case]:
    """All cases of all files; a word that is no part of a case is an error here, not a case that says nothing."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            assert set(entry) <= FIELDS, f"{path.name}: {', '.join(set(entry) - FIELDS)}"
            yield Case(path.stem, **entry)


CASES = tuple(read_cases())


def test_every_rule_has_its_cases_and_every_file_its_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(RULES)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_rule_has_one_to_five_cases(rule_id: str) -> None:
    assert 1 <= sum(case.rule == rule_id for case in CASES) <= 5


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    assert case.expect, "a case that expects nothing shows nothing"
    result = bench.run(case.rule, case.given, case.parameters)
    other = None
    if case.against is not None:
        given = {**case.given, **case.against.get("given", {})}
        other = bench.run(case.rule, given, {**case.parameters, **case.against.get("parameters", {})})
    for address, expected in case.expect.items():
        name, *where = str(address).split("/")
        found = bench.selected(name, result[name], where)
        if isinstance(expected, str) and expected in ORDER:
            assert other is not None, f"{address} is compared with nothing"
            compare(address, found, expected, bench.selected(name, other[name], where))
        else:
            check(address, found, bench.in_words(name, expected))


def compare(address: str, found: np.ndarray, word: str, other: np.ndarray) -> None:
    """Every element of one run stands as the word says to that of the other."""
    told = f"{address} should be {word}: {found[..., 0].tolist()} against {other[..., 0].tolist()}"
    assert ORDER[word](found, other).all(), told


def check(address: str, found: np.ndarray, expected: Any) -> None:
    """Every element is the number, follows the list along the first axis, or lies where it should."""
    told = f"{address} should be {expected} and is {found[..., 0].tolist()}"
    if isinstance(expected, Mapping):
        low, high = expected.get("between", (expected.get("above", -np.inf), expected.get("below", np.inf)))
        assert set(expected) <= {"above", "below", "between"}, told
        assert ((found > low) & (found < high)).all(), told
    else:
        wanted = np.asarray(expected, dtype=float)
        wanted = wanted.reshape(wanted.shape + (1,) * (found.ndim - wanted.ndim))
        np.testing.assert_allclose(found, np.broadcast_to(wanted, found.shape), rtol=1e-3, atol=1e-6, err_msg=told)
