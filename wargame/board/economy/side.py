"""One belligerent's purse: runway, revenue, insulation, fiscal measures."""

from __future__ import annotations

from wargame.board.economy.view import FiscalLine, SideEconomy
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import Fiscal
from wargame.reckon.fiscal import Budget, Effect
from wargame.reckon.planning import number, series
from wargame.reckon.workings import Workings
from wargame.seat.desk import Desk
from wargame.seat.values import Figure, Part
from wargame.words.names import FUEL, INSULATION_PARTS, POWER
from wargame.words.numbers import signed
from wargame.words.terms import row

WEIGHTS = (
    "insulation_weights_fund",
    "insulation_weights_trade",
    "insulation_weights_fuel",
    "insulation_weights_room",
)
"""Weight of each part of insulation, in the order of rule R33."""
ENERGY = 2
"""The part that is fuel for a side that refines and power for another."""
_LEAST_LEVEL = 0.01
"""Level under which another side's measure is not told of."""
MONTHS_OF_A_PART = 6
"""Most months of a part of an index that are shown."""


def side_economy(desk: Desk, side: int) -> SideEconomy:
    """The economy of one belligerent as the seat may know it."""
    money = desk.theatre.sides[side].money

    def budget_figure(name: str, digits: int, rule: str = "") -> Figure:
        return desk.figure(name, side, unit=money, digits=digits, rule=rule)

    def share(name: str, rule: str = "") -> Figure:
        return desk.figure(name, side, digits=2, rule=rule)

    return SideEconomy(
        side=side,
        money_unit=money,
        runway=desk.figure("runway", side, unit="months", digits=0),
        runway_conventional=float(desk.sight.value("runway_conventional")[side, 0]),
        reserve=budget_figure("fund", 1),
        deficit=budget_figure("deficit", 2, "R36"),
        borrowing=budget_figure("borrowing", 2),
        revenue=budget_figure("resource_revenue", 2),
        revenue_history=series(desk, "resource_revenue", side),
        deficit_history=series(desk, "deficit", side),
        insulation=share("macro_insulation"),
        insulation_history=series(desk, "macro_insulation", side),
        insulation_parts=_parts(desk, side),
        inflation=desk.figure("inflation", side, unit="%", digits=1),
        growth=desk.figure("growth", side, unit="%", digits=1),
        debt=desk.figure("debt", side, unit="%", digits=1, scale=100.0),
        trade_diversion=share("diversion"),
        settlement=share("settlement", "R33"),
        industry=share("industry"),
        fiscal=_fiscal(desk, side),
        disputed=desk.scenario.disputed if desk.theatre.pillars[side].quantity == "macro_insulation" else "",
    )


def _parts(desk: Desk, side: int) -> tuple[Part, ...]:
    return tuple(
        Part(
            _energy(desk, side) if index == ENERGY else name,
            number(desk, weight, side),
            desk.figure("insulation_parts", side, index, digits=2),
            series(desk, "insulation_parts", side, index, most=MONTHS_OF_A_PART),
        )
        for index, (name, weight) in enumerate(zip(INSULATION_PARTS, WEIGHTS, strict=True))
    )


def _energy(desk: Desk, side: int) -> str:
    """What stands for energy in a side's insulation: fuel where it refines, power where it does not (rule R33)."""
    return FUEL if desk.rulebook.fixed["has_refining"][side, 0] > 0 else POWER


def _fiscal(desk: Desk, side: int) -> tuple[FiscalLine, ...]:
    """Measures of the own side as drafted, of the other as seen in force."""
    budget = Budget(Workings(desk.rulebook, desk.sight, desk.draft), side)
    if side == desk.side and isinstance(desk.draft, BelligerentSheet):
        levels = [float(desk.draft.fiscal[measure, 0]) for measure in Fiscal]
        # A measure that is off is shown as it would be at full level.
        effects = budget.effects(*((measure, level or 1.0) for measure, level in zip(Fiscal, levels, strict=True)))
        return tuple(_drafted(effect, level) for effect, level in zip(effects, levels, strict=True))
    effects = budget.effects(*zip(Fiscal, budget.levels, strict=True))
    least = desk.sight.range("fiscal")[0][side, :, 0]
    return tuple(_seen(*row) for row in zip(effects, budget.levels, budget.in_force, least, strict=True))


def _drafted(effect: Effect, level: float) -> FiscalLine:
    amount = signed(effect.money)
    amount = amount if level > 0 else f"up to {amount}"
    return FiscalLine(row(effect.measure).label, level, amount, signed(effect.runway, 1), effect.price)


def _seen(effect: Effect, level: float, money: float, least: float) -> FiscalLine:
    """A measure of a side whose orders are not known: what it was seen to bring last month, ``least`` at the low end of
    its range; nothing where that may be nothing.
    """
    name = row(effect.measure).label
    if effect.measure is Fiscal.DRAW_RESERVE:
        return FiscalLine(name, 0.0, "not seen", "", "")
    if level < _LEAST_LEVEL or least <= 0:
        return FiscalLine(name, 0.0, "none seen", "", "")
    return FiscalLine(name, level, signed(money), signed(effect.runway, 1), effect.price)
