"""An external seat's staff: standing measures, others once a door is open, and answers to dossier requests."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.doctrine.stance import ExternalStance
from wargame.engine.observation import Sighting
from wargame.engine.sheet import ExternalSheet, blank_sheet
from wargame.engine.words import Answer, Initiative, Measure

_SIGNS = {"accept": Answer.ACCEPT, "ad_hoc": Answer.AD_HOC, "decline": Answer.DECLINE}


def plan(stance: ExternalStance, sight: Sighting) -> ExternalSheet:
    """The month's measures, (measure, side, B); only those the scenario allows the seat."""
    sheet = blank_sheet(sight.theatre, sight.seat, sight.batch)
    assert isinstance(sheet, ExternalSheet)
    standing, later = _levels(stance.measures, sight), _levels(stance.after_door or stance.measures, sight)
    open_door = sight.value("pillar_failed").max(axis=0) > 0
    return ExternalSheet(np.where(open_door, later, standing).astype(np.float32))


def _levels(measures: dict[tuple[Measure, int], float], sight: Sighting) -> NDArray[Any]:
    allowed = set(sight.theatre.seats[sight.seat].measures)
    levels = np.zeros((len(Measure), 2, sight.batch), dtype=np.float32)
    for (measure, side), level in measures.items():
        if (measure, side) in allowed:
            levels[measure, side] = level
    return levels


def answer(stance: ExternalStance, sight: Sighting) -> NDArray[Any]:
    """Answers (initiative, B): only dossier requests are put to an external seat."""
    codes = np.zeros((len(Initiative), sight.batch), dtype=np.int8)
    codes[Initiative.DOSSIER_REQUEST] = _SIGNS[stance.signs]
    return codes
