"""The digest of the month just resolved, as one seat may know it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wargame.board.month.headline import headline
from wargame.board.month.refusals import declined
from wargame.board.month.standing import show_score
from wargame.board.view import MonthReport, SectorChange
from wargame.chronicle.saying import log_lines
from wargame.chronicle.words.front import moved_how
from wargame.engine.events import key_of
from wargame.engine.words import ATTACKING, Initiative, Posture
from wargame.reckon.gates import UTILITY
from wargame.reckon.reading import Reading
from wargame.seat.desk import Desk
from wargame.seat.sight import Sight
from wargame.seat.values import Figure, LogLine
from wargame.words.figures import about
from wargame.words.numbers import capital, plain
from wargame.words.terms import row
from wargame.words.times import turn_label

LEAST_KM = 0.05
"""Kilometres from which a sector's move stands in the digest."""


def show_report(desk: Desk) -> MonthReport:
    """What changed in the month and why."""
    reading = Reading(desk, of_month=False)
    changes = _changes(reading)
    return MonthReport(
        month=desk.month,
        month_label=turn_label(desk.theatre, max(desk.month - 1, 0)),
        headline=headline(desk, changes),
        changes=changes,
        area_km2=_area(reading),
        figures=_figures(reading),
        lines=_lines(desk),
        declined=declined(desk),
        standing=show_score(reading, desk.seat),
    )


def _lines(desk: Desk) -> tuple[LogLine, ...]:
    """What happened, month by month, what matters most to this seat first; in the order of play where it is equal."""
    lines = log_lines(desk.events, desk.theatre, desk.seat)
    return tuple(sorted(lines, key=lambda line: (line.month, -line.importance)))


# the front


def _changes(reading: Reading) -> tuple[SectorChange, ...]:
    moved = reading.array("line_km") - _before(reading).value("line_km")[..., 0]
    order = sorted(range(len(moved)), key=lambda i: -abs(moved[i]))
    return tuple(_change(reading, i, float(moved[i])) for i in order if abs(moved[i]) >= LEAST_KM)


def _before(reading: Reading) -> Sight:
    """The position with which the turn began."""
    return reading.desk.last or reading.desk.sight


def _area(reading: Reading) -> float:
    return reading.value("gained_km2") - float(_before(reading).value("gained_km2")[0])


def _change(reading: Reading, index: int, km: float) -> SectorChange:
    sector, winner = reading.theatre.sectors[index], 0 if km > 0 else 1
    postures = [int(reading.value("posture", side, index)) for side in (0, 1)]
    attacker = winner if postures[winner] in ATTACKING else 1 - winner
    how = capital(moved_how(postures[winner], postures[1 - winner]))
    area = km * float(reading.theatre.sector_width[index])
    rule = row(Posture(postures[attacker])).rule
    balance = "" if Posture.WITHDRAW in postures else f" {_balance(reading, index, attacker)}"
    return SectorChange(index, sector.name, km, area, f"{how}.{balance}", rule, key_of(rule, winner, index))


def _balance(reading: Reading, index: int, attacker: int) -> str:
    """Force, supply and works of both sides in a sector, the other side's as estimates."""
    defender = 1 - attacker

    def shown(name: str, side: int, digits: int = 2) -> str:
        return about(plain(reading.value(name, side, index), digits), reading.side == side)

    return (
        f"{reading.theatre.sides[attacker].name} attacked with {shown('force', attacker, 0)} against "
        f"{shown('force', defender, 0)} force points; supply {shown('supply', attacker)} against "
        f"{shown('supply', defender)}, works {shown('fortification', defender)}."
    )


# figures


def _figures(reading: Reading) -> tuple[tuple[str, Figure], ...]:
    sides = reading.theatre.sides
    taken = _area(reading)
    area = replace(reading.figure("month_km2", unit="km²", digits=0), value=taken, low=taken, high=taken)
    if reading.theatre.turn_months > 1:
        area = replace(area, change=None)
    rows = [(f"Area taken by {sides[0].name}", area)]
    for side, spec in enumerate(reading.theatre.pillars):
        rows.append((f"{spec.name}, {sides[side].name}", reading.figure(spec.quantity, side)))
    for side in (0, 1):
        utility = reading.figure(UTILITY, side, rule=row(Initiative.CEASEFIRE).rule)
        rows.append((f"Utility of halting, {sides[side].name}", utility))
    rows.append(("Oil price", _oil(reading)))
    if reading.side is not None:
        unit = sides[reading.side].money
        rows.append(("Own reserve", reading.figure("fund", reading.side, unit=unit)))
        rows.append(("Own losses", reading.figure("loss", reading.side, unit="thousand", digits=1)))
    return tuple(rows)


def _oil(reading: Reading) -> Figure:
    price = float(np.exp(reading.value("oil_log")))
    before = reading.desk.last
    change = None if before is None else price - float(np.exp(before.value("oil_log")[0]))
    return Figure(price, price, price, change, "USD", 0, reading.rulebook.claim_of("oil_log"), "oil_price")
