"""Whether an order may be given, with the named reason and the rule id when it may not."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import singledispatch

import numpy as np

from wargame.engine import orders as o
from wargame.engine.observation import Observation
from wargame.engine.parameter import ParameterSet
from wargame.engine.sheet import BelligerentSheet, Sheet
from wargame.engine.theatre import spared_nodes
from wargame.engine.words import TRUCES, Initiative, Measure, Posture
from wargame.rules.political_capital import proposal_cost


@dataclass(frozen=True)
class Illegal:
    """Why an order was refused: a sentence for people, and the rule it rests on."""

    reason: str
    rule: str


@dataclass(frozen=True)
class Situation:
    """What legality reads: the seat's own sight, its draft before the order, and the numbers of the rulebook."""

    sight: Observation
    draft: Sheet
    parameters: ParameterSet

    @property
    def side(self) -> int | None:
        """Side of the seat, None for an external one."""
        return self.sight.side

    def own(self, name: str, *index: int) -> float:
        """A figure of the own side."""
        return float(self.sight.value(name)[(self.side or 0, *index, 0)])

    def at(self, name: str, *index: int) -> float:
        """A public figure."""
        return float(self.sight.value(name)[(*index, 0)])


@singledispatch
def _refusal(order: o.Order, case: Situation) -> Illegal | None:
    return None


def check(order: o.Order, case: Situation) -> Illegal | None:
    """None when the order may be given in this position by this seat."""
    malformed = _malformed(order, case)
    if malformed is not None:
        return malformed
    wants_external = order.family == "external"
    if wants_external is not (case.side is None):
        who = "an external seat" if wants_external else "a belligerent"
        return Illegal(f"Only {who} gives this order.", "M04")
    return _refusal(order, case)


_PLACE_RULES = {"node": "M05", "venue": "R21", "template": "R37", "issue": "R17", "seat": "R41"}


def _malformed(order: o.Order, case: Situation) -> Illegal | None:
    """Figures that are no numbers, and places that are not in the scenario."""
    theatre = case.sight.theatre
    counts = {
        "sector": len(theatre.sectors), "origin": len(theatre.sectors), "destination": len(theatre.sectors),
        "node": len(theatre.nodes), "issue": len(theatre.issues), "seat": len(theatre.seats), "side": 2,
        "venue": len(theatre.venues), "template": len(theatre.templates),
    }  # fmt: skip
    for each in fields(order):
        value = getattr(order, each.name)
        if isinstance(value, float) and not np.isfinite(value):
            return Illegal("The figure given is not a number.", "M04")
        if each.name in counts and value is not None and not 0 <= value < counts[each.name]:
            return Illegal(f"There is no such {each.name}.", _PLACE_RULES.get(each.name, "M04"))
    return None


def _in_range(value: float, low: float, high: float, what: str, rule: str) -> Illegal | None:
    if low <= value <= high:
        return None
    return Illegal(f"{what} lies between {low:g} and {high:g}; {value:g} was given.", rule)


def _sector_open(case: Situation, sector: int) -> Illegal | None:
    names = case.sight.theatre.sectors
    if not 0 <= sector < len(names):
        return Illegal("There is no such sector.", "M04")
    if case.at("sector_closed", sector) > 0:
        return Illegal(f"{names[sector].name} is closed: the line has reached the last town of its axis.", "M11")
    return None


@_refusal.register
def _(order: o.SetPosture, case: Situation) -> Illegal | None:
    closed = _sector_open(case, order.sector)
    if closed:
        return closed
    if case.at("ceasefire") > 0 and order.posture not in (Posture.HOLD, Posture.FORTIFY):
        return Illegal("A general ceasefire holds: forces may hold or fortify only.", "M04")
    width = float(case.sight.theatre.sector_width[order.sector])
    if order.posture in (Posture.GRIND, Posture.COUNTER_ATTACK) and width <= 0:
        return Illegal("There is no ground to attack over here: the line is a river.", "R13")
    return None


@_refusal.register
def _(order: o.SetEffort, case: Situation) -> Illegal | None:
    return _sector_open(case, order.sector) or _in_range(order.share, 0, 1, "A share of effort", "M04")


@_refusal.register
def _(order: o.Transfer, case: Situation) -> Illegal | None:
    draft = _belligerent(case)
    if order.origin == order.destination:
        return Illegal("A transfer needs two different places.", "M03")
    if order.points <= 0:
        return Illegal("A transfer moves at least a fraction of a force point.", "M03")
    if order.origin is not None:
        limit = case.own("force", order.origin) * float(case.parameters["sector_release"])
        leaving = max(-float(draft.transfer[order.origin, 0]), 0) + order.points
        if leaving > limit + 1e-3:
            name = case.sight.theatre.sectors[order.origin].name
            return Illegal(
                f"At most {limit:.1f} force points may leave {name} in a month; {leaving:.1f} were asked.", "M03"
            )
    if order.destination is not None:
        closed = _sector_open(case, order.destination)
        return (
            closed
            or _hub_room(order, case, draft)
            or (_reserve_room(order, case, draft) if order.origin is None else None)
        )
    return None


