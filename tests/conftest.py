"""What every test shares: no window is opened, nothing of the person running them is read or written, and no chance,
clock or locale of the machine decides anything.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator

import pytest

from tests import fixed, no_qt
from wargame.session import setup

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

fixed.register_profiles()

HOMES = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, saved games and state go to a folder of this run."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in HOMES:
            folder = home / name.lower()
            folder.mkdir()
            patch.setenv(name, str(folder))
        yield


def no_seed() -> int:
    """Stands where a seed would be drawn for several tests at once, whose order is nobody's to know."""
    pytest.fail("A game made for several tests must be given its seed.")


@pytest.fixture(scope="session", autouse=True)
def no_shared_seed() -> Iterator[None]:
    """What is made for several tests draws no seed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "new_seed", no_seed)
        yield


@pytest.fixture(scope="session", autouse=True)
def same_secret() -> Iterator[None]:
    """Every game with people draws its estimates from the same secret in every run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "new_secret", lambda: fixed.SECRET)
        yield


@pytest.fixture(autouse=True)
def without_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests in the folder of a layer below the windows run as on a machine without Qt."""
    if request.path.parent.name in ("ui", "tests"):
        yield
    else:
        with no_qt.held_back():
            yield


@pytest.fixture(autouse=True)
def same_seeds(monkeypatch: pytest.MonkeyPatch, no_shared_seed: None) -> None:
    """Seeds that a test leaves to chance are the same in every run."""
    monkeypatch.setattr(setup, "new_seed", itertools.count(fixed.FIRST_SEED).__next__)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--write-goldens``: what is told of the kept campaigns today is kept from now on."""
    parser.addoption("--write-goldens", action="store_true", help="rewrite tests/goldens/*.txt instead of comparing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how the same order of tests is had again."""
    seed = config.getoption("randomly_seed", None)
    if seed is not None:
        terminalreporter.write_line(f"This order of tests again: --randomly-seed={seed}")
