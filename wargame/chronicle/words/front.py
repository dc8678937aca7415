"""The front in words: area, sectors that moved and why, sectors that closed."""

from __future__ import annotations

import numpy as np

from wargame.chronicle.kind import Kind, Place, grown
from wargame.chronicle.telling import Telling
from wargame.engine.events import key_of
from wargame.engine.theatre import Sector
from wargame.engine.words import ATTACKING, Posture
from wargame.words.numbers import capital, listed, plain, signed


def moved_km(line: float, last: float) -> float:
    """Kilometres between two places of a line, to the single precision in which lines are kept."""
    return float(np.float32(line) - np.float32(last))


def taken_towns(sector: Sector, line: float, last: float) -> tuple[str, ...]:
    """Towns that a line passed on its way."""
    first, after = sorted((last, line))
    return tuple(town.name for town in sector.towns if first < town.km <= after)


def place_on_axis(sector: Sector, km: float) -> Place:
    """Latitude and longitude of a point ``km`` along a sector's axis of towns."""
    along = [town.km for town in sector.towns]
    return (
        float(np.interp(km, along, [town.lat for town in sector.towns])),
        float(np.interp(km, along, [town.lon for town in sector.towns])),
    )


def moved_how(posture_of_winner: int, posture_of_loser: int) -> str:
    """By what a line moved, from the postures everybody can see."""
    if posture_of_loser == Posture.WITHDRAW:
        return "as the other side withdrew"
    if posture_of_winner == Posture.COUNTER_ATTACK:
        return "by counter-attack"
    if posture_of_winner == Posture.GRIND:
        return "under grinding attacks"
    return "as the other side's attack was thrown back"


def moves_line(winner: str, sector: str, km: float) -> str:
    """``Moscow moves the line at Pokrovsk by 1.2 km``."""
    return f"{winner} moves the line at {sector} by {plain(abs(km), 1)} km"


def _still(told: Telling) -> str:
    return "the line did not move this month"


def _area(told: Telling) -> str:
    return f"{told.side()} took {plain(abs(told.at('month_km2')), 0)} km² net along the whole line"


def _sector(told: Telling) -> Sector:
    return told.theatre.sectors[told.of("line_km")]


def _km(told: Telling) -> float:
    sector = told.of("line_km")
    return moved_km(told.at("line_km", sector), told.at("last_km", sector))


def _moves(told: Telling) -> str:
    return moves_line(told.side(), _sector(told).name, _km(told))


def _moved(told: Telling) -> str:
    index, sector, winner = told.of("line_km"), _sector(told), told.event.sides[0]
    how = moved_how(*(round(told.at("posture_now", side, index)) for side in (winner, 1 - winner)))
    area = plain(abs(_km(told)) * float(told.theatre.sector_width[index]), 0)
    towns = taken_towns(sector, told.at("line_km", index), told.at("last_km", index))
    passed = f"; {listed(towns)} changed hands" if towns else ""
    text = f"{sector.name}: {told.side()} moved the line {plain(abs(_km(told)), 1)} km ({area} km²) {how}{passed}."
    return f"{text} {_balance(told, index, winner)}" if told.event.kept else text


def _balance(told: Telling, index: int, winner: int) -> str:
    """What decided a sector, from both sides' own figures."""
    attacker = attacker_in(told.at("posture_now", winner, index), winner)
    defender, sides = 1 - attacker, told.theatre.sides
    return (
        f"{sides[attacker].name}'s attack against {sides[defender].name}'s defence "
        f"{signed(told.at('log_ratio', attacker, index))} in logs, works "
        f"{plain(told.at('fortification', defender, index))}, supply {plain(told.at('supply', attacker, index))} "
        f"against {plain(told.at('supply', defender, index))}."
    )


def attacker_in(posture_of_winner: float, winner: int) -> int:
    """The side that attacked where a line moved."""
    return winner if posture_of_winner in ATTACKING else 1 - winner


def _closed(told: Telling) -> str:
    return f"the line at {_sector(told).name} has reached the last town of its axis"


def _closes(told: Telling) -> str:
    return f"{capital(_closed(told))}: the sector closes."


def _on_axis(told: Telling) -> Place:
    return place_on_axis(_sector(told), told.at("line_km", told.of("line_km")))


def _by_area(told: Telling) -> float:
    """Square kilometres, a town that changed hands counting as much as twenty of them."""
    index = told.of("line_km")
    towns = taken_towns(_sector(told), told.at("line_km", index), told.at("last_km", index))
    area = abs(_km(told)) * float(told.theatre.sector_width[index])
    return grown(area + 20 * len(towns), 200)


def _advance(told: Telling) -> str:
    """The winner's advance by the rule that weighs attack against defence; rules after it only take from that."""
    return key_of("R13", told.event.sides[0], told.of("line_km"))


LINE_STILL = Kind("line_still", "front", "M11", 20, _still)
AREA_TAKEN = Kind("area_taken", "front", "M11", 66, _area, size=lambda told: grown(told.at("month_km2"), 300))
SECTOR_MOVED = Kind("sector_moved", "front", "R13", 70, _moves, _moved, _by_area, _on_axis, _advance)
SECTOR_CLOSED = Kind("sector_closed", "front", "M11", 75, _closed, _closes, place=_on_axis)

KINDS = (LINE_STILL, AREA_TAKEN, SECTOR_MOVED, SECTOR_CLOSED)
