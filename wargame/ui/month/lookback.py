"""Which month the board shows, now or one that was played, and its bookmarks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from wargame.record.journal import RecordJournal
from wargame.seat.desk import PLAN
from wargame.session.replay import looked_back
from wargame.ui.bridge import Bridge


@dataclass(frozen=True)
class Bookmark:
    """A month somebody marked, counted from 0, and what they called it."""

    month: int
    label: str
    words: str


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
    def journal(self) -> RecordJournal | None:
        """The record of the game on the board; None for a game that keeps none."""
        journal = self._bridge.game.journal
        return journal if isinstance(journal, RecordJournal) else None

    @property
    def months(self) -> int:
        """How many months have been played: all of them can be looked at."""
        return 0 if self.journal is None else len(self._bridge.game.states) - 1

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
        return self._bridge.game.rulebook.theatre.month_label(month)

    def plan_of(self, month: int) -> int:
        """The month (from 0) at which the sheets of a month were made."""
        return self._bridge.game.rulebook.theatre.turn_start(month)

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
        wanted = None if month >= self.months else max(0, month)
        journal = self.journal
        if journal is None or wanted == self.at:
            return
        self.at = wanted
        past = None if wanted is None else looked_back(self._bridge.game, journal.record, wanted)
        self.is_stepping = self._bridge.game.stage == PLAN or past is not None
        self._bridge.look_at(past)
        self.is_stepping = False

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks of the seat at the board, by month; another person's are nobody else's business."""
        if self.journal is None:
            return ()
        rows = [row for row in self.journal.record.of("bookmark") if row["seat"] == self._bridge.game.acting]
        marks = (Bookmark(row["month"], self.label_of(row["month"]), row["content"]) for row in rows)
        return tuple(sorted(marks, key=lambda mark: mark.month))

    def add_bookmark(self, words: str) -> None:
        """Mark the month on the board."""
        if self.journal is not None:
            month = self._bridge.view.month if self.at is None else self.at
            self.journal.annotated("bookmark", month, self._bridge.game.acting, words.strip() or self.label)
            self._bridge.check_kept()
            self.moved.emit()

    def _on_changed(self) -> None:
        if not self._bridge.is_past:
            self.at = None
        self.moved.emit()
