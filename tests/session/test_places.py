"""Every line of the log that names a place opens the Why of that place, for every seat, at the report and later on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest

from tests.session.play import Screen, started
from wargame.board.why.explain import explain
from wargame.engine import orders as o
from wargame.engine.theatre import Theatre
from wargame.engine.words import Initiative
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.seat.values import LogLine

GAMES = (("year_five", 7), ("aid_shock", 2026), ("double_squeeze", 11))


@lru_cache(maxsize=4)
def names_of(theatre_key: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of a scenario's places in a sentence, a longer name before one that begins it."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def places_in(text: str, theatre: Theatre) -> list[str]:
    """Sectors, towns, nodes, regions and issues that a sentence names; a side is no place."""
    named = [*theatre.sectors, *theatre.nodes, *theatre.regions, *(town for s in theatre.sectors for town in s.towns)]
    names = {each.name for each in named} | set(theatre.issues)
    names -= {side.name for side in theatre.sides}
    return names_of(theatre.key, tuple(sorted(names))).findall(text)


def proposing_everything(game: Screen) -> None:
    """Some of everything on the table, so that refusals name what they are about."""
    for month, kind in enumerate(Initiative):
        game.give(o.Propose(kind, month % 3 == game.course.state.month % 3))
    game.give(o.ChooseTemplate(game.course.state.month % len(game.course.theatre.templates)))


def lines_asked(scenario: str, seed: int) -> Iterator[tuple[Screen, int, LogLine]]:
    """Each seat's new lines at every month report, and again at the next plan."""
    loaded = load_scenario(scenarios() / f"{scenario}.yaml")
    game = started(loaded, "kyiv", seed, {"moscow": "person"})
    seats = range(len(loaded.theatre.seats))
    for _ in range(24):
        while game.stage == "plan":
            proposing_everything(game)
            game.commit()
        while game.stage == "table":
            game.suggest_answers()
            game.send_answers()
        desks = {seat: game.session.desk(seat) for seat in seats}
        news = [(seat, line) for seat in seats for line in desks[seat].log if line.month == game.course.state.month]
        yield from ((game, seat, line) for seat, line in news)
        game.next_month()
        yield from ((game, seat, line) for seat, line in news)
        if game.stage == "over":
            return


@pytest.mark.parametrize(("scenario", "seed"), GAMES)
def test_a_line_that_names_a_place_opens_that_place_s_own_why(scenario: str, seed: int) -> None:
    asked, missed = 0, []
    for game, seat, line in lines_asked(scenario, seed):
        places = places_in(line.text, game.course.theatre)
        why = explain(game.session.desk(seat), line.asks)
        assert why is not None, line
        if places:
            asked += 1
            if not any(place.casefold() in why.title.casefold() for place in places):
                missed.append((line.text, line.asks, why.title))
    assert missed == []
    assert asked > 1000
