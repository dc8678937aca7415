"""What the model was measured against, as a table beside the rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from wargame.resources import assets
from wargame.ui.components.text import Label
from wargame.ui.style import theme
from wargame.words.names import source_name
from wargame.words.numbers import DASH, digits_of, plain

HEADINGS = ("Target", "Aim", "Model", "10 to 90 %", "Result", "Source", "")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Measured:
    """A calibration target as it was last measured; None is an open end."""

    id: str
    target: str
    aim: tuple[float | None, float | None]
    value: float | None
    spread: tuple[float | None, float | None]
    source: str
    met: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """The row in words."""
        result = "\u2713 met" if self.met else "\u2715 missed"
        return (
            self.target,
            _span(self.aim),
            _short(self.value),
            _span(self.spread),
            result,
            source_name(self.source, f"Claim {self.source}"),
            self.id,
        )


def _short(value: float | None) -> str:
    return DASH if value is None else plain(value, digits_of(value))


def _span(ends: tuple[float | None, float | None]) -> str:
    low, high = ends
    if low is None:
        return f"at most {_short(high)}"
    return f"at least {_short(low)}" if high is None else f"{_short(low)} to {_short(high)}"


def read_table() -> tuple[str, tuple[Measured, ...]]:
    """The line that says how it was measured, and the rows; both empty where no table is shipped."""
    path = assets() / "calibration.yaml"
    if not path.is_file():
        return "", ()
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = tuple(
        Measured(r["id"], r["target"], tuple(r["aim"]), r["value"], tuple(r["spread"]), r["source"], r["met"])
        for r in found["targets"]
    )
    met = sum(row.met for row in rows)
    words = f"{met} of {len(rows)} targets met, {found['campaigns']} campaigns, seed {found['seed']}"
    return f"{words}, version {found['version']}. Shares of simulated games, not a forecast.", rows


class CalibrationModel(QAbstractTableModel):
    """Targets as rows."""

    def __init__(self, rows: tuple[Measured, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        """One a target."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a heading."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and the colour of the result beside its sign."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and HEADINGS[index.column()] == "Result":
            return theme.colour("ok" if row.met else "bad")
        return None


class CalibrationPage(QWidget):
    """The table with the line that says how it was measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, rows = read_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(Label(self.tr("What the model was measured against"), 20, 600))
        layout.addWidget(Label(words or self.tr("No table has been written yet."), 13, 400, "mut", wrap=True))
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Calibration targets"))
        self.table.setModel(CalibrationModel(rows, self))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout.addWidget(self.table, 1)
