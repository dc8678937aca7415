"""The front's month as events: the area, sectors that moved, sectors that closed."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.chronicle.words.front import AREA_TAKEN, LINE_STILL, SECTOR_CLOSED, SECTOR_MOVED, attacker_in, taken_towns
from wargame.engine.events import Event, key_of

WORTH_TELLING = 0.3
"""Kilometres from which a sector's move is told even if no town changed hands."""


def tell_front(month: Month) -> Iterator[Event]:
    """The net area, then every sector worth telling, the largest move first, then sectors that closed."""
    yield _area(month)
    moved = month.row("line_km") - month.row("last_km")
    for index in sorted(range(len(moved)), key=lambda i: -abs(moved[i])):
        sector, line, last = month.theatre.sectors[index], month.at("line_km", index), month.at("last_km", index)
        if abs(moved[index]) > WORTH_TELLING or taken_towns(sector, line, last):
            yield _sector(month, index, 0 if moved[index] > 0 else 1)
    for index in range(len(moved)):
        if month.at("sector_closed", index) > month.before("sector_closed", index):
            yield month.tell(SECTOR_CLOSED, key_of("line_km", index), [key_of("line_km", index)], sides=(0, 1))


def _area(month: Month) -> Event:
    winner = 0 if month.at("month_km2") >= 0 else 1
    if abs(month.at("month_km2")) < 0.5:
        return month.tell(LINE_STILL, "month_km2", ["month_km2"])
    return month.tell(AREA_TAKEN, "month_km2", ["month_km2"], sides=(winner, 1 - winner), gains=winner)


def _sector(month: Month, index: int, winner: int) -> Event:
    postures = [key_of("posture_now", side, index) for side in (0, 1)]
    attacker = attacker_in(month.at("posture_now", winner, index), winner)
    defender = 1 - attacker
    return month.tell(
        SECTOR_MOVED,
        key_of("line_km", index),
        [key_of("line_km", index), key_of("last_km", index), *postures],
        [
            key_of("log_ratio", attacker, index),
            key_of("fortification", defender, index),
            key_of("supply", attacker, index),
            key_of("supply", defender, index),
        ],
        sides=(winner, 1 - winner),
        gains=winner,
    )
