"""Whole games, asked for the Why of what their months hold: nothing is called hidden that the seat may know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from tests.board.desk_cases import raw_words
from wargame.board.view import WhyView
from wargame.board.why.explain import explain
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, OWN
from wargame.resources import scenarios
from wargame.seat.desk import OVER, Desk
from wargame.session.session import Session

GAMES = (("year_five", 11), ("hazard_year_five", 5), ("quarters", 9))
"""Scenario and seed of games that last 24 months: gates that bind, gates of chance, a sheet for three months."""
MONTHS = 24
EACH = 3
"""Every turn asks for a third of the names, and every turn another seat asks."""


def reports(name: str, seed: int) -> Iterator[tuple[int, Desk]]:
    """Every turn of a game between doctrines, on the desk of one seat after another."""
    game, turn = Session.start(scenarios() / f"{name}.yaml", "", seed), 0
    while game.stage != OVER:
        game.play_month()
        yield turn, game.desk(turn % len(game.setup.players))
        turn += 1
    assert game.month == MONTHS


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Every quantity in the order of the declarations."""
    return tuple(QUANTITIES)


def asked(desk: Desk, turn: int) -> Iterator[tuple[str, WhyView]]:
    """The explanations a turn is asked for, by key: rules, quantities, and the own row of what has one."""
    rules = [rule.id for rule in desk.rulebook.rules()]
    keys = [*rules[turn % EACH :: EACH], *names()[turn % EACH :: EACH]]
    own = [key for name in names()[turn % EACH :: EACH] for key in own_rows(desk, name)]
    for key in (*keys, *own):
        view = explain(desk, key)
        if view is not None:
            yield key, view


def own_rows(desk: Desk, name: str) -> Iterator[str]:
    """A key of the seat's own row, where the quantity is somebody's."""
    axes = QUANTITIES[name].axes
    if axes[:1] == ("side",) and desk.side is not None:
        yield f"{name}/{desk.side}"
    if axes[:1] == ("node",) and desk.side is not None:
        yield f"{name}/{list(desk.theatre.node_owner).index(desk.side)}"


def hidden(view: WhyView, desk: Desk, of: str) -> set[str]:
    """Quantities that an explanation calls hidden, by words: its result, its inputs, those its sentence names."""
    rule = desk.rulebook.find(view.rule)
    assert rule is not None
    found = {each.name.removesuffix(", the month before") for each in view.inputs if each.value == "hidden"}
    found |= {QUANTITIES[of].words} if view.result.startswith("hidden") else set()
    if "hidden" in view.sentence:
        found |= {QUANTITIES[n].words for n in (*rule.reads, *rule.writes) if f"{{{n}" in rule.explain and may(n)}
        assert found, f"{view.rule} calls hidden what is not: {view.sentence}"
    return found


def may(name: str, is_own: bool = False) -> bool:
    """True where a quantity may be hidden from the seat that asks; its own row only if it is everybody's secret."""
    return QUANTITIES[name].seen is HIDDEN or (QUANTITIES[name].seen is OWN and not is_own)


@pytest.mark.parametrize("name,seed", GAMES)
def test_no_why_hides_what_the_seat_may_know_or_speaks_in_identifiers(name: str, seed: int) -> None:
    told = 0
    for turn, desk in reports(name, seed):
        for key, view in asked(desk, turn):
            of, *row = key.split("/")
            rule = desk.rulebook.find(of)
            wanted = {each for each, about in QUANTITIES.items() if may(each, bool(row))}
            words = {QUANTITIES[each].words for each in wanted}
            assert hidden(view, desk, rule.headline if rule else of) <= words, f"{key} in turn {turn}: {view}"
            assert raw_words(view) == [], f"{key} in turn {turn}"
            told += 1
    assert told > 500
