"""Counter-based chance: the same seed, campaign, month and purpose always give the same draw.

Why estimates have a secret. The start of a scenario is known to whoever has its file, so that each estimate of it gives
away the draw it erred by; four such draws give the seed they follow from in a fraction of a second, and the seed gives
every hidden figure and all luck to come. What a seat is shown of a game that people play is therefore drawn from 256
bits of the game's own, the key of a hash. Its record and every branch keep them: the past of a branch must look the
same, and estimates drawn anew could be averaged. Campaigns without people draw their estimates from the seed, so that
they can be played again. A drawn seed is the key of a hash too, for the public price of oil shows draws of the luck.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from math import prod

import numpy as np
from numpy.typing import NDArray

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_A = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B = np.uint64(0x94D049BB133111EB)

MIXED = 2**64
"""Seeds below are mixed (SplitMix64): quick for thousands of campaigns, but whoever sees a few draws can work the rest
out. Seeds from here on are the key of a hash, which nobody can turn round."""

_HASHED_AT_ONCE = 8
"""Numbers of 64 bits in one hash."""


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """SplitMix64 finaliser (Steele, Lea, Flood 2014): spreads every input bit over all 64."""
    value = (value ^ (value >> np.uint64(30))) * _MIX_A
    value = (value ^ (value >> np.uint64(27))) * _MIX_B
    return value ^ (value >> np.uint64(31))


def _normal_quantiles(count: int = 65536) -> NDArray[np.float32]:
    """Standard normal quantiles at the centres of ``count`` equal bins (Acklam's rational approximation,
    |error| < 1.2e-9).
    """
    p = (np.arange(count) + 0.5) / count
    a = (
        -39.69683028665376,
        220.9460984245205,
        -275.9285104469687,
        138.3577518672690,
        -30.66479806614716,
        2.506628277459239,
    )
    b = (-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1.0)
    c = (
        -0.007784894002430293,
        -0.3223964580411365,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
    )
    d = (0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0)
    tail = np.sqrt(-2 * np.log(np.minimum(p, 1 - p)))
    outer = np.polyval(c, tail) / np.polyval(d, tail)
    r = (p - 0.5) ** 2
    inner = (p - 0.5) * np.polyval(a, r) / np.polyval(b, r)
    middle = (p > 0.02425) & (p < 1 - 0.02425)
    return np.where(middle, inner, np.where(p < 0.5, outer, -outer)).astype(np.float32)


_QUANTILES = _normal_quantiles()


def _hashed(key: bytes, about: str, shape: tuple[int, ...], campaigns: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers that nobody without the key can tell from any others, (*shape, B)."""
    count = prod(shape)
    blocks = range(count // _HASHED_AT_ONCE + 1)

    def of(campaign: int) -> NDArray[np.uint64]:
        digests = (blake2b(f"{campaign} {block} {about}".encode(), key=key).digest() for block in blocks)
        return np.frombuffer(b"".join(digests), "<u8")[:count]

    own = {campaign: of(campaign) for campaign in dict.fromkeys(campaigns.tolist())}
    return np.stack([own[campaign] for campaign in campaigns.tolist()], axis=-1).reshape(*shape, len(campaigns))


def _unit(bits: NDArray[np.uint64]) -> NDArray[np.float32]:
    """The upper 24 bits as a number of [0, 1)."""
    return (bits >> np.uint64(40)).astype(np.float32) * np.float32(2.0**-24)


Redraws = tuple[tuple[int, int], ...]
"""(month, seed), by month: from that month on everything is drawn from that seed, until the next such month."""


@dataclass(frozen=True)
class Chance:
    """Draws of a batch: ``campaigns`` (B,) are the campaign numbers its columns stand for."""

    seed: int
    campaigns: NDArray[np.uint64]
    redraws: Redraws = ()
    secret: bytes = field(default=b"", repr=False)
    """Up to 64 bytes that `apart` draws from; empty where the seed is nobody's to keep."""

    @staticmethod
    def of(seed: int, first: int = 0, count: int = 1, redraws: Redraws = (), secret: bytes = b"") -> Chance:
        """Campaigns ``first .. first + count - 1`` of a seed."""
        return Chance(seed, np.arange(first, first + count, dtype=np.uint64), redraws, secret)

    def padded(self) -> Chance:
        """The same campaigns twice: a batch of one is padded so that numpy sums in the same order as in a wider
        batch.
        """
        return replace(self, campaigns=np.concatenate([self.campaigns, self.campaigns]))

    def _in_force(self, month: int) -> Chance:
        """The chance that a month is drawn from."""
        seed = next((seed for first, seed in reversed(self.redraws) if first <= month), self.seed)
        return self if seed == self.seed else Chance(seed, self.campaigns)

    @cached_property
    def _key(self) -> NDArray[np.uint64]:
        """A key for each campaign of this seed, (B,)."""
        with np.errstate(over="ignore"):
            return _mix(self.campaigns * _GOLDEN + _mix(np.array([self.seed], dtype=np.uint64) + _GOLDEN))

    def _bits(self, month: int, purpose: str, shape: tuple[int, ...]) -> NDArray[np.uint64]:
        force = self._in_force(month)
        if force.seed >= MIXED:
            key = blake2b(str(force.seed).encode()).digest()
            return _hashed(key, f"{month} {purpose}", shape, self.campaigns)
        with np.errstate(over="ignore"):
            count = int(np.prod(shape)) if shape else 1
            index = np.arange(count, dtype=np.uint64)
            counter = (
                (np.uint64(zlib.crc32(purpose.encode())) << np.uint64(32)) + np.uint64(month) * np.uint64(65536) + index
            )
            bits = _mix(force._key[None, :] + counter[:, None] * _GOLDEN)
        return bits.reshape(*shape, len(self.campaigns))

    def uniform(self, month: int, purpose: str, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """Uniform draws on [0, 1), shape (*shape, B)."""
        return _unit(self._bits(month, purpose, shape))

    def apart(self, month: int, purpose: str, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """Uniform draws on [0, 1), shape (*shape, B), of what one seat alone is shown: from the secret where there is
        one, so that no draw and no seed tells them. A redraw leaves them: whoever drew an estimate again and again at
        one position could average the truth out of it.
        """
        if self.secret:
            return _unit(_hashed(self.secret, f"{month} {purpose}", shape, self.campaigns))
        return self._never_redrawn.uniform(month, purpose, shape)

    @cached_property
    def _never_redrawn(self) -> Chance:
        return replace(self, redraws=()) if self.redraws else self

    def normal(self, month: int, purpose: str, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """Standard normal draws from a 65,536-entry quantile table (|z| up to 4.3), shape (*shape, B)."""
        return _QUANTILES[(self._bits(month, purpose, shape) >> np.uint64(48)).astype(np.int64)]


@dataclass(frozen=True)
class StillChance(Chance):
    """No luck at all: normal draws are 0, uniform draws one half; used to derive the figures of a start position."""

    @staticmethod
    def count(batch: int) -> StillChance:
        """Still chance for a batch."""
        return StillChance(0, np.zeros(batch, dtype=np.uint64))

    def padded(self) -> StillChance:
        """Still chance for twice the batch."""
        return StillChance.count(2 * len(self.campaigns))

    def uniform(self, month: int, purpose: str, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """One half everywhere."""
        return np.full((*shape, len(self.campaigns)), 0.5, dtype=np.float32)

    def normal(self, month: int, purpose: str, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """Zero everywhere."""
        return np.zeros((*shape, len(self.campaigns)), dtype=np.float32)
