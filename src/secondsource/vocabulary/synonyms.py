"""Words that are taken for one another where it is told what two clauses share."""

from __future__ import annotations

from functools import cache

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists


class Synonyms(WordLists, frozen=True, kw_only=True):
    """Lists of words that bring each other. What they hold is told in the file."""

    same: tuple[tuple[str, ...], ...]


@cache
def load_synonyms() -> Synonyms:
    """Return the words of ``synonyms.yaml``; the same object each time."""
    return shipped("synonyms.yaml", Synonyms)
