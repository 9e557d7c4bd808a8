"""How rare a word or a name is in news, from counts that ship with the package.

The counts (``rarity.tsv.gz``) are made by ``training/rarity.py``. They never depend on what a ledger holds, so two
reports compare the same whatever else was read.
"""

from __future__ import annotations

import gzip
import math
from functools import cache
from importlib import resources


@cache
def _counts() -> tuple[int, dict[str, int]]:
    data = (resources.files("secondsource.encoder") / "rarity.tsv.gz").read_bytes()
    head, *lines = gzip.decompress(data).decode().splitlines()
    counts = dict(line.split("\t") for line in lines)
    return int(head.split("\t")[1]), {word: int(n) for word, n in counts.items()}


def weight(word: str) -> float:
    """Inverse document frequency of one lower-case word, 0 (in every article) to about 8.6 (in none)."""
    total, counts = _counts()
    return math.log((total + 1) / (counts.get(word, 0) + 0.5))


def name_weight(name: str) -> float:
    """Weight of a name: that of its rarest word, and a little for every further one."""
    weights = sorted((weight(word) for word in name.split()), reverse=True)
    return weights[0] + 0.3 * sum(weights[1:3]) if weights else 0.0


def listed() -> tuple[str, ...]:
    """All words that have a count, in the order of the file."""
    return tuple(_counts()[1])
