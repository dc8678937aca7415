"""One real game for the tests of windows: the main campaign, played once to each stage, opened anew for each test."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.session.play import Screen, answer_all, new_game, play_months, resumed
from wargame.board.view import BoardView
from wargame.engine.orders import Order, PlanRaids, Propose, SetPosture, Transfer
from wargame.engine.words import Answer, Initiative, Posture
from wargame.record.format import Record
from wargame.ui.bridge import Bridge

BELLIGERENTS = ("moscow", "kyiv")
MONTHS = 2
"""Months played before the board is looked at: it is August 2026, month 3 of 24, in which Moscow offers an exchange."""

PLANNED: tuple[Order, ...] = (
    SetPosture(9, Posture.FORTIFY),
    Transfer(None, 9, 5.0),
    PlanRaids(3, 0),
    PlanRaids(13, 1),
)
"""What Kyiv's draft changes of the orders carried forward; two raids of the month's stock are left."""

LAID = (Initiative.LETTER, Initiative.SUMMIT, Initiative.ENERGY_TRUCE, Initiative.DOSSIER_REQUEST)
"""What Kyiv lays on the table of August, in the order in which the table shows it."""


@lru_cache(maxsize=16)
def played(stage: str, seat: str = "kyiv") -> Record:
    """The game of one person at a stage: plan, table, report or over; at Moscow's table a person has laid Kyiv's."""
    others = {"kyiv": "person"} if (stage, seat) == ("table", "moscow") else None
    game = new_game(seat, players=others)
    play_months(game, MONTHS)
    if stage == "over":
        while game.stage != "over":
            play_months(game, 1)
    else:
        _lead_to(game, stage)
    return game.journal.record


def _lead_to(game: Screen, stage: str) -> None:
    """Draft Kyiv's orders where a person has its seat, and go on to the table or the report."""
    for order in PLANNED if game.seat == "kyiv" else ():
        assert game.give(order) is None
    while stage != "plan" and game.stage == "plan":
        for kind in (*LAID, *((Initiative.CEASEFIRE,) if stage == "report" else ())) if game.seat == "kyiv" else ():
            assert game.give(Propose(kind)) is None
        game.commit()
    if stage == "report":
        answer_all(game)


def game_at(stage: str = "plan", seat: str = "kyiv") -> Screen:
    """The game itself, in memory, for one test to change."""
    return resumed(played(stage, seat))


def kept_at(path: Path, stage: str = "plan", seat: str = "kyiv") -> Screen:
    """The game itself, kept in a file."""
    game = game_at(stage, seat)
    game.file.save_as(path)
    return game


@lru_cache(maxsize=32)
def board(stage: str = "plan", seat: str = "kyiv") -> BoardView:
    """The board of a belligerent who plays, or of another seat while Kyiv does; frozen, so that tests can share it."""
    game = game_at(stage, seat if seat in BELLIGERENTS else "kyiv")
    return game.session.view(game.course.theatre.seat_index(seat))


class PlayedBridge(Bridge):
    """The real bridge on the real game, which notes what panels ask of it.

    ``refusal`` has every order refused with that sentence, whatever the game would say.
    """

    def __init__(self, stage: str = "plan", seat: str = "kyiv") -> None:
        super().__init__(game_at(stage, seat))
        self.given: list[Order] = []
        self.answered: list[tuple[int, Initiative, Answer]] = []
        self.asked: list[str] = []
        self.calls: list[str] = []
        self.refusal = ""
        self.why_requested.connect(self.asked.append)
        self.selected.connect(lambda kind, index: self.calls.append(f"select {kind} {index}"))

    def show(self, view: BoardView, is_draft: bool = True) -> None:
        """Put another board before the panels, as a change of the draft or of the stage."""
        self._view = view
        if not is_draft:
            self.turned.emit()
        (self.draft_changed if is_draft else self.changed).emit()

    def show_with(self, **parts: Any) -> None:
        """The board with some of its parts replaced, as a change of the draft."""
        self.show(replace(self.view, **parts))

    def show_sheet(self, **parts: Any) -> None:
        """The order sheet with some of its parts replaced."""
        self.show_with(orders=replace(self.view.orders, **parts))

    def show_line(self, key: str, **parts: Any) -> None:
        """One line of the order sheet with some of its parts replaced."""
        lines = self.view.orders.lines
        self.show_sheet(lines=tuple(replace(line, **parts) if line.key == key else line for line in lines))

    def give(self, order: Order) -> str:
        """Note an order that is taken."""
        if self.refusal:
            self.refused.emit(self.refusal, "R05")
            return self.refusal
        refusal = super().give(order)
        if not refusal:
            self.given.append(order)
        return refusal

    def answer(self, side: int, kind: Initiative, answer: Answer) -> str:
        """Note an answer that is taken."""
        refusal = super().answer(side, kind, answer)
        if not refusal:
            self.answered.append((side, kind, answer))
        return refusal

    def undo(self) -> None:
        """Note the call."""
        self.calls.append("undo")
        super().undo()

    def redo(self) -> None:
        """Note the call."""
        self.calls.append("redo")
        super().redo()

    def suggest(self) -> None:
        """Note the call."""
        self.calls.append("suggest")
        super().suggest()

    def commit(self) -> None:
        """Note the call."""
        self.calls.append("commit")
        super().commit()

    def suggest_answers(self) -> None:
        """Note the call."""
        self.calls.append("suggest_answers")
        super().suggest_answers()

    def send_answers(self) -> None:
        """Note the call."""
        self.calls.append("send_answers")
        super().send_answers()

    def next_month(self) -> None:
        """Note the call."""
        self.calls.append("next_month")
        super().next_month()
