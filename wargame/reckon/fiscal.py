"""What each fiscal measure brings, costs and does to the runway, by rules R36 and R34."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.engine.observation import Observation
from wargame.engine.words import Fiscal
from wargame.reckon.planning import number
from wargame.seat.desk import Desk
from wargame.words.numbers import MINUS, signed


@dataclass(frozen=True)
class Budget:
    """A side's budget as it is seen, in its own money a month (reserve: money, debt: share of output)."""

    desk: Desk
    side: int
    reserve: float
    debt: float
    deficit: float
    borrowing: float
    in_force: tuple[float, ...]
    """Money a month each measure brings at present."""

    def parameter(self, name: str) -> float:
        """A parameter of the rulebook for this side."""
        return number(self.desk, name, self.side)

    @property
    def scale(self) -> float:
        """Size of the side's budget steps."""
        return self.parameter("money_scale")

    @property
    def room(self) -> float:
        """Borrowing room, 0 to 1 (rule R36)."""
        return min(max((self.parameter("debt_limit") - self.debt) / self.parameter("debt_span"), 0.0), 1.0)

    def gap(self, in_force: tuple[float, ...]) -> float:
        """What the reserve would have to pay a month under these measures."""
        raised = sum(money for measure, money in enumerate(in_force) if measure != Fiscal.DRAW_RESERVE)
        return max(self.deficit - self.borrowing - raised, 0.0)

    def runway(self, in_force: tuple[float, ...]) -> float:
        """Months the reserve and unused measures last under these measures (rule R36b)."""
        unused = max(self.parameter("fiscal_capacity") * self.scale - sum(in_force), 0.0)
        months = (self.reserve + self.parameter("unused_months") * unused) / max(self.gap(in_force), 0.02 * self.scale)
        return min(months, self.parameter("runway_cap"))


def budget_of(desk: Desk, side: int, sight: Observation) -> Budget:
    """A side's budget as a seat sees it."""

    def seen(name: str) -> float:
        return float(sight.value(name)[side, 0])

    in_force = tuple(float(money) for money in sight.value("fiscal")[side, :, 0])
    return Budget(desk, side, seen("fund"), seen("debt"), seen("deficit"), seen("borrowing"), in_force)


def money_of(budget: Budget, measure: Fiscal, level: float) -> float:
    """Money a month a measure brings once it is phased in at a level of 0 to 1."""
    if measure is Fiscal.DRAW_RESERVE:
        return level * min(budget.gap(budget.in_force), budget.reserve)
    most = {
        Fiscal.TAX: budget.parameter("fiscal_tax"),
        Fiscal.BORROW: budget.parameter("fiscal_borrow") * budget.room,
        Fiscal.CUT_CIVIL: budget.parameter("fiscal_cut"),
        Fiscal.MONETISE: budget.parameter("fiscal_money"),
    }
    return level * most[measure] * budget.scale


def runway_change(budget: Budget, measure: Fiscal, level: float) -> float:
    """Months a measure at a level adds to the runway against doing without it; what the reserve pays is gone."""
    money = money_of(budget, measure, level)
    if measure is Fiscal.DRAW_RESERVE:
        return -money / max(budget.gap(budget.in_force), 0.02 * budget.scale)
    without, at_level = list(budget.in_force), list(budget.in_force)
    without[measure], at_level[measure] = 0.0, money
    return budget.runway(tuple(at_level)) - budget.runway(tuple(without))


def price_words(budget: Budget, measure: Fiscal, level: float) -> str:
    """What a measure costs at a level: growth, prices, debt or reserve (rule R34)."""
    money = money_of(budget, measure, level)
    if measure is Fiscal.DRAW_RESERVE:
        return f"reserve {MINUS}{money:.2f} a month" if money >= 0.005 else "nothing to pay at present"
    printed = 2 if measure is Fiscal.MONETISE else 1
    prices = budget.parameter("inflation_measures") * printed * money / budget.scale
    growth = -budget.parameter("growth_measures") * money / budget.scale
    debt = 100 * money / budget.parameter("output_month")
    parts = {
        Fiscal.BORROW: (f"debt {signed(debt, 1)} pp a year", f"inflation {signed(prices, 1)} pp"),
        Fiscal.MONETISE: (f"inflation {signed(prices, 1)} pp", f"growth {signed(growth, 1)} pp"),
    }.get(measure, (f"growth {signed(growth, 1)} pp", f"inflation {signed(prices, 1)} pp"))
    return ", ".join(parts)
