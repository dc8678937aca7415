"""The start of the application: a sentence where there is no display, a report where something fails."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from wargame.ui.components.text import Label
from wargame.ui.explain.help_dialogs import KeyboardDialog, LimitsDialog, credit_lines
from wargame.ui.window import app, crash


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display can be missing")
def test_without_a_display_a_sentence_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert app.run() == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no display")
    assert "Traceback" not in said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display can be missing")
def test_a_display_that_does_not_answer_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    assert not app.can_open_windows()


def test_offscreen_counts_as_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert app.can_open_windows()


def failure() -> tuple[type[BaseException], BaseException, object]:
    """An error with its trace."""
    try:
        raise ZeroDivisionError("no fires left")
    except ZeroDivisionError as error:
        return type(error), error, error.__traceback__


def test_a_failure_is_reported_with_versions_and_trace() -> None:
    words = crash.report(*failure())
    assert words.startswith("Line of Contact ")
    assert "no fires left" in words
    assert "test_app.py" in words


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = crash.CrashDialog("what failed")
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "what failed"


def test_one_failure_at_a_time_is_shown(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    shown = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)

    def fail_again(dialog: crash.CrashDialog) -> None:
        shown.append(dialog.words)
        crash._show(*failure())

    monkeypatch.setattr(crash.CrashDialog, "exec", fail_again)
    crash._show(*failure())
    crash._show(*failure())
    assert len(shown) == 2


def test_limits_show_notice_caveats_and_credits(qtbot: QtBot) -> None:
    dialog = LimitsDialog(("Forces are assumptions.",))
    qtbot.addWidget(dialog)
    text = "\n".join(label.text() for label in dialog.findChildren(Label))
    assert "Forces are assumptions." in text
    assert "not a forecast" in text
    assert all(name in text for name, _terms in credit_lines())


def test_every_key_of_the_menus_is_listed(qtbot: QtBot) -> None:
    dialog = KeyboardDialog()
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(Label)]
    for keys in ("Ctrl+N", "Ctrl+K", "Ctrl+Shift+Z", "F4"):
        assert keys in words
