"""Macro insulation: the index on its threshold bar and the parts that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.view import BoardView
from wargame.seat.values import Figure, Part, Pillar
from wargame.ui.components.paint import (
    CENTRE,
    LEFT,
    RIGHT,
    block,
    focus_ring,
    hatched,
    line_height,
    text_width,
    tick,
    write,
)
from wargame.ui.components.sparkline import draw_sparkline
from wargame.ui.components.tags import StateChip
from wargame.ui.components.text import Label
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.reading import change_token, change_words, whose
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge


class ThresholdBar(QWidget):
    """An index of 0..1: hatched zone up to the threshold, the estimate's box, a tick at the value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._threshold, self._token, self._words = 0.0, "a", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_figure(self, figure: Figure, threshold: float, token: str, words: str) -> None:
        """Show an index; the words stand under the bar beside its threshold."""
        self._figure, self._threshold, self._token, self._words = figure, threshold, token, words
        self.setAccessibleName(f"{figures.text(figure)}; {words}")
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A bar over a line."""
        return QSize(200, theme.scaled(20) + round(line_height(11)) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, 5, self.width() - 4, theme.scaled(10))
        block(painter, track, theme.mix("panel", "mut", 0.2), 3)
        edge = track.left() + self._threshold * track.width()
        hatched(
            painter,
            QRectF(track.left(), track.top(), edge - track.left(), track.height()),
            "bad",
            theme.mix("panel", "bad", 0.16),
        )
        low, high = (
            track.left() + min(1.0, max(0.0, value)) * track.width() for value in (self._figure.low, self._figure.high)
        )
        if high - low > 1:
            block(
                painter, QRectF(low, track.top(), high - low, track.height()), theme.mix("panel", self._token, 0.6), 3
            )
        else:
            block(
                painter,
                QRectF(edge, track.top(), max(0.0, low - edge), track.height()),
                theme.mix("panel", self._token, 0.6),
                2,
            )
        if self._threshold > 0:
            tick(painter, edge, track.top() - 4, track.bottom() + 4, "bad")
        tick(
            painter,
            track.left() + min(1.0, max(0.0, self._figure.value)) * track.width(),
            track.top() - 3,
            track.bottom() + 3,
            "text",
            3,
        )
        line = QRectF(2, track.bottom() + 5, self.width() - 4, line_height(11))
        write(painter, line, "0", 11, 400, "mut", LEFT)
        write(painter, line, "1", 11, 400, "mut", RIGHT)
        write(painter, line.adjusted(16, 0, -16, 0), self._words, 11, 400, "mut", CENTRE, elide=True)


class PartRow(QWidget):
    """A weighted part of an index: name, bar, weight, its last months and its value; a click asks why."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: Part | None = None
        self._token = "a"
        self._weakest = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(theme.scaled(40))
        theme.changed.connect(self.update)

    def set_part(self, part: Part, token: str, weakest: bool) -> None:
        """Show a part; the weakest one is tinted."""
        self._part, self._token, self._weakest = part, token, weakest
        words = f"{part.name} {figures.text(part.figure)}, weight {plain(part.weight)}"
        self.setAccessibleName(words)
        self.setToolTip(words + (". The weakest part pulls hardest." if weakest else ""))
        self.update()

    def sizeHint(self) -> QSize:
        """One line with room."""
        return QSize(240, theme.scaled(30))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask why."""
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks why."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row; the sparkline gives way in narrow cards."""
        if self._part is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        part, figure, height = self._part, self._part.figure, self.height()
        if self._weakest:
            block(painter, QRectF(self.rect()), "raised", 6)
        right = self.width() - 6.0
        short = figures.short(figure)
        room = text_width("≈0.00", 13, 600) + 4
        write(painter, QRectF(right - room, 0, room, height), short, 13, 600, "text", RIGHT)
        arrow = change_words(figure)[:1]
        write(painter, QRectF(right - room - 18, 0, 16, height), arrow, 11, 400, change_token(figure), CENTRE)
        right -= room + 22
        if self.width() >= 330 and len(part.history) > 1:
            draw_sparkline(painter, QRectF(right - 62, 6, 56, height - 12), part.history, "mut")
            right -= 70
        weight = text_width("0.00", 12) + 2
        write(painter, QRectF(right - weight, 0, weight, height), plain(part.weight), 12, 400, "mut", RIGHT)
        right -= weight + 10
        name = min(118.0 * theme.text_scale, right - 34)
        write(painter, QRectF(8, 0, name, height), part.name, 13, 500, "text", LEFT, elide=True)
        track = QRectF(name + 12, height / 2 - 3, right - name - 12, 6)
        if track.width() > 12:
            block(painter, track, theme.mix("panel", "mut", 0.2), 3)
            fill = QRectF(
                track.left(), track.top(), max(3.0, track.width() * min(1.0, max(0.0, figure.value))), track.height()
            )
            block(painter, fill, self._token, 3)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()))

    def _open(self) -> None:
        if self._part is not None:
            self.opened.emit(self._part.figure.quantity or self._part.figure.rule)


