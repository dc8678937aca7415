"""The card of both ceasefire utilities wired into the gate."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wargame.board.diplomacy.view import UtilityView
from wargame.board.view import BoardView
from wargame.ui.components import (
    AndGate,
    IconLabel,
    Inset,
    Label,
    SideMark,
    Waterfall,
    beside_text,
    row,
)
from wargame.ui.diplomacy.board_card import BoardCard
from wargame.ui.style import theme
from wargame.words import figures

TOTAL = "Utility of halting now"

ROOM_FOR_GATE = 400
"""Width in pixels from which the gate is drawn beside the terms."""


class UtilityBlock(Inset):
    """One side's utility as a waterfall, with the smallest change that would flip its sign."""

    opened = Signal(str)

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label("", 14, 600)
        self._sub = Label("", 12, 400, "mut", wrap=True)
        self._total = Label("", 20, 600)
        self.body.addLayout(row(SideMark(side, 11), self._name, self._sub, self._total, grow=self._sub))
        self.waterfall = Waterfall()
        self.waterfall.opened.connect(self.opened)
        self.body.addWidget(self.waterfall)
        self._flip = Label("", 12, 400, "mut", wrap=True)
        self.body.addLayout(beside_text(IconLabel("refresh-cw", "acc", 13), self._flip))
        self.body.addStretch(1)

    def show_utility(self, utility: UtilityView, name: str) -> None:
        """Show a utility under the side's name."""
        total = utility.total
        self._name.setText(name)
        ranges = figures.range_text(total, with_sign=True)
        self._sub.setText(f"estimate, range {ranges}" if ranges else "your own figures, exact")
        self._total.setText(figures.signed(total))
        self._total.set_token("ok" if total.value > 0 else "bad")
        self.waterfall.set_terms(utility.terms, total, TOTAL)
        self._flip.setText(utility.flip)
        self._flip.setToolTip("The smallest change that would flip the sign")


class UtilityCard(BoardCard):
    """Both utilities and the AND gate of a general ceasefire."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ceasefire utility", "as each side perceives it; the other side's is an estimate", "gauge",
                         ("R04", "R09"), parent)  # fmt: skip
        self.blocks = (UtilityBlock(0), UtilityBlock(1))
        self.gate = AndGate("General ceasefire")
        self.gate.set_anchors(self.blocks[0].waterfall, self.blocks[1].waterfall)
        column = QVBoxLayout()
        column.setSpacing(10)
        for block in self.blocks:
            block.opened.connect(self.opened)
            column.addWidget(block)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(column, 1)
        across.addWidget(self.gate)
        self.body.addLayout(across, 1)
        self._closing = Label("", 13, 600, wrap=True)
        self._closing.hide()
        self.body.addWidget(self._closing)

    def show_board(self, board: BoardView) -> None:
        """Show the utilities of a board."""
        table = board.diplomacy
        for block, utility in zip(self.blocks, table.utilities, strict=True):
            block.show_utility(utility, board.map.sides[utility.side].capital)
        above = tuple(utility.total.value > 0 for utility in table.utilities)
        self.gate.set_state((above[0], above[1]), table.ceasefire_open)
        self._closing.setText(f"General ceasefire {'open' if table.ceasefire_open else 'closed'}: it needs both.")
        self._closing.set_token("ok" if table.ceasefire_open else "bad")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in words what the gate draws where there is no room for it."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.scaled(ROOM_FOR_GATE)
        self.gate.setVisible(roomy)
        self._closing.setVisible(not roomy)
