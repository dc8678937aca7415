"""What tests of panels share: an application in the game's own type and colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from wargame.ui import theme


@pytest.fixture
def styled(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the dark theme, put back there afterwards."""
    theme.set_theme("dark")
    theme.apply(qapp)
    yield qapp
    theme.set_text_scale(1.0)
    theme.set_theme("dark")
