"""What tests of panels share: an application in the game's own type and colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from wargame.ui import theme


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
