"""The comparison of a finished game: begun after the outcome is shown, told for the game that ended last."""

from __future__ import annotations

from types import SimpleNamespace

from pytestqt.qtbot import QtBot

from wargame.ui.month.comparing import Comparing


def over(is_over: bool = True) -> SimpleNamespace:
    """A client as far as the comparison asks before it begins."""
    end = SimpleNamespace() if is_over else None
    return SimpleNamespace(finished=lambda: end)


def test_a_sentence_of_an_earlier_game_is_not_told_of_the_next(qtbot: QtBot) -> None:
    comparing, told = Comparing(), []
    comparing.ready.connect(told.append)
    first, second = over(), over()
    for game in (first, over(False), second):
        comparing.start(game)  # type: ignore[arg-type]
        comparing._begin.stop()
    comparing._told.ready.emit(first.finished(), "first")
    assert told == []
    comparing._told.ready.emit(second.finished(), "second")
    assert told == ["second"]


def test_a_game_is_compared_once_and_not_before_its_outcome_is_shown(qtbot: QtBot) -> None:
    comparing, game = Comparing(), over()
    comparing.start(game)  # type: ignore[arg-type]
    assert comparing._begin.isActive()
    comparing._begin.stop()
    comparing.start(game)  # type: ignore[arg-type]
    assert not comparing._begin.isActive()
    comparing.start(over(False))  # type: ignore[arg-type]
    assert not comparing._begin.isActive()
