"""Names on the map: placed by rank in four positions without overlaps, drawn from cached pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, dist

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap

from wargame.board.front.view import MapView
from wargame.ui.map import tints
from wargame.ui.map.asset import Point, theatre
from wargame.ui.map.base import pen
from wargame.ui.map.counters import tier_of
from wargame.ui.map.front import Trace
from wargame.ui.map.layout import Mark, line_blocks
from wargame.ui.map.nodes import PLATE_AT
from wargame.ui.map.projection import project
from wargame.ui.style import theme

SHOWN_FROM = (0.0, 0.0, 0.5, 0.95, 1.7)
"""Pixels per km from which places of each rank are named."""
SIZES = ((13, 600), (12, 600), (11, 500), (11, 400), (10, 400))
SEA_FROM = (0.0, 0.55)
"""Pixels per km from which seas of rank 1 and 2 are named."""
COUNTRY_UP_TO = 1.9
"""Pixels per km beyond which country names would only be in the way."""
HALO_PX = 3.4
LED_FROM = 1.65
"""Places that weigh so much are named at a distance where there is no room beside them."""
LED_PX = (46.0, 60.0, 76.0, 94.0)
LED_WAYS = ((-0.8, -0.6), (-0.95, -0.3), (-0.5, -0.85), (0.8, 0.6), (0.95, 0.3), (0.5, 0.85), (0.8, -0.6), (-0.8, 0.6))
CLOSE_KM = 22.0
"""Towns this close to the line are beside it."""
NODE_AT_KM = 15.0
"""A node this close to a town is the town's."""


@dataclass(frozen=True)
class Label:
    """A name with its anchor in km and the top left corner of its picture in pixels from there."""

    text: str
    at: Point
    rank: int
    style: str
    """town, country or sea."""
    dx: float
    dy: float
    width: float
    height: float
    dot: bool = True
    is_led: bool = False
    """It found no room beside its place: a thin line leads there."""

    def box(self, anchor: QPointF) -> QRectF:
        """Its box on screen."""
        return QRectF(anchor.x() + self.dx, anchor.y() + self.dy, self.width, self.height)


@dataclass(frozen=True)
class Place:
    """A name that asks for room: anchor, rank, and pixels kept free around the anchor."""

    text: str
    at: Point
    rank: int
    clear: float = 4.0
    dot: bool = True
    weight: float = 1.0
    """Among places of one rank the heavier is named first."""


def places(view: MapView, marks: Sequence[Mark]) -> list[Place]:
    """Every name once, the most important first; towns beside the line outrank those further back."""
    found = _towns(view)
    for name, lat, lon, rank in view.cities:
        known = found.get(name)
        found[name] = Place(
            name, project(lat, lon), min(rank, known.rank) if known else rank, weight=1.7 if known else 1.5
        )
    for mark in marks:
        if mark.kind == "node":
            name = _node_name(view.nodes[mark.index].city, mark, found)
            known = found.get(name)
            found[name] = Place(
                name,
                mark.at,
                min(2, known.rank if known else 2),
                mark.width / 2 + mark.moved() + 2,
                False,
                known.weight if known else 1.4,
            )
    return sorted(found.values(), key=lambda place: (place.rank, -place.weight, place.text))


def _towns(view: MapView) -> dict[str, Place]:
    """Towns of the axes; the town a sector is named after weighs more."""
    found: dict[str, Place] = {}
    for sector in view.sectors:
        for town in sector.towns:
            close = abs(town.km - sector.line_km) < CLOSE_KM
            rank = 2 if town.multiplier >= (1.2 if close else 1.5) else 3 if close else 4
            weight = town.multiplier + (0.3 if town.name == sector.name else 0.0)
            known = found.get(town.name)
            if known is None or rank < known.rank:
                found[town.name] = Place(town.name, project(town.lat, town.lon), rank, weight=weight)
    return found


