"""A hot seat: several persons at one screen, each in turn."""

from __future__ import annotations

from wargame.session.local import LocalClient
from wargame.session.session import Session


class HotSeat(LocalClient):
    """The client of whoever's turn it is at this screen: the first person the game waits for, in seat order.

    It moves on by itself when a sheet is sealed or answers are sent. With one person it is that person's client, in a
    game of doctrines the first seat's.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.first)

    @property
    def index(self) -> int:
        """The seat whose turn it is."""
        return self._session.first
