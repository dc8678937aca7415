"""Support from abroad as a flow: donors, binding or ad hoc, what was delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wargame.board.economy.view import AidView, Stage
from wargame.board.view import BoardView
from wargame.seat.values import Figure
from wargame.ui.components.paint import CENTRE, LEFT, RIGHT, block, pen, text_width, write
from wargame.ui.components.sparkline import Sparkline
from wargame.ui.components.text import Label
from wargame.ui.components.track_bar import TrackBar
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.reading import change_token, change_words, whose
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import percent, plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

BINDING: Final = "acc"
AD_HOC: Final = "warn"
_NONE = Figure(0, 0, 0)
EMPTY: Final = AidView(0, _NONE, (), 0.0, (), _NONE, _NONE, _NONE, ())
_BAR = 8.0
_HEAD = 20.0


class AidFlow(QWidget):
    """Donors, then binding contracts and ad hoc packages, then deliveries; ad hoc flows are hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aid = EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def set_aid(self, aid: AidView) -> None:
        """Show a pipeline."""
        self._aid = aid
        words = "; ".join(
            f"{s.donor}: {plain(s.binding, 1)} binding, {plain(s.ad_hoc, 1)} ad hoc, {s.state}" for s in aid.stages
        )
        self.setAccessibleName(words or "No support from abroad")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Forty pixels a donor."""
        count = len(self._aid.stages)
        return QSize(300, round((_HEAD + 8 + max(3, count) * 40) * theme.text_scale))

    def minimumSizeHint(self) -> QSize:
        """The same height in less width."""
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the flow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(stage.binding + stage.ad_hoc for stage in self._aid.stages)
        if total <= 0:
            write(painter, QRectF(self.rect()), "Nothing flows from abroad.", 12, 400, "mut", CENTRE)
            return
        geometry = _Geometry(self.width(), self.height(), self._aid, total)
        self._heads(painter, geometry)
        self._flows(painter, geometry)
        for place, stage in enumerate(self._aid.stages):
            self._donor(painter, geometry, place, stage)
        self._middle(painter, geometry)
        self._delivered(painter, geometry)

    def _heads(self, painter: QPainter, at: _Geometry) -> None:
        write(painter, QRectF(0, 0, at.left, _HEAD * theme.text_scale), "Donors", 12, 600, "text", LEFT)
        wide = text_width("Delivered", 12, 600) + 2
        write(
            painter, QRectF(self.width() - wide, 0, wide, _HEAD * theme.text_scale), "Delivered", 12, 600, "text", RIGHT
        )
        if at.middle - at.left > 70:
            write(
                painter, QRectF(at.middle - 60, 0, 120, _HEAD * theme.text_scale), "Contracted", 12, 600, "text", CENTRE
            )

    def _donor(self, painter: QPainter, at: _Geometry, place: int, stage: Stage) -> None:
        top, height = at.donor(place)
        block(painter, QRectF(at.left, top, _BAR, height), "mut", 2)
        amount = plain(stage.binding + stage.ad_hoc, 1)
        middle = top + height / 2
        line = theme.scaled(16)
        wide = text_width(amount, 12, 600) + 4
        troubled = stage.state not in ("", "steady")
        first = middle - (line if troubled else line / 2)
        write(painter, QRectF(0, first, at.left - wide - 10, line), stage.donor, 12, 500, "text", LEFT, elide=True)
        write(painter, QRectF(at.left - wide - 6, first, wide, line), amount, 12, 600, "text", RIGHT)
        if troubled:
            write(painter, QRectF(0, first + line, at.left - 6, line), stage.state, 11, 400, "warn", LEFT, elide=True)

    def _flows(self, painter: QPainter, at: _Geometry) -> None:
        offsets = {True: 0.0, False: 0.0}
        for place, stage in enumerate(self._aid.stages):
            top, _ = at.donor(place)
            for binding, amount in ((True, stage.binding), (False, stage.ad_hoc)):
                height = amount * at.scale
                if height <= 0:
                    continue
                end = at.contract(binding)[0] + offsets[binding]
                halted = stage.state.startswith("halted")
                _ribbon(
                    painter,
                    QPointF(at.left + _BAR, top),
                    QPointF(at.middle, end),
                    height,
                    binding,
                    0.35 if halted else 1.0,
                )
                offsets[binding] += height
                top += height
        for binding in (True, False):
            top, height = at.contract(binding)
            end, room = at.delivery(binding)
            if room > 0:
                _ribbon(painter, QPointF(at.middle + _BAR, top), QPointF(at.right, end), min(height, room), binding)

    def _middle(self, painter: QPainter, at: _Geometry) -> None:
        for binding, words in ((True, "binding"), (False, "ad hoc")):
            top, height = at.contract(binding)
            if height <= 0:
                continue
            block(painter, QRectF(at.middle, top, _BAR, height), BINDING if binding else AD_HOC, 2)
            label = f"{plain(height / at.scale, 1)} {words}"
            wide = text_width(label, 12, 600) + 14
            if at.right - at.middle > wide + 24:
                plate = QRectF(at.middle + _BAR + 6, top + height / 2 - theme.scaled(10), wide, theme.scaled(20))
                block(painter, plate, theme.alpha("panel", 0.88), 4)
                write(painter, plate, label, 12, 600, "text", CENTRE)

    def _delivered(self, painter: QPainter, at: _Geometry) -> None:
        for binding in (True, False):
            top, height = at.delivery(binding)
            if height > 0:
                block(painter, QRectF(at.right, top, _BAR, height), BINDING if binding else AD_HOC, 2)
        delivered = self._aid.delivered
        start = at.right + _BAR + 8
        room = QRectF(start, at.top, self.width() - start, theme.scaled(28))
        write(painter, room, plain(delivered.value, delivered.digits), 20, 700, "text", LEFT, elide=True)
        lines = [(delivered.unit, "mut", 400), (change_words(delivered), change_token(delivered, 1, 0.05), 600)]
        lines.append((f"{percent(self._aid.contract_share.value)} binding", BINDING, 600))
        for place, (words, token, weight) in enumerate(line for line in lines if line[0]):
            box = QRectF(start, room.bottom() + place * theme.scaled(17), room.width(), theme.scaled(17))
            write(painter, box, words, 12, weight, token, LEFT, elide=True)


class _Geometry:
    """Where the bars of a flow stand in a box of a width and height."""

    def __init__(self, width: float, height: float, aid: AidView, total: float) -> None:
        self._aid = aid
        scale = theme.text_scale
        self.left = min(178.0 * scale, width * 0.38)
        self.right = width - min(104.0 * scale, width * 0.31)
        self.middle = self.left + (self.right - self.left) * 0.45
        self.top = _HEAD * scale + 8
        gaps = 20.0 * scale * max(0, len(aid.stages) - 1)
        self.scale = max(2.0, (height - self.top - gaps - 22 * scale)) / total
        self._gap = 20.0 * scale
        self._binding = sum(stage.binding for stage in aid.stages)
        self._ad_hoc = sum(stage.ad_hoc for stage in aid.stages)
        self._height = height

    def donor(self, place: int) -> tuple[float, float]:
        """Top and height of a donor's bar."""
        before = sum(stage.binding + stage.ad_hoc for stage in self._aid.stages[:place])
        stage = self._aid.stages[place]
        return self.top + 8 + before * self.scale + place * self._gap, max(
            2.0, (stage.binding + stage.ad_hoc) * self.scale
        )

    def contract(self, binding: bool) -> tuple[float, float]:
        """Top and height of the binding or the ad hoc bar."""
        first = self.top + 8
        if binding:
            return first, self._binding * self.scale
        return first + self._binding * self.scale + self._gap * 1.4, self._ad_hoc * self.scale

    def delivery(self, binding: bool) -> tuple[float, float]:
        """Top and height of what was delivered of each kind."""
        total, share = self._aid.delivered.value, min(1.0, max(0.0, self._aid.contract_share.value))
        first = self.top + 8
        if binding:
            return first, min(total * share, self._binding) * self.scale
        return first + min(total * share, self._binding) * self.scale + 4, min(
            total * (1 - share), self._ad_hoc
        ) * self.scale


