"""The house rules that a machine can hold: layers, Qt only in the windows, sizes, docstrings, pins; reads sources."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "wargame"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MEASURED = {"benchmarks", "mutation"}
"""Folders of what is run apart from the tests, and tells how long it took."""

TESTS = [path for path in sorted((ROOT / "tests").rglob("*.py")) if not MEASURED & set(path.parts)]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

LAYERS = (
    "cli",
    "ui",
    "seminar",
    "report",
    "study",
    "opponents",
    "forecast",
    "session",
    "board",
    "chronicle",
    "record",
    "reckon",
    "seat",
    "doctrine",
    "scenario",
    "rules",
    "words",
    "engine",
)
"""Top to bottom: each may import those after it, never those before."""

OUTSIDE_LAYERS = {"__init__": (), "__main__": ("cli",), "resources": ()}
"""Modules of no layer, with what they may import of ours."""

QT = {"PySide6", "shiboken6"}
CHECKERS = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format --check": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
}
"""As a person types them, and what runs them with this Python."""
UNFIXED = re.compile(
    r"random\.(?!Random\()\w+\(|random\.Random\(\)|np\.random\.(?!default_rng\()\w+\(|np\.random\.default_rng\(\)"
    r"|secrets\.|uuid\.|os\.urandom|time\.|datetime\.(now|today)\(|date\.today\(|\w*bot\.wait\(|\w*Test\.qWait\("
)
"""Calls by which a test would see another number, moment or machine each time."""
LONGEST_FILE = 450
LONGEST_FUNCTION = 60


def name_of(path: Path) -> str:
    """Shown as the name of a test case: the path inside the project."""
    return path.relative_to(ROOT).as_posix()


def layer_of(path: Path) -> str:
    """The folder or module directly under the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, path: Path) -> Iterator[str]:
    """Absolute dotted names of everything a tree imports, relative imports resolved."""
    package = list(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def outside_functions(tree: ast.Module) -> ast.Module:
    """The same module without the bodies of its functions: what runs when it is imported."""

    class WithoutFunctions(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
            return None

    return WithoutFunctions().visit(tree)


def parse(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def ours(names: Iterator[str]) -> set[str]:
    """The layers among imported names; the package itself (its version) counts as none."""
    inside = {name.split(".")[1] for name in names if name.startswith("wargame.")}
    return {name for name in inside if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()}


def allowed(layer: str) -> set[str]:
    """What a layer may import of ours."""
    if layer in OUTSIDE_LAYERS:
        return set(OUTSIDE_LAYERS[layer])
    below = set(LAYERS[LAYERS.index(layer) :])
    return below if layer == "engine" else below | {"resources"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_point_downward(path: Path) -> None:
    layer = layer_of(path)
    assert layer in LAYERS or layer in OUTSIDE_LAYERS, f"{layer} has no place in the order of layers"
    upward = ours(imports(parse(path), path)) - allowed(layer)
    assert not upward, f"{name_of(path)} imports {', '.join(sorted(upward))}, which it may not know"


@pytest.mark.parametrize("path", [path for path in SOURCES if layer_of(path) == "engine"], ids=name_of)
def test_engine_knows_only_numpy(path: Path) -> None:
    outside = {name.split(".")[0] for name in imports(parse(path), path)}
    foreign = outside - set(sys.stdlib_module_names) - {"numpy", "wargame"}
    assert not foreign, f"the engine may import numpy and the standard library, not {', '.join(sorted(foreign))}"


@pytest.mark.parametrize("path", [path for path in SOURCES if layer_of(path) != "ui"], ids=name_of)
def test_only_the_windows_know_qt(path: Path) -> None:
    assert not QT & {name.split(".")[0] for name in imports(parse(path), path)}


AT_A_WINDOW = {"branch", "client", "exports", "salvage", "saves", "screen", "setup"}
"""Modules of the session that a window may know: a seat's client, and files by their paths."""


@pytest.mark.parametrize("path", [path for path in SOURCES if layer_of(path) == "ui"], ids=name_of)
def test_a_window_works_through_a_client_and_never_reaches_a_game(path: Path) -> None:
    reached = {name.split(".")[2] for name in imports(parse(path), path) if name.startswith("wargame.session.")}
    assert not reached - AT_A_WINDOW


def test_nothing_sets_what_a_session_holds_from_outside() -> None:
    """Resuming, looking back and branching hand over parts; only a session's own methods put them in place."""
    held = {"course", "stage", "turns", "table", "journal", "notes"}
    for path in (path for path in SOURCES if path.parent.name == "session" and path.name != "session.py"):
        names = [
            node
            for node in ast.walk(parse(path))
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in held
        ]
        assert not [node for node in names if ast.unparse(node.value) != "self"], name_of(path)


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports for types alone count too: whoever changes either module must read both."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCES}
    reaches = {
        name: {
            each if each in names else each.rpartition(".")[0] for each in imports(parse(path), path)
        } & (names.keys() - {name})
        for name, path in names.items()
    }  # fmt: skip
    sorter = TopologicalSorter(reaches)
    try:
        sorter.prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' -> '.join(error.args[1])}")


def test_commands_reach_the_windows_only_when_asked_to() -> None:
    for path in (path for path in SOURCES if layer_of(path) in ("cli", "__main__")):
        at_import = ours(imports(outside_functions(parse(path)), path))
        assert "ui" not in at_import, f"{name_of(path)} imports the windows outside a function"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_says_what_it_is_and_stays_short(path: Path) -> None:
    assert ast.get_docstring(parse(path)), f"{name_of(path)} opens with no docstring"
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE, f"{name_of(path)} has {lines} lines, more than {LONGEST_FILE}"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_functions_stay_short(path: Path) -> None:
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions if node.end_lineno is not None}
    assert not {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_error_is_caught_wholesale(path: Path) -> None:
    caught = [node.type for node in ast.walk(parse(path)) if isinstance(node, ast.ExceptHandler)]
    names = [ast.unparse(kind) if kind is not None else "everything" for kind in caught]
    assert not [name for name in names if re.search(r"\b(everything|Exception|BaseException)\b", name)]


def test_the_linter_is_told_the_same_order_of_layers() -> None:
    contract = PROJECT["tool"]["importlinter"]["contracts"][0]
    assert tuple(layer.strip("()") for layer in contract["layers"]) == LAYERS


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_checkers_of_the_readme_find_nothing(checker: str) -> None:
    found = subprocess.run([sys.executable, *CHECKERS[checker]], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-1000:]
    assert f"`{checker}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_types_are_checked_strictly_and_only_rules_may_leave_them_out() -> None:
    assert PROJECT["tool"]["mypy"]["strict"]
    lenient = {name for each in PROJECT["tool"]["mypy"]["overrides"] for name in each["module"]}
    assert {name for name in lenient if name.startswith("wargame")} == {"wargame.rules.*"}


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_no_test_rests_on_chance_clock_or_load(path: Path) -> None:
    """Chance has a seed, work is counted in calls (`tests.work`), and what must come is waited for."""
    calls = [ast.unparse(node) for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    loose = [call for call in calls if UNFIXED.match(call)]
    assert not loose, f"{name_of(path)} calls {', '.join(loose)}"


def test_qt_stays_below_the_release_that_loses_references() -> None:
    (entry,) = [entry for entry in PROJECT["project"]["dependencies"] if entry.startswith("PySide6")]
    assert "<6.12" in entry


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_gives_back_every_reference_to_none() -> None:
    core = pytest.importorskip("PySide6.QtCore")
    thing = core.QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 1_000


def test_pins_cover_what_the_project_asks_for_and_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.]+", line) for line in lines)
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    asked = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    assert {re.split(r"[<>=]", entry)[0].lower() for entry in asked} <= pinned
