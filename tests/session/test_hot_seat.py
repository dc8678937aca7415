"""Persons at one screen have their turns in seat order, at the plan and at the table."""

from __future__ import annotations

from pathlib import Path

from tests.session.play import PERSON, kept_game, new_game, opened, propose
from wargame.engine.words import Initiative


def test_the_screen_goes_round_at_the_plan_and_at_the_table(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    seen = []
    while game.stage != "report":
        seen.append((game.stage, game.seat, game.view().seat.key))
        if game.stage == "plan":
            propose(game, Initiative.HUMANITARIAN_TRUCE)
            game.commit()
        else:
            game.suggest_answers()
            game.send_answers()
        assert opened(path).seat == game.seat
    assert seen == [(stage, seat, seat) for stage in ("plan", "table") for seat in ("moscow", "kyiv")]
    assert (game.seat, game.submitted, game.waited_for) == ("moscow", (), ())


def test_a_screen_stays_with_whoever_has_not_sent_yet() -> None:
    game = new_game(players=PERSON)
    while game.stage == "plan":
        propose(game, Initiative.HUMANITARIAN_TRUCE)
        game.commit()
    game.suggest_answers()
    assert game.session.missing(0) == () and game.seat == "moscow"
    game.send_answers()
    assert game.seat == "kyiv"


def test_one_person_keeps_the_screen_and_a_game_of_doctrines_is_watched() -> None:
    alone, nobody = new_game(), new_game(seat="")
    alone.commit()
    assert alone.seat == "kyiv"
    nobody.commit()
    assert (nobody.seat, nobody.stage, nobody.months) == ("moscow", "report", 1)
