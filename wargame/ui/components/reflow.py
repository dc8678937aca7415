"""A grid of cards that is laid out anew at each width class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wargame.ui.style import theme


@dataclass(frozen=True)
class Arrangement:
    """Rows of (name, columns spanned), used from ``least`` pixels of width at ordinary text size on.

    Row ``grow`` takes spare height.
    """

    least: int
    rows: tuple[tuple[tuple[str, int], ...], ...]
    grow: int | None = None


class Reflow(QWidget):
    """Places named widgets by the widest arrangement that fits; widgets the arrangement leaves out are hidden."""

    def __init__(self, widgets: Mapping[str, QWidget], arrangements: tuple[Arrangement, ...], gap: int = 12,
                 margins: tuple[int, int, int, int] | None = None, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("body")
        self._widgets = widgets
        self._arrangements = sorted(arrangements, key=lambda each: each.least, reverse=True)
        self._used: Arrangement | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(margins or (gap, gap, gap, gap)))
        self._grid.setSpacing(gap)
        for widget in widgets.values():
            widget.setParent(self)
        self._place(self._arrangements[-1])
        theme.changed.connect(self._choose)

    def arrangement(self) -> Arrangement:
        """The arrangement in use."""
        assert self._used is not None
        return self._used

    def minimumSizeHint(self) -> QSize:
        """The narrowest arrangement's width: a wider one never holds its place open, it gives way."""
        least = super().minimumSizeHint()
        return least if self._used is self._arrangements[-1] else QSize(0, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement again."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        # Larger text needs more room for the same arrangement.
        width = self.width() / theme.text_scale
        chosen = next((each for each in self._arrangements if width >= each.least), self._arrangements[-1])
        if chosen is not self._used:
            self._place(chosen)

    def _place(self, arrangement: Arrangement) -> None:
        self._used = arrangement
        for widget in self._widgets.values():
            # Not takeAt: the item it hands back would live on and keep a stale height for the widget.
            self._grid.removeWidget(widget)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(len(arrangement.rows) if arrangement.grow is None else arrangement.grow, 1)
        shown = set()
        for row, cells in enumerate(arrangement.rows):
            column = 0
            for name, span in cells:
                self._grid.addWidget(self._widgets[name], row, column, 1, span)
                column += span
                shown.add(name)
        self._share_columns(sum(span for _, span in arrangement.rows[0]))
        for name, widget in self._widgets.items():
            widget.setVisible(name in shown)

    def _share_columns(self, count: int) -> None:
        for column in range(max(count, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < count else 0)
            # The same small minimum everywhere, or a wide card would push its neighbours' columns apart.
            self._grid.setColumnMinimumWidth(column, 1 if column < count else 0)