def _hub_room(order: o.Transfer, case: Situation, draft: BelligerentSheet) -> Illegal | None:
    theatre, side = case.sight.theatre, case.side or 0
    hub = int(theatre.sector_hub[side, order.destination])
    limit = float(case.parameters["hub_points"]) * float(theatre.hub_throughput[hub])
    served = theatre.sector_hub[side] == hub
    load = float(np.maximum(draft.transfer[served, 0], 0).sum()) + order.points
    if load <= limit + 1e-3:
        return None
    return Illegal(
        f"{theatre.hubs[hub].name} carries {limit:.1f} force points a month; {load:.1f} were asked of it.", "M03"
    )


def _reserve_room(order: o.Transfer, case: Situation, draft: BelligerentSheet) -> Illegal | None:
    left = case.own("reserve") - float(draft.transfer[:, 0].sum())
    if order.points <= left + 1e-3:
        return None
    return Illegal(
        f"The reserve holds {max(left, 0):.1f} uncommitted force points; {order.points:.1f} were asked.", "M03"
    )


@_refusal.register
def _(order: o.SetTempo, case: Situation) -> Illegal | None:
    return _in_range(order.tempo, 0.4, 1.3, "Operational tempo", "M04")


@_refusal.register
def _(order: o.Mobilise, case: Situation) -> Illegal | None:
    return _in_range(order.level, 0, 3, "A mobilisation level", "M04")


@_refusal.register
def _(order: o.PlanRaids, case: Situation) -> Illegal | None:
    theatre, draft = case.sight.theatre, _belligerent(case)
    if not 0 <= order.node < len(theatre.nodes):
        return Illegal("There is no such node.", "M05")
    node = theatre.nodes[order.node]
    if node.owner == case.side:
        return Illegal(f"{node.name} is your own.", "M05")
    if order.raids < 0:
        return Illegal("The number of raids cannot be negative.", "M05")
    if order.raids == 0:
        return None
    return _truce_spares(case, order.node) or _stock_left(order, case, draft)


def _truce_spares(case: Situation, node: int) -> Illegal | None:
    if case.at("ceasefire") > 0:
        return Illegal("A general ceasefire holds: no raids.", "M05")
    for index, kind in enumerate(("energy", "maritime", "humanitarian")):
        if case.at("truce_months", index) > 0 and spared_nodes(case.sight.theatre)[index, node] > 0:
            return Illegal(
                f"A limited {kind} truce spares this node for {case.at('truce_months', index):.0f} more months.", "M05"
            )
    return None


def _stock_left(order: o.PlanRaids, case: Situation, draft: BelligerentSheet) -> Illegal | None:
    stock = case.own("strike_stock")
    used = float(draft.raids[:, 0].sum()) - float(draft.raids[order.node, 0]) + order.raids
    if used > np.floor(stock + 1e-3):
        return Illegal(f"The month's stock is {np.floor(stock + 1e-3):.0f} raids; this would make {used:.0f}.", "M05")
    deep = case.sight.theatre.node_range == 2
    if not deep[order.node]:
        return None
    reach = float(np.ravel(case.parameters["deep_reach"])[case.side if case.parameters["deep_reach"].ndim else 0])
    room = np.floor(
        stock * min(reach + float(case.parameters["reach_technology"]) * case.own("technology_fielded"), 1) + 1e-3
    )
    planned = float(draft.raids[deep, 0].sum()) - float(draft.raids[order.node, 0]) + order.raids
    if planned > room:
        return Illegal(
            f"{room:.0f} raids reach deep nodes this month; this would make {planned:.0f}. Technology adds reach.",
            "R43",
        )
    return None


@_refusal.register
def _(order: o.AssignDefence, case: Situation) -> Illegal | None:
    if case.sight.theatre.nodes[order.node].owner != case.side:
        return Illegal("Air defence covers own nodes only.", "M06")
    return _in_range(order.share, 0, 1, "A share of air defence", "M06")


@_refusal.register
def _(order: o.SplitProduction, case: Situation) -> Illegal | None:
    shares = (order.munitions, order.strike, order.air_defence)
    if min(shares) < 0 or abs(sum(shares) - 1) > 1e-3:
        return Illegal("The three shares of production are not negative and sum to one.", "M06")
    return None


@_refusal.register
def _(order: o.SetFiscal, case: Situation) -> Illegal | None:
    return _in_range(order.level, 0, 1, "A fiscal measure", "R36")


