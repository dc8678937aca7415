"""The composition root: application, theme, window."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QApplication

from wargame.ui.components import paint
from wargame.ui.start.shelf import Shelf
from wargame.ui.style import theme
from wargame.ui.window import crash
from wargame.ui.window.main_window import MainWindow
from wargame.ui.window.settings import Settings

NO_DISPLAY = (
    "There is no display that a window could be opened on. "
    "The commands 'wargame run' and 'wargame headless' play without one."
)
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def run(scenario: Path | None = None) -> int:
    """Open the application, with a scenario at its defaults if one is named; returns the exit code."""
    if not can_open_windows():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    app = application()
    crash.install()
    settings = Settings()
    settings.restore_look()
    window = MainWindow(Shelf(), settings)
    window.restore()
    window.show()
    if scenario is not None:
        window.play_scenario(scenario)
    # What stands now stays: the collector need not walk through it again in the middle of somebody's step.
    gc.freeze()
    return app.exec()


def application() -> QApplication:
    """The one QApplication, named and styled; without a display it paints offscreen, which pictures need."""
    existing = QApplication.instance()
    if existing is None and not can_open_windows():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Line of Contact")
    app.setApplicationDisplayName("Line of Contact")
    theme.apply(app)
    app.setWindowIcon(window_icon())
    return app


def window_icon() -> QIcon:
    """The marks of the two belligerents on a plate."""
    drawn = paint.blank(64, 64)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint.block(painter, QRectF(2, 2, 60, 60), "raised", 14, "edge", 2)
    paint.mark(painter, QPointF(19, 32), 0, 18, None)
    paint.mark(painter, QPointF(45, 32), 1, 18, None)
    painter.end()
    return QIcon(drawn)


def can_open_windows() -> bool:
    """False where Qt would abort the process: found out in a process of its own, since an abort cannot be caught."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal", "vnc"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    probe = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, timeout=60, check=False)
    return probe.returncode == 0
