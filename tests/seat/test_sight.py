"""A sight is what an observation shows, taken out of it: the same figures, as bytes and back, and nothing behind it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from tests.board.desk_cases import book, played, scenario
from wargame.doctrine.staff import staff
from wargame.engine.arrays import pack
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.observation import Observation, observe, observe_month
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, OWN, PUBLIC, SIDE, Kind
from wargame.engine.resolution import conclude, fight
from wargame.engine.words import Initiative
from wargame.seat.sight import Sight, sight_of

THEATRE = scenario().theatre
MOSCOW, KYIV, WASHINGTON = (THEATRE.seat_index(key) for key in ("moscow", "kyiv", "washington"))
CHANCE = Chance.of(7, secret=b"a secret of its own")


@lru_cache(maxsize=2)
def month(is_closed: bool) -> Ledger:
    """The second month fought, and closed if it is to be."""
    state, everyone = played(1)[0][-1], staff(THEATRE)
    ledger = fight(state, everyone.sheets(state, CHANCE), book(), CHANCE)
    return conclude(ledger, everyone.answers(ledger)) if is_closed else ledger


def position(seat: int) -> Observation:
    return observe(played(1)[0][-1], THEATRE, seat, CHANCE)


LOOKS = {
    "position": position,
    "table": lambda seat: observe_month(month(False), seat),
    "report": lambda seat: observe_month(month(True), seat),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("seat", [MOSCOW, KYIV, WASHINGTON])
def test_a_sight_reads_as_the_observation_it_is_of(look, seat: int) -> None:
    seen = look(seat)
    sight = sight_of(seen)
    assert (sight.seat, sight.side, sight.month, sight.batch) == (seat, seen.side, seen.month, 1)
    for name in seen.names():
        np.testing.assert_array_equal(sight.value(name), seen.value(name)[..., :1], err_msg=name)
        np.testing.assert_array_equal(sight.half_width(name), seen.half_width(name)[..., :1], err_msg=name)
        for edge, other in zip(sight.range(name), seen.range(name), strict=True):
            np.testing.assert_array_equal(edge, other[..., :1], err_msg=name)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_sight_comes_back_from_bytes_and_is_packed_the_same_again(look) -> None:
    sight = sight_of(look(KYIV))
    back = Sight.unpacked(sight.packed(), THEATRE)
    assert back.packed() == sight.packed() and (back.seat, back.month) == (KYIV, sight.month)
    assert sorted(back.figures) == sorted(sight.figures) and sorted(back.widths) == sorted(sight.widths)
    for name in sight.figures:
        np.testing.assert_array_equal(back.value(name), sight.value(name))


def test_the_month_holds_every_quantity_of_it_but_what_is_the_instructor_s() -> None:
    kinds = (Kind.STATE, Kind.MONTH, Kind.ORDER)
    wanted = {n for n, each in QUANTITIES.items() if each.kind in kinds and each.seen is not HIDDEN} - {"month"}
    assert set(sight_of(LOOKS["report"](KYIV)).figures) == wanted


@pytest.mark.parametrize("name", sorted(n for n, each in QUANTITIES.items() if each.seen is HIDDEN))
def test_what_is_the_instructor_s_is_in_no_sight(name: str) -> None:
    sight = sight_of(LOOKS["report"](KYIV))
    assert not sight.knows(name) and name not in sight.figures and name not in sight.widths
    for look in (sight.value, sight.half_width, sight.range):
        with pytest.raises(KeyError, match="not in this sight"):
            look(name)


def test_what_is_another_s_alone_is_missing_and_one_s_own_is_there() -> None:
    kyiv, moscow, washington = (sight_of(LOOKS["report"](seat)) for seat in (KYIV, MOSCOW, WASHINGTON))
    alone = [n for n in kyiv.figures if QUANTITIES[n].seen is OWN and QUANTITIES[n].axes[0] == "side"]
    assert len(alone) > 30
    for name in alone:
        assert np.isnan(kyiv.value(name)[0]).all() and not np.isnan(kyiv.value(name)[1]).any(), name
        assert np.isnan(moscow.value(name)[1]).all() and not np.isnan(moscow.value(name)[0]).any(), name
        assert kyiv.knows(name) and not washington.knows(name), name
    own = np.isnan(washington.value("order_measures")).reshape(len(THEATRE.seats), -1)
    assert [bool(row.any()) for row in own] == [seat != WASHINGTON for seat in range(len(THEATRE.seats))]


def test_an_order_that_lies_open_is_there_for_all() -> None:
    propose = np.array(month(False)["order_propose"])
    for is_laid in (0, 1):
        propose[0, Initiative.LETTER] = is_laid
        values = {**month(False).values, "order_propose": propose}
        tone = sight_of(Observation(values, 1, THEATRE, KYIV, CHANCE)).value("order_tone")
        assert bool(np.isnan(tone[0, 0])) != bool(is_laid) and not np.isnan(tone[1, 0])


def test_figures_and_ranges_cannot_be_written_to() -> None:
    sight = sight_of(position(KYIV))
    for array in (
        sight.value("force"),
        sight.half_width("force"),
        Sight.unpacked(sight.packed(), THEATRE).value("grid"),
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_figures_cannot_be_replaced() -> None:
    with pytest.raises(TypeError):
        sight_of(position(KYIV)).figures["force"] = np.zeros(1)  # type: ignore[index]


def test_a_sight_keeps_no_memory_of_the_truth() -> None:
    seen = position(KYIV)
    sight = sight_of(seen)
    for name, about in QUANTITIES.items():
        if name in sight.figures and about.kind is Kind.STATE and about.seen in (PUBLIC, SIDE):
            truth = getattr(played(1)[0][-1], name)
            assert not np.shares_memory(sight.figures[name], truth), name
            assert sight.figures[name].base is None, "an array of its own, not a view into another"


def test_other_bytes_are_refused() -> None:
    whose = {"seat and month": np.array([1, 0], dtype=np.int32)}
    bad = {
        "whose": {"force": np.zeros((2, 16, 1), dtype=np.float32)},
        "there is no seat": {"seat and month": np.array([9, 0], dtype=np.int32)},
        "no quantity": {**whose, "hope": np.zeros(1, dtype=np.float32)},
        "do not fit": {**whose, "force": np.zeros((2, 3, 1), dtype=np.float32)},
    }
    for words, arrays in bad.items():
        with pytest.raises(ValueError, match=words):
            Sight.unpacked(pack(arrays), THEATRE)
    for data in (b"", b"not a sight", sight_of(position(KYIV)).packed()[:50]):
        with pytest.raises(ValueError):
            Sight.unpacked(data, THEATRE)
