"""Statistical rows of the claims: what many campaigns show about talks, clocks, proposals, pauses and the hedge."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from wargame.engine.chance import Chance
from wargame.engine.resolution import resolve
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.state import State
from wargame.engine.words import REFUSING, Door, Dossier, Initiative
from wargame.rules.objectives import profile_score
from wargame.study.bench import Array, Bench, Target, share
from wargame.study.campaigns import Setting, months
from wargame.study.conduct import Change, agreeable, directed, goodwill, proposing
from wargame.study.experiment import Course, run, with_start
from wargame.study.targets import undoored

LAGS = tuple(range(-6, 7))
"""Months by which an opening of talks may follow (or, negative, precede) a shift of leverage."""
AHEAD = 3
"""Months before a door at which the clocks are read."""


# --- R01, R26: what comes before talks


def lead_of_leverage(course: Course, favoured: int) -> int:
    """Lag in months at which shifts of leverage to a side correlate most with the opening of talks; positive: leverage
    first.
    """
    level = np.concatenate([np.broadcast_to(course.start.leverage[None], course.states[0].leverage[None].shape),
                            course.of("leverage")])[:, favoured]  # fmt: skip
    opening = course.of("door") != Door.NONE
    onset = np.diff(opening.astype(float), axis=0, prepend=0)
    return max(LAGS, key=lambda lag: _correlation(*_lagged(np.diff(level, axis=0), onset, lag)))


def _lagged(shift: Array, onset: Array, lag: int) -> tuple[Array, Array]:
    """Shifts in month t beside openings in month t + lag."""
    if lag < 0:
        return shift[-lag:], onset[:lag]
    return shift[: len(shift) - lag], onset[lag:]


def _correlation(one: Array, other: Array) -> float:
    spread = one.std() * other.std()
    return float(((one - one.mean()) * (other - other.mean())).mean() / spread) if spread > 0 else 0.0


def _lead(bench: Bench) -> Array:
    """The lesser of the leads where the first side's pillar is strained and where the second's is."""
    return np.array([float(min(lead_of_leverage(bench.cheap_oil(), 1), lead_of_leverage(bench.aid_cut(), 0)))])


def _unmoved(setting: Setting) -> Callable[[int, State, Rulebook], tuple[State, Rulebook]]:
    """Pillars set back to where they stood, so that nothing but conduct can open anything."""

    def alter(month: int, state: State, book: Rulebook) -> tuple[State, Rulebook]:
        held = {name: getattr(setting.start, name) for name in ("aid_adequacy", "macro_insulation")}
        return state.with_values(**{name: value + np.zeros_like(state.door) for name, value in held.items()}), book

    return alter


def goodwill_course(bench: Bench) -> Course:
    """36 months of goodwill on both sides while the pillars stand."""
    played = directed(bench.still, goodwill, goodwill)
    return bench.course(
        "goodwill", lambda: run(played, bench.seed, max(bench.count // 4, 16), 36, _unmoved(bench.setting))
    )


def _opened_by_goodwill(bench: Bench) -> Array:
    end = goodwill_course(bench).end
    return share((end.door != Door.NONE) | (end.leaders_met > 0))


def held_course(bench: Bench) -> Course:
    """60 months in which both sides propose everything, accept everything and let their experts go to the limit, while
    the pillars stand.
    """
    played = agreeable(bench.still)
    count = max(bench.count // 4, 16)
    return bench.course("held", lambda: run(played, bench.seed, count, 60, _unmoved(bench.setting), True))


def pillar_clocks(bench: Bench, course: Course) -> Array:
    """Months to each pillar's threshold at its trend as R26 counts them, (months, side, B)."""
    threshold = np.array([[spec.threshold] for spec in bench.setting.scenario.theatre.pillars])
    left = (course.of("pillar_last") - threshold) / np.maximum(-course.of("pillar_trend"), 1e-4)
    cap = bench.setting.rulebook.parameters.about("clock_cap").value
    return np.asarray(np.clip(left, 0, cap))


def _clocks_tell(bench: Bench) -> Array:
    """For campaigns that open a door: whether its clock stood lower than the other, some months before."""
    course = bench.live()
    door, month = course.end.door, course.end.door_month.astype(int)
    chosen = np.flatnonzero(np.isin(door, (Door.FIRST_PILLAR, Door.SECOND_PILLAR)) & (month > AHEAD))
    clocks = pillar_clocks(bench, course)[month[chosen] - 1 - AHEAD, :, chosen]
    own = np.where(door[chosen] == Door.FIRST_PILLAR, 0, 1)
    rows = np.arange(len(chosen))
    return share(clocks[rows, own] < clocks[rows, 1 - own])


