"""A finished game compared with its staff doctrine, off the window's thread; imports QtCore and the study."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from wargame.game.game import Game
from wargame.study.comparison import compare


class _Told(QObject):
    """Carries the sentence back to the window's thread."""

    ready = Signal(str)


class _Work(QRunnable):
    """One comparison; the game is over and does not change any more."""

    def __init__(self, game: Game, told: _Told) -> None:
        super().__init__()
        self._game, self._told = game, told

    def run(self) -> None:
        """Play the staff's campaigns and say how the game stands among them."""
        game = self._game
        found = compare(game.setup, game.acting, game.state)
        # At the end of the application everything of Qt is gone before the last work is done.
        if shiboken6.isValid(self._told):
            self._told.ready.emit(found.sentence if found is not None else "")


class Comparing(QObject):
    """Compares each finished game once and hands the sentence on."""

    ready = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # No parent: the work holds it, so that it outlives a window closed in the meantime.
        self._told = _Told()
        self._told.ready.connect(self.ready)
        self._done: Game | None = None

    def start(self, game: Game) -> None:
        """Begin for a game that is over; a second call for the same game does nothing."""
        if game is not self._done and game.is_over:
            self._done = game
            QThreadPool.globalInstance().start(_Work(game, self._told))
