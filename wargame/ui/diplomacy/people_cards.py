"""The cards of audiences and of European dossiers."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wargame.board.diplomacy.view import Audience
from wargame.board.orders.view import Slider
from wargame.board.view import BoardView
from wargame.engine.orders import Order
from wargame.seat.values import Figure
from wargame.ui.components import Button, ElidedLabel, Label, RuleTag, TrackBar, paint, row
from wargame.ui.components.rows import KeptRows
from wargame.ui.diplomacy import offers
from wargame.ui.diplomacy.board_card import BoardCard
from wargame.ui.style import theme
from wargame.words import figures


class AudiencesCard(BoardCard):
    """Audiences respond and do not move; their change is nobody's gain and stays text-coloured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Audiences", "tick: last month", "megaphone", parent=parent)
        self._rows = KeptRows(lambda _place, _shape: _AudienceRow(self.opened), ruled="between")
        self.body.addLayout(self._rows.column)
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the audiences of a board."""
        audiences = board.diplomacy.audiences
        for line, audience in zip(self._rows.of(*range(len(audiences))), audiences, strict=True):
            line.show_audience(audience)


class _AudienceRow(QGridLayout):
    """One audience: name, track, figure, change and what it is about."""

    def __init__(self, opened: SignalInstance) -> None:
        super().__init__()
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(1)
        self._name, self._track, self._tag = ElidedLabel("", 13, 600), TrackBar(token="mut", knob=True), RuleTag("")
        self._number, self._change = Label("", 13, 600), Label("", 12, 500)
        self._note = Label("", 12, 400, "mut", wrap=True)
        self._tag.opened.connect(opened)
        for column, widget in enumerate((self._name, self._track, self._number, self._change)):
            self.addWidget(widget, 0, column)
        self.addLayout(row(self._note, self._tag, grow=self._note), 1, 0, 1, 4)
        self.setColumnStretch(1, 1)

    def show_audience(self, audience: Audience) -> None:
        """Show an audience as it stands."""
        figure = audience.value
        self._tag.set_rule(audience.rule, figure.quantity)
        self._number.setText(figures.short(figure))
        self._number.setToolTip(figures.text(figure))
        self._change.setText(f"{figures.change_arrow(figure)} {figures.change_text(figure)}".strip())
        for label, room in ((self._number, 40), (self._change, 46)):
            label.setAlignment(paint.RIGHT)
            label.setMinimumWidth(theme.scaled(room))
        self._name.setText(audience.name)
        # Equal names make equal tracks, so that audiences compare at a glance.
        self._name.setFixedWidth(theme.scaled(144))
        self._track.set_look(audience.name, "mut")
        self._track.set_figure(figure)
        self._note.setText(audience.note)


class Capital(QWidget):
    """Small boxes, filled as far as capital is placed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = self._most = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_points(self, points: int, most: int) -> None:
        """Show so many of the most there can be."""
        self._points, self._most = points, max(points, most)
        self.setAccessibleName(f"{points} of {self._most} points placed")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

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
        self._rows = KeptRows(self._make, ruled="after")
        self._hedge = _TrackedRow("ok", self.opened)
        self.body.addLayout(self._rows.column)
        self.body.addLayout(self._hedge)
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the dossiers of a board and the hedge they build; a dossier the sheet offers has its buttons."""
        table = board.diplomacy
        placed = sum(dossier.points for dossier in table.dossiers)
        self.sub.setText(f"{placed} {'point' if placed == 1 else 'points'} of capital placed")
        offered = [offers.dossier(board.orders, index) for index in range(len(table.dossiers))]
        rows = self._rows.of(*(offer is not None for offer in offered))
        self.buttons = {(place, by): button for place, line in enumerate(rows) for by, button in line.steps.items()}
        for line, dossier, offer in zip(rows, table.dossiers, offered, strict=True):
            line.show_figure(dossier.name, dossier.value, dossier.rule, dossier.detail)
            line.show_offer(offer)
        figure = table.hedge
        words = "The higher the hedge, the less a withdrawal of American support would cost."
        self._hedge.show_figure("Hedge", figure, figure.rule, words)

    def _make(self, _place: int, is_offered: Hashable) -> _TrackedRow:
        made = _TrackedRow("acc", self.opened)
        if is_offered:
            made.add_stepper(self.given)
        return made


class _TrackedRow(QGridLayout):
    """A name with its figure on a track and what it is about; for a dossier, the buttons that fund it."""

    def __init__(self, token: str, opened: SignalInstance) -> None:
        super().__init__()
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(2)
        self._token, self._name = token, Label("", 13, 600, wrap=True)
        self._tag, self._track, self._number = RuleTag(""), TrackBar(token=token), Label("", 13, 600)
        self._detail = Label("", 12, 400, "mut", wrap=True)
        self._capital = Capital()
        self._offer: Slider | None = None
        self.steps: dict[int, Button] = {}
        """By what pressing one adds: -1 and 1."""
        self._tag.opened.connect(opened)
        self._number.setAlignment(paint.RIGHT)
        self.addLayout(row(self._name, self._tag, grow=self._name), 0, 0)
        self.addLayout(row(self._track, self._number), 0, 1)
        self.addWidget(self._detail, 1, 0, Qt.AlignmentFlag.AlignTop)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)

    def add_stepper(self, given: SignalInstance) -> None:
        """Room for the capital placed, and the buttons that change it."""
        for by, words, icon in ((-1, "", "minus"), (1, "Add 1", "")):
            button = self.steps[by] = Button(words, icon)
            button.clicked.connect(lambda _checked=False, by=by: given.emit(self._order(by)))
        self.addLayout(row(self._capital, 1, self.steps[-1], self.steps[1], spacing=6), 1, 1)

    def show_figure(self, name: str, figure: Figure, rule: str, detail: str) -> None:
        """Show a figure under its name."""
        self._name.setText(name)
        self._tag.set_rule(rule, figure.quantity)
        self._track.set_look(name, self._token)
        self._track.set_figure(figure)
        self._number.setText(figures.short(figure))
        self._number.setToolTip(figures.text(figure))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def show_offer(self, offer: Slider | None) -> None:
        """Show what the draft places, and whether the buttons can change it; the keyboard stays where it was."""
        self._offer = offer
        if offer is None:
            return
        self._capital.set_points(round(offer.value), round(offer.high))
        name = self._name.text()
        for by, button in self.steps.items():
            spoken = f"Add 1 point to {name}" if by > 0 else f"Take 1 point from {name}"
            button.setAccessibleName(spoken)
            button.setToolTip(spoken)
            button.setEnabled(offer.low <= self._value(by) <= offer.high)
        self.steps[-1].setFixedWidth(theme.scaled(38))

    def _value(self, by: int) -> int:
        assert self._offer is not None, "the buttons belong to an offer"
        return round(self._offer.value + by * self._offer.step)

    def _order(self, by: int) -> Order:
        assert self._offer is not None, "the buttons belong to an offer"
        return dataclasses.replace(self._offer.order, **{self._offer.attribute: self._value(by)})
