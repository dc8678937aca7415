"""A seat's client: all that a window may ask of the game on its board, and the values it is answered with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wargame.board.view import BoardView, WhyView
from wargame.engine.orders import Order
from wargame.engine.words import Answer, Initiative
from wargame.reckon.legality import Illegal
from wargame.session.course import Course


@dataclass(frozen=True)
class Bookmark:
    """A month somebody marked, counted from 0, and what they called it."""

    month: int
    label: str
    words: str


@dataclass(frozen=True)
class PastBoard:
    """The board of a month that has been played, as the seat saw it, with its explanations."""

    view: BoardView
    why: Callable[[str], WhyView | None]


@dataclass(frozen=True)
class Finished:
    """A game that is over, told to a seat: nothing of it needs to be kept from anybody any more."""

    course: Course
    """The whole game as the instructor sees it."""
    seat: int


class GameFile(Protocol):
    """What can be done with the file a game is kept in, by those who sit beside it."""

    @property
    def path(self) -> Path | None:
        """Where the game is kept; None while it is in memory only."""
        ...

    @property
    def proposed_path(self) -> Path:
        """Where *Save as* proposes to write it."""
        ...

    def keep(self) -> None:
        """Make sure that everything is on the disk. Raises RecordError with the reason when it is not."""
        ...

    def retry(self) -> bool:
        """Try again to write what waits; whether all is on the disk."""
        ...

    def save_as(self, path: Path) -> None:
        """Keep the game in this file from now on. Raises RecordError; the game then stays where it was kept."""
        ...


class SeatClient(Protocol):
    """One seat's way to its game, beside it or far from it. Steps raise GameError where the game does not allow them.

    Seats are named by key, months counted from 0.
    """

    @property
    def seat(self) -> str:
        """The seat that asks."""
        ...

    @property
    def stage(self) -> str:
        """``plan``, ``table``, ``report`` or ``over``."""
        ...

    @property
    def submitted(self) -> tuple[str, ...]:
        """Persons' seats that have handed in what the stage asks of them, a sheet or answers."""
        ...

    @property
    def waited_for(self) -> tuple[str, ...]:
        """Persons' seats from which the stage still asks something."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of a resumed game; sentences."""
        ...

    # what is shown

    def view(self) -> BoardView:
        """The seat's board as it is now."""
        ...

    def why(self, quantity: str) -> WhyView | None:
        """The explanation of a quantity key or of a rule id, as the seat may know it; None where there is none."""
        ...

    # planning

    def give(self, order: Order) -> Illegal | None:
        """Write an order on the draft, or say why not."""
        ...

    def undo(self) -> bool:
        """Take back the last edit of the draft; False when there is none."""
        ...

    def redo(self) -> bool:
        """Bring back what undo took; False when there is none."""
        ...

    def suggest(self) -> None:
        """Fill the draft with the staff's plan."""
        ...

    def commit(self) -> None:
        """Seal the sheet; the table opens once every person has."""
        ...

    # the table

    def answer(self, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Answer an initiative of ``side``, or say why not."""
        ...

    def suggest_answers(self) -> None:
        """Take over the staff's answers where none is given."""
        ...

    def send_answers(self) -> None:
        """Seal the answers; the month closes once every person asked has."""
        ...

    def next_month(self) -> None:
        """Leave the report for the next plan, or for the outcome."""
        ...

    # looking back

    @property
    def months(self) -> int:
        """Months resolved: all of them can be looked at."""
        ...

    def label_of(self, month: int) -> str:
        """The calendar month."""
        ...

    def plan_of(self, month: int) -> int:
        """The month whose plan a month was played under."""
        ...

    def board_at(self, month: int) -> PastBoard:
        """The board of a month under the sheet the seat had sealed for it."""
        ...

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The seat's own bookmarks, by month."""
        ...

    def add_bookmark(self, month: int, words: str) -> None:
        """Mark a month."""
        ...

    def finished(self) -> Finished | None:
        """The whole game once it is over; None before."""
        ...

    # keeping

    @property
    def unsaved(self) -> str:
        """Why the last steps are not on the disk; empty once they are."""
        ...

    def unkept_orders(self) -> frozenset[str]:
        """Keys of the order lines that are not on the disk as they stand."""
        ...

    @property
    def file(self) -> GameFile | None:
        """The game's file; None for a seat that does not sit beside it."""
        ...
