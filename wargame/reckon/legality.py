"""Whether an order may be given, with the named reason and the rule id when it may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import singledispatch
from math import isfinite
from typing import Any

import numpy as np

from wargame.engine import orders as o
from wargame.engine.sheet import BOTH_SIGNS, SHARE
from wargame.engine.words import ATTACKING, BOTH_WAYS, TRUCES, Initiative, Measure, Reach
from wargame.reckon.situation import SLACK, Situation
from wargame.reckon.workings import Array
from wargame.seat.draft import changes
from wargame.words.numbers import brief, plain, significant
from wargame.words.orders import ORDERS
from wargame.words.terms import row


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


_FIELDS_OF = {kind: tuple(each.name for each in fields(kind)) for kind in o.Order.__subclasses__()}


def _malformed(order: o.Order, case: Situation) -> Illegal | None:
    """Figures that are no numbers, and places that are not in the scenario."""
    for name in _FIELDS_OF[type(order)]:
        value = getattr(order, name)
        if isinstance(value, float) and not isfinite(value):
            return Illegal("The figure given is not a number.", "M04")
        if name in case.places and value is not None and not 0 <= value < case.places[name]:
            unknown = _refused(order, f"There is no such {name}.")
            return replace(unknown, rule=row(Measure.HOST).rule) if name == "venue" else unknown
    return None


def _refused(order: o.Order, reason: str) -> Illegal:
    """A refusal by the rule that bounds orders of this kind."""
    return Illegal(reason, ORDERS[type(order)].limit)


def _in_range(order: o.Order, value: float, low: float, high: float, what: str = "") -> Illegal | None:
    if low <= significant(value, 6) <= high:
        return None
    what = what or ORDERS[type(order)].bounded
    return _refused(order, f"{what} lies between {brief(low)} and {brief(high)}; {brief(value)} was given.")


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
        return _refused(order, "A general ceasefire holds: forces may hold or fortify only.")
    width = float(case.sight.theatre.sector_width[order.sector])
    if order.posture in ATTACKING and width <= 0:
        return Illegal("There is no ground to attack over here: the line is a river.", row(order.posture).rule)
    return None


@_refusal.register
def _(order: o.SetEffort, case: Situation) -> Illegal | None:
    return _sector_open(case, order.sector) or _in_range(order, order.share, *SHARE)


@_refusal.register
def _(order: o.Transfer, case: Situation) -> Illegal | None:
    if order.origin == order.destination:
        return _refused(order, "A transfer needs two different places.")
    if order.points <= 0:
        return _refused(order, "A transfer moves at least a fraction of a force point.")
    return None if order.destination is None else _sector_open(case, order.destination)


def _movable(order: o.Transfer, trial: Trial) -> Illegal | None:
    """What rule M03 would leave undone of the sheet's transfers."""
    if order.origin is not None:
        limit, leaving = trial.own("release_room", order.origin), -float(trial.set_to["transfer"][order.origin, 0])
        if leaving > limit + SLACK:
            name = trial.case.sight.theatre.sectors[order.origin].name
            most, asked = plain(limit, 1), plain(leaving, 1)
            return _refused(order, f"At most {most} force points may leave {name} in a month; {asked} were asked.")
    if order.destination is None:
        return None
    return _hub_room(order, order.destination, trial) or (_reserve_room(order, trial) if order.origin is None else None)


def _hub_room(order: o.Transfer, destination: int, trial: Trial) -> Illegal | None:
    theatre = trial.case.sight.theatre
    hub = int(theatre.sector_hub[trial.case.side or 0, destination])
    limit, load = trial.own("hub_room", hub), trial.own("hub_asked", hub)
    if load <= limit + SLACK:
        return None
    carries = f"{theatre.hubs[hub].name} carries {plain(limit, 1)} force points a month"
    return _refused(order, f"{carries}; {plain(load, 1)} were asked of it.")


def _reserve_room(order: o.Transfer, trial: Trial) -> Illegal | None:
    if trial.own("transfers_asked") <= trial.own("reserve_room") + SLACK:
        return None
    left = trial.before("reserve_room") - trial.before("transfers_asked")
    holds = f"The reserve holds {plain(max(left, 0), 1)} uncommitted force points"
    return _refused(order, f"{holds}; {plain(order.points, 1)} were asked.")


@_refusal.register
def _(order: o.SetTempo, case: Situation) -> Illegal | None:
    return _in_range(order, order.tempo, *case.tempo_range)


@_refusal.register
def _(order: o.Mobilise, case: Situation) -> Illegal | None:
    return _in_range(order, order.level, *case.mobilisation_range)


@_refusal.register
def _(order: o.PlanRaids, case: Situation) -> Illegal | None:
    theatre = case.sight.theatre
    if not 0 <= order.node < len(theatre.nodes):
        return _refused(order, "There is no such node.")
    node = theatre.nodes[order.node]
    if node.owner == case.side:
        return _refused(order, f"{node.name} is your own.")
    if order.raids < 0:
        return _refused(order, "The number of raids cannot be negative.")
    if order.raids == 0:
        return None
    return _truce_spares(order, case) or _stock_left(order, case)


def _truce_spares(order: o.PlanRaids, case: Situation) -> Illegal | None:
    if case.bound("raids_open", order.node) > 0:
        return None
    if case.at("ceasefire") > 0:
        return _refused(order, "A general ceasefire holds: no raids.")
    spared = case.rulebook.fixed["node_truce"][:, order.node, 0] * case.sight.value("truce_months")[:, 0]
    kind, months = row(TRUCES[int(spared.argmax())]).scope, plain(float(spared.max()), 0)
    return _refused(order, f"A limited {kind} truce spares this node for {months} more months.")


