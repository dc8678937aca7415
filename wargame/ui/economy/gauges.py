"""Arc gauges: months of fiscal runway against the conventional model, and the two pillars."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.economy.view import SideEconomy
from wargame.board.view import BoardView
from wargame.seat.values import Figure, Pillar
from wargame.ui.components.card import Inset
from wargame.ui.components.paint import CENTRE, pen, text_width, write
from wargame.ui.components.tags import SideMark, StateChip
from wargame.ui.components.text import ElidedLabel, IconLabel, Label, hairline
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.reading import change_token, change_words, whose
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import DASH, MINUS, capital, plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

LONGEST: Final = 48.0
"""Months at the right end of the runway arc; longer runways stand at the end."""
MARKS: Final = (0, 6, 12, 24, 36, 48)


def runway_words(months: float) -> str:
    """Months of runway as the arc can show them: ``27``, or ``48+`` past its end."""
    return f"{plain(LONGEST, 0)}+" if months >= LONGEST else plain(months, 0)


def _runway_range(figure: Figure) -> str:
    low, high = runway_words(figure.low), runway_words(figure.high)
    return low if low == high else f"{low}{DASH}{high}"


class Arc:
    """Geometry of a half circle that reads 0 at the left and 1 at the right."""

    def __init__(
        self, width: float, height: float, foot: float, side_room: float, top_room: float, thick: float
    ) -> None:
        radius = max(20.0, min((width - 2 * side_room) / 2, height - foot - top_room) - thick / 2)
        self.radius, self.thick = radius, thick
        self.centre = QPointF(width / 2, height - foot)

    def box(self) -> QRectF:
        """The square around the circle of the arc's middle line."""
        return QRectF(self.centre.x() - self.radius, self.centre.y() - self.radius, 2 * self.radius, 2 * self.radius)

    def point(self, share: float, radius: float) -> QPointF:
        """The point at a share of the arc and a distance from its centre."""
        angle = math.pi * (1 - min(1.0, max(0.0, share)))
        return self.centre + QPointF(math.cos(angle) * radius, -math.sin(angle) * radius)

    def draw(self, painter: QPainter, start: float, end: float, fill: QColor | QBrush) -> None:
        """Stroke the arc from one share to another."""
        start, end = min(1.0, max(0.0, start)), min(1.0, max(0.0, end))
        stroke = QPen(QBrush(fill), self.thick)
        stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(self.box(), round((180 - 180 * start) * 16), round(-180 * (end - start) * 16))

    def needle(self, painter: QPainter, share: float, token: str = "text", width: float = 3.0) -> None:
        """A bar across the arc with a halo."""
        for shade, wide, reach in (("panel", width + 3, 2.0), (token, width, 4.0)):
            painter.setPen(pen(shade, wide))
            painter.drawLine(
                self.point(share, self.radius - self.thick / 2 - reach),
                self.point(share, self.radius + self.thick / 2 + reach),
            )


