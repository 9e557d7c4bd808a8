"""MinHash signatures (Broder 1997) of a report's five-word shingles: near copies share most of their values."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

SIZE = 5
PERMUTATIONS = 64
_HIGH = np.uint64(32)


@cache
def _coefficients() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    rng = np.random.default_rng(20240324)
    a = rng.integers(0, 1 << 63, PERMUTATIONS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    b = rng.integers(0, 1 << 63, PERMUTATIONS, dtype=np.uint64)
    return a, b


def shingle_hashes(tokens: Sequence[str]) -> NDArray[np.uint64]:
    """32-bit hashes of the distinct runs of five words; of the whole text where it is shorter."""
    runs = {" ".join(tokens[i : i + SIZE]) for i in range(max(1, len(tokens) - SIZE + 1))} if tokens else set()
    return np.array(sorted(zlib.crc32(run.encode()) for run in runs), dtype=np.uint64)


def signature(tokens: Sequence[str]) -> tuple[int, ...]:
    """Signature of a text's words: 64 values below 2**32; empty for an empty text."""
    hashes = shingle_hashes(tokens)
    if not len(hashes):
        return ()
    a, b = _coefficients()
    # Multiply-shift hashing (Dietzfelbinger 1997): the products wrap at 2**64, and the high half is kept.
    values = (hashes[:, None] * a[None, :] + b[None, :]) >> _HIGH
    return tuple(int(v) for v in values.min(0))


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """Estimated Jaccard resemblance of two texts' shingles, 0 to 1."""
    if not left or not right:
        return 0.0
    return sum(a == b for a, b in zip(left, right, strict=True)) / PERMUTATIONS