def _stock_left(order: o.PlanRaids, case: Situation) -> Illegal | None:
    raids = changes(order, case.draft)["raids"][:, 0]
    stock, used = whole(case.bound("raid_room")), float(raids.sum())
    if used > stock:
        return _refused(order, f"The month's stock is {plain(stock, 0)} raids; this would make {plain(used, 0)}.")
    deep = case.sight.theatre.node_range == Reach.DEEP
    if not deep[order.node]:
        return None
    room, planned = whole(case.bound("deep_room")), float(raids[deep].sum())
    if planned > room:
        reach = f"{plain(room, 0)} raids reach deep nodes this month; this would make {plain(planned, 0)}."
        return Illegal(f"{reach} Technology adds reach.", row(Reach.DEEP).rule)
    return None


def whole(raids: float) -> float:
    """Whole raids within a limit that the rules draw between them."""
    return float(np.floor(raids + SLACK))


@_refusal.register
def _(order: o.AssignDefence, case: Situation) -> Illegal | None:
    if case.sight.theatre.nodes[order.node].owner != case.side:
        return _refused(order, "Air defence covers own nodes only.")
    return _in_range(order, order.share, *SHARE)


@_refusal.register
def _(order: o.SplitProduction, case: Situation) -> Illegal | None:
    shares = (order.munitions, order.strike, order.air_defence)
    if min(shares) < 0 or abs(sum(shares) - 1) > SLACK:
        return _refused(order, "The three shares of production are not negative and sum to one.")
    return None


@_refusal.register
def _(order: o.SetFiscal, case: Situation) -> Illegal | None:
    return _in_range(order, order.level, *SHARE)


@_refusal.register
def _(order: o.SetTrade, case: Situation) -> Illegal | None:
    wrong = _in_range(order, order.settlement, *SHARE, "Effort on settlement")
    return _in_range(order, order.diversion, *SHARE) or (wrong and replace(wrong, rule="R33"))


@_refusal.register
def _(order: o.Propose, case: Situation) -> Illegal | None:
    if not order.on:
        return None
    if case.at("ceasefire") > 0 and order.kind is Initiative.CEASEFIRE:
        return Illegal("A general ceasefire already holds.", row(order.kind).rule)
    holds = any(seat.holds_dossiers and seat.client == case.side for seat in case.sight.theatre.seats)
    if order.kind is Initiative.DOSSIER_REQUEST and not holds:
        return Illegal("No coalition holds dossiers for this side.", row(order.kind).rule)
    if order.kind in TRUCES:
        index = TRUCES.index(order.kind)
        if case.at("truce_months", index) > 0:
            return Illegal("This truce already runs.", row(order.kind).rule)
        if case.at("truce_cooling", index) > 0:
            cools = plain(case.at("truce_cooling", index), 0)
            return Illegal(f"It cools for {cools} more months before it can be offered again.", row(order.kind).rule)
    return None


def _affordable(order: o.Order, trial: Trial) -> Illegal | None:
    """What rule M07 could not pay in full of a sheet that asks more than before."""
    asked, available = trial.own("capital_asked"), trial.own("capital_allowance")
    if asked <= trial.before("capital_asked") or asked <= available + SLACK:
        return None
    capital = f"Political capital this month is {plain(available, 1)} points"
    return Illegal(f"{capital}; this would make {plain(asked, 1)}.", "M07")


@_refusal.register
def _(order: o.SetLetter, case: Situation) -> Illegal | None:
    if not 0 <= order.venue < len(case.sight.theatre.venues):
        return Illegal("There is no such venue.", row(Measure.HOST).rule)
    return _in_range(order, order.tone, *BOTH_SIGNS)


@_refusal.register
def _(order: o.SetTruceTerm, case: Situation) -> Illegal | None:
    return _in_range(order, order.months, *case.term_range)


@_refusal.register
def _(order: o.SetMandate, case: Situation) -> Illegal | None:
    return _in_range(order, order.flexibility, *SHARE)


@_refusal.register
def _(order: o.ChooseTemplate, case: Situation) -> Illegal | None:
    return _in_range(order, order.template, 0, len(case.sight.theatre.templates) - 1)


@_refusal.register
def _(order: o.Recognise, case: Situation) -> Illegal | None:
    if order.on and case.own("recognition") >= 1:
        return _refused(order, "The other side is already recognised.")
    return None


@_refusal.register
def _(order: o.FundDossier, case: Situation) -> Illegal | None:
    if not any(seat.holds_dossiers and seat.client == case.side for seat in case.sight.theatre.seats):
        return _refused(order, "No coalition holds dossiers for this side.")
    return _in_range(order, order.points, *case.points_range)


@_refusal.register
def _(order: o.Court, case: Situation) -> Illegal | None:
    if case.sight.theatre.seats[order.seat].side is not None:
        return _refused(order, "Only external seats can be courted.")
    return _in_range(order, order.points, *case.points_range)


@_refusal.register
def _(order: o.TakeMeasure, case: Situation) -> Illegal | None:
    seat = case.sight.theatre.seats[case.sight.seat]
    if (order.measure, order.side) not in seat.measures:
        name = case.sight.theatre.sides[order.side].name
        return _refused(order, f"{seat.name} has no such measure towards {name}.")
    bounds = BOTH_SIGNS if order.measure in BOTH_WAYS else SHARE
    return _in_range(order, order.level, *bounds)


Judge = Callable[[Any, Trial], Illegal | None]

_TRIALS: dict[str, dict[type[o.Order], Judge]] = {
    "M03": {o.Transfer: _movable},
    "M07": dict.fromkeys((o.Propose, o.SetTrade, o.Recognise, o.CounterSignal, o.FundDossier, o.Court), _affordable),
}
"""Rule -> the orders that are legal as far as it would carry them out in full, and who judges that."""
