"""Counters strung like beads beside the line: in the order of their sectors, none on another.

The string is the line, smoothed and moved aside. Along it every counter wants to stand at its own sector, and the
least moves that part them are an isotonic regression (pool adjacent violators), solved exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wargame.ui.map.front import Trace

STEP_PX = 4.0
SMOOTH_PX = 44.0
"""Wiggles of the line shorter than this do not move the string."""


def resampled(line: Trace, scale: float, step: float) -> np.ndarray:
    """Points along the line ``step`` pixels apart, in pixels of the whole map; shape (P, 2)."""
    pixels = np.array(line.points) * (scale, -scale)
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(pixels, axis=0).T))])
    stops = np.arange(0.0, walked[-1], step)
    return np.stack([np.interp(stops, walked, pixels[:, 0]), np.interp(stops, walked, pixels[:, 1])], axis=1)


def strung(line: Trace, side: int, size: tuple[float, float], scale: float, off: float, gap: float) -> np.ndarray:
    """Centres of one side's counters in pixels of the whole map, one row a sector; shape (S, 2).

    ``size`` is a counter's width and height, ``off`` the free space between line and counter, ``gap`` that between
    neighbours, all in pixels. Side 0's counters are blocks, side 1's stand on their points.
    """
    ground = resampled(line, scale, STEP_PX)
    if len(ground) < 3:
        return np.array(line.peaks) * (scale, -scale)
    string = _smoothed(ground)
    ahead = np.gradient(string, axis=0)
    ahead /= np.maximum(np.hypot(ahead[:, 0], ahead[:, 1]), 1e-9)[:, None]
    out = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1) * (1.0 if side == 0 else -1.0)
    string = string + out * (off + _depth(side, size, out))[:, None]
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(string, axis=0).T))])
    peaks = np.array(line.peaks) * (scale, -scale)
    at = np.argmin(np.hypot(*(ground[:, None, :] - peaks[None, :, :]).transpose(2, 0, 1)), axis=0)
    wanted = walked[at]
    ways = ahead[(at[:-1] + at[1:]) // 2]
    placed = spread(wanted, _lengths(side, size, ways) + gap)
    return np.stack([np.interp(placed, walked, string[:, 0]), np.interp(placed, walked, string[:, 1])], axis=1)


def spread(wanted: np.ndarray, gaps: np.ndarray) -> np.ndarray:
    """Places in order and at least ``gaps`` apart whose squared distance from the wanted ones is least.

    ``wanted`` (N,) need not be sorted, ``gaps`` (N - 1,) must not be negative.
    """
    before = np.concatenate([[0.0], np.cumsum(gaps)])
    blocks: list[tuple[float, int]] = []
    for value in wanted - before:
        mean, count = float(value), 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        blocks.append((mean, count))
    return np.asarray(np.repeat([mean for mean, _ in blocks], [count for _, count in blocks]) + before)


def _smoothed(points: np.ndarray) -> np.ndarray:
    """A moving mean that keeps both ends; shape as given."""
    half = max(1, round(SMOOTH_PX / STEP_PX / 2))
    held = np.concatenate([np.repeat(points[:1], half, axis=0), points, np.repeat(points[-1:], half, axis=0)])
    sums = np.cumsum(np.concatenate([np.zeros((1, 2)), held]), axis=0)
    return np.asarray((sums[2 * half + 1 :] - sums[: -2 * half - 1]) / (2 * half + 1))


def _depth(side: int, size: Sequence[float], out: np.ndarray) -> np.ndarray:
    """How far a counter reaches from its centre towards the line; shape (P,)."""
    width, height = size
    reach = np.abs(out)
    depth = reach[:, 0] * width + reach[:, 1] * height if side == 0 else reach.max(axis=1) * width
    return np.asarray(depth / 2)


def _lengths(side: int, size: Sequence[float], ways: np.ndarray) -> np.ndarray:
    """How far apart two neighbours' centres must be in these directions; shape (N,)."""
    width, height = size
    run = np.maximum(np.abs(ways), 1e-6)
    return np.asarray(np.minimum(width / run[:, 0], height / run[:, 1]) if side == 0 else width / run.sum(axis=1))
