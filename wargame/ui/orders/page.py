"""One family of the order sheet: its groups of rows, kept in place while the draft changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wargame.board.orders.view import OrderLine
from wargame.ui.components.scroll_body import scrolling
from wargame.ui.components.text import Label
from wargame.ui.orders.row import OrderRow
from wargame.ui.style import icons, theme


class GroupHead(QToolButton):
    """The heading of a group; it folds and unfolds its rows."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._changed = 0
        self.setCheckable(True)
        self.setChecked(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._dress)
        theme.changed.connect(self._dress)
        self._dress()

    def set_changed(self, count: int) -> None:
        """Say how many of the group's lines differ from the standing orders."""
        if count != self._changed:
            self._changed = count
            self._dress()

    def _dress(self) -> None:
        self.setText(f" {self._title}" + (f"  ·  {self._changed} changed" if self._changed else ""))
        self.setIcon(icons.icon("chevron-down" if self.isChecked() else "chevron-right", "mut", 14))
        self.setFont(theme.font(11, 600))
        self.setAccessibleName(f"{self._title}, {self._changed} changed, {'open' if self.isChecked() else 'folded'}")
        self.setFixedHeight(theme.scaled(26))
        self.setStyleSheet(
            f"QToolButton {{ color: {theme.css('mut')}; background: {theme.css('raised')}; border: none;"
            " border-radius: 0;"
            " text-align: left; padding-left: 8px; }"
            f"QToolButton:hover {{ color: {theme.css('text')}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.css('acc')}; padding-left: 6px; }}"
        )


class Group(QWidget):
    """Rows under one heading."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = GroupHead(title, self)
        self.body = QWidget(self)
        self.rows: dict[str, OrderRow] = {}
        self._list = QVBoxLayout(self.body)
        box = QVBoxLayout(self)
        for layout in (self._list, box):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.body)
        self.head.toggled.connect(self.body.setVisible)

    def set_lines(self, lines: list[OrderLine], make: type[OrderRow]) -> list[OrderRow]:
        """Show the lines, keeping every row whose key stays; the rows made anew are returned."""
        keys = {line.key for line in lines}
        for key in [key for key in self.rows if key not in keys]:
            row = self.rows.pop(key)
            row.hide()
            row.deleteLater()
            self._list.removeWidget(row)
        fresh: list[OrderRow] = []
        for place, line in enumerate(lines):
            if line.key not in self.rows:
                self.rows[line.key] = make(line, self.body)
                fresh.append(self.rows[line.key])
            row = self.rows[line.key]
            if row.line != line:
                row.set_line(line)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
        self.head.set_changed(sum(line.changed for line in lines))
        return fresh


class FamilyPage(QWidget):
    """The groups of one family in a scrolling column; signals of the rows pass through."""

    asked = Signal(object, object)
    """Row and order."""
    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: dict[str, Group] = {}
        self.area, body = scrolling(self)
        self.empty = Label("", 12, 400, "mut", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(16, 24, 16, 24)
        self._list = QVBoxLayout(body)
        outer = QVBoxLayout(self)
        for layout in (self._list, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        outer.addWidget(self.area)
        self._list.addWidget(self.empty)
        self._list.addStretch(1)
        self.empty.hide()

    def rows(self) -> list[OrderRow]:
        """All rows from top to bottom."""
        return [row for group in self.groups.values() for row in group.rows.values()]

    def set_lines(self, lines: list[OrderLine]) -> None:
        """Show the family's lines under their groups, in the order in which the groups first appear."""
        titles = list(dict.fromkeys(line.group for line in lines))
        for title in [title for title in self.groups if title not in titles]:
            group = self.groups.pop(title)
            group.hide()
            group.deleteLater()
            self._list.removeWidget(group)
        for place, title in enumerate(titles):
            if title not in self.groups:
                self.groups[title] = Group(title)
            group = self.groups[title]
            if self._list.indexOf(group) != place:
                self._list.insertWidget(place, group)
            self._connect(group.set_lines([line for line in lines if line.group == title], OrderRow))

    def filter(self, words: str) -> int:
        """Hide the rows without these words; how many are left."""
        left = 0
        for group in self.groups.values():
            fits = [(row, row.matches(words)) for row in group.rows.values()]
            for row, keep in fits:
                row.setVisible(keep)
            kept = sum(keep for _, keep in fits)
            group.setVisible(kept > 0)
            if words and kept:
                group.head.setChecked(True)
            left += kept
        self.empty.setText(f"No order here matches “{words}”." if words else "There are no orders to give here.")
        self.empty.setVisible(left == 0)
        return left

    def reveal(self, row: OrderRow) -> None:
        """Unfold and scroll to a row."""
        for group in self.groups.values():
            if row in group.rows.values():
                group.head.setChecked(True)
        self._list.activate()
        self.area.ensureWidgetVisible(row, 0, 40)

    def _connect(self, rows: list[OrderRow]) -> None:
        for row in rows:
            row.asked.connect(lambda order, row=row: self.asked.emit(row, order))
            row.opened.connect(self.opened)
            row.chosen.connect(self.chosen)
