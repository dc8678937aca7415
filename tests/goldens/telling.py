"""Whole campaigns told month by month in plain text: a diff of two tellings shows what a change of rules did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.saying import sentence
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.state import State
from wargame.resources import scenarios
from wargame.scenario.files import load_scenario
from wargame.study.campaigns import Setting, months, prepare
from wargame.words.numbers import plain, signed

FOLDER = Path(__file__).parent
TOLD = ("aid", "signal", "table", "pillar", "outcome")
IN_FIGURES = ("R42",)
"""Families of events told in words, and rules of theirs whose figures stand in the lines above already."""

EDGE = 1e-5
"""How far, as a share of itself, a figure may lie beyond the edge of its rounding on another processor."""


@dataclass(frozen=True)
class Golden:
    """A campaign that is kept: who plays it how, under which chance, and why this one."""

    name: str
    scenario: str
    seed: int
    why: str
    doctrines: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Where its telling is kept."""
        return FOLDER / f"{self.name}.txt"


GOLDENS = (
    Golden("a_settlement", "year_five", 7, "The staffs' usual war: the second side's pillar fails, terms are signed."),
    Golden(
        "a_freeze", "oil_shock", 7, "Cheap oil and strikes: the first side's pillar fails, the guns fall silent.",
        {"moscow": "surge", "kyiv": "strike_max", "europe": "binding"},
    ),
    Golden(
        "no_end", "double_squeeze", 3, "Both sides spare their strength: no pillar fails and no door opens.",
        {"moscow": "economise", "kyiv": "guarantees", "europe": "binding", "partners": "discount"},
    ),
)  # fmt: skip


def told(golden: Golden, nudge: float = 0.0) -> str:
    """The whole campaign as text, every figure larger by the share ``nudge`` before it is rounded."""
    setting = prepare(load_scenario(scenarios() / f"{golden.scenario}.yaml"), golden.doctrines)
    return "\n".join([*_head(golden, setting), *_months(golden, setting, 1 + nudge), ""])


def _head(golden: Golden, setting: Setting) -> Iterator[str]:
    chosen = [f"{seat} {name}" for seat, name in golden.doctrines.items()]
    yield f"{setting.scenario.theatre.title}, seed {golden.seed}. {golden.why}"
    others = "the first of every other seat" if chosen else "the first of every seat"
    yield f"Doctrines: {', '.join([*chosen, others])}."


def _months(golden: Golden, setting: Setting, scale: float) -> Iterator[str]:
    for state, ledger in months(setting, Chance.of(golden.seed)):
        yield ""
        yield from _Told(setting, state, ledger, scale).lines()


@dataclass(frozen=True)
class _Told:
    """One month: the position it led to and the ledger that led there; campaign 0 alone."""

    setting: Setting
    state: State
    ledger: Ledger
    scale: float

    def number(self, name: str, *index: int) -> float:
        """A figure at the end of the month."""
        values = np.asarray(getattr(self.state, name, None) if hasattr(self.state, name) else self.ledger[name])
        return float(values[(*index, 0)]) * self.scale

    def whole(self, name: str, *index: int) -> str:
        """A figure without decimals."""
        return plain(self.number(name, *index), 0)

    def fine(self, name: str, *index: int) -> str:
        """A figure with two decimals."""
        return plain(self.number(name, *index))

    def lines(self) -> Iterator[str]:
        """Everything kept of the month."""
        theatre = self.setting.scenario.theatre
        when = f"{self.state.month:>2}  {theatre.month_label(self.state.month - 1)}"
        yield f"{when}: oil {self.whole('oil_price')} USD; {signed(self.number('month_km2'), 0)} km²{self._moves()}"
        for side in (0, 1):
            yield f"    {theatre.sides[side].name}: {'; '.join(self._side(side))}"
        yield f"    Text: {', '.join(self.fine('text', index) for index in range(len(theatre.issues)))}"
        events = chronicle(self.ledger, self.setting.scenario)
        told = (event for event in events if event.family in TOLD and event.rule not in IN_FIGURES)
        yield from (f"    * {sentence(event, theatre)}" for event in told)

    def _moves(self) -> str:
        """Where the line moved, in kilometres, side 0's way counted up."""
        names = [sector.name for sector in self.setting.scenario.theatre.sectors]
        moved = [self.number("line_km", index) - self.number("last_km", index) for index in range(len(names))]
        return "".join(f", {name} {signed(km, 1)}" for name, km in zip(names, moved, strict=True) if abs(km) >= 0.05)

    def _side(self, side: int) -> Iterator[str]:
        yield f"lost {plain(self.number('loss', side), 1)} thousand, reserve {self.whole('reserve', side)}"
        pillar, halt = self.fine("pillar_index", side), signed(self.number("ceasefire_utility", side))
        yield f"pillar {pillar}, halting {halt}"
        names = ("resource_revenue", "deficit", "borrowing", "fund")
        revenue, deficit, borrowed, fund = (self.fine(name, side) for name in names)
        yield f"revenue {revenue}, deficit {deficit}, borrowed {borrowed}, fund {fund}"
        yield f"fuel {self.fine('fuel', side)}, power {self.fine('grid', side)}, ports {self.fine('ports', side)}"
        sent = int(np.asarray(self.ledger["raids_sent"])[side].sum())
        yield f"{sent} raids sent, support {self.fine('support_flow', side)}"
