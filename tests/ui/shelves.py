"""The real shelf with two scenarios and three saved games: one in play, one that is over, one that is damaged."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.session.play import kept_game, play_months
from tests.ui.play import kept_at
from wargame.board.view import BoardView
from wargame.resources import scenarios
from wargame.scenario.files import ScenarioCard
from wargame.ui.start.shelf import Shelf

YEAR_FIVE, SQUEEZE = scenarios() / "year_five.yaml", scenarios() / "double_squeeze.yaml"
LAST, ENDED, BROKEN = "last.loc", "ended.loc", "broken.loc"


class ShortShelf(Shelf):
    """Reads what is the same for every test once for all of them."""

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """The main campaign and a variant."""
        return _cards()

    def start_of(self, card: ScenarioCard) -> BoardView | None:
        """As ever."""
        return _start(card)


@lru_cache(maxsize=1)
def _cards() -> tuple[ScenarioCard, ...]:
    return tuple(card for card in Shelf().scenarios() if card.path in (YEAR_FIVE, SQUEEZE))


@lru_cache(maxsize=2)
def _start(card: ScenarioCard) -> BoardView | None:
    return Shelf().start_of(card)


@lru_cache(maxsize=1)
def _damaged() -> bytes:
    """A game kept month by month whose file has lost its end: what came before can be played on."""
    with TemporaryDirectory() as folder:
        game, path = kept_game(Path(folder))
        play_months(game, 3)
        game.journal.close()
        data = path.read_bytes()
    return data[: len(data) * 97 // 100]


def saved_in(folder: Path) -> Path:
    """Put the three games into a folder, the latest first in the list; the folder again."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, where in ((LAST, ("plan", "kyiv")), (ENDED, ("over", "moscow"))):
        kept_at(folder / name, *where).journal.close()
    (folder / BROKEN).write_bytes(_damaged())
    for age, name in enumerate((LAST, ENDED, BROKEN)):
        os.utime(folder / name, (1.7e9 - age, 1.7e9 - age))
    return folder
