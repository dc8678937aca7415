"""Cards, insets and buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wargame.ui.components import paint
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import ElidedLabel, IconLabel, Label
from wargame.ui.style import icons, theme


class SubTitle(ElidedLabel):
    """What is said beside a card's title; left blank where the card says it under its title."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        self._blank = False
        super().__init__(words, 12, 400, "mut")

    @property
    def blank(self) -> bool:
        """True when nothing is drawn and no room is asked for."""
        return self._blank

    @blank.setter
    def blank(self, blank: bool) -> None:
        if blank != self._blank:
            self._blank = blank
            self.updateGeometry()
            self.update()

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.changed.emit()

    def full_width(self) -> int:
        """Pixels of the whole line."""
        return super().sizeHint().width() if self.text() else 0

    def sizeHint(self) -> QSize:
        """Room for the whole line, or none."""
        return QSize(0 if self._blank else self.full_width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """None: the card looks after the room."""
        return QSize(0, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """The text as it is drawn."""
        return "" if self._blank else super().shown_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, if it is drawn here."""
        if not self._blank:
            super().paintEvent(event)


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
        self._margin = margin
        outer.setSpacing(8)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        outer.addLayout(self.header)
        self._below = Label("", 12, 400, "mut", wrap=True)
        self._below.hide()
        outer.addWidget(self._below)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        self._fill_header(title, sub, icon, rules)
        theme.changed.connect(self._place_sub)

    def _fill_header(self, title: str, sub: str, icon: str, rules: tuple[str, ...]) -> None:
        if icon:
            self.header.addWidget(IconLabel(icon, "mut", 16))
        self.title = Label(title, 14, 600)
        # A long title wraps instead of holding the card open.
        self.title.setMinimumWidth(40)
        self.header.addWidget(self.title)
        self.sub = SubTitle(sub)
        self.sub.changed.connect(self._place_sub)
        self.header.addWidget(self.sub, 1)
        for rule in rules:
            tag = RuleTag(rule)
            tag.opened.connect(self.opened)
            self.header.addWidget(tag)

    def add_to_header(self, widget: QWidget) -> None:
        """Put a control at the right end of the header."""
        self.header.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sub-title under the title where there is no room beside it."""
        super().resizeEvent(event)
        self._place_sub()

    def _place_sub(self) -> None:
        room = self.width() - 2 * self._margin
        title = round(paint.text_width(self.title.text(), 14, 600)) + 2
        others = self.header.sizeHint().width() - self.sub.sizeHint().width() - self.title.sizeHint().width()
        self.title.setWordWrap(title + others > room)
        # The sub-title keeps its place in the row, blank, as what pushes the controls to the right end.
        self.sub.blank = title + others + self.sub.full_width() > room
        self.header.setStretchFactor(self.title, 1 if self.title.wordWrap() else 0)
        self._below.setText(self.sub.text())
        self._below.setVisible(self.sub.blank and bool(self.sub.text()))

    def set_focused(self, focused: bool) -> None:
        """Draw the accent border of the card that the keyboard is in."""
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)


class Plate(QFrame):
    """A card without a header."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(2)


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
