"""What a seat's objectives rest on, in a few words each, as the reading seat may know it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wargame.engine.words import Measure, Outcome
from wargame.reckon.reading import Reading
from wargame.words.numbers import percent, plain, signed

Words = Callable[[Reading, int, int], str]
"""Reading, the side the objective is about, the seat."""


def objective_words(key: str, reading: Reading, side: int, seat: int) -> str:
    """A few words under an objective's score; empty for a key nobody has put into words."""
    builder = _WORDS.get(key)
    return builder(reading, side, seat) if builder is not None else ""


def _about(reading: Reading, name: str, *index: int, as_percent: bool = False) -> str:
    """A figure, marked where it is an estimate."""
    figure = reading.figure(name, *index)
    written = percent(figure.value) if as_percent else plain(figure.value)
    return written if figure.is_exact else f"about {written}"


def _area(reading: Reading, side: int, seat: int) -> str:
    gained = reading.value("gained_km2") * (1 if side == 0 else -1)
    return f"{signed(gained, 0)} km² since the start"


def _terms(reading: Reading, side: int, seat: int) -> str:
    if reading.value("outcome") == Outcome.SETTLEMENT:
        return "signed"
    done = int(reading.array("issue_concluded").sum())
    return f"in sight only: {done} of {len(reading.theatre.issues)} issues concluded"


def _insulation(reading: Reading, side: int, seat: int) -> str:
    return f"insulation {_about(reading, 'macro_insulation', side)}"


def _total_force(reading: Reading, side: int) -> str:
    force = float(reading.array("force")[side].sum()) + reading.value("reserve", side)
    mark = "" if reading.side == side else "about "
    return f"{mark}{plain(force, 0)} force points"


def _force_and_home(reading: Reading, side: int, seat: int) -> str:
    home = reading.theatre.audience_roles.index(f"home_{side}")
    return f"{_total_force(reading, side)}, standing at home {plain(reading.value('audience', home))}"


def _force(reading: Reading, side: int, seat: int) -> str:
    mark = "" if reading.side == side else "about "
    works = plain(float(reading.array("fortification")[side].mean()))
    return f"{_total_force(reading, side)}, works {mark}{works}"


def _energy(reading: Reading, side: int, seat: int) -> str:
    power, ports = (_about(reading, name, side, as_percent=True) for name in ("grid", "ports"))
    return f"{power} of power demand met, ports at {ports}"


def _hedge(reading: Reading, side: int, seat: int) -> str:
    return f"hedge {plain(reading.value('hedge', side))}"


def _cost(reading: Reading, side: int, seat: int) -> str:
    packages, contracts = (percent(_given(reading, seat, m)) for m in (Measure.AD_HOC_PACKAGE, Measure.CONTRACT))
    will = plain(reading.value("donor_will", seat))
    return f"will to give {will}; packages {packages}, contracts {contracts} of full"


def _given(reading: Reading, seat: int, measure: Measure) -> float:
    """Mean level of a measure a seat has taken over the campaign."""
    return max(reading.value("outlay", seat, measure), 0.0)


def _calm(reading: Reading, side: int, seat: int) -> str:
    backers = reading.theatre.audience_roles.index("backers")
    pressure = plain(reading.value("pressure", side))
    return f"Western publics {plain(reading.value('audience', backers))}, pressure {pressure}"


def _settlement(reading: Reading, side: int, seat: int) -> str:
    kind = Outcome(round(reading.value("outcome")))
    month = reading.value("outcome_month")
    made = {Outcome.SETTLEMENT: f"signed in month {month:.0f}", Outcome.FREEZE: f"a freeze in month {month:.0f}"}
    return made.get(kind, f"no settlement; text on average {percent(float(reading.array('text').mean()))}")


def _disengagement(reading: Reading, side: int, seat: int) -> str:
    return f"attention {plain(reading.value('attention', seat))}"


def _price(reading: Reading, side: int, seat: int) -> str:
    return f"{float(np.exp(reading.value('oil_log'))):.0f} USD a barrel"


def _durability(reading: Reading, side: int, seat: int) -> str:
    promised = plain(float(reading.array("guarantees").max()))
    keys = reading.theatre.issue_keys
    watched = plain(reading.value("text", keys.index("monitoring"))) if "monitoring" in keys else "none"
    return f"guarantees {promised}, monitoring text {watched}"


def _trade(reading: Reading, side: int, seat: int) -> str:
    settled = _about(reading, "settlement", side, as_percent=True)
    return f"{_about(reading, 'diversion', side, as_percent=True)} of trade diverted, {settled} settled outside"


def _bargain(reading: Reading, side: int, seat: int) -> str:
    bought, channel = (percent(_given(reading, seat, m)) for m in (Measure.PURCHASES, Measure.SETTLEMENT_CHANNEL))
    return f"purchases {bought}, settlement channel {channel} of full"


def _hosting(reading: Reading, side: int, seat: int) -> str:
    offered = percent(_given(reading, seat, Measure.HOST))
    return f"venue offered {offered} of the time, {reading.value('groups_months'):.0f} months of expert talks"


def _peace(reading: Reading, side: int, seat: int) -> str:
    kind = Outcome(round(reading.value("outcome")))
    if kind in (Outcome.SETTLEMENT, Outcome.FREEZE):
        return "the guns are silent"
    return f"{plain(abs(reading.value('month_km2')), 0)} km² changed hands in the last month"


_WORDS: dict[str, Words] = {
    "oblasts": _area,
    "land": _area,
    "terms": _terms,
    "insulation": _insulation,
    "force_and_home": _force_and_home,
    "force": _force,
    "energy": _energy,
    "shield": _hedge,
    "hedge": _hedge,
    "cost": _cost,
    "calm": _calm,
    "settlement": _settlement,
    "disengagement": _disengagement,
    "price": _price,
    "durability": _durability,
    "trade": _trade,
    "bargain": _bargain,
    "hosting": _hosting,
    "peace": _peace,
}
