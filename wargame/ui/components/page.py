"""A scrolling page whose height follows its width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from wargame.ui.components.scroll_body import ScrollBody, fit


class Page(QScrollArea):
    """A transparent scroll area; widgets go into ``column``."""

    def __init__(self, margins: tuple[int, int, int, int] = (24, 20, 24, 12), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = ScrollBody()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(12)
        fit(self, body)
