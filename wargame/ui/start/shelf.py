"""What can be opened: scenarios, saves, their previews."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from wargame.board.view import BoardView
from wargame.board.why.rule_cards import RuleCard, rule_cards
from wargame.report.page import write_report
from wargame.scenario import files
from wargame.scenario.files import ScenarioCard
from wargame.scenario.problems import ScenarioError
from wargame.scenario.scenario import Scenario
from wargame.seat.problems import GameError
from wargame.session import saves, screen
from wargame.session.client import Finished, SeatClient
from wargame.session.salvage import Findings, report
from wargame.session.saves import SavedGame
from wargame.session.setup import Setup as GameSetup
from wargame.session.setup import set_up
from wargame.words.names import spaced
from wargame.words.numbers import capital

Opened = TypeVar("Opened")

FIRST, VARIANT = "campaign", "variant"
"""Tags of the scenarios that the start screen puts first, and behind those."""


BENCH_ONLY = "backtest"
"""Tag of scenarios that serve calibration and are not offered for play."""


@dataclass(frozen=True)
class Setup:
    """The choices of a new game; everything but scenario and seat has a default."""

    scenario: Path
    seat: str
    """The person's seat; empty for the scenario's default one."""
    seed: int | None = None
    """Drawn where nobody sets one."""
    players: dict[str, str] = field(default_factory=dict)
    """Seat key to ``person`` or the name of its doctrine; a seat left out plays its first doctrine."""
    gate_mode: str | None = None
    objectives: dict[str, str] = field(default_factory=dict)
    """Seat key to an objective profile, or `DEALT`; a seat left out has its first one."""


class Shelf:
    """Lists what is there and opens it; previews are read once and kept."""

    def __init__(self) -> None:
        self._cards: tuple[ScenarioCard, ...] | None = None
        self._boards: dict[Path, BoardView | None] = {}
        self._starts: dict[Path, BoardView | None] = {}
        self._scenarios: dict[Path, Scenario | None] = {}

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """The installed scenarios, the one to start with first; read once."""
        if self._cards is None:
            played = (card for card in files.list_scenarios() if BENCH_ONLY not in card.tags)
            self._cards = tuple(sorted(played, key=_rank))
        return self._cards

    def saves(self) -> tuple[SavedGame, ...]:
        """Saved games, the latest first."""
        return saves.recent()

    def board_of(self, path: Path) -> BoardView | None:
        """The board of a saved game, or None when it cannot be read."""
        if path not in self._boards:
            self._boards[path] = _opened(lambda: screen.board_of(path))
        return self._boards[path]

    def findings(self, path: Path) -> Findings | None:
        """What can be read of a damaged game; None when the file cannot even be opened."""
        try:
            return report(path)
        except OSError:
            return None

    def salvage(self, path: Path) -> Path:
        """A new file of what can be played on; the damaged one stays as it is. Raises GameError."""
        return saves.salvaged(path)

    def start_of(self, card: ScenarioCard) -> BoardView | None:
        """The board of a scenario's first month from its default seat, or None when the file is faulty."""
        if card.path not in self._starts:
            choices = Setup(card.path, card.default_seat, 1)
            self._starts[card.path] = _opened(lambda: screen.first_board(self.set_up(choices)))
        return self._starts[card.path]

    def doctrines(self, card: ScenarioCard, seat: str) -> tuple[tuple[str, str], ...]:
        """Key and name of the doctrines that can play a seat, the default one first."""
        scenario = self._scenario(card)
        keys = scenario.theatre.doctrines[seat] if scenario is not None else ()
        return tuple((key, capital(spaced(key))) for key in keys)

    def objectives(self, card: ScenarioCard, seat: str) -> tuple[tuple[str, str], ...]:
        """Key and name of the objective profiles a seat may have, the default one first."""
        scenario = self._scenario(card)
        profiles = scenario.theatre.profiles.get(seat, ()) if scenario is not None else ()
        return tuple((profile.key, profile.name) for profile in profiles)

    def _scenario(self, card: ScenarioCard) -> Scenario | None:
        if card.path not in self._scenarios:
            self._scenarios[card.path] = _opened(lambda: _loaded(card.path))
        return self._scenarios[card.path]

    def rule_cards(self) -> tuple[RuleCard, ...]:
        """Every rule, in the order of play, for the rulebook."""
        return rule_cards()

    def play(self, setup: Setup) -> SeatClient:
        """Start a game and keep it in a file of its own; raises GameError, also for a faulty scenario.

        Where the disk does not take the file, the game is played in memory and its client says why.
        """
        return screen.begin(self.set_up(setup))

    def set_up(self, setup: Setup) -> GameSetup:
        """The set-up of a game that the choices stand for; raises GameError."""
        scenario = _loaded(setup.scenario)
        seat = setup.seat or scenario.default_seat
        return set_up(scenario, seat, setup.seed, setup.players, setup.gate_mode, setup.objectives)

    def load(self, path: Path) -> SeatClient:
        """Open a saved game; raises GameError."""
        return screen.open_game(path)

    def export(self, game: Finished, path: Path) -> None:
        """Write what happened as one HTML page; raises OSError."""
        write_report(game.course, path)

    def place_of(self, path: Path) -> str:
        """A path as it is shown: short where it lies in the person's own folder."""
        home = Path.home()
        return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)

    def forget(self) -> None:
        """Read previews of saves again next time."""
        self._boards.clear()


def _rank(card: ScenarioCard) -> tuple[bool, bool, bool]:
    return bool(card.problem), FIRST not in card.tags, VARIANT in card.tags


def _loaded(path: Path) -> Scenario:
    try:
        return files.load_scenario(path)
    except ScenarioError as error:
        raise GameError(f"{path.name} has mistakes: {error}") from error


def _opened(door: Callable[[], Opened]) -> Opened | None:
    try:
        return door()
    except GameError:
        return None
