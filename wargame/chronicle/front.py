"""The front's month: sectors that moved, towns that changed hands, the area."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import NOBODY, Month, place_on_axis
from wargame.engine.events import Event
from wargame.engine.words import ATTACKING, Posture
from wargame.words.numbers import listed, plain, signed

WORTH_TELLING = 0.3
"""Kilometres from which a sector's move is told even if no town changed hands."""


def tell_front(month: Month) -> Iterator[Event]:
    """The net area, then every sector worth telling, the largest move first, then sectors that closed."""
    yield _area(month)
    moved = month.row("line_km") - month.row("last_km")
    for index in sorted(range(len(moved)), key=lambda i: -abs(moved[i])):
        towns = taken_towns(month, index)
        if abs(moved[index]) > WORTH_TELLING or towns:
            yield _sector(month, index, float(moved[index]), towns)
    for index, sector in enumerate(month.theatre.sectors):
        if month.at("sector_closed", index) > month.before("sector_closed", index):
            text = f"The line at {sector.name} has reached the last town of its axis: the sector closes."
            yield month.tell(text, "M11", "front", place=place_on_axis(sector, month.at("line_km", index)))


def _area(month: Month) -> Event:
    area = month.at("month_km2")
    winner = 0 if area >= 0 else 1
    if abs(area) < 0.5:
        return month.tell("The line did not move this month.", "M11", "front")
    text = f"{month.sides[winner].name} took {plain(abs(area), 0)} km² net along the whole line."
    return month.tell(text, "M11", "front", gains=winner)


def taken_towns(month: Month, sector: int) -> tuple[str, ...]:
    """Towns the line passed this month."""
    first, last = sorted((month.at("last_km", sector), month.at("line_km", sector)))
    return tuple(town.name for town in month.theatre.sectors[sector].towns if first < town.km <= last)


def moved_how(posture_of_winner: int, posture_of_loser: int) -> str:
    """By what a line moved, from the postures everybody can see."""
    if posture_of_loser == Posture.WITHDRAW:
        return "as the other side withdrew"
    if posture_of_winner == Posture.COUNTER_ATTACK:
        return "by counter-attack"
    if posture_of_winner == Posture.GRIND:
        return "under grinding attacks"
    return "as the other side's attack was thrown back"


def _sector(month: Month, index: int, km: float, towns: tuple[str, ...]) -> Event:
    sector, winner = month.theatre.sectors[index], 0 if km > 0 else 1
    postures = month.row("posture_now")[:, index]
    how = moved_how(int(postures[winner]), int(postures[1 - winner]))
    area = plain(abs(km) * float(month.theatre.sector_width[index]), 0)
    text = f"{sector.name}: {month.sides[winner].name} moved the line {plain(abs(km), 1)} km ({area} km²) {how}"
    if towns:
        text += f"; {listed(towns)} changed hands"
    place = place_on_axis(sector, month.at("line_km", index))
    truth = f"{text}. {_balance(month, index, winner if postures[winner] in ATTACKING else 1 - winner)}"
    return month.tell(truth, "R13", "front", NOBODY, f"{text}.", place, winner)


def _balance(month: Month, index: int, attacker: int) -> str:
    """What decided a sector, from both sides' own figures: for the instructor alone."""
    defender = 1 - attacker
    return (
        f"{month.sides[attacker].name}'s attack against {month.sides[defender].name}'s defence "
        f"{signed(month.at('log_ratio', attacker, index))} in logs, works "
        f"{plain(month.at('fortification', defender, index))}, supply {plain(month.at('supply', attacker, index))} "
        f"against {plain(month.at('supply', defender, index))}."
    )
