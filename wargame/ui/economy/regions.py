"""Fuel and power by region: one tile each, because shortages are local before they are national."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wargame.board.economy.view import Region
from wargame.board.view import BoardView
from wargame.ui.components.paint import LEFT, RIGHT, block, focus_ring, text_width, tick, write
from wargame.ui.components.sparkline import draw_sparkline
from wargame.ui.economy.cards import EconomyCard
from wargame.ui.economy.reading import as_share, percent, percent_range
from wargame.ui.style import icons, theme
from wargame.words import numbers

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

_NARROWEST = 138
_FULL = 1.25
"""Adequacy at the right end of a tile's bar."""


def severity(region: Region) -> str:
    """``bad`` when far under its threshold, ``warn`` when short, else ``ok``."""
    value = as_share(region.adequacy).value
    if value < region.threshold - 0.15:
        return "bad"
    return "warn" if value < region.threshold else "ok"


class RegionTile(QWidget):
    """A region: name, share of demand met, bar with threshold, state, last months; a click asks why."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region: Region | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_region(self, region: Region) -> None:
        """Show a region."""
        self._region = region
        met, limit = percent_range(region.adequacy), numbers.percent(region.threshold)
        words = f"{region.name}: {met} of demand met; {region.state}; short under {limit}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(_NARROWEST, theme.scaled(70))

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
        """Draw the tile."""
        if self._region is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        region, token = self._region, severity(self._region)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        alarm = token == "bad"
        block(
            painter,
            box,
            theme.mix("panel", "bad", 0.16) if alarm else theme.colour("raised"),
            8,
            "bad" if alarm else None,
        )
        inner = box.adjusted(10, 7, -10, -7)
        line = QRectF(inner.left(), inner.top(), inner.width(), theme.scaled(18))
        share = percent(region.adequacy)
        write(
            painter,
            line.adjusted(0, 0, -text_width(share, 13, 600) - 6, 0),
            region.name,
            13,
            600,
            "text",
            LEFT,
            elide=True,
        )
        write(painter, line, share, 13, 600, "text" if token == "ok" else token, RIGHT)
        _draw_bar(painter, QRectF(inner.left(), line.bottom() + 6, inner.width(), 6), region, token)
        below = QRectF(inner.left(), line.bottom() + theme.scaled(17), inner.width(), theme.scaled(18))
        left = 0.0
        if token != "ok":
            icon = "triangle-alert" if alarm else "circle-alert"
            icons.paint(painter, icon, QRectF(below.left(), below.center().y() - 6.5, 13, 13), token)
            left = 18
        spark = 44.0 if len(region.history) > 1 and below.width() - left - text_width(region.state, 12) > 46 else 0.0
        write(
            painter,
            below.adjusted(left, 0, -spark, 0),
            region.state,
            12,
            400,
            "mut" if token == "ok" else token,
            LEFT,
            elide=True,
        )
        if spark:
            draw_sparkline(
                painter, QRectF(below.right() - 40, below.top() + 2, 36, below.height() - 4), region.history, "mut"
            )
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8)

    def _open(self) -> None:
        if self._region is not None:
            self.opened.emit(self._region.adequacy.quantity or self._region.rule)


def _draw_bar(painter: QPainter, track: QRectF, region: Region, token: str) -> None:
    figure = as_share(region.adequacy)

    def x(value: float) -> float:
        return track.left() + min(1.0, max(0.0, value / _FULL)) * track.width()

    block(painter, track, theme.mix("panel", "mut", 0.25), 3)
    block(
        painter,
        QRectF(track.left(), track.top(), max(4.0, x(figure.value) - track.left()), track.height()),
        token,
        3,
    )
    if not figure.is_exact:
        block(
            painter,
            QRectF(x(figure.low), track.top() - 2, max(2.0, x(figure.high) - x(figure.low)), track.height() + 4),
            None,
            2,
            "text",
        )
    tick(painter, x(region.threshold), track.top() - 3, track.bottom() + 3, "text", 2, None)


class RegionStrip(QWidget):
    """Tiles in as many columns as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[RegionTile] = []
        self._shown = 0
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        super().resizeEvent(event)
        self._flow()

    def show_tiles(self, count: int) -> None:
        """Use the first ``count`` tiles."""
        self._shown, self._columns = count, 0
        self._flow()

    def _flow(self) -> None:
        most = max(1, (self.width() + 8) // (theme.scaled(_NARROWEST) + 8))
        rows = -(-self._shown // most) if self._shown else 1
        columns = max(1, -(-self._shown // rows))
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            tile.setVisible(place < self._shown)
            if place < self._shown:
                self._grid.addWidget(tile, place // columns, place % columns)
        # One or two tiles keep the width of a third instead of stretching over the whole card.
        for column in range(max(self._grid.columnCount(), 3)):
            self._grid.setColumnStretch(column, 1 if column < max(columns, min(most, 3)) else 0)


class RegionsCard(EconomyCard):
    """All regions of the sides shown."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "Supply by region", "fuel", chart=True)
        self.strip = RegionStrip(self)
        self.front_box.addWidget(self.strip)
        self.front_box.addStretch(1)
        self.sides: tuple[int, ...] = (0, 1)

    def show_view(self, view: BoardView, side: int) -> None:
        """Show the regions of ``sides``, the shortest first."""
        regions = sorted(
            (r for r in view.economy.regions if r.side in self.sides), key=lambda r: as_share(r.adequacy).value
        )
        self.sub.setText("fuel and power, share of demand met; shortages appear locally first")
        self.set_why(regions[0].rule if regions else "")
        while len(self.strip.tiles) < len(regions):
            tile = RegionTile(self.strip)
            tile.opened.connect(self.bridge.ask_why)
            self.strip.tiles.append(tile)
        for tile, region in zip(self.strip.tiles, regions, strict=False):
            tile.set_region(region)
        self.strip.show_tiles(len(regions))
        rows = [(r.name, percent_range(r.adequacy), numbers.percent(r.threshold), r.state) for r in regions]
        self.set_twin(("Region", "Demand met", "Short under", "State"), rows)
