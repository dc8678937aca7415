"""Doctrines draw up sheets and answers that the rules allow, from what the seat may see, for any batch."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from tests.engine.play import identical, played, setting, still_month, year_five
from wargame.doctrine.named import ALIASES, BELLIGERENT, EXTERNAL
from wargame.doctrine.staff import answer_of, plan_of, staff, stance_of
from wargame.doctrine.stance import BelligerentStance
from wargame.engine.chance import Chance, StillChance
from wargame.engine.observation import Observation, observe, observe_month
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, axis_lengths, order_axes, sheet_items
from wargame.engine.state import State
from wargame.engine.words import ANSWERS, Initiative, Measure, Posture

THEATRE = year_five().theatre
BATCH = 6
SEATS = [(seat, name) for seat, names in enumerate(THEATRE.doctrines[s.key] for s in THEATRE.seats) for name in names]
OF_A_SIDE = [(side, name) for side in (0, 1) for name in sorted(BELLIGERENT)]


def ids(value: object) -> str:
    return value if isinstance(value, str) else THEATRE.seats[value].key if isinstance(value, int) else ""


@lru_cache(maxsize=1)
def positions() -> tuple[State, ...]:
    """The start and three later positions, the last with every door open."""
    later = [month.after for month in played(setting(), Chance.of(9, 0, BATCH), 14)]
    failed = later[-1].with_values(
        pillar_failed=np.ones_like(later[-1].pillar_failed),
        ceasefire_utility=np.full_like(later[-1].ceasefire_utility, 0.2),
    )
    return setting().start.tiled(BATCH), later[6], later[13], failed


def sights(seat: int) -> list[Observation]:
    return [observe(state, THEATRE, seat, Chance.of(9, 0, BATCH)) for state in positions()]


def belligerent_sheet(side: int, name: str, sight: Observation) -> BelligerentSheet:
    sheet = plan_of(BELLIGERENT[name], sight)
    assert isinstance(sheet, BelligerentSheet)
    return sheet


@pytest.mark.parametrize("seat,name", SEATS, ids=ids)
def test_every_doctrine_a_scenario_offers_exists_and_says_what_it_does(seat: int, name: str) -> None:
    stance = stance_of(THEATRE, seat, name)
    assert stance.label and stance.about.endswith(".")
    assert isinstance(stance, BelligerentStance) is (THEATRE.seats[seat].side is not None)


@pytest.mark.parametrize("seat,name", SEATS, ids=ids)
def test_a_sheet_is_finite_and_fits_its_axes(seat: int, name: str) -> None:
    lengths = axis_lengths(THEATRE)
    for sight in sights(seat):
        sheet = plan_of(stance_of(THEATRE, seat, name), sight)
        for field, values in sheet_items(sheet):
            axes = order_axes(field)
            assert values.shape == (*(lengths[axis] for axis in axes), BATCH), field
            assert np.isfinite(values).all(), field


@pytest.mark.parametrize("side,name", OF_A_SIDE, ids=ids)
def test_a_belligerent_s_sheet_asks_for_nothing_that_the_rules_would_cut(side: int, name: str) -> None:
    for sight, state in zip(sights(THEATRE.belligerent_seat(side)), positions(), strict=True):
        sheet = belligerent_sheet(side, name, sight)
        assert (sheet.raids.sum(axis=0) <= state.strike_stock[side] + len(THEATRE.nodes) / 2).all()
        assert not sheet.raids[THEATRE.node_owner == side].any() and (sheet.raids >= 0).all()
        assert not sheet.defence[THEATRE.node_owner != side].any() and (sheet.defence >= 0).all()
        np.testing.assert_allclose(sheet.production.sum(axis=0), 1, rtol=1e-5)
        assert (sheet.transfer.sum(axis=0) <= state.reserve[side] + 1e-3).all()
        assert ((sheet.tempo >= 0.4) & (sheet.tempo <= 1.3)).all()
        assert ((sheet.mobilisation >= 0) & (sheet.mobilisation <= 3)).all()
        assert ((sheet.fiscal >= 0) & (sheet.fiscal <= 1)).all() and (sheet.effort >= 0).all()
        assert ((sheet.mandate >= 0) & (sheet.mandate <= 1)).all() and ((np.abs(sheet.tone)) <= 1).all()
        assert np.isin(sheet.propose, (0, 1)).all() and np.isin(sheet.posture, list(Posture)).all()
        assert not sheet.court[[i for i, seat in enumerate(THEATRE.seats) if seat.side is not None]].any()


@pytest.mark.parametrize("seat,name", [(s, n) for s, n in SEATS if THEATRE.seats[s].side is None], ids=ids)
def test_an_external_seat_takes_its_own_measures_only(seat: int, name: str) -> None:
    allowed = set(THEATRE.seats[seat].measures)
    taken = set()
    for sight in sights(seat):
        sheet = plan_of(stance_of(THEATRE, seat, name), sight)
        assert isinstance(sheet, ExternalSheet)
        taken |= {(Measure(m), int(s)) for m, s in np.argwhere(sheet.measures.any(axis=-1))}
        assert np.abs(sheet.measures).max() <= 1
    assert taken and taken <= allowed


@pytest.mark.parametrize("seat,name", SEATS, ids=ids)
def test_answers_are_those_that_the_kind_of_initiative_admits(seat: int, name: str) -> None:
    codes = answer_of(stance_of(THEATRE, seat, name), observe_month(still_month(), seat))
    for kind in Initiative:
        asked = kind is Initiative.DOSSIER_REQUEST if THEATRE.seats[seat].side is None else True
        if asked and kind is not Initiative.DOSSIER_REQUEST or THEATRE.seats[seat].holds_dossiers and asked:
            assert set(codes[kind].tolist()) <= {int(answer) for answer in ANSWERS[kind]}, kind


@pytest.mark.parametrize("name", sorted(BELLIGERENT))
def test_a_batch_of_one_plans_the_same(name: str) -> None:
    side = 0 if "attacker" in name or BELLIGERENT[name].attacks == "grind" else 1
    seat, state = THEATRE.belligerent_seat(side), positions()[2]
    key = next((short for short, full in ALIASES[side].items() if full == name), name)
    book = staff(THEATRE, {THEATRE.seats[seat].key: key})
    whole = book.sheet(seat, state, Chance.of(9, 0, BATCH))
    for index in (0, BATCH - 1):
        alone = book.sheet(seat, state.campaign(index), Chance.of(9, index, 1))
        for (field, own), (_, all_) in zip(sheet_items(alone), sheet_items(whole), strict=True):
            column = np.ascontiguousarray(all_[..., index : index + 1])
            assert identical(np.ascontiguousarray(own), column), field


# --- what the default doctrines are known for


def test_the_grinder_gives_the_plurality_of_effort_to_its_main_sectors() -> None:
    sheet = belligerent_sheet(0, "grind", sights(0)[0])
    main = THEATRE.sector_main > 0
    assert (sheet.effort[main].sum(axis=0) / sheet.effort.sum(axis=0) >= 0.55).all()
    assert (sheet.posture[main] == Posture.GRIND).all()


def test_the_fortress_attacks_nowhere_and_strikes_refining_and_ports() -> None:
    sheet = belligerent_sheet(1, "fortress", sights(THEATRE.belligerent_seat(1))[0])
    assert not np.isin(sheet.posture, (Posture.GRIND, Posture.COUNTER_ATTACK)).any()
    aimed = np.array([node.kind in ("refinery", "port") for node in THEATRE.nodes])
    assert sheet.raids[aimed].sum() > 0.5 * sheet.raids.sum()
    assert (sheet.dossier > 0).all()


def test_the_adaptive_doctrines_read_the_state() -> None:
    start = positions()[0]
    poor = start.with_values(macro_insulation=np.full_like(start.macro_insulation, 0.4))
    cheap = start.with_values(oil_log=np.full_like(start.oil_log, np.log(45)))
    for side, name, state, field in (
        (0, "attacker_adaptive", poor, "tempo"),
        (1, "defender_adaptive", cheap, "production"),
    ):
        seat, chance = THEATRE.belligerent_seat(side), StillChance.count(BATCH)
        before, after = (belligerent_sheet(side, name, observe(s, THEATRE, seat, chance)) for s in (start, state))
        assert not np.array_equal(getattr(before, field), getattr(after, field)), name


def test_the_broker_presses_otherwise_once_a_door_is_open() -> None:
    seat = THEATRE.seat_index("washington")
    plain, _, _, opened = (plan_of(EXTERNAL["broker"], sight) for sight in sights(seat))
    assert isinstance(plain, ExternalSheet) and isinstance(opened, ExternalSheet)
    assert not np.array_equal(plain.measures, opened.measures)


def test_a_seat_knows_only_what_its_doctrines_exist_for() -> None:
    with pytest.raises(KeyError, match="grind"):
        stance_of(THEATRE, 0, "nonsense")
    with pytest.raises(KeyError, match="broker"):
        stance_of(THEATRE, THEATRE.seat_index("washington"), "grind")
    with pytest.raises(KeyError, match="no seat"):
        staff(THEATRE, {"nobody": "grind"})


def test_a_staff_reads_its_own_sight_and_not_the_truth() -> None:
    """Two positions that look the same to a seat get the same sheet, whatever hides behind the ranges."""
    start = positions()[0]
    hidden = start.with_values(
        sector_noise=np.ones_like(start.sector_noise), spending_offset=np.ones_like(start.spending_offset)
    )
    for side in (0, 1):
        seat = THEATRE.belligerent_seat(side)
        sheets = [setting().staff.sheet(seat, state, Chance.of(1, 0, BATCH)) for state in (start, hidden)]
        assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(*map(sheet_items, sheets), strict=True))
