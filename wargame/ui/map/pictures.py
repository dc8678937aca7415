"""Counters, nodes and hubs painted once and copied from then on."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from wargame.engine.words import NodeKind, Posture
from wargame.ui.map import counters, nodes
from wargame.ui.style import theme

PAD = 12.0
"""Pixels around a mark for its shadow and badge."""
Look = tuple[str, float, float]
"""Theme, text scale and pixel ratio: a change of any draws everything anew."""


def look_of(painter: QPainter) -> Look:
    """What pictures for a painter's device depend on besides themselves."""
    return theme.current(), theme.text_scale, painter.device().devicePixelRatioF()


def place(painter: QPainter, picture: QPixmap, box: QRectF) -> None:
    """Copy a picture so that its mark fills a box, on whole pixels."""
    painter.drawPixmap(QPointF(round(box.left() - PAD), round(box.top() - PAD)), picture)


def _drawn(width: float, height: float, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    picture = QPixmap(ceil((width + 2 * PAD) * ratio), ceil((height + 2 * PAD) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(PAD, PAD, width, height))
    painter.end()
    return picture


@lru_cache(maxsize=512)
def counter(side: int, tier: int, face: str, posture: Posture | None, reserve: bool, look: Look) -> QPixmap:
    """A counter with its figure and badge."""
    size = counters.size_at(side, tier)
    return _drawn(*size, look[2], lambda p, box: counters.paint_counter(p, box, side, tier, face, posture, reserve))


@lru_cache(maxsize=256)
def node(owner: int, kind: NodeKind, capacity: float, px: float, compact: bool, look: Look) -> QPixmap:
    """A node with its ring; ``capacity`` in 0..1, rounded by the caller to keep few pictures."""
    return _drawn(px, px, look[2], lambda p, box: nodes.paint_node(p, box, owner, kind, capacity, compact))


@lru_cache(maxsize=8)
def hub(side: int, px: float, look: Look) -> QPixmap:
    """A hub."""
    return _drawn(px, px, look[2], lambda p, box: nodes.paint_hub(p, box.center(), side))
