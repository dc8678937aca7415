"""Where the map is looked at from: kilometres to logical pixels and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from wargame.ui.map.projection import project

MOST_PX_PER_KM = 9.0


@dataclass(frozen=True)
class Camera:
    """Centre in km, scale in pixels per km, and the size of the view in pixels."""

    x: float
    y: float
    scale: float
    width: float
    height: float

    def to_screen(self, at: tuple[float, float]) -> QPointF:
        """Logical pixels from the top left corner of the view."""
        return QPointF((at[0] - self.x) * self.scale + self.width / 2, (self.y - at[1]) * self.scale + self.height / 2)

    def to_map(self, spot: QPointF) -> tuple[float, float]:
        """Kilometres at a place in the view."""
        return self.x + (spot.x() - self.width / 2) / self.scale, self.y - (spot.y() - self.height / 2) / self.scale

    def transform(self) -> QTransform:
        """Kilometres to pixels, north up."""
        return QTransform(
            self.scale, 0, 0, -self.scale, self.width / 2 - self.x * self.scale, self.height / 2 + self.y * self.scale
        )

    def seen(self, margin: float = 0.0) -> QRectF:
        """What is in view, in km with y pointing north, widened by ``margin`` pixels."""
        w, h = (self.width + 2 * margin) / self.scale, (self.height + 2 * margin) / self.scale
        return QRectF(self.x - w / 2, self.y - h / 2, w, h)

    def moved(self, dx: float, dy: float) -> Camera:
        """The view after dragging the ground by so many pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y + dy / self.scale)

    def zoomed(self, factor: float, spot: QPointF) -> Camera:
        """The view after zooming with the place under ``spot`` held still."""
        x, y = self.to_map(spot)
        scale = self.scale * factor
        return replace(
            self, scale=scale, x=x - (spot.x() - self.width / 2) / scale, y=y + (spot.y() - self.height / 2) / scale
        )

    def sized(self, size: QSizeF) -> Camera:
        """The same centre and scale in a view of another size."""
        return replace(self, width=size.width(), height=size.height())

    def held(self, frame: tuple[float, float, float, float]) -> Camera:
        """Kept inside the asset's frame (west, south, east, north): never closer than the limit, never beyond the
        edge."""
        west, south, east, north = frame
        least = max(self.width / (east - west), self.height / (north - south))
        scale = min(max(self.scale, least), max(MOST_PX_PER_KM, least))
        half_w, half_h = self.width / scale / 2, self.height / scale / 2
        x = min(max(self.x, west + half_w), east - half_w)
        y = min(max(self.y, south + half_h), north - half_h)
        return replace(self, x=x, y=y, scale=scale)


def fitted(frame: tuple[float, float, float, float], width: float, height: float) -> Camera:
    """The view that shows a frame of latitudes and longitudes (south, west, north, east) whole."""
    south, west, north, east = frame
    corners = [
        project(lat, lon) for lat in (south, (south + north) / 2, north) for lon in (west, (west + east) / 2, east)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    scale = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    return Camera((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, scale, width, height)


def around(places: Sequence[tuple[float, float]], width: float, height: float, margin: float) -> Camera:
    """The view that shows places in km with ``margin`` pixels to spare on every side."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    wide, high = max(1.0, max(xs) - min(xs)), max(1.0, max(ys) - min(ys))
    scale = min(max(width - 2 * margin, width / 4) / wide, max(height - 2 * margin, height / 4) / high)
    return Camera((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, scale, width, height)
