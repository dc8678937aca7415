"""Any value replaced by anything, any piece torn out: the scenario loads or is refused with a line, nothing else."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.fixed import examples
from tests.scenario.edits import problems_of, small_text
from wargame.scenario.files import parse_scenario
from wargame.scenario.position import first_state

TREE = yaml.compose(small_text(), Loader=yaml.SafeLoader)


def scalars(node: Any) -> list[Any]:
    """Every scalar node of the tree, keys included."""
    if isinstance(node, yaml.MappingNode):
        return [leaf for pair in node.value for part in pair for leaf in scalars(part)]
    if isinstance(node, yaml.SequenceNode):
        return [leaf for part in node.value for leaf in scalars(part)]
    return [node]


LEAVES = scalars(TREE)
ODD = ["~", "[]", "{}", "-1", "0", "1e30", "1e-30", ".nan", "true", "x", "''", "*a", "&a 1", "!!int 3", "{a: 1}"]
VALUES = st.one_of(
    st.sampled_from([*ODD, "[1, 2]", "[0.5, 0.5]", "[[1, 2], [3, 4]]"]),
    st.integers(-100, 10**20).map(str),
    st.floats(allow_nan=False).map(repr),
    st.text(max_size=20),
)


@examples(300)
@given(leaf=st.sampled_from(LEAVES), value=VALUES)
def test_one_value_replaced_by_anything(leaf: Any, value: str) -> None:
    text = small_text()
    text = text[: leaf.start_mark.index] + value + text[leaf.end_mark.index :]
    found = problems_of(text)
    assert all(problem.line > 0 and problem.column > 0 for problem in found)
    if not found:
        first_state(parse_scenario(text))


@examples(60)
@given(cut=st.integers(0, 1), start=st.floats(0, 1), length=st.integers(1, 400))
def test_a_piece_torn_out_anywhere(cut: int, start: float, length: int) -> None:
    text = small_text()
    begin = int(start * len(text))
    torn = text[:begin] if cut else text[:begin] + text[begin + length :]
    assert all(problem.line > 0 for problem in problems_of(torn))
