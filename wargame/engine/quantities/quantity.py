"""What a quantity is: its axes, its unit, who sees it and how well, its bounds, its sign and its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from wargame.engine.quantities.units import UNITS, Unit
from wargame.engine.words import Initiative


class Kind(StrEnum):
    """Where a quantity stands."""

    STATE = "state"
    """In the position, from month to month."""
    MONTH = "month"
    """Worked out during a month, and gone with it."""
    FIXED = "fixed"
    """In the scenario; nothing changes it."""
    ORDER = "order"
    """On a sheet or among the answers."""
    DRAW = "draw"
    """Drawn by chance."""


class Seen(StrEnum):
    """Who sees a quantity."""

    PUBLIC = "public"
    """Every seat, exactly."""
    SIDE = "side"
    """Its owner exactly, the others an estimate."""
    OWN = "own"
    """Its owner exactly, the others nothing."""
    OFFERED = "offered"
    """Its owner; the others once an initiative it belongs to lies on the table."""
    HIDDEN = "hidden"
    """The instructor alone."""


PUBLIC, SIDE, OWN, OFFERED, HIDDEN = Seen.PUBLIC, Seen.SIDE, Seen.OWN, Seen.OFFERED, Seen.HIDDEN

AXES = (
    "side",
    "sector",
    "town",
    "node",
    "hub",
    "region",
    "issue",
    "seat",
    "audience",
    "shock",
    "line",
    "fiscal",
    "part",
    "dossier",
    "initiative",
    "measure",
    "truce",
)
"""Axes before the campaign axis; row i of ``side`` is about side i."""

OWNED = ("side", "node", "region", "seat")
"""Axes along which a row belongs to somebody, where they come first."""


@dataclass(frozen=True)
class Quantity:
    """A named figure or array that the state holds, or that a rule reads or writes. Arrays are (axes..., campaigns)."""

    kind: Kind
    name: str
    axes: tuple[str, ...]
    unit: str
    words: str
    """Its name as players read it."""
    about: str
    """What it is, for whoever reads the declaration."""
    seen: Seen = PUBLIC
    spread: float = 0.0
    """Half-width of the others' 90 % range at no intelligence, where they are given an estimate; relative to the value
    unless the unit says otherwise.
    """
    floor: float = 0.0
    """Size of a value under which a relative spread is taken of the floor instead, so that a zero is estimated too."""
    low: float | None = None
    high: float | None = None
    """The range it must stay in, where it has one."""
    signed: bool = False
    """True where a plus is printed too."""
    opened_by: tuple[Initiative, ...] = ()
    """Initiatives with which an order lies open on the table."""
    drawn: str = ""
    """``normal`` or ``uniform``, for a draw."""
    is_listed: bool = True
    """False for what only joins other quantities (keys, weights, matrices): explanations do not list it as an input."""

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise ValueError(f"quantity {self.name}: {fault}")

    def _faults(self) -> list[str]:
        checks = {
            f"unknown axes {', '.join(self.axes)}": not set(self.axes) <= set(AXES),
            f"unknown unit {self.unit!r}": self.unit not in UNITS,
            "it has no words": not self.words or not self.about,
            "an identifier stands in its words": "_" in self.words,
            "an estimate has a spread, and nothing else has one": (self.seen is SIDE) != (self.spread > 0),
            "a relative spread has a floor, and no other has one": (self.floor > 0)
            != (self.seen is SIDE and not UNITS[self.unit].is_absolute),
            "a hidden yes or no stays open: its spread is at least 2": self.seen is SIDE
            and UNITS[self.unit].codes == "flag"
            and self.spread < 2,
            "its first axis names no owner": self.seen in (SIDE, OWN, OFFERED) and self.axes[:1] not in _OWNERS,
            "what is offered says by which initiatives": (self.seen is OFFERED) != bool(self.opened_by),
            "a draw is normal or uniform": (self.drawn in ("normal", "uniform")) != (self.kind is Kind.DRAW),
        }
        return [fault for fault, is_so in checks.items() if is_so]

    @property
    def measure(self) -> Unit:
        """What follows from its unit."""
        return UNITS[self.unit]


_OWNERS = tuple((axis,) for axis in OWNED)


def quantity(
    kind: Kind,
    name: str,
    axes: str,
    unit: str,
    words: str,
    about: str,
    seen: Seen = PUBLIC,
    spread: float = 0.0,
    *,
    floor: float = 0.0,
    low: float | None = None,
    high: float | None = None,
    signed: bool = False,
    opened_by: tuple[Initiative, ...] = (),
    drawn: str = "",
    is_listed: bool = True,
) -> Quantity:
    """Declare a quantity, ``axes`` as names with spaces between. Raises ValueError for a declaration that is at odds
    with itself.
    """
    return Quantity(
        kind,
        name,
        tuple(axes.split()),
        unit,
        words,
        about,
        seen,
        spread,
        floor,
        low,
        high,
        signed,
        opened_by,
        drawn,
        is_listed,
    )


state = partial(quantity, Kind.STATE)
month = partial(quantity, Kind.MONTH)
fixed = partial(quantity, Kind.FIXED)
order = partial(quantity, Kind.ORDER)
draw = partial(quantity, Kind.DRAW)