# --- R16, R40: proposals


def asked_in_vain(bench: Bench) -> Array:
    """Leaders' meetings proposed by the second side every month without text or door: whether declined for it."""
    played = directed(bench.setting, None, proposing(Initiative.SUMMIT))
    found = []
    for _, ledger in months(played, Chance.of(bench.seed, 0, min(bench.count, 256)), 24):
        closed = (ledger["leaders_open"] <= 0) & (ledger.start.outcome <= 0)
        asked = (ledger["order_propose"][1, Initiative.SUMMIT] > 0) & closed
        refused = np.isin(ledger["answer"][1, Initiative.SUMMIT], REFUSING) & (ledger["reason_precondition"] > 0)
        found.append(share(refused & (ledger["summit_held"] <= 0))[asked])
    return np.concatenate(found)


def _paid(dossier: Dossier) -> Change:
    """Two points in one dossier and nothing proposed."""

    def change(sheet: BelligerentSheet) -> BelligerentSheet:
        points = np.zeros_like(sheet.dossier)
        points[dossier] = 2
        return replace(proposing()(sheet), dossier=points)

    return change


def _asked(kind: Initiative) -> Change:
    """One proposal and no dossier."""
    return lambda sheet: replace(proposing(kind)(sheet), dossier=np.zeros_like(sheet.dossier))


def worth_of_first_month(bench: Bench, change: Change) -> Array:
    """Score of the second side after one month under each of its profiles, (profile, B)."""
    setting, count = directed(bench.setting, None, change), min(bench.count, 64)
    theatre, chance, start = setting.scenario.theatre, Chance.of(bench.seed, 0, count), setting.start.tiled(count)
    after = resolve(start, setting.staff.sheets(start, chance), setting.staff.answers, setting.rulebook, chance).state
    seat = theatre.belligerent_seat(1)
    profiles = theatre.profiles[theatre.seats[seat].key]
    return np.stack([profile_score(setting.rulebook, seat, profile, start, after) for profile in profiles])


def _dossier_ranks_first(bench: Bench) -> Array:
    dossiers = np.max([worth_of_first_month(bench, _paid(dossier)) for dossier in Dossier], axis=0)
    proposals = [worth_of_first_month(bench, _asked(kind)) for kind in (Initiative.SUMMIT, Initiative.CEASEFIRE)]
    return share(dossiers > np.max(proposals, axis=0)).ravel()


# --- R05, R14: a pause


def _after_pause(bench: Bench) -> tuple[Array, Array]:
    """Area and losses of the first side in the six months after a pause, (with and without, B)."""
    twins = bench.twins()
    area = np.stack([course.of("month_km2")[6:12].sum(axis=0) for course in twins])
    return area, np.stack([course.of("loss")[6:12, 0].sum(axis=0) * 1000 for course in twins])


def _less_area(bench: Bench) -> Array:
    area, _ = _after_pause(bench)
    return np.asarray(area[0] - area[1])


def _dearer_ground(bench: Bench) -> Array:
    area, loss = _after_pause(bench)
    price = loss.sum(axis=1) / np.maximum(area.sum(axis=1), 1.0)
    return np.atleast_1d(price[0] / price[1])


def one_sided_p(differences: Array) -> float:
    """Chance of so high a mean if the true one were zero (normal approximation of a paired test)."""
    error = differences.std(ddof=1) / math.sqrt(len(differences))
    return 0.5 * math.erfc(float(differences.mean() / max(error, 1e-12)) / math.sqrt(2))


def _area_p(bench: Bench) -> Array:
    return np.array([one_sided_p(-_less_area(bench))])


def _price_p(bench: Bench) -> Array:
    """Ratios of sums compared by their linear parts, since a campaign's own area may be zero."""
    area, loss = _after_pause(bench)
    mean = np.maximum(area.mean(axis=1, keepdims=True), 1.0)
    price = loss.mean(axis=1, keepdims=True) / mean
    linear = (loss - price * area) / mean + price
    return np.array([one_sided_p(linear[0] - linear[1])])


# --- R42, R44: the hedge


def shocked(setting: Setting, contracts: float) -> Setting:
    """Half of every donor's will gone for good, with so much of the second side's support under contract."""
    halved = replace(setting.rulebook.theatre, donor_base=setting.rulebook.theatre.donor_base * np.float32(0.5))
    signed = setting.start.contract_share.copy()
    signed[1] = contracts
    broken = with_start(setting, contract_share=signed, donor_will=setting.start.donor_will * np.float32(0.5))
    return replace(broken, rulebook=replace(broken.rulebook, theatre=halved))


