"""The words for codes: what a figure says that stands for one of a few things."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.words.campaign import DOORS
from wargame.words.numbers import plain
from wargame.words.orders import POSTURES
from wargame.words.places import REACHES

CODE_WORDS: dict[str, Mapping[int, str]] = {
    "flag": {0: "no", 1: "yes"},
    "posture": {member: row.inside for member, row in POSTURES.items()},
    "door": {member: row.inside for member, row in DOORS.items()},
    "range": {member: row.inside for member, row in REACHES.items()},
}
"""Set of codes that a unit names -> code -> words."""


def code_words(codes: str, value: float) -> str:
    """A coded figure in words; a code without a word as a number. Raises KeyError for an unknown set of codes."""
    return CODE_WORDS[codes].get(round(value), plain(value, 1))
