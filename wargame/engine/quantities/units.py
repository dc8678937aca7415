"""Units of quantities and parameters: how each is printed, and how the spread of an estimate in it is meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit and what follows from it for every quantity that carries it."""

    name: str
    is_quiet: bool = False
    """True for a plain number, behind which no unit is printed."""
    is_absolute: bool = False
    """True where the spread of an estimate is a half-width as it stands; else it is a share of the value."""
    is_counted: bool = False
    """True where whole figures are printed without decimals."""
    codes: str = ""
    """Set of code words the figure stands for, such as ``posture``; empty for a number."""


_ALL = (
    # plain numbers
    Unit("share", is_quiet=True, is_absolute=True),
    Unit("index", is_quiet=True, is_absolute=True),
    Unit("utility", is_quiet=True, is_absolute=True),
    Unit("factor", is_quiet=True, is_absolute=True),
    Unit("power", is_quiet=True),
    Unit("log", is_quiet=True),
    Unit("logit", is_quiet=True),
    Unit("count", is_quiet=True),
    # codes, told in words
    Unit("flag", is_quiet=True, is_absolute=True, codes="flag"),
    Unit("posture", is_quiet=True, is_absolute=True, codes="posture"),
    Unit("door", is_quiet=True, codes="door"),
    Unit("outcome", is_quiet=True),
    Unit("range class", is_quiet=True, codes="range"),
    Unit("side", is_quiet=True),
    Unit("answer", is_quiet=True),
    Unit("template", is_quiet=True),
    Unit("venue", is_quiet=True),
    Unit("scenario", is_quiet=True),
    # measures of their own
    Unit("level", is_absolute=True),
    Unit("points", is_absolute=True),
    Unit("share of GDP", is_absolute=True),
    Unit("share a month", is_absolute=True),
    Unit("months", is_counted=True),
    Unit("month", is_counted=True),
    Unit("raids", is_counted=True),
    Unit("raids a month", is_counted=True),
    Unit("km"),
    Unit("km2"),
    Unit("force points"),
    Unit("thousand"),
    Unit("thousand a month"),
    Unit("losses per km2"),
    Unit("log ratio"),
    Unit("log USD"),
    Unit("USD a barrel"),
    Unit("money"),
    Unit("money a month"),
    Unit("% a year"),
    # chance
    Unit("standard deviations"),
    Unit("chance"),
)

UNITS: dict[str, Unit] = {unit.name: unit for unit in _ALL}
"""Every unit a quantity may carry, by name; parameters may carry others, which are printed as they stand."""


def is_quiet(unit: str) -> bool:
    """True for a unit that is not printed. A unit of parameters that stands in no row is printed."""
    return unit in UNITS and UNITS[unit].is_quiet
