"""A seat's client and a shelf that walk through the hand-made boards, for tests of windows."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.ui.sample_board import sample_board
from wargame.board.view import BoardView, WhyView
from wargame.board.why.rule_cards import RuleCard
from wargame.engine.orders import Order
from wargame.engine.words import Answer, Initiative
from wargame.reckon.legality import Illegal
from wargame.record.format import Record
from wargame.scenario.files import ScenarioCard
from wargame.seat.problems import GameError
from wargame.session.client import Bookmark, Finished
from wargame.session.salvage import Findings
from wargame.session.saves import SavedGame
from wargame.ui.start.shelf import Setup

YEAR_FIVE = Path("year_five.yaml")
SQUEEZE = Path("double_squeeze.yaml")
SAVE = Path("last.loc")
BROKEN = Path("broken.loc")
ENDED = Path("ended.loc")
CARDS = (
    ScenarioCard(
        YEAR_FIVE, "year_five", "Structural deadlock, June 2026", "",
        "Why talks follow leverage instead of making it, which of the two pillars gives way first, "
        "through which door talks then open, and what each seat can do about it in two years.",
        "2 to 6 h", 24, "2026-06", "strict", "kyiv",
        ("Kyiv", "Moscow", "Washington", "European coalition", "Non-Western partners"), ("campaign", "strict gate"),
    ),
    ScenarioCard(
        SQUEEZE, "double_squeeze", "Double squeeze", "", "Both pillars are strained at once. Which one do you prop up?",
        "2 h", 12, "2026-06", "strict", "kyiv", ("Kyiv", "Moscow", "Washington"), ("short",),
    ),
)  # fmt: skip
SAVES = (
    SavedGame(SAVE, "Structural deadlock, June 2026", "Kyiv", 4, 24, "", "today 14:02"),
    SavedGame(ENDED, "Double squeeze", "Moscow", 12, 12, "The war continues", "12 May 18:40"),
    SavedGame(BROKEN, "broken", "", 0, 0, "", "1 May 9:00", problem="The file ends in the middle of month 12."),
)


class FakeFile:
    """A file that notes what is done with it, and is in trouble when its client is."""

    path = proposed_path = Path("game.loc")

    def __init__(self, client: FakeClient) -> None:
        self._client = client
        self.kept = 0

    def keep(self) -> None:
        """Count; raise what is not kept."""
        self.kept += 1
        if self._client.unsaved:
            raise GameError(self._client.unsaved)

    def retry(self) -> bool:
        """Nothing changes."""
        return not self._client.unsaved

    def save_as(self, path: Path) -> None:
        """Note the path."""
        self._client.step(f"save {path}")


class FakeClient:
    """Notes what is asked of it; ``refusal`` refuses every order, ``trouble`` makes every step and save fail."""

    seat, submitted, waited_for, months = "kyiv", (), ("kyiv",), 0

    def __init__(self, stage: str = "plan", has_file: bool = True) -> None:
        self.calls: list[str] = []
        self.given: list[Order] = []
        self.refusal: Illegal | None = None
        self.trouble: GameError | None = None
        self.unsaved = ""
        self.end: Finished | None = None
        self.notes: tuple[str, ...] = ()
        self.file = FakeFile(self) if has_file else None
        self._view = sample_board(stage)

    @property
    def stage(self) -> str:
        """The stage of the board."""
        return self._view.stage

    def unkept_orders(self) -> frozenset[str]:
        """No order is marked."""
        return frozenset()

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """None are set."""
        return ()

    def finished(self) -> Finished | None:
        """What a test says was played."""
        return self.end

    def view(self) -> BoardView:
        """The board of the stage."""
        return self._view

    def go_to(self, stage: str) -> None:
        """Put the hand-made board of a stage on the table."""
        self._view = sample_board(stage)

    def change(self, **fields: object) -> None:
        """Replace fields of the view."""
        self._view = dataclasses.replace(self._view, **fields)

    def give(self, order: Order) -> Illegal | None:
        """Take the order, unless told to refuse."""
        if self.refusal is None:
            self.given.append(order)
        return self.refusal

    def answer(self, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Take the answer, unless told to refuse."""
        self.calls.append(f"answer {side} {kind.name} {answer.name}")
        return self.refusal

    def undo(self) -> None:
        """Record the call."""
        self.step("undo")

    def redo(self) -> None:
        """Record the call."""
        self.step("redo")

    def suggest(self) -> None:
        """Record the call."""
        self.step("suggest")

    def suggest_answers(self) -> None:
        """Record the call."""
        self.step("suggest_answers")

    def commit(self) -> None:
        """Go to the table."""
        self.step("commit", "table")

    def send_answers(self) -> None:
        """Go to the report."""
        self.step("send_answers", "report")

    def next_month(self) -> None:
        """Go to the next plan."""
        self.step("next_month", "plan")

    def why(self, quantity: str) -> WhyView | None:
        """One explanation for everything."""
        return WhyView(
            "R09", quantity, "Chapter 2", "Both must gain.", "closed", "Closed because one side gains nothing.", ()
        )

    def step(self, call: str, stage: str = "") -> None:
        """Note a call, be in trouble, or go to a stage."""
        self.calls.append(call)
        if self.trouble is not None:
            raise self.trouble
        if stage:
            self.go_to(stage)


class FakeShelf:
    """Two scenarios, a good save and a broken one."""

    def __init__(self) -> None:
        self.started: list[Setup] = []
        self.exported: list[Path] = []
        self.game = FakeClient()
        self.listed: tuple[SavedGame, ...] = SAVES

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """Both scenarios."""
        return CARDS

    def saves(self) -> tuple[SavedGame, ...]:
        """The listed saves."""
        return self.listed

    def board_of(self, path: Path) -> BoardView | None:
        """The sample board, or nothing for the broken file."""
        return None if path == BROKEN else sample_board()

    def findings(self, path: Path) -> Findings:
        """The broken file can be played on from month 12."""
        return Findings(path, "The file ends in the middle of month 12.", 40, 2, Record({}, ()))

    def salvage(self, path: Path) -> Path:
        """A new save in the list."""
        made = path.with_name("broken salvaged.loc")
        self.listed = (*self.listed, SavedGame(made, "broken salvaged", "Kyiv", 12, 24, "", "today 15:00"))
        return made

    def start_of(self, card: ScenarioCard) -> BoardView | None:
        """The sample board."""
        return sample_board()

    def doctrines(self, card: ScenarioCard, seat: str) -> tuple[tuple[str, str], ...]:
        """Two doctrines for everyone."""
        return (("staff", "Staff plan"), ("adaptive", "Adaptive"))

    def objectives(self, card: ScenarioCard, seat: str) -> tuple[tuple[str, str], ...]:
        """Two objective profiles for everyone."""
        return (("hold", "Hold the line"), ("shield", "Build the shield"))

    def rule_cards(self) -> tuple[RuleCard, ...]:
        """No rules."""
        return ()

    def play(self, setup: Setup) -> FakeClient:
        """A new fake game."""
        self.started.append(setup)
        self.game = FakeClient()
        return self.game

    def load(self, path: Path) -> FakeClient:
        """A fake game, or the error of a broken file."""
        if path == BROKEN:
            raise GameError("The file ends in the middle of month 12.")
        self.game = FakeClient()
        return self.game

    def place_of(self, path: Path) -> str:
        """The path itself."""
        return str(path)

    def export(self, game: Finished, path: Path) -> None:
        """Remember the path."""
        self.exported.append(path)

    def forget(self) -> None:
        """Nothing is remembered."""
