"""How far terms lie inside the limits of both sides, and what a side can live with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

SLACK = 1e-6
"""Terms that lie this little beyond a limit are still within it: limits are kept in single precision."""


def margins(terms: Array, limit: Array) -> Array:
    """Distance (2, ...) of ``terms`` inside the limit of each side, negative beyond it; ``limit`` is (2, issue, B)."""
    return np.stack([terms - limit[0], limit[1] - terms])


def is_bearable(margin: Array) -> Array:
    """True where terms lie inside the limit."""
    return margin >= -SLACK