class RunwayArc(QWidget):
    """Months of reserve: zones, the 90 % band, the needle, and the conventional model as a dashed ghost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure(0, 0, 0)
        self._ghost = 0.0
        self._token = "a"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_runway(self, figure: Figure, ghost: float, token: str) -> None:
        """Show a runway in months with the conventional model's."""
        self._figure, self._ghost, self._token = figure, ghost, token
        shown = f"{runway_words(figure.value)} months"
        shown += "" if figure.is_exact else f" ({_runway_range(figure)})"
        words = f"Fiscal runway {shown}; conventional sanctions model {runway_words(ghost)} months"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A half circle with its labels."""
        return QSize(240, theme.scaled(166))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gauge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        arc = Arc(self.width(), self.height(), theme.scaled(18), theme.scaled(34), theme.scaled(18), 18)
        for start, end, token in ((0, 6, "bad"), (6, 12, "warn"), (12, LONGEST, "mut")):
            arc.draw(
                painter, start / LONGEST, end / LONGEST, theme.mix("panel", token, 0.34 if token != "mut" else 0.2)
            )
        if not self._figure.is_exact:
            arc.draw(
                painter, self._figure.low / LONGEST, self._figure.high / LONGEST, theme.mix("panel", self._token, 0.75)
            )
        else:
            arc.draw(painter, 0, self._figure.value / LONGEST, theme.mix("panel", self._token, 0.75))
        self._scale(painter, arc)
        self._draw_ghost(painter, arc)
        arc.needle(painter, self._figure.value / LONGEST)
        self._words(painter, arc)

    def _scale(self, painter: QPainter, arc: Arc) -> None:
        for mark in MARKS:
            words = f"{mark}+" if mark == LONGEST else str(mark)
            wide = text_width(words, 11) + 4
            lean = abs(math.cos(math.pi * (1 - mark / LONGEST)))
            at = arc.point(mark / LONGEST, arc.radius + arc.thick / 2 + 9 + lean * wide / 2)
            write(painter, QRectF(at.x() - wide / 2, at.y() - 8, wide, 16), words, 11, 400, "mut", CENTRE)

    def _draw_ghost(self, painter: QPainter, arc: Arc) -> None:
        share = self._ghost / LONGEST
        inner = arc.radius - arc.thick / 2 - 10
        painter.setPen(pen("text", 1.6, (2, 2)))
        painter.drawLine(arc.point(share, inner), arc.point(share, arc.radius + arc.thick / 2 + 3))
        painter.setPen(pen("text", 1.6))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(arc.point(share, inner - 4), 3.5, 3.5)

    def _words(self, painter: QPainter, arc: Arc) -> None:
        figure, middle = self._figure, arc.centre
        value = runway_words(figure.value)
        room = 2 * (arc.radius - arc.thick / 2) - 16
        write(
            painter,
            QRectF(middle.x() - room / 2, middle.y() - theme.scaled(50), room, theme.scaled(34)),
            value,
            28,
            700,
            "text",
            CENTRE,
        )
        write(
            painter,
            QRectF(middle.x() - room / 2, middle.y() - theme.scaled(16), room, theme.scaled(16)),
            figure.unit or "months",
            12,
            400,
            "mut",
            CENTRE,
        )


class Step(Inset):
    """A small block of the runway's arithmetic: a name over an amount."""

    def __init__(self, name: str) -> None:
        super().__init__(margin=8)
        self.body.setContentsMargins(8, 6, 8, 6)
        self.body.setSpacing(1)
        self.body.addWidget(ElidedLabel(name, 11, 400, "mut"))
        self.amount = ElidedLabel("", 13, 600)
        self.body.addWidget(self.amount)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class RunwayCard(EconomyCard):
    """Fiscal runway: the arc, the ghost of the conventional model, the arithmetic and the disputed figure."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Fiscal runway", "hourglass")
        self.arc = RunwayArc(self)
        self.range = Label("", 12, 400, "mut")
        self.change = Label("", 12, 600)
        self.ghost = Label("Conventional sanctions model", 12, wrap=True)
        self.months = Label("", 12, 600)
        self.steps = (Step("Reserve"), Step("Deficit"), Step("Borrowed"))
        self.unit = Label("", 11, 400, "mut", wrap=True)
        self.disputed = Label("", 12, 400, "mut", wrap=True)
        self.note = QWidget(self)
        self._build()

    def show_view(self, view: BoardView, side: int) -> None:
        """Show a side's runway."""
        economy = view.economy.sides[side]
        self.sub.setText(whose(view, side))
        self.set_why(economy.runway.quantity)
        self.arc.set_runway(economy.runway, economy.runway_conventional, theme.side(side))
        runway = economy.runway
        self.range.setText("0 = reserve exhausted" if runway.is_exact else f"90 % range {_runway_range(runway)}")
        changed = change_words(runway) if runway.value < LONGEST else ""
        self.change.setText(f"{changed} since last {view.turn_word}" if changed else "")
        self.change.set_token(change_token(runway, 1, 0.5))
        self.months.setText(f"{runway_words(economy.runway_conventional)} months")
        self._show_steps(economy)
        self.disputed.setText(economy.disputed)
        self.note.setVisible(bool(economy.disputed))

    def _show_steps(self, economy: SideEconomy) -> None:
        for step, figure in zip(self.steps, (economy.reserve, economy.deficit, economy.borrowing), strict=True):
            step.amount.setText(figures.marked(figures.bare(figure), figure.is_exact))
            step.setToolTip(figures.text(figure))
        self.unit.setText(f"{economy.money_unit}; runway = reserve ÷ (deficit {MINUS} borrowed)")

    def _build(self) -> None:
        self.front_box.addWidget(self.arc)
        self.front_box.addLayout(_line(self.range, None, self.change))
        self.front_box.addWidget(hairline())
        self.front_box.addLayout(_line(IconLabel("circle-dot", "mut", 14), self.ghost, self.months))
        self.ghost.setToolTip("No borrowing, no diverted trade (R36)")
        row = QHBoxLayout()
        row.setSpacing(4)
        for place, step in enumerate(self.steps):
            if place:
                row.addWidget(Label(("÷", MINUS)[place - 1], 13, 400, "mut"))
            row.addWidget(step, 1)
        self.front_box.addLayout(row)
        self.front_box.addWidget(self.unit)
        note = QHBoxLayout(self.note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(6)
        note.addWidget(IconLabel("info", "warn", 14), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self.disputed, 1)
        self.front_box.addWidget(self.note)
        self.front_box.addStretch(1)


def _line(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, Label) and part.wordWrap() else 0)
    return row


