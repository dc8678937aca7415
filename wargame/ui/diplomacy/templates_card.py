"""The card that compares settlement templates with both sides' limits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wargame.board.diplomacy.view import IssueView, TemplateView
from wargame.board.view import BoardView
from wargame.seat.values import Figure
from wargame.ui.components import (
    IconLabel,
    Label,
    SideMark,
    TrackBar,
    beside_text,
    paint,
    row,
)
from wargame.ui.components.issue_bar import HIGH_SIDE, LOW_SIDE
from wargame.ui.components.rows import KeptRows
from wargame.ui.diplomacy.board_card import BoardCard
from wargame.ui.style import theme
from wargame.words.numbers import plain

CELL = 33
"""Pixels one issue takes in a strip."""

BESIDE = 640
"""Width in pixels from which strips stand beside the names; more than the card needs then, so that it can shrink."""


class TermStrip(QWidget):
    """A template's terms, one small axis per issue: both sides' reach and a tick at the term."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[IssueView, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_terms(self, template: TemplateView, issues: tuple[IssueView, ...]) -> None:
        """Show a template's terms on the issues' axes."""
        self._pairs = list(zip(issues, template.terms, strict=False))
        spoken = ", ".join(f"{issue.name} {plain(term)}" for issue, term in self._pairs)
        self.setAccessibleName(f"{template.name}: {spoken}")
        self.setToolTip(spoken.replace(", ", "\n"))
        self.setMinimumWidth(theme.scaled(CELL - 3) * len(self._pairs))
        self.updateGeometry()
        self.update()

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
        paint.write(painter, number, plain(term), 11, 500, "text", paint.CENTRE)


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
        self._beside = False
        self._rows = KeptRows(lambda _place, _shape: _TemplateRow(self._beside), ruled="after")
        self.body.addLayout(self._rows.column)
        words = "Vulnerability is the modelled risk of renewed war after signature; the tick marks today."
        self.body.addLayout(beside_text(IconLabel("info", "mut", 14), Label(words, 12, 400, "mut", wrap=True)))
        self.body.addStretch(1)

    def show_board(self, board: BoardView) -> None:
        """Show the templates of a board."""
        table = board.diplomacy
        for line, template in zip(self._rows.of(*range(len(table.templates))), table.templates, strict=True):
            line.show_template(template, table.issues, table.breach_risk_today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the strips under the names where they do not fit beside them."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.scaled(BESIDE)
        if beside != self._beside:
            self._beside = beside
            for line in self._rows.rows:
                line.place_strip(beside)


class _TemplateRow(QGridLayout):
    """One template: name and note, its terms, who could sign it, and the risk after signature."""

    def __init__(self, is_beside: bool) -> None:
        super().__init__()
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(2)
        self._name, self._note = Label("", 13, 600, wrap=True), Label("", 12, 400, "mut", wrap=True)
        self._strip, self._within = TermStrip(), (Label("", 12), Label("", 12))
        self._track, self._risk, self._today = TrackBar(), Label("", 13, 600), Label("", 12, 400, "mut")
        self.addWidget(self._name, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self._note, 3, 0, 1, 4)
        self.place_strip(is_beside)
        for side, words in enumerate(self._within):
            words.setToolTip("Issues inside this side's limits")
            self.addLayout(row(SideMark(side, 8), words, spacing=4, stretch=True), side, 2)
        self.addLayout(row(self._track, self._risk), 0, 3)
        self.addWidget(self._today, 1, 3)
        self.setColumnStretch(0, 3)

    def place_strip(self, is_beside: bool) -> None:
        """Put the terms beside the name or under it."""
        self.removeWidget(self._strip)
        self.addWidget(self._strip, *((0, 1, 2, 1) if is_beside else (2, 0, 1, 4)))
        self.setColumnStretch(1, 5 if is_beside else 0)

    def show_template(self, template: TemplateView, issues: tuple[IssueView, ...], today: float) -> None:
        """Show a template on the issues, its risk beside today's."""
        self._name.setText(template.name)
        self._note.setText(template.note)
        self._strip.show_terms(template, issues)
        for inside, words in zip(template.within, self._within, strict=True):
            whole = inside == template.issues
            words.setText(f"{inside} of {template.issues}")
            words.set_type(12, 600 if whole else 400)
            words.set_token("text" if whole else "mut")
        value = template.vulnerability
        token, place = ("bad", "above") if value > today else ("ok", "below")
        self._track.set_look("Vulnerability", token)
        self._track.set_figure(Figure(value, value, value), today)
        self._risk.setText(plain(value))
        self._risk.set_token(token)
        self._today.setText(f"{place} {plain(today)} today")
        for column in (0, 3):
            self.setColumnMinimumWidth(column, theme.scaled(100))
