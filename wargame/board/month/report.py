"""The digest of the month just resolved, as one seat may know it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wargame.board.month.standing import show_score
from wargame.board.view import MonthReport, SectorChange
from wargame.chronicle.front import moved_how
from wargame.chronicle.month import Month
from wargame.chronicle.reasons import overruled, reasons
from wargame.chronicle.table import PROPOSALS, YES, proposals
from wargame.engine.observation import Observation
from wargame.engine.resolution import addressee
from wargame.engine.words import ATTACKING, Answer, Initiative, Posture
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import weigh_halting
from wargame.reckon.reading import Reading
from wargame.seat.desk import Desk
from wargame.seat.values import Figure
from wargame.words.numbers import capital, listed, plain

LEAST_KM = 0.05
"""Kilometres from which a sector's move stands in the digest."""


def show_report(desk: Desk) -> MonthReport:
    """What changed in the month and why."""
    reading = Reading(desk, of_month=False)
    changes = _changes(reading)
    return MonthReport(
        month=desk.month,
        month_label=desk.theatre.turn_label(max(desk.month - 1, 0)),
        headline=_headline(reading, changes),
        changes=changes,
        area_km2=_area(reading),
        figures=_figures(reading),
        lines=desk.month_lines,
        declined=_declined(desk),
        standing=show_score(reading, desk.seat),
    )


# the front


def _changes(reading: Reading) -> tuple[SectorChange, ...]:
    moved = reading.array("line_km") - _before(reading).value("line_km")[..., 0]
    order = sorted(range(len(moved)), key=lambda i: -abs(moved[i]))
    return tuple(_change(reading, i, float(moved[i])) for i in order if abs(moved[i]) >= LEAST_KM)


def _before(reading: Reading) -> Observation:
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
    balance = "" if Posture.WITHDRAW in postures else f" {_balance(reading, index, attacker)}"
    return SectorChange(index, sector.name, km, area, f"{how}.{balance}", "R13")


def _balance(reading: Reading, index: int, attacker: int) -> str:
    """Force, supply and works of both sides in a sector, the other side's as estimates."""
    defender = 1 - attacker

    def shown(name: str, side: int, digits: int = 2) -> str:
        mark = "" if reading.side == side else "about "
        return f"{mark}{plain(reading.value(name, side, index), digits)}"

    return (
        f"{reading.theatre.sides[attacker].name} attacked with {shown('force', attacker, 0)} against "
        f"{shown('force', defender, 0)} force points; supply {shown('supply', attacker)} against "
        f"{shown('supply', defender)}, works {shown('fortification', defender)}."
    )


# the headline


def _headline(reading: Reading, changes: tuple[SectorChange, ...]) -> str:
    parts = [_front_words(reading, changes)]
    told = {line.family: line.text for line in reversed(reading.desk.month_lines)}
    for family, end in (("outcome", "."), ("pillar", ":")):
        if family in told:
            first = told[family].split(end)[0].rstrip(".")
            parts.append(first[:1].lower() + first[1:])
            break
    parts += _table_words(reading.desk)[:1]
    return f"{'; '.join(parts)}."


def _front_words(reading: Reading, changes: tuple[SectorChange, ...]) -> str:
    sides = reading.theatre.sides
    if not changes or abs(changes[0].km) < 0.3:
        return "The line hardly moved"
    first = changes[0]
    winner = sides[0 if first.km > 0 else 1].name
    return f"{winner} moves the line at {first.name} by {plain(abs(first.km), 1)} km"


def _table_words(desk: Desk) -> list[str]:
    """What the month's weightiest proposals came to, ceasefires and meetings first."""
    if desk.ledger is None:
        return []
    month, found = Month(desk.ledger), []
    for kind in (Initiative.CEASEFIRE, Initiative.SUMMIT, Initiative.ENERGY_TRUCE, Initiative.MARITIME_TRUCE):
        for side in (0, 1):
            if (side, kind) in proposals(month):
                verb = "accepts" if Answer(int(month.at("answer", side, kind))) in YES else "declines"
                against = " against the arithmetic" if kind in overruled(month, 1 - side) else ""
                found.append(f"{month.sides[1 - side].name} {verb} {PROPOSALS[kind][0]}{against}")
    return found


# figures and refusals


def _figures(reading: Reading) -> tuple[tuple[str, Figure], ...]:
    sides = reading.theatre.sides
    taken = _area(reading)
    area = replace(reading.figure("month_km2", unit="km²", digits=0, rule="M11"), value=taken, low=taken, high=taken)
    if reading.theatre.turn_months > 1:
        area = replace(area, change=None)
    rows = [(f"Area taken by {sides[0].name}", area)]
    for side, spec in enumerate(reading.theatre.pillars):
        rows.append((f"{spec.name}, {sides[side].name}", reading.figure(spec.quantity, side)))
    for side in (0, 1):
        rows.append((f"Utility of halting, {sides[side].name}", reading.figure(UTILITY, side, rule="R09")))
    rows.append(("Oil price", _oil(reading)))
    if reading.side is not None:
        unit = sides[reading.side].money
        rows.append(("Own reserve", reading.figure("fund", reading.side, unit=unit, rule="R36")))
        rows.append(("Own losses", reading.figure("loss", reading.side, unit="thousand", digits=1, rule="M12")))
    return tuple(rows)


def _oil(reading: Reading) -> Figure:
    price = float(np.exp(reading.value("oil_log")))
    before = reading.desk.last
    change = None if before is None else price - float(np.exp(before.value("oil_log")[0]))
    return Figure(price, price, price, change, "USD", 0, "M02", "oil_price")


def _declined(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Refused proposals with their reasons; the arithmetic is for the seat that was asked."""
    if desk.ledger is None:
        return ()
    month, rows = Month(desk.ledger), []
    for side, kind in proposals(month):
        answer = Answer(int(month.at("answer", side, kind)))
        if kind is Initiative.LETTER or answer in YES:
            continue
        asked = addressee(desk.theatre, side, kind)
        found = reasons(month, side, kind)
        told = [reason.own if asked == desk.seat else reason.others for reason in found]
        if asked != desk.seat and any(reason.name == "utility" for reason in found):
            guessed = weigh_halting(Reading(desk), 1 - side)
            told = [f"{words} (by estimate {guessed.spoken})" if words == "utility" else words for words in told]
        words = listed(told)
        title = f"{capital(PROPOSALS[kind][0])}, proposed by {month.sides[side].name}"
        rows.append((title, f"{capital(words)}."))
    return tuple(rows)
