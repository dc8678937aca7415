"""Panels that follow the bridge while they can be seen, and catch up when they are shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge


class WhenSeen(QObject):
    """Does something for a widget at once while it can be seen, otherwise once, just before it is shown.

    A widget that stands in no window counts as seen: nothing would tell when somebody looks at it.
    """

    is_behind = False
    """True while something has changed that the widget does not show. The class has it too, for events that Qt still
    delivers while Python takes the object apart.
    """

    def __init__(self, widget: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._refresh = widget, refresh
        widget.installEventFilter(self)

    @Slot()
    def ask(self) -> None:
        """Refresh now or when the widget is shown."""
        self.fall_behind()
        self.catch_up()

    @Slot()
    def fall_behind(self) -> None:
        """Note that something has changed which the widget does not show yet."""
        self.is_behind = True

    @Slot()
    def catch_up(self) -> None:
        """Refresh now where the widget is behind and can be seen."""
        if self.is_behind and (self._widget.isVisible() or self._widget.isWindow()):
            self.is_behind = False
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up before the first painting."""
        if self.is_behind and event.type() == QEvent.Type.Show:
            self.is_behind = False
            self._refresh()
        return super().eventFilter(watched, event)


def follow(bridge: Bridge, panel: QWidget, refresh: Callable[[], None]) -> WhenSeen:
    """Show the bridge's view in a panel, now and whenever it changes."""
    seen = WhenSeen(panel, refresh)
    bridge.turned.connect(seen.fall_behind)
    bridge.changed.connect(seen.catch_up)
    bridge.draft_changed.connect(seen.ask)
    refresh()
    return seen
