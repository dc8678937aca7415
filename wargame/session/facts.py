"""What a record says of its game beside the play: set-up, rulebook, parameters."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import wargame
from wargame.engine.chance import Redraws
from wargame.engine.parameter import ParameterSet, Value
from wargame.engine.rule import Rulebook
from wargame.engine.words import GateMode
from wargame.record.problems import RecordError
from wargame.rules.parameters import default_parameters
from wargame.scenario.files import parse_scenario
from wargame.scenario.problems import ScenarioError
from wargame.scenario.scenario import Scenario
from wargame.seat.player import PERSON
from wargame.session.setup import Setup

_SOURCES = ("engine", "rules")

SET, DRAWN = "person", "chance"
"""Who a game has its seed from."""


@lru_cache(maxsize=1)
def rulebook_edition() -> str:
    """The version of the application and a digest of the rules' own text, the same on every machine."""
    digest = hashlib.sha256()
    package = Path(wargame.__file__).parent
    for path in sorted(path for layer in _SOURCES for path in (package / layer).rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{wargame.__version__}+{digest.hexdigest()[:12]}"


def parameter_values(parameters: ParameterSet) -> dict[str, Value]:
    """Every number the rules run on."""
    return {name: parameters.about(name).value for name in sorted(parameters)}


def facts_of(setup: Setup, book: Rulebook) -> dict[str, str]:
    """A new game's facts as texts by name."""
    theatre = book.theatre
    numbers = json.dumps(parameter_values(book.parameters))
    persons = [s.name for s, player in zip(theatre.seats, setup.players, strict=True) if player == PERSON]
    return {
        "id": uuid.uuid4().hex,
        "created": f"{time.time():.3f}",
        "application": wargame.__version__,
        "title": theatre.title,
        "seats": ", ".join(persons),
        "months": str(theatre.months),
        "turn_months": str(theatre.turn_months),
        "scenario": setup.scenario.text,
        "digest": setup.scenario.digest,
        "seed": str(setup.seed),
        "seed_by": SET if setup.is_seed_chosen else DRAWN,
        "secret": setup.secret.hex(),
        "redraws": json.dumps(setup.redraws),
        "players": "\n".join(setup.players),
        "objectives": "\n".join(setup.objectives),
        "gate_mode": setup.gate_mode.name,
        "rulebook": rulebook_edition(),
        "parameters": numbers,
        "parameters_digest": hashlib.sha256(numbers.encode()).hexdigest(),
    }


@lru_cache(maxsize=8)
def scenario_in(text: str) -> Scenario:
    """The scenario of a record, read once. Raises RecordError when this version cannot read it any more."""
    try:
        return parse_scenario(text, "the recorded scenario")
    except ScenarioError as mistakes:
        raise RecordError(f"The scenario in the record cannot be read by this version: {mistakes}") from mistakes


def setup_in(meta: Mapping[str, str]) -> Setup:
    """The set-up of a recorded game. Raises RecordError."""
    scenario = scenario_in(meta["scenario"])
    players = tuple(meta["players"].split("\n"))
    if len(players) != len(scenario.theatre.seats):
        raise RecordError(f"The record has {len(players)} players for {len(scenario.theatre.seats)} seats.")
    known = {name: value for name, value in scenario.parameters.items() if name in default_parameters()}
    try:
        mode, redraws = GateMode[meta["gate_mode"]], redraws_in(meta)
        objectives = tuple(meta["objectives"].split("\n")) if meta.get("objectives") else ()
        return Setup(
            replace(scenario, parameters=known),
            int(meta["seed"]),
            players,
            mode,
            redraws,
            objectives,
            bytes.fromhex(meta["secret"]),
            meta["seed_by"] == SET,
        )
    except (KeyError, ValueError) as unknown:
        raise RecordError(f"The set-up in the record cannot be read by this version ({unknown}).") from unknown


def redraws_in(meta: Mapping[str, str]) -> Redraws:
    """The months from which chance was drawn anew. Raises RecordError."""
    try:
        found = tuple((int(month), int(seed)) for month, seed in json.loads(meta["redraws"]))
    except (ValueError, TypeError) as unknown:
        raise RecordError(f"The chance in the record cannot be read by this version ({unknown}).") from unknown
    return tuple(sorted(found))


def book_in(meta: Mapping[str, str], setup: Setup) -> tuple[Rulebook, tuple[str, ...]]:
    """The rulebook on the numbers recorded with the game, and sentences on how it differs from the present one."""
    book = setup.book
    recorded = _numbers(meta["parameters"])
    present = parameter_values(book.parameters)
    differing = {name: value for name, value in recorded.items() if name in present and present[name] != value}
    notes = []
    if meta["rulebook"].partition("+")[2] != rulebook_edition().partition("+")[2]:
        notes.append(
            f"This game was recorded with rulebook {meta['rulebook']}; this is {rulebook_edition()}. Past months are "
            "shown as recorded; months played from now on follow the present rules."
        )
    if differing:
        notes.append(
            f"{len(differing)} parameters differ from the present rulebook; the recorded values stay in force."
        )
    gone = sorted(set(recorded) - set(present))
    if gone:
        notes.append(f"{len(gone)} recorded parameters are unknown to the present rulebook and are not used.")
    return book.with_parameters(book.parameters.overridden(differing)), tuple(notes)


def _numbers(text: str) -> dict[str, Value]:
    try:
        found = json.loads(text)
        return {str(n): (float(v[0]), float(v[1])) if isinstance(v, list) else float(v) for n, v in found.items()}
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise RecordError(f"The parameters in the record cannot be read ({error}).") from error
