"""The named doctrines of the shipped scenarios, as data by the role they fit."""

from __future__ import annotations

from wargame.doctrine.stance import BelligerentStance, ExternalStance
from wargame.engine.words import Measure

_GRID = {"power": 1.0, "industry": 0.8, "port": 0.35, "rail": 0.4, "refinery": 0.4, "depot": 0.4, "maritime": 0.3}
_OIL = {"refinery": 1.0, "port": 0.75, "depot": 0.7, "maritime": 0.5, "industry": 0.35, "rail": 0.35, "power": 0.3}

BELLIGERENT: dict[str, BelligerentStance] = {
    "grind": BelligerentStance(
        "Steady grind",
        "Presses everywhere it can, most in the main sectors; declines and counter-signals.",
        attacks="grind",
        main_boost=1.0,
        raid_kinds=_GRID,
        diversion=0.5,
        settlement=0.5,
        counter_signals=True,
        court={"washington": 1.0},
        truce_when_short=True,
    ),
    "surge": BelligerentStance(
        "Winter bank, summer surge",
        "Banks replacements from November to April, then strikes in the main sectors.",
        tempo=1.25,
        winter_tempo=0.5,
        attacks="grind",
        main_boost=1.6,
        raid_kinds=_GRID,
        diversion=0.5,
        counter_signals=True,
        court={"washington": 1.0},
        truce_when_short=True,
    ),
    "economise": BelligerentStance(
        "Economise and strike",
        "Holds spending down, presses little, strikes deep.",
        tempo=0.45,
        attacks="grind",
        production=(0.25, 0.55, 0.20),
        raid_kinds=_GRID,
        raid_focus=1.4,
        diversion=1.0,
        settlement=1.0,
        counter_signals=True,
        truce_when_short=True,
    ),
    "all_out": BelligerentStance(
        "All out",
        "Mobilises and presses at every cost.",
        tempo=1.2,
        attacks="grind",
        main_boost=1.3,
        mobilisation=1.0,
        production=(0.5, 0.3, 0.2),
        raid_kinds=_GRID,
        diversion=0.5,
        counter_signals=True,
    ),
    "press_and_court": BelligerentStance(
        "Press and court",
        "Presses steadily and works on the other side's donors.",
        attacks="grind",
        raid_kinds=_GRID,
        counter_signals=True,
        court={"washington": 3.0},
    ),
    "attacker_adaptive": BelligerentStance(
        "Adaptive",
        "Economises when its insulation or reserve runs low, pushes when the adversary's aid falters.",
        attacks="grind",
        effort_power=0.5,
        main_boost=2.0,
        raid_kinds=_GRID,
        diversion=0.5,
        settlement=0.5,
        counter_signals=True,
        court={"washington": 1.0},
        adapts="pillars",
        truce_when_short=True,
    ),
    "fortress": BelligerentStance(
        "Fortress",
        "Holds and fortifies, strikes refining and ports, puts capital into technology and contracts.",
        raid_kinds=_OIL,
        raid_focus=1.5,
        production=(0.50, 0.29, 0.21),
        dossiers=(1.5, 1.5, 1.0),
        court={"washington": 1.0},
        letters_every=6,
        halts_every=6,
    ),
    "counter": BelligerentStance(
        "Counter-attack",
        "Counter-attacks in five chosen sectors in summer with the reserve.",
        attacks="counter",
        raid_kinds=_OIL,
        production=(0.48, 0.30, 0.22),
        dossiers=(1.0, 0.5, 0.5),
        letters_every=6,
        halts_every=12,
    ),
    "guarantees": BelligerentStance(
        "Guarantees first",
        "Puts its capital into guarantees and contracts.",
        raid_kinds=_OIL,
        dossiers=(2.0, 0.5, 3.0),
        letters_every=4,
        halts_every=6,
    ),
    "text": BelligerentStance(
        "Text in hand",
        "Works on technical text and truces, strikes little.",
        raid_kinds=_OIL,
        raid_use=0.5,
        production=(0.45, 0.20, 0.35),
        truces=True,
        technical=1.0,
        hard=0.4,
        dossiers=(0.5, 0.0, 1.0),
        letters_every=6,
        refers=True,
    ),
    "strike_max": BelligerentStance(
        "Strikes above all",
        "Turns industry to drones and masses them.",
        raid_kinds=_OIL,
        raid_focus=1.8,
        production=(0.25, 0.55, 0.20),
        dossiers=(0.5, 3.0, 0.5),
        letters_every=6,
    ),
    "defender_adaptive": BelligerentStance(
        "Adaptive",
        "Strikes when the oil price or the adversary's insulation is low, else feeds the front; keeps its donor close.",
        raid_kinds=_OIL,
        raid_focus=2.0,
        dossiers=(1.5, 1.0, 2.0),
        court={"washington": 1.0},
        letters_every=6,
        halts_every=6,
        adapts="price",
    ),
}
"""Doctrine name -> stance."""

