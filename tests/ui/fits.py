"""Checks that nothing on a rendered panel is wider than its box; imports Qt and the painting's log."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from wargame.ui.components import ElidedLabel, Label, paint


def misfits(panel: QWidget, width: int, height: int) -> list[str]:
    """Render a panel at a size and name every text that is cut and every widget outside its scroll area."""
    paint.overflow_log.clear()
    panel.resize(width, height)
    panel.show()
    settle()
    panel.grab()
    return [*paint.overflow_log, *_cut_labels(panel), *_cut_buttons(panel), *_outside(panel)]


def settle() -> None:
    """Let layouts come to rest and new widgets appear."""
    for _ in range(8):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _cut_labels(panel: QWidget) -> list[str]:
    found = []
    for label in panel.findChildren(Label):
        if not label.isVisible() or isinstance(label, ElidedLabel) or not label.text():
            continue
        room = label.contentsRect()
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 1:
                found.append(f"wrapped {label.text()!r} is too low")
        elif QFontMetrics(label.font()).horizontalAdvance(label.text()) > room.width() + 1:
            found.append(f"{label.text()!r} is wider than {room.width()} px")
    return found


def _cut_buttons(panel: QWidget) -> list[str]:
    return [
        f"button {button.text()!r} is too narrow"
        for button in panel.findChildren(QPushButton)
        if button.isVisible() and QFontMetrics(button.font()).horizontalAdvance(button.text()) > button.width() - 8
    ]


def _outside(panel: QWidget) -> list[str]:
    found = []
    for area in panel.findChildren(QScrollArea):
        edge = area.viewport().width()
        for child in area.widget().findChildren(QWidget):
            right = child.mapTo(area.widget(), QPoint(child.width(), 0)).x()
            if child.isVisible() and right > edge + 1:
                found.append(f"{type(child).__name__} {child.accessibleName()!r} ends at {right} of {edge}")
    return found
