"""The window of branches: games as a tree of who left whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from wargame.record.problems import RecordError
from wargame.session.branch import Node, plans
from wargame.ui.components.card import Button, Card
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.components.tree import Tree
from wargame.ui.style import icons, theme

COLUMNS = ("Game", "Leaves at", "Stands at", "Seat", "Outcome")
NODE = Qt.ItemDataRole.UserRole + 1


def holds(node: Node, path: Path | None) -> bool:
    """True when a game or one of its branches is in this file."""
    return node.path == path or any(holds(child, path) for child in node.children)


def in_order(trees: Sequence[Node], current: Path | None) -> list[Node]:
    """The tree of the game on the board first, then those with branches, then the rest."""
    return sorted(trees, key=lambda node: (not holds(node, current), not node.children))


def stands_at(node: Node) -> str:
    """How far a game has got: ``July 2026, 1 month played``."""
    played = "1 month played" if node.months == 1 else f"{node.months} months played"
    return f"{node.label}, {played}" if node.label else played


class BranchesWindow(QDialog):
    """Lists the trees; the game chosen can be opened, or played on differently from one of its months."""

    open_requested = Signal(Path)
    branch_requested = Signal(Path, int, bool)
    """The game to leave, the month (from 0) whose plan is made anew, and whether chance is drawn anew from there."""

    def __init__(
        self,
        trees: Sequence[Node],
        current: Path | None = None,
        month: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._current, self._month = current, month
        self.setWindowTitle(self.tr("Branches"))
        self.resize(980, 560)
        self.tree = Tree(self.tr("Games and their branches"))
        self.model = QStandardItemModel(self)
        self.plan = QComboBox()
        self.plan.setAccessibleName(self.tr("Month to play on from"))
        self.chance = QComboBox()
        self.chance.addItem(self.tr("Same chance"), False)
        self.chance.addItem(self.tr("Chance anew"), True)
        self.chance.setAccessibleName(self.tr("Chance from that month on"))
        self.chance.setToolTip(self.tr("Whether luck falls in the branch as it did here or differently"))
        self.open_button = Button(self.tr("Open"), "folder-open")
        self.branch_button = Button(self.tr("Branch from this month and play on"), "git-branch", "primary")
        self.place = ElidedLabel("", 12, 400, "mut")
        self._build()
        self._fill(in_order(trees, current))

    def _build(self) -> None:
        card = Card(self.tr("Games"), self.tr("a branch shares its past with the game it hangs under"), "git-branch")
        self.tree.setModel(self.model)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        card.body.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        row.addWidget(self.place, 1)
        row.addWidget(self.open_button)
        row.addWidget(Label(self.tr("Month"), 13, 400, "mut"))
        row.addWidget(self.plan)
        row.addWidget(self.chance)
        row.addWidget(self.branch_button)
        self.plan.setMinimumWidth(theme.scaled(170))
        self.branch_button.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Branches"), 26, 600))
        outer.addWidget(card, 1)
        outer.addLayout(row)
        self.open_button.clicked.connect(self._open)
        self.branch_button.clicked.connect(self._branch)
        self.tree.doubleClicked.connect(self._open)

    def _fill(self, trees: Sequence[Node]) -> None:
        self.model.setHorizontalHeaderLabels([self.tr(name) for name in COLUMNS])
        for node in trees:
            self._add(self.model.invisibleRootItem(), node, False)
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.selectionModel().currentChanged.connect(self._show)
        wanted = self._found(self._current) or self.model.index(0, 0)
        self.tree.setCurrentIndex(wanted)
        self._show(wanted)

    def _add(self, above: QStandardItem, node: Node, is_branch: bool) -> None:
        title = node.path.stem
        leaves = ""
        if is_branch:
            pattern = self.tr("month {month}, chance anew") if node.is_redrawn else self.tr("month {month}")
            leaves = pattern.format(month=node.month + 1)
        in_play = self.tr("on the board") if node.path == self._current else self.tr("in play")
        words = (title, leaves, stands_at(node), node.seats, node.outcome or in_play)
        cells = [QStandardItem(each) for each in words]
        cells[0].setData(node, NODE)
        cells[0].setSizeHint(QSize(0, theme.scaled(28)))
        cells[0].setIcon(icons.icon("git-branch" if is_branch else "save", "mut"))
        if node.path == self._current:
            for cell in cells:
                cell.setFont(theme.font(13, 600))
        for cell in cells:
            cell.setToolTip(cell.text())
        above.appendRow(cells)
        for child in node.children:
            self._add(cells[0], child, True)

    def _found(self, path: Path | None, above: QModelIndex | None = None) -> QModelIndex | None:
        at = above if above is not None else QModelIndex()
        for row in range(self.model.rowCount(at)):
            index = self.model.index(row, 0, at)
            if index.data(NODE).path == path:
                return index
            below = self._found(path, index)
            if below is not None:
                return below
        return None

    @property
    def chosen(self) -> Node | None:
        """The game chosen in the tree."""
        index = self.tree.currentIndex()
        node = index.siblingAtColumn(0).data(NODE) if index.isValid() else None
        return node if isinstance(node, Node) else None

    def _show(self, _index: QModelIndex) -> None:
        node = self.chosen
        found, problem = self._plans(node)
        self.plan.clear()
        for month, label in found:
            self.plan.addItem(label, month)
        is_current = node is not None and node.path == self._current
        wanted = self._month if is_current and self._month is not None else None
        reached = [place for place, (month, _) in enumerate(found) if wanted is None or month <= wanted]
        self.plan.setCurrentIndex(reached[-1] if reached else -1)
        self.plan.setEnabled(bool(found))
        self.chance.setEnabled(bool(found))
        self.branch_button.setEnabled(bool(found))
        self.open_button.setEnabled(node is not None and not is_current)
        self.place.setText(problem)

    def _plans(self, node: Node | None) -> tuple[tuple[tuple[int, str], ...], str]:
        if node is None:
            return (), self.tr("There are no saved games yet.")
        try:
            return plans(node.path), ""
        except RecordError as error:
            return (), str(error)

    def _open(self) -> None:
        node = self.chosen
        if node is not None:
            self.accept()
            self.open_requested.emit(node.path)

    def _branch(self) -> None:
        node, month = self.chosen, self.plan.currentData()
        if node is not None and month is not None:
            self.accept()
            self.branch_requested.emit(node.path, month, bool(self.chance.currentData()))
