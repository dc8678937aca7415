"""Seats plan and answer at once, each by itself: whoever is first, the game that comes of it is the same."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.session.play import (
    PERSON,
    Screen,
    an_order,
    figures,
    kept_game,
    new_game,
    opened,
    position,
    propose,
    started,
)
from wargame.engine.orders import Court, FundDossier, Order, Propose, SetTempo, SetTrade
from wargame.engine.words import ANSWERS, Dossier, Initiative
from wargame.record import store
from wargame.record.format import Record
from wargame.resources import scenarios
from wargame.seat.player import PERSON as BY_HAND
from wargame.seat.problems import GameError
from wargame.session import replay
from wargame.session.local import LocalClient

MOSCOW, KYIV, WASHINGTON = 0, 1, 2


def clients(game: Screen) -> list[LocalClient]:
    """A client for each of two persons."""
    return [LocalClient(game.session, seat) for seat in game.session.persons]


def plans(month: int) -> list[list[Order]]:
    """What each of two persons tries in a month; a letter to the other in the end."""
    chance = random.Random(month)
    tried = [[an_order(chance) for _ in range(8)] for _ in range(2)]
    spared = [SetTrade(0, 0), *(FundDossier(each, 0) for each in Dossier), *(Court(seat, 0) for seat in range(5))]
    proposed = [*(Propose(each, False) for each in Initiative), Propose(Initiative.LETTER)]
    return [[*orders, *spared, *proposed] for orders in tried]


Steps = Sequence[Callable[[], object]]


def planning(client: LocalClient, orders: list[Order]) -> Steps:
    """One person's plan, some of it taken back and brought back."""
    given = [lambda order=order: client.give(order) for order in orders]
    return [*given[:6], client.undo, client.undo, client.redo, client.suggest, client.undo, *given[6:]]


def answering(client: LocalClient, game: Screen) -> Steps:
    """One person's answers: the first that is open to each initiative, after the staff's."""

    def answer() -> None:
        for side, kind in game.session.addressed(client.index):
            assert any(client.answer(side, kind, each) is None for each in ANSWERS[kind])

    return [client.suggest_answers, answer]


def in_turn(*parts: Steps) -> None:
    """One person after the other."""
    for step in (step for part in parts for step in part):
        step()


def at_once(*parts: Steps) -> None:
    """Step by step in between one another."""
    for steps in zip_longest(*parts):
        for step in reversed(steps):
            if step is not None:
                step()