def _ribbon(
    painter: QPainter, start: QPointF, end: QPointF, height: float, binding: bool, strength: float = 1.0
) -> None:
    """A band from one bar to another: solid when binding, hatched when ad hoc, faint when halted."""
    bend = (end.x() - start.x()) * 0.5
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
    path.lineTo(end + QPointF(0, height))
    path.cubicTo(end + QPointF(-bend, height), start + QPointF(bend, height), start + QPointF(0, height))
    path.closeSubpath()
    token = BINDING if binding else AD_HOC
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.alpha(token, (0.45 if binding else 0.16) * strength))
    painter.drawPath(path)
    if not binding:
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.setPen(pen(theme.alpha(token, 0.7 * strength), 1.6))
        box = path.boundingRect()
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += 6
        painter.restore()


class LegendKey(QWidget):
    """A solid or hatched sample with its words."""

    def __init__(self, words: str, binding: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._binding = words, binding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The sample and the words."""
        return QSize(round(text_width(self._words, 12)) + 30, theme.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ribbon(painter, QPointF(0, self.height() / 2 - 5), QPointF(20, self.height() / 2 - 5), 10, self._binding)
        write(painter, QRectF(26, 0, self.width() - 26, self.height()), self._words, 12, 400, "mut", LEFT, elide=True)


class AidCard(EconomyCard):
    """The pipeline, and how much of what is needed it covers."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Aid pipeline", "truck", chart=True)
        self.flow = AidFlow(self)
        self.adequacy = TrackBar(name="Aid adequacy", token="acc")
        self.value = Label("", 13, 600)
        self.threshold = Label("", 12, 400, "mut")
        self.history = Sparkline(name="Aid adequacy", token="mut")
        keys = QHBoxLayout()
        keys.setSpacing(14)
        keys.addWidget(LegendKey("Binding contract", True))
        keys.addWidget(LegendKey("Ad hoc, may stop at once", False))
        keys.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label("Adequacy", 12, 400, "mut"))
        row.addWidget(self.adequacy, 1)
        row.addWidget(self.value)
        row.addWidget(self.threshold)
        row.addWidget(self.history)
        self.front_box.addWidget(self.flow, 1)
        self.front_box.addLayout(keys)
        self.front_box.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the bar in a narrow card."""
        super().resizeEvent(event)
        self.history.setVisible(self.width() >= 440 * theme.text_scale)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show a side's support, or the other side's when this one has none."""
        shown = side if view.economy.aid[side].stages else 1 - side
        aid = view.economy.aid[shown]
        self.sub.setText(
            f"{whose(view, shown)}, {aid.delivered.unit} a month" if aid.delivered.unit else whose(view, shown)
        )
        self.set_why(aid.adequacy.quantity or aid.adequacy.rule)
        self.flow.set_aid(aid)
        self.adequacy.set_figure(aid.adequacy, aid.threshold)
        self.value.setText(figures.short(aid.adequacy))
        self.value.setToolTip(figures.text(aid.adequacy))
        self.threshold.setText(f"threshold {plain(aid.threshold)}")
        self.history.set_values(aid.history)
        rows = [(s.donor, plain(s.binding, 1), plain(s.ad_hoc, 1), s.state) for s in aid.stages]
        rows.append(
            (
                "Delivered",
                figures.text(aid.delivered),
                f"{percent(aid.contract_share.value)} binding",
                f"hedge {figures.text(aid.hedge)}",
            )
        )
        self.set_twin(("Donor", "Binding", "Ad hoc", "State"), rows)
