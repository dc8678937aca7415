"""What every card of the diplomacy table has in common."""

from __future__ import annotations

from wargame.board.view import BoardView
from wargame.ui.components import Card


class BoardCard(Card):
    """A card that shows one part of a board."""

    def show_board(self, board: BoardView) -> None:
        """Show that part of a board; each card says which."""
        raise NotImplementedError
