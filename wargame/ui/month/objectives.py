"""A seat's objectives as a card: the score in all, and each objective with its weight and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wargame.board.view import ObjectiveView, SeatScore
from wargame.seat.values import Figure
from wargame.ui.components.card import Card, Inset
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.components.track_bar import TrackBar
from wargame.words.numbers import plain


def _tr(words: str) -> str:
    return QCoreApplication.translate("objectives", words)


def score_card(standing: SeatScore, title: str, words: str, icon: str = "") -> Card:
    """The card of a seat's objectives."""
    card = Card(title, words, icon)
    card.add_to_header(Label(_tr("{score} of 100").format(score=plain(standing.score, 0)), 15, 600))
    for objective in standing.objectives:
        card.body.addWidget(_row(objective))
    card.body.addStretch(1)
    return card


def _row(objective: ObjectiveView) -> QWidget:
    block = Inset()
    top = QHBoxLayout()
    top.addWidget(ElidedLabel(objective.name, 13, 600), 1)
    top.addWidget(Label(_tr("weight {share}\u00a0%").format(share=round(objective.weight * 100)), 12, 400, "mut"))
    block.body.addLayout(top)
    row = QHBoxLayout()
    score = objective.score
    row.addWidget(TrackBar(Figure(score, score, score, digits=0), "acc", name=objective.name, span=(0.0, 100.0)), 1)
    row.addWidget(Label(plain(score, 0), 13, 600))
    block.body.addLayout(row)
    if objective.words:
        block.body.addWidget(Label(objective.words, 12, 400, "mut", wrap=True))
    return block
