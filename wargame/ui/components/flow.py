"""A layout that fills lines like words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Puts items side by side and starts a new line where the width ends; its height follows its width."""

    def __init__(self, parent: QWidget | None = None, across: int = 12, down: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._arrange(QRect(0, 0, inner, 0), move=False) + margins.top() + margins.bottom()

    def setGeometry(self, box: QRect) -> None:
        """Place the items."""
        super().setGeometry(box)
        self._arrange(box.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """One line of everything."""
        wide = sum(item.sizeHint().width() for item in self._items) + self._across * max(0, len(self._items) - 1)
        tall = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(wide, tall).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, box: QRect, move: bool) -> int:
        """Lay the lines out, each item centred on its line; returns the height used."""
        top, lines = box.top(), self._lines(box.width())
        for line in lines:
            tall = max(item.sizeHint().height() for item in line)
            left = box.left()
            for item in line:
                hint = item.sizeHint()
                if move:
                    size = QSize(min(hint.width(), box.width()), hint.height())
                    item.setGeometry(QRect(QPoint(left, top + (tall - hint.height()) // 2), size))
                left += hint.width() + self._across
            top += tall + self._down
        return max(0, top - box.top() - self._down)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            wide = item.sizeHint().width()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._across
        return lines
