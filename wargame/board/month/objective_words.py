"""What a seat's objectives rest on: the figures their words name, as the reading seat may know them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from wargame.engine.words import Aim, Measure, Outcome
from wargame.reckon.reading import Reading
from wargame.words.figures import about
from wargame.words.numbers import percent, plain, signed
from wargame.words.terms import row


def objective_words(key: str, reading: Reading, side: int, seat: int) -> str:
    """A few words under an objective's score; ``side`` is the one it is about."""
    words = row(Aim(key))
    ended = {Outcome.SETTLEMENT: words.settled, Outcome.FREEZE: words.frozen}
    chosen = ended.get(Outcome(round(reading.value("outcome")))) or words.label
    return chosen.format_map(_Basis(reading, side, seat))


@dataclass(frozen=True)
class _Basis:
    """What an objective is read from: the side it is about and the seat that has it; its figures by name."""

    reading: Reading
    side: int
    seat: int

    def __getitem__(self, name: str) -> str:
        return _FIGURES[name](self)

    def seen(self, name: str, *index: int, as_percent: bool = False) -> str:
        """A figure, marked where it is an estimate."""
        figure = self.reading.figure(name, *index)
        return about(percent(figure.value) if as_percent else plain(figure.value), figure.is_exact)

    def given(self, measure: Measure) -> str:
        """Mean level of a measure the seat has taken over the campaign."""
        return percent(max(self.reading.value("outlay", self.seat, measure), 0.0))

    def audience(self, role: str) -> str:
        """Standing with an audience."""
        return plain(self.reading.value("audience", self.reading.theatre.audience_roles.index(role)))

    @property
    def is_own(self) -> bool:
        """True when the reading seat commands the side."""
        return self.reading.side == self.side


def _gained(basis: _Basis) -> str:
    return signed(basis.reading.value("gained_km2") * (1 if basis.side == 0 else -1), 0)


def _force_points(basis: _Basis) -> str:
    reading, side = basis.reading, basis.side
    force = float(reading.array("force")[side].sum()) + reading.value("reserve", side)
    return about(plain(force, 0), basis.is_own)


def _works(basis: _Basis) -> str:
    return about(plain(float(basis.reading.array("fortification")[basis.side].mean())), basis.is_own)


def _concluded(basis: _Basis) -> str:
    return str(int(basis.reading.array("issue_concluded").sum()))


def _monitoring(basis: _Basis) -> str:
    keys = basis.reading.theatre.issue_keys
    return plain(basis.reading.value("text", keys.index("monitoring"))) if "monitoring" in keys else "none"


_FIGURES: Mapping[str, Callable[[_Basis], str]] = {
    "gained": _gained,
    "concluded": _concluded,
    "issues": lambda basis: str(len(basis.reading.theatre.issues)),
    "macro_insulation": lambda basis: basis.seen("macro_insulation", basis.side),
    "force_points": _force_points,
    "works": _works,
    "home": lambda basis: basis.audience(f"home_{basis.side}"),
    "grid": lambda basis: basis.seen("grid", basis.side, as_percent=True),
    "ports": lambda basis: basis.seen("ports", basis.side, as_percent=True),
    "hedge": lambda basis: plain(basis.reading.value("hedge", basis.side)),
    "donor_will": lambda basis: plain(basis.reading.value("donor_will", basis.seat)),
    "packages": lambda basis: basis.given(Measure.AD_HOC_PACKAGE),
    "contracts": lambda basis: basis.given(Measure.CONTRACT),
    "backers": lambda basis: basis.audience("backers"),
    "pressure": lambda basis: plain(basis.reading.value("pressure", basis.side)),
    "text": lambda basis: percent(float(basis.reading.array("text").mean())),
    "ended": lambda basis: plain(basis.reading.value("outcome_month"), 0),
    "attention": lambda basis: plain(basis.reading.value("attention", basis.seat)),
    "oil_price": lambda basis: plain(float(np.exp(basis.reading.value("oil_log"))), 0),
    "guarantees": lambda basis: plain(float(basis.reading.array("guarantees").max())),
    "monitoring": _monitoring,
    "diversion": lambda basis: basis.seen("diversion", basis.side, as_percent=True),
    "settlement": lambda basis: basis.seen("settlement", basis.side, as_percent=True),
    "purchases": lambda basis: basis.given(Measure.PURCHASES),
    "channel": lambda basis: basis.given(Measure.SETTLEMENT_CHANNEL),
    "hosting": lambda basis: basis.given(Measure.HOST),
    "groups_months": lambda basis: plain(basis.reading.value("groups_months"), 0),
    "moved": lambda basis: plain(abs(basis.reading.value("month_km2")), 0),
}
"""Name in the words of an aim -> the figure as it is printed."""
