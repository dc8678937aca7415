"""Objectives of the seats scored 0 to 100 for whole batches: strength kept, never losses caused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wargame.engine.ledger import written_by
from wargame.engine.rule import Rulebook
from wargame.engine.state import State
from wargame.engine.theatre import Profile, Theatre
from wargame.engine.words import Aim, Measure, Outcome

Array = NDArray[np.float32]

FULL_AREA = 3000.0
"""Area in km2 over a campaign at which ground counts in full (assumption: about 125 km2 a month for two years)."""
FULL_HEDGE = 0.70
"""Hedge at which one donor's withdrawal costs less than half of what it costs without (assumption)."""
FORCE_SHARE = 0.6
"""Weight of force against works, and of force against standing at home."""
UNSIGNED = 0.85
"""Worth of terms in sight against the same terms signed."""
TABLED = 0.5
"""Weight of the positions on the table against the limits behind them, in terms only in sight (assumption)."""


@dataclass(frozen=True)
class Case:
    """A start and a final position of a batch, and whose objective is scored."""

    start: State
    final: State
    rulebook: Rulebook
    side: int
    """The seat's own side, or its client; side 0 for a seat with neither."""
    seat: int | None = None

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.rulebook.theatre

    def kept(self, name: str, floor: float = 0.0) -> Array:
        """Share of a side's figure kept since the start, above a floor, 0 to 1."""
        now, before = getattr(self.final, name)[self.side], getattr(self.start, name)[self.side]
        return np.clip((now - floor) / np.maximum(before - floor, 1e-3), 0, 1)

    @property
    def gained(self) -> Array:
        """Area taken by the side since the start, km2."""
        area = self.final.gained_km2 - self.start.gained_km2
        return area if self.side == 0 else -area

    @property
    def last_month(self) -> float:
        """Months a campaign may last."""
        return float(self.theatre.months + self.theatre.extension)


def hedge(rulebook: Rulebook, state: State, side: int) -> Array:
    """Contracts, technology and guarantees as rule R44 weighs them, (B,)."""
    rule = rulebook.find("R44")
    if rule is None:
        raise KeyError("R44")
    parts = {name: getattr(state, name) for name in rule.reads}
    return np.asarray(written_by(rule, parts, rulebook.numbers_of(rule))["hedge"][side])


def _oblasts(case: Case) -> Array:
    return np.clip(case.gained / FULL_AREA, 0, 1)


def _land(case: Case) -> Array:
    return np.clip(1 + case.gained / FULL_AREA, 0, 1)


def _terms(case: Case) -> Array:
    """Signed terms by their worth; else the point in sight from positions and limits, moved by pillars and hedges."""
    final, theatre = case.final, case.theatre
    opened = (final.span_open * (final.pillar_failed > 0))[:, None]
    limit = theatre.issue_reservation[..., None] + theatre.issue_span[..., None] * opened
    final_hedge, first = ([hedge(case.rulebook, state, side) for side in (0, 1)] for state in (final, case.start))
    grown = [final_hedge[side] - first[side] for side in (0, 1)]
    tilt = 0.25 * (final.pillar_failed[1] - final.pillar_failed[0]) + 0.3 * (grown[0] - grown[1])
    between = TABLED * final.position.mean(axis=0) + (1 - TABLED) * limit.mean(axis=0)
    sight = np.clip(between + tilt, 0, 1)
    is_signed = final.outcome == Outcome.SETTLEMENT
    point = np.where(is_signed, final.signed_terms, sight)
    worth = point if case.side == 0 else 1 - point
    total = (theatre.issue_weight[case.side][:, None] * worth).sum(axis=0)
    return np.clip(total * np.where(is_signed, 1, UNSIGNED), 0, 1)


def _insulation(case: Case) -> Array:
    return case.kept("macro_insulation", 0.1)


def _strength(case: Case) -> Array:
    """Force in the line and in reserve, kept against the start."""
    now, before = (state.force[case.side].sum(axis=0) + state.reserve[case.side] for state in (case.final, case.start))
    return np.clip(now / np.maximum(before, 1), 0, 1)