class PillarArc(QWidget):
    """A pillar's index on a half circle, with the zone in which it fails hatched up to its threshold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pillar: Pillar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_pillar(self, pillar: Pillar) -> None:
        """Show a pillar."""
        self._pillar = pillar
        words = f"{pillar.name} {figures.text(pillar.figure)}, threshold {plain(pillar.threshold)}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A small half circle."""
        return QSize(130, theme.scaled(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gauge."""
        if self._pillar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pillar, figure = self._pillar, self._pillar.figure
        arc = Arc(self.width(), self.height(), 10, 14, 14, 13)
        token = "bad" if figure.value < pillar.threshold else theme.side(pillar.side)
        arc.draw(painter, 0, 1, theme.colour("sunken"))
        arc.draw(painter, 0, 1, theme.mix("panel", "mut", 0.2))
        arc.draw(painter, 0, figure.value, theme.mix("panel", token, 0.8))
        arc.draw(painter, 0, pillar.threshold, QBrush(theme.colour("bad"), Qt.BrushStyle.BDiagPattern))
        if not figure.is_exact:
            arc.draw(painter, figure.low, figure.high, theme.alpha(token, 0.45))
        arc.needle(painter, pillar.threshold, "bad", 2.0)
        arc.needle(painter, figure.value)
        room = 2 * arc.radius - 30
        box = QRectF(arc.centre.x() - room / 2, arc.centre.y() - theme.scaled(26), room, theme.scaled(28))
        write(painter, box, plain(figure.value, figure.digits), 20, 700, "text", CENTRE)


class PillarGauge(QWidget):
    """A pillar with its side's mark, its arc, its range and its state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = SideMark(None, 9)
        self.name = Label("", 12, 600, wrap=True)
        self.arc = PillarArc(self)
        self.detail = Label("", 11, 400, "mut", wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.state = StateChip()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.addWidget(self.arc)
        box.addWidget(self.detail)
        box.addWidget(self.state, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_pillar(self, pillar: Pillar) -> None:
        """Show a pillar."""
        self.mark.set_side(pillar.side)
        self.name.setText(pillar.name)
        self.arc.set_pillar(pillar)
        seen = figures.range_text(pillar.figure)
        words = (f"{seen}, fails under " if seen else "fails under ") + plain(pillar.threshold)
        self.detail.setText(capital(words))
        self.state.set_state(*_pillar_state(pillar))


def _pillar_state(pillar: Pillar) -> tuple[str, str, str]:
    if pillar.failed:
        return "Failed", "bad", "circle-x"
    if pillar.months_under:
        return f"Under {pillar.months_under} of {pillar.limit} mo", "warn", "triangle-alert"
    return "Holds", "ok", "shield-check"


class PillarsCard(EconomyCard):
    """The two pillars side by side."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Pillars", "landmark", chart=True)
        self.gauges: list[PillarGauge] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self.front_box.addLayout(self._row)
        self.front_box.addStretch(1)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show every pillar of the campaign."""
        pillars = view.economy.pillars
        self.sub.setText("a failure opens talks")
        self.set_why(pillars[0].rule if pillars else "")
        while len(self.gauges) < len(pillars):
            gauge = PillarGauge(self)
            self.gauges.append(gauge)
            self._row.addWidget(gauge, 1)
        for gauge, pillar in zip(self.gauges, pillars, strict=False):
            gauge.set_pillar(pillar)
        rows = [
            (
                p.name,
                figures.text(p.figure),
                plain(p.threshold),
                f"{p.months_under} of {p.limit}",
                _pillar_state(p)[0],
            )
            for p in pillars
        ]
        self.set_twin(("Pillar", "Index", "Threshold", "Months under", "State"), rows)
