"""Stems: a word without what its forms end in."""

from __future__ import annotations

_ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "ly", "s", "e")
_LEAST = 4  # letters that an ending leaves at least


def stem(word: str) -> str:
    """A word without its ending, so that "transferred" and "transferring" are one: at least four letters are left.

    ``word`` is lower case. English alone; a short word, or one without an ending, is its own stem.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            bare = word.removesuffix(ending)
            return bare[:-1] if ending in ("ing", "ed", "er") and bare[-1] == bare[-2] else bare
    return word