def _node_name(city: str, mark: Mark, towns: dict[str, Place]) -> str:
    """A node carries the name of the town it stands at where there is one, or the places it is about."""
    name = city.split(" / ")[0].split(" (")[0]
    first = name.split(" and ")[0]
    return first if first in towns and dist(towns[first].at, mark.at) < NODE_AT_KM else name


def font_of(style: str, rank: int) -> QFont:
    """The type of a label."""
    if style == "country":
        face = theme.font(13, 600)
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 7.0 if rank == 1 else 4.0)
        return face
    if style == "sea":
        face = theme.font(12, 500)
        face.setItalic(True)
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.6)
        return face
    return theme.font(*SIZES[min(rank, len(SIZES) - 1)])


class _Field:
    """Boxes already taken, in pixels, and the line, which only names of the first ranks may cross."""

    def __init__(self, boxes: Iterable[QRectF], line: np.ndarray) -> None:
        self._boxes = np.zeros((1024, 4))
        self._count = 0
        self._line = line
        for box in boxes:
            self.take(box)

    def is_free(self, box: QRectF, across: bool = False) -> bool:
        """True when nothing lies in a box; ``across`` lets it lie on the line."""
        left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
        taken = self._boxes[: self._count]
        if ((taken[:, 0] < right) & (taken[:, 2] > left) & (taken[:, 1] < bottom) & (taken[:, 3] > top)).any():
            return False
        x, y = self._line[:, 0], self._line[:, 1]
        return across or not ((x > left - 3) & (x < right + 3) & (y > top - 1) & (y < bottom + 1)).any()

    def take(self, box: QRectF) -> None:
        """Take a box."""
        self._boxes[self._count % len(self._boxes)] = box.left(), box.top(), box.right(), box.bottom()
        self._count += 1


def _taken(mark: Mark, scale: float) -> QRectF:
    """The room of a mark, in pixels of the whole map."""
    x, y = mark.at[0] * scale + mark.dx, -mark.at[1] * scale + mark.dy
    badge = 7.0 if mark.kind == "counter" and tier_of(scale) > 1 else 0.0
    return QRectF(x - mark.width / 2 - 1, y - mark.height / 2 - 1, mark.width + 2 + badge, mark.height + 2 + badge)


def _plate(mark: Mark, scale: float) -> QRectF:
    """The room of a node's number of raids, above its right shoulder."""
    x, y = mark.at[0] * scale + mark.dx, -mark.at[1] * scale + mark.dy
    return QRectF(x + PLATE_AT[0] - 12, y + PLATE_AT[1] - 8, 24, 16)


def lay_labels(view: MapView, marks: Sequence[Mark], scale: float, line: Trace | None = None) -> tuple[Label, ...]:
    """All labels at one scale; what finds no free position is left out."""
    taken = [_taken(mark, scale) for mark in marks] + [_plate(mark, scale) for mark in marks if mark.kind == "node"]
    field = _Field(taken, line_blocks(line, scale) if line is not None else np.zeros((0, 2)))
    wanted = [place for place in places(view, marks) if scale >= SHOWN_FROM[place.rank]]
    for place in wanted:
        if place.rank < 2 and place.dot:
            field.take(QRectF(place.at[0] * scale - 3, -place.at[1] * scale - 3, 6, 6))
    labels = [label for place in wanted if place.rank < 2 if (label := _town(place, scale, field))]
    labels += _areas(scale, field)
    labels += [label for place in wanted if place.rank >= 2 if (label := _town(place, scale, field))]
    return tuple(labels)


