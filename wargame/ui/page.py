"""A scrolling page whose height follows its width; imports PySide6 only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class _Body(QWidget):
    """The page's content. A layout of wrapped texts names the height it would need at its narrowest as its minimum,
    and a scroll area would honour that; the height for the real width is what counts."""

    def minimumSizeHint(self) -> QSize:
        """The layout's least width, and no least height."""
        return QSize(super().minimumSizeHint().width(), 0)


class Page(QScrollArea):
    """A transparent scroll area; widgets go into ``column``."""

    def __init__(self, margins: tuple[int, int, int, int] = (24, 20, 24, 12), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = _Body()
        body.setObjectName("body")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(12)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
