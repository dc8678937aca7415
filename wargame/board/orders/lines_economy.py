"""Order lines of the economy: strikes, air defence, production, fiscal measures, trade."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wargame.board.orders.case import OrderCase
from wargame.board.orders.view import Choice, OrderLine, Slider
from wargame.engine.orders import AssignDefence, PlanRaids, SetFiscal, SetTrade, SplitProduction
from wargame.engine.sheet import SHARE
from wargame.engine.words import Fiscal, Production, Reach
from wargame.reckon.fiscal import LEAST_MONEY, Effect
from wargame.reckon.means import deep_room, raid_stock
from wargame.reckon.planning import refusals
from wargame.words.figures import about, bare
from wargame.words.numbers import capital, counted, percent, signed
from wargame.words.orders import LEVELS, ORDERS
from wargame.words.terms import row

STRIKES, DEFENCE, PRODUCTION = "Strikes", "Air defence and repair", "Production"
FISCAL_GROUP, TRADE = "Fiscal measures", "Trade"
SHIFT = 0.05
"""Share of production moved by one choice."""
_MORE = (Production.STRIKE, Production.MUNITIONS, Production.AIR_DEFENCE)
"""Lines of production in the order in which more of them is offered."""
_SAME_LEVEL = 0.02


def raid_lines(case: OrderCase) -> list[OrderLine]:
    """Raids on every node of the other side."""
    nodes = case.theatre.nodes
    stock, room = raid_stock(case.situation), deep_room(case.situation)
    most = {Reach.NEAR: stock, Reach.MID: stock, Reach.DEEP: room}
    enemy = [i for i, node in enumerate(nodes) if node.owner != case.side]
    without = refusals((PlanRaids(i, 1) for i in enemy), case.without_raids)
    return [_raids(case, i, without[PlanRaids(i, 1)], most[Reach(nodes[i].range_class)]) for i in enemy]


def _raids(case: OrderCase, node: int, note: str, most: float) -> OrderLine:
    raids, target = round(case.set_to("raids", node)), case.theatre.nodes[node]
    loss = case.strikes.losses[node]
    deep = f"{row(Reach.DEEP).inside} " if target.range_class == Reach.DEEP else ""
    return OrderLine(
        key=f"node/{node}",
        family="economic",
        group=STRIKES,
        title=target.name,
        detail=f"{_raids_of(raids)} · {about(bare(loss), is_exact=False)} points of capacity" if raids else "No raids",
        cost=_raids_of(raids, deep) if raids else "",
        sliders=(Slider(PlanRaids(node, raids), "raids", 0, max(most, raids, 1), 1, raids),),
        changed=case.is_changed("raids", node),
        rule=ORDERS[PlanRaids].rule,
        note=note,
    )


def _raids_of(number: float, kind: str = "") -> str:
    return counted(number, f"{kind}raid", digits=1)


def defence_lines(case: OrderCase) -> list[OrderLine]:
    """Own nodes with their share of air defence as rule M06 makes it of a sheet, and what that takes on (rule R27)."""
    standing = {"defence": case.standing.defence}
    shares = case.situation.workings.tried(({}, standing), ("M06",))["defence_share"]
    rows = np.stack([*shares.T, case.strikes.takes_on], axis=1)
    own = [i for i, node in enumerate(case.theatre.nodes) if node.owner == case.side]
    return [_cover(case, node, *rows[node].tolist()) for node in own]


def _cover(case: OrderCase, node: int, share: float, standing: float, taken_on: float) -> OrderLine:
    return OrderLine(
        key=f"node/{node}",
        family="economic",
        group=DEFENCE,
        title=case.theatre.nodes[node].name,
        detail=f"{percent(share)} · takes on {_raids_of(taken_on)}",
        sliders=(Slider(AssignDefence(node, share), "share", *SHARE, 0.01, share, percent=True),),
        changed=abs(share - standing) >= 0.005,
        rule=ORDERS[AssignDefence].rule,
    )


def production_lines(case: OrderCase) -> list[OrderLine]:
    """How production is split."""
    return [_production(case)]


def _production(case: OrderCase) -> OrderLine:
    split = _split(case)
    now = [case.own("production", line) for line in Production]
    return OrderLine(
        key="production",
        family="economic",
        group=PRODUCTION,
        title=ORDERS[SplitProduction].label,
        detail=capital(_shares(split)),
        choices=_splits(case, split),
        changed=case.is_changed("production"),
        rule=row(Production.STRIKE).rule,
        note=f"Acts from next month. This month: {_shares(now)}.",
    )


def _shares(split: Sequence[float]) -> str:
    return ", ".join(f"{row(line).inside} {percent(split[line])}" for line in _MORE)


def _split(case: OrderCase) -> tuple[float, float, float]:
    """Shares of munitions, strike and air defence, summing to one, as rule M06 makes them of the sheet."""
    munitions, strike, air = case.situation.workings.run(("M06",))["production"][case.side, :, 0].astype(float)
    return (munitions, strike, air)


def _splits(case: OrderCase, split: tuple[float, float, float]) -> tuple[Choice, ...]:
    choices = [Choice("As it stands", SplitProduction(*split), True)]
    choices += [
        case.choice(f"More {row(line).inside}", SplitProduction(*shifted(split, line)), False) for line in _MORE
    ]
    choices.append(case.choice("Even", SplitProduction(0.34, 0.33, 0.33), False))
    return tuple(choices)


def shifted(split: tuple[float, float, float], line: Production) -> tuple[float, float, float]:
    """A split with up to five points moved to one line from the other two, in proportion to what they have."""
    rest = 1 - split[line]
    moved = min(SHIFT, rest)
    shares = [
        share + moved if place == line else share - (moved * share / rest if rest > 1e-9 else 0.0)
        for place, share in enumerate(split)
    ]
    return (shares[0], shares[1], shares[2])


def fiscal_lines(case: OrderCase) -> list[OrderLine]:
    """Every fiscal measure, with what it brings and what it would bring in full."""
    case.weigh(SetFiscal(measure, level) for measure in Fiscal for _, level in LEVELS)
    levels = [case.set_to("fiscal", measure) for measure in Fiscal]
    asked = [*zip(Fiscal, levels, strict=True), *((measure, 1.0) for measure in Fiscal)]
    effects = case.budget.effects(*asked)
    as_set, in_full = effects[: len(levels)], effects[len(levels) :]
    return [_fiscal(case, *row) for row in zip(levels, as_set, in_full, strict=True)]


def _fiscal(case: OrderCase, level: float, effect: Effect, in_full: Effect) -> OrderLine:
    measure, money = effect.measure, effect.money
    at = next((i for i, (_, offered) in enumerate(LEVELS) if abs(offered - level) < _SAME_LEVEL), None)
    words = percent(level) if at is None else LEVELS[at][0]
    return OrderLine(
        key=f"fiscal/{int(measure)}",
        family="economic",
        group=FISCAL_GROUP,
        title=row(measure).label,
        detail=f"{words} · {signed(money)} {case.money}" if money >= LEAST_MONEY else words,
        choices=tuple(
            case.choice(label, SetFiscal(measure, offered), i == at) for i, (label, offered) in enumerate(LEVELS)
        ),
        sliders=(Slider(SetFiscal(measure, level), "level", *SHARE, 0.05, level, percent=True),),
        changed=case.is_changed("fiscal", measure),
        rule=row(measure).rule,
        note=_full_level(case, in_full),
    )


def _full_level(case: OrderCase, effect: Effect) -> str:
    """What a measure brings and costs at full level."""
    if effect.money >= LEAST_MONEY:
        return f"At full level: {signed(effect.money)} {case.money}; price: {effect.price}."
    if effect.measure is Fiscal.DRAW_RESERVE:
        return "There is no gap for the reserve to pay at present."
    return "There is no room for it at present."


def trade_lines(case: OrderCase) -> list[OrderLine]:
    """Trade."""
    return [_trade(case)]


def _trade(case: OrderCase) -> OrderLine:
    diversion, settlement = case.set_to("diversion"), case.set_to("settlement")
    order, spent = SetTrade(diversion, settlement), diversion + settlement
    return OrderLine(
        key="trade",
        family="economic",
        group=TRADE,
        title=ORDERS[SetTrade].label,
        detail=f"Diversion {percent(diversion)}, settlement {percent(settlement)}",
        cost=counted(spent, "point", digits=1) if spent >= 0.05 else "",
        sliders=(
            Slider(order, "diversion", *SHARE, 0.1, diversion, percent=True),
            Slider(order, "settlement", *SHARE, 0.1, settlement, percent=True),
        ),
        changed=case.is_changed("diversion") or case.is_changed("settlement"),
        rule=ORDERS[SetTrade].rule,
        note="Moving trade to other markets and settling in currencies of one's own take political capital.",
    )


ECONOMY = (raid_lines, defence_lines, production_lines, fiscal_lines, trade_lines)
"""The economic family's lines, as they follow on the sheet."""
