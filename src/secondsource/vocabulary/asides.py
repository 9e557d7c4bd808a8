"""What stands in a report and asserts nothing about its matter: who spoke, who kept silent, lines of the site."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

_MOST_SILENT = 14  # words of a clause that tells a silence and no more


class AsideWords(WordLists, frozen=True, kw_only=True):
    """Words of what asserts nothing. What each list holds is told in the file."""

    uttering: tuple[str, ...]
    silences: tuple[str, ...]
    unnamed: tuple[str, ...]
    lines: tuple[str, ...]
    whole: tuple[str, ...]

    @cached_property
    def utters(self) -> frozenset[str]:
        """The verbs of saying, lower case."""
        return frozenset(self.uttering)

    def is_furniture(self, line: str) -> bool:
        """Whether a line is one of the site's and not the report's."""
        bare = re.sub(r"\d+", "#", line.strip().lower()).strip(" .|")
        return bare in self.whole or self._line.match(line) is not None

    def is_silence(self, clause: str) -> bool:
        """Whether a clause tells that somebody would not tell, or not be named, and hardly more."""
        return len(clause.split()) <= _MOST_SILENT and self._silence.search(clause) is not None

    @cached_property
    def _line(self) -> re.Pattern[str]:
        return re.compile(rf"\W*{any_of(self.lines)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _silence(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){any_of((*self.silences, *self.unnamed))}(?!\w)", re.IGNORECASE)


@cache
def load_asides() -> AsideWords:
    """Return the words of ``asides.yaml``; the same object each time."""
    return shipped("asides.yaml", AsideWords)
