"""A game in progress: all seats plan at once, the table opens when every person has sealed, month after month."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from wargame.board.board import KeptBoard
from wargame.board.orders.show import set_otherwise
from wargame.board.view import BoardView, WhyView
from wargame.board.why.explain import explain
from wargame.engine.orders import Order
from wargame.engine.sheet import Sheet
from wargame.engine.words import Answer, Initiative
from wargame.reckon.legality import Illegal, check
from wargame.record.journal import RecordJournal
from wargame.scenario.files import load_scenario
from wargame.scenario.scenario import Scenario
from wargame.seat.desk import OVER, PLAN, REPORT, TABLE, Desk
from wargame.seat.draft import Edit, applied, differs
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError
from wargame.session.course import Course
from wargame.session.desks import desk_of, past_desk
from wargame.session.facts import facts_of
from wargame.session.journal import Journal
from wargame.session.laying_out import completed, laid_out, situation, staff_of, suggested
from wargame.session.seat_turn import Proposal, SeatTurn
from wargame.session.setup import Setup, set_up
from wargame.session.table import Table
from wargame.words.numbers import listed

_Step = TypeVar("_Step", bound=Callable[..., Any])


def _alone(step: _Step) -> _Step:
    """A step or a look that no other comes between, from whichever threads they are asked for."""

    @wraps(step)
    def taken(self: Session, *args: Any, **named: Any) -> Any:
        with self._lock:
            return step(self, *args, **named)

    return cast(_Step, taken)


class Session:
    """One game. Every person's seat has a turn of its own, doctrines fill the others; ``journal`` keeps every step.

    Seats are given by index. Steps raise GameError where the game stands at another stage, where a doctrine plays the
    seat, or where the seat has handed in its sheet or its answers already.
    """

    def __init__(
        self,
        course: Course,
        journal: Journal,
        stage: str = PLAN,
        turns: Mapping[int, SeatTurn] | None = None,
        table: Table | None = None,
        notes: tuple[str, ...] = (),
    ) -> None:
        self.course = course
        self.journal = journal
        self.stage = stage
        self.turns = dict(turns or {})
        """What every person has done in this turn, by seat."""
        self.table = table
        """The month being answered or just resolved; None at the plan."""
        self.notes = notes
        """What a person should know, such as a seed that somebody set; sentences."""
        self._lock = threading.RLock()
        self._advisers = staff_of(course)
        self._boards: dict[int, KeptBoard] = {}

    # beginning

    @classmethod
    def start(
        cls,
        scenario: Path | Scenario,
        seat: str,
        seed: int | None = None,
        players: Mapping[str, str] | None = None,
        gate_mode: str | None = None,
        objectives: Mapping[str, str] | None = None,
    ) -> Session:
        """A new game at its first plan, its seed drawn unless given. Raises ScenarioError, or GameError."""
        loaded = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
        return cls.of(set_up(loaded, seat, seed, players, gate_mode, objectives))

    @classmethod
    def of(cls, setup: Setup) -> Session:
        """A new game from a set-up, its journal in memory. Raises GameError."""
        course = Course.begun(setup)
        facts = facts_of(setup, course.rulebook)
        session = cls(course, RecordJournal.begun(facts, course.theatre, course.state), notes=setup.notes)
        session._open_plan()
        return session

    @classmethod
    def resumed(
        cls,
        course: Course,
        journal: Journal,
        stage: str,
        turns: Mapping[int, SeatTurn],
        table: Table | None = None,
        sealed: Mapping[int, Sheet] | None = None,
        notes: tuple[str, ...] = (),
    ) -> Session:
        """A game as its record tells it, with a journal that goes on from there.

        ``table`` is the month at the table or just resolved, ``sealed`` the sheets of this turn that are written down,
        by seat. What only waits to be fought or closed is, and kept with the next step.
        """
        session = cls(course, journal, stage, turns, table, notes)
        if session.persons and not session.waiting:
            with journal.held():
                if stage == PLAN:
                    session._fight(completed(course, session._advisers, sealed or {}))
                elif stage == TABLE:
                    session._conclude()
        return session

    # where it stands

    @property
    def setup(self) -> Setup:
        """How the game was set up."""
        return self.course.setup

    @property
    def month(self) -> int:
        """Months resolved."""
        return self.course.state.month

    @property
    def persons(self) -> tuple[int, ...]:
        """Seats played by people, in seat order."""
        return tuple(seat for seat, player in enumerate(self.setup.players) if player == PERSON)

    @property
    @_alone
    def submitted(self) -> tuple[int, ...]:
        """Persons who have handed in what the stage asks of them: their sheet, or their answers."""
        if self.stage not in (PLAN, TABLE):
            return ()
        return tuple(seat for seat in self.persons if self._has_submitted(seat))

    def _has_submitted(self, seat: int) -> bool:
        turn = self.turns[seat]
        return turn.sealed is not None if self.stage == PLAN else turn.has_sent and not self.missing(seat)

    @property
    @_alone
    def waiting(self) -> tuple[int, ...]:
        """Persons from whom the stage still asks something; at the table only those with something to answer."""
        if self.stage not in (PLAN, TABLE):
            return ()
        asked = (seat for seat in self.persons if self.stage == PLAN or self.addressed(seat))
        return tuple(seat for seat in asked if not self._has_submitted(seat))

    @property
    @_alone
    def first(self) -> int:
        """The seat whose turn it is where persons share a screen; the first one when nobody is waited for."""
        return (*self.waiting, *self.persons, 0)[0]

    # what is shown

    @_alone
    def desk(self, seat: int) -> Desk:
        """What lies before a seat, the input of every view."""
        return desk_of(self.course, seat, self.stage, self.turns.get(seat), self.table)

    @_alone
    def view(self, seat: int) -> BoardView:
        """The board of a seat; parts that nothing has changed for are those of the last time."""
        return self._boards.setdefault(seat, KeptBoard()).view(self.desk(seat))

    @_alone
    def why(self, seat: int, quantity: str) -> WhyView | None:
        """The explanation of a figure (``name/index``) or of a rule id, as a seat may know it."""
        return explain(self.desk(seat), quantity)

    @_alone
    def past_desk(self, seat: int, month: int) -> Desk:
        """A past month's plan under the sheet the seat sealed for it. Raises GameError for one not played yet.

        Positions, events and observations are those of the game in play, so that stepping through months is quick.
        """
        if not 0 <= month < len(self.course.events):
            raise GameError(f"Month {month + 1} has not been played yet.")
        laid, sealed = self.journal.sheets_of(self.course.theatre.turn_start(month), seat)
        return past_desk(self.course.before(month), seat, laid, sealed)

    @_alone
    def unkept_lines(self, seat: int) -> frozenset[str]:
        """Keys of a seat's order lines that the disk does not have as they stand."""
        if not self.journal.unsaved or self.stage != PLAN or seat not in self.turns:
            return frozenset()
        kept = self.journal.kept_draft(self.month, seat)
        return set_otherwise(self.desk(seat), self.turns[seat].standing if kept is None else kept)

    # planning

    def _need(self, *stages: str) -> None:
        if self.stage not in stages:
            raise GameError(f"This belongs to another step of the month: the game is at the {self.stage}.")

    def _turn_of(self, seat: int, stage: str) -> SeatTurn:
        """A person's turn that is still open at a stage."""
        self._need(stage)
        name = self.course.theatre.seats[seat].name
        if seat not in self.turns:
            raise GameError(f"{name} is played by a doctrine.")
        if self._has_submitted(seat):
            others = listed([self.course.theatre.seats[each].name for each in self.waiting])
            raise GameError(f"{name} has sealed its {'orders' if stage == PLAN else 'answers'}; waiting for {others}.")
        return self.turns[seat]

    def _open_plan(self) -> None:
        """Lay out the next turn's sheets."""
        last = {seat: turn.draft for seat, turn in self.turns.items()}
        sheets = {seat: laid_out(self.course, seat, self._advisers, last.get(seat)) for seat in self.persons}
        self.turns = {seat: SeatTurn.laid_out(sheet) for seat, sheet in sheets.items()}
        self.stage, self.table = PLAN, None
        self.journal.planned(self.month, sheets, self.first)

    @_alone
    def check(self, seat: int, order: Order) -> Illegal | None:
        """Whether a seat may give an order now, without giving it."""
        return check(order, situation(self.course, seat, self._turn_of(seat, PLAN).draft))

    @_alone
    def give(self, seat: int, order: Order) -> Illegal | None:
        """Write an order on a seat's draft, or say why not."""
        refused = self.check(seat, order)
        if refused is None:
            self._draft(seat, applied(order, self.turns[seat].draft), Edit.ORDER, order)
        return refused

    @_alone
    def suggest(self, seat: int) -> None:
        """Fill a seat's draft with its staff's plan; undo brings the own draft back."""
        self._turn_of(seat, PLAN)
        self._draft(seat, suggested(self.course, seat, self._advisers), Edit.SUGGESTION)

    def _draft(self, seat: int, sheet: Sheet, edit: Edit, order: Order | None = None) -> None:
        if differs(sheet, self.turns[seat].draft):
            self._write(seat, sheet, edit, order)

    def _write(self, seat: int, sheet: Sheet, edit: Edit, order: Order | None = None) -> None:
        self.journal.drafted(self.month, seat, sheet, edit, order)
        self.turns[seat].rewrite(sheet, edit)

    @_alone
    def undo(self, seat: int) -> bool:
        """Take back the last edit of a seat's draft. False when there is none."""
        return self._step(seat, self._turn_of(seat, PLAN).undone, Edit.UNDO)

    @_alone
    def redo(self, seat: int) -> bool:
        """Bring back what undo took. False when there is none."""
        return self._step(seat, self._turn_of(seat, PLAN).redone, Edit.REDO)

    def _step(self, seat: int, source: list[Sheet], edit: Edit) -> bool:
        if source:
            self._write(seat, source[-1], edit)
            return True
        return False

    @_alone
    def commit(self, seat: int) -> None:
        """Seal a seat's sheet; once every person has, the turn's months are fought and the table opens.

        A game of doctrines alone is moved on by whoever watches it.
        """
        if self.persons:
            turn = self._turn_of(seat, PLAN)
            self.journal.committed(self.month, seat, turn.draft)
            turn.sealed = turn.draft
        self._need(PLAN)
        if not self.waiting:
            sealed = {seat: turn.sealed for seat, turn in self.turns.items() if turn.sealed is not None}
            sheets = completed(self.course, self._advisers, sealed)
            self.journal.fought(self.month, sheets)
            self._fight(sheets)

    def _fight(self, sheets: Sequence[Sheet]) -> None:
        """Resolve the month up to the table with everyone's sheets of the turn, and open it."""
        self.table, self.stage = Table.opened(self.course, sheets), TABLE
        if self.waiting:
            self.journal.moved(TABLE, self.first)
        else:
            self._conclude()

    # the table

    @_alone
    def addressed(self, seat: int) -> tuple[Proposal, ...]:
        """(side, kind) of the initiatives that a seat must answer."""
        return () if self.table is None else self.table.addressed(seat)

    @_alone
    def missing(self, seat: int) -> tuple[Proposal, ...]:
        """What a seat has still to answer."""
        given = self.turns[seat].answers if seat in self.turns else {}
        return tuple(each for each in self.addressed(seat) if each not in given)

    def _at_table(self) -> Table:
        if self.table is None:
            raise GameError("There is nothing on the table.")
        return self.table

    @_alone
    def answer(self, seat: int, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Give a seat's answer to one initiative, or say why not; it may be changed until sent."""
        turn = self._turn_of(seat, TABLE)
        refused = self._at_table().refusal(seat, side, kind, answer)
        if refused is None:
            self.journal.answered(self.month, seat, side, kind, answer)
            turn.answers[side, kind] = answer
        return refused

    @_alone
    def suggest_answers(self, seat: int) -> None:
        """Take over the staff's answers where a seat has given none yet."""
        self._turn_of(seat, TABLE)
        for (side, kind), answer in self._at_table().suggested(seat, self._advisers).items():
            if (side, kind) in self.missing(seat):
                self.answer(seat, side, kind, answer)

    @_alone
    def send_answers(self, seat: int) -> None:
        """Seal a seat's answers, all of them given; once every person asked has, the month closes."""
        turn = self._turn_of(seat, TABLE)
        if not self.addressed(seat):
            raise GameError("Nothing on the table is addressed to this seat.")
        if self.missing(seat):
            raise GameError("Every initiative addressed to this seat needs an answer first.")
        turn.has_sent = True
        self.journal.sent(self.month, seat, is_last=not self.waiting)
        if not self.waiting:
            self._conclude()

    def _conclude(self) -> None:
        """Close the month; within a turn the next one is fought at once."""
        table = self._at_table()
        given = {seat: turn.answers for seat, turn in self.turns.items() if turn.answers}
        after, answers, events = table.conclude(self._advisers, given)
        goes_on = not self.course.theatre.ends_turn(self.month) and not after.outcome[0]
        self.stage = PLAN if goes_on else REPORT
        self.journal.resolved(self.stage, after, table.sheets, answers, events)
        self.course = self.course.after(after, events)
        if goes_on:
            for turn in self.turns.values():
                turn.take_back_answers()
            self._fight(table.turn)

    # months

    @_alone
    def next_month(self) -> None:
        """From the report to the next turn's plan, or to the outcome when there is one."""
        self._need(REPORT)
        if self.course.is_over:
            self.stage = OVER
            self.journal.moved(OVER, self.first)
        else:
            self._open_plan()

    @_alone
    def play_month(self) -> None:
        """A whole turn at once: plan as the drafts stand, answer as the staffs would, report, next plan."""
        while self.stage == PLAN:
            self.commit(self.first)
        while self.stage == TABLE:
            self.suggest_answers(self.first)
            self.send_answers(self.first)
        self.next_month()
