"""Order lines of the front: tempo, mobilisation, posture and effort of every sector, transfers."""

from __future__ import annotations

import numpy as np

from wargame.board.orders.case import OrderCase
from wargame.board.orders.view import Choice, OrderLine, Slider
from wargame.engine.orders import Mobilise, SetEffort, SetPosture, SetTempo, Transfer
from wargame.engine.sheet import SHARE
from wargame.engine.words import Posture
from wargame.reckon.planning import effort_shares
from wargame.words.numbers import brief, counted, percent, plain, signed
from wargame.words.orders import MOBILISATION, ORDERS, tempo_words
from wargame.words.terms import row

WHOLE, SECTORS, TRANSFERS = "Whole front", "Sectors", "Transfers"
SENT = (2.0, 5.0)
"""Force points offered from the reserve."""
WITHDRAWN = 2.0
"""Force points offered back to it."""
_SEEN_SHARE = 0.005
"""Shares of effort closer than this are shown as the same."""


def front_wide_lines(case: OrderCase) -> list[OrderLine]:
    """Tempo and mobilisation."""
    tempo, mobilisation = _costs(case)
    return [_tempo(case, tempo), _mobilisation(case, mobilisation)]


def sector_lines(case: OrderCase) -> list[OrderLine]:
    """Posture and effort of every open sector."""
    now, before = effort_shares(case.situation, case.draft), effort_shares(case.situation, case.standing)
    case.weigh(SetPosture(sector, posture) for sector in _open(case) for posture in Posture)
    return [_sector(case, index, now[index], before[index]) for index in _open(case)]


def transfer_lines(case: OrderCase) -> list[OrderLine]:
    """Transfers to and from every open sector."""
    case.weigh(order for sector in _open(case) for _, order in _moves(case, sector))
    return [_transfer(case, index) for index in _open(case)]


FRONT = (front_wide_lines, sector_lines, transfer_lines)
"""The kinetic family's lines, as they follow on the sheet."""


def _open(case: OrderCase) -> list[int]:
    return [i for i in range(len(case.theatre.sectors)) if case.situation.at("sector_closed", i) <= 0]


def _costs(case: OrderCase) -> tuple[float, float]:
    """What the tempo ordered costs a month over a tempo of 1, and the mobilisation over none (rules M04, M17)."""
    workings = case.situation.workings
    tempo, mobilisation = (workings.seen(f"order_{name}") for name in ("tempo", "mobilisation"))
    moved = {
        "order_tempo": np.concatenate([tempo, np.ones_like(tempo), tempo], axis=-1),
        "order_mobilisation": np.concatenate([mobilisation, mobilisation, np.zeros_like(mobilisation)], axis=-1),
    }
    as_ordered, slower, smaller = workings.run(("M04", "M17"), moved)["deficit"][case.side].tolist()
    return as_ordered - slower, as_ordered - smaller


def _tempo(case: OrderCase, cost: float) -> OrderLine:
    tempo = case.set_to("tempo")
    return OrderLine(
        key="tempo",
        family="kinetic",
        group=WHOLE,
        title=ORDERS[SetTempo].label,
        detail=f"{plain(tempo)} · {tempo_words(tempo)}",
        cost=f"{signed(cost)} {case.money}" if abs(cost) >= 0.005 else "",
        sliders=(Slider(SetTempo(tempo), "tempo", *case.situation.tempo_range, 0.05, tempo),),
        changed=case.is_changed("tempo"),
        rule=ORDERS[SetTempo].rule,
    )


def _mobilisation(case: OrderCase, cost: float) -> OrderLine:
    level = min(max(round(case.set_to("mobilisation")), 0), len(MOBILISATION) - 1)
    more = plain(case.parameter("intake_mobilisation"), 0)
    return OrderLine(
        key="mobilisation",
        family="kinetic",
        group=WHOLE,
        title=ORDERS[Mobilise].label,
        detail=MOBILISATION[level],
        cost=f"{signed(cost)} {case.money}" if level else "",
        choices=tuple(case.choice(word, Mobilise(i), i == level) for i, word in enumerate(MOBILISATION)),
        changed=case.is_changed("mobilisation"),
        rule=ORDERS[Mobilise].rule,
        note=f"Each level adds {more} thousand replacements a month at most.",
    )


def _sector(case: OrderCase, sector: int, share: float, before: float) -> OrderLine:
    posture = Posture(int(case.set_to("posture", sector)))
    moved = abs(share - before) >= _SEEN_SHARE
    parts = [row(posture).label, f"effort {percent(share)}", _arriving(case, sector)]
    return OrderLine(
        key=f"sector/{sector}",
        family="kinetic",
        group=SECTORS,
        title=case.theatre.sectors[sector].name,
        detail=" · ".join(filter(None, parts)),
        choices=tuple(case.choice(row(each).label, SetPosture(sector, each), each is posture) for each in Posture),
        sliders=(Slider(SetEffort(sector, share), "share", *SHARE, 0.01, share, percent=True),),
        changed=moved or case.is_changed("posture", sector),
        rule=row(posture).rule,
    )


def _arriving(case: OrderCase, sector: int) -> str:
    """``+5 FP arriving``, ``−2 FP leaving`` or nothing."""
    points = case.set_to("transfer", sector)
    if abs(points) < 0.05:
        return ""
    return f"{signed(points, 1).removesuffix('.0')} FP {'arriving' if points > 0 else 'leaving'}"


def _transfer(case: OrderCase, sector: int) -> OrderLine:
    points = case.set_to("transfer", sector)
    detail = _arriving(case, sector)
    in_transit = case.own("in_transit", sector)
    return OrderLine(
        key=f"transfer/{sector}",
        family="kinetic",
        group=TRANSFERS,
        title=case.theatre.sectors[sector].name,
        detail=detail or "No transfer",
        cost=counted(abs(points), "FP", "FP", 1) if detail else "",
        choices=_transfers(case, sector, detail),
        changed=case.is_changed("transfer", sector),
        rule=ORDERS[Transfer].rule,
        note=f"{counted(in_transit, 'FP', 'FP', 1)} sent last month arrive now." if in_transit >= 0.05 else "",
    )


def _transfers(case: OrderCase, sector: int, detail: str) -> tuple[Choice, ...]:
    """What stands, what may be added to it, and the way back to nothing."""
    # No transfer leaves the sheet as it is, so the option that stands repeats the posture instead.
    as_it_is = SetPosture(sector, Posture(int(case.set_to("posture", sector))))
    stands = Choice(detail or "No transfer", as_it_is, True)
    return (stands, *(case.choice(label, order, False) for label, order in _moves(case, sector)))


def _moves(case: OrderCase, sector: int) -> list[tuple[str, Transfer]]:
    """Transfers that are offered, the way back last where something is moved already."""
    moves = [(f"Send {brief(more)} from reserve", Transfer(None, sector, more)) for more in SENT]
    moves.append((f"Withdraw {brief(WITHDRAWN)} to reserve", Transfer(sector, None, WITHDRAWN)))
    points = case.set_to("transfer", sector)
    if _arriving(case, sector):
        back = Transfer(sector, None, points) if points > 0 else Transfer(None, sector, -points)
        moves.append(("Take back", back))
    return moves
