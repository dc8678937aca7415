"""One seat's turn: its draft with what it can undo, the sheet it sealed, its answers at the table."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.engine.sheet import Sheet
from wargame.engine.words import Answer, Initiative
from wargame.seat.draft import Edit

Proposal = tuple[int, Initiative]
"""Side and kind of an initiative on the table."""


@dataclass
class SeatTurn:
    """What a person has done in a turn; every person's seat has one of its own."""

    standing: Sheet
    """The sheet as the turn's plan began."""
    draft: Sheet
    undone: list[Sheet] = field(default_factory=list)
    """Sheets that undo brings back, the nearest last."""
    redone: list[Sheet] = field(default_factory=list)
    sealed: Sheet | None = None
    """The sheet as it was handed in; None while the seat is planning."""
    answers: dict[Proposal, Answer] = field(default_factory=dict)
    has_sent: bool = False
    """Whether the answers are sealed."""

    @classmethod
    def laid_out(cls, sheet: Sheet) -> SeatTurn:
        """A turn at the beginning of its plan."""
        return cls(sheet, sheet)

    def rewrite(self, sheet: Sheet, edit: Edit) -> None:
        """Put a sheet in place of the draft, what can be undone and redone following; play and replay share this."""
        left, reached = (self.undone, self.redone) if edit is Edit.UNDO else (self.redone, self.undone)
        left[-1 if edit in (Edit.UNDO, Edit.REDO) else 0 :] = []
        reached.append(self.draft)
        self.draft = sheet

    def take_back_answers(self) -> None:
        """Nothing is answered yet: another month's table opens."""
        self.answers, self.has_sent = {}, False
