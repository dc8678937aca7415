"""A belligerent's staff: a stance and an observation turned into a sheet and answers, for all campaigns at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.doctrine.stance import BelligerentStance
from wargame.engine.observation import Sighting
from wargame.engine.sheet import BelligerentSheet, blank_sheet
from wargame.engine.words import Answer, Dossier, Fiscal, Initiative, Posture
from wargame.rules.parameters import default_parameters
from wargame.rules.terms import is_bearable, margins

Array = NDArray[Any]

WINTER = (10, 11, 0, 1, 2, 3)
SUMMER = (4, 5, 6, 7, 8)


def plan(stance: BelligerentStance, sight: Sighting) -> BelligerentSheet:
    """The month's sheet a staff of this stance would hand in; arrays (axes..., B)."""
    side = _side(sight)
    sheet = blank_sheet(sight.theatre, sight.seat, sight.batch)
    assert isinstance(sheet, BelligerentSheet)
    tempo, mobilisation = _pace(stance, sight, side)
    posture = _postures(stance, sight, side)
    return replace(
        sheet,
        posture=posture,
        effort=_effort(stance, sight, side, posture),
        transfer=_transfers(stance, sight, side, posture),
        tempo=tempo,
        mobilisation=mobilisation,
        raids=_raids(stance, sight, side),
        defence=_defence(sight, side),
        production=_production(stance, sight, side),
        fiscal=_fiscal(stance, sight, side),
        diversion=_full(stance.diversion, sight),
        settlement=_full(stance.settlement, sight),
        **_negotiation(stance, sight, side, sheet),
    )


def _side(sight: Sighting) -> int:
    if sight.side is None:
        raise ValueError("a belligerent's staff needs a belligerent's seat")
    return sight.side


def _full(value: float, sight: Sighting) -> Array:
    return np.full(sight.batch, value, dtype=np.float32)


def _own(sight: Sighting, name: str, side: int) -> Array:
    return np.asarray(sight.value(name)[side])


def _calendar(sight: Sighting) -> int:
    return sight.theatre.month_of_year(sight.month)


def _pace(stance: BelligerentStance, sight: Sighting, side: int) -> tuple[Array, Array]:
    winter = stance.winter_tempo is not None and _calendar(sight) in WINTER
    tempo = _full(stance.winter_tempo if winter and stance.winter_tempo is not None else stance.tempo, sight)
    mobilisation = _full(stance.mobilisation, sight)
    if stance.adapts == "pillars":
        strained = (_own(sight, "macro_insulation", side) < 0.5) | (_own(sight, "fund", side) < 1.5)
        opening = sight.value("aid_adequacy")[1 - side] < 0.48
        tempo = np.where(opening, 1.2, np.where(strained, 0.5, tempo))
        mobilisation = np.where(opening & ~strained, 1.0, mobilisation)
    return tempo.astype(np.float32), mobilisation.astype(np.float32)


def _pressed(sight: Sighting, side: int) -> Array:
    """Where the adversary pushes: ground lost last month and what it was seen to attack, (sector, B)."""
    moved = sight.value("line_km") - sight.value("last_km")
    lost = np.maximum(moved if side == 1 else -moved, 0)
    attacked = np.isin(sight.value("posture")[1 - side], (Posture.GRIND, Posture.COUNTER_ATTACK))
    return np.asarray(0.4 * attacked + lost, dtype=np.float32)


def _postures(stance: BelligerentStance, sight: Sighting, side: int) -> Array:
    pressed = _pressed(sight, side)
    quiet = np.where(pressed > 0.2, Posture.HOLD, Posture.FORTIFY)
    if stance.attacks == "grind":
        wanted = sight.theatre.start_effort[side][:, None] >= 0.01
        return np.where(wanted, Posture.GRIND, quiet).astype(np.float32)
    if stance.attacks == "counter" and _calendar(sight) in SUMMER:
        return np.where(_openings(stance, sight, side), Posture.COUNTER_ATTACK, quiet).astype(np.float32)
    return quiet.astype(np.float32)


def _openings(stance: BelligerentStance, sight: Sighting, side: int) -> Array:
    """The few sectors where the adversary is weakest against the own force, if weak at all, (sector, B)."""
    works = 1 + 0.5 * sight.value("fortification")[1 - side]
    strength = _own(sight, "force", side) / np.maximum(sight.value("force")[1 - side] * works, 1)
    usable = (sight.theatre.sector_width[:, None] > 0) & (sight.value("sector_closed") <= 0)
    return np.asarray(_top(strength * usable, stance.openings) & (strength * usable > stance.opening_ratio))


