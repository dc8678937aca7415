"""The command palette: every action and every order choice by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wargame.board.orders.view import Choice, OrderLine, OrderSheetView
from wargame.engine.words import Chapter
from wargame.ui.bridge import Bridge
from wargame.ui.components import paint
from wargame.ui.components.text import Label
from wargame.ui.style import icons, theme
from wargame.words import terms

SHOWN = 60
"""Most rows shown at once; typing narrows them."""


@dataclass(frozen=True)
class Command:
    """One row of the palette; a refusal greys it and says why."""

    words: str
    hint: str
    run: Callable[[], object]
    icon: QIcon
    refusal: str = ""


def action_commands(actions: Iterable[QAction]) -> list[Command]:
    """The enabled actions with their keys."""
    return [
        Command(action.text().replace("&", ""), action.shortcut().toString(), action.trigger, action.icon())
        for action in actions
        if action.isEnabled()
    ]


def order_commands(sheet: OrderSheetView, bridge: Bridge) -> list[Command]:
    """One command for each choice of each order line."""
    return [_order_command(line, choice, bridge) for line in sheet.lines for choice in line.choices]


def _order_command(line: OrderLine, choice: Choice, bridge: Bridge) -> Command:
    state = "chosen" if choice.chosen else line.group
    mark = icons.icon("check" if choice.chosen else terms.row(Chapter(line.family)).icon, "mut", 16)
    return Command(
        f"{line.title}: {choice.label}",
        choice.refusal or state,
        lambda: bridge.give(choice.order),
        mark,
        choice.refusal,
    )


def matching(commands: Iterable[Command], typed: str) -> list[Command]:
    """Commands that contain every typed word, those that begin with the first one ahead."""
    words = typed.casefold().split()
    hits = [command for command in commands if all(word in command.words.casefold() for word in words)]
    if words:
        hits.sort(key=lambda command: not command.words.casefold().startswith(words[0]))
    return hits


class CommandDelegate(QStyledItemDelegate):
    """Icon and words at the left, the key or the state at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with air."""
        return QSize(200, theme.scaled(30))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one command."""
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.block(painter, box.adjusted(1, 1, -1, -1), theme.mix("panel", "acc", 0.16), 6)
        command.icon.paint(painter, QRect(round(box.left()) + 8, round(box.center().y()) - 8, 16, 16))
        token = "mut" if command.refusal else "text"
        words = box.adjusted(34, 0, -10, 0)
        used = paint.write(painter, words, command.words, 13, 500, token, elide=True)
        hint = words.adjusted(used + 16, 0, 0, 0)
        paint.write(painter, hint, command.hint, 12, 400, "mut", paint.RIGHT, elide=True)
        painter.restore()


class Palette(QDialog):
    """A field and a list; Up and Down move, Enter runs, Escape closes."""

    def __init__(self, commands: list[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._commands = commands
        self.setAccessibleName(self.tr("Command palette"))
        self.resize(640, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command or an order, e.g. Pokrovsk fortify"))
        self.field.setAccessibleName(self.tr("Command"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Matching commands"))
        self.rows.setItemDelegate(CommandDelegate(self.rows))
        self.none = Label(self.tr("Nothing is called that."), 12, 400, "mut")
        for widget in (self.field, self.rows, self.none):
            layout.addWidget(widget)
        self.setStyleSheet(f"QDialog {{ background: {theme.css('panel')}; border: 1px solid {theme.css('edge')}; }}")
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.rows.itemActivated.connect(lambda _item: self._run())
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette at the top middle of a window, ready to type."""
        self.resize(min(640, window.width() - 80), min(420, window.height() - 160))
        corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 96))
        self.move(corner)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field steer the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.rows.setCurrentRow(max(0, min(self.rows.count() - 1, self.rows.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self._hits = matching(self._commands, typed)[:SHOWN]
        self.rows.clear()
        for command in self._hits:
            item = QListWidgetItem(command.words)
            item.setData(Qt.ItemDataRole.UserRole, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.words}, {command.hint}")
            item.setToolTip(command.refusal)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0 if self._hits else -1)
        self.none.setVisible(not self._hits)

    def _run(self) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self._hits):
            command = self._hits[row]
            self.close()
            command.run()
