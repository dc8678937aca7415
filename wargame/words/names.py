"""Quantities, axes, units, months, sources and doctrines in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wargame.engine.parameter import Parameter, ParameterSet
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.units import is_quiet
from wargame.engine.theatre import Theatre
from wargame.engine.words import TRUCES, Fiscal, Production, Source
from wargame.words.numbers import brief, capital, span
from wargame.words.orders import FISCAL, PRODUCTION
from wargame.words.rows import Row
from wargame.words.table import INITIATIVES

SOURCES: Mapping[Source, Row] = {
    Source.ASSUMPTION: Row("Model setting"),
    Source.BALANCE: Row("Calibration"),
    Source.DOMAIN: Row("Literature"),
    Source.FACTS: Row("Published figures"),
    Source.MODEL: Row("Model setting"),
}
"""First word of a parameter's source to how it is printed; other sources are printed as they stand."""

INSULATION_PARTS = ("Fiscal runway", "Diverted trade", "Fuel or power", "Borrowing room")
"""In the order of rule R33."""
FUEL, POWER = "Domestic fuel", "Power supply"
"""What the third part is for a side that refines and for one that does not."""

_AXES: dict[str, Callable[[Theatre, int], str]] = {
    "sector": lambda theatre, i: theatre.sectors[i].name,
    "node": lambda theatre, i: theatre.nodes[i].name,
    "hub": lambda theatre, i: theatre.hubs[i].name,
    "issue": lambda theatre, i: theatre.issues[i],
    "seat": lambda theatre, i: theatre.seats[i].name,
    "audience": lambda theatre, i: theatre.audiences[i],
    "region": lambda theatre, i: theatre.regions[i].name,
    "shock": lambda theatre, i: theatre.shocks[i].name,
    "side": lambda theatre, i: theatre.sides[i].name,
    "line": lambda theatre, i: PRODUCTION[Production(i)].inside,
    "fiscal": lambda theatre, i: FISCAL[Fiscal(i)].noun,
    "part": lambda theatre, i: INSULATION_PARTS[i].lower(),
    "truce": lambda theatre, i: INITIATIVES[TRUCES[i]].scope,
}


def name_of(name: str, parameters: ParameterSet | None = None) -> str:
    """A quantity or parameter as players read it. Raises KeyError for what is neither."""
    if parameters is not None and name in parameters:
        return capital(parameters.about(name).about)
    return QUANTITIES[name].words


def spaced(key: str) -> str:
    """A key without its underscores, as a doctrine is read inside a sentence."""
    return key.replace("_", " ")


def index_words(theatre: Theatre, axes: tuple[str, ...], index: tuple[int, ...]) -> str:
    """``Moscow, Pokrovsk`` for an index along named axes."""
    return ", ".join(_AXES[axis](theatre, i) for axis, i in zip(axes, index, strict=False) if axis in _AXES)


def unit_words(unit: str, theatre: Theatre, side: int | None = None) -> str:
    """A unit as it is printed: money in the side's own, nothing for plain numbers."""
    if is_quiet(unit):
        return ""
    money = theatre.sides[side].money if side is not None else "money"
    return squared(unit.replace("money", money))


def squared(unit: str) -> str:
    """A unit with its square as it is printed."""
    return unit.replace("km2", "km²")


def parameter_range(parameter: Parameter) -> str:
    """The plausible range of a parameter, ``0.60–1.00``: both ends with as many decimals as either needs."""
    digits = max(len(brief(end).partition(".")[2]) for end in (parameter.low, parameter.high))
    return span(parameter.low, parameter.high, digits)


def source_name(source: str, otherwise: str = "") -> str:
    """Where a figure comes from, as it is printed; a source of no known kind as it stands, or as said otherwise."""
    first = source.split()[0].rstrip(",")
    return SOURCES[Source(first)].label if first in set(Source) else otherwise or capital(source)
