"""The words for codes: what a figure says that stands for one of a few things."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.words import Door
from wargame.words.orders import POSTURES, RANGES

CODE_WORDS: dict[str, Mapping[int, str]] = {
    "flag": {0: "no", 1: "yes"},
    "posture": {int(code): words.lower() for code, words in POSTURES.items()},
    "door": {
        Door.NONE: "none",
        Door.FIRST_PILLAR: "first pillar",
        Door.SECOND_PILLAR: "second pillar",
        Door.TEXT: "concluded text",
        Door.CHANCE: "chance",
    },
    "range": dict(enumerate(RANGES)),
}
"""Set of codes that a unit names -> code -> words."""
