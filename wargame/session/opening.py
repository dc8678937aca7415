"""A recorded game opened from its file, or what is wrong with the file and what could be salvaged."""

from __future__ import annotations

from pathlib import Path

from wargame.record import store
from wargame.record.problems import Damaged
from wargame.session.loading import rebuilt
from wargame.session.salvage import report
from wargame.session.session import Session


def load(path: Path) -> Session:
    """The game in a file, exactly where it was left, kept there from now on; nothing is written before the next step.

    Raises RecordError; for a damaged file it says what could be salvaged.
    """
    try:
        return rebuilt(store.read(path), path.absolute())
    except Damaged as error:
        raise Damaged(report(path).sentence) from error
