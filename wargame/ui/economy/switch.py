"""A row of exclusive words, such as whose figures are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from wargame.ui.style import theme


class Switch(QFrame):
    """Exclusive buttons in one frame; ``chosen`` carries the index after a person has chosen. Left and right move."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self.setAccessibleName(name)
        self.buttons: list[QToolButton] = []
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for place, word in enumerate(words):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setText(word)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(f"{name}: {word}")
            self._group.addButton(button, place)
            self.buttons.append(button)
            row.addWidget(button)
        self.buttons[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> int:
        """Index of the chosen word."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose a word and say so."""
        if place != self.current:
            self.buttons[place].setChecked(True)
            self.chosen.emit(place)

    def set_words(self, words: Sequence[str]) -> None:
        """Rename the buttons."""
        for button, word in zip(self.buttons, words, strict=True):
            button.setText(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self.current + step < len(self.buttons):
            self.choose(self.current + step)
            self.buttons[self.current].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        for button in self.buttons:
            button.setFont(theme.font(12, 500))
        self.setStyleSheet(
            f"QFrame#switch {{ background: {theme.css('sunken')}; border: 1px solid {theme.css('edge')};"
            " border-radius: 8px; }"
            f"QToolButton {{ color: {theme.css('mut')}; padding: 3px 8px; border: 1px solid transparent; }}"
            f"QToolButton:checked {{ background: {theme.mix('panel', 'acc', 0.18).name()}; color: {theme.css('text')};"
            f" border: 1px solid {theme.css('acc')}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.css('acc')}; padding: 2px 7px; }}"
        )
