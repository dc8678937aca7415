"""How a game is set up: scenario, seed, who plays which seat, the gate mode."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from wargame.engine.chance import Chance, Redraws
from wargame.engine.rule import Rulebook
from wargame.engine.theatre import Profile, Theatre
from wargame.engine.words import GateMode
from wargame.rules.catalogue import rulebook
from wargame.rules.parameters import default_parameters
from wargame.scenario.scenario import Scenario
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError

DEALT = "dealt"
"""Stands for an objective profile drawn by chance."""


@dataclass(frozen=True)
class Setup:
    """How a game was set up; with its chance and the sheets it determines everything."""

    scenario: Scenario
    seed: int
    players: tuple[str, ...]
    """Per seat: ``person`` or a doctrine's name."""
    gate_mode: GateMode
    redraws: Redraws = ()
    """Months from which a branch drew chance anew, with the seed it did so from."""
    objectives: tuple[str, ...] = ()
    """Per seat: key of its objective profile; the first one where none is named."""

    @property
    def chance(self) -> Chance:
        """The game's own stream; never handed to a forecast."""
        return Chance.of(self.seed, redraws=self.redraws)

    def profile(self, seat: int) -> Profile | None:
        """The objective profile of a seat; None for one without objectives."""
        theatre = self.scenario.theatre
        profiles = theatre.profiles.get(theatre.seats[seat].key, ())
        wanted = self.objectives[seat] if self.objectives else ""
        return next((each for each in profiles if each.key == wanted), profiles[0] if profiles else None)

    @property
    def book(self) -> Rulebook:
        """The rulebook bound to the scenario under the chosen gate mode."""
        theatre = replace(self.scenario.theatre, gate_mode=self.gate_mode)
        return rulebook(theatre, default_parameters().overridden(self.scenario.parameters))


def new_seed() -> int:
    """A seed nobody chose; not from any game's own chance."""
    return random.SystemRandom().randrange(1, 1_000_000)


def set_up(
    scenario: Scenario,
    seat: str,
    seed: int,
    players: Mapping[str, str] | None = None,
    gate_mode: str | None = None,
    objectives: Mapping[str, str] | None = None,
) -> Setup:
    """A set-up with one person in ``seat`` (or whoever ``players`` names).

    ``objectives`` names profiles by seat, `DEALT` for one by chance; a seat left out has its first. Raises GameError
    for unknown seats or profiles.
    """
    theatre = scenario.theatre
    names = {key: options[0] for key, options in theatre.doctrines.items()}
    chosen = {
        **{s.key: names.get(s.key, "") for s in theatre.seats},
        **({seat: PERSON} if seat else {}),
        **(players or {}),
    }
    unknown = sorted(set(chosen) - {s.key for s in theatre.seats})
    if unknown:
        raise GameError(f"There is no seat {unknown[0]!r}; the seats are {', '.join(s.key for s in theatre.seats)}.")
    mode = theatre.gate_mode if gate_mode is None else GateMode[gate_mode.upper()]
    profiles = tuple(_objective(theatre, s.key, (objectives or {}).get(s.key, ""), seed) for s in theatre.seats)
    return Setup(scenario, seed, tuple(chosen[s.key] for s in theatre.seats), mode, objectives=profiles)


def _objective(theatre: Theatre, seat: str, wanted: str, seed: int) -> str:
    """Key of a seat's profile: the one named, one dealt from the game's own chance, or the first."""
    keys = [profile.key for profile in theatre.profiles.get(seat, ())]
    if wanted == DEALT and keys:
        # The deal has a purpose of its own in the stream, so that it tells nothing about draws to come.
        return keys[int(Chance.of(seed).uniform(0, f"objective of {seat}")[0] * len(keys))]
    if wanted in ("", DEALT):
        return keys[0] if keys else ""
    if wanted not in keys:
        raise GameError(f"{seat} has no objective profile {wanted!r}; there are {', '.join(keys) or 'none'}.")
    return wanted
