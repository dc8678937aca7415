"""Numbers are turned into text for people in the words room alone; reads the sources of every other room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "wargame"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "words")

ALLOWED = {
    "report/charts.py": "coordinates of a drawing",
    "session/exports.py": "cells that other programs read",
    "session/facts.py": "a moment as the record keeps it",
    "session/branch.py": "a moment as the record keeps it",
    "ui/components/paint.py": "what does not fit, in pixels, for tests",
}
"""Files that write numbers for something else than a reader, with what for."""

NUMBER = re.compile(r"[,_+%]|\.\d|[eEfFgGn]$")
"""What a specification of a figure has; one of a text, a code point or a numbered file (``>8``, ``04X``) has not."""


def spelled_out(spec: ast.expr | None) -> str:
    """A format specification as it stands; what is worked out inside it counts as a digit."""
    if not isinstance(spec, ast.JoinedStr):
        return ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in spec.values)


def is_called(node: ast.AST, name: str) -> bool:
    """True for a call of a function, or of a method, of this name."""
    if not isinstance(node, ast.Call):
        return False
    return name in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))


def is_text(node: ast.expr) -> bool:
    """True for a text written out."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def formats(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and kind of every place where a number is formatted or a minus is exchanged."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue):
            if NUMBER.search(spelled_out(node.format_spec)):
                yield node.lineno, f"a format specification {spelled_out(node.format_spec)!r}"
            if is_called(node.value, "round"):
                yield node.lineno, "a rounded number in a text"
        elif isinstance(node, ast.Constant) and node.value in ("\N{MINUS SIGN}", "\N{ALMOST EQUAL TO}"):
            yield node.lineno, f"{node.value} by itself"
        elif is_called(node, "format") and isinstance(node.func, ast.Name):
            yield node.lineno, "format()"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and is_text(node.left):
            yield node.lineno, "the % operator on a text"


def name_of(path: Path) -> str:
    """The path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_other_room_formats_a_number(path: Path) -> None:
    found = list(formats(ast.parse(path.read_text(encoding="utf-8"))))
    if name_of(path) in ALLOWED:
        assert found, f"{name_of(path)} formats nothing any more and can leave the list"
    else:
        assert found == [], f"{name_of(path)} formats numbers; wargame/words/numbers.py does that"


def test_what_formats_a_number_is_found() -> None:
    kinds = {
        'f"{x:.2f}"': 1, 'f"{x:,}"': 1, 'f"{x:+.1f} km"': 1, 'f"{x:.{n}f}"': 1, 'f"{x:5.0%}"': 1, 'f"{x:g}"': 1,
        'f"{round(x, 1)}"': 1, 'format(x, ".1f")': 1, '"%.1f" % x': 1, 't.replace("-", "\u2212")': 1,
        'f"{x:>8}{y:<14}{z:<{wide}}"': 0, '"{share}".format(share=x)': 0, 'f"{count} raids"': 0, "x % 12": 0,
    }  # fmt: skip
    for source, expected in kinds.items():
        assert len(list(formats(ast.parse(source)))) == expected, source
