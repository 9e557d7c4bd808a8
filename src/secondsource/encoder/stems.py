"""Stems: a word without what its forms end in."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "ly", "s", "e")
_DOUBLE = "lsz"  # letters that many words have twice at their end anyway: "killed" is of "kill"
_LEAST = 4  # letters that an ending leaves at least


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, so that "transferred" and "transferring" are one: at least four letters are left.

    ``word`` is lower case. English alone; a short word, or one without an ending, is its own stem.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            bare = word.removesuffix(ending)
            doubled = ending in ("ing", "ed", "er") and bare[-1] == bare[-2] and bare[-1] not in _DOUBLE
            return bare[:-1] if doubled else bare
    return word
