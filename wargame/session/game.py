"""A game in progress: seats, sealed sheets, the table, month after month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from wargame.board.board import board_view
from wargame.board.front.show import show_map
from wargame.board.front.view import MapView
from wargame.board.orders.show import set_otherwise
from wargame.board.view import BoardView, WhyView
from wargame.board.why.explain import explain
from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.saying import log_lines
from wargame.doctrine.staff import Staff, answer_of, staff
from wargame.engine.chance import Chance
from wargame.engine.events import Event, redact
from wargame.engine.ledger import Ledger
from wargame.engine.orders import Order
from wargame.engine.resolution import addressee, conclude, fight, settled
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Answers, BelligerentSheet, Sheet, blank_sheet, in_month
from wargame.engine.state import State, frozen
from wargame.engine.words import ANSWERS, Answer, Initiative
from wargame.reckon.answers import answer_refusals, binds
from wargame.reckon.legality import Illegal, check
from wargame.reckon.means import within_means
from wargame.reckon.situation import Situation
from wargame.record.journal import RecordJournal
from wargame.scenario.files import load_scenario
from wargame.scenario.position import first_state
from wargame.scenario.scenario import Scenario
from wargame.seat.desk import OVER, PLAN, REPORT, TABLE, Desk
from wargame.seat.draft import Edit, applied, carried_forward, differs
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError
from wargame.seat.sight import Sight
from wargame.seat.values import LogLine
from wargame.session.facts import facts_of
from wargame.session.journal import Journal
from wargame.session.setup import Setup, set_up
from wargame.session.sights import Sights


@dataclass
class Game:
    """One game. Persons plan in turn, doctrines fill the other seats; ``journal`` keeps every step."""

    setup: Setup
    rulebook: Rulebook
    states: list[State]
    """The position before each month, oldest first."""
    events: list[tuple[Event, ...]] = field(default_factory=list)
    """What happened, by month."""
    stage: str = PLAN
    acting: int = 0
    drafts: dict[int, Sheet] = field(default_factory=dict)
    standing: dict[int, Sheet] = field(default_factory=dict)
    undone: dict[int, list[Sheet]] = field(default_factory=dict)
    redone: dict[int, list[Sheet]] = field(default_factory=dict)
    sealed: set[int] = field(default_factory=set)
    given: dict[int, dict[tuple[int, Initiative], Answer]] = field(default_factory=dict)
    ledger: Ledger | None = None
    turn: list[Sheet] = field(default_factory=list)
    """Everyone's sheets of the turn in progress, as sealed."""
    sheets: list[Sheet] = field(default_factory=list)  # what of them is handed in for the month on the desk
    lines: dict[tuple[int, int], tuple[LogLine, ...]] = field(default_factory=dict)
    """Events in words, by month and seat."""
    journal: Journal | None = None
    notes: tuple[str, ...] = ()
    """What a person should know, such as a seed that somebody set; sentences."""

    # beginning

    @staticmethod
    def start(
        scenario: Path | Scenario,
        seat: str,
        seed: int | None = None,
        players: Mapping[str, str] | None = None,
        gate_mode: str | None = None,
        objectives: Mapping[str, str] | None = None,
    ) -> Game:
        """A new game at its first plan, its seed drawn unless given. Raises ScenarioError, or GameError."""
        loaded = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
        return Game.of(set_up(loaded, seat, seed, players, gate_mode, objectives))

    @staticmethod
    def of(setup: Setup) -> Game:
        """A new game from a set-up."""
        book = setup.book
        game = Game(setup, book, [frozen(settled(first_state(setup.scenario), book))], notes=setup.notes)
        game._staff()
        game._open_plan()
        game.journal = game._begun()
        return game

    def _begun(self) -> Journal:
        """A journal in memory: the set-up, the first position and the sheets as laid out."""
        journal = RecordJournal.begun(facts_of(self.setup, self.rulebook), self.rulebook.theatre, self.states[0])
        journal.planned(0, self.standing, self.acting)
        return journal

    def save(self, path: Path) -> None:
        """Keep the game in this file from now on. Raises RecordError; the game then stays where it was kept."""
        if self.journal is None:
            self.journal = self._begun()
        self.journal.save_as(path)

    # what is known

    @property
    def state(self) -> State:
        """The current position."""
        return self.states[-1]

    @property
    def persons(self) -> tuple[int, ...]:
        """Seats played by people, in seat order."""
        return tuple(i for i, player in enumerate(self.setup.players) if player == PERSON)

    @property
    def chance(self) -> Chance:
        """The game's own; never handed to a forecast."""
        return self.setup.chance

    @property
    def is_over(self) -> bool:
        """True once the campaign has an outcome."""
        return bool(self.state.outcome[0] > 0)

    def sight(self, seat: int) -> Sight:
        """What a seat sees now: the position, or the month while the table is open."""
        if self.stage == TABLE and self.ledger is not None:
            return self.sights.month(self.ledger, seat)
        return self.sights.position(self.state, seat)

    def history(self, seat: int) -> tuple[Sight, ...]:
        """The position before each month as the seat saw it, oldest first."""
        return tuple(self.sights.position(state, seat) for state in self.states)

    @cached_property
    def sights(self) -> Sights:
        """Positions and the month on the desk as the seats see them."""
        return Sights(self.rulebook.theatre, self.chance)

    def _told(self, month: int, seat: int) -> tuple[LogLine, ...]:
        """A month's lines as a seat reads them, put into words once."""
        if (month, seat) not in self.lines:
            self.lines[month, seat] = log_lines(self.events[month], self.rulebook.theatre, seat)
        return self.lines[month, seat]

    # what is shown

    def desk(self, seat: int | None = None) -> Desk:
        """What lies before a seat (the acting one by default), the input of every view."""
        at = self.acting if seat is None else seat
        given = self.given.get(at, {})
        codes = Answers.blank(self.rulebook.theatre).codes[at]
        for (_, kind), answer in given.items():
            codes[kind] = answer
        turn = self.events[self.rulebook.theatre.turn_start(len(self.events) - 1) :] if self.events else ()
        blank = blank_sheet(self.rulebook.theatre, at)
        return Desk(
            self.setup.scenario,
            self.rulebook,
            at,
            self.stage,
            self.sight(at),
            self.history(at),
            self.drafts.get(at, blank),
            self.standing.get(at, blank),
            bool(self.undone.get(at)),
            bool(self.redone.get(at)),
            tuple(line for month in range(len(self.events)) for line in self._told(month, at)),
            tuple(event for month in turn for event in redact(month, at)),
            None if self.ledger is None else self.sights.month(self.ledger, at),
            Answers(codes),
            frozenset(given),
            self.setup.players,
            tuple(map(self.setup.profile, range(len(self.setup.players)))),
        )

    def view(self, seat: str | None = None) -> BoardView:
        """The board of a seat by key, the acting one by default. Raises KeyError for an unknown seat."""
        return board_view(self.desk(None if seat is None else self.rulebook.theatre.seat_index(seat)))

    def map_before(self, month: int, seat: str | None = None) -> MapView:
        """The map of an earlier position as a seat saw it, the scenario's default seat unless named."""
        theatre = self.rulebook.theatre
        desk = self.desk(theatre.seat_index(seat or self.setup.scenario.default_seat))
        return show_map(replace(desk, sight=desk.history[month], history=desk.history[: month + 1]))

    def why(self, quantity: str) -> WhyView | None:
        """The explanation of a figure (``name/index``) or of a rule id, as the acting seat may know it."""
        return explain(self.desk(), quantity)

    # planning

    def _staff(self) -> Staff:
        chosen = {s.key: p for s, p in zip(self.rulebook.theatre.seats, self.setup.players, strict=True) if p != PERSON}
        try:
            return staff(self.rulebook.theatre, chosen)
        except KeyError as unknown:
            raise GameError(str(unknown.args[0])) from None

    def _open_plan(self) -> None:
        """Lay out next month's sheets: standing orders carried forward, the staff's plan where there are none yet."""
        self.stage, self.ledger = PLAN, None
        self.sealed, self.given, self.undone, self.redone = set(), {}, {}, {}
        for seat in self.persons:
            known = seat in self.drafts
            self.standing[seat] = (
                self._within(seat, carried_forward(self.drafts[seat])) if known else self._suggested(seat)
            )
            self.drafts[seat] = self.standing[seat]
        self.acting = self.persons[0] if self.persons else 0

    def _suggested(self, seat: int) -> Sheet:
        return self._within(seat, self._staff().sheet(seat, self.state, self.chance))

    def _within(self, seat: int, sheet: Sheet) -> Sheet:
        """A sheet cut to this month's means, so that what is laid out could be committed as it stands."""
        case = Situation(self.sights.position(self.state, seat), sheet, self.rulebook)
        return within_means(case) if isinstance(sheet, BelligerentSheet) else sheet

    def _need(self, *stages: str) -> None:
        if self.stage not in stages:
            raise GameError(f"This belongs to another step of the month: the game is at the {self.stage}.")

    def situation(self) -> Situation:
        """What legality reads for the acting seat."""
        return Situation(self.sights.position(self.state, self.acting), self.drafts[self.acting], self.rulebook)

    def check(self, order: Order) -> Illegal | None:
        """Whether the acting seat may give an order now, without giving it."""
        return check(order, self.situation())

    def give(self, order: Order) -> Illegal | None:
        """Write an order on the acting seat's draft, or say why not."""
        self._need(PLAN)
        refused = self.check(order)
        if refused is None:
            self._draft(applied(order, self.drafts[self.acting]), Edit.ORDER, order)
        return refused

    def _draft(self, sheet: Sheet, edit: Edit, order: Order | None = None) -> None:
        if differs(sheet, self.drafts[self.acting]):
            self._write(sheet, edit, order)

    def _write(self, sheet: Sheet, edit: Edit, order: Order | None = None) -> None:
        if self.journal is not None:
            self.journal.drafted(self.state.month, self.acting, sheet, edit, order)
        self.rewrite(self.acting, sheet, edit)

    def rewrite(self, seat: int, sheet: Sheet, edit: Edit) -> None:
        """Put a sheet in place of a seat's draft, what it can undo and redo following; play and replay share this."""
        undone, redone = self.undone.setdefault(seat, []), self.redone.setdefault(seat, [])
        left, reached = (undone, redone) if edit is Edit.UNDO else (redone, undone)
        left[-1 if edit in (Edit.UNDO, Edit.REDO) else 0 :] = []
        reached.append(self.drafts[seat])
        self.drafts[seat] = sheet

    def unkept_lines(self) -> frozenset[str]:
        """Keys of the acting seat's order lines that the disk does not have as they stand."""
        if self.journal is None or not self.journal.unsaved or self.stage != PLAN:
            return frozenset()
        kept = self.journal.kept_draft(self.state.month, self.acting)
        return set_otherwise(self.desk(), self.standing[self.acting] if kept is None else kept)

    def suggest(self) -> None:
        """Fill the acting seat's draft with its staff's plan; undo brings the own draft back."""
        self._need(PLAN)
        self._draft(self._suggested(self.acting), Edit.SUGGESTION)

    def undo(self) -> bool:
        """Take back the last edit of the draft. False when there is none."""
        return self._step(self.undone, Edit.UNDO)

    def redo(self) -> bool:
        """Bring back what undo took. False when there is none."""
        return self._step(self.redone, Edit.REDO)

    def _step(self, source: dict[int, list[Sheet]], edit: Edit) -> bool:
        self._need(PLAN)
        if not source.get(self.acting):
            return False
        self._write(source[self.acting][-1], edit)
        return True

    def commit(self) -> None:
        """Seal the acting seat's sheet; once every person has, the turn's months are fought and the table opens."""
        self._need(PLAN)
        if self.journal is not None and self.persons:
            self.journal.committed(self.state.month, self.acting, self.drafts[self.acting])
        self.sealed.add(self.acting)
        waiting = [seat for seat in self.persons if seat not in self.sealed]
        if waiting:
            self.acting = waiting[0]
            return
        others = [seat for seat in range(len(self.setup.players)) if seat not in self.persons]
        planned = dict(zip(others, self._staff().sheets(self.state, self.chance, others), strict=True))
        sheets = [planned[seat] if seat in planned else self.drafts[seat] for seat in range(len(self.setup.players))]
        if self.journal is not None:
            self.journal.fought(self.state.month, sheets)
        self.fight_month(sheets)

    def fight_month(self, sheets: list[Sheet]) -> None:
        """Resolve the month up to the table with everyone's sealed sheets of the turn, and open it."""
        self.take_up(sheets)
        self._open_table()

    def take_up(self, turn: list[Sheet]) -> None:
        """Hand in the turn's sheets for the month that begins, and fight it."""
        self.turn = turn
        self.sheets = [in_month(sheet, self.rulebook.theatre, self.state.month) for sheet in turn]
        self.ledger = fight(self.state, self.sheets, self.rulebook, self.chance)
        self.sights.go_on()

    # the table

    def initiatives(self) -> tuple[tuple[int, Initiative], ...]:
        """(side, kind) of everything on the table this month."""
        if self.ledger is None:
            return ()
        proposed = self.ledger["order_propose"][..., 0] > 0
        return tuple((side, kind) for side in (0, 1) for kind in Initiative if proposed[side, kind])

    def addressed(self, seat: int) -> tuple[tuple[int, Initiative], ...]:
        """Those that a seat must answer."""
        return tuple(
            (side, kind) for side, kind in self.initiatives() if addressee(self.rulebook.theatre, side, kind) == seat
        )

    def _open_table(self) -> None:
        self.stage = TABLE
        waiting = [seat for seat in self.persons if self.missing(seat)]
        if waiting:
            self.acting = waiting[0]
            self._moved()
        else:
            self._conclude()

    def missing(self, seat: int) -> tuple[tuple[int, Initiative], ...]:
        """What a seat has still to answer."""
        given = self.given.get(seat, {})
        return tuple(each for each in self.addressed(seat) if each not in given)

    def answer_refusal(self, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Why an answer may not be given now; refusals of the gates do not bind in the advisory mode."""
        if answer not in ANSWERS[kind]:
            return Illegal("This initiative does not admit that answer.", "R09")
        if (side, kind) not in self.addressed(self.acting):
            return Illegal("This initiative is not addressed to this seat.", "R09")
        theatre = self.rulebook.theatre
        refusals = answer_refusals(self.sight(self.acting), theatre, kind, answer)
        return next((reason for chip, reason in refusals if binds((chip, reason), theatre.gate_mode)), None)

    def _month(self) -> Ledger:
        if self.ledger is None:
            raise GameError("There is nothing on the table.")
        return self.ledger

    def answer(self, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Give the acting seat's answer to one initiative, or say why not; it may be changed until sent."""
        self._need(TABLE)
        refused = self.answer_refusal(side, kind, answer)
        if refused is None:
            if self.journal is not None:
                self.journal.answered(self.state.month, self.acting, side, kind, answer)
            self.given.setdefault(self.acting, {})[(side, kind)] = answer
        return refused

    def suggested_answers(self) -> dict[tuple[int, Initiative], Answer]:
        """What the acting seat's staff would answer."""
        codes = answer_of(self._staff().stances[self.acting], self.sight(self.acting))
        return {(side, kind): Answer(int(codes[kind, 0])) for side, kind in self.addressed(self.acting)}

    def suggest_answers(self) -> None:
        """Take over the staff's answers where none is given yet."""
        self._need(TABLE)
        for (side, kind), answer in self.suggested_answers().items():
            if (side, kind) in self.missing(self.acting):
                self.answer(side, kind, answer)

    def send_answers(self) -> None:
        """Seal the acting seat's answers; once every person has, the month closes. Raises GameError while one is
        missing.
        """
        self._need(TABLE)
        if self.missing(self.acting):
            raise GameError("Every initiative addressed to this seat needs an answer first.")
        waiting = [seat for seat in self.persons if self.missing(seat)]
        if waiting:
            self.acting = waiting[0]
            self._moved()
            return
        self._conclude()

    def _conclude(self) -> None:
        ledger = self._month()
        answers = self._staff().answers(ledger)
        codes = answers.codes.copy()
        for seat, given in self.given.items():
            codes[seat] = 0
            for (_, kind), answer in given.items():
                codes[seat, kind] = answer
        answers = Answers(codes)
        after = frozen(conclude(ledger, answers).state().campaign(0))
        self.sights.go_on()
        events = chronicle(ledger, self.setup.scenario)
        goes_on = not self.rulebook.theatre.ends_turn(self.state.month) and not after.outcome[0]
        self.stage = PLAN if goes_on else REPORT
        if self.journal is not None:
            self.journal.resolved(self.stage, after, self.sheets, Answers(codes[..., :1]), events)
        self.states.append(after)
        self.events.append(events)
        if goes_on:
            self.given = {}
            self.fight_month(self.turn)
            return
        self.acting = self.persons[0] if self.persons else 0
        self._moved()

    def next_month(self) -> None:
        """From the report to the next turn's plan, or to the outcome when there is one."""
        self._need(REPORT)
        if self.is_over:
            self.stage = OVER
            self._moved()
            return
        self._open_plan()
        if self.journal is not None:
            self.journal.planned(self.state.month, self.standing, self.acting)

    def _moved(self) -> None:
        if self.journal is not None:
            self.journal.moved(self.stage, self.acting)

    def play_month(self) -> None:
        """A whole turn without people: plan, fight, answer, report, next plan."""
        self.commit()
        if self.stage == TABLE:
            self.suggest_answers()
            self.send_answers()
        self.next_month()
