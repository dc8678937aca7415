"""A game is compared with its staff doctrine under the same chance."""

from __future__ import annotations

from dataclasses import replace

from tests.session.play import Screen, started
from wargame.resources import scenarios
from wargame.session.client import Finished
from wargame.study.comparison import compare


def finished(seat: str) -> Screen:
    """A game whose person takes over every plan of the staff."""
    game = started(scenarios() / "seminar_six.yaml", seat, 11)
    while game.stage != "over":
        game.suggest()
        game.session.play_month()
    return game


def test_a_person_who_plays_the_staff_scores_as_the_staff() -> None:
    game = finished("kyiv")
    found = compare(game.finished(), 64)
    assert found is not None
    assert abs(found.score - found.same_chance) < 3
    assert found.low <= found.mean <= found.high and 0 <= found.percentile <= 100
    assert "not a forecast" in found.sentence


def test_another_final_position_scores_differently() -> None:
    game = finished("kyiv")
    lost = game.course.state.with_values(gained_km2=game.course.state.gained_km2 + 2000)
    worse = replace(game.course, states=(*game.course.states[:-1], lost))
    first, second = (compare(each, 32) for each in (game.finished(), Finished(worse, game.index)))
    assert first is not None and second is not None
    assert second.score < first.score and second.same_chance == first.same_chance
