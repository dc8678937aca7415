"""Replaying gives what was recorded, and names the first figure that does not; drives games and files."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fixed import examples
from tests.session.play import (
    PERSON,
    Screen,
    answer_all,
    figures,
    game_at,
    give_orders,
    kept_game,
    long_game,
    opened,
    play_months,
    position,
    scenario,
)
from wargame.board.board import board_view
from wargame.record import packing, store
from wargame.record.format import Record, Row
from wargame.record.problems import RecordError
from wargame.seat.problems import GameError
from wargame.session import branch, replay
from wargame.session.local import LocalClient
from wargame.words.times import month_label

THEATRE = scenario().theatre


def test_a_game_comes_out_as_recorded(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 3, random.Random(1))
    assert replay.verify(path) is None
    for one, other in zip(replay.states(path), game.course.states, strict=True):
        np.testing.assert_array_equal(one.line_km, other.line_km)


def falsified(record: Record, month: int, **changes: float) -> Record:
    """The record with figures of one month's position changed by amounts, all entries sealed anew."""

    def changed(row: Row) -> Row:
        if row.table != "month" or row["month"] != month:
            return row
        arrays = packing.unpack(row["state"])
        arrays.update({name: arrays[name] + np.float32(amount) for name, amount in changes.items()})
        return Row(row.seq, row.table, row.at, {**row.values, "state": packing.pack(arrays)})

    return record.with_rows(map(changed, record.rows))


def test_the_first_difference_is_named_with_both_values(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 3, random.Random(1))
    store.create(tmp_path / "false.loc", falsified(store.read(path), 2, reserve=1.0, debt=0.5))
    found = replay.verify(tmp_path / "false.loc")
    assert found is not None
    assert (found.month, found.quantity, found.place) == (2, "reserve", "Moscow")
    assert found.recorded == pytest.approx(found.recomputed + 1, abs=1e-3)
    assert found.label == month_label(game.course.theatre, 1)
    assert "Month 2" in found.sentence and "Moscow" in found.sentence and "reserve_" not in found.sentence


def test_a_false_start_is_noticed(tmp_path: Path) -> None:
    _, path = kept_game(tmp_path)
    found = replay.verify_record(falsified(store.read(path), 0, fund=2.0))
    assert found is not None and found.month == 0 and found.sentence.startswith("The start")


def test_the_last_bits_do_not_matter(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    play_months(game, 1)
    assert replay.verify_record(falsified(store.read(path), 1, grid=-2e-6)) is None
    assert replay.verify_record(falsified(store.read(path), 1, grid=-2e-3)) is not None


def test_any_month_can_be_looked_back_at(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    before = []
    for month in range(3):
        before.append(position(game))
        play_months(game, 1, random.Random(month))
    record = store.read(path)
    for month, expected in enumerate(before):
        assert position(game_at(record, month)) == expected
    for month in (-1, 4):
        with pytest.raises(RecordError, match="not in it"):
            game_at(record, month)


def test_looking_back_at_the_end_shows_the_outcome(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    while game.stage != "over":
        play_months(game, 1)
    last = game_at(store.read(path), game.course.state.month)
    assert last.stage == "over" and position(last)["states"] == position(game)["states"]


def test_the_past_holds_nothing_but_what_the_seat_saw_then(tmp_path: Path) -> None:
    game, _ = kept_game(tmp_path, players=PERSON)
    seen, chance = {}, random.Random(5)
    for _ in range(3):
        while game.stage == "plan":
            give_orders(game, chance, 3)
            view = game.view()
            orders = replace(view.orders, can_undo=False, can_redo=False)
            seen[game.course.state.month, game.index] = replace(view, orders=orders)
            game.commit()
        answer_all(game)
        game.next_month()
    for (month, seat), view in seen.items():
        assert LocalClient(game.session, seat).board_at(month).view == view


def test_looking_back_in_a_game_shows_the_seats_sealed_sheet(tmp_path: Path) -> None:
    game, _ = kept_game(tmp_path, players=PERSON)
    play_months(game, 3, random.Random(3))
    record = game.journal.record
    for month in range(3):
        for seat in game.session.persons:
            past, whole = game.session.past_desk(seat, month), game_at(record, month).session
            sealed = next(r for r in record.of("sealed") if (r["month"], r["seat"]) == (month, seat))
            assert figures(past.draft) == figures(packing.unpack_sheet(sealed["sheet"], THEATRE, seat))
            whole.turns[seat].draft = past.draft
            assert board_view(past) == whole.view(seat)
    with pytest.raises(GameError, match="Month 4 has not been played"):
        game.session.past_desk(seat, 3)


STEPS = st.lists(st.sampled_from(["orders", "undo", "redo", "suggest", "month", "reopen"]), min_size=4, max_size=12)


@examples(8)
@given(STEPS, st.integers(0, 2**32), st.booleans())
@example(["orders"] * 4, 954546769, False)
def test_random_games_come_back_however_they_are_reached(steps: list[str], seed: int, is_hot_seat: bool) -> None:
    """From scratch, after closing and reopening, from any month, and on a branch: the same game."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        game, path = kept_game(Path(folder), players=PERSON if is_hot_seat else None)
        for step in steps:
            game = _taken(step, game, path, chance)
        assert position(opened(path)) == position(game)
        assert replay.verify(path) is None
        month = chance.randint(0, game.course.state.month)
        middle = game_at(store.read(path), month)
        assert position(middle)["states"] == position(game)["states"][: month + 1]
        for name, redraw in (("branch", None), ("redrawn", seed)):
            where = branch.branch(path, month, Path(folder) / f"{name}.loc", redraw=redraw)
            on_branch = opened(where)
            assert position(on_branch) == position(middle)
            play_months(on_branch, 1, chance)
            assert position(opened(where)) == position(on_branch)
            assert replay.verify(where) is None
            on_branch.journal.close()
        game.journal.close()


def _taken(step: str, game: Screen, path: Path, chance: random.Random) -> Screen:
    if step == "orders":
        give_orders(game, chance, 4)
    elif step == "month":
        play_months(game, 1)
    elif step == "reopen":
        game.journal.close()
        return opened(path)
    else:
        getattr(game, step)()
    return game


@pytest.mark.slow
def test_any_month_of_a_long_game_is_reached(tmp_path: Path) -> None:
    """24 months with 500 orders; how long that takes is measured by tests/benchmarks/stepping.py."""
    game, path = kept_game(tmp_path)
    long_game(game)
    record = store.read(path)
    assert record.months >= 24 and len(record.of("draft")) >= 500
    again = opened(path)
    for month in range(0, 24, 6):
        assert position(game_at(record, month))["states"] == position(game)["states"][: month + 1]
        assert again.board_at(month).view.month == month
