"""Hostile and malformed YAML: bounded, located, never another exception than ScenarioError."""

from __future__ import annotations

import pytest

from tests.work import calls_of
from wargame.scenario.problems import Problem, ScenarioError
from wargame.scenario.tree import MAX_ALIASES, MAX_DEPTH, compose, locate, plain


def problem_of(text: str) -> Problem:
    with pytest.raises(ScenarioError) as caught:
        compose(text, "x.yaml")
    return caught.value.problems[0]


def test_values_keep_their_places() -> None:
    root = compose("a:\n  - {b: 1.5, c: no}\n  - yes\n", "x.yaml")
    assert plain(root) == {"a": ({"b": 1.5, "c": "no"}, "yes")}
    assert locate(root, ("a", 0, "c")).column == 17
    assert locate(root, ("a", 0, "c"), of_key=True).column == 14
    assert locate(root, ("a", 1, "missing")).line == 3


def test_scalars_follow_yaml_1_2() -> None:
    text = "[1, -2, 1e3, .5, true, false, ~, null, '1', on, 0x10, 1_000, 2026-06, .inf, 12:30]"
    expected = (1, -2, 1000.0, 0.5, True, False, None, None, "1", "on", "0x10", "1_000", "2026-06", ".inf", "12:30")
    assert plain(compose(text, "x.yaml")) == expected


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    problem = problem_of("\n".join(lines))
    assert calls_of(lambda: problem_of("\n".join(lines))) < 5_000, "it would unfold to a million million values"
    assert "once aliases are written out" in problem.message
    assert problem.line == 5


def test_many_aliases_are_refused() -> None:
    assert f"more than {MAX_ALIASES} aliases" in problem_of("a: &a 1\nb: [" + "*a, " * (MAX_ALIASES + 1) + "]").message


def test_an_alias_to_itself_and_to_nothing() -> None:
    assert "contains itself" in problem_of("a: &a [1, *a]").message
    problem = problem_of("a: 1\nb: *none")
    assert (problem.line, problem.column) == (2, 4)


def test_an_honest_alias_is_read() -> None:
    assert plain(compose("a: &x {k: 1}\nb: *x", "x.yaml")) == {"a": {"k": 1}, "b": {"k": 1}}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 50_000, "\n".join("  " * n + "a:" for n in range(500))])
def test_a_tower_is_refused_by_depth(text: str) -> None:
    assert problem_of(text).message == f"nested deeper than {MAX_DEPTH} levels"
    assert calls_of(lambda: problem_of(text)) < 5_000, "no higher than it has to climb"


def test_a_flood_of_values_is_refused() -> None:
    assert "values" in problem_of("- 1\n" * 100_000).message


def test_duplicate_keys_name_both_lines() -> None:
    problem = problem_of("a: 1\nb: 2\na: 3\n")
    assert (problem.line, problem.column) == (3, 1)
    assert problem.message == 'duplicate key "a"; first used on line 1'


def test_every_duplicate_is_reported() -> None:
    with pytest.raises(ScenarioError) as caught:
        compose("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 2),
        ("a: 'open\nb\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: b: c\n", 1),
        ("a: 1\n- b\n", 2),
        ("%BAD\n", 1),
    ],
)
def test_syntax_errors_are_located(text: str, line: int) -> None:
    problem = problem_of(text)
    assert abs(problem.line - line) <= 1
    assert problem.message.startswith("YAML syntax: ")


def test_tags_and_odd_keys_are_refused() -> None:
    assert "tag" in problem_of("a: !!python/object/apply:os.system ['true']").message
    assert "key must be a word" in problem_of("? [1, 2]\n: 3\n").message


def test_a_second_document_is_refused() -> None:
    assert problem_of("a: 1\n---\nb: 2\n").line == 2


def test_the_caret_stands_under_the_column() -> None:
    problem = problem_of("a: 1\nlonger: {x: 1, x: 2}\n")
    head, source, caret = str(problem).splitlines()
    assert head.startswith("x.yaml:2:16: duplicate key")
    assert source[caret.index("^")] == "x" and caret.index("^") == 4 + 15


def test_a_long_line_is_cut_around_the_caret() -> None:
    problem = problem_of("a: {" + ", ".join(f"k{n}: 1" for n in range(500)) + ", k0: 2}")
    _, source, caret = str(problem).splitlines()
    assert len(source) < 130
    assert source[caret.index("^") :].startswith("k0")
