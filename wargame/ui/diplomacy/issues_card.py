"""The card of issues: table, mandate sliders, legend."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QSlider,
    QTableView,
    QWidget,
)

from wargame.board.orders.view import Slider
from wargame.board.view import BoardView
from wargame.engine.orders import Order
from wargame.ui.components import Label, RuleTag, paint
from wargame.ui.diplomacy import offers
from wargame.ui.diplomacy.board_card import BoardCard
from wargame.ui.diplomacy.issue_table import BAR, GAP, MANDATE, NAME, TEXT, WHY, AxisHeader, IssueDelegate, IssueTable
from wargame.ui.style import theme
from wargame.words.numbers import NBSP, percent

WIDTHS = {NAME: (112, 148), GAP: (112, 112), TEXT: (100, 130), WHY: (44, 46), MANDATE: (112, 124)}
"""Column widths in pixels, cramped and roomy."""

ROOMY = 820


class MandateSlider(QWidget):
    """Flexibility given to the experts on one issue; ``given`` carries the order on release or on a key step."""

    given = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Slider | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTracking(False)
        self.slider.setAccessibleName(f"Mandate on {name}")
        self.number = Label("", 12, 500)
        self.number.setAlignment(paint.RIGHT)
        self.number.setFixedWidth(theme.scaled(42))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self.slider.sliderMoved.connect(self._preview)
        self.slider.valueChanged.connect(self._give)

    def set_offer(self, offer: Slider | None, flexibility: float) -> None:
        """Show the value of the draft; without an offer the slider is off."""
        self._offer = offer
        self.slider.setEnabled(offer is not None)
        if offer is not None and not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setRange(0, round((offer.high - offer.low) / offer.step))
            self.slider.setValue(round((offer.value - offer.low) / offer.step))
            self.slider.blockSignals(False)
        self.number.setText(percent(flexibility if offer is None else offer.value, space=NBSP))
        tip = "0 % restates the ideal, 100 % goes to your limit" if offer else "This seat gives no mandate now"
        self.slider.setToolTip(tip)

    def _value(self, step: int) -> float:
        assert self._offer is not None
        return round(self._offer.low + step * self._offer.step, 6)

    def _preview(self, step: int) -> None:
        self.number.setText(percent(self._value(step), space=NBSP))

    def _give(self, step: int) -> None:
        if self._offer is not None:
            order: Order = dataclasses.replace(self._offer.order, **{self._offer.attribute: self._value(step)})
            self.given.emit(order)


class Legend(QWidget):
    """What the marks on the bars mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_names(self, names: tuple[str, str]) -> None:
        """Name the two sides."""
        self._names = names
        marks = f"Square {names[0]}, diamond {names[1]}"
        self.setAccessibleName(f"{marks}, tick limit, haze estimate, hatched gap, solid zone")
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(420, theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw sample marks with their words, as many as fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left = self.height() / 2, 2.0
        words = (*self._names, "limit, estimate blurred", "gap", "zone of agreement")
        for kind, word in enumerate(words):
            room = paint.text_width(word, 12) + 40
            if left + room > self.width():
                return
            self._sample(painter, kind, left, middle)
            paint.write(painter, QRectF(left + 24, 0, room - 24, self.height()), word, 12, 400, "mut")
            left += room

    def _sample(self, painter: QPainter, kind: int, left: float, middle: float) -> None:
        if kind < 2:
            paint.mark(painter, QPoint(int(left + 12), int(middle)).toPointF(), kind, 9, halo=None)
        elif kind == 2:
            paint.haze(painter, QRectF(left + 4, middle - 7, 16, 14), "b", 0.7)
            paint.tick(painter, left + 12, middle - 6, middle + 6, "b", 2.0, halo=None)
        elif kind == 3:
            paint.hatched(painter, QRectF(left + 2, middle - 5, 18, 10), "bad", theme.colour("panel"))
        else:
            paint.block(painter, QRectF(left + 2, middle - 5, 18, 10), theme.mix("panel", "ok", 0.55), 2, "ok", 1.2)


class IssuesCard(BoardCard):
    """Every issue with positions, limits and text, and the seat's own mandate; ``given`` carries orders."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Issues", "limits and positions on one axis", "scale", ("R18", "R19"), parent)
        self._external = False
        self.legend = Legend()
        self.body.addWidget(self.legend)
        self.model = IssueTable(self)
        self.table = self._build_table()
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.sliders: list[MandateSlider] = []
        self._tags: list[RuleTag] = []

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(IssueDelegate(table))
        table.setHorizontalHeader(AxisHeader(self.model, table))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Issues: positions, limits, gap, text and mandate")
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(BAR, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._ask)
        table.activated.connect(self._ask)
        return table

    def show_board(self, board: BoardView) -> None:
        """Show the issues of a board and the mandates of its draft."""
        table = board.diplomacy
        names = tuple(side.capital for side in board.map.sides)
        self.model.show_issues(table.issues, (names[0], names[1]), (table.low_end, table.high_end))
        self.legend.set_names((names[0], names[1]))
        if len(self.sliders) != len(table.issues):
            self._fill_rows(board)
        for issue, tag, slider in zip(table.issues, self._tags, self.sliders, strict=True):
            tag.set_rule(issue.text.rule, issue.text.quantity)
            slider.set_offer(offers.mandate(board.orders, issue.index), issue.flexibility)
        self._external = board.seat.side is None
        self._fit()

    def _fill_rows(self, board: BoardView) -> None:
        self.sliders, self._tags = [], []
        for line, issue in enumerate(board.diplomacy.issues):
            slider, tag = MandateSlider(issue.name), RuleTag(issue.text.rule or "?")
            slider.given.connect(self.given)
            tag.opened.connect(self.opened)
            self.table.setIndexWidget(self.model.index(line, MANDATE), slider)
            self.table.setIndexWidget(self.model.index(line, WHY), _centred(tag))
            self.sliders.append(slider)
            self._tags.append(tag)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = int(self.width() >= theme.scaled(ROOMY))
        for column, widths in WIDTHS.items():
            self.table.setColumnWidth(column, theme.scaled(widths[roomy]))
        # The order sheet has the mandates too, and a double click or Enter asks why.
        self.table.setColumnHidden(MANDATE, self._external or self.width() < theme.scaled(640))
        self.table.setColumnHidden(WHY, self.width() < theme.scaled(540))
        tall = theme.scaled(46)
        self.table.verticalHeader().setDefaultSectionSize(tall)
        self.table.setFixedHeight(tall * len(self.model.issues) + theme.scaled(26) + 2)

    def _ask(self, index: QModelIndex) -> None:
        if index.column() < WHY:
            text = self.model.issues[index.row()].text
            self.opened.emit(text.quantity or text.rule)


def _centred(tag: RuleTag) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(2, 0, 2, 0)
    layout.addWidget(tag)
    return holder
