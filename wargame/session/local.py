"""The client of a seat that sits beside its session, in the same process as the game's file."""

from __future__ import annotations

from pathlib import Path

from wargame.board.board import board_view
from wargame.board.view import BoardView, WhyView
from wargame.board.why.explain import explain
from wargame.engine.orders import Order
from wargame.engine.words import Answer, Initiative
from wargame.reckon.legality import Illegal
from wargame.record.problems import RecordError
from wargame.seat.desk import OVER
from wargame.session.client import Bookmark, Finished, PastBoard
from wargame.session.saves import new_path
from wargame.session.session import Session
from wargame.words.times import month_label


class LocalFile:
    """The file of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def path(self) -> Path | None:
        """Where the game is kept; None while it is in memory only."""
        return self._session.journal.path

    @property
    def proposed_path(self) -> Path:
        """Where *Save as* proposes to write it."""
        return self.path or new_path(self._session.setup.scenario)

    def begin(self) -> None:
        """Give a game that has none a file of its own. What the disk does not take waits: the game can be played."""
        if self.path is None:
            self._session.journal.attach(self.proposed_path)
        self.retry()

    def keep(self) -> None:
        """Make sure that everything is on the disk. Raises RecordError with the reason when it is not."""
        self.begin()
        if self._session.journal.unsaved:
            raise RecordError(self._session.journal.unsaved)

    def retry(self) -> bool:
        """Try again to write what waits; whether all is on the disk."""
        return self._session.journal.retry()

    def save_as(self, path: Path) -> None:
        """Keep the game in this file from now on. Raises RecordError; the game then stays where it was kept."""
        self._session.journal.save_as(path)


class LocalClient:
    """One seat's client. ``index`` is the seat in the scenario's order."""

    def __init__(self, session: Session, index: int) -> None:
        self._session, self._index = session, index
        self.file = LocalFile(session)

    @property
    def index(self) -> int:
        """The seat that asks."""
        return self._index

    @property
    def seat(self) -> str:
        """The same by key."""
        return self._keys((self.index,))[0]

    def _keys(self, seats: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self._session.course.theatre.seats[seat].key for seat in seats)

    @property
    def stage(self) -> str:
        """``plan``, ``table``, ``report`` or ``over``."""
        return self._session.stage

    @property
    def submitted(self) -> tuple[str, ...]:
        """Persons' seats that have handed in their sheet or their answers."""
        return self._keys(self._session.submitted)

    @property
    def waited_for(self) -> tuple[str, ...]:
        """Persons' seats from which the stage still asks something."""
        return self._keys(self._session.waiting)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of a resumed game."""
        return self._session.notes

    # what is shown

    def view(self) -> BoardView:
        """The seat's board as it is now."""
        return self._session.view(self.index)

    def why(self, quantity: str) -> WhyView | None:
        """The explanation of a quantity key or of a rule id."""
        return self._session.why(self.index, quantity)

    # planning

    def give(self, order: Order) -> Illegal | None:
        """Write an order on the draft, or say why not."""
        return self._session.give(self.index, order)

    def undo(self) -> bool:
        """Take back the last edit of the draft; False when there is none."""
        return self._session.undo(self.index)

    def redo(self) -> bool:
        """Bring back what undo took; False when there is none."""
        return self._session.redo(self.index)

    def suggest(self) -> None:
        """Fill the draft with the staff's plan."""
        self._session.suggest(self.index)

    def commit(self) -> None:
        """Seal the sheet; the table opens once every person has."""
        self._session.commit(self.index)

    # the table

    def answer(self, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Answer an initiative of ``side``, or say why not."""
        return self._session.answer(self.index, side, kind, answer)

    def suggest_answers(self) -> None:
        """Take over the staff's answers where none is given."""
        self._session.suggest_answers(self.index)

    def send_answers(self) -> None:
        """Seal the answers; the month closes once every person asked has."""
        self._session.send_answers(self.index)

    def next_month(self) -> None:
        """Leave the report for the next plan, or for the outcome."""
        self._session.next_month()

    # looking back

    @property
    def months(self) -> int:
        """Months resolved."""
        return self._session.month

    def label_of(self, month: int) -> str:
        """The calendar month of a month counted from 0."""
        return month_label(self._session.course.theatre, month)

    def plan_of(self, month: int) -> int:
        """The month (from 0) whose plan a month was played under."""
        return self._session.course.theatre.turn_start(month)

    def board_at(self, month: int) -> PastBoard:
        """The board of a month under the sheet the seat had sealed for it. Raises GameError for one not played yet."""
        desk = self._session.past_desk(self.index, month)
        return PastBoard(board_view(desk), lambda quantity: explain(desk, quantity))

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The seat's own bookmarks, by month; another person's are nobody else's business."""
        rows = [row for row in self._session.journal.record.of("bookmark") if row["seat"] == self.index]
        marks = (Bookmark(row["month"], self.label_of(row["month"]), row["content"]) for row in rows)
        return tuple(sorted(marks, key=lambda mark: mark.month))

    def add_bookmark(self, month: int, words: str) -> None:
        """Mark a month, by its name where no words are given."""
        self._session.journal.annotated("bookmark", month, self.index, words.strip() or self.label_of(month))

    def finished(self) -> Finished | None:
        """The whole game once it is over; None before."""
        return Finished(self._session.course, self.index) if self.stage == OVER else None

    # keeping

    @property
    def unsaved(self) -> str:
        """Why the last steps are not on the disk; empty once they are."""
        return self._session.journal.unsaved

    def unkept_orders(self) -> frozenset[str]:
        """Keys of the order lines that are not on the disk as they stand."""
        return self._session.unkept_lines(self.index)
