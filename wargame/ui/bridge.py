"""The one object between panels and a seat's client: a view to read, methods to call, signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wargame.board.view import BoardView, WhyView
from wargame.engine.orders import Order
from wargame.engine.words import Answer, Initiative
from wargame.reckon.legality import Illegal
from wargame.seat.problems import GameError
from wargame.session.client import PastBoard, SeatClient

PAST = "past"
"""The stage of a view of a month that has been played: every panel shows it, none may change it."""
READ_ONLY = "This month is past. Go back to now to give orders, or branch from here."


class Bridge(QObject):
    """Holds the client of the game on the board and its current view; every change is announced once, after the view is
    up to date.

    The game keeps itself in its file at every step. Where the disk does not take it, ``failed`` says so once, ``kept``
    carries False, and the game goes on in memory; what a step raises as `GameError` is announced the same way.
    """

    turned = Signal()
    """Before ``changed``: a window turns to the page that the new view asks for, so that no panel which goes with the
    old page is brought up to date for it.
    """
    changed = Signal()
    draft_changed = Signal()
    refused = Signal(str, str)
    selected = Signal(str, int)
    why_requested = Signal(str)
    failed = Signal(str)
    kept = Signal(bool)
    """After every step: whether all of it is on the disk."""

    def __init__(self, client: SeatClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = ("", -1)
        self._client = client
        self._past: PastBoard | None = None
        self._view = client.view()
        self._unsaved = ""

    @property
    def view(self) -> BoardView:
        """The board of the seat at this window, as of the last change."""
        return self._view

    @property
    def client(self) -> SeatClient:
        """The way to the game, for looking back and for its file."""
        return self._client

    @property
    def selection(self) -> tuple[str, int]:
        """What is selected: ``("sector" | "node" | "", index)``."""
        return self._selection

    @property
    def is_past(self) -> bool:
        """True while the board shows a month that has been played."""
        return self._past is not None

    @property
    def unkept_orders(self) -> frozenset[str]:
        """Keys of the order lines on the board that are not on the disk as they stand."""
        return frozenset() if self.is_past else self._client.unkept_orders()

    def look_at(self, past: PastBoard | None) -> None:
        """Show the board of a past month, read-only, or with None the game as it stands."""
        self._past = past
        self._announce()

    def open(self, client: SeatClient) -> None:
        """Put another game on the board."""
        self._client, self._past = client, None
        self._selection = ("", -1)
        self._unsaved = ""
        self._announce()
        self.selected.emit("", -1)

    def give(self, order: Order) -> str:
        """Put an order on the draft sheet; the refusal sentence, or an empty string."""
        return self._refused_in_past() or self._asked(lambda: self._client.give(order))

    def undo(self) -> None:
        """Take back the last change of the draft."""
        self._draft_step(self._client.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._draft_step(self._client.redo)

    def suggest(self) -> None:
        """Fill the sheet with the staff's plan."""
        self._draft_step(self._client.suggest)

    def commit(self) -> None:
        """Seal the sheet and resolve the month up to the table; refused while the sheet has problems."""
        if not self.is_past and (problems := self._view.orders.problems):
            self.refused.emit(problems[0], "")
            return
        self._stage_step(self._client.commit)

    def answer(self, side: int, kind: Initiative, answer: Answer) -> str:
        """Choose an answer to an initiative of ``side``; the refusal sentence, or an empty string."""
        return self._refused_in_past() or self._asked(lambda: self._client.answer(side, kind, answer))

    def suggest_answers(self) -> None:
        """Choose the staff's answers."""
        self._draft_step(self._client.suggest_answers)

    def send_answers(self) -> None:
        """Send the answers and close the month; refused while one is missing."""
        table = self._view.table
        if table is not None and table.missing:
            self.refused.emit("Still to answer: " + ", ".join(table.missing) + ".", "")
            return
        self._stage_step(self._client.send_answers)

    def next_month(self) -> None:
        """Leave the report for the next plan, or for the outcome."""
        self._stage_step(self._client.next_month)

    def select(self, kind: str, index: int) -> None:
        """Select a sector or node in every panel; an empty kind selects nothing."""
        if (kind, index) != self._selection:
            self._selection = (kind, index)
            self.selected.emit(kind, index)

    def ask_why(self, quantity: str) -> None:
        """Open the explanation of a quantity or rule."""
        self.why_requested.emit(quantity)

    def why(self, quantity: str) -> WhyView | None:
        """The explanation of a quantity key or rule id, or None when there is none."""
        return (self._past or self._client).why(quantity)

    def save(self, path: Path) -> bool:
        """Keep the game in ``path`` from now on; False, with the reason through ``failed``, where that did not work."""
        file = self._client.file
        return file is not None and self._try(lambda: file.save_as(path)) and self.check_kept()

    def check_kept(self) -> bool:
        """Announce whether the whole game is on the disk, and why not when that is news."""
        unsaved = self._client.unsaved
        if unsaved and unsaved != self._unsaved:
            self.failed.emit(unsaved)
        self._unsaved = unsaved
        self.kept.emit(not unsaved)
        return not unsaved

    def _refused_in_past(self) -> str:
        """Says that a past month cannot be changed; empty when the board shows the present."""
        if self._past is None:
            return ""
        self.refused.emit(READ_ONLY, "")
        return READ_ONLY

    def _asked(self, step: Callable[[], Illegal | None]) -> str:
        try:
            refusal = step()
        except GameError as error:
            self.failed.emit(str(error))
            return str(error)
        if refusal is not None:
            self.refused.emit(refusal.reason, refusal.rule)
            return refusal.reason
        self._refresh_draft()
        return ""

    def _draft_step(self, step: Callable[[], object]) -> None:
        if not self._refused_in_past() and self._try(step):
            self._refresh_draft()

    def _stage_step(self, step: Callable[[], object]) -> None:
        if not self._refused_in_past() and self._try(step):
            self._announce()

    def _try(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except GameError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _refresh_draft(self) -> None:
        self._view = self._client.view()
        self.draft_changed.emit()
        self.check_kept()

    def _announce(self) -> None:
        self._view = self._client.view() if self._past is None else replace(self._past.view, stage=PAST)
        self.turned.emit()
        self.changed.emit()
        self.check_kept()
