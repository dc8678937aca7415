"""The table round: every initiative of the month and this seat's answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.diplomacy.view import InitiativeView, TableRoundView
from wargame.ui.components import Button, ElidedLabel, IconLabel, Label, paint, scrolling
from wargame.ui.following import follow
from wargame.ui.style import theme
from wargame.ui.table.initiative_card import InitiativeCard

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

TWO_COLUMNS = 1180
"""Width in pixels from which the cards stand in two columns."""

KEYS = "1–9 picks a card · arrows pick an answer · Space chooses · W opens Why"


class Progress(QWidget):
    """One segment per answer this seat owes, filled as they are given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._all = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_progress(self, done: int, of: int) -> None:
        """Show how many of the answers are given."""
        self._done, self._all = done, of
        self.setAccessibleName(f"{done} of {of} answered")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A segment of 24 px an answer."""
        return QSize(28 * self._all, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self._all):
            box = QRectF(index * 28 + 1, self.height() / 2 - 3.5, 24, 7)
            given = index < self._done
            paint.block(painter, box, "acc" if given else None, 3.5, "acc" if given else "edge")


class TableRoundPanel(QWidget):
    """Cards of the month's initiatives, with the staff's suggestion and the sending of the answers."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.cards: list[InitiativeCard] = []
        self._shown: tuple[InitiativeView, ...] | None = None
        self._current = 0
        self._columns = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        area, body = scrolling()
        self._area = area
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(12, 8, 12, 12)
        self._grid.setSpacing(12)
        layout.addWidget(area, 1)
        keys = ElidedLabel(f"Answers are sealed until every seat has sent. {KEYS}", 12, 400, "mut")
        keys.setContentsMargins(16, 4, 16, 6)
        layout.addWidget(keys)
        follow(bridge, self, self.refresh)

    def _build_head(self) -> QWidget:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(16, 10, 16, 4)
        layout.setSpacing(4)
        across = QHBoxLayout()
        across.addWidget(IconLabel("messages-square", "text", 20))
        across.addWidget(Label("Table round", 20, 600))
        across.addSpacing(8)
        self.summary = ElidedLabel("", 13, 400, "mut")
        across.addWidget(self.summary, 1)
        self.why = Button("Why?", "circle-help", name="Why, for the selected answer (W)")
        self.suggest = Button("Suggest all answers", "wand-sparkles")
        self.send = Button("Send answers", "send", "primary")
        for button in (self.why, self.suggest, self.send):
            across.addWidget(button)
        self.why.clicked.connect(self._ask_why)
        self.suggest.clicked.connect(self._bridge.suggest_answers)
        self.send.clicked.connect(self._bridge.send_answers)
        layout.addLayout(across)
        layout.addLayout(self._build_progress())
        return head

    def _build_progress(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(Label("Answered", 12, 400, "mut"))
        self.progress = Progress()
        self.count = Label("", 12, 600)
        self.missing = ElidedLabel("", 12, 400, "mut")
        across.addWidget(self.progress)
        across.addWidget(self.count)
        across.addSpacing(16)
        across.addWidget(self.missing, 1)
        return across

    def refresh(self) -> None:
        """Show the bridge's view; cards are kept while only the chosen answers change, so the keyboard stays put."""
        table = self._bridge.view.table or TableRoundView((), ())
        plain = tuple(replace(each, chosen=None) for each in table.initiatives)
        if plain != self._shown:
            self._shown = plain
            self._rebuild(table)
        for card, view in zip(self.cards, table.initiatives, strict=True):
            card.show_chosen(view.chosen)
        self._show_progress(table)

    def _rebuild(self, table: TableRoundView) -> None:
        for old in self.cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = []
        for number, view in enumerate(table.initiatives, 1):
            card = InitiativeCard(view, number, self._bridge.view.map.sides)
            card.opened.connect(self._bridge.ask_why)
            card.answered.connect(lambda answer, view=view: self._bridge.answer(view.side, view.kind, answer))
            card.entered.connect(lambda place=number - 1: self._select(place))
            self.cards.append(card)
        self._current, self._columns = 0, 0
        self._arrange()

    def _show_progress(self, table: TableRoundView) -> None:
        mine = [each for each in table.initiatives if each.addressed_to_me]
        done = len(mine) - len(table.missing)
        laid = len(table.initiatives)
        noun = "initiative" if laid == 1 else "initiatives"
        self.summary.setText(f"{laid} {noun} this month, {len(mine)} for you to answer")
        self.progress.set_progress(done, len(mine))
        self.count.setText(f"{done} of {len(mine)}")
        ready = self._bridge.view.stage == "table" and not table.missing
        self.send.setEnabled(ready)
        self.suggest.setEnabled(self._bridge.view.stage == "table" and bool(mine))
        words = self._state_words(table)
        self.missing.setText(words)
        self.send.setToolTip(words)
        self.send.setAccessibleDescription(words)

    def _state_words(self, table: TableRoundView) -> str:
        if self._bridge.view.stage != "table":
            return "The table opens when the month's fighting is resolved."
        if table.missing:
            return "Send is off until these are answered: " + ", ".join(table.missing) + "."
        if not table.initiatives:
            return "Nothing lies on the table this month."
        return "Everything is answered; sending seals it."

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of cards or two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.scaled(TWO_COLUMNS) and len(self.cards) > 1 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        rows = -(-len(self.cards) // columns)
        for line in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(line, 1 if line == rows else 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick a card, W opens Why, arrows enter the current card."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < len(self.cards):
            self.pick(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_W:
            self._ask_why()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.cards:
            self.pick(self._current)
        else:
            super().keyPressEvent(event)

    def pick(self, place: int) -> None:
        """Bring a card into view and give it the keyboard."""
        self._area.ensureWidgetVisible(self.cards[place])
        self.cards[place].focus_first()
        self._select(place)

    def _select(self, place: int) -> None:
        self._current = place
        for index, card in enumerate(self.cards):
            card.set_focused(index == place)

    def _ask_why(self) -> None:
        if self.cards and (rule := self.cards[self._current].focused_rule()):
            self._bridge.ask_why(rule)