def _top(values: Array, count: int) -> Array:
    """Mask of the ``count`` largest rows of each campaign."""
    ranks = np.argsort(np.argsort(-values, axis=0), axis=0)
    return np.asarray(ranks < count)


def _effort(stance: BelligerentStance, sight: Sighting, side: int, posture: Array) -> Array:
    base = sight.theatre.start_effort[side][:, None] ** stance.effort_power
    main = 1 + (stance.main_boost - 1) * sight.theatre.sector_main[:, None]
    if stance.attacks == "grind":
        return np.asarray(base * main * np.ones(sight.batch), dtype=np.float32)
    pressed = _pressed(sight, side)
    attacked = posture == Posture.COUNTER_ATTACK
    effort = 0.4 * base + 0.6 * pressed / np.maximum(pressed.sum(axis=0), 1e-3) + 0.15 * attacked
    return np.asarray(effort, dtype=np.float32)


def _transfers(stance: BelligerentStance, sight: Sighting, side: int, posture: Array) -> Array:
    """A quarter of the reserve goes where the effort is: to sectors under their start force and counter-attacks."""
    gap = np.maximum(sight.theatre.start_force[side][:, None] - _own(sight, "force", side), 0)
    wanted = np.where(posture == Posture.COUNTER_ATTACK, 2 * sight.theatre.start_force[side][:, None], gap)
    weight = wanted * (0.2 + _effort(stance, sight, side, posture)) * (1 - sight.value("sector_closed"))
    pool = np.where(_own(sight, "reserve", side) > 1, 0.25 * _own(sight, "reserve", side), 0)
    return np.asarray(pool * weight / np.maximum(weight.sum(axis=0), 1e-3), dtype=np.float32)


def _raids(stance: BelligerentStance, sight: Sighting, side: int) -> Array:
    worth = np.array(
        [stance.raid_kinds.get(node.kind, 0.1) if node.owner == 1 - side else 0.0 for node in sight.theatre.nodes]
    )
    value = (
        worth[:, None] * np.clip(sight.value("node_capacity"), 0.2, 1) * sight.theatre.node_vulnerable[:, None] ** 0.5
    )
    share = value**stance.raid_focus / np.maximum((value**stance.raid_focus).sum(axis=0), 1e-3)
    raids = np.floor(share * _own(sight, "strike_stock", side) * stance.raid_use + 0.5)
    return np.asarray(raids, dtype=np.float32)


def _defence(sight: Sighting, side: int) -> Array:
    own = (sight.theatre.node_owner == side)[:, None]
    need = sight.theatre.node_channels[:, None] * (1 + 0.05 * sight.value("raids_received"))
    return np.where(own, need, 0).astype(np.float32)


def _production(stance: BelligerentStance, sight: Sighting, side: int) -> Array:
    split = np.repeat(np.array(stance.production, dtype=np.float32)[:, None], sight.batch, axis=1)
    if stance.adapts == "price":
        soft = (np.exp(sight.value("oil_log")) < 58) | (sight.value("macro_insulation")[1 - side] < 0.6)
        split = np.where(soft, np.array([[0.30], [0.48], [0.22]]), np.array([[0.42], [0.36], [0.22]]))
    if stance.adapts == "pillars":
        strained = _own(sight, "macro_insulation", side) < 0.5
        split = np.where(strained, np.array([[0.28], [0.50], [0.22]]), split)
    return split.astype(np.float32)


def _fiscal(stance: BelligerentStance, sight: Sighting, side: int) -> Array:
    levels = np.zeros((len(Fiscal), sight.batch), dtype=np.float32)
    levels[Fiscal.DRAW_RESERVE] = 1
    short = np.clip((stance.measures_under - _own(sight, "fund", side)) / 0.4 + 0.5, 0, 1)
    strained = np.where(_own(sight, "runway", side) < 12, short, 0)
    for measure in (Fiscal.TAX, Fiscal.CUT_CIVIL, Fiscal.BORROW, Fiscal.MONETISE):
        levels[measure] = strained
    return levels


