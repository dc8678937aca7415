"""A game is compared with its staff doctrine under the same chance."""

from __future__ import annotations

from wargame.resources import scenarios
from wargame.session.game import Game
from wargame.study.comparison import compare


def finished(seat: str) -> Game:
    """A game whose person takes over every plan of the staff."""
    game = Game.start(scenarios() / "seminar_six.yaml", seat, 11)
    while game.stage != "over":
        game.suggest()
        game.play_month()
    return game


def test_a_person_who_plays_the_staff_scores_as_the_staff() -> None:
    game = finished("kyiv")
    found = compare(game.setup, game.rulebook.theatre.seat_index("kyiv"), game.state, 64)
    assert found is not None
    assert abs(found.score - found.same_chance) < 3
    assert found.low <= found.mean <= found.high and 0 <= found.percentile <= 100
    assert "not a forecast" in found.sentence


def test_another_final_position_scores_differently() -> None:
    game = finished("kyiv")
    lost = game.state.with_values(gained_km2=game.state.gained_km2 + 2000)
    seat = game.rulebook.theatre.seat_index("kyiv")
    first, second = (compare(game.setup, seat, state, 32) for state in (game.state, lost))
    assert first is not None and second is not None
    assert second.score < first.score and second.same_chance == first.same_chance
