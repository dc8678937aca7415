"""Whether an order may be given, with the named reason and the rule id when it may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import singledispatch
from math import isfinite
from typing import Any

import numpy as np

from wargame.engine import orders as o
from wargame.engine.sheet import BOTH_SIGNS, SHARE
from wargame.engine.words import ATTACKING, BOTH_WAYS, TRUCES, Initiative, Reach
from wargame.reckon.situation import SLACK, Situation
from wargame.reckon.workings import Array
from wargame.seat.draft import changes


@dataclass(frozen=True)
class Illegal:
    """Why an order was refused: a sentence for people, and the rule it rests on."""

    reason: str
    rule: str


@dataclass(frozen=True)
class Trial:
    """An order tried on the sheet: what the rule that bounds it writes with the order given (a column) and without."""

    case: Situation
    set_to: Mapping[str, Array]
    """The fields that the order sets, as they are with it."""
    written: dict[str, Array]
    column: int

    def own(self, name: str, *index: int) -> float:
        """A figure of the own side with the order given."""
        return float(self.written[name][(self.case.side or 0, *index, self.column)])

    def before(self, name: str, *index: int) -> float:
        """The same without it."""
        return float(self.written[name][(self.case.side or 0, *index, 0)])


def check(order: o.Order, case: Situation) -> Illegal | None:
    """None when the order may be given in this position by this seat."""
    return check_each((order,), case)[0]


def check_each(orders: Sequence[o.Order], case: Situation) -> tuple[Illegal | None, ...]:
    """``check`` of several orders, each alone on the same draft; a rule that bounds them is asked once for all."""
    found = [_at_sight(order, case) for order in orders]
    for rule, judges in _TRIALS.items():
        places = [i for i, order in enumerate(orders) if found[i] is None and type(order) in judges]
        if not places:
            continue
        set_to = [changes(orders[i], case.draft) for i in places]
        written = case.tried(rule, {}, *set_to)
        for column, place in enumerate(places, 1):
            order = orders[place]
            found[place] = judges[type(order)](order, Trial(case, set_to[column - 1], written, column))
    return tuple(found)


def _at_sight(order: o.Order, case: Situation) -> Illegal | None:
    """What the position and the form of an order have against it, before any rule is asked."""
    malformed = _malformed(order, case)
    if malformed is not None:
        return malformed
    wants_external = order.family == "external"
    if wants_external is not (case.side is None):
        who = "an external seat" if wants_external else "a belligerent"
        return Illegal(f"Only {who} gives this order.", "M04")
    return _refusal(order, case)


@singledispatch
def _refusal(order: o.Order, case: Situation) -> Illegal | None:
    return None


TRUCE_NAMES = ("energy", "maritime", "humanitarian")
"""The limited truces, as a refusal names them."""
_FIELDS_OF = {kind: tuple(each.name for each in fields(kind)) for kind in o.Order.__subclasses__()}
_PLACE_RULES = {"node": "M05", "venue": "R21", "template": "R37", "issue": "R17", "seat": "R41"}


def _malformed(order: o.Order, case: Situation) -> Illegal | None:
    """Figures that are no numbers, and places that are not in the scenario."""
    for name in _FIELDS_OF[type(order)]:
        value = getattr(order, name)
        if isinstance(value, float) and not isfinite(value):
            return Illegal("The figure given is not a number.", "M04")
        if name in case.places and value is not None and not 0 <= value < case.places[name]:
            return Illegal(f"There is no such {name}.", _PLACE_RULES.get(name, "M04"))
    return None


def _in_range(value: float, low: float, high: float, what: str, rule: str) -> Illegal | None:
    if low <= float(f"{value:.6g}") <= high:
        return None
    return Illegal(f"{what} lies between {low:g} and {high:g}; {value:g} was given.", rule)


def _sector_open(case: Situation, sector: int) -> Illegal | None:
    names = case.sight.theatre.sectors
    if not 0 <= sector < len(names):
        return Illegal("There is no such sector.", "M04")
    if case.closed[sector]:
        return Illegal(f"{names[sector].name} is closed: the line has reached the last town of its axis.", "M11")
    return None


@_refusal.register
def _(order: o.SetPosture, case: Situation) -> Illegal | None:
    closed = _sector_open(case, order.sector)
    if closed:
        return closed
    if not case.keeps(order.sector, order.posture):
        return Illegal("A general ceasefire holds: forces may hold or fortify only.", "M04")
    width = float(case.sight.theatre.sector_width[order.sector])
    if order.posture in ATTACKING and width <= 0:
        return Illegal("There is no ground to attack over here: the line is a river.", "R13")
    return None


@_refusal.register
def _(order: o.SetEffort, case: Situation) -> Illegal | None:
    return _sector_open(case, order.sector) or _in_range(order.share, *SHARE, "A share of effort", "M04")


@_refusal.register
def _(order: o.Transfer, case: Situation) -> Illegal | None:
    if order.origin == order.destination:
        return Illegal("A transfer needs two different places.", "M03")
    if order.points <= 0:
        return Illegal("A transfer moves at least a fraction of a force point.", "M03")
    return None if order.destination is None else _sector_open(case, order.destination)


def _movable(order: o.Transfer, trial: Trial) -> Illegal | None:
    """What rule M03 would leave undone of the sheet's transfers."""
    if order.origin is not None:
        limit, leaving = trial.own("release_room", order.origin), -float(trial.set_to["transfer"][order.origin, 0])
        if leaving > limit + SLACK:
            name = trial.case.sight.theatre.sectors[order.origin].name
            return Illegal(
                f"At most {limit:.1f} force points may leave {name} in a month; {leaving:.1f} were asked.", "M03"
            )
    if order.destination is None:
        return None
    return _hub_room(order.destination, trial) or (_reserve_room(order, trial) if order.origin is None else None)


