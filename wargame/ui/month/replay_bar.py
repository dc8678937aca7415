"""The bar that steps through the months, and the strip that says the board shows a past one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wargame.ui.components.card import Button
from wargame.ui.components.text import ElidedLabel, IconLabel
from wargame.ui.month.lookback import Lookback
from wargame.ui.style import icons, theme

LONGEST = "September 2026"
STEPS = ("look_first", "look_back", "look_forward", "look_now")


class MenuButton(QToolButton):
    """A button that opens a menu filled when it is opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        # The arrow of the style sits on the words; the month brings its own.
        self.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0px; }")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))


class ReplayBar(QWidget):
    """First month, a month back, the month with a list of all, a month on, now, and bookmarks.

    ``actions`` are the window's own, so that buttons, menu and keys are on and off together.
    """

    def __init__(self, lookback: Lookback, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookback, self._actions = lookback, actions
        self.setAccessibleName(self.tr("Months"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.month = MenuButton(self.tr("Go to a month"), self)
        self.marks = MenuButton(self.tr("Bookmarks"), self)
        self.month.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.month.menu().aboutToShow.connect(self._list_months)
        self.marks.menu().aboutToShow.connect(self._list_bookmarks)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(0)
        self.steps = {key: self._step(key) for key in STEPS}
        for key in STEPS[:2]:
            row.addWidget(self.steps[key])
        row.addWidget(self.month)
        for key in STEPS[2:]:
            row.addWidget(self.steps[key])
        row.addWidget(self.marks)
        lookback.moved.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """Show the month and whether there is another to look at."""
        look = self._lookback
        self.month.setText(look.label)
        past = look.at is not None
        self.month.setAccessibleDescription(self.tr("A past month") if past else self.tr("Now"))
        self.month.setEnabled(look.months > 0)
        for key in STEPS[:2]:
            self._actions[key].setEnabled(look.months > 0 and look.at != 0)
        for key in STEPS[2:]:
            self._actions[key].setEnabled(past)
        self._actions["branch_here"].setEnabled(look.can_branch)

    def _step(self, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._actions[key])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(self._actions[key].text())
        return button

    def _list_months(self) -> None:
        menu, look = self.month.menu(), self._lookback
        menu.clear()
        for month in range(look.months):
            menu.addAction(look.label_of(month), partial(look.go_to, month))
        menu.addSeparator()
        menu.addAction(self.tr("Now"), look.now)

    def _list_bookmarks(self) -> None:
        menu = self.marks.menu()
        menu.clear()
        menu.addAction(self._actions["bookmark"])
        found = self._lookback.bookmarks()
        if found:
            menu.addSeparator()
        for mark in found:
            words = mark.label if mark.words == mark.label else f"{mark.label}: {mark.words}"
            menu.addAction(icons.icon("bookmark"), words, partial(self._lookback.go_to, mark.month))

    def _dress(self) -> None:
        self.month.setFont(theme.font(12, 600))
        wide = QFontMetrics(self.month.font()).horizontalAdvance(LONGEST)
        self.month.setFixedWidth(wide + theme.scaled(40))
        self.month.setIcon(icons.icon("chevron-up", "mut"))
        self.marks.setIcon(icons.icon("bookmark"))
        for button in self.steps.values():
            button.setIconSize(self.marks.iconSize())
        self.refresh()


def under(track: QWidget, strip: QWidget) -> QWidget:
    """The turn track with the strip below it, as one widget."""
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(track)
    column.addWidget(strip)
    return head


class PastStrip(QWidget):
    """A band across the board: which past month it shows, and the way to play on from there.

    The way back to now is the button of the turn track above it.
    """

    branch_requested = Signal()

    def __init__(self, lookback: Lookback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookback = lookback
        self.words = ElidedLabel("", 13, 600)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.branch = Button(self.tr("Branch from here"), "git-branch")
        self.branch.setToolTip(self.tr("Play on from this month in a new game; this one stays as it is"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 12, 5)
        row.setSpacing(10)
        row.addWidget(IconLabel("rewind", "warn", 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.branch)
        self.branch.clicked.connect(self.branch_requested)
        lookback.moved.connect(self.refresh)
        theme.changed.connect(self.update)
        self.refresh()

    def refresh(self) -> None:
        """Say which month it is; hidden while the board shows now."""
        look = self._lookback
        words = self.tr("Looking at {month} as the {seat} seat saw it; nothing can be changed here.")
        self.words.setText(words.format(month=look.label, seat=look.seat))
        self.setAccessibleName(self.words.text())
        self.setVisible(look.at is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band; a style sheet here would take the words' colour back at a change of theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.mix("panel", "warn", 0.16))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.mix("panel", "warn", 0.6))
