"""All that is not a window works where Qt cannot be imported.

Every test in a folder of a lower layer runs like that too, by the fixture `without_qt`.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import no_qt
from tests.test_architecture import LAYERS, ROOT, SOURCES, layer_of


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the checkout, without Qt from its first line on, and collect what it says."""
    code = f"from tests import no_qt; no_qt.hold_back(); {code}"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


def test_the_block_holds() -> None:
    done = run("import PySide6.QtCore")
    assert done.returncode != 0
    assert "held back" in done.stderr


@pytest.mark.parametrize(
    "line", ["import PySide6.QtCore", "from PySide6 import QtCore", "import shiboken6", "from wargame.ui import bridge"]
)
def test_the_block_hides_what_is_there_already_and_gives_it_back(line: str) -> None:
    exec(line)
    with no_qt.held_back(), pytest.raises(ImportError, match="held back"):
        exec(line)
    exec(line)


def test_everything_but_the_windows_can_be_imported_without_qt() -> None:
    paths = [path.relative_to(ROOT).with_suffix("").parts for path in SOURCES if layer_of(path) in set(LAYERS) - {"ui"}]
    names = sorted(".".join(parts).removesuffix(".__init__") for parts in paths)
    assert len(names) > 100
    done = run("; ".join(f"import {name}" for name in names))
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_commands_start_without_qt() -> None:
    done = run("import wargame.cli; wargame.cli.main(['--help'])")
    assert done.returncode == 0, done.stderr[-2000:]