def after_shock(bench: Bench, contracts: float) -> Course:
    """36 months after such a loss, the donors' own politics going on."""
    return bench.course(
        f"shocked {contracts}",
        lambda: run(shocked(bench.setting, contracts), bench.seed, max(bench.count // 2, 16), 36, keep_running=True),
    )


def _saved_by_contracts(bench: Bench) -> Array:
    failed = [share(after_shock(bench, contracts).end.pillar_failed[1] > 0) for contracts in (0.4, 0.8)]
    return failed[0] - failed[1]


def _steadied_by_contracts(bench: Bench) -> Array:
    spread = [after_shock(bench, contracts).of("support_flow")[:, 1].std(axis=0).mean() for contracts in (0.4, 0.8)]
    return np.array([spread[1] / spread[0]])


def _withdrawal_cost(bench: Bench, hedge: float) -> float:
    """Adequacy the second side loses to half a year of the first donor's halt at such a hedge."""
    start = bench.still.start
    names = ("contract_share", "technology", "guarantees")
    values = {name: np.full_like(getattr(start, name), hedge) for name in names}
    halted = start.shock_months.copy()
    halted[0] = 9
    ends = [
        run(with_start(bench.still, shock_months=running, **values), bench.seed, 32, 6).end
        for running in (start.shock_months, halted)
    ]
    return float((ends[0].aid_adequacy[1] - ends[1].aid_adequacy[1]).mean())


def _hedged(bench: Bench) -> Array:
    return np.array([_withdrawal_cost(bench, 0.7) / max(_withdrawal_cost(bench, 0.2), 1e-6)])


# --- R45d: the line of a treaty


def moved_under_ceasefire(course: Course) -> Array:
    """Largest move of the line, km, in the months that began under a general cease-fire, by campaign that had one."""
    line, held = course.of("line_km"), course.of("ceasefire")[:-1] > 0
    moved = np.abs(np.diff(line, axis=0)).max(axis=1)
    return np.asarray(np.where(held, moved, 0).max(axis=0)[held.any(axis=0)])


ROWS: tuple[Target, ...] = (
    Target("R01", "Months by which leverage shifts before talks open", 1, 6, "months", "R01", _lead),
    Target(
        "R01'", "Goodwill alone while the pillars stand: doors and meetings", 0, 0, "share", "R01", _opened_by_goodwill
    ),
    Target(
        "R05", "Area in the six months after a three-month pause, less its twin", -np.inf, -1, "km2", "R05", _less_area
    ),
    Target("R05'", "Chance of so low an area without an effect", 0, 0.01, "chance", "R05", _area_p),
    Target(
        "R14", "Losses per km2 after that pause, against the twin", 1.01, np.inf, "ratio", "R14", _dearer_ground
    ),
    Target("R14'", "Chance of so dear a ground without an effect", 0, 0.01, "chance", "R14", _price_p),
    Target(
        "R16", "Leaders' meetings asked for every month without text: declined", 1, 1, "share", "R16", asked_in_vain
    ),
    Target(
        "R19'", "Text concluded in 60 months of full mandates, pillars held", 0, 0, "share", "R19",
        lambda b: share(held_course(b).of("text").min(axis=1).max(axis=0) >= b.concluded_at),
    ),
    Target(
        "R45a''", "All proposed and accepted for 60 months, pillars held: agreements", 0, 0, "share", "R45",
        lambda b: undoored(held_course(b), 60),
    ),
    Target("R26", "Doors told three months before by the lower clock", 0.70, 1, "share", "R26", _clocks_tell),
    Target(
        "R40", "First month: a dossier ranks above a meeting or a halt", 0.95, 1, "share", "R40", _dossier_ranks_first
    ),
    Target(
        "R42", "Failures of aid that contracts of 0.8 avert against 0.4", 0.15, 1, "share", "R42", _saved_by_contracts
    ),
    Target("R42'", "Spread of support at contracts of 0.8 against 0.4", 0, 0.7, "ratio", "R42", _steadied_by_contracts),
    Target("R44", "Cost of a donor's withdrawal at hedge 0.7 against 0.2", 0, 0.5, "ratio", "R44", _hedged),
    Target(
        "R45d", "Line moved while a general cease-fire holds", 0, 0, "km", "R45",
        lambda b: moved_under_ceasefire(b.cheap_oil()),
    ),
)  # fmt: skip
"""Statistical rows of the claims beside those in ``targets``."""