def _town(place: Place, scale: float, field: _Field) -> Label | None:
    """The first of right, left, above and below that is free; important names without room are led to."""
    metrics = QFontMetricsF(font_of("town", place.rank))
    width, height = metrics.horizontalAdvance(place.text) + 2, metrics.height() - 2
    gap = place.clear + 2.5
    options = (
        (gap, -height / 2), (-gap - width, -height / 2), (-width / 2, -gap - height + 1), (-width / 2, gap - 1),
        (gap * 0.7, gap * 0.5), (gap * 0.7, -gap * 0.5 - height), (-gap * 0.7 - width, gap * 0.5),
    )  # fmt: skip
    x, y = place.at[0] * scale, -place.at[1] * scale
    dot = QRectF(x - 2.5, y - 2.5, 5, 5)

    def placed(dx: float, dy: float, across: bool, is_led: bool = False) -> Label | None:
        box = QRectF(x + dx, y + dy, width, height)
        if not field.is_free(box, across):
            return None
        field.take(box)
        field.take(dot)
        return Label(place.text, place.at, place.rank, "town", dx, dy, width, height, place.dot, is_led)

    if place.rank < 2 or not place.dot or place.clear >= 6 or field.is_free(dot, True):
        for across in (False, True) if place.rank <= 2 else (False,):
            for dx, dy in options:
                if label := placed(dx, dy, across):
                    return label
    if place.rank > 2 or place.weight < LED_FROM:
        return None
    led = (placed(ux * far - width / 2, uy * far - height / 2, False, True) for far in LED_PX for ux, uy in LED_WAYS)
    return next((label for label in led if label), None)


def _areas(scale: float, field: _Field) -> list[Label]:
    """Names of countries and seas, spaced out and centred; those that would cover something are left out."""
    source = theatre()
    wanted = [("sea", s.name, s.at, s.rank) for s in source.seas if scale >= SEA_FROM[s.rank - 1]]
    if scale <= COUNTRY_UP_TO:
        wanted += [
            ("country", c.name.upper(), c.at, 1 if c.name in ("Ukraine", "Russia") else 2) for c in source.countries
        ]
    labels = []
    for style, text, at, rank in wanted:
        metrics = QFontMetricsF(font_of(style, rank))
        width, height = metrics.horizontalAdvance(text), metrics.height()
        for nudge in (0.0, -1.6, 1.6, -3.2, 3.2, -5.0, 5.0):
            dy = -height / 2 + nudge * height
            box = QRectF(at[0] * scale - width / 2 - 8, -at[1] * scale + dy, width + 16, height)
            if field.is_free(box, True):
                field.take(box)
                labels.append(Label(text, at, rank, style, -width / 2, dy, width, height, False))
                break
    return labels


def paint_label(painter: QPainter, label: Label, anchor: QPointF) -> None:
    """Draw a label from its cached picture, and the line that leads to its place where there is one."""
    if label.is_led:
        box = label.box(anchor)
        end = QPointF(min(max(anchor.x(), box.left()), box.right()), min(max(anchor.y(), box.top()), box.bottom()))
        for colour, width in ((tints.halo(), 3.0), (theme.alpha("text", 0.7), 1.0)):
            painter.setPen(pen(colour, width))
            painter.drawLine(anchor, end)
    ratio = painter.device().devicePixelRatioF()
    picture = _picture(label.text, label.style, label.rank, theme.current(), theme.text_scale, ratio)
    painter.drawPixmap(QPointF(round(anchor.x() + label.dx - HALO_PX), round(anchor.y() + label.dy - HALO_PX)), picture)


def _colour(style: str, rank: int) -> QColor:
    if style == "country":
        return tints.area_name()
    if style == "sea":
        return tints.water_name()
    return theme.colour("text" if rank < 3 else "mut")


@lru_cache(maxsize=1024)
def _picture(text: str, style: str, rank: int, _theme: str, _scale: float, ratio: float) -> QPixmap:
    """A name with its halo; the theme and text scale are part of the key, so a change of either draws it anew."""
    face = font_of(style, rank)
    metrics = QFontMetricsF(face)
    width, height = metrics.horizontalAdvance(text) + 2 * HALO_PX + 2, metrics.height() - 2 + 2 * HALO_PX
    picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(HALO_PX + 1, HALO_PX + metrics.ascent() - 1)
    if style == "town":
        glyphs = QPainterPath()
        glyphs.addText(at, face, text)
        painter.strokePath(glyphs, pen(tints.halo(), HALO_PX))
    painter.setFont(face)
    painter.setPen(_colour(style, rank))
    painter.drawText(at, text)
    painter.end()
    return picture
