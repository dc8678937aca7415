"""Rule tags, state chips and side marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from wargame.ui.components import paint
from wargame.ui.style import icons, theme


class RuleTag(QToolButton):
    """A rule id that opens the rule, or the Why of one quantity computed by it."""

    opened = Signal(str)
    """The quantity key, or the rule id when the tag stands for the rule itself."""

    def __init__(self, rule: str, quantity: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ruletag")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_rule(rule, quantity)
        theme.changed.connect(self._restyle)
        self.clicked.connect(lambda: self.opened.emit(self.target))

    def set_rule(self, rule: str, quantity: str = "") -> None:
        """Name the rule and, optionally, the quantity to explain; a tag without a rule hides itself."""
        self.rule, self.target = rule, quantity or rule
        self.setText(rule)
        self._restyle()
        # A widget without a parent would open a window of its own.
        if not rule:
            self.hide()
        elif self.parent() is not None:
            self.show()
        what = "this figure" if quantity else "the rule"
        self.setToolTip(self.tr("{rule}: why? Opens {what}.").format(rule=rule, what=what))
        self.setAccessibleName(self.tr("Rule {rule}, why?").format(rule=rule))

    def _restyle(self) -> None:
        self.setFont(theme.font(11, 600))
        self.setFixedSize(round(paint.text_width(self.rule, 11, 600)) + 13, theme.scaled(18))


class StateChip(QWidget):
    """A pill with an icon and a word, tinted with a token: a state, never a button."""

    def __init__(self, words: str = "", token: str = "mut", icon: str = "", base: str = "panel",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._base = base
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_state(words, token, icon)

    def set_state(self, words: str, token: str, icon: str = "") -> None:
        """Show a state."""
        self.words, self._token, self._icon = words, token, icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words with their icon and the pill's ends."""
        room = 18 if self._icon else 0
        return QSize(round(paint.text_width(self.words, 12, 600)) + room + 20, theme.scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = theme.mix(self._base, self._token, 0.7)
        paint.block(painter, box, theme.mix(self._base, self._token, 0.12), box.height() / 2, outline)
        left = 9.0
        if self._icon:
            icons.paint(painter, self._icon, QRectF(left, box.center().y() - 6.5, 13, 13), self._token)
            left += 18
        paint.write(painter, QRectF(left, 0, self.width() - left - 8, self.height()), self.words, 12, 600, self._token)


class SideMark(QWidget):
    """The mark of a belligerent, or of an external seat (None)."""

    def __init__(self, side: int | None, size: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._pixels = side, size
        self.setFixedSize(size + 6, size + 6)
        theme.changed.connect(self.update)

    def set_side(self, side: int | None) -> None:
        """Show another side's mark."""
        self._side = side
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.mark(painter, QPointF(self.rect().center()) + QPointF(0.5, 0.5), self._side, self._pixels, halo=None)


def tag_row(rules: tuple[str, ...], opened: object, parent: QWidget | None = None) -> QWidget:
    """Rule tags side by side; ``opened`` is called with the rule id of the one pressed."""
    row = QWidget(parent)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for rule in rules:
        tag = RuleTag(rule)
        tag.opened.connect(opened)
        layout.addWidget(tag)
    return row
