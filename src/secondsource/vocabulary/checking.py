"""The words by which a claim in a person's words is checked."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.records import Record
from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of


class Opposed(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one thing, and of its opposite."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class CheckingWords(WordLists, frozen=True, kw_only=True):
    """Words that checking goes by. What each list holds is told in the file."""

    saying: frozenset[str]
    their_own: tuple[str, ...]
    aside: frozenset[str]
    conceding: tuple[str, ...]
    claims: tuple[str, ...]
    opposites: tuple[Opposed, ...]

    @cached_property
    def begins_with_teller(self) -> re.Pattern[str]:
        """Matches the beginning of what cannot be understood without whoever says it."""
        return re.compile(rf"(?:that\s+)?{any_of(self.their_own)}\b", re.IGNORECASE)

    @cached_property
    def concedes(self) -> re.Pattern[str]:
        """Matches the beginning of a clause that grants what somebody says: "despite claims that"."""
        told = rf"(?:{any_of(self.claims)}\b[^.;:]{{0,100}}?\bthat|{any_of(self.saying)}(?:\s+that)?)"
        return re.compile(rf"\b{any_of(self.conceding)}\s+[^,.;:]{{0,100}}?\b{told}\b", re.IGNORECASE)


@cache
def load_checking() -> CheckingWords:
    """Return the words of ``checking.yaml``; the same object each time."""
    return shipped("checking.yaml", CheckingWords)