class InsulationCard(EconomyCard):
    """The index of one side's macro insulation with its threshold and parts."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Macro insulation", "shield", chart=True)
        self.value = Label("", 26, 700)
        self.range = Label("", 12, 400, "mut", wrap=True)
        self.change = Label("", 12, 600, wrap=True)
        self.state = StateChip()
        self.bar = ThresholdBar(self)
        self.rows: list[PartRow] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.value)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.range)
        beside.addWidget(self.change)
        head.addLayout(beside, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.front_box.addLayout(head)
        self.front_box.addWidget(self.bar)
        self.caption = Label("", 12, 400, "mut", wrap=True)
        self.front_box.addWidget(self.caption)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        self.front_box.addLayout(self._parts, 1)
        self.front_box.addStretch(0)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show a side's insulation."""
        economy = view.economy.sides[side]
        figure, token = economy.insulation, theme.side(side)
        self.sub.setText(whose(view, side))
        self.set_why(figure.quantity)
        self.value.setText(plain(figure.value, figure.digits))
        seen = figures.range_text(figure)
        self.range.setText(f"Range seen {seen}" if seen else "Exact")
        changed = change_words(figure)
        still = "" if figure.change is None else "unchanged"
        self.change.setText(f"{changed} in a {view.turn_word}" if changed else still)
        self.change.set_token(change_token(figure))
        pillar = _pillar_of(view, side)
        threshold = pillar.threshold if pillar else 0.0
        self.state.setVisible(pillar is not None)
        if pillar:
            holds = not pillar.failed and not pillar.months_under
            state = (
                ("Pillar holds", "ok", "shield-check")
                if holds
                else ("Pillar failed" if pillar.failed else "Under threshold", "bad", "triangle-alert")
            )
            self.state.set_state(*state)
        words = f"Fails under {plain(threshold)} for {pillar.limit} months" if pillar else "No pillar rests on it"
        self.bar.set_figure(figure, threshold, token, words)
        self._show_parts(economy.insulation_parts, token)

    def _show_parts(self, parts: tuple[Part, ...], token: str) -> None:
        while len(self.rows) < len(parts):
            row = PartRow(self)
            row.opened.connect(self.bridge.ask_why)
            self.rows.append(row)
            self._parts.addWidget(row)
        self.caption.setText(f"{len(parts)} parts with their weights; the weakest pulls hardest" if parts else "")
        weakest = min(parts, key=lambda part: part.figure.value, default=None)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(parts))
            if place < len(parts):
                row.set_part(parts[place], token, parts[place] is weakest)
        rows = [(part.name, plain(part.weight), *_twin_cells(part.figure)) for part in parts]
        self.set_twin(("Part", "Weight", "Now", "Change"), rows)


def _twin_cells(figure: Figure) -> tuple[str, str]:
    return figures.text(figure), figures.change_text(figure)


def _pillar_of(view: BoardView, side: int) -> Pillar | None:
    """The pillar that is the side's insulation: the one with the same value, if any."""
    value = view.economy.sides[side].insulation.value
    return next(
        (pillar for pillar in view.economy.pillars if pillar.side == side and pillar.figure.value == value), None
    )
