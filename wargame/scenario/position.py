"""The first position of a scenario: its start values over zeros, tiled over the campaigns."""

from __future__ import annotations

from typing import Any

import numpy as np

from wargame.engine.sheet import axis_lengths
from wargame.engine.state import FIELDS, State
from wargame.scenario.scenario import Scenario


def first_state(scenario: Scenario, batch: int = 1) -> State:
    """The position before the first month, ``batch`` equal campaigns: every field (axes..., batch) float32."""
    lengths = axis_lengths(scenario.theatre)
    values: dict[str, Any] = {"month": 0}
    for name, about in FIELDS.items():
        if name != "month":
            shape = tuple(lengths[axis] for axis in about.axes)
            value = np.broadcast_to(np.asarray(scenario.start.get(name, 0.0), dtype=np.float32), shape)
            values[name] = np.repeat(value[..., None], batch, axis=-1)
    return State(**values)
