"""A board whose parts are kept is the board made anew, and an edit makes again only what reads what it changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.session.play import Screen, answer_all, new_game, started
from tests.session.random_orders import KINDS, any_order
from wargame.board.board import board_view
from wargame.board.kept import Kept
from wargame.board.view import BoardView
from wargame.engine.orders import Order, PlanRaids, Propose, SetEffort, SetMandate, TakeMeasure
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import Initiative, Measure
from wargame.resources import scenarios
from wargame.seat.desk import Desk


def anew(game: Screen) -> BoardView:
    """The same board with nothing kept."""
    return board_view(game.session.desk(game.index))


@pytest.mark.parametrize("seat", ["kyiv", "washington"])
@pytest.mark.parametrize("scenario", ["year_five", "quarters"])
def test_whatever_is_ordered_the_kept_board_is_the_one_made_anew(scenario: str, seat: str) -> None:
    game, chance = started(scenarios() / f"{scenario}.yaml", seat, 5), random.Random(f"{scenario} {seat}")
    family = tuple(kind for kind in KINDS if (kind.family == "external") is (seat == "washington"))
    for _ in range(2):
        for _ in range(40):
            step = chance.choice([*[game.give] * 6, game.undo, game.redo, game.suggest])
            step(any_order(game.course.theatre, chance, family)) if step == game.give else step()
            assert game.view() == anew(game)
        game.commit()
        assert game.view() == anew(game)
        answer_all(game)
        assert game.view() == anew(game)
        game.next_month()


def parts(view: BoardView) -> dict[str, object]:
    """Parts of a board by name, the order lines by family."""
    lines = {
        family: tuple(line for line in view.orders.lines if line.family == family)
        for family in ("kinetic", "economic", "negotiation")
    }
    return {"map": view.map, "economy": view.economy, "diplomacy": view.diplomacy, **lines}


def kept_through(game: Screen, order: Order) -> set[str]:
    """Parts that are the very same object (lines: objects) after an order."""
    before = parts(game.view())
    assert game.give(order) is None
    after = parts(game.view())
    same = {name for name in ("map", "economy", "diplomacy") if after[name] is before[name]}
    lines = set(after) - {"map", "economy", "diplomacy"}
    return same | {name for name in lines if all(map(lambda a, b: a is b, after[name], before[name]))}


@pytest.mark.parametrize(
    ("order", "kept"),
    [
        (SetMandate(0, 0.9), {"map", "economy", "kinetic", "economic"}),
        (Propose(Initiative.LETTER, False), {"map", "economy", "diplomacy", "kinetic", "economic"}),
        (SetEffort(3, 0.4), {"economy", "diplomacy", "economic", "negotiation"}),
        (PlanRaids(0, 0), {"diplomacy", "kinetic", "negotiation"}),
    ],
    ids=lambda each: type(each).__name__,
)
def test_an_order_leaves_alone_what_does_not_read_it(order: Order, kept: set[str]) -> None:
    game = new_game()
    if isinstance(order, Propose):
        game.give(replace(order, on=True))
    elif isinstance(order, PlanRaids):
        raided = int(game.turn.draft.raids[:, 0].argmax())
        assert game.turn.draft.raids[raided, 0] > 0
        order = PlanRaids(raided, 0)
    assert kept <= kept_through(game, order)


def test_another_month_leaves_nothing_as_it_was() -> None:
    game = new_game(seat="washington")
    before = game.view()
    game.commit()
    answer_all(game)
    game.next_month()
    assert game.give(TakeMeasure(Measure.ATTENTION, 1, 0.5)) is None
    after = game.view()
    assert after.map is not before.map and after.economy is not before.economy


@pytest.mark.parametrize(
    ("read", "is_again"),
    [
        (lambda desk: desk.draft.tempo, False),
        (lambda desk: desk.draft.mandate, True),
        (lambda desk: replace(desk.draft, tempo=desk.draft.tempo), True),
        (lambda desk: isinstance(desk.draft, BelligerentSheet), False),
        (lambda desk: desk.can_undo, True),
        (lambda desk: (desk.standing.mandate, desk.month, desk.profile(desk.seat), desk.last), False),
    ],
    ids=["other orders", "the order", "the whole sheet", "the kind of sheet", "what can be undone", "what stays"],
)
def test_a_part_is_made_again_when_something_it_read_has_changed(
    read: Callable[[Desk], object], is_again: bool
) -> None:
    game, made = new_game(), list[Desk]()
    part = Kept(lambda desk: (made.append(desk), read(desk)))
    first = part.of(game.session.desk(game.index))
    assert part.of(game.session.desk(game.index)) is first and len(made) == 1
    assert game.give(SetMandate(0, 0.9)) is None
    part.of(game.session.desk(game.index))
    assert len(made) == 1 + is_again
