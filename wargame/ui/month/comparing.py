"""A finished game compared with its staff doctrine, off the window's thread."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from wargame.session.client import Finished, SeatClient
from wargame.study.comparison import compare

AFTER_MS = 400
"""The outcome is on the screen first: a thousand campaigns at work in the meantime would hold it up."""


class _Told(QObject):
    """Carries a game's sentence back to the window's thread."""

    ready = Signal(object, str)


class _Work(QRunnable):
    """One comparison of a game that is over."""

    def __init__(self, game: Finished, told: _Told) -> None:
        super().__init__()
        self._game, self._told = game, told

    def run(self) -> None:
        """Play the staff's campaigns and say how the game stands among them."""
        found = compare(self._game)
        # At the end of the application everything of Qt is gone before the last work is done.
        if shiboken6.isValid(self._told):
            self._told.ready.emit(self._game, found.sentence if found is not None else "")


class Comparing(QObject):
    """Compares each finished game once and hands the sentence on, unless another has ended since."""

    ready = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # No parent: the work holds it, so that it outlives a window closed in the meantime.
        self._told = _Told()
        self._told.ready.connect(self._tell)
        self._client: SeatClient | None = None
        self._game: Finished | None = None
        self._begin = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._begin.timeout.connect(self._work)

    def start(self, client: SeatClient) -> None:
        """Begin for a game that is over; a second call for the same game does nothing."""
        game = None if client is self._client else client.finished()
        if game is not None:
            self._client, self._game = client, game
            self._begin.start()

    @Slot()
    def _work(self) -> None:
        if self._game is not None:
            QThreadPool.globalInstance().start(_Work(self._game, self._told))

    @Slot(object, str)
    def _tell(self, game: Finished, sentence: str) -> None:
        if game is self._game:
            self.ready.emit(sentence)
