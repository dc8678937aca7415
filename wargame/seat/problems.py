"""What a person at a seat is told when a step cannot be taken."""

from __future__ import annotations


class GameError(Exception):
    """A step that cannot be taken now, in a sentence for people."""
