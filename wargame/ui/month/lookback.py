"""Which month the board shows, now or one that was played, and its bookmarks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wargame.seat.desk import PLAN
from wargame.session.client import Bookmark
from wargame.ui.bridge import Bridge


class Lookback(QObject):
    """Steps the board through the months of its game. ``at`` is the month shown (from 0), None for now."""

    moved = Signal()
    """Another month is shown, or there are more months or bookmarks."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.at: int | None = None
        self.is_stepping = False
        """True while another month is brought to the board: the panel that fills the window stays."""
        bridge.changed.connect(self._on_changed)

    @property
    def months(self) -> int:
        """How many months have been played: all of them can be looked at."""
        return self._bridge.client.months

    @property
    def can_branch(self) -> bool:
        """Whether a game can leave this one at a month: that takes its file."""
        return self.months > 0 and self._bridge.client.file is not None

    @property
    def label(self) -> str:
        """The month on the board, the first of its turn."""
        view = self._bridge.view
        return view.month_label if view.turn_months == 1 else self.label_of(view.month)

    @property
    def seat(self) -> str:
        """Whose board it is."""
        return self._bridge.view.seat.name

    def label_of(self, month: int) -> str:
        """The calendar month of a month counted from 0."""
        return self._bridge.client.label_of(month)

    def plan_of(self, month: int) -> int:
        """The month (from 0) at which the sheets of a month were made."""
        return self._bridge.client.plan_of(month)

    def back(self) -> None:
        """One month earlier; from now, the month played last."""
        self.go_to((self.months if self.at is None else self.at) - 1)

    def forward(self) -> None:
        """One month later, the last of them being now."""
        if self.at is not None:
            self.go_to(self.at + 1)

    def first(self) -> None:
        """The first month."""
        self.go_to(0)

    def now(self) -> None:
        """The game as it stands."""
        self.go_to(self.months)

    def go_to(self, month: int) -> None:
        """Show a month counted from 0; one that has not been played yet is now."""
        client = self._bridge.client
        wanted = None if month >= self.months else max(0, month)
        if wanted == self.at:
            return
        self.at = wanted
        past = None if wanted is None else client.board_at(wanted)
        self.is_stepping = client.stage == PLAN or past is not None
        self._bridge.look_at(past)
        self.is_stepping = False

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks of the seat at the board, by month."""
        return self._bridge.client.bookmarks()

    def add_bookmark(self, words: str) -> None:
        """Mark the month on the board."""
        month = self._bridge.view.month if self.at is None else self.at
        self._bridge.client.add_bookmark(month, words.strip() or self.label)
        self._bridge.check_kept()
        self.moved.emit()

    def _on_changed(self) -> None:
        if not self._bridge.is_past:
            self.at = None
        self.moved.emit()
