"""How a game is set up: scenario, seed, who plays which seat, the gate mode."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wargame.engine.chance import MIXED, Chance, Redraws
from wargame.engine.rule import Rulebook
from wargame.engine.theatre import Profile
from wargame.engine.words import GateMode
from wargame.rules.catalogue import rulebook
from wargame.rules.parameters import default_parameters
from wargame.scenario.scenario import Scenario
from wargame.seat.player import PERSON
from wargame.seat.problems import GameError

DEALT = "dealt"
"""Stands for an objective profile drawn by chance."""

SEED_CHOSEN = "The seed of this game was set by a person: whoever knows it can work out the luck to come."


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
    secret: bytes = field(default=b"", repr=False)
    """What estimates are drawn from; empty without people, where they follow from the seed so that a campaign can be
    played again."""
    is_seed_chosen: bool = False
    """Whether somebody set the seed, and so knows it."""

    @property
    def chance(self) -> Chance:
        """The game's own stream; never handed to a forecast."""
        return Chance.of(self.seed, redraws=self.redraws, secret=self.secret)

    @property
    def notes(self) -> tuple[str, ...]:
        """What people at the board should know before they play, sentences."""
        return (SEED_CHOSEN,) if self.is_seed_chosen and PERSON in self.players else ()

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
    """A seed nobody chose, one of 2^64; not from any game's own chance. It is large enough to be the key of a hash, so
    that the luck seen so far does not tell the luck to come.
    """
    return MIXED + secrets.randbits(64)


def new_secret() -> bytes:
    """What a game with people draws its estimates from, one of 2^256; not from any seed."""
    return secrets.token_bytes(32)


def set_up(
    scenario: Scenario,
    seat: str,
    seed: int | None = None,
    players: Mapping[str, str] | None = None,
    gate_mode: str | None = None,
    objectives: Mapping[str, str] | None = None,
    secret: bytes | None = None,
) -> Setup:
    """A set-up with one person in ``seat`` (or whoever ``players`` names).

    Without a ``seed`` one is drawn; a ``secret`` is made for a game with people unless one is given.
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
    players_by_seat = tuple(chosen[s.key] for s in theatre.seats)
    if secret is None:
        secret = new_secret() if PERSON in players_by_seat else b""
    setup = Setup(
        scenario, new_seed() if seed is None else seed, players_by_seat, mode, (), (), secret, seed is not None
    )
    profiles = tuple(_objective(setup, s.key, (objectives or {}).get(s.key, "")) for s in theatre.seats)
    return replace(setup, objectives=profiles)


def _objective(setup: Setup, seat: str, wanted: str) -> str:
    """Key of a seat's profile: the one named, one dealt by chance, or the first."""
    keys = [profile.key for profile in setup.scenario.theatre.profiles.get(seat, ())]
    if wanted == DEALT and keys:
        # Other seats are not told what was dealt, so it must not follow from a seed they may know.
        return keys[int(setup.chance.apart(0, f"objective of {seat}")[0] * len(keys))]
    if wanted in ("", DEALT):
        return keys[0] if keys else ""
    if wanted not in keys:
        raise GameError(f"{seat} has no objective profile {wanted!r}; there are {', '.join(keys) or 'none'}.")
    return wanted
