"""What can be opened: scenarios, saves, their previews; imports the game, scenario and report layers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from wargame.game import saves
from wargame.game.game import Game, GameError
from wargame.game.saves import SavedGame
from wargame.game.views import BoardView
from wargame.scenario import files
from wargame.scenario.files import ScenarioCard

FIRST = "campaign"
"""Tag of the scenario that the start screen puts first."""


@dataclass(frozen=True)
class Setup:
    """The choices of a new game; everything but the scenario and the seat has a default."""

    scenario: Path
    seat: str
    seed: int
    players: dict[str, str] = field(default_factory=dict)
    doctrines: dict[str, str] = field(default_factory=dict)
    gate_mode: str | None = None


def new_seed() -> int:
    """A seed nobody chose; not from the game's own chance."""
    return random.SystemRandom().randrange(1, 1_000_000)


class Shelf:
    """Lists what is there and opens it; previews are read once and kept."""

    def __init__(self) -> None:
        self._boards: dict[Path, BoardView | None] = {}
        self._starts: dict[tuple[Path, str], BoardView | None] = {}

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """The installed scenarios, the one to start with first."""
        return tuple(sorted(files.list_scenarios(), key=lambda card: FIRST not in card.tags))

    def saves(self) -> tuple[SavedGame, ...]:
        """Saved games, the latest first."""
        return saves.recent()

    def board_of(self, path: Path) -> BoardView | None:
        """The board of a saved game, or None when it cannot be read."""
        if path not in self._boards:
            self._boards[path] = _view(lambda: Game.load(path))
        return self._boards[path]

    def start_of(self, card: ScenarioCard) -> BoardView | None:
        """The board of a scenario's first month from its default seat, or None when the file is faulty."""
        key = (card.path, card.default_seat)
        if key not in self._starts:
            self._starts[key] = _view(lambda: Game.start(card.path, card.default_seat, 1))
        return self._starts[key]

    def doctrines(self, card: ScenarioCard, seat: str) -> tuple[tuple[str, str], ...]:
        """Key and name of the doctrines that can play a seat, the default one first."""
        return doctrine_names(card.path, seat)

    def rule_cards(self) -> tuple[RuleCard, ...]:
        """Every rule, in the order of play, for the rulebook."""
        return rule_cards()

    def play(self, setup: Setup) -> Game:
        """Start a game; raises GameError."""
        return Game.start(setup.scenario, setup.seat, setup.seed, setup.players, setup.gate_mode, setup.doctrines)

    def load(self, path: Path) -> Game:
        """Open a saved game; raises GameError."""
        return Game.load(path)

    def keep(self, game: GameLike) -> None:
        """Autosave a game; raises GameError or OSError."""
        saves.keep(game)

    def proposed_path(self, game: GameLike) -> Path:
        """Where Save as proposes to write a game."""
        return saves.proposed_path(game)

    def export(self, game: GameLike, path: Path) -> None:
        """Write what happened as one HTML page; raises GameError or OSError."""
        write_report(game, path)

    def forget(self) -> None:
        """Read previews of saves again next time."""
        self._boards.clear()


def _view(opened: Callable[[], Game]) -> BoardView | None:
    try:
        return opened().view()
    except GameError:
        return None
