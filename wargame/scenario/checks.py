"""Sums, orders and bounds a scenario must keep once its parts have the right shape.

Each check names the sections it reads and yields the path and sentence of every mistake in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wargame.scenario.problems import Fault, shortened
from wargame.words.numbers import as_typed

TOLERANCE = 0.002


@dataclass(frozen=True)
class Check:
    """A check and the sections it needs, in the order of its arguments."""

    needs: tuple[str, ...]
    faults: Callable[..., Iterator[Fault]]


def check_faults(sections: Mapping[str, Any]) -> Iterator[Fault]:
    """The mistakes found by every check whose sections are sound."""
    for check in CHECKS:
        if all(name in sections for name in check.needs):
            yield from check.faults(*(sections[name] for name in check.needs))


def _unequal_to_one(values: Iterable[float]) -> str:
    """Empty where the values sum to one, else the sentence that says what they sum to."""
    total = sum(values)
    return "" if abs(total - 1.0) <= TOLERANCE else f"must sum to 1, sum to {as_typed(total)}"


def _turns(heading: Any) -> Iterator[Fault]:
    for name in ("months", "extension"):
        months = getattr(heading, name)
        if months % heading.turn_months:
            message = f"{months} months are not whole turns of {heading.turn_months} months"
            yield Fault(("scenario", name), message)


def _axes(sectors: Any) -> Iterator[Fault]:
    for index, sector in enumerate(sectors):
        kms = [town.km for town in sector.towns]
        for town, (before, here) in enumerate(zip(kms, kms[1:], strict=False), start=1):
            if here <= before:
                message = f"towns are ordered along the axis: {as_typed(here)} follows {as_typed(before)}"
                yield Fault(("sectors", index, "towns", town, "km"), message)
        if kms[0] != 0:
            yield Fault(("sectors", index, "towns", 0, "km"), f"the axis begins at km 0, not {as_typed(kms[0])}")
        if not 0 <= sector.line_km < max(kms):
            line, end = as_typed(sector.line_km), as_typed(max(kms))
            message = f"the line at {line} km is off the axis, which ends at {end} km"
            yield Fault(("sectors", index, "line_km"), message)


def _efforts(sectors: Any) -> Iterator[Fault]:
    for side in (0, 1):
        message = _unequal_to_one(sector.effort[side] for sector in sectors)
        if message:
            yield Fault(("sectors",), f"effort of the {('first', 'second')[side]} side over all sectors {message}")


def _hub_sides(sectors: Any, hubs: Any, sides: Any) -> Iterator[Fault]:
    owner = {hub.key: hub.side for hub in hubs}
    for index, sector in enumerate(sectors):
        for side, key in enumerate(sector.hubs):
            if key in owner and owner[key] != sides[side].key:
                message = f"hub {shortened(key)} does not belong to {sides[side].name}"
                yield Fault(("sectors", index, "hubs", side), message)


def _roles(nodes: Any) -> Iterator[Fault]:
    totals: dict[tuple[str, str], float] = {}
    for index, node in enumerate(nodes):
        for role, weight in node.roles.items():
            totals[node.owner, role] = totals.get((node.owner, role), 0.0) + weight
            total = totals[node.owner, role]
            if total > 1.0 + TOLERANCE:
                message = f"weights of {role} of one side exceed 1: {as_typed(total)} with this node"
                yield Fault(("nodes", index, "roles", role), message)


def _regions(regions: Any) -> Iterator[Fault]:
    for index, region in enumerate(regions):
        message = _unequal_to_one(region.weights.values())
        if message:
            yield Fault(("regions", index, "weights"), f"weights {message}")


def _limits(issues: Any) -> Iterator[Fault]:
    for index, issue in enumerate(issues):
        for side, sign in ((0, -1), (1, 1)):
            limit, span, opening = issue.reservation[side], issue.span[side], issue.opening[side]
            if span * sign < 0:
                yield Fault(
                    ("issues", index, "span", side), f"moves the limit away from the other side ({as_typed(span)})"
                )
            if not -TOLERANCE <= limit + span <= 1 + TOLERANCE:
                moved = f"{as_typed(limit)} {as_typed(span, with_sign=True)} = {as_typed(limit + span)}"
                message = f"takes the limit out of 0..1: {moved}"
                yield Fault(("issues", index, "span", side), message)
            if (opening - limit) * sign > TOLERANCE:
                yield Fault(
                    ("issues", index, "opening", side),
                    f"opens at {as_typed(opening)}, beyond the own limit {as_typed(limit)}",
                )


def _issue_weights(issues: Any) -> Iterator[Fault]:
    for side in (0, 1):
        message = _unequal_to_one(issue.weight[side] for issue in issues)
        if message:
            yield Fault(("issues",), f"weights of the {('first', 'second')[side]} side over all issues {message}")


def _seats(seats: Any) -> Iterator[Fault]:
    for index, seat in enumerate(seats):
        outside = seat.measures or seat.supports or seat.client or seat.base_will or seat.holds_dossiers
        if seat.side is not None and outside:
            message = f"{seat.name} commands a side; measures, support and client belong to external seats"
            yield Fault(("seats", index), message)
        for number, profile in enumerate(seat.profiles):
            message = _unequal_to_one(profile.weights.values())
            if message:
                yield Fault(("seats", index, "profiles", number, "weights"), f"weights {message}")


def _donors(shocks: Any, seats: Any) -> Iterator[Fault]:
    external = {seat.key for seat in seats if seat.side is None}
    belligerent = {seat.key for seat in seats} - external
    for index, shock in enumerate(shocks):
        if shock.donor in belligerent:
            message = f"{shortened(shock.donor)} commands a side; a donor is an external seat"
            yield Fault(("shocks", index, "donor"), message)
        if shock.months[0] > shock.months[1]:
            yield Fault(("shocks", index, "months"), f"lasts from {shock.months[0]} to {shock.months[1]} months")


def _frame(place: Any) -> Iterator[Fault]:
    frame = place.frame
    south, west, north, east = map(as_typed, (frame.south, frame.west, frame.north, frame.east))
    if frame.south >= frame.north:
        yield Fault(("map", "frame", "south"), f"south {south} is not below north {north}")
    if frame.west >= frame.east:
        yield Fault(("map", "frame", "west"), f"west {west} is not left of east {east}")


CHECKS = (
    Check(("scenario",), _turns),
    Check(("sectors",), _axes),
    Check(("sectors",), _efforts),
    Check(("sectors", "hubs", "sides"), _hub_sides),
    Check(("nodes",), _roles),
    Check(("regions",), _regions),
    Check(("issues",), _limits),
    Check(("issues",), _issue_weights),
    Check(("seats",), _seats),
    Check(("shocks", "seats"), _donors),
    Check(("map",), _frame),
)
