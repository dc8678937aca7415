"""Orders, answers and positions drawn at random within what legality and the fields allow, in arrays; imports study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np

from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.resolution import conclude, fight
from wargame.engine.sheet import Answers, BelligerentSheet, ExternalSheet, Sheet, blank_sheet
from wargame.engine.state import FIELDS, State
from wargame.engine.theatre import Theatre
from wargame.engine.words import ANSWERS, BOTH_WAYS, Initiative, Posture
from wargame.study.campaigns import Setting


def random_sheets(state: State, theatre: Theatre, rng: np.random.Generator) -> list[Sheet]:
    """One sheet a seat, in seat order."""
    return [random_sheet(state, theatre, seat, rng) for seat in range(len(theatre.seats))]


def random_sheet(state: State, theatre: Theatre, seat: int, rng: np.random.Generator) -> Sheet:
    """A belligerent's or an external seat's sheet."""
    blank = blank_sheet(theatre, seat, state.batch)
    if isinstance(blank, ExternalSheet):
        return ExternalSheet(measures(theatre, seat, blank.measures.shape, rng))
    side = theatre.seats[seat].side
    assert side is not None
    drawn = {f.name: rng.random(getattr(blank, f.name).shape) for f in fields(BelligerentSheet)}
    drawn |= front(state, theatre, side, drawn)
    drawn |= economy(state, theatre, side, drawn)
    drawn |= table(theatre, drawn, rng)
    return BelligerentSheet(**{name: np.asarray(value, dtype=np.float32) for name, value in drawn.items()})


def measures(theatre: Theatre, seat: int, shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Levels of what the scenario lets the seat do, nothing else."""
    levels = np.zeros(shape, dtype=np.float32)
    for measure, side in theatre.seats[seat].measures:
        low = -1.0 if measure in BOTH_WAYS else 0.0
        levels[measure, side] = rng.uniform(low, 1.0, shape[-1])
    return levels


def front(state: State, theatre: Theatre, side: int, drawn: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Postures the ground allows, transfers within half of a sector's force or a share of the reserve."""
    posture = np.floor(drawn["posture"] * len(Posture))
    attacks = np.isin(posture, (Posture.GRIND, Posture.COUNTER_ATTACK)) & (theatre.sector_width[:, None] <= 0)
    share = drawn["transfer"] - 0.5
    into = np.maximum(share, 0) * state.reserve[side] / len(posture)
    return {
        "posture": np.where(attacks, Posture.HOLD, posture),
        "transfer": np.where(share > 0, into * (state.sector_closed <= 0), share * state.force[side]),
        "tempo": 0.4 + 0.9 * drawn["tempo"],
        "mobilisation": np.floor(drawn["mobilisation"] * 4),
    }


def economy(state: State, theatre: Theatre, side: int, drawn: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Raids on enemy nodes within the stock, air defence on own ones, shares of production that sum to one."""
    enemy = (theatre.node_owner == 1 - side)[:, None]
    weight = drawn["raids"] ** 6 * enemy
    return {
        "raids": np.floor(weight / weight.sum(axis=0) * state.strike_stock[side]),
        "defence": drawn["defence"] * ~enemy,
        "production": drawn["production"] / drawn["production"].sum(axis=0),
    }


def table(theatre: Theatre, drawn: dict[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """A few initiatives a month, whole points, and courting of external seats only."""
    batch = drawn["tone"].shape
    outside = np.isin(np.arange(len(theatre.seats)), theatre.external)[:, None]
    return {
        "propose": drawn["propose"] < 0.2,
        "tone": 2 * drawn["tone"] - 1,
        "venue": rng.integers(0, len(theatre.venues), batch),
        "truce_term": rng.integers(1, 4, batch),
        "template": rng.integers(0, len(theatre.templates), batch),
        "recognise": drawn["recognise"] < 0.05,
        "counter_signal": drawn["counter_signal"] < 0.3,
        "dossier": np.floor(drawn["dossier"] ** 2 * 5),
        "court": np.floor(drawn["court"] ** 4 * 5) * outside,
    }


def random_answers(theatre: Theatre, batch: int, rng: np.random.Generator) -> Answers:
    """Any answer that each kind of initiative admits."""
    codes = Answers.blank(theatre, batch).codes
    for kind in Initiative:
        codes[:, kind] = rng.choice([int(answer) for answer in ANSWERS[kind]], (len(theatre.seats), batch))
    return Answers(codes)


def random_months(
    setting: Setting, seed: int, batch: int, limit: int, start: State | None = None
) -> Iterator[tuple[Ledger, State]]:
    """Ledgers of months played at random, with the position after each."""
    theatre, rng, chance = setting.scenario.theatre, np.random.default_rng(seed), Chance.of(seed, 0, batch)
    state = setting.start.tiled(batch) if start is None else start
    for _ in range(limit):
        ledger = fight(state, random_sheets(state, theatre, rng), setting.rulebook, chance)
        ledger = conclude(ledger, random_answers(theatre, batch, rng))
        state = ledger.state()
        yield ledger, state


def scattered(state: State, month: int, rng: np.random.Generator) -> State:
    """Positions all over what the fields allow, one a campaign, so that rare branches are taken."""
    values = {name: scatter(name, getattr(state, name), rng) for name in FIELDS if name != "month"}
    finished = rng.random(state.batch) < 0.3
    values["text"] = np.where(finished, 0.97, values["text"])
    values["door"] = rng.integers(-1, 3, state.batch)
    for name in ("outcome", "outcome_month"):
        values[name] = np.zeros(state.batch)
    return State(month=month, **{name: np.asarray(value, dtype=np.float32) for name, value in values.items()})


def scatter(name: str, value: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A quantity drawn over its range, or around its start where the range is open; kept in half of the campaigns."""
    about, drawn = FIELDS[name], rng.random(value.shape)
    if about.unit in ("flag", "posture"):
        other = np.floor(drawn * (about.high + 1))
    elif about.low is not None and about.high is not None:
        other = about.low + drawn * (about.high - about.low)
    else:
        wide = {"months": 12, "count": 3, "index": 1, "km2": 8000}.get(about.unit, 0)
        other = value * 2 * drawn + np.floor(wide * drawn)
    return np.where(rng.random(value.shape[-1]) < 0.5, value, other)
