"""What each fiscal measure brings, costs and does to the runway, by rules R36, R36b and R34."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.words import Fiscal
from wargame.reckon.workings import Workings
from wargame.words.numbers import signed, significant

Array = NDArray[Any]

MONTHS_A_YEAR = 12
LEAST_MONEY = 0.005
"""Money a month under which a measure brings nothing that could be shown."""
_CARRIED = 5
"""Digits that a difference of single-precision figures carries."""


@dataclass(frozen=True)
class Effect:
    """A measure at a level, once it is in full, against doing without it."""

    measure: Fiscal
    money: float
    """Money a month it brings; of the reserve, what that pays this month."""
    runway: float
    """Months it adds to the runway."""
    inflation: float
    """Percentage points a year by which it moves where inflation tends to."""
    growth: float
    debt: float
    """Share of a year's output by which debt rises in a year."""

    @property
    def price(self) -> str:
        """What it costs: growth, prices, debt or reserve."""
        if self.measure is Fiscal.DRAW_RESERVE:
            paid = f"reserve {signed(-self.money)} a month"
            return paid if self.money >= LEAST_MONEY else "nothing to pay at present"
        debt = f"debt {signed(100 * self.debt, 1)} pp a year"
        growth, prices = f"growth {signed(self.growth, 1)} pp", f"inflation {signed(self.inflation, 1)} pp"
        parts = {Fiscal.BORROW: (debt, prices), Fiscal.MONETISE: (prices, growth)}
        return ", ".join(parts.get(self.measure, (growth, prices)))


@dataclass(frozen=True)
class Budget:
    """A side's budget as a seat sees it: the seat's own measures as its sheet orders them, another's as in force."""

    workings: Workings
    side: int

    @property
    def in_force(self) -> tuple[float, ...]:
        """Money a month each measure brings at present."""
        return tuple(self.workings.seen("fiscal")[self.side, :, 0].tolist())

    @cached_property
    def levels(self) -> tuple[float, ...]:
        """Level of each measure: as ordered on the own sheet, of another side as what is seen in force makes it."""
        if self.side == self.workings.side:
            return tuple(self.workings.seen("order_fiscal")[self.side, :, 0].tolist())
        full = self._money(np.ones((2, len(Fiscal), 1), dtype=np.float32))[:, 0]
        levels = np.clip(np.divide(self.in_force, full, out=np.zeros_like(full), where=full > 1e-6), 0, 1)
        levels[Fiscal.DRAW_RESERVE] = 0.0
        return tuple(levels.tolist())

    def _money(self, orders: Array) -> Array:
        """What each measure brings in full at orders (2, fiscal, columns): (fiscal, columns)."""
        return np.asarray(self.workings.run(("R36",), {"order_fiscal": orders})["measure_money"][self.side])

    def effects(self, *asked: tuple[Fiscal, float]) -> tuple[Effect, ...]:
        """What single measures do at given levels, all others as they are."""
        orders, fiscal = self._columns(asked)
        money = self._money(orders)
        for column, (measure, _) in enumerate(asked):
            if measure is not Fiscal.DRAW_RESERVE:
                fiscal[self.side, measure, column] = money[measure, column]
                fiscal[self.side, measure, column + len(asked)] = 0.0
        purse = self.workings.run(("R36", "R36b"), {"order_fiscal": orders, "fiscal": fiscal})
        prices = self.workings.run(("R34",), {"fiscal": fiscal})
        moved = {name: self._against(purse[name]) for name in ("runway", "debt")}
        moved |= {name: self._against(prices[name]) for name in ("inflation_target", "growth_target")}
        return tuple(
            Effect(
                measure,
                significant(money[measure, column], _CARRIED),
                significant(moved["runway"][column], _CARRIED),
                significant(moved["inflation_target"][column], _CARRIED),
                significant(moved["growth_target"][column], _CARRIED),
                significant(MONTHS_A_YEAR * moved["debt"][column], _CARRIED),
            )
            for column, (measure, _) in enumerate(asked)
        )

    def _columns(self, asked: Sequence[tuple[Fiscal, float]]) -> tuple[Array, Array]:
        """Orders and measures in force, (2, fiscal, columns): each measure at its level, then each left out."""
        count = len(asked)
        orders = np.repeat(self.workings.seen("order_fiscal"), 2 * count, axis=-1)
        orders[self.side] = np.array(self.levels, dtype=np.float32)[:, None]
        for column, (measure, level) in enumerate(asked):
            orders[self.side, measure, [column, column + count]] = (level, 0.0)
        return orders, np.repeat(self.workings.seen("fiscal"), 2 * count, axis=-1)

    def _against(self, values: Array) -> Array:
        """A figure with each measure less the same without it, (asked,)."""
        row = values[self.side].astype(float)
        count = len(row) // 2
        return np.asarray(row[:count] - row[count:])