ALIASES: dict[int, dict[str, str]] = {0: {"adaptive": "attacker_adaptive"}, 1: {"adaptive": "defender_adaptive"}}
"""A scenario's short names by side."""

M = Measure
EXTERNAL: dict[str, ExternalStance] = {
    "broker": ExternalStance(
        "Broker",
        "Mediates and presses both sides towards a text.",
        {(M.MEDIATE, 0): 1.0, (M.PRESS, 1): 0.4, (M.PRESS, 0): 0.2, (M.INTELLIGENCE, 1): 0.6, (M.HOST, 0): 0.5},
        after_door={(M.MEDIATE, 0): 1.0, (M.PRESS, 1): 0.3, (M.PRESS, 0): 0.3, (M.INTELLIGENCE, 1): 0.6},
    ),
    "restrainer": ExternalStance(
        "Restrainer",
        "Winds its own part down and presses for a quick settlement.",
        {(M.PRESS, 1): 1.0, (M.ARMS, 1): -0.5, (M.INTELLIGENCE, 1): 0.2, (M.MEDIATE, 0): 0.1},
    ),
    "backer": ExternalStance(
        "Backer",
        "Arms, informs and sanctions.",
        {(M.ARMS, 1): 1.0, (M.INTELLIGENCE, 1): 1.0, (M.SANCTIONS, 0): 0.7, (M.PRESS, 0): 0.4},
    ),
    "cautious": ExternalStance(
        "Cautious",
        "Gives month by month and signs little.",
        {
            (M.CONTRACT, 1): 0.35,
            (M.TECHNOLOGY, 1): 0.35,
            (M.GUARANTEE, 1): 0.3,
            (M.AD_HOC_PACKAGE, 1): 0.3,
            (M.SANCTIONS, 0): 0.3,
        },
        signs="ad_hoc",
    ),
    "binding": ExternalStance(
        "Binding",
        "Signs long contracts and guarantees.",
        {(M.CONTRACT, 1): 1.0, (M.TECHNOLOGY, 1): 0.9, (M.GUARANTEE, 1): 0.9, (M.LOAN, 1): 0.3, (M.SANCTIONS, 0): 0.4},
        signs="accept",
    ),
    "surge": ExternalStance(
        "Surge",
        "Gives much at once, for as long as it lasts.",
        {
            (M.AD_HOC_PACKAGE, 1): 1.0,
            (M.LOAN, 1): 0.8,
            (M.CONTRACT, 1): 0.4,
            (M.TECHNOLOGY, 1): 0.6,
            (M.GUARANTEE, 1): 0.2,
            (M.SANCTIONS, 0): 0.5,
        },
        signs="ad_hoc",
    ),
    "steady": ExternalStance(
        "Steady trade", "Buys and settles as before.", {(M.PURCHASES, 0): 0.7, (M.SETTLEMENT_CHANNEL, 0): 0.7}
    ),
    "discount": ExternalStance(
        "Bargain hunter",
        "Buys at a price, and opens no channel for settlement.",
        {(M.PURCHASES, 0): 0.7},
    ),
    "host": ExternalStance(
        "Good offices",
        "Hosts and mediates beside its trade.",
        {(M.PURCHASES, 0): 0.2, (M.SETTLEMENT_CHANNEL, 0): 0.2, (M.MEDIATE, 0): 0.6, (M.HOST, 0): 1.0},
    ),
}
"""Doctrine name -> stance of an external seat."""
