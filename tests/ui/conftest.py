"""What tests of panels share: an application in the game's own type and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from tests.ui.shelves import saved_in
from wargame.session import saves
from wargame.ui.start.shelf import Shelf
from wargame.ui.style import theme
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings


class PatientBot(QtBot):
    """Waits a minute for what is sure to come, so that nothing is missed on a machine with other work to do."""

    MS = 60_000

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = MS) -> None:
        """As usual."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = MS, **choices: Any) -> SignalBlocker:
        """As usual."""
        return super().waitSignal(signal, timeout=timeout, **choices)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """A person's hands, and patience."""
    return PatientBot(request)


@pytest.fixture
def styled(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the dark theme, put back there afterwards."""
    # Without a running event loop nothing else deletes the last test's widgets, and each would be styled again.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not qapp.styleSheet():
        theme.apply(qapp)
    yield qapp
    theme.set_text_scale(1.0)
    theme.set_theme("dark")


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of saved games, with one in play, one over and one damaged."""
    folder = saved_in(tmp_path / "games")
    monkeypatch.setattr(saves, "folder", lambda: folder)
    return folder


@pytest.fixture
def window(qtbot: QtBot, styled: object, tmp_path: Path) -> Iterator[MainWindow]:
    """The application as it opens, with settings of its own."""
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made = MainWindow(Shelf(), settings)
    made.resize(1600, 1000)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    shiboken6.delete(made)
