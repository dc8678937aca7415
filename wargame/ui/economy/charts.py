"""Series over the months: revenue and deficit of a side, and the price of oil."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from wargame.board.view import BoardView
from wargame.seat.values import Figure
from wargame.ui.components.paint import CENTRE, LEFT, RIGHT, pen, text_width, write
from wargame.ui.components.text import Label
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.reading import change_token, change_words, whose
from wargame.ui.style import theme
from wargame.words import figures
from wargame.words.numbers import plain

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

_LEFT = 40.0
_FOOT = 18.0
_TITLE = 18.0


@dataclass(frozen=True)
class Series:
    """A line of a chart: its history ends in the present figure."""

    name: str
    unit: str
    values: tuple[float, ...]
    now: Figure
    token: str
    level: float | None = None
    """A dashed level drawn across, e.g. what can be borrowed."""
    level_name: str = ""


class SeriesChart(QWidget):
    """Series one above the other over the same months; the last value is labelled, the mouse reads any month."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._series: tuple[Series, ...] = ()
        self._months: tuple[str, ...] = ()
        self._hover = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_series(self, series: tuple[Series, ...], months: tuple[str, ...]) -> None:
        """Show series whose values belong to the last of these months."""
        self._series, self._months = series, months
        ends = "; ".join(f"{one.name} {figures.text(one.now)}" for one in series)
        self.setAccessibleName(f"{self._name}: {ends}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A hundred pixels a series."""
        return QSize(300, round((92 * max(1, len(self._series)) + _FOOT) * theme.text_scale))

    def minimumSizeHint(self) -> QSize:
        """The same height in less width."""
        return QSize(180, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the month under the mouse."""
        count = self._count()
        plot = self._plot(0)
        place = round((event.position().x() - plot.left()) / max(1.0, plot.width()) * (count - 1)) if count > 1 else -1
        self._hover = place if 0 <= place < count else -1
        if self._hover >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self._reading(self._hover), self)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Forget the month."""
        self._hover = -1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all series and the months below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, series in enumerate(self._series):
            if series.values:
                self._draw(painter, place, series)
        self._draw_months(painter)

    def _reading(self, place: int) -> str:
        shown = [one for one in self._series if place < len(one.values)]
        lines = [f"{one.name}: {plain(one.values[place], one.now.digits)} {one.unit}" for one in shown]
        return "\n".join((self._label(place), *lines))

    def _count(self) -> int:
        return max((len(series.values) for series in self._series), default=0)

    def _label(self, place: int) -> str:
        from_end = self._count() - place
        return self._months[-from_end] if from_end <= len(self._months) else ""

    def _right(self) -> float:
        labels = [
            words
            for series in self._series
            for words in (plain(series.now.value, series.now.digits), figures.range_text(series.now))
        ]
        return max((text_width(words, 12, 600) for words in labels), default=30.0) + 16

    def _plot(self, place: int) -> QRectF:
        each = (self.height() - _FOOT * theme.text_scale) / max(1, len(self._series))
        title = _TITLE * theme.text_scale
        return QRectF(_LEFT, place * each + title + 4, self.width() - _LEFT - self._right(), each - title - 14)

    def _draw(self, painter: QPainter, place: int, series: Series) -> None:
        plot = self._plot(place)
        known = (*series.values, series.now.low, series.now.high, *(() if series.level is None else (series.level,)))
        low, high, unit = _nice(min(known), max(known), max(2, int(plot.height() // 24)))

        def y(value: float) -> float:
            return plot.bottom() - (value - low) / (high - low) * plot.height()

        heading = QRectF(
            plot.left(),
            plot.top() - _TITLE * theme.text_scale - 2,
            self.width() - plot.left(),
            _TITLE * theme.text_scale,
        )
        wide = write(painter, heading, series.name, 12, 600, "text", LEFT, elide=True)
        write(painter, heading.adjusted(wide + 8, 0, 0, 0), series.unit, 12, 400, "mut", LEFT, elide=True)
        for place_up in range(round((high - low) / unit) + 1):
            value = low + place_up * unit
            painter.setPen(pen("line", 1))
            painter.drawLine(QPointF(plot.left(), y(value)), QPointF(plot.right(), y(value)))
            digits = 0 if unit >= 1 else 1 if unit >= 0.1 else 2
            write(painter, QRectF(0, y(value) - 8, _LEFT - 8, 16), plain(value, digits), 11, 400, "mut", RIGHT)
        if series.level is not None:
            painter.setPen(pen("text", 1.4, (3, 3)))
            painter.drawLine(QPointF(plot.left(), y(series.level)), QPointF(plot.right(), y(series.level)))
        self._draw_line(painter, plot, series, y)

    def _draw_line(self, painter: QPainter, plot: QRectF, series: Series, y: Callable[[float], float]) -> None:
        step = plot.width() / max(1, len(series.values) - 1)
        # Lines end at the right edge; a single month stands there too.
        first = plot.right() - step * (len(series.values) - 1)
        points = [QPointF(first + index * step, y(value)) for index, value in enumerate(series.values)]
        area = QPolygonF([QPointF(points[0].x(), plot.bottom()), *points, QPointF(points[-1].x(), plot.bottom())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.alpha(series.token, 0.12))
        painter.drawPolygon(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(series.token, 2))
        painter.drawPolyline(QPolygonF(points))
        last, now = points[-1], series.now
        if not now.is_exact:
            painter.setPen(pen(theme.alpha(series.token, 0.5), 6))
            painter.drawLine(QPointF(last.x(), y(now.low)), QPointF(last.x(), y(now.high)))
        if 0 <= self._hover < len(points):
            painter.setPen(pen("mut", 1, (2, 3)))
            painter.drawLine(
                QPointF(points[self._hover].x(), plot.top()), QPointF(points[self._hover].x(), plot.bottom())
            )
        painter.setPen(pen("panel", 2))
        painter.setBrush(theme.colour(series.token))
        painter.drawEllipse(points[self._hover] if 0 <= self._hover < len(points) else last, 4, 4)
        middle = min(max(last.y(), plot.top() + 12), plot.bottom() - 12)
        box = QRectF(plot.right() + 9, middle - 15, self._right() - 9, 16)
        write(painter, box, plain(now.value, now.digits), 13, 600, series.token)
        write(painter, box.translated(0, 15), figures.range_text(now), 11, 400, "mut", LEFT)

    def _draw_months(self, painter: QPainter) -> None:
        count = self._count()
        if count < 2:
            return
        plot = self._plot(len(self._series) - 1)
        step = plot.width() / (count - 1)
        every = max(1, round(34 * theme.text_scale / step + 0.49))
        for place in range(count - 1, -1, -every):
            words = self._label(place)[:3]
            box = QRectF(
                plot.left() + place * step - 20, self.height() - _FOOT * theme.text_scale, 40, _FOOT * theme.text_scale
            )
            write(
                painter,
                box,
                words,
                11,
                600 if place == count - 1 else 400,
                "text" if place == count - 1 else "mut",
                CENTRE,
            )


def _nice(low: float, high: float, most: int) -> tuple[float, float, float]:
    """Round limits around a range and the step between its marks, of which there are at most ``most`` and one."""
    # A steady series keeps a third of its value as its scale, so that small changes look small.
    span = max(high - low, abs(high) * 0.3, 1e-6)
    low, high = (low + high - span) / 2 if low + high > span else min(low, 0.0), max(high, (low + high + span) / 2)
    for step in (*(base * 10.0**power for power in range(-2, 4) for base in (1, 2, 5)), 1e9):
        bottom, top = math.floor((low - span * 0.04) / step) * step, math.ceil((high + span * 0.04) / step) * step
        if low >= 0:
            bottom = max(0.0, bottom)
        if (top - bottom) / step <= most + 1e-9:
            break
    return bottom, top, step


class RevenueCard(EconomyCard):
    """Revenue and deficit of a side over the months, with what it can borrow."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Revenue and deficit", "trending-down", chart=True)
        self.chart = SeriesChart("Revenue and deficit", self)
        self.legend = Label("", 11, 400, "mut", wrap=True)
        self.front_box.addWidget(self.chart, 1)
        self.front_box.addWidget(self.legend)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show a side's two series."""
        economy = view.economy.sides[side]
        unit = f"{economy.money_unit} a month"
        self.sub.setText(whose(view, side))
        self.set_why(economy.revenue.quantity)
        revenue = Series("Revenue", unit, economy.revenue_history, economy.revenue, "ok")
        deficit = Series("Deficit", unit, economy.deficit_history, economy.deficit, "bad", economy.borrowing.value)
        self.chart.set_series((revenue, deficit), view.economy.months)
        self.legend.setText(
            f"Dashed: covered by borrowing, {figures.text(economy.borrowing)}. The rest draws on the reserve."
        )
        rows = zip(
            _last(view.economy.months, len(economy.revenue_history)),
            economy.revenue_history,
            economy.deficit_history,
            strict=False,
        )
        self.set_twin(
            ("Month", "Revenue", "Deficit"),
            [(month, plain(up), plain(down)) for month, up, down in rows][::-1],
        )


def _last(months: tuple[str, ...], count: int) -> tuple[str, ...]:
    return ("",) * (count - len(months)) + months[-count:] if count else ()


class OilCard(EconomyCard):
    """The price of oil, which both purses feel."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Oil price", "fuel", chart=True)
        self.price = Label("", 26, 700)
        self.change = Label("", 12, 600)
        self.range = Label("", 12, 400, "mut")
        self.chart = SeriesChart("Oil price", self)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.change)
        beside.addWidget(self.range)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.price)
        head.addLayout(beside)
        head.addStretch(1)
        self.front_box.addLayout(head)
        self.front_box.addWidget(self.chart, 1)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show the price, whoever looks."""
        price, history = view.economy.oil_price, view.economy.oil_history
        self.set_why(price.quantity or price.rule)
        self.sub.setText("both purses feel it")
        self.price.setText(figures.short(price))
        changed = change_words(price)
        still = "" if price.change is None else "unchanged"
        self.change.setText(f"{changed} in a {view.turn_word}" if changed else still)
        self.change.set_token(change_token(price, 0))
        self.range.setText(figures.range_text(price))
        self.range.setVisible(not price.is_exact)
        self.chart.set_series((Series("Price", price.unit, history, price, "warn"),), view.economy.months)
        months = _last(view.economy.months, len(history))
        self.set_twin(
            ("Month", "Price"),
            [(month, plain(value, price.digits)) for month, value in zip(months, history, strict=True)][::-1],
        )
