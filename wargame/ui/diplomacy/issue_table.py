"""The issues as a table model and the delegate that paints it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wargame.board.diplomacy.view import IssueView
from wargame.ui.components import paint
from wargame.ui.components.issue_bar import describe, draw_issue
from wargame.ui.components.track_bar import draw_track
from wargame.ui.style import icons, theme
from wargame.words import figures
from wargame.words.numbers import NBSP, percent, plain

NAME, BAR, GAP, TEXT, WHY, MANDATE = range(6)
HEADERS = ("Issue", "", "Gap or zone", "Agreed text", "Why", "Your mandate")
CONCLUDED = 0.95
"""Text from which an issue counts as concluded."""

Index = QModelIndex | QPersistentModelIndex


class IssueTable(QAbstractTableModel):
    """One row per issue; the display role is the table twin of the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issues: tuple[IssueView, ...] = ()
        self.names = ("", "")
        self.ends = ("", "")

    def show_issues(self, issues: tuple[IssueView, ...], names: tuple[str, str], ends: tuple[str, str]) -> None:
        """Show issues, the sides' names and what the two ends of the axis mean; rows stay when their number does."""
        if len(issues) != len(self.issues):
            self.beginResetModel()
            self.issues, self.names, self.ends = issues, names, ends
            self.endResetModel()
            return
        self.issues, self.names, self.ends = issues, names, ends
        self.dataChanged.emit(self.index(0, 0), self.index(max(0, len(issues) - 1), len(HEADERS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of issues."""
        return 0 if parent.isValid() else len(self.issues)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for display and screen readers; the whole issue in the user role."""
        issue = self.issues[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return issue
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(issue, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return describe(issue, self.names) + f"\nText {figures.text(issue.text)}, {issue.note} {issue.text.rule}"
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column titles; the axis is named by its ends."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return f"0 {self.ends[0]}, 1 {self.ends[1]}" if section == BAR else HEADERS[section]
        return None

    def _words(self, issue: IssueView, column: int) -> str:
        words = {
            NAME: issue.name,
            BAR: describe(issue, self.names),
            GAP: gap_words(issue),
            TEXT: f"{figures.text(issue.text)}, {issue.note}",
            MANDATE: percent(issue.flexibility, space=NBSP),
        }
        return words.get(column, issue.text.rule)


def gap_words(issue: IssueView) -> str:
    """``gap 0.45`` or ``zone 0.15``; estimates of the other side's limit mark it."""
    is_exact = all(figure.is_exact for figure in issue.reservations)
    return ("zone " if issue.zone >= 0 else "gap ") + figures.marked(plain(abs(issue.zone)), is_exact)


class AxisHeader(QHeaderView):
    """A header whose axis column prints both ends."""

    def __init__(self, issues: IssueTable, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._issues = issues
        self.setSectionsClickable(False)
        self.setFixedHeight(theme.scaled(26))

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Draw one title over a hairline."""
        area = QRectF(box).adjusted(6, 0, -6, -1)
        painter.save()
        painter.setPen(paint.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if section == BAR:
            low, high = self._issues.ends
            half = area.width() / 2
            paint.write(painter, area.adjusted(0, 0, -half, 0), f"0 {low}", 11, 600, "mut", elide=True)
            paint.write(painter, area.adjusted(half, 0, 0, 0), f"{high} 1", 11, 600, "mut", paint.RIGHT, elide=True)
        else:
            paint.write(painter, area, HEADERS[section], 11, 600, "mut", elide=True)
        painter.restore()


class IssueDelegate(QStyledItemDelegate):
    """Paints a cell of the issue table by its column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of two lines."""
        return QSize(80, theme.scaled(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, its hover tint and its focus ring."""
        issue = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("raised"))
        painter.setPen(paint.pen("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = QRectF(option.rect).adjusted(6, 2, -6, -2)
        drawn = {NAME: self._name, BAR: draw_issue, GAP: self._gap, TEXT: self._text}.get(index.column())
        if drawn is not None:
            drawn(painter, box, issue)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused and index.column() < WHY:
            paint.focus_ring(painter, QRectF(option.rect), 4)
        painter.restore()

    def _name(self, painter: QPainter, box: QRectF, issue: IssueView) -> None:
        paint.write(painter, box, issue.name, 13, 600, elide=True)

    def _gap(self, painter: QPainter, box: QRectF, issue: IssueView) -> None:
        token, icon = ("ok", "check") if issue.zone >= 0 else ("bad", "x")
        icons.paint(painter, icon, QRectF(box.left(), box.center().y() - 7, 14, 14), token)
        paint.write(painter, box.adjusted(19, 0, 0, 0), gap_words(issue), 13, 600, token, elide=True)

    def _text(self, painter: QPainter, box: QRectF, issue: IssueView) -> None:
        done = issue.text.value >= CONCLUDED
        stuck = not done and issue.zone < 0 and issue.text.value >= issue.cap - 0.005
        token = "ok" if done else "mut" if stuck else "acc"
        upper, lower = box.adjusted(0, 3, 0, -box.height() / 2), box.adjusted(0, box.height() / 2, 0, -2)
        cap = issue.cap if issue.zone < 0 else CONCLUDED
        draw_track(painter, QRectF(upper.left(), upper.center().y() - 3, upper.width() - 44, 6), issue.text, token, cap)
        paint.write(painter, upper, figures.short(issue.text), 12, 600, align=paint.RIGHT)
        paint.write(painter, lower, issue.note, 11, 400, "ok" if done else "bad" if stuck else "mut", elide=True)
