"""What the application remembers between starts, and the dialog that changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from wargame.ui.components.card import Button
from wargame.ui.components.text import Label
from wargame.ui.style import theme
from wargame.words.numbers import NBSP, percent

LAYOUT_VERSION = 1
"""Raised when docks are added or renamed, so that an old layout is not restored over new panels."""
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


class Settings:
    """Typed access to the stored settings."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Line of Contact", "Board")

    def restore_look(self) -> None:
        """Put the remembered theme and text scale into force."""
        name = str(self._store.value("look/theme", "dark"))
        theme.set_theme(name if name in theme.THEMES else "dark")
        theme.set_text_scale(self._number("look/text_scale", 1.0))

    def keep_look(self) -> None:
        """Remember the theme and text scale in force."""
        self._store.setValue("look/theme", theme.current())
        self._store.setValue("look/text_scale", theme.text_scale)

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Remembered window geometry and dock state; None when there is none of this version."""
        geometry = self._store.value(f"layout/v{LAYOUT_VERSION}/geometry")
        docks = self._store.value(f"layout/v{LAYOUT_VERSION}/docks")
        if isinstance(geometry, QByteArray) and isinstance(docks, QByteArray):
            return geometry, docks
        return None

    def keep_layout(self, geometry: QByteArray, docks: QByteArray) -> None:
        """Remember window geometry and dock state."""
        self._store.setValue(f"layout/v{LAYOUT_VERSION}/geometry", geometry)
        self._store.setValue(f"layout/v{LAYOUT_VERSION}/docks", docks)

    def forget_layout(self) -> None:
        """Forget every remembered layout."""
        self._store.remove("layout")

    def _number(self, key: str, otherwise: float) -> float:
        try:
            return float(str(self._store.value(key, otherwise)))
        except ValueError:
            return otherwise


def next_scale(step: int) -> float:
    """The text scale one step up (+1) or down (-1) from the one in force."""
    nearest = min(range(len(TEXT_SCALES)), key=lambda index: abs(TEXT_SCALES[index] - theme.text_scale))
    return TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, nearest + step))]


class SettingsDialog(QDialog):
    """Theme and text scale; every change shows at once and is remembered."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(Label(self.tr("Settings"), 20, 600))
        layout.addWidget(Label(self.tr("Theme"), 13, 600))
        layout.addLayout(
            self._choices([(self.tr("Dark"), "dark"), (self.tr("Light"), "light")], theme.current(), self._set_theme)
        )
        layout.addWidget(Label(self.tr("Text size"), 13, 600))
        sizes = [(percent(scale, space=NBSP), scale) for scale in TEXT_SCALES]
        now = min(TEXT_SCALES, key=lambda scale: abs(scale - theme.text_scale))
        layout.addLayout(self._choices(sizes, now, self._set_scale))
        layout.addSpacing(12)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        layout.addWidget(buttons)

    def _choices(self, options: Sequence[tuple[str, Any]], now: object, chosen: Callable[[Any], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for words, value in options:
            button = Button(words, kind="flat")
            button.setCheckable(True)
            button.setChecked(value == now)
            button.clicked.connect(lambda _checked=False, value=value: chosen(value))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _set_theme(self, name: str) -> None:
        theme.set_theme(name)
        self._settings.keep_look()

    def _set_scale(self, scale: float) -> None:
        theme.set_text_scale(scale)
        self._settings.keep_look()
