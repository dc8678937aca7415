"""Quantities, parameters and units in words."""

from __future__ import annotations

from functools import lru_cache

import yaml

from wargame.engine.parameter import ParameterSet
from wargame.engine.theatre import Theatre
from wargame.resources import assets
from wargame.words.numbers import capital

QUIET_UNITS = (
    "",
    "share",
    "index",
    "count",
    "utility",
    "factor",
    "flag",
    "posture",
    "power",
    "log",
    "logit",
    "outcome",
    "door",
)
"""Units of plain numbers, which are not printed."""

_AXES = {
    "sector": lambda theatre, i: theatre.sectors[i].name,
    "node": lambda theatre, i: theatre.nodes[i].name,
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


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    rows = yaml.safe_load((assets() / "words.yaml").read_text(encoding="utf-8"))
    return {str(name): str(words) for name, words in rows.items()}


def name_of(quantity: str, parameters: ParameterSet | None = None) -> str:
    """A quantity or parameter as players read it; a name nobody has put into words is spelled with spaces."""
    words = _words().get(quantity)
    if words is None and parameters is not None and quantity in parameters:
        words = parameters.about(quantity).about
    return capital(words or quantity.replace("_", " "))


def index_words(theatre: Theatre, axes: tuple[str, ...], index: tuple[int, ...]) -> str:
    """``Moscow, Pokrovsk`` for an index along named axes."""
    return ", ".join(_AXES[axis](theatre, i) for axis, i in zip(axes, index, strict=False) if axis in _AXES)


def unit_words(unit: str, theatre: Theatre, side: int | None = None) -> str:
    """A unit as it is printed: money in the side's own, nothing for plain numbers."""
    if unit in QUIET_UNITS:
        return ""
    money = theatre.sides[side].money if side is not None else "money"
    return unit.replace("money", money).replace("km2", "km²")
