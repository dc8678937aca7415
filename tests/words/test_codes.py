"""The words for codes: every set that a unit names has some, for every code of it."""

from __future__ import annotations

from wargame.engine.quantities.units import UNITS
from wargame.engine.words import Door, Posture
from wargame.words.codes import CODE_WORDS


def test_every_set_of_codes_that_a_unit_names_has_words_and_no_other() -> None:
    assert set(CODE_WORDS) == {unit.codes for unit in UNITS.values() if unit.codes}


def test_every_code_of_a_set_has_words() -> None:
    assert set(CODE_WORDS["posture"]) == set(Posture)
    assert set(CODE_WORDS["door"]) == set(Door)
    assert set(CODE_WORDS["flag"]) == {0, 1} and set(CODE_WORDS["range"]) == {0, 1, 2}
