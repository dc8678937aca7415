"""Every quantity of the game, declared once: what the state holds and what rules read, write and draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.engine.quantities.calendar import CALENDAR
from wargame.engine.quantities.chance import CHANCE
from wargame.engine.quantities.economy import ECONOMY
from wargame.engine.quantities.fixed import FIXED
from wargame.engine.quantities.front import FRONT
from wargame.engine.quantities.gates import GATES
from wargame.engine.quantities.orders import ORDERS
from wargame.engine.quantities.pillars import PILLARS
from wargame.engine.quantities.quantity import Kind, Quantity
from wargame.engine.quantities.strikes import STRIKES
from wargame.engine.quantities.support import SUPPORT
from wargame.engine.quantities.table import TABLE

CHAPTERS = (CALENDAR, FRONT, STRIKES, ECONOMY, SUPPORT, TABLE, GATES, PILLARS, FIXED, ORDERS, CHANCE)


def joined(chapters: Iterable[Iterable[Quantity]]) -> dict[str, Quantity]:
    """Quantities by name, in order. Raises ValueError naming the first that is declared twice."""
    found: dict[str, Quantity] = {}
    for each in (quantity for chapter in chapters for quantity in chapter):
        if each.name in found:
            raise ValueError(f"quantity {each.name} is declared twice")
        found[each.name] = each
    return found


QUANTITIES: Mapping[str, Quantity] = joined(CHAPTERS)
"""Name -> declaration. Every reader of axes, units, sight, bounds and words reads it here."""


def of_kind(kind: Kind) -> dict[str, Quantity]:
    """The quantities of one kind by name, in order."""
    return {name: each for name, each in QUANTITIES.items() if each.kind is kind}
