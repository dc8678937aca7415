"""Any order of any seat drawn at random, legal or not, and games in which people give them; imports the game."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from enum import IntEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

from tests.session.play import Screen, started
from wargame.engine import orders as o
from wargame.engine.theatre import Theatre
from wargame.engine.words import ANSWERS, Answer
from wargame.scenario.scenario import Scenario
from wargame.seat.player import PERSON

KINDS: tuple[type[o.Order], ...] = tuple(o.Order.__subclasses__())


def any_order(theatre: Theatre, chance: random.Random, family: tuple[type[o.Order], ...] = KINDS) -> o.Order:
    """An order of any kind with places of the scenario and figures a little past what is allowed."""
    kind = chance.choice(family)
    hints = get_type_hints(kind)
    values = {each.name: _value(each.name, hints[each.name], theatre, chance) for each in fields(kind)}
    if kind is o.SplitProduction:
        rest = 1 - values["munitions"]
        values |= {"strike": rest / 2, "air_defence": rest / 2}
    return kind(**values)


def _value(name: str, hint: Any, theatre: Theatre, chance: random.Random) -> Any:
    if isinstance(hint, UnionType):
        return None if chance.random() < 0.4 else _value(name, get_args(hint)[0], theatre, chance)
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return chance.choice(list(hint))
    if hint is bool:
        return chance.random() < 0.9
    if hint is float:
        return chance.uniform(-0.3, 1.4) if name != "points" else chance.uniform(0, 4)
    return chance.randrange(_count(name, theatre))


def _count(name: str, theatre: Theatre) -> int:
    """Numbers from nought that a whole-number field is drawn from: places of the scenario, else a handful."""
    places: Mapping[str, int] = {
        "sector": len(theatre.sectors), "origin": len(theatre.sectors), "destination": len(theatre.sectors),
        "node": len(theatre.nodes), "issue": len(theatre.issues), "seat": len(theatre.seats), "side": 2,
        "venue": len(theatre.venues), "template": len(theatre.templates),
    }  # fmt: skip
    return places.get(name, 5)


def everybody(scenario: Scenario, seed: int) -> Screen:
    """A game with a person in every seat."""
    return started(scenario, "", seed, {seat.key: PERSON for seat in scenario.theatre.seats})


def play_a_month(game: Screen, chance: random.Random, tries: int) -> Counter[type[o.Order]]:
    """Everybody tries some orders and gives some answer that is open; how often each kind of order was taken."""
    taken: Counter[type[o.Order]] = Counter()
    theatre = game.course.theatre
    while game.stage == "plan":
        external = theatre.seats[game.index].side is None
        family = tuple(kind for kind in KINDS if (kind.family == "external") is external)
        for order in (any_order(theatre, chance, family) for _ in range(tries)):
            taken[type(order)] += game.give(order) is None
        game.commit()
    while game.stage == "table":
        answer_somehow(game, chance)
        game.send_answers()
    game.next_month()
    return taken


def answer_somehow(game: Screen, chance: random.Random) -> None:
    """An answer to everything the acting seat owes one, drawn among those that are open to it."""
    for side, kind in game.session.missing(game.index):
        choice: list[Answer] = list(ANSWERS[kind])
        chance.shuffle(choice)
        assert any(game.answer(side, kind, answer) is None for answer in choice), f"{kind.name} admits no answer"
