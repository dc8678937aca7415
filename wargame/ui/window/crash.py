"""What a person sees when something failed: a dialog with a report to copy."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from wargame import __version__
from wargame.ui.components.text import Label


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The failure as text: versions first, then the trace."""
    machine = f"{platform.system()} {platform.machine()}"
    versions = f"Line of Contact {__version__}, Python {platform.python_version()}, Qt {qt_version}, {machine}"
    return versions + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


class CrashDialog(QDialog):
    """Says that something failed, shows the report and copies it."""

    is_open = False
    """One at a time: a failure that repeats with every repaint must not bury the window in dialogs."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setWindowTitle(self.tr("Something failed"))
        self.resize(720, 460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(Label(self.tr("Something failed"), 20, 600))
        advice = self.tr(
            "The game is still open and the last committed month is kept. "
            "Save under another name, then go on or start again."
        )
        layout.addWidget(Label(advice, 13, 400, "mut", wrap=True))
        text = QPlainTextEdit(words)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        layout.addWidget(text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.words)


def install() -> None:
    """Show failures that reach the top in a dialog; the keyboard interrupt still ends the program."""
    sys.excepthook = _show


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt) or QApplication.instance() is None or CrashDialog.is_open:
        return
    CrashDialog.is_open = True
    CrashDialog(report(kind, error, trace), QApplication.activeWindow()).exec()
    CrashDialog.is_open = False
