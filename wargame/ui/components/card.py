"""Cards, insets, buttons and scrolling bodies; imports PySide6, the theme and sibling components."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wargame.ui import icons, theme
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import ElidedLabel, IconLabel, Label


class Card(QFrame):
    """A titled block: icon, title, sub-title and rule tags over a body; ``opened`` carries a pressed tag's rule."""

    opened = Signal(str)

    def __init__(self, title: str, sub: str = "", icon: str = "", rules: tuple[str, ...] = (),
                 parent: QWidget | None = None, margin: int = 16) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, 12, margin, 12)
        outer.setSpacing(8)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        outer.addLayout(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        self._fill_header(title, sub, icon, rules)

    def _fill_header(self, title: str, sub: str, icon: str, rules: tuple[str, ...]) -> None:
        if icon:
            self.header.addWidget(IconLabel(icon, "mut", 16))
        self.title = Label(title, 14, 600)
        self.header.addWidget(self.title)
        self.sub = ElidedLabel(sub, 12, 400, "mut")
        self.header.addWidget(self.sub, 1)
        for rule in rules:
            tag = RuleTag(rule)
            tag.opened.connect(self.opened)
            self.header.addWidget(tag)

    def add_to_header(self, widget: QWidget) -> None:
        """Put a control at the right end of the header."""
        self.header.addWidget(widget)

    def set_focused(self, focused: bool) -> None:
        """Draw the accent border of the card that the keyboard is in."""
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)


class Inset(QFrame):
    """A raised block inside a card."""

    def __init__(self, parent: QWidget | None = None, margin: int = 12) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, 10, margin, 10)
        self.body.setSpacing(4)


class Button(QPushButton):
    """A push button whose icon follows the theme; ``kind`` is ``plain``, ``primary`` or ``flat``."""

    def __init__(self, words: str, icon: str = "", kind: str = "plain", name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__((" " if icon and words else "") + words, parent)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAccessibleName(name or words)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        primary = self.property("kind") == "primary"
        self.setFont(theme.font(13, 600 if primary else 500))
        if self._icon_name:
            token = theme.ON_FILL if primary else "text"
            self.setIcon(icons.icon(self._icon_name, token, theme.scaled(15)))


def scrolling(parent: QWidget | None = None) -> tuple[QScrollArea, QWidget]:
    """A transparent vertical scroll area that holds an empty body widget of the same width."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    body = QWidget()
    body.setObjectName("body")
    area.setWidget(body)
    area.viewport().setAutoFillBackground(False)
    return area, body


def row(*widgets: QWidget | int, spacing: int = 8, stretch: bool = False, grow: QWidget | None = None) -> QHBoxLayout:
    """Widgets side by side; an int adds stretch, ``stretch`` fills the end, ``grow`` is the one to take the room."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            layout.addStretch(widget)
        else:
            layout.addWidget(widget, 1 if widget is grow else 0)
    if stretch:
        layout.addStretch(1)
    return layout


def beside_text(icon: QWidget, words: QWidget, spacing: int = 8) -> QHBoxLayout:
    """An icon at the top left of a text that wraps."""
    layout = row(icon, words, spacing=spacing, grow=words)
    layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets it held."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def expanding(widget: QWidget) -> QWidget:
    """The same widget, told to take all the width it can get."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    return widget
