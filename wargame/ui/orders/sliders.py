"""A numeric order as a slider with a spin box that builds the order with its new value."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QSlider, QWidget

from wargame.board.orders.view import Slider
from wargame.engine.orders import Order
from wargame.ui.components.paint import text_width
from wargame.ui.components.text import Label
from wargame.ui.style import figures, theme

NAMES: Final = {
    ("SetEffort", "share"): "Effort",
    ("AssignDefence", "share"): "Priority",
    ("PlanRaids", "raids"): "Raids",
    ("SetTrade", "diversion"): "Divert trade",
    ("SetTrade", "settlement"): "Settlement",
}
"""Names of sliders whose attribute alone would not say it."""

_LONGEST_SUFFIX: Final = 7


def name_of(slider: Slider) -> str:
    """What the slider sets, as a word."""
    spoken = slider.attribute.replace("_", " ").capitalize()
    return NAMES.get((type(slider.order).__name__, slider.attribute), spoken)


def order_with(slider: Slider, value: float) -> Order:
    """The slider's order with its attribute at a value, whole where the order counts."""
    kinds = {field.name: field.type for field in dataclasses.fields(slider.order)}
    exact = round(value) if kinds[slider.attribute] in (int, "int") else round(value, 6)
    return dataclasses.replace(slider.order, **{slider.attribute: exact})


class PlainSlider(QSlider):
    """A horizontal slider that leaves the wheel to the sheet and announces a drag once, when it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setTracking(False)
        self.setMinimumWidth(48)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the sheet, never the value."""
        event.ignore()


class ValueSpin(QDoubleSpinBox):
    """A spin box with a true minus that leaves the wheel to the sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def textFromValue(self, value: float) -> str:
        """The number as it is printed everywhere."""
        return figures.plain(value, self.decimals())

    def valueFromText(self, text: str) -> float:
        """Read it back, with either minus."""
        return super().valueFromText(text.replace(figures.MINUS, "-"))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept either minus."""
        state, _, where = super().validate(text.replace(figures.MINUS, "-"), position)
        return state, text, where

    def sizeHint(self) -> QSize:
        """Room for the widest value, its suffix and the arrows."""
        widest = max((self.textFromValue(end) for end in (self.minimum(), self.maximum())), key=len) + self.suffix()
        return QSize(round(text_width(widest, 12)) + 38, theme.scaled(26))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the sheet, never the value."""
        event.ignore()


class SliderEditor(QWidget):
    """Slider and spin box of one numeric order; ``edited`` carries the order that a change asks for."""

    edited = Signal(object)

    def __init__(self, slider: Slider, title: str, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = PlainSlider(self)
        self.spin = ValueSpin(self)
        self.name = Label(name_of(slider), 12, 400, "mut")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        self.name.setVisible(named)
        self.set_slider(slider, title)
        self.slider.sliderMoved.connect(lambda step: self._show(self._at(step)))
        self.slider.valueChanged.connect(lambda step: self._ask(self._at(step)))
        self.spin.valueChanged.connect(lambda shown: self._ask(shown / self._factor))

    def set_slider(self, slider: Slider, title: str) -> None:
        """Show a slider's present state without asking for anything."""
        self._data = slider
        self._factor = 100.0 if slider.percent else 1.0
        self._fit()
        what = f"{title}: {name_of(slider).lower()}"
        for control in (self.slider, self.spin):
            control.setAccessibleName(what)
            control.setToolTip(what + (slider.suffix and f" ({slider.suffix.strip()})"))
        if not self.slider.isSliderDown():
            self._move(slider.value)

    def _fit(self) -> None:
        data = self._data
        steps = max(1, round((data.high - data.low) / data.step))
        for control in (self.slider, self.spin):
            control.blockSignals(True)
        self.slider.setRange(0, steps)
        self.slider.setPageStep(max(1, steps // 8))
        self.spin.setDecimals(_decimals(data.step * self._factor))
        self.spin.setRange(data.low * self._factor, data.high * self._factor)
        self.spin.setSingleStep(data.step * self._factor)
        self.spin.setSuffix(" %" if data.percent else data.suffix if len(data.suffix) <= _LONGEST_SUFFIX else "")
        self.spin.setFont(theme.font(12))
        for control in (self.slider, self.spin):
            control.blockSignals(False)
        self.spin.updateGeometry()

    def _at(self, step: int) -> float:
        return self._data.low + step * self._data.step

    def _move(self, value: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round((value - self._data.low) / self._data.step))
        self.slider.blockSignals(False)
        self._show(value)

    def _show(self, value: float) -> None:
        self.spin.blockSignals(True)
        self.spin.setValue(value * self._factor)
        self.spin.blockSignals(False)

    def _ask(self, value: float) -> None:
        if abs(value - self._data.value) > self._data.step * 1e-6:
            self.edited.emit(order_with(self._data, value))


def _decimals(step: float) -> int:
    """Decimals that a step needs, at most three."""
    return next((digits for digits in range(3) if abs(step * 10**digits - round(step * 10**digits)) < 1e-6), 3)
