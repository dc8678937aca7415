"""The card that compares settlement templates with both sides' limits; imports PySide6, the views and ui components."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.game.views import BoardView, Figure, IssueView, TemplateView
from wargame.ui import figures, theme
from wargame.ui.components import (
    IconLabel,
    Label,
    SideMark,
    TrackBar,
    beside_text,
    clear,
    hairline,
    paint,
    row,
)
from wargame.ui.components.issue_bar import HIGH_SIDE, LOW_SIDE
from wargame.ui.diplomacy.board_card import BoardCard

CELL = 33
"""Pixels one issue takes in a strip."""

BESIDE = 640
"""Width in pixels from which strips stand beside the names; more than the card needs then, so that it can shrink."""


class TermStrip(QWidget):
    """A template's terms, one small axis per issue: both sides' reach and a tick at the term."""

    def __init__(self, template: TemplateView, issues: tuple[IssueView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs = list(zip(issues, template.terms, strict=False))
        spoken = ", ".join(f"{issue.name} {figures.plain(term)}" for issue, term in self._pairs)
        self.setAccessibleName(f"{template.name}: {spoken}")
        self.setToolTip(spoken.replace(", ", "\n"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.scaled(CELL - 3) * len(self._pairs))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Caption, bar and figure under each other."""
        return QSize(theme.scaled(CELL) * len(self._pairs), theme.scaled(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(1, len(self._pairs))
        for place, (issue, term) in enumerate(self._pairs):
            self._axis(painter, QRectF(place * wide + 2, 0, wide - 4, self.height()), issue, term)

    def _axis(self, painter: QPainter, box: QRectF, issue: IssueView, term: float) -> None:
        third = self.height() / 3
        caption = QRectF(box.left(), 0, box.width(), third)
        paint.write(painter, caption, short_name(issue.name, box.width()), 11, 400, "mut", paint.CENTRE, elide=True)
        axis = QRectF(box.left(), third + 2, box.width(), 10)
        paint.block(painter, axis, "sunken", 3, "line")
        low, high = issue.reservations[LOW_SIDE].value, issue.reservations[HIGH_SIDE].value
        reach = ((0.0, low, LOW_SIDE), (high, 1.0, HIGH_SIDE))
        for start, end, side in reach:
            lane = axis.top() if side == LOW_SIDE else axis.top() + 5
            span = QRectF(axis.left() + start * axis.width(), lane, (end - start) * axis.width(), 5)
            painter.fillRect(span, theme.mix("panel", theme.side(side), 0.6))
        at = axis.left() + min(max(term, 0.04), 0.96) * axis.width()
        paint.tick(painter, at, axis.top() - 2, axis.bottom() + 2, "text", 2.0)
        number = QRectF(box.left(), 2 * third, box.width(), third)
        paint.write(painter, number, figures.plain(term), 11, 500, "text", paint.CENTRE)


def short_name(name: str, width: float) -> str:
    """The first word of an issue, cut with a point where it does not fit."""
    word = name.split()[0].rstrip(",")
    if paint.text_width(word, 11) <= width:
        return word
    while len(word) > 2 and paint.text_width(word + ".", 11) > width:
        word = word[:-1]
    return word + "."


class TemplatesCard(BoardCard):
    """Settlement templates: terms, who could sign them, and the risk of renewed war after signature."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Templates compared", "terms against both limits, and the risk after signature", "columns-3",
                         ("R37", "R38"), parent)  # fmt: skip
        self._strips: list[tuple[QGridLayout, TermStrip]] = []
        self._beside = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        words = "Vulnerability is the modelled risk of renewed war after signature; the tick marks today."
        self.body.addLayout(beside_text(IconLabel("info", "mut", 14), Label(words, 12, 400, "mut", wrap=True)))
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the templates of a board."""
        clear(self._rows)
        self._strips = []
        for template in board.diplomacy.templates:
            self._rows.addLayout(self._template(template, board))
            self._rows.addWidget(hairline())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the strips under the names where they do not fit beside them."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.scaled(BESIDE)
        if beside != self._beside:
            self._beside = beside
            for grid, strip in self._strips:
                grid.removeWidget(strip)
                self._place_strip(grid, strip)

    def _place_strip(self, grid: QGridLayout, strip: TermStrip) -> None:
        if self._beside:
            grid.addWidget(strip, 0, 1, 2, 1)
        else:
            grid.addWidget(strip, 2, 0, 1, 4)
        grid.setColumnStretch(1, 5 if self._beside else 0)

    def _template(self, template: TemplateView, board: BoardView) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(Label(template.name, 13, 600, wrap=True), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(template.note, 12, 400, "mut", wrap=True), 3, 0, 1, 4)
        strip = TermStrip(template, board.diplomacy.issues)
        self._strips.append((grid, strip))
        self._place_strip(grid, strip)
        for side in (0, 1):
            grid.addLayout(self._within(template, side), side, 2)
        today = board.diplomacy.breach_risk_today
        grid.addLayout(self._risk(template, today), 0, 3)
        place = "above" if template.vulnerability > today else "below"
        grid.addWidget(Label(f"{place} {figures.plain(today)} today", 12, 400, "mut"), 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnMinimumWidth(0, theme.scaled(100))
        grid.setColumnMinimumWidth(3, theme.scaled(100))
        return grid

    def _within(self, template: TemplateView, side: int) -> QHBoxLayout:
        inside = template.within[side]
        whole = inside == template.issues
        words = Label(f"{inside} of {template.issues}", 12, 600 if whole else 400, "text" if whole else "mut")
        words.setToolTip("Issues inside this side's limits")
        return row(SideMark(side, 8), words, spacing=4, stretch=True)

    def _risk(self, template: TemplateView, today: float) -> QHBoxLayout:
        value = template.vulnerability
        token = "bad" if value > today else "ok"
        track = TrackBar(Figure(value, value, value), token, today, name="Vulnerability")
        return row(track, Label(figures.plain(value), 13, 600, token))
