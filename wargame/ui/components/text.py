"""Labels in the interface's type that follow the theme: wrapping, eliding."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from wargame.ui.style import icons, theme


class Label(QLabel):
    """A text with a size, a weight and a colour token that follows the theme; it wraps on request."""

    def __init__(self, words: str = "", size: int = 13, weight: int = 400, token: str = "text", wrap: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(words, parent)
        self._size, self._weight, self._token = size, weight, token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            # A wrapped label may shrink to any width; its height follows.
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(40)
        self._restyle()
        theme.changed.connect(self._restyle)

    def setText(self, words: str) -> None:
        """Show other words."""
        hyphens_changed = ("-" in words) != ("-" in self.text())
        super().setText(words)
        if hyphens_changed:
            self._restyle()

    def set_token(self, token: str) -> None:
        """Change the colour token."""
        if token != self._token:
            self._token = token
            self._restyle()

    def set_type(self, size: int, weight: int) -> None:
        """Change size (pixels) and weight."""
        self._size, self._weight = size, weight
        self._restyle()

    @property
    def token(self) -> str:
        """The colour token in use."""
        return self._token

    def _restyle(self) -> None:
        self.setFont(theme.font(self._size, self._weight, self.text()))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._token))
        self.setPalette(palette)


class ElidedLabel(Label):
    """One line that is cut with an ellipsis when the room is short, and then tells its whole text as a tooltip."""

    def __init__(self, words: str = "", size: int = 13, weight: int = 400, token: str = "text",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(words, size, weight, token, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters at least."""
        return QSize(min(36, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        margins = self.contentsMargins()
        return QSize(wide + margins.left() + margins.right(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, cut to the width there is."""
        shown = self.shown_text()
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour(self.token))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)

    def shown_text(self) -> str:
        """The text as it is drawn at the present width."""
        metrics, room = QFontMetrics(self.font()), self.contentsRect().width()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal rule one pixel high."""
    line = QFrame(parent)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


class IconLabel(QLabel):
    """An icon in a token's colour."""

    def __init__(self, name: str, token: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._pixels = name, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon, or the same in another colour."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self._restyle()

    def _restyle(self) -> None:
        self.setPixmap(icons.pixmap(self._name, self._token, theme.scaled(self._pixels)))