@_refusal.register
def _(order: o.SetTrade, case: Situation) -> Illegal | None:
    draft = _belligerent(case)
    wrong = _in_range(order.diversion, 0, 1, "Effort on trade", "R32") or _in_range(
        order.settlement, 0, 1, "Effort on settlement", "R33"
    )
    return wrong or _affordable(
        case, order.diversion + order.settlement - float(draft.diversion[0] + draft.settlement[0])
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
    if _belligerent(case).propose[order.kind, 0] > 0:
        return None
    return _affordable(case, proposal_cost(order.kind))


def _affordable(case: Situation, more: float) -> Illegal | None:
    spent, available = capital_spent(_belligerent(case)), capital_available(case)
    if more <= 0 or spent + more <= available + 1e-3:
        return None
    return Illegal(
        f"Political capital this month is {available:.1f} points; this would make {spent + more:.1f}.", "M07"
    )


def capital_available(case: Situation) -> float:
    """Points of political capital a seat may spend this month."""
    sight = case.sight
    kept = float(sight.value("capital")[sight.seat, 0]) * float(case.parameters["capital_carry"])
    return min(kept, 2.0) + sight.theatre.seats[sight.seat].capital


def capital_spent(draft: BelligerentSheet) -> float:
    """Points a draft sheet spends: proposals, dossiers, courting, signals, recognition and trade efforts."""
    proposals = sum(proposal_cost(kind) for kind in Initiative if draft.propose[kind, 0] > 0)
    rest = (
        draft.dossier[:, 0].sum()
        + draft.court[:, 0].sum()
        + 0.5 * draft.counter_signal[0]
        + draft.recognise[0]
        + draft.diversion[0]
        + draft.settlement[0]
    )
    return proposals + float(rest)


@_refusal.register
def _(order: o.SetLetter, case: Situation) -> Illegal | None:
    if not 0 <= order.venue < len(case.sight.theatre.venues):
        return Illegal("There is no such venue.", "R21")
    return _in_range(order.tone, -1, 1, "The tone of a letter", "R06")


@_refusal.register
def _(order: o.SetTruceTerm, case: Situation) -> Illegal | None:
    return _in_range(order.months, 1, 3, "The term of a limited truce in months", "R20")


@_refusal.register
def _(order: o.SetMandate, case: Situation) -> Illegal | None:
    return _in_range(order.flexibility, 0, 1, "The flexibility of a mandate", "R17")


@_refusal.register
def _(order: o.ChooseTemplate, case: Situation) -> Illegal | None:
    return _in_range(order.template, 0, len(case.sight.theatre.templates) - 1, "The number of a template", "R37")


@_refusal.register
def _(order: o.Recognise, case: Situation) -> Illegal | None:
    if not order.on:
        return None
    if case.own("recognition") >= 1:
        return Illegal("The other side is already recognised.", "R23")
    return _affordable(case, 1.0 - float(_belligerent(case).recognise[0]))


@_refusal.register
def _(order: o.CounterSignal, case: Situation) -> Illegal | None:
    return _affordable(case, 0.5 * (1.0 - float(_belligerent(case).counter_signal[0]))) if order.on else None


@_refusal.register
def _(order: o.FundDossier, case: Situation) -> Illegal | None:
    if not any(seat.holds_dossiers and seat.client == case.side for seat in case.sight.theatre.seats):
        return Illegal("No coalition holds dossiers for this side.", "R40")
    wrong = _in_range(order.points, 0, 4, "Points in a dossier", "R40")
    return wrong or _affordable(case, order.points - float(_belligerent(case).dossier[order.dossier, 0]))


@_refusal.register
def _(order: o.Court, case: Situation) -> Illegal | None:
    if case.sight.theatre.seats[order.seat].side is not None:
        return Illegal("Only external seats can be courted.", "R41")
    wrong = _in_range(order.points, 0, 4, "Points spent on courting", "R41")
    return wrong or _affordable(case, order.points - float(_belligerent(case).court[order.seat, 0]))


@_refusal.register
def _(order: o.TakeMeasure, case: Situation) -> Illegal | None:
    seat = case.sight.theatre.seats[case.sight.seat]
    if (order.measure, order.side) not in seat.measures:
        return Illegal(f"{seat.name} has no such measure towards {case.sight.theatre.sides[order.side].name}.", "R41")
    low = -1.0 if order.measure in (Measure.ARMS, Measure.INTELLIGENCE) else 0.0
    return _in_range(order.level, low, 1.0, "The level of a measure", "R41")


def _belligerent(case: Situation) -> BelligerentSheet:
    if not isinstance(case.draft, BelligerentSheet):
        raise TypeError("a belligerent's order needs a belligerent's sheet")
    return case.draft
