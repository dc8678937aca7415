"""The page of one rule: claim, formula, parameters and when it applies."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.why.rule_cards import RuleCard, RuleParameter
from wargame.ui.components import (
    Button,
    Card,
    Inset,
    Label,
    StateChip,
    beside_text,
    clear,
    hairline,
    paint,
    row,
    scrolling,
)
from wargame.ui.components.reflow import Arrangement, Reflow
from wargame.ui.style import theme
from wargame.words.numbers import DASH, read

ARRANGEMENTS = (
    Arrangement(860, ((("rule", 5), ("phases", 2)),), grow=0),
    Arrangement(0, ((("rule", 1),), (("phases", 1),))),
)


class RulePage(QWidget):
    """Shows one rule card; ``why_requested`` carries the id of the rule."""

    why_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        area, body = scrolling()
        self._area = area
        layout.addWidget(area)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        self._rule = QFrame()
        self._rule.setObjectName("card")
        self._column = QVBoxLayout(self._rule)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(8)
        self._when = Card("When it applies", "the month, in order", "list-ordered")
        self._phases = QVBoxLayout()
        self._phases.setSpacing(4)
        self._when.body.addLayout(self._phases)
        self._when.body.addStretch(1)
        inner.addWidget(Reflow({"rule": self._rule, "phases": self._when}, ARRANGEMENTS, margins=(10, 0, 0, 0)))

    def show_card(self, card: RuleCard, phases: tuple[str, ...]) -> None:
        """Show a rule among the phases of the month."""
        self.rule = card.id
        clear(self._column)
        clear(self._phases)
        self._head(card)
        self._explains(card)
        self._parameters(card)
        self._formula(card)
        self._column.addStretch(1)
        for number, phase in enumerate(phases, 1):
            self._phases.addWidget(PhaseLine(number, phase, phase == card.phase))
        self._area.verticalScrollBar().setValue(0)

    def _head(self, card: RuleCard) -> None:
        live = card.state == "live"
        state = StateChip("at work", "ok", "check") if live else StateChip("not at work here", "mut", "minus")
        why = Button("Why this month?", "circle-help", name=f"Explain {card.id} this month")
        why.clicked.connect(lambda: self.why_requested.emit(card.id))
        chapter = Label(card.chapter, 12, 400, "mut", wrap=True)
        self._column.addLayout(row(chapter, state, why, grow=chapter))
        title = Label(card.title, 22, 600, wrap=True)
        self._column.addLayout(beside_text(Label(card.id, 22, 600, "acc"), title, spacing=12))
        if card.paraphrase != card.title:
            source = "The article, in paraphrase" if card.claims else "In short"
            self._column.addWidget(Quote(card.paraphrase, source))
        if basis := _basis(card):
            self._column.addWidget(Label(basis, 12, 400, "mut", wrap=True))

    def _formula(self, card: RuleCard) -> None:
        if card.formula:
            self._column.addWidget(_section("In the engine"))
            self._column.addWidget(Formula(card.formula))

    def _explains(self, card: RuleCard) -> None:
        if card.explanation:
            self._column.addWidget(_section("How it explains itself"))
            self._column.addWidget(Label(card.explanation, 13, 400, "mut", wrap=True))

    def _parameters(self, card: RuleCard) -> None:
        if not card.parameters:
            return
        self._column.addWidget(_section("Parameters"))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        for column, words in enumerate(("Name", "Value", "Range", "", "Unit", "Source")):
            grid.addWidget(Label(words, 11, 600, "mut"), 0, column)
        for line, parameter in enumerate(card.parameters, 1):
            grid.addWidget(hairline(), 2 * line - 1, 0, 1, 6)
            self._parameter(grid, 2 * line, parameter)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(5, 3)
        self._column.addWidget(holder)

    def _parameter(self, grid: QGridLayout, line: int, parameter: RuleParameter) -> None:
        cells = (
            Label(parameter.name, 13, 400, wrap=True),
            Label(parameter.value, 13, 600),
            RangeBar(parameter),
            Label(parameter.range, 12, 400, "mut"),
            Label(parameter.unit, 12, 400, "mut"),
            Label(parameter.source, 12, 400, "mut", wrap=True),
        )
        for column, cell in enumerate(cells):
            grid.addWidget(cell, line, column)
        grid.setRowMinimumHeight(line, theme.scaled(30))


class Quote(QFrame):
    """A claim in paraphrase behind an accent line."""

    def __init__(self, words: str, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 0, 4)
        layout.addWidget(Label(words, 15, wrap=True))
        layout.addWidget(Label(source, 12, 400, "mut"))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(0, 0, 3, self.height(), theme.colour("acc"))


class Formula(Inset):
    """Statements in the engine's words, in type of equal width."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16)
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(theme.scaled(13))
        label = Label(words, 13, wrap=True)
        label.setFont(face)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(label)


class RangeBar(QWidget):
    """A parameter's value within the range the study draws from."""

    def __init__(self, parameter: RuleParameter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = _numbers(parameter.range.split(DASH))
        self._value = _numbers([parameter.value])
        self.setToolTip(f"{parameter.name} {parameter.value}, range {parameter.range}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A small track."""
        return QSize(84, theme.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw range and value where both are numbers."""
        if len(self._ends) != 2 or not self._value:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._ends
        room = (high - low) or 1.0
        track = QRectF(6, self.height() / 2 - 2.5, self.width() - 12, 5)
        paint.block(painter, track, "sunken", 2.5, "edge")
        band = track.adjusted(track.width() * 0.15, 0, -track.width() * 0.15, 0)
        paint.block(painter, band, theme.mix("panel", "acc", 0.5), 2.5)
        at = band.left() + min(max((self._value[0] - low) / room, 0.0), 1.0) * band.width()
        painter.setPen(paint.pen("acc", 2.0))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QRectF(at - 4.5, track.center().y() - 4.5, 9, 9))


class PhaseLine(QWidget):
    """A phase of the month with its number; the rule's own is filled."""

    def __init__(self, number: int, name: str, here: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._here = number, here
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 4, 0, 4)
        layout.addWidget(Label(name, 13, 600 if here else 400, "text" if here else "mut", wrap=True))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number in its ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(2, self.height() / 2 - 10, 20, 20)
        paint.block(painter, ring, "fill" if self._here else None, 10, "fill" if self._here else "edge")
        ink = QColor(theme.ON_FILL) if self._here else theme.colour("mut")
        paint.write(painter, ring, str(self._number), 11, 600, ink, paint.CENTRE)


def _basis(card: RuleCard) -> str:
    """Which claims a rule carries and which works it stands on, in a line."""
    carries = f"Carries {', '.join(card.claims)} of the article's claims." if card.claims else ""
    stands = f"Stands on {card.literature}." if card.literature else ""
    return f"{carries} {stands}".strip()


def _section(words: str) -> Label:
    label = Label(words, 15, 600)
    label.setContentsMargins(0, 12, 0, 0)
    return label


def _numbers(words: list[str]) -> list[float]:
    found = []
    for word in words:
        value = read(word)
        if value is None:
            return []
        found.append(value)
    return found
