"""The map as a table: one row a sector."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wargame.board.front.view import MapView, SectorView
from wargame.ui.map.hover import between_towns, posture_words
from wargame.words import figures
from wargame.words.numbers import plain, signed

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class SectorModel(QAbstractTableModel):
    """Sectors from north to south: where the line is, how it moved, both sides' forces and postures."""

    def __init__(self, view: MapView) -> None:
        super().__init__()
        self._view = view

    def set_view(self, view: MapView) -> None:
        """Show another month."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def _columns(self) -> list[tuple[str, Callable[[SectorView], str]]]:
        first, second = self._view.sides
        return [
            ("Sector", lambda s: s.name),
            ("Line, km", lambda s: plain(s.line_km, 1)),
            ("Line stands", between_towns),
            ("Month, km", lambda s: signed(s.line_km - s.last_km, 1)),
            ("Since start, km", lambda s: signed(s.line_km - s.start_km, 1)),
            (f"{first.name}, FP", lambda s: figures.text(s.force[0])),
            (f"{second.name}, FP", lambda s: figures.text(s.force[1])),
            (f"{first.name}: posture", lambda s: posture_words(s, 0)),
            (f"{second.name}: posture", lambda s: posture_words(s, 1)),
        ]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a sector."""
        return 0 if parent.isValid() else len(self._view.sectors)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Nine columns."""
        return 0 if parent.isValid() else len(self._columns())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The printed value; tooltips carry what may be cut off."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns()[index.column()][1](self._view.sectors[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (1, 3, 4, 5, 6):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns()[section][0]
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal and section in (3, 4):
            return f"Positive: {self._view.sides[0].name} gained."
        return None


class MapTable(QTableView):
    """The table twin of the map; selecting a row selects the sector everywhere."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._model = SectorModel(bridge.view.map)
        self.setModel(self._model)
        self.setAccessibleName("Sector table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        bridge.changed.connect(self.refresh)
        bridge.draft_changed.connect(self.refresh)
        bridge.selected.connect(self._on_selected)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def refresh(self) -> None:
        """Take the bridge's view and keep the row."""
        row = self.currentIndex().row()
        self._model.set_view(self._bridge.view.map)
        if row >= 0:
            self.selectRow(row)

    def _on_selected(self, kind: str, index: int) -> None:
        if kind == "sector" and 0 <= index < self._model.rowCount() and index != self.currentIndex().row():
            self.selectRow(index)

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._bridge.select("sector", current.row())
