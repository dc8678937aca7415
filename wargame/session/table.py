"""A month fought up to its table: what is proposed there, to whom, and how it closes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from wargame.chronicle.chronicle import chronicle
from wargame.doctrine.staff import Staff, answer_of
from wargame.engine.events import Event
from wargame.engine.ledger import Ledger
from wargame.engine.observation import observe_month
from wargame.engine.resolution import addressee, conclude, fight
from wargame.engine.sheet import Answers, Sheet, in_month
from wargame.engine.state import State, frozen
from wargame.engine.words import ANSWERS, Answer, Initiative
from wargame.reckon.answers import answer_refusals, binds
from wargame.reckon.legality import Illegal
from wargame.seat.sight import Sight, sight_of
from wargame.session.course import Course
from wargame.session.seat_turn import Proposal


class Table:
    """One month from its fighting on; ``ledger`` is the table's until it is concluded, then the whole month's."""

    def __init__(self, course: Course, turn: Sequence[Sheet], sheets: Sequence[Sheet], ledger: Ledger) -> None:
        self.turn = tuple(turn)
        """Everyone's sheets of the turn, as sealed."""
        self.sheets = tuple(sheets)
        """What of them is handed in for this month."""
        self.ledger = ledger
        self._course = course
        self._sights: dict[int, Sight] = {}

    @classmethod
    def opened(cls, course: Course, turn: Sequence[Sheet]) -> Table:
        """Hand in the turn's sheets for the month that begins, and fight it."""
        sheets = [in_month(sheet, course.theatre, course.state.month) for sheet in turn]
        return cls(course, turn, sheets, fight(course.state, sheets, course.rulebook, course.chance))

    @classmethod
    def closed(cls, course: Course, sheets: Sequence[Sheet], answers: Answers) -> Table:
        """A month resolved before, worked out again for its explanations."""
        ledger = fight(course.state, sheets, course.rulebook, course.chance)
        return cls(course, sheets, sheets, conclude(ledger, answers))

    def sight(self, seat: int) -> Sight:
        """The month as a seat sees it, as far as it has got."""
        if seat not in self._sights:
            self._sights[seat] = sight_of(observe_month(self.ledger, seat))
        return self._sights[seat]

    @cached_property
    def initiatives(self) -> tuple[Proposal, ...]:
        """(side, kind) of everything on the table."""
        proposed = self.ledger["order_propose"][..., 0] > 0
        return tuple((side, kind) for side in (0, 1) for kind in Initiative if proposed[side, kind])

    def addressed(self, seat: int) -> tuple[Proposal, ...]:
        """Those that a seat must answer."""
        theatre = self._course.theatre
        return tuple((side, kind) for side, kind in self.initiatives if addressee(theatre, side, kind) == seat)

    def refusal(self, seat: int, side: int, kind: Initiative, answer: Answer) -> Illegal | None:
        """Why a seat may not give an answer; refusals of the gates do not bind in the advisory mode."""
        if answer not in ANSWERS[kind]:
            return Illegal("This initiative does not admit that answer.", "R09")
        if (side, kind) not in self.addressed(seat):
            return Illegal("This initiative is not addressed to this seat.", "R09")
        theatre = self._course.theatre
        refusals = answer_refusals(self.sight(seat), theatre, kind, answer)
        return next((reason for chip, reason in refusals if binds((chip, reason), theatre.gate_mode)), None)

    def suggested(self, seat: int, advisers: Staff) -> dict[Proposal, Answer]:
        """What a seat's staff would answer."""
        codes = answer_of(advisers.stances[seat], self.sight(seat))
        return {(side, kind): Answer(int(codes[kind, 0])) for side, kind in self.addressed(seat)}

    def conclude(
        self, advisers: Staff, given: Mapping[int, Mapping[Proposal, Answer]]
    ) -> tuple[State, Answers, tuple[Event, ...]]:
        """Close the month with the answers persons gave, by seat, and the staff's for all others.

        The next position, everyone's answers (of a batch of one), and what happened.
        """
        codes = advisers.answers(self.ledger).codes.copy()
        for seat, answers in given.items():
            codes[seat] = 0
            for (_, kind), answer in answers.items():
                codes[seat, kind] = answer
        after = frozen(conclude(self.ledger, Answers(codes)).state().campaign(0))
        self._sights.clear()
        return after, Answers(codes[..., :1]), chronicle(self.ledger, self._course.setup.scenario)
