"""The left rail of the start screen: what one can do, with keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame import __version__
from wargame.ui.components import paint
from wargame.ui.components.text import Label, hairline
from wargame.ui.style import icons, theme
from wargame.ui.window.turn_track import AppMark


class RailButton(QAbstractButton):
    """One entry of the rail: icon, title, a line under it, its key at the right."""

    def __init__(
        self, icon: str, title: str, sub: str = "", key: str = "", strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._sub, self._key, self._strong = icon, sub, key, strong
        self.setText(title)
        self.setAccessibleName(f"{title}. {sub}" if sub else title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_sub(self, words: str) -> None:
        """Change the line under the title."""
        self._sub = words
        self.setAccessibleName(f"{self.text()}. {words}" if words else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Tall with a second line, low without."""
        return QSize(220, theme.scaled(56 if self._sub else 34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entry with its hover, pressed and focus states."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown() or self._strong:
            paint.block(painter, box, theme.mix("panel", "acc", 0.16 if self.underMouse() else 0.10), 8)
        text_left = self._draw_icon(painter, box)
        key_width = paint.text_width(self._key, 11) + 4 if self._key else 0
        room = box.right() - 10 - text_left - key_width
        if self._sub:
            half = box.height() / 2
            paint.write(painter, QRectF(text_left, box.top() + 6, room, half - 5), self.text(), 14, 600, elide=True)
            wide = QRectF(text_left, box.top() + half, box.right() - 10 - text_left, half - 5)
            paint.write(painter, wide, self._sub, 12, 400, "mut", elide=True)
            key_box = QRectF(box.right() - 10 - key_width, box.top() + 6, key_width, half - 5)
        else:
            paint.write(painter, QRectF(text_left, box.top(), room, box.height()), self.text(), 13, 400, elide=True)
            key_box = QRectF(box.right() - 10 - key_width, box.top(), key_width, box.height())
        paint.write(painter, key_box, self._key, 11, 400, "mut", paint.RIGHT)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 8)

    def _draw_icon(self, painter: QPainter, box: QRectF) -> float:
        """Draw the icon, on a plate when the entry has two lines; the left edge of the text."""
        if not self._sub:
            icons.paint(painter, self._icon, QRectF(box.left() + 14, box.center().y() - 8, 16, 16), "mut")
            return box.left() + 44
        plate = QRectF(box.left() + 10, box.center().y() - 17, 34, 34)
        paint.block(painter, plate, theme.mix("panel", "acc", 0.22) if self._strong else theme.colour("raised"), 6)
        icons.paint(painter, self._icon, plate.adjusted(9, 9, -9, -9), "acc" if self._strong else "text")
        return plate.right() + 14


class StartRail(QFrame):
    """The rail; one signal for each entry."""

    new_game = Signal()
    load = Signal()
    resume = Signal()
    rulebook = Signal()
    limits = Signal()
    settings = Signal()
    quit = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 24, 12, 20)
        layout.setSpacing(4)
        layout.addLayout(self._brand())
        layout.addSpacing(20)
        self.board = RailButton(
            "play", self.tr("Back to the board"), self.tr("The game stays as you left it"), strong=True
        )
        self.new = RailButton("plus", self.tr("New game"), self.tr("Pick a scenario and seats"), "Ctrl+N", strong=True)
        self.open = RailButton("folder-open", self.tr("Load"), self.tr("No saved games yet"), "Ctrl+O")
        for button, signal in ((self.board, self.resume), (self.new, self.new_game), (self.open, self.load)):
            button.clicked.connect(signal)
            layout.addWidget(button)
        self.board.hide()
        layout.addSpacing(8)
        layout.addWidget(hairline())
        layout.addSpacing(8)
        self._add_small(layout)
        layout.addStretch(1)
        self._version = Label(self.tr("Version {version}").format(version=__version__), 12, 400, "mut")
        self._version.setContentsMargins(12, 0, 0, 0)
        layout.addWidget(self._version)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(AppMark())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Line of Contact", 20, 600))
        words.addWidget(Label(self.tr("A board for negotiation under fire"), 12, 400, "mut"))
        row.addLayout(words, 1)
        return row

    def _add_small(self, layout: QVBoxLayout) -> None:
        entries = (
            ("book-open", self.tr("Rulebook and sources"), "F1", self.rulebook),
            ("info", self.tr("Limits and sources"), "", self.limits),
            ("settings", self.tr("Settings"), "", self.settings),
            ("log-out", self.tr("Quit"), "Ctrl+Q", self.quit),
        )
        for icon, title, key, signal in entries:
            button = RailButton(icon, title, key=key)
            button.clicked.connect(signal)
            layout.addWidget(button)

    def _restyle(self) -> None:
        self.setFixedWidth(min(theme.scaled(300), 380))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground; a style sheet here would take the labels' colours back at a change of theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.colour("line"))
