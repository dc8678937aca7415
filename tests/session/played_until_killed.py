"""A program that plays a game for ever and says what the game has acknowledged; a test kills it. Imports the game.

It prints one line for each acknowledged step: ``draft MONTH SEAT DIGEST``, ``sealed MONTH SEAT DIGEST``,
``answer MONTH SEAT SIDE KIND ANSWER`` or ``month MONTH``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.session.play import Screen, an_order, new_game, opened
from wargame.engine.orders import Propose
from wargame.engine.sheet import Sheet
from wargame.engine.words import ANSWERS, Initiative
from wargame.record import packing, store
from wargame.record.format import sealed


def say(game: Screen, *words: object) -> None:
    """Acknowledge, as the board would by showing that everything is kept."""
    if not game.journal.unsaved:
        print(*words, flush=True)


def digest(sheet: Sheet) -> str:
    """A sheet in a word."""
    return sealed(packing.pack_sheet(sheet)).hex()


def draft(game: Screen, chance: random.Random) -> None:
    """A few orders of the acting seat, now and then taken back; a truce offered where there is the capital."""
    for order in (*(an_order(chance) for _ in range(4)), Propose(Initiative.HUMANITARIAN_TRUCE)):
        if game.give(order) is None and chance.random() < 0.2:
            game.undo()
        say(game, "draft", game.course.state.month, game.index, digest(game.turn.draft))


def month(game: Screen, chance: random.Random) -> None:
    """One month from wherever the game stands."""
    while game.stage == "plan":
        draft(game, chance)
        number, seat, sheet = game.course.state.month, game.index, game.turn.draft
        game.commit()
        say(game, "sealed", number, seat, digest(sheet))
    while game.stage == "table":
        for side, kind in game.session.missing(game.index):
            answer = next(each for each in reversed(ANSWERS[kind]) if game.answer(side, kind, each) is None)
            say(game, "answer", game.course.state.month, game.index, side, kind.name, answer.name)
        game.send_answers()
    say(game, "month", game.course.state.month)
    if game.stage == "report":
        game.next_month()


def main(path: Path, seed: int) -> None:
    """Play on in ``path``, or start there; a copy is saved each month, so that a kill may fall into that too."""
    chance = random.Random(seed)
    if path.exists():
        game = opened(path)
    else:
        game = new_game("kyiv", 7, {"moscow": "person"})
        game.file.save_as(path)
    print("ready", flush=True)
    while game.stage != "over":
        month(game, chance)
        store.copy(path, path.with_name("copy.loc"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