def by_threads(*parts: Steps) -> None:
    """Each from a thread of its own."""
    threads = [threading.Thread(target=in_turn, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def played(game: Screen, taken: Callable[..., None], last_first: bool, months: int = 2) -> Screen:
    """Some months of two persons; ``taken`` says how their steps fall together, ``last_first`` who submits first."""
    both = clients(game)
    order = both[::-1] if last_first else both
    for month in range(months):
        taken(*(planning(client, orders) for client, orders in zip(both, plans(month), strict=True)))
        for client in order:
            client.commit()
        assert game.stage == "table" and len(game.session.waiting) == 2
        taken(*(answering(client, game) for client in both))
        for client in order:
            client.send_answers()
        game.next_month()
    return game


def content(record: Record) -> Counter[tuple[object, ...]]:
    """What a record says, whenever and in whatever order it was said."""
    return Counter((row.table, *row.values.items()) for row in record.rows)


@pytest.fixture(scope="module")
def one_after_the_other() -> Screen:
    """Two persons at a hot seat, each planning and answering when it is their turn."""
    game = new_game(players=PERSON)
    for month in range(2):
        for seat, orders in enumerate(plans(month)):
            assert game.index == seat
            in_turn(planning(game, orders))
            game.commit()
        for _ in range(2):
            in_turn(answering(game, game))
            game.send_answers()
        game.next_month()
    return game


@pytest.mark.parametrize("last_first", [False, True], ids=["first person first", "last person first"])
@pytest.mark.parametrize("taken", [in_turn, at_once, by_threads])
def test_two_seats_plan_at_once_and_it_is_the_same_as_one_after_the_other(
    taken: Callable[..., None], last_first: bool, one_after_the_other: Screen, tmp_path: Path
) -> None:
    game = played(new_game(players=PERSON), taken, last_first)
    assert position(game) == position(one_after_the_other)
    game.file.save_as(tmp_path / "game.loc")
    record = store.read(tmp_path / "game.loc")
    assert content(record) == content(one_after_the_other.journal.record)
    assert replay.verify_record(record) is None


def test_two_seats_at_once_never_mix_what_is_written(one_after_the_other: Screen, tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    played(game, by_threads, False)
    assert game.unsaved == "" and content(store.read(path)) == content(one_after_the_other.journal.record)


def test_each_seat_takes_back_its_own_orders_alone() -> None:
    game = new_game(players=PERSON)
    moscow, kyiv = clients(game)
    laid = {seat: figures(turn.draft) for seat, turn in game.session.turns.items()}
    for tempo in (0.8, 0.9):
        assert moscow.give(SetTempo(tempo)) is None
        assert kyiv.give(SetTempo(tempo + 0.3)) is None
    assert moscow.undo() and moscow.undo() and not moscow.undo()
    assert figures(game.session.turns[MOSCOW].draft) == laid[MOSCOW]
    assert float(game.session.turns[KYIV].draft.tempo[0]) == pytest.approx(1.2)
    assert moscow.redo() and not kyiv.redo() and kyiv.undo()
    assert [float(game.session.turns[seat].draft.tempo[0]) for seat in (MOSCOW, KYIV)] == pytest.approx([0.8, 1.1])


def test_everybody_knows_who_has_submitted_and_nothing_else() -> None:
    game = new_game(players=PERSON)
    moscow, kyiv = clients(game)
    before = repr(kyiv.view())
    for order in plans(0)[MOSCOW]:
        moscow.give(order)
        assert repr(kyiv.view()) == before
    assert moscow.undo() and moscow.redo()
    moscow.commit()
    assert repr(kyiv.view()) == before
    for client in (moscow, kyiv):
        assert (client.submitted, client.waited_for) == (("moscow",), ("kyiv",))
    for order in plans(0)[KYIV]:
        kyiv.give(order)
    kyiv.commit()
    assert game.stage == "table" and moscow.submitted == kyiv.submitted == ()
    assert moscow.waited_for == kyiv.waited_for == ("moscow", "kyiv")
    at_table = repr(moscow.view())
    in_turn(answering(kyiv, game))
    assert repr(moscow.view()) == at_table
    kyiv.send_answers()
    assert repr(moscow.view()) == at_table
    assert (moscow.submitted, kyiv.waited_for) == (("kyiv",), ("moscow",))


def test_what_is_sealed_stays_and_what_is_a_doctrine_s_is_not_touched() -> None:
    game = new_game(players=PERSON)
    moscow, kyiv = clients(game)
    kyiv.commit()
    for step in (kyiv.undo, kyiv.redo, kyiv.suggest, kyiv.commit, lambda: kyiv.give(SetTempo(1.0))):
        with pytest.raises(GameError, match="Kyiv has sealed its orders; waiting for Moscow"):
            step()
    with pytest.raises(GameError, match="Washington is played by a doctrine"):
        LocalClient(game.session, WASHINGTON).commit()
    with pytest.raises(GameError, match="another step of the month: the game is at the plan"):
        moscow.send_answers()
    propose(game, Initiative.HUMANITARIAN_TRUCE)
    moscow.commit()
    in_turn(answering(kyiv, game))
    kyiv.send_answers()
    if game.stage == "table":
        with pytest.raises(GameError, match="Kyiv has sealed its answers; waiting for Moscow"):
            kyiv.suggest_answers()


def test_the_month_waits_for_whoever_is_asked_and_for_nobody_else() -> None:
    game = new_game(players={**PERSON, "washington": BY_HAND})
    for kind in Initiative:
        for seat in (MOSCOW, KYIV):
            game.session.give(seat, Propose(kind, False))
    assert game.session.give(MOSCOW, Propose(Initiative.HUMANITARIAN_TRUCE)) is None
    for seat in (WASHINGTON, KYIV, MOSCOW):
        game.session.commit(seat)
    assert (game.stage, game.session.waiting) == ("table", (KYIV,))
    for seat in (MOSCOW, WASHINGTON):
        with pytest.raises(GameError, match="Nothing on the table is addressed to this seat"):
            game.session.send_answers(seat)
    with pytest.raises(GameError, match="needs an answer first"):
        game.session.send_answers(KYIV)
    game.session.suggest_answers(KYIV)
    game.session.send_answers(KYIV)
    assert game.stage == "report"


def test_a_game_is_resumed_wherever_two_persons_left_it(tmp_path: Path) -> None:
    """One has submitted and the other is planning, whichever it is; one has answered or sent, and the other not."""
    game, path = kept_game(tmp_path, players=PERSON)
    for month, last_first in enumerate((False, True)):
        first, second = clients(game)[::-1] if last_first else clients(game)
        mine, theirs = plans(month)[::-1] if last_first else plans(month)
        steps = [
            *planning(first, mine), *planning(second, theirs)[:9], first.commit, *planning(second, theirs)[9:],
            second.commit, *answering(first, game), *answering(second, game)[:1], first.send_answers,
            *answering(second, game)[1:], second.send_answers, game.next_month,
        ]  # fmt: skip
        for step in steps:
            step()
            again = opened(path)
            assert position(again) == position(game)
            for seat in (MOSCOW, KYIV, WASHINGTON):
                assert again.session.view(seat) == game.session.view(seat)


def test_a_resumed_game_goes_on_with_whoever_is_waited_for(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    moscow, kyiv = clients(game)
    in_turn(planning(moscow, plans(0)[MOSCOW]), planning(kyiv, plans(0)[KYIV]))
    kyiv.commit()
    again = opened(path)
    assert (again.session.submitted, again.index) == ((KYIV,), MOSCOW)
    for each in (game, again):
        clients(each)[MOSCOW].commit()
        in_turn(answering(clients(each)[KYIV], each))
        clients(each)[KYIV].send_answers()
    game = opened(path)
    assert (game.stage, game.session.submitted, game.index) == ("table", (KYIV,), MOSCOW)
    for each in (game, again):
        in_turn(answering(clients(each)[MOSCOW], each))
        clients(each)[MOSCOW].send_answers()
    assert game.stage == "report" and position(game) == position(again)


def test_answers_sent_by_all_before_the_month_was_written_close_it_on_opening(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    for client, orders in zip(clients(game), plans(0), strict=True):
        in_turn(planning(client, orders))
        client.commit()
    for client in clients(game):
        in_turn(answering(client, game))
    clients(game)[KYIV].send_answers()
    game.journal.sent(0, MOSCOW, False)
    again = opened(path)
    clients(game)[MOSCOW].send_answers()
    assert again.stage == "report" and position(again) == position(game)


def test_a_turn_of_several_months_is_planned_at_once_too(tmp_path: Path) -> None:
    game = started(scenarios() / "quarters.yaml", "kyiv", 6, {"moscow": BY_HAND})
    game.file.save_as(tmp_path / "game.loc")
    moscow, kyiv = clients(game)
    for client in (kyiv, moscow):
        for kind in Initiative:
            client.give(Propose(kind, False))
        assert client.give(Propose(Initiative.LETTER)) is None
    kyiv.commit()
    assert (game.stage, game.session.month) == ("plan", 0)
    moscow.commit()
    assert (game.stage, game.session.month) == ("table", 2)
    assert position(opened(tmp_path / "game.loc")) == position(game)
