"""The economic panel's card with Why? and a table twin, and the grid that reflows cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wargame.board.view import BoardView
from wargame.ui.components.card import Card
from wargame.ui.style import icons, theme

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

COLUMNS = 12


class TwinTable(QTableWidget):
    """The same figures as a chart, as rows of text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{name}, as a table")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(140)

    def set_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows of text; the first column names, the others are right-aligned."""
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headers))
        self.setFont(theme.font(12))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(24))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


class SmallButton(QToolButton):
    """A flat button of a card's header that gives up its words for its icon when the card is narrow."""

    def __init__(self, words: str, icon: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setText(words)
        self.setAccessibleName(name or words)
        self.setToolTip(name or words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_brief(True)
        theme.changed.connect(self._dress)
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """The icon alone, so that the words never hold a narrow card open."""
        full = self.sizeHint()
        return QSize(min(full.width(), full.height()), full.height()) if self._icon_name else full

    def set_brief(self, brief: bool) -> None:
        """Show the icon alone, if there is one."""
        style = Qt.ToolButtonStyle.ToolButtonTextOnly
        if self._icon_name:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if brief else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(style)

    def _dress(self) -> None:
        self.setFont(theme.font(12, 500))
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, "text", 14))


class EconomyCard(Card):
    """A card that asks why its figure is what it is and, when it holds a chart, turns into its table."""

    def __init__(self, bridge: Bridge, title: str, icon: str = "", chart: bool = False) -> None:
        super().__init__(title, "", icon, margin=14)
        self.bridge = bridge
        self.quantity = ""
        self.why = SmallButton("Why?", name=f"Why: {title}")
        self.why.clicked.connect(lambda: bridge.ask_why(self.quantity))
        self.front = QWidget(self)
        self.front_box = QVBoxLayout(self.front)
        self.front_box.setContentsMargins(0, 0, 0, 0)
        self.front_box.setSpacing(8)
        self.body.addWidget(self.front, 1)
        self.twin: TwinTable | None = None
        if chart:
            self._add_twin(title)
        self.add_to_header(self.why)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_why(self, quantity: str) -> None:
        """Name the quantity (or rule) that Why? explains; an empty one hides the button."""
        self.quantity = quantity
        self.why.setVisible(bool(quantity))

    def show_view(self, view: BoardView, side: int) -> None:
        """Show the figures of a side; each card says how."""
        raise NotImplementedError

    def set_twin(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Fill the table twin of a card that has a chart."""
        if self.twin is not None:
            self.twin.set_rows(headers, rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare words in a narrow header."""
        if self.twin is not None:
            self.table_button.set_brief(self.width() < 400 * theme.text_scale)
        super().resizeEvent(event)

    def _add_twin(self, title: str) -> None:
        self.table_button = SmallButton("Table", "table", f"{title} as a table")
        self.table_button.setCheckable(True)
        self.add_to_header(self.table_button)
        self.twin = TwinTable(title, self)
        self.twin.hide()
        self.body.addWidget(self.twin, 1)
        self.table_button.toggled.connect(self.twin.setVisible)
        self.table_button.toggled.connect(self.front.setHidden)


class CardGrid(QWidget):
    """Cards flowing over twelve columns; a row ends where the next card's span would not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setSpacing(12)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._plan: tuple[tuple[QWidget, int], ...] = ()

    def arrange(self, plan: Iterable[tuple[QWidget, int]]) -> None:
        """Lay cards out in this order with these spans; cards left out are hidden."""
        wanted = tuple(plan)
        if wanted == self._plan:
            return
        kept = {id(card) for card, _ in wanted}
        for card, _ in self._plan:
            self._grid.removeWidget(card)
            if id(card) not in kept:
                card.hide()
        self._plan = wanted
        row = column = 0
        for card, span in wanted:
            if column + span > COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(card, row, column, 1, span)
            card.show()
            column += span
        for index in range(self._grid.rowCount()):
            self._grid.setRowStretch(index, 0)
        self._grid.setRowStretch(row + 1, 1)
