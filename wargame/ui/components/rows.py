"""Rows of one kind that stay while what they show changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLayout, QVBoxLayout

from wargame.ui.components.card import clear
from wargame.ui.components.text import hairline

R = TypeVar("R", bound=QLayout)


class KeptRows(Generic[R]):
    """Rows under each other, made anew only when their shapes change: a new widget costs more to style than to draw.

    ``make`` builds an empty row of a shape; ``ruled`` draws a hairline after each row, or only between them.
    """

    def __init__(self, make: Callable[[int, Hashable], R], ruled: str = "") -> None:
        self._make, self._ruled = make, ruled
        self._shapes: tuple[Hashable, ...] = ()
        self.rows: list[R] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(6)

    def of(self, *shapes: Hashable) -> list[R]:
        """A row for each shape, to be filled by the caller."""
        if shapes != self._shapes:
            self._shapes = shapes
            clear(self.column)
            self.rows = [self._make(place, shape) for place, shape in enumerate(shapes)]
            for place, row in enumerate(self.rows, 1):
                self.column.addLayout(row)
                if self._ruled == "after" or (self._ruled == "between" and place < len(shapes)):
                    self.column.addWidget(hairline())
        return self.rows