def _hub_room(destination: int, trial: Trial) -> Illegal | None:
    theatre = trial.case.sight.theatre
    hub = int(theatre.sector_hub[trial.case.side or 0, destination])
    limit, load = trial.own("hub_room", hub), trial.own("hub_asked", hub)
    if load <= limit + SLACK:
        return None
    return Illegal(
        f"{theatre.hubs[hub].name} carries {limit:.1f} force points a month; {load:.1f} were asked of it.", "M03"
    )


def _reserve_room(order: o.Transfer, trial: Trial) -> Illegal | None:
    if trial.own("transfers_asked") <= trial.own("reserve_room") + SLACK:
        return None
    left = trial.before("reserve_room") - trial.before("transfers_asked")
    return Illegal(
        f"The reserve holds {max(left, 0):.1f} uncommitted force points; {order.points:.1f} were asked.", "M03"
    )


@_refusal.register
def _(order: o.SetTempo, case: Situation) -> Illegal | None:
    return _in_range(order.tempo, *case.tempo_range, "Operational tempo", "M04")


@_refusal.register
def _(order: o.Mobilise, case: Situation) -> Illegal | None:
    return _in_range(order.level, *case.mobilisation_range, "A mobilisation level", "M04")


@_refusal.register
def _(order: o.PlanRaids, case: Situation) -> Illegal | None:
    theatre = case.sight.theatre
    if not 0 <= order.node < len(theatre.nodes):
        return Illegal("There is no such node.", "M05")
    node = theatre.nodes[order.node]
    if node.owner == case.side:
        return Illegal(f"{node.name} is your own.", "M05")
    if order.raids < 0:
        return Illegal("The number of raids cannot be negative.", "M05")
    if order.raids == 0:
        return None
    return _truce_spares(case, order.node) or _stock_left(order, case)


def _truce_spares(case: Situation, node: int) -> Illegal | None:
    if case.bound("raids_open", node) > 0:
        return None
    if case.at("ceasefire") > 0:
        return Illegal("A general ceasefire holds: no raids.", "M05")
    spared = case.rulebook.fixed["node_truce"][:, node, 0] * case.sight.value("truce_months")[:, 0]
    kind = TRUCE_NAMES[int(spared.argmax())]
    return Illegal(f"A limited {kind} truce spares this node for {spared.max():.0f} more months.", "M05")


def _stock_left(order: o.PlanRaids, case: Situation) -> Illegal | None:
    raids = changes(order, case.draft)["raids"][:, 0]
    stock, used = whole(case.bound("raid_room")), float(raids.sum())
    if used > stock:
        return Illegal(f"The month's stock is {stock:.0f} raids; this would make {used:.0f}.", "M05")
    deep = case.sight.theatre.node_range == Reach.DEEP
    if not deep[order.node]:
        return None
    room, planned = whole(case.bound("deep_room")), float(raids[deep].sum())
    if planned > room:
        return Illegal(
            f"{room:.0f} raids reach deep nodes this month; this would make {planned:.0f}. Technology adds reach.",
            "R43",
        )
    return None


def whole(raids: float) -> float:
    """Whole raids within a limit that the rules draw between them."""
    return float(np.floor(raids + SLACK))


@_refusal.register
def _(order: o.AssignDefence, case: Situation) -> Illegal | None:
    if case.sight.theatre.nodes[order.node].owner != case.side:
        return Illegal("Air defence covers own nodes only.", "M06")
    return _in_range(order.share, *SHARE, "A share of air defence", "M06")


