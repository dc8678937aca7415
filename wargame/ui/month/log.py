"""The log: every event of the campaign as this seat may know it, filtered by family and text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from wargame.board.front.view import MapView
from wargame.engine.words import Family
from wargame.seat.values import LogLine
from wargame.ui.following import follow
from wargame.ui.style import icons, theme
from wargame.words import terms
from wargame.words.numbers import MINUS

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex

TONES: Final = {"plus": ("ok", "+"), "minus": ("bad", MINUS)}
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEFT: Final = 34
_GAP: Final = 8


class LogModel(QAbstractListModel):
    """The lines that pass the filter, newest month first, with one heading row before each month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LogLine, ...] = ()
        self._rows: list[LogLine | str] = []
        self._families: frozenset[str] = frozenset()
        self._text = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and lines."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence, its accessible reading, or the line itself."""
        row = self._rows[index.row()]
        if role == LINE_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings take no selection."""
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_lines(self, lines: tuple[LogLine, ...]) -> None:
        """Show another log; nothing happens when it is the same."""
        if lines != self._lines:
            self._lines = lines
            self._rebuild()

    def set_filter(self, families: frozenset[str], text: str) -> None:
        """Keep the lines of these families (all when empty) that contain every word of the text."""
        self._families, self._text = families, text.casefold()
        self._rebuild()

    def lines(self) -> tuple[LogLine, ...]:
        """The lines shown, in the order of the list."""
        return tuple(row for row in self._rows if isinstance(row, LogLine))

    def total(self) -> int:
        """How many lines the log holds."""
        return len(self._lines)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = []
        heading = ""
        for line in sorted(filter(self._passes, self._lines), key=lambda line: -line.month):
            if line.month_label != heading:
                heading = line.month_label
                self._rows.append(heading)
            self._rows.append(line)
        self.endResetModel()

    def _passes(self, line: LogLine) -> bool:
        if self._families and line.family not in self._families:
            return False
        hay = f"{line.text} {line.rule} {line.month_label} {terms.row(Family(line.family)).label}".casefold()
        return all(word in hay for word in self._text.split())


def spoken(line: LogLine) -> str:
    """A line as a screen reader says it."""
    tone = {"plus": ", in our favour", "minus": ", against us"}.get(line.tone, "")
    return f"{line.month_label}, {terms.row(Family(line.family)).label}: {line.text} Rule {line.rule}{tone}"


class LogDelegate(QStyledItemDelegate):
    """Paints an event: icon of its family, wrapped text, sign, place pin and rule tag; and the month headings."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the wrapped text at the width of the list."""
        width = self._view.viewport().width()
        row = index.data(LINE_ROLE)
        if isinstance(row, str):
            return QSize(width, theme.scaled(28))
        text = QFontMetrics(theme.font(12)).boundingRect(
            self.text_rect(QRect(0, 0, width, 10000), row), _WRAP, row.text
        )
        return QSize(width, max(theme.scaled(28), text.height() + theme.scaled(11)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_back(painter, option)
            self._paint_line(painter, option.rect, row)
        painter.restore()

    def text_rect(self, rect: QRect, line: LogLine) -> QRect:
        """Where the sentence stands in a row."""
        right = self.rule_rect(rect, line).left() - (22 if line.place else 0) - (16 if line.tone else 0) - _GAP
        return QRect(rect.left() + _LEFT, rect.top() + theme.scaled(6), right - rect.left() - _LEFT, rect.height())

    def rule_rect(self, rect: QRect, line: LogLine) -> QRect:
        """Where the rule tag stands in a row."""
        width = QFontMetrics(theme.font(11, 600)).horizontalAdvance(line.rule) + 10
        return QRect(rect.right() - width - _GAP, rect.top() + theme.scaled(6), width, theme.scaled(17))

    def pin_rect(self, rect: QRect, line: LogLine) -> QRect:
        """Where the pin of a place stands; empty when the event has none."""
        tag = self.rule_rect(rect, line)
        return QRect(tag.left() - 22, tag.top(), 18, tag.height()) if line.place else QRect()

    def _paint_heading(self, painter: QPainter, rect: QRect, label: str) -> None:
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.colour("mut"))
        painter.drawText(rect.adjusted(10, 4, -8, 0), Qt.AlignmentFlag.AlignVCenter, label)
        start = 18 + QFontMetrics(painter.font()).horizontalAdvance(label)
        painter.setPen(QPen(theme.colour("line"), 1))
        middle = rect.center().y() + 2.5
        painter.drawLine(int(rect.left() + start), int(middle), rect.right() - 8, int(middle))

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.mix("panel", "acc", 0.16))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("acc"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("raised"))

    def _paint_line(self, painter: QPainter, rect: QRect, line: LogLine) -> None:
        token, sign = TONES.get(line.tone, ("mut", ""))
        name = terms.row(Family(line.family)).icon
        icons.paint(painter, name, QRectF(rect.left() + 10, rect.top() + theme.scaled(6), 16, 16), token)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text"))
        painter.drawText(self.text_rect(rect, line), _WRAP, line.text)
        self._paint_tag(painter, self.rule_rect(rect, line), line.rule)
        if line.place:
            pin = self.pin_rect(rect, line)
            icons.paint(painter, "map-pin", QRectF(pin.left() + 2, pin.top() + 2, 14, 14), "mut")
        if sign:
            painter.setPen(theme.colour(token))
            painter.setFont(theme.font(13, 600))
            left = self.text_rect(rect, line).right() + 4
            painter.drawText(
                QRect(left, rect.top() + theme.scaled(6), 16, theme.scaled(17)), Qt.AlignmentFlag.AlignCenter, sign
            )

    def _paint_tag(self, painter: QPainter, box: QRect, rule: str) -> None:
        if not rule:
            return
        painter.setPen(QPen(theme.mix("panel", "acc", 0.5), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.colour("acc"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, rule)


class LogView(QListView):
    """The list: a click asks why, a double click, the pin or J jumps to the place."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._delegate = LogDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Events of the campaign")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(lambda index: self.jump(index.data(LINE_ROLE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask why, or jump when the pin was hit."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = index.data(LINE_ROLE) if index.isValid() else None
        if not isinstance(line, LogLine) or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._delegate.pin_rect(self.visualRect(index), line).contains(event.position().toPoint()):
            self.jump(line)
        elif line.asks:
            self._bridge.ask_why(line.asks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks why, J jumps to the place."""
        line = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        if isinstance(line, LogLine) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bridge.ask_why(line.asks)
        elif isinstance(line, LogLine) and event.key() == Qt.Key.Key_J:
            self.jump(line)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what the pin and the tag do."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._hint(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def jump(self, line: object) -> None:
        """Select the sector or node nearest to the event's place on map and sheet."""
        if isinstance(line, LogLine) and line.place:
            self._bridge.select(*nearest(self._bridge.view.map, line.place))

    def _hint(self, where: QPoint) -> str:
        index = self.indexAt(where)
        line = index.data(LINE_ROLE) if index.isValid() else None
        if not isinstance(line, LogLine):
            return ""
        if self._delegate.pin_rect(self.visualRect(index), line).contains(where):
            return "Show the place on the map (J)"
        return "Why? Opens its explanation (Enter)" if line.asks else ""


def nearest(view: MapView, place: tuple[float, float]) -> tuple[str, int]:
    """Kind and index of the node or sector that lies nearest to a latitude and longitude; a sector by its towns."""
    found = [(_distance(place, (node.lat, node.lon)), "node", node.index) for node in view.nodes]
    found += [
        (_distance(place, (town.lat, town.lon)), "sector", sector.index)
        for sector in view.sectors
        for town in sector.towns
    ]
    _, kind, index = min(found, default=(0.0, "", 0))
    return kind, index


def _distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    return math.hypot(first[0] - second[0], (first[1] - second[1]) * math.cos(math.radians(first[0])))


class LogPanel(QWidget):
    """The log with its text filter and its family buttons."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.model = LogModel(self)
        self.list = LogView(bridge, self)
        self.list.setModel(self.model)
        self.search = QLineEdit(self)
        self.count = QLabel(self)
        self.families: dict[Family, QToolButton] = {}
        self.empty = QLabel("No event passes the filter.", self)
        self._build()
        theme.changed.connect(self._dress)
        self._dress()
        follow(bridge, self, self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the log of the bridge's view."""
        self.model.set_lines(self._bridge.view.log)
        self._count()

    def _build(self) -> None:
        self.search.setPlaceholderText("Filter events")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Filter events by text")
        self.search.textChanged.connect(self._filter)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 2)
        head.setSpacing(2)
        head.addWidget(self.search, 1)
        head.addSpacing(6)
        for family in Family:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setToolTip(f"Only {terms.row(family).inside}")
            button.setAccessibleName(f"Show {terms.row(family).inside}")
            button.toggled.connect(self._filter)
            self.families[family] = button
            head.addWidget(button)
        head.addSpacing(6)
        head.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(8, 16, 8, 16)

    def _dress(self) -> None:
        for family, button in self.families.items():
            button.setIcon(icons.icon(terms.row(family).icon, "text"))
        self.search.setFont(theme.font(12))
        for label in (self.count, self.empty):
            label.setFont(theme.font(12))
            label.setStyleSheet(f"color: {theme.css('mut')};")
        self.list.scheduleDelayedItemsLayout()

    def _filter(self) -> None:
        chosen = frozenset(family for family, button in self.families.items() if button.isChecked())
        self.model.set_filter(chosen, self.search.text())
        self._count()

    def _count(self) -> None:
        shown, total = len(self.model.lines()), self.model.total()
        self.count.setText(f"{shown}" if shown == total else f"{shown} of {total}")
        self.empty.setText("No event passes the filter." if total else "Nothing has happened yet.")
        self.empty.setVisible(shown == 0)
        self.list.setVisible(shown > 0)
