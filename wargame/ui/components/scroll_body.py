"""Scroll areas whose content's height follows its width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollBody(QWidget):
    """The content of a scroll area. A layout of wrapped texts names the height it would need at its narrowest as its
    minimum, and a scroll area would honour that; the height for the real width is what counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body")

    def minimumSizeHint(self) -> QSize:
        """The layout's least width, and no least height where the height follows the width."""
        least, layout = super().minimumSizeHint(), self.layout()
        follows = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0 if follows else least.height())


def scrolling(parent: QWidget | None = None) -> tuple[QScrollArea, QWidget]:
    """A transparent vertical scroll area that holds an empty body widget of the same width."""
    area = QScrollArea(parent)
    body = ScrollBody()
    fit(area, body)
    return area, body


def fit(area: QScrollArea, body: QWidget) -> None:
    """Make an area scroll a body up and down only, on the ground that is behind it."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    area.viewport().setAutoFillBackground(False)