@_refusal.register
def _(order: o.SplitProduction, case: Situation) -> Illegal | None:
    shares = (order.munitions, order.strike, order.air_defence)
    if min(shares) < 0 or abs(sum(shares) - 1) > SLACK:
        return Illegal("The three shares of production are not negative and sum to one.", "M06")
    return None


@_refusal.register
def _(order: o.SetFiscal, case: Situation) -> Illegal | None:
    return _in_range(order.level, *SHARE, "A fiscal measure", "R36")


@_refusal.register
def _(order: o.SetTrade, case: Situation) -> Illegal | None:
    return _in_range(order.diversion, *SHARE, "Effort on trade", "R32") or _in_range(
        order.settlement, *SHARE, "Effort on settlement", "R33"
    )


@_refusal.register
def _(order: o.Propose, case: Situation) -> Illegal | None:
    if not order.on:
        return None
    if case.at("ceasefire") > 0 and order.kind is Initiative.CEASEFIRE:
        return Illegal("A general ceasefire already holds.", "R09")
    holds = any(seat.holds_dossiers and seat.client == case.side for seat in case.sight.theatre.seats)
    if order.kind is Initiative.DOSSIER_REQUEST and not holds:
        return Illegal("No coalition holds dossiers for this side.", "R40")
    if order.kind in TRUCES:
        index = TRUCES.index(order.kind)
        if case.at("truce_months", index) > 0:
            return Illegal("This truce already runs.", "R20")
        if case.at("truce_cooling", index) > 0:
            return Illegal(
                f"It cools for {case.at('truce_cooling', index):.0f} more months before it can be offered again.",
                "R20",
            )
    return None


def _affordable(order: o.Order, trial: Trial) -> Illegal | None:
    """What rule M07 could not pay in full of a sheet that asks more than before."""
    asked, available = trial.own("capital_asked"), trial.own("capital_allowance")
    if asked <= trial.before("capital_asked") or asked <= available + SLACK:
        return None
    return Illegal(f"Political capital this month is {available:.1f} points; this would make {asked:.1f}.", "M07")


@_refusal.register
def _(order: o.SetLetter, case: Situation) -> Illegal | None:
    if not 0 <= order.venue < len(case.sight.theatre.venues):
        return Illegal("There is no such venue.", "R21")
    return _in_range(order.tone, *BOTH_SIGNS, "The tone of a letter", "R06")


@_refusal.register
def _(order: o.SetTruceTerm, case: Situation) -> Illegal | None:
    return _in_range(order.months, *case.term_range, "The term of a limited truce in months", "R20")


@_refusal.register
def _(order: o.SetMandate, case: Situation) -> Illegal | None:
    return _in_range(order.flexibility, *SHARE, "The flexibility of a mandate", "R17")


@_refusal.register
def _(order: o.ChooseTemplate, case: Situation) -> Illegal | None:
    return _in_range(order.template, 0, len(case.sight.theatre.templates) - 1, "The number of a template", "R37")


@_refusal.register
def _(order: o.Recognise, case: Situation) -> Illegal | None:
    if order.on and case.own("recognition") >= 1:
        return Illegal("The other side is already recognised.", "R23")
    return None


@_refusal.register
def _(order: o.FundDossier, case: Situation) -> Illegal | None:
    if not any(seat.holds_dossiers and seat.client == case.side for seat in case.sight.theatre.seats):
        return Illegal("No coalition holds dossiers for this side.", "R40")
    return _in_range(order.points, *case.points_range, "Points in a dossier", "R40")


@_refusal.register
def _(order: o.Court, case: Situation) -> Illegal | None:
    if case.sight.theatre.seats[order.seat].side is not None:
        return Illegal("Only external seats can be courted.", "R41")
    return _in_range(order.points, *case.points_range, "Points spent on courting", "R41")


@_refusal.register
def _(order: o.TakeMeasure, case: Situation) -> Illegal | None:
    seat = case.sight.theatre.seats[case.sight.seat]
    if (order.measure, order.side) not in seat.measures:
        return Illegal(f"{seat.name} has no such measure towards {case.sight.theatre.sides[order.side].name}.", "R41")
    bounds = BOTH_SIGNS if order.measure in BOTH_WAYS else SHARE
    return _in_range(order.level, *bounds, "The level of a measure", "R41")


Judge = Callable[[Any, Trial], Illegal | None]

_TRIALS: dict[str, dict[type[o.Order], Judge]] = {
    "M03": {o.Transfer: _movable},
    "M07": dict.fromkeys((o.Propose, o.SetTrade, o.Recognise, o.CounterSignal, o.FundDossier, o.Court), _affordable),
}
"""Rule -> the orders that are legal as far as it would carry them out in full, and who judges that."""
