"""Months with a full table: games in which both belligerents lay chosen initiatives, read by any seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tests.board.desk_cases import CHANCE, book, played, scenario
from wargame.chronicle.chronicle import chronicle
from wargame.doctrine.staff import staff
from wargame.engine.events import redact
from wargame.engine.ledger import Ledger
from wargame.engine.observation import observe, observe_month
from wargame.engine.resolution import conclude, fight
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Answers
from wargame.engine.state import State
from wargame.engine.words import Answer, Initiative
from wargame.seat.desk import REPORT, TABLE, Desk
from wargame.seat.sight import sight_of

PUBLIC_ASKS = (Initiative.LETTER, Initiative.SUMMIT, Initiative.CEASEFIRE)


def fought(
    asks: Sequence[tuple[int, Initiative]],
    state: State | None = None,
    months: int = 0,
    rules: Rulebook | None = None,
    **orders: float,
) -> Ledger:
    """A month fought from ``state`` (or after some months of staff plans) with exactly these initiatives laid.

    ``orders`` fill fields of both belligerents' sheets, such as ``template`` or ``truce_term``.
    """
    position = played(months)[0][-1] if state is None else state
    sheets = list(staff(scenario().theatre, {}).sheets(position, CHANCE))
    for side in (0, 1):
        seat = scenario().theatre.belligerent_seat(side)
        propose = np.zeros_like(sheets[seat].propose)
        for asking, kind in asks:
            if asking == side:
                propose[kind] = 1
        filled = {name: np.full_like(getattr(sheets[seat], name), value) for name, value in orders.items()}
        sheets[seat] = replace(sheets[seat], propose=propose, **filled)
    return fight(position, sheets, rules or book(), CHANCE)


def answered(ledger: Ledger, *answers: tuple[str, Initiative, Answer]) -> Ledger:
    """The month closed: the staff's answers, save those named by seat."""
    theatre = ledger.theatre
    codes = staff(theatre, {}).answers(ledger).codes.copy()
    for seat, kind, answer in answers:
        codes[theatre.seat_index(seat), kind] = answer
    return conclude(ledger, Answers(codes))


def desk_at(ledger: Ledger, seat: str, stage: str = TABLE, given: frozenset[tuple[int, int]] = frozenset()) -> Desk:
    """A seat's desk at the table of a fought month, or at the report of an answered one."""
    theatre = ledger.theatre
    index = theatre.seat_index(seat)
    known = [ledger.start.campaign(0)] + ([ledger.state().campaign(0)] if stage == REPORT else [])
    history = tuple(sight_of(observe(state, theatre, index, CHANCE)) for state in known)
    month = sight_of(observe_month(ledger, index))
    sight = month if stage == TABLE else history[-1]
    draft = staff(theatre, {}).sheets(known[0], CHANCE)[index]
    answers = Answers(Answers.blank(theatre).codes[index])
    return Desk(
        scenario(),
        ledger.rulebook,
        index,
        stage,
        sight,
        history,
        draft,
        draft,
        False,
        False,
        (),
        events=redact(chronicle(ledger, scenario()), index) if stage == REPORT else (),
        month_sight=month,
        answers=answers,
        answered=given,
    )
