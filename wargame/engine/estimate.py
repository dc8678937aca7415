"""An estimate of what a seat does not know: a centre and the half-width of its 90 % range, and nothing of the truth."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.quantities.quantity import Quantity

Array = NDArray[Any]

COVERED = 0.9
"""Share of cases in which the truth lies within the half-width."""


def estimate(about: Quantity, truth: Array, scale: Array, lean: Array) -> tuple[Array, Array]:
    """Centre and half-width (axes..., B), from draws ``lean`` on [0, 1) and ``scale``, the spread as it holds here.

    An error relative to the value vanishes with it, so under the quantity's floor it is an error of the floor. The
    width is worked out of the centre as shown, within its bounds, never of the truth: the two together give nothing
    away. Where ``scale`` is zero the truth comes back with no width.
    """
    error = scale * (2 * lean - 1) * np.float32(1 / COVERED)
    if about.measure.is_absolute:
        width = np.broadcast_to(scale, truth.shape)
        return bounded(about, truth + error).astype(np.float32), width.astype(np.float32)
    is_small = np.abs(truth) < about.floor
    centre = bounded(about, np.where(is_small, truth + about.floor * error, truth / (1 + error)))
    width = scale * np.maximum(np.abs(centre), about.floor)
    return centre.astype(np.float32), width.astype(np.float32)


def bounded(about: Quantity, values: Array) -> Array:
    """Values held within what the quantity may be."""
    low = -np.inf if about.low is None else about.low
    return np.clip(values, low, np.inf if about.high is None else about.high)
