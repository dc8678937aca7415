"""What the order sheet shows: lines, choices, sliders, resources."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.engine.orders import Order


@dataclass(frozen=True)
class Choice:
    """One option of an order line; ``refusal`` says why it may not be taken (with rule id), empty when legal."""

    label: str
    order: Order
    chosen: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class Slider:
    """A numeric order: the panel builds the order with ``dataclasses.replace(order, **{attribute: value})``."""

    order: Order
    attribute: str
    low: float
    high: float
    step: float
    value: float
    suffix: str = ""
    percent: bool = False


@dataclass(frozen=True)
class OrderLine:
    """One line of the order sheet: a title, what it is set to, its cost, and how to change it (choices or a slider)."""

    key: str
    family: str
    """kinetic, economic, negotiation or external."""
    group: str
    """Heading inside the family, e.g. ``Sectors``, ``Strikes``, ``Fiscal measures``, ``Initiatives``."""
    title: str
    detail: str
    cost: str = ""
    choices: tuple[Choice, ...] = ()
    sliders: tuple[Slider, ...] = ()
    changed: bool = False
    """Differs from the standing order carried forward."""
    rule: str = ""
    note: str = ""

    @property
    def setting(self) -> tuple[object, ...]:
        """What the line is set to, whatever that costs and whatever else it could be."""
        return (self.detail, tuple(c.chosen for c in self.choices), tuple(s.value for s in self.sliders))


@dataclass(frozen=True)
class Resource:
    """A budget of the sheet: used of available, with its unit."""

    name: str
    used: float
    available: float
    unit: str
    rule: str = ""
    digits: int = 0
    short: str = ""
    """What it is called where the name has no room."""


@dataclass(frozen=True)
class OrderSheetView:
    """The draft sheet of one seat."""

    seat: str
    lines: tuple[OrderLine, ...]
    resources: tuple[Resource, ...]
    can_undo: bool
    can_redo: bool
    problems: tuple[str, ...]
    """Reasons why the sheet cannot be committed as it stands; empty when it can."""
