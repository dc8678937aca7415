"""Quantities, parameters and units in words."""

from __future__ import annotations

from collections.abc import Callable

from wargame.engine.parameter import ParameterSet
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.units import is_quiet
from wargame.engine.theatre import Theatre
from wargame.words.numbers import capital

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
    "line": lambda theatre, i: ("munitions", "strike", "air defence")[i],
    "fiscal": lambda theatre, i: ("taxes", "borrowing", "reserve", "civil cuts", "printing")[i],
    "part": lambda theatre, i: ("runway", "trade", "fuel or power", "room to borrow")[i],
    "truce": lambda theatre, i: ("energy", "maritime", "humanitarian")[i],
}


def name_of(name: str, parameters: ParameterSet | None = None) -> str:
    """A quantity or parameter as players read it. Raises KeyError for what is neither."""
    if parameters is not None and name in parameters:
        return capital(parameters.about(name).about)
    return QUANTITIES[name].words


def index_words(theatre: Theatre, axes: tuple[str, ...], index: tuple[int, ...]) -> str:
    """``Moscow, Pokrovsk`` for an index along named axes."""
    return ", ".join(_AXES[axis](theatre, i) for axis, i in zip(axes, index, strict=False) if axis in _AXES)


def unit_words(unit: str, theatre: Theatre, side: int | None = None) -> str:
    """A unit as it is printed: money in the side's own, nothing for plain numbers."""
    if is_quiet(unit):
        return ""
    money = theatre.sides[side].money if side is not None else "money"
    return unit.replace("money", money).replace("km2", "km²")
