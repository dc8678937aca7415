"""Games for tests of the record: short ones with random orders, and what makes two games the same; imports the game."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from wargame.engine import orders as o
from wargame.engine.sheet import Sheet, sheet_items
from wargame.engine.words import Answer, Initiative, Posture
from wargame.record.format import Record, Row
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.scenario.scenario import Scenario
from wargame.session.course import Course
from wargame.session.hot_seat import HotSeat
from wargame.session.journal import Journal
from wargame.session.loading import rebuilt
from wargame.session.opening import load
from wargame.session.replay import up_to
from wargame.session.seat_turn import SeatTurn
from wargame.session.session import Session
from wargame.session.setup import set_up

PERSON = {"moscow": "person"}
"""A second person, for hot-seat games."""


class Screen(HotSeat):
    """A hot seat that lets a test see the session behind it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session

    @property
    def course(self) -> Course:
        """The positions and events so far."""
        return self.session.course

    @property
    def journal(self) -> Journal:
        """Where the game is kept."""
        return self.session.journal

    @property
    def turn(self) -> SeatTurn:
        """What the seat whose turn it is has done in it."""
        return self.session.turns[self.index]


@lru_cache(maxsize=1)
def scenario() -> Scenario:
    """The main scenario, read once."""
    return load_scenario(scenarios() / "year_five.yaml")


def started(
    of: Path | Scenario,
    seat: str,
    seed: int | None = None,
    players: Mapping[str, str] | None = None,
    gate_mode: str | None = None,
    objectives: Mapping[str, str] | None = None,
    secret: bytes | None = None,
) -> Screen:
    """A game at its first plan, in memory; its secret is made for it unless one is given."""
    loaded = of if isinstance(of, Scenario) else load_scenario(of)
    return Screen(Session.of(set_up(loaded, seat, seed, players, gate_mode, objectives, secret)))


def opened(path: Path) -> Screen:
    """The game in a file."""
    return Screen(load(path))


def resumed(record: Record) -> Screen:
    """The game of a record, in memory."""
    return Screen(rebuilt(record))


def game_at(record: Record, month: int) -> Screen:
    """The game at the plan of a month, or at the outcome, when that ended it."""
    cut = up_to(record, month)
    stage = "over" if cut.of("month")[-1]["outcome"] else "plan"
    values = {"month": month, "stage": stage, "acting": record.first_person}
    return resumed(cut.with_rows([*cut.rows, Row(0, "stage", cut.rows[-1].at, values)]))


def new_game(
    seat: str = "kyiv", seed: int = 7, players: Mapping[str, str] | None = None, secret: bytes | None = None
) -> Screen:
    """A game of the main scenario at its first plan, in memory."""
    return started(scenario(), seat, seed, players, secret=secret)


def kept_game(
    folder: Path, seat: str = "kyiv", players: dict[str, str] | None = None, secret: bytes | None = None
) -> tuple[Screen, Path]:
    """A new game and the file it is kept in."""
    game, path = new_game(seat, 7, players, secret), folder / "game.loc"
    game.file.save_as(path)
    return game, path


def an_order(chance: random.Random) -> o.Order:
    """Some order of a belligerent, legal or not."""
    sector = chance.randrange(len(scenario().theatre.sectors))
    makers = (
        lambda: o.SetEffort(sector, chance.random() / 2),
        lambda: o.SetPosture(sector, chance.choice(list(Posture))),
        lambda: o.SetTempo(0.4 + 0.9 * chance.random()),
        lambda: o.SetMandate(chance.randrange(8), chance.random()),
        lambda: o.Propose(chance.choice(list(Initiative))),
        lambda: o.SetTruceTerm(chance.randint(1, 3)),
    )
    return chance.choice(makers)()


def give_orders(game: Screen, chance: random.Random, count: int) -> int:
    """Try some orders; how many were taken."""
    return sum(game.give(an_order(chance)) is None for _ in range(count))


def propose(game: Screen, kind: Initiative) -> None:
    """Lay an initiative on the table, paying for it by taking everything else off."""
    for each in Initiative:
        game.give(o.Propose(each, False))
    refused = game.give(o.Propose(kind))
    assert refused is None, refused


def answer_all(game: Screen) -> None:
    """The staff's answers for every person, sent."""
    while game.stage == "table":
        game.suggest_answers()
        for side, kind in game.session.missing(game.index):
            game.answer(side, kind, Answer.DECLINE)
        game.send_answers()


def play_months(game: Screen, count: int, chance: random.Random | None = None) -> None:
    """Whole months, with a few orders of every person where there is a source of them."""
    for _ in range(count):
        while game.stage == "plan":
            if chance is not None:
                give_orders(game, chance, 3)
            game.commit()
        answer_all(game)
        game.next_month()


def long_game(game: Screen) -> None:
    """The whole campaign, with some 20 orders a month."""
    chance = random.Random(1)
    while game.stage != "over":
        for _ in range(24):
            game.give(o.SetMandate(chance.randrange(8), 0.3 * chance.random()))
        play_months(game, 1)


def figures(sheet: Sheet) -> dict[str, bytes]:
    """A sheet as comparable bytes."""
    return {name: value.tobytes() for name, value in sheet_items(sheet)}


def position(game: Screen) -> dict[str, object]:
    """Everything about a game that a person could notice, comparable."""
    session, course = game.session, game.course
    return {
        "states": [[v if n == "month" else v.tobytes() for n, v in state.items()] for state in course.states],
        "events": list(course.events),
        "stage": session.stage,
        "whose turn": game.index,
        "submitted": session.submitted,
        "waiting": session.waiting,
        "turns": {seat: _told(turn) for seat, turn in session.turns.items()},
        "addressed": [session.addressed(seat) for seat in range(len(course.setup.players))],
        "players": course.setup.players,
    }


def _told(turn: SeatTurn) -> dict[str, object]:
    return {
        "standing": figures(turn.standing),
        "draft": figures(turn.draft),
        "undone": [figures(sheet) for sheet in turn.undone],
        "redone": [figures(sheet) for sheet in turn.redone],
        "sealed": None if turn.sealed is None else figures(turn.sealed),
        "answers": dict(turn.answers),
        "has sent": turn.has_sent,
    }