def _force_and_home(case: Case) -> Array:
    home = case.final.audience[case.theatre.audience_roles.index(f"home_{case.side}")]
    return FORCE_SHARE * _strength(case) + (1 - FORCE_SHARE) * np.clip((home - 0.2) / 0.6, 0, 1)


def _force(case: Case) -> Array:
    works = case.final.fortification[case.side].mean(axis=0)
    return FORCE_SHARE * _strength(case) + (1 - FORCE_SHARE) * np.clip(works, 0, 1)


def _energy(case: Case) -> Array:
    """Power, fuel, and exports by the ports and by other routes."""
    exports = 0.6 * case.final.ports[case.side] + 0.4 * _diverted(case)
    power, fuel = case.final.grid[case.side], case.final.fuel[case.side] * case.kept("grid")
    return np.clip(0.4 * power + 0.35 * fuel + 0.25 * exports, 0, 1)


def _hedge(case: Case) -> Array:
    return np.clip(hedge(case.rulebook, case.final, case.side) / FULL_HEDGE, 0, 1)


BURDEN: dict[Measure, float] = {
    Measure.AD_HOC_PACKAGE: 1.0,
    Measure.CONTRACT: 1.0,
    Measure.LOAN: 1.0,
    Measure.GUARANTEE: 0.8,
    Measure.TECHNOLOGY: 0.6,
    Measure.SANCTIONS: 0.4,
}
"""What a full measure costs an external seat, against a full package (assumption)."""
FULL_BURDEN = 2.5
STRAIN: dict[Measure, float] = {
    Measure.CONTRACT: 0.25,
    Measure.TECHNOLOGY: 0.30,
    Measure.GUARANTEE: 0.30,
    Measure.SANCTIONS: 0.15,
}
"""How far a full measure divides an alliance whose members must all carry it; packages divide nobody (assumption)."""


def _given(case: Case, weights: Mapping[Measure, float]) -> Array:
    """Measures an external seat has given over the campaign, on average, weighed, (B,)."""
    given = np.clip(case.final.outlay[case.seat or 0], 0, 1)
    return np.asarray(sum(weight * given[measure] for measure, weight in weights.items()))


def _cost(case: Case) -> Array:
    seat = case.seat or 0
    will = np.clip(case.final.donor_will[seat] / max(float(case.theatre.donor_base[seat]), 1e-3), 0, 1)
    return 0.3 * will + 0.7 * (1 - np.clip(_given(case, BURDEN) / FULL_BURDEN, 0, 1))


def _audience(case: Case, role: str) -> Array:
    return case.final.audience[case.theatre.audience_roles.index(role)]


def _calm(case: Case) -> Array:
    publics = 0.35 * _audience(case, "backers") + 0.2 * _audience(case, "washington")
    return publics + 0.15 * (1 - case.final.pressure[case.side]) + 0.3 * (1 - _given(case, STRAIN))


def _settlement(case: Case) -> Array:
    """Signature at once counts in full and six tenths at the last month; a freeze less; else the text in hand."""
    early = 1 - 0.4 * np.clip(case.final.outcome_month / case.last_month, 0, 1)
    kind = case.final.outcome
    in_hand = 0.4 * case.final.text.mean(axis=0)
    return np.where(
        kind == Outcome.SETTLEMENT, early, np.where(kind == Outcome.FREEZE, np.maximum(0.7 * early, in_hand), in_hand)
    )


ENTANGLEMENT: dict[Measure, float] = {
    Measure.ARMS: 0.25,
    Measure.INTELLIGENCE: 0.25,
    Measure.SANCTIONS: 0.15,
}
"""How far a full measure ties an external seat to the war (assumption)."""


def _disengagement(case: Case) -> Array:
    halted = 0.15 * np.clip(-case.final.outlay[case.seat or 0][Measure.ARMS], 0, 1)
    tied = 0.5 * case.final.attention[case.seat or 0] + _given(case, ENTANGLEMENT)
    return np.clip(1 - tied + halted, 0, 1)


