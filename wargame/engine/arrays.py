"""Named arrays to bytes and back, the same on every machine."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

MAX_UNPACKED = 32_000_000
"""Bytes; a position of the largest scenario takes a few thousand."""

_TYPES = ("<f4", "<f8", "|i1", "<i4", "<i8")


def pack(arrays: Mapping[str, Array]) -> bytes:
    """Named arrays as compressed bytes: a JSON list of name, type and shape, then the numbers, little-endian."""
    plain = {name: np.ascontiguousarray(value, dtype=_stored(value)) for name, value in arrays.items()}
    head = json.dumps([[name, value.dtype.str, np.shape(arrays[name])] for name, value in plain.items()]).encode()
    body = b"".join(value.tobytes() for value in plain.values())
    return zlib.compress(len(head).to_bytes(4, "little") + head + body, 1)


def _stored(value: Array) -> np.dtype[Any]:
    return np.asarray(value).dtype.newbyteorder("<")


def unpack(data: bytes) -> dict[str, Array]:
    """The arrays by name, read-only. Raises ValueError when the bytes are not what `pack` wrote."""
    try:
        return _unpacked(data)
    except (zlib.error, TypeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _unpacked(data: bytes) -> dict[str, Array]:
    raw = zlib.decompressobj().decompress(data, MAX_UNPACKED)
    start = 4 + int.from_bytes(raw[:4], "little")
    arrays: dict[str, Array] = {}
    for name, kind, shape in json.loads(raw[4:start]):
        if kind not in _TYPES:
            raise ValueError(f"unknown type {kind!r}")
        count = int(np.prod(shape, dtype=np.int64))
        arrays[name] = np.frombuffer(raw, np.dtype(kind), count, start).reshape(shape)
        start += count * np.dtype(kind).itemsize
    return arrays
