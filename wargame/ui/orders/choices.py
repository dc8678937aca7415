"""Options of an order line as a row of buttons or a list; refused ones stay in reach and say why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from wargame.board.orders.view import Choice
from wargame.ui.components.paint import text_width
from wargame.ui.style import icons, theme

Index = QModelIndex | QPersistentModelIndex

REFUSAL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
SEGMENTS_FIT: Final = 256
"""Widest row of buttons in pixels that a sheet of 300 pixels holds."""
_POPUP: Final = 290
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def chosen_index(choices: tuple[Choice, ...]) -> int:
    """Index of the chosen option, -1 when none is."""
    return next((index for index, choice in enumerate(choices) if choice.chosen), -1)


def fits_segments(choices: tuple[Choice, ...]) -> bool:
    """True when the options fit side by side in the narrowest sheet."""
    return (
        sum(
            text_width(choice.label, 12, 600) + 20 + (18 if choice.refusal or choice.chosen else 0)
            for choice in choices
        )
        <= SEGMENTS_FIT
    )


class SegmentButton(QToolButton):
    """One option; when refused it still takes the keyboard and reads its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_choice(self, choice: Choice, title: str) -> None:
        """Show an option's state."""
        self.setText(choice.label)
        self.setChecked(choice.chosen)
        self.setToolTip(choice.refusal)
        self.setAccessibleName(f"{title}: {choice.label}")
        self.setAccessibleDescription(choice.refusal)
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if choice.refusal or choice.chosen
            else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        self.setToolButtonStyle(style)
        if choice.refusal or choice.chosen:
            self.setIcon(icons.icon("lock", "mut", 12) if choice.refusal else icons.icon("check", "acc", 12))
        self.setIconSize(QSize(12, 12))
        self.setFont(theme.font(12, 600 if choice.chosen else 400))
        self.setFixedHeight(theme.scaled(26))
        tone = "mut" if choice.refusal else "text"
        border = f"1px {'dashed' if choice.refusal else 'solid'} {theme.css('edge')}"
        self.setStyleSheet(
            f"QToolButton {{ color: {theme.css(tone)}; padding: 2px 4px; }}"
            f"QToolButton:!checked:!focus {{ border: {border}; }}"
        )


class Segments(QWidget):
    """Options side by side; left and right move the keyboard between them."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[SegmentButton] = []
        self._choices: tuple[Choice, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def set_choices(self, choices: tuple[Choice, ...], title: str) -> None:
        """Show options; the buttons are kept when their number is the same."""
        self._choices = choices
        while len(self.buttons) < len(choices):
            button = SegmentButton(self)
            button.clicked.connect(lambda _, pressed=button: self._pick(self.buttons.index(pressed)))
            self.buttons.append(button)
            self._row.addWidget(button)
        for button, choice in zip(self.buttons, choices, strict=True):
            button.set_choice(choice, title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the options."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = next((index for index, button in enumerate(self.buttons) if button.hasFocus()), -1)
        if step and 0 <= at + step < len(self.buttons):
            self.buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _pick(self, index: int) -> None:
        for button, choice in zip(self.buttons, self._choices, strict=True):
            button.setChecked(choice.chosen)
        self.picked.emit(index)


class ChoiceDelegate(QStyledItemDelegate):
    """Paints an option of the list, a refused one with a lock and its reason below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, and the wrapped reason."""
        reason = index.data(REFUSAL_ROLE)
        extra = _reason_box(reason).height() + 4 if reason else 0
        return QSize(_POPUP, theme.scaled(28) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one option."""
        reason = index.data(REFUSAL_ROLE)
        painter.save()
        current = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, theme.mix("panel", "acc", 0.16) if current else theme.colour("panel"))
        chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        if reason or chosen:
            shown = icons.pixmap("lock", "mut", 13) if reason else icons.pixmap("check", "acc", 13)
            painter.drawPixmap(option.rect.left() + 8, option.rect.top() + (theme.scaled(28) - 13) // 2, shown)
        painter.setFont(theme.font(13, 600 if chosen else 400))
        painter.setPen(theme.colour("mut" if reason else "text"))
        line = QRect(option.rect.left() + 28, option.rect.top(), option.rect.width() - 34, theme.scaled(28))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, index.data(Qt.ItemDataRole.DisplayRole))
        if reason:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("warn"))
            painter.drawText(_reason_box(reason).translated(option.rect.left() + 28, line.bottom() - 2), _WRAP, reason)
        painter.restore()


def _reason_box(reason: str) -> QRect:
    return QFontMetrics(theme.font(12)).boundingRect(QRect(0, 0, _POPUP - 36, 1000), _WRAP, reason)


class ChoiceCombo(QComboBox):
    """Options as a list that opens on a click or an arrow key; a refused one reads its reason and is not taken."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.view().setMinimumWidth(_POPUP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setMinimumWidth(84)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._pick)
        self._choices: tuple[Choice, ...] = ()

    def set_choices(self, choices: tuple[Choice, ...], title: str) -> None:
        """Show options; the list is rebuilt only when their number changes."""
        self._choices = choices
        if self._items.rowCount() != len(choices):
            self._items.clear()
            self._items.appendColumn([QStandardItem() for _ in choices])
        for row, choice in enumerate(choices):
            item = self._items.item(row)
            item.setText(choice.label)
            item.setData(choice.refusal, REFUSAL_ROLE)
            item.setData(
                (Qt.CheckState.Checked if choice.chosen else Qt.CheckState.Unchecked).value,
                Qt.ItemDataRole.CheckStateRole,
            )
            item.setData(choice.refusal, Qt.ItemDataRole.ToolTipRole)
            item.setData(choice.refusal, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.setCurrentIndex(chosen_index(choices))
        self.setAccessibleName(title)
        self.setFont(theme.font(12, 500))
        self.setFixedHeight(theme.scaled(26))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the sheet, never the value."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys open the list, so that refused options can be read and passed."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _pick(self, index: int) -> None:
        self.setCurrentIndex(chosen_index(self._choices))
        self.picked.emit(index)
