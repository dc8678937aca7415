"""The table of the month for one seat: every initiative as a card with its arithmetic."""

from __future__ import annotations

import numpy as np

from wargame.board.diplomacy.view import InitiativeView, TableRoundView
from wargame.board.table.card import Card
from wargame.board.table.card_answers import show_answer
from wargame.board.table.card_flips import flip_of
from wargame.board.table.card_words import facts, sentence
from wargame.doctrine.staff import answer_of, stance_of
from wargame.engine.resolution import addressee
from wargame.engine.words import ANSWERS, Answer, Initiative
from wargame.reckon.reading import Reading
from wargame.seat.desk import Desk
from wargame.words.terms import row


def show_table(desk: Desk) -> TableRoundView:
    """Everything laid on the table this month, and which of it still needs this seat's answer."""
    reading = Reading(desk)
    laid = desk.sight.value("order_propose")[..., 0] > 0
    suggested = _suggested(desk)
    cards = [_card(reading, side, kind) for side in (0, 1) for kind in Initiative if laid[side, kind]]
    missing = [card for card in cards if card.is_mine and (card.side, card.kind) not in desk.answered]
    return TableRoundView(
        tuple(_initiative(card, suggested) for card in cards), tuple(row(card.kind).label for card in missing)
    )


def _suggested(desk: Desk) -> np.ndarray:
    """Codes (initiative,) that the seat's own staff would answer, whoever plays it."""
    theatre, key = desk.theatre, desk.theatre.seats[desk.seat].key
    return answer_of(stance_of(theatre, desk.seat, theatre.doctrines[key][0]), desk.sight)[:, 0]


def _card(reading: Reading, side: int, kind: Initiative) -> Card:
    return Card(reading, side, kind, addressee(reading.theatre, side, kind))


def _initiative(card: Card, suggested: np.ndarray) -> InitiativeView:
    desk, kind = card.reading.desk, card.kind
    given = desk.answers is not None and (card.side, kind) in desk.answered
    chosen = Answer(int(desk.answers.codes[kind, 0])) if given and desk.answers is not None else None
    flip_title, flip = flip_of(card)
    wanted = Answer(int(suggested[kind])) if card.is_mine else None
    return InitiativeView(
        side=card.side,
        kind=kind,
        title=row(kind).label,
        asker=card.proposer,
        addressee=card.answerer,
        addressed_to_me=card.is_mine,
        sentence=sentence(card),
        facts=facts(card),
        answers=tuple(show_answer(card, answer, answer == wanted) for answer in ANSWERS[kind]),
        chosen=chosen,
        flip_title=flip_title,
        flip=flip.title,
        flip_note=flip.note,
        rules=row(kind).rules,
    )
