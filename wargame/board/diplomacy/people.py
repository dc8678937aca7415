"""Audiences that respond and the European dossiers, as one seat may know them."""

from __future__ import annotations

import numpy as np

from wargame.board.diplomacy.view import Audience, DossierView
from wargame.engine.sheet import BelligerentSheet
from wargame.engine.words import Dossier, Listener
from wargame.reckon.reading import Reading
from wargame.words.numbers import counted, listed, percent, plain
from wargame.words.terms import row

_OF_THE_TABLE = ("letter_force", "signalled", "exchanged", "overruled")
"""What rule R24 reads of the month's table; none of it bears on how far a setback is felt."""
_NONE = np.zeros((2, 1), dtype=np.float32)


def show_audiences(reading: Reading) -> tuple[Audience, ...]:
    """Every audience with what moves it now and what it feeds."""
    rows = zip(reading.theatre.audiences, reading.theatre.audience_roles, strict=True)
    return tuple(_audience(reading, index, name, role) for index, (name, role) in enumerate(rows))


def _audience(reading: Reading, index: int, name: str, role: str) -> Audience:
    feeds, rule = row(Listener(role)).label, row(Listener(role)).rule
    drivers = _home(reading, int(role[-1])) if role.startswith("home_") else _abroad(reading)
    note = f"{listed(drivers)}; {feeds}" if drivers else feeds
    return Audience(name, reading.desk.figure("audience", index, rule=rule), note, rule)


def _home(reading: Reading, side: int) -> list[str]:
    found = []
    if reading.value("counter_signal", side) > 0.1:
        felt = reading.workings.run(("R24",), dict.fromkeys(_OF_THE_TABLE, _NONE))["setback_felt"][side, 0]
        found.append(f"counter-signal live, setbacks ×{plain(float(felt), 1)}")
    if reading.value("short_months", side) > reading.parameter("shortage_grace"):
        found.append(f"shortage for {counted(reading.value('short_months', side), 'month')}")
    if reading.value("measured_momentum", side) < reading.parameter("setback_momentum"):
        found.append("ground lost")
    return found


def _abroad(reading: Reading) -> list[str]:
    sides = reading.theatre.sides
    found = [f"open letters of {sides[side].name}" for side in (0, 1) if reading.value("letters", side) > 0.3]
    found += [f"counter-signal of {sides[side].name}" for side in (0, 1) if reading.value("counter_signal", side) > 0.3]
    return found


def show_dossiers(reading: Reading) -> tuple[int, tuple[DossierView, ...]]:
    """The side whose dossiers a coalition holds, the own one first, and its dossiers with the draft's points."""
    held = [seat.client for seat in reading.theatre.seats if seat.holds_dossiers and seat.client is not None]
    client = reading.theatre.seats[reading.desk.seat].client
    preferred = reading.side if reading.side is not None else client
    side = preferred if preferred in held else held[0] if held else preferred or 0
    if not held:
        return side, ()
    return side, tuple(_dossier(reading, side, dossier) for dossier in Dossier)


def _dossier(reading: Reading, side: int, dossier: Dossier) -> DossierView:
    draft, words = reading.desk.draft, row(dossier)
    mine = isinstance(draft, BelligerentSheet) and reading.side == side
    points = round(float(draft.dossier[dossier, 0])) if mine and isinstance(draft, BelligerentSheet) else 0
    figure = reading.desk.figure(words.quantity, side, rule=words.rule)
    return DossierView(words.label, _detail(reading, side, dossier), figure, points, words.rule)


def _detail(reading: Reading, side: int, dossier: Dossier) -> str:
    if dossier is Dossier.CONTRACTS:
        lag = counted(reading.parameter("contract_lag"), "month")
        return f"steadier aid; {percent(reading.value('contract_pending', side))} more under way, ramping over {lag}"
    if dossier is Dossier.TECHNOLOGY:
        gain = _more_raids(reading, side)
        lag = counted(reading.parameter("technology_lag"), "month")
        return f"raids +{percent(gain)} once it reaches the force, about {lag} later"
    return f"lowers the risk of renewed war, now {plain(reading.value('breach_risk', side))}"


def _more_raids(reading: Reading, side: int) -> float:
    """Share by which technology will have raised the raids of a month once all of it is in the field (rule R43)."""
    workings = reading.workings
    learned = workings.seen("technology")
    moved = {"technology_fielded": np.concatenate([learned, np.zeros_like(learned)], axis=-1)}
    fielded, without = workings.run(("M06", "R43"), moved)["strike_stock"][side].tolist()
    return fielded / without - 1 if without > 0 else 0.0
