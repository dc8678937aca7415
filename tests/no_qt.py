"""Makes Qt impossible to import, as on a machine without it."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

QT = ("PySide6", "shiboken6", "wargame.ui")
"""Qt and what cannot be without it."""


def hold_back() -> Any:
    """Refuse Qt to every import statement of this process from now on; gives what did the importing until now."""
    usual = builtins.__import__

    def guarded(name: str, *where: Any, **words: Any) -> Any:
        if any(name == each or name.startswith(f"{each}.") for each in QT):
            raise ImportError(f"{name} is held back: this must pass without Qt", name=name)
        return usual(name, *where, **words)

    builtins.__import__ = guarded
    return usual


@contextmanager
def held_back() -> Iterator[None]:
    """No Qt within the block, not even what was imported before it."""
    usual = hold_back()
    try:
        yield
    finally:
        builtins.__import__ = usual