def _price(case: Case) -> Array:
    """Cheap oil: 0.6 at the price of the start, all at a quarter less, nothing at four fifths more."""
    return np.clip(0.6 - (case.final.oil_log - case.start.oil_log) / 1.0, 0, 1)


def _bargain(case: Case) -> Array:
    """Purchases for which no channel for settlement is opened, which is what wins a discount (R32)."""
    given = np.clip(case.final.outlay[case.seat or 0], 0, 1)
    return given[Measure.PURCHASES] * (1 - given[Measure.SETTLEMENT_CHANNEL])


def _hosting(case: Case) -> Array:
    """Good offices offered over the campaign, in full while the experts meet."""
    offered = np.clip(_given(case, {Measure.HOST: 0.5, Measure.MEDIATE: 0.5}), 0, 1)
    return offered * np.clip(0.5 + case.final.groups_months / case.last_month, 0, 1)


def _durability(case: Case) -> Array:
    """Guarantees and monitoring behind a settlement or freeze; half as much while there is none."""
    keys = case.theatre.issue_keys
    watched = case.final.text[keys.index("monitoring")] if "monitoring" in keys else case.final.text.mean(axis=0)
    behind = 0.5 * np.clip(case.final.guarantees.max(axis=0) / 0.5, 0, 1) + 0.5 * watched
    return behind * np.where(np.isin(case.final.outcome, (Outcome.SETTLEMENT, Outcome.FREEZE)), 1, 0.5)


def _diverted(case: Case) -> Array:
    return np.clip((case.final.diversion[case.side] - 0.5) / 0.45, 0, 1)


def _trade(case: Case) -> Array:
    return 0.6 * _diverted(case) + 0.4 * np.clip(case.final.settlement[case.side], 0, 1)


def _peace(case: Case) -> Array:
    quiet = 0.4 * (1 - np.clip(np.abs(case.final.month_km2) / 300, 0, 1))
    kind = case.final.outcome
    made = np.where(kind == Outcome.SETTLEMENT, 1.0, np.where(kind == Outcome.FREEZE, 0.8, quiet))
    return np.maximum(made, 0.6 * (case.final.ceasefire > 0))


MEASURES: dict[Aim, Callable[[Case], Array]] = {
    Aim.OBLASTS: _oblasts,
    Aim.TERMS: _terms,
    Aim.INSULATION: _insulation,
    Aim.FORCE_AND_HOME: _force_and_home,
    Aim.LAND: _land,
    Aim.FORCE: _force,
    Aim.ENERGY: _energy,
    Aim.SHIELD: _hedge,
    Aim.HEDGE: _hedge,
    Aim.COST: _cost,
    Aim.CALM: _calm,
    Aim.SETTLEMENT: _settlement,
    Aim.DISENGAGEMENT: _disengagement,
    Aim.PRICE: _price,
    Aim.BARGAIN: _bargain,
    Aim.HOSTING: _hosting,
    Aim.DURABILITY: _durability,
    Aim.TRADE: _trade,
    Aim.PEACE: _peace,
}
"""What a seat may be scored on -> its measure, 0 to 1."""


def score(key: str, start: State, final: State, rulebook: Rulebook, side: int | None, seat: int | None = None) -> Array:
    """Score 0 to 100 of one objective, (B,). Raises ValueError for a key that has no measure."""
    case = Case(start, final, rulebook, side or 0, seat)
    return (100 * np.clip(MEASURES[Aim(key)](case), 0, 1)).astype(np.float32)


def profile_score(rulebook: Rulebook, seat: int, profile: Profile, start: State, final: State) -> Array:
    """Weighted score 0 to 100 of a seat's objective profile, (B,)."""
    side = side_of(rulebook.theatre, seat)
    total = sum(each.weight for each in profile.objectives)
    scores = [each.weight * score(each.key, start, final, rulebook, side, seat) for each in profile.objectives]
    return np.asarray(sum(scores) / total, dtype=np.float32)


def side_of(theatre: Theatre, seat: int) -> int | None:
    """Side whose figures a seat's objectives read: its own, or its client's."""
    spec = theatre.seats[seat]
    return spec.side if spec.side is not None else spec.client