def _negotiation(stance: BelligerentStance, sight: Sighting, side: int, sheet: BelligerentSheet) -> dict[str, Array]:
    theatre, month = sight.theatre, sight.month
    propose = sheet.propose.copy()
    concluded = sight.value("text").min(axis=0) >= _concluded_at()
    open_door = (sight.value("pillar_failed").max(axis=0) > 0) | concluded
    own_utility = _own(sight, "ceasefire_utility", side)
    propose[Initiative.WORKING_GROUPS] = _own(sight, "mandated", side) <= 0
    if stance.letters_every:
        propose[Initiative.LETTER] = float(month % stance.letters_every == 0)
    if stance.halts_every:
        ask = float(month % stance.halts_every == 0)
        propose[Initiative.CEASEFIRE] = ask * (own_utility > 0)
        propose[Initiative.SUMMIT] = ask
    quiet = sight.value("ceasefire") > 0
    propose[Initiative.CEASEFIRE] = np.where(open_door, (own_utility > 0) & ~quiet, propose[Initiative.CEASEFIRE])
    propose[Initiative.SUMMIT] = np.where(
        concluded,
        1,
        np.where(open_door & (sight.value("leaders_met") < 1), 1, propose[Initiative.SUMMIT]),
    )
    propose[Initiative.EXCHANGE] = float(month % 4 == 2)
    if stance.truces:
        propose[Initiative.ENERGY_TRUCE] = float(month % 4 == 1)
    elif stance.truce_when_short:
        propose[Initiative.ENERGY_TRUCE] = float(month % 4 == 1) * _is_short(sight, side)
    flexible = np.where(sight.value("text") > 0.45, stance.technical, stance.hard)
    failed = _own(sight, "pillar_failed", side) > 0
    pressed = np.where(failed, 1.0, np.where(open_door, stance.behind_door, 0.0))
    points = np.repeat(np.array(stance.dossiers, dtype=np.float32)[:, None], sight.batch, axis=1)
    court = sheet.court.copy()
    for key, value in stance.court.items():
        if any(seat.key == key for seat in theatre.seats):
            court[theatre.seat_index(key)] = value
    tone = -0.6 if stance.counter_signals else -0.2
    return {
        "propose": propose.astype(np.float32),
        "mandate": np.maximum(flexible, pressed).astype(np.float32),
        "dossier": points[: len(Dossier)],
        "court": court,
        "tone": _full(tone, sight),
    }


def _concluded_at() -> float:
    """Text that counts as concluded, as the rulebook has it for every scenario."""
    return default_parameters().of_side("text_concluded_at")


def _is_short(sight: Sighting, side: int) -> Array:
    """Fuel or power short enough that a side would rather both stopped striking, (B,)."""
    return (np.minimum(_own(sight, "fuel", side), _own(sight, "grid", side)) < 0.9).astype(np.float32)


def answer(stance: BelligerentStance, sight: Sighting) -> Array:
    """Answers (initiative, B) to the other side's initiatives, from the arithmetic the seat can see."""
    side = _side(sight)
    codes = np.zeros((len(Initiative), sight.batch), dtype=np.int8)
    refuse = Answer.REFER if stance.refers else Answer.DECLINE
    codes[Initiative.LETTER] = Answer.COUNTER_SIGNAL if stance.counter_signals else Answer.NONE
    codes[Initiative.CEASEFIRE] = np.where(
        (sight.value("ceasefire_open") > 0) & (_own(sight, "ceasefire_utility", side) > 0), Answer.ACCEPT, refuse
    )
    met = (sight.value("leaders_open") > 0) & (sight.value("reason_recognition").max(axis=0) <= 0)
    codes[Initiative.SUMMIT] = np.where(met, Answer.ACCEPT, refuse)
    worth, zone = _own(sight, "truce_value", side), sight.value("truce_zone")
    for index, kind in enumerate((Initiative.ENERGY_TRUCE, Initiative.MARITIME_TRUCE, Initiative.HUMANITARIAN_TRUCE)):
        codes[kind] = np.where(
            (worth[index] > 0) & (zone[index] > 0),
            Answer.ACCEPT,
            np.where((worth[index] > -0.04) & (zone[index] > 0), Answer.OFFER_TERMS, Answer.DECLINE),
        )
    humane = sight.value("zone")[sight.theatre.issue_keys.index("humanitarian")]
    codes[Initiative.EXCHANGE] = np.where(humane > 0, Answer.ACCEPT, Answer.DECLINE)
    codes[Initiative.WORKING_GROUPS] = Answer.ACCEPT
    codes[Initiative.TEMPLATE] = np.where(_bearable(sight, side), Answer.ACCEPT, Answer.DECLINE)
    return codes


def _bearable(sight: Sighting, side: int) -> Array:
    """Where the template put to this side lies inside its limits on every issue, (B,)."""
    offered = sight.value("template_offered")[1 - side]
    terms = np.array([each.terms for each in sight.theatre.templates], dtype=np.float32)
    inside = margins(terms[np.maximum(offered, 0).astype(int)].T, sight.value("limit"))[side]
    return np.asarray((offered >= 0) & is_bearable(inside).all(axis=0))
