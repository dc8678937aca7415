"""The head of the order sheet: budgets as bars and the problems that keep it from being committed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from wargame.board.orders.view import Resource
from wargame.ui.components.paint import LEFT, RIGHT, block, focus_ring, hatched, line_height, text_width, write
from wargame.ui.components.text import IconLabel, Label
from wargame.ui.style import theme
from wargame.words.numbers import plain

_SHOWN_PROBLEMS = 3


class ResourceBar(QWidget):
    """A budget: name, used of available, and a bar; overdrawn ones are hatched and say so. A click opens its rule."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resource: Resource | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_resource(self, resource: Resource) -> None:
        """Show a budget."""
        self._resource = resource
        words = f"{resource.name}: {self._amount(resource)} {resource.unit} used"
        if self._over(resource):
            words += f", {plain(resource.used - resource.available, resource.digits)} too many"
        self.setAccessibleName(words)
        self.setToolTip(words + (f" ({resource.rule})" if resource.rule else ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor if resource.rule else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        """A line and a bar."""
        return QSize(120, round(line_height(12)) + 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the rule."""
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the rule."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, amount and bar."""
        if self._resource is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        resource, over = self._resource, self._over(self._resource)
        amount = self._amount(resource)
        wide = text_width(amount, 12, 600) + 4
        line = QRectF(2, 1, self.width() - 4, line_height(12))
        room = line.adjusted(0, 0, -wide, 0)
        write(painter, room, _name_within(resource, room.width()), 12, 400, "mut", LEFT, elide=True)
        write(painter, line, amount, 12, 600, "bad" if over else "text", RIGHT)
        track = QRectF(2, line.bottom() + 3, self.width() - 4, 5)
        block(painter, track, "sunken", 2.5, "line")
        share = min(1.0, resource.used / resource.available) if resource.available > 0 else float(over)
        if share > 0:
            fill = QRectF(track.left(), track.top(), max(3.0, share * track.width()), track.height())
            if over:
                hatched(painter, fill, "bad")
            else:
                block(painter, fill, "acc", 2.5)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 4)

    def _open(self) -> None:
        if self._resource is not None and self._resource.rule:
            self.opened.emit(self._resource.rule)

    @staticmethod
    def _over(resource: Resource) -> bool:
        return resource.used > resource.available + 1e-9

    @staticmethod
    def _amount(resource: Resource) -> str:
        return f"{plain(resource.used, resource.digits)} / {plain(resource.available, resource.digits)}"


def _name_within(resource: Resource, room: float) -> str:
    """The name, or its short form where only that fits."""
    return resource.name if text_width(resource.name, 12) <= room else resource.short or resource.name


class ResourceGrid(QWidget):
    """Budgets in two columns."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[ResourceBar] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)

    def set_resources(self, resources: tuple[Resource, ...]) -> None:
        """Show the budgets; bars are kept."""
        while len(self.bars) < len(resources):
            bar = ResourceBar(self)
            bar.opened.connect(self.opened)
            place = len(self.bars)
            self._grid.addWidget(bar, place // 2, place % 2)
            self.bars.append(bar)
        for place, bar in enumerate(self.bars):
            bar.setVisible(place < len(resources))
            if place < len(resources):
                bar.set_resource(resources[place])


class Notice(QWidget):
    """A tinted band with an icon and sentences: what keeps the sheet from being committed, or that it is sealed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = "warn"
        self.icon = IconLabel("triangle-alert", "warn", 15)
        self.words = Label("", 12, 400, "text", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        theme.changed.connect(self.update)
        self.hide()

    def set_sentences(self, sentences: tuple[str, ...], icon: str = "triangle-alert", token: str = "warn") -> None:
        """Show up to three sentences, the rest in the tooltip; none hides the band."""
        shown = sentences[:_SHOWN_PROBLEMS]
        rest = len(sentences) - len(shown)
        self.words.setText("\n".join((*shown, *((f"and {rest} more",) if rest else ()))))
        self.setToolTip("\n".join(sentences) if rest else "")
        self.icon.set_icon(icon, token)
        self._token = token
        self.setAccessibleName(" ".join(sentences))
        self.setVisible(bool(sentences))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band; a style sheet here would take the words' colour back at a change of theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        block(painter, box, theme.mix("panel", self._token, 0.12), 6, theme.mix("panel", self._token, 0.5))
