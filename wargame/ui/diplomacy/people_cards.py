"""The cards of audiences and of European dossiers; imports PySide6, the orders, the views and ui components."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.game.views import Audience, BoardView, DossierView, Slider
from wargame.ui import figures, theme
from wargame.ui.components import Button, ElidedLabel, Label, RuleTag, TrackBar, clear, hairline, paint, row
from wargame.ui.diplomacy import offers
from wargame.ui.diplomacy.board_card import BoardCard


class AudiencesCard(BoardCard):
    """Audiences respond and do not move; their change is nobody's gain and stays text-coloured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Audiences", "tick: last month", "megaphone", parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the audiences of a board."""
        clear(self._rows)
        for place, audience in enumerate(board.diplomacy.audiences):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addLayout(self._audience(audience))

    def _audience(self, audience: Audience) -> QGridLayout:
        figure = audience.value
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        tag = RuleTag(audience.rule, figure.quantity)
        tag.opened.connect(self.opened)
        number = Label(figures.short(figure), 13, 600)
        number.setToolTip(figures.text(figure))
        change = Label(f"{figures.change_arrow(figure)} {figures.change_text(figure)}".strip(), 12, 500)
        for label, room in ((number, 40), (change, 46)):
            label.setAlignment(paint.RIGHT)
            label.setMinimumWidth(theme.scaled(room))
        name = ElidedLabel(audience.name, 13, 600)
        # Equal names make equal tracks, so that audiences compare at a glance.
        name.setFixedWidth(theme.scaled(144))
        grid.addWidget(name, 0, 0)
        grid.addWidget(TrackBar(figure, "mut", knob=True, name=audience.name), 0, 1)
        grid.addWidget(number, 0, 2)
        grid.addWidget(change, 0, 3)
        words = Label(audience.note, 12, 400, "mut", wrap=True)
        note = row(words, tag, grow=words)
        grid.addLayout(note, 1, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        return grid


class Capital(QWidget):
    """Small boxes, filled as far as capital is placed."""

    def __init__(self, points: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points, self._most = points, max(points, most)
        self.setAccessibleName(f"{points} of {self._most} points placed")
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A box of 10 px a point."""
        return QSize(14 * self._most + 2, theme.scaled(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self._most):
            box = QRectF(index * 14 + 1.5, self.height() / 2 - 5, 10, 10)
            full = index < self._points
            paint.block(painter, box, "acc" if full else None, 2.5, "acc" if full else "edge")


class DossiersCard(BoardCard):
    """European dossiers with the capital this seat puts into them; ``given`` carries the order."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("European dossiers", "", "folder-open", ("R40",), parent)
        self.buttons: dict[tuple[int, int], Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the dossiers of a board and the hedge they build; the keyboard stays where it was."""
        held = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        clear(self._rows)
        self.buttons = {}
        table = board.diplomacy
        placed = sum(dossier.points for dossier in table.dossiers)
        self.sub.setText(f"{placed} {'point' if placed == 1 else 'points'} of capital placed")
        for index, dossier in enumerate(table.dossiers):
            self._rows.addLayout(self._dossier(index, dossier, offers.dossier(board.orders, index)))
            self._rows.addWidget(hairline())
        self._rows.addLayout(self._hedge(board))
        if held in self.buttons:
            self.buttons[held].setFocus()

    def _dossier(self, index: int, dossier: DossierView, offer: Slider | None) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        tag = RuleTag(dossier.rule, dossier.value.quantity)
        tag.opened.connect(self.opened)
        name = Label(dossier.name, 13, 600, wrap=True)
        number = Label(figures.short(dossier.value), 13, 600)
        number.setToolTip(figures.text(dossier.value))
        number.setAlignment(paint.RIGHT)
        grid.addLayout(row(name, tag, grow=name), 0, 0)
        track = TrackBar(dossier.value, "acc", name=dossier.name)
        grid.addLayout(row(track, number), 0, 1)
        grid.addWidget(Label(dossier.detail, 12, 400, "mut", wrap=True), 1, 0, Qt.AlignmentFlag.AlignTop)
        if offer is not None:
            grid.addLayout(self._stepper(index, dossier, offer), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _stepper(self, index: int, dossier: DossierView, offer: Slider) -> QHBoxLayout:
        less = self._step(index, dossier.name, offer, -1)
        more = self._step(index, dossier.name, offer, 1)
        return row(Capital(round(offer.value), round(offer.high)), 1, less, more, spacing=6)

    def _step(self, index: int, name: str, offer: Slider, by: int) -> Button:
        words, spoken = ("Add 1", f"Add 1 point to {name}") if by > 0 else ("", f"Take 1 point from {name}")
        button = Button(words, "" if by > 0 else "minus", name=spoken)
        button.setToolTip(spoken)
        if by < 0:
            button.setFixedWidth(theme.scaled(38))
        value = round(offer.value + by * offer.step)
        button.setEnabled(offer.low <= value <= offer.high)
        order = dataclasses.replace(offer.order, **{offer.attribute: value})
        button.clicked.connect(lambda: self.given.emit(order))
        self.buttons[index, by] = button
        return button

    def _hedge(self, board: BoardView) -> QGridLayout:
        figure = board.diplomacy.hedge
        grid = QGridLayout()
        tag = RuleTag(figure.rule, figure.quantity)
        tag.opened.connect(self.opened)
        grid.addLayout(row(Label("Hedge", 13, 600), tag, stretch=True), 0, 0)
        number = Label(figures.short(figure), 13, 600)
        number.setToolTip(figures.text(figure))
        grid.addLayout(row(TrackBar(figure, "ok", name="Hedge"), number), 0, 1)
        words = "The higher the hedge, the less a withdrawal of American support would cost."
        grid.addWidget(Label(words, 12, 400, "mut", wrap=True), 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid
