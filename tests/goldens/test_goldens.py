"""Three campaigns come out as they are kept, to the last word.

`python3 run.py test tests/goldens --write-goldens` keeps them anew; the diff of the texts shows what a change of rules
did.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import zip_longest

import pytest

from tests.goldens.telling import EDGE, FOLDER, GOLDENS, Golden, told

DECIMAL = re.compile(r"[+\u2212]?\d+\.\d+")


def as_kept(kept: str, now: str, *edges: str) -> str:
    """The line as it is kept where nothing but figures on the edge of their rounding differs, else as it is now.

    Figures of our own are known to lie on an edge by another telling; in a sentence, a decimal may differ by one in its
    last place.
    """
    versions = [line.split() for line in (kept, now, *edges)]
    if len({len(words) for words in versions}) > 1:
        return now
    is_sentence = now.lstrip().startswith("*")
    same = (
        word in others or (is_sentence and is_a_step_apart(word, others[0]))
        for word, *others in zip(*versions, strict=True)
    )
    return kept if all(same) else now


def is_a_step_apart(one: str, other: str) -> bool:
    """Whether two words are the same around a decimal that differs by one in its last place."""
    if DECIMAL.sub("", one) != DECIMAL.sub("", other):
        return False
    pairs = zip_longest(DECIMAL.findall(one), DECIMAL.findall(other), fillvalue="0.0")
    figures = [[Decimal(figure.replace("\u2212", "-")) for figure in pair] for pair in pairs]
    return all(abs(a - b) <= Decimal(1).scaleb(int(a.as_tuple().exponent)) for a, b in figures)


@pytest.fixture(scope="module", autouse=True)
def rewritten(request: pytest.FixtureRequest) -> None:
    """The texts as they are told today, where that was asked for."""
    if request.config.getoption("--write-goldens"):
        for golden in GOLDENS:
            golden.path.write_text(told(golden), encoding="utf-8")


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda each: each.name)
def test_a_campaign_comes_out_as_it_is_kept(golden: Golden) -> None:
    kept, now = golden.path.read_text(encoding="utf-8").splitlines(), told(golden).splitlines()
    if kept != now:
        edges = [told(golden, edge).splitlines() for edge in (EDGE, -EDGE)]
        now = [as_kept(*lines) for lines in zip_longest(kept, now, *edges, fillvalue="")]
    assert kept == now


def test_every_text_kept_is_of_a_campaign_told() -> None:
    assert sorted(FOLDER.glob("*.txt")) == sorted(golden.path for golden in GOLDENS)


def test_the_campaigns_end_in_different_ways() -> None:
    ends = [golden.path.read_text(encoding="utf-8").splitlines()[-1] for golden in GOLDENS]
    assert len({end.split(".")[0] for end in ends}) == len(GOLDENS), ends


@pytest.mark.parametrize(
    ("kept", "now", "is_same"),
    [
        ("Moscow: lost 30.2", "Moscow: lost 30.2", True),
        ("Moscow: lost 30.2", "Moscow: lost 30.3", False),
        ("* utility (+0.28: \u22120.71)", "* utility (+0.29: \u22120.71)", True),
        ("* utility (+0.28: \u22120.71)", "* utility (+0.30: \u22120.71)", False),
        ("* utility (+0.28: \u22120.71)", "* utility (+0.28; \u22120.71)", False),
        ("* a truce of 2 months", "* a truce of 3 months", False),
        ("* one word", "* one word more", False),
    ],
)
def test_only_edges_of_rounding_are_passed_over(kept: str, now: str, is_same: bool) -> None:
    assert (as_kept(kept, now) == kept) is is_same


def test_a_figure_on_an_edge_may_be_kept_either_way() -> None:
    assert as_kept("lost 30.2", "lost 30.3", "lost 30.3", "lost 30.2") == "lost 30.2"
