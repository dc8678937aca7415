"""All that is not a window works, and passes its tests, where Qt cannot be imported; starts a second test run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("seminar", "report", "study", "game", "ai", "forecast", "scenario", "rules", "engine")
FOLDERS = [f"tests/{layer}" for layer in LAYERS if list((ROOT / "tests" / layer).glob("test_*.py"))]

pytestmark = pytest.mark.spawns_pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python from the checkout and collect what it says; no worker of this run is meant by its environment."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=own, capture_output=True, text=True)


def test_the_block_holds() -> None:
    done = run("-c", "import tests.no_qt, PySide6.QtCore")
    assert done.returncode != 0
    assert "held back" in done.stderr


@pytest.mark.skipif(not FOLDERS, reason="there are no tests of the lower layers in this tree")
def test_everything_but_the_windows_passes_without_qt() -> None:
    plugins = ("-p", "tests.no_qt", "-p", "no:pytest-qt", "-p", "no:xdist")
    done = run("-m", "pytest", "-x", "-q", *plugins, "-m", "not slow and not spawns_pytest", *FOLDERS)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.skipif(not (ROOT / "wargame" / "cli.py").exists(), reason="there are no commands in this tree")
def test_the_commands_start_without_qt() -> None:
    done = run("-c", "import tests.no_qt, wargame.cli; wargame.cli.main(['--help'])")
    assert done.returncode == 0, done.stderr[-2000:]
