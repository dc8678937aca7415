"""What a gesture on the map asks for: an order, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.board.view import BoardView
from wargame.engine.orders import Order, PlanRaids, SetPosture, Transfer
from wargame.engine.words import Posture
from wargame.ui.map.scene import Hit
from wargame.words import terms
from wargame.words.numbers import brief

FORCE_POINTS = 2.0
MANY_FORCE_POINTS = 5.0
"""Moved with Shift held down."""


@dataclass(frozen=True)
class Proposal:
    """An order with the words for it, or a refusal; neither where a gesture means nothing."""

    order: Order | None = None
    words: str = ""
    refusal: str = ""


def is_planning(view: BoardView) -> bool:
    """True when this seat commands forces and its sheet is open."""
    return view.seat.side is not None and view.stage == "plan"


def closed(view: BoardView) -> str:
    """Why no order can be drawn at all, or empty."""
    if view.seat.side is None:
        return f"{view.seat.name} commands no forces on this map."
    if view.stage != "plan":
        return "Orders are drawn while the sheet is open; this month is already sealed."
    return ""


def listed_refusal(view: BoardView, order: Order) -> str:
    """What the order sheet already says against an order, or empty."""
    for line in view.orders.lines:
        for choice in line.choices:
            if choice.order == order:
                return choice.refusal
    return ""


def can_start(view: BoardView, source: Hit) -> bool:
    """True where a drag plots something: an own counter or the own reserve."""
    return source.kind in ("counter", "reserve") and source.side == view.seat.side


def propose(view: BoardView, source: Hit, target: Hit, shift: bool = False, ctrl: bool = False) -> Proposal:
    """What dropping ``source`` on ``target`` asks for.

    Own ground or an own counter of another sector takes a transfer (2 force points, 5 with Shift), enemy ground of
    the same
    sector an attack (Grind, Counter-attack with Ctrl), the reserve counter takes force points out of the line.
    """
    reason = closed(view)
    if reason:
        return Proposal(refusal=reason)
    own = view.seat.side
    origin = None if source.kind == "reserve" else source.index
    points = MANY_FORCE_POINTS if shift else FORCE_POINTS
    if target.kind == "reserve" and target.side == own:
        return _transfer(view, origin, None, points) if origin is not None else Proposal()
    if target.sector < 0:
        return Proposal()
    if target.side == own:
        return _transfer(view, origin, target.sector, points) if target.sector != origin else Proposal()
    return _attack(view, origin, target.sector, ctrl)


def _name(view: BoardView, sector: int | None) -> str:
    return "the reserve" if sector is None else view.map.sectors[sector].name


def _transfer(view: BoardView, origin: int | None, destination: int | None, points: float) -> Proposal:
    words = f"Move {brief(points)} force points to {_name(view, destination)}"
    return checked(view, Transfer(origin, destination, points), words)


def checked(view: BoardView, order: Order, words: str = "") -> Proposal:
    """An order with what already speaks against it."""
    return Proposal(order, words, closed(view) or listed_refusal(view, order))


def _attack(view: BoardView, origin: int | None, sector: int, counter: bool) -> Proposal:
    if origin is None:
        return Proposal(refusal="The reserve does not attack: move it into a sector first.")
    if origin != sector:
        return Proposal(
            refusal=f"{_name(view, origin)} attacks in its own sector only; move force to {_name(view, sector)} first."
        )
    return set_posture(view, sector, Posture.COUNTER_ATTACK if counter else Posture.GRIND)


def set_posture(view: BoardView, sector: int, posture: Posture) -> Proposal:
    """A posture for one own sector."""
    return checked(view, SetPosture(sector, posture), f"{terms.row(posture).label} at {_name(view, sector)}")


def add_raids(view: BoardView, node: int, more: int) -> Proposal:
    """One raid more or fewer on an enemy node."""
    reason = closed(view)
    if reason:
        return Proposal(refusal=reason)
    found = view.map.nodes[node]
    if found.owner == view.seat.side:
        return Proposal()
    if more > 0 and found.refusal:
        return Proposal(refusal=found.refusal)
    raids = found.raids_planned + more
    if raids < 0:
        return Proposal()
    return Proposal(PlanRaids(node, raids), f"{raids} raids on {found.name}")


def targets(view: BoardView, source: Hit) -> tuple[int, ...]:
    """Sectors to shade while a counter is dragged: those that may take it."""
    origin = None if source.kind == "reserve" else source.index
    return tuple(sector.index for sector in view.map.sectors if sector.index != origin and sector.is_open)
