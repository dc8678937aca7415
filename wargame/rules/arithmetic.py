"""Sums in a fixed order and the few curves the formulas share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def total(values: Array, axis: int = 0) -> Array:
    """Sum over one short axis in a fixed order, so that the last bit does not depend on the batch size."""
    return np.add.reduce(values, axis=axis, dtype=values.dtype if values.dtype != bool else np.int64)


def logistic(x: Array) -> Array:
    """1 / (1 + exp(-x)), safe for large |x|."""
    return 1 / (1 + np.exp(-np.clip(x, -40, 40)))


def ces(parts: Array, weights: Array, rho: Array, floor: Array) -> Array:
    """Constant elasticity of substitution over the first axis: the weakest part pulls hardest (Arrow et al. 1961)."""
    return total(weights * np.maximum(parts, floor) ** rho) ** (1 / rho)


def by_owner(weights: Array, capacity: Array, owner: Array) -> Array:
    """Weighted node capacity of each side, (2, B)."""
    weighted = weights * capacity
    return np.stack([total(np.where(owner == side, weighted, 0)) for side in (0, 1)])


def weight_of(weights: Array, owner: Array) -> Array:
    """Sum of a role's weights per side, (2, 1)."""
    return np.stack([total(np.where(owner == side, weights, 0)) for side in (0, 1)])


def other(values: Array) -> Array:
    """The adversary's row in each side's place, for arrays with the side axis first."""
    return values[::-1]


def per_sector(parameter: Array) -> Array:
    """A parameter, one value or one a side, made to broadcast against (2, S, B)."""
    return parameter[:, None] if parameter.ndim == 2 else parameter


def share(values: Array, axis: int = 0) -> Array:
    """Values rescaled to sum to one along an axis; all equal where they sum to nothing."""
    sums = np.expand_dims(total(values, axis), axis)
    return np.where(sums > 1e-6, values / np.maximum(sums, 1e-6), 1 / values.shape[axis]).astype(np.float32)
