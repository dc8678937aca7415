"""Games for tests of the record: short ones with random orders, and what makes two games the same; imports the game."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

from wargame.engine import orders as o
from wargame.engine.sheet import Sheet, sheet_items
from wargame.engine.words import Answer, Initiative, Posture
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.scenario.scenario import Scenario
from wargame.session.game import Game
from wargame.session.setup import set_up

PERSON = {"moscow": "person"}
"""A second person, for hot-seat games."""


@lru_cache(maxsize=1)
def scenario() -> Scenario:
    """The main scenario, read once."""
    return load_scenario(scenarios() / "year_five.yaml")


def new_game(
    seat: str = "kyiv", seed: int = 7, players: dict[str, str] | None = None, secret: bytes | None = None
) -> Game:
    """A game at its first plan, in memory; its secret is made for it unless one is given."""
    return Game.of(set_up(scenario(), seat, seed, players, secret=secret))


def kept_game(
    folder: Path, seat: str = "kyiv", players: dict[str, str] | None = None, secret: bytes | None = None
) -> tuple[Game, Path]:
    """A new game and the file it is kept in."""
    game, path = new_game(seat, 7, players, secret), folder / "game.loc"
    game.save(path)
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


def give_orders(game: Game, chance: random.Random, count: int) -> int:
    """Try some orders; how many were taken."""
    return sum(game.give(an_order(chance)) is None for _ in range(count))


def propose(game: Game, kind: Initiative) -> None:
    """Lay an initiative on the table, paying for it by taking everything else off."""
    for each in Initiative:
        game.give(o.Propose(each, False))
    refused = game.give(o.Propose(kind))
    assert refused is None, refused


def answer_all(game: Game) -> None:
    """The staff's answers for every person, sent."""
    while game.stage == "table":
        game.suggest_answers()
        for side, kind in game.missing(game.acting):
            game.answer(side, kind, Answer.DECLINE)
        game.send_answers()


def play_months(game: Game, count: int, chance: random.Random | None = None) -> None:
    """Whole months, with a few orders of every person where there is a source of them."""
    for _ in range(count):
        while game.stage == "plan":
            if chance is not None:
                give_orders(game, chance, 3)
            game.commit()
        answer_all(game)
        game.next_month()


def long_game(game: Game) -> None:
    """The whole campaign, with some 20 orders a month."""
    chance = random.Random(1)
    while game.stage != "over":
        for _ in range(24):
            game.give(o.SetMandate(chance.randrange(8), 0.3 * chance.random()))
        play_months(game, 1)


def figures(sheet: Sheet) -> dict[str, bytes]:
    """A sheet as comparable bytes."""
    return {name: value.tobytes() for name, value in sheet_items(sheet)}


def position(game: Game) -> dict[str, object]:
    """Everything about a game that a person could notice, comparable."""
    states = [[v if n == "month" else v.tobytes() for n, v in state.items()] for state in game.states]
    stacks = {
        name: {seat: [figures(s) for s in sheets] for seat, sheets in getattr(game, name).items() if sheets}
        for name in ("undone", "redone")
    }
    return {
        "states": states,
        "events": list(game.events),
        "stage": game.stage,
        "acting": game.acting,
        "drafts": {seat: figures(game.drafts[seat]) for seat in game.persons},
        "standing": {seat: figures(game.standing[seat]) for seat in game.persons},
        "sealed": set(game.sealed),
        "given": {seat: dict(given) for seat, given in game.given.items() if given},
        "initiatives": game.initiatives(),
        "players": game.setup.players,
        **stacks,
    }
