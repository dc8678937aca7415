"""A tree view with chevrons and guide lines in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from wargame.ui.components import paint
from wargame.ui.style import icons, theme


class Tree(QTreeView):
    """Draws its own branches, as a style sheet would take the arrows away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.changed.connect(self.viewport().update)

    def drawBranches(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the chosen row's ground, a guide for each level and a chevron where a row unfolds."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.selectionModel().isSelected(index):
            painter.fillRect(box, theme.mix("panel", "acc", 0.16))
        step = self.indentation()
        painter.setPen(paint.pen("line", 1.4))
        for level in range(1, box.width() // step):
            x = box.right() - level * step - step // 2
            painter.drawLine(x, box.top(), x, box.bottom())
        if self.model().hasChildren(index):
            mark = QRectF(box.right() - step / 2 - 7, box.center().y() - 7, 14, 14)
            icons.paint(painter, "chevron-down" if self.isExpanded(index) else "chevron-right", mark, "text")
        painter.restore()
