"""The diplomacy panel: one set of cards, docked or maximised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wargame.ui.components import Button, ElidedLabel, IconLabel, Label, StateChip, scrolling
from wargame.ui.components.flow import Flow
from wargame.ui.components.reflow import Arrangement, Reflow
from wargame.ui.diplomacy.board_card import BoardCard
from wargame.ui.diplomacy.issues_card import IssuesCard
from wargame.ui.diplomacy.ladder_card import LadderCard, RecognitionCard
from wargame.ui.diplomacy.people_cards import AudiencesCard, DossiersCard
from wargame.ui.diplomacy.templates_card import TemplatesCard
from wargame.ui.diplomacy.utility_card import UtilityCard
from wargame.ui.following import follow
from wargame.ui.style import theme
from wargame.words import terms

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

ARRANGEMENTS = (
    Arrangement(1440, (
        (("ladder", 18), ("recognition", 6)),
        (("issues", 15), ("utility", 9)),
        (("audiences", 6), ("dossiers", 8), ("templates", 10)),
    )),
    Arrangement(1000, (
        (("ladder", 24),),
        (("issues", 24),),
        (("utility", 14), ("audiences", 10)),
        (("dossiers", 15), ("recognition", 9)),
        (("templates", 24),),
    )),
    Arrangement(700, (
        (("ladder", 12),),
        (("issues", 12),),
        (("utility", 12),),
        (("recognition", 5), ("audiences", 7)),
        (("dossiers", 12),),
        (("templates", 12),),
    )),
    Arrangement(0, tuple(
        ((name, 1),) for name in ("ladder", "issues", "utility", "recognition", "audiences", "dossiers", "templates")
    )),
)  # fmt: skip

LOW = 560
"""Height in pixels under which the panel counts as docked: the title gives way to buttons that jump to a card."""

JUMPS = (("Ladder", "ladder"), ("Issues", "issues"), ("Utility", "utility"), ("Recognition", "recognition"),
         ("Audiences", "audiences"), ("Dossiers", "dossiers"), ("Templates", "templates"))  # fmt: skip


class DiplomacyPanel(QWidget):
    """Everything the negotiation rests on, with the mandate and the dossiers as the two things to set here."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[object, ...] = ()
        self.ladder, self.recognition = LadderCard(), RecognitionCard()
        self.issues, self.utility = IssuesCard(), UtilityCard()
        self.audiences, self.dossiers, self.templates = AudiencesCard(), DossiersCard(), TemplatesCard()
        for card in self.cards.values():
            card.opened.connect(self._bridge.ask_why)
        self.issues.given.connect(self._bridge.give)
        self.dossiers.given.connect(self._bridge.give)
        self._build()
        theme.changed.connect(follow(bridge, self, self.refresh).ask)

    @property
    def cards(self) -> dict[str, BoardCard]:
        """Every card by the name the arrangements use."""
        return {
            "ladder": self.ladder, "recognition": self.recognition, "issues": self.issues, "utility": self.utility,
            "audiences": self.audiences, "dossiers": self.dossiers, "templates": self.templates,
        }  # fmt: skip

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._title = self._build_title()
        self._jumps = self._build_jumps()
        layout.addWidget(self._title)
        layout.addWidget(self._jumps)
        self.area, body = scrolling()
        self.area.setAccessibleName("Diplomacy table")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Reflow(self.cards, ARRANGEMENTS))
        layout.addWidget(self.area, 1)

    def _build_title(self) -> QWidget:
        title = QWidget()
        across = QHBoxLayout(title)
        across.setContentsMargins(16, 10, 16, 0)
        across.addWidget(IconLabel("handshake", "text", 20))
        across.addWidget(Label("Diplomacy table", 20, 600))
        across.addSpacing(8)
        words = "Everything here is computed from the front, the economy and the aid pipeline"
        across.addWidget(ElidedLabel(words, 13, 400, "mut"))
        self.gate_chip = StateChip("", "acc", "lock", base="bg")
        across.addWidget(self.gate_chip)
        across.addStretch(1)
        return title

    def _build_jumps(self) -> QWidget:
        jumps = QWidget()
        across = Flow(jumps, across=2, down=0)
        across.setContentsMargins(8, 4, 8, 0)
        for words, name in JUMPS:
            button = Button(words, kind="flat", name=f"Go to {words.lower()}")
            button.clicked.connect(lambda _checked=False, name=name: self.jump(name))
            across.addWidget(button)
        return jumps

    def jump(self, name: str) -> None:
        """Scroll to a card by its name (ladder, issues, utility, recognition, audiences, dossiers or templates)."""
        self.area.verticalScrollBar().setValue(max(0, self.cards[name].y() - 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the title and the jump buttons."""
        super().resizeEvent(event)
        docked = event.size().height() < LOW
        self._title.setVisible(not docked)
        self._jumps.setVisible(docked)
        # The panel may be too low for all it holds; the buttons give up none of their rows.
        self._jumps.setFixedHeight(self._jumps.heightForWidth(event.size().width()))

    def refresh(self) -> None:
        """Show the bridge's view; cards are touched only when what they show has changed."""
        board = self._bridge.view
        showing = (board.diplomacy, board.orders, board.map.sides, board.seat, theme.text_scale)
        if showing == self._shown:
            return
        self._shown = showing
        self.gate_chip.set_state(f"Gate mode: {terms.row(board.gate_mode).inside}", "acc", "lock")
        at = self.area.verticalScrollBar().value()
        for card in self.cards.values():
            card.show_board(board)
        # Rows are rebuilt, so the area may scroll for an instant; the reader's place is kept.
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(at))
