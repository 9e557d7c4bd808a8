"""What stands in a report and asserts nothing about its matter: who spoke, who kept silent, lines of the site."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

_MOST_SILENT = 14  # words of a clause that tells a silence and no more
_OF_MANY = 10  # pictures: "3/16" numbers one of a gallery, "2/4" a post that goes on and tells something
_NUMBERED = re.compile(r"\W*\d+\s*/\s*(\d+)\s+(?=\S)")


class AsideWords(WordLists, frozen=True, kw_only=True):
    """Words of what asserts nothing. What each list holds is told in the file."""

    uttering: tuple[str, ...]
    silences: tuple[str, ...]
    unnamed: tuple[str, ...]
    quoting: tuple[str, ...]
    lines: tuple[str, ...]
    anywhere: tuple[str, ...]
    pictures: tuple[str, ...]
    taken: tuple[str, ...]
    whole: tuple[str, ...]

    @cached_property
    def utters(self) -> frozenset[str]:
        """The verbs of saying, lower case."""
        return frozenset(self.uttering)

    def is_furniture(self, line: str) -> bool:
        """Whether a line is one of the site's and not the report's."""
        straight = line.replace("’", "'")
        bare = re.sub(r"\d+", "#", straight.strip().lower()).strip(" .|")
        numbered = _NUMBERED.match(line)
        return (
            bare in self.whole
            or self._line.match(straight) is not None
            or self._anywhere.search(straight) is not None
            or self._pictured.match(straight) is not None
            or (numbered is not None and int(numbered[1]) >= _OF_MANY)
        )

    def quotes(self, cue: str) -> bool:
        """Whether a cue brings what was said word for word or nearly so: "told" does, "blamed" does not."""
        return self._quoting.search(cue) is not None

    def is_silence(self, clause: str) -> bool:
        """Whether a clause tells that somebody would not tell, or not be named, and hardly more."""
        return len(clause.split()) <= _MOST_SILENT and self._silence.search(clause) is not None

    @cached_property
    def _line(self) -> re.Pattern[str]:
        return re.compile(rf"\W*{any_of(self.lines)}(?!\w)", re.IGNORECASE)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){any_of(self.anywhere)}", re.IGNORECASE)

    @cached_property
    def _pictured(self) -> re.Pattern[str]:
        between = rf"(?:(?:[A-Z][\w.'-]*|[\d/]+|(?i:{any_of(self.taken)})),?\s+)*"
        return re.compile(rf"\W*[Ii]n [Tt](?:his|hese) {between}(?i:{any_of(self.pictures)})(?![\w-])")

    @cached_property
    def _quoting(self) -> re.Pattern[str]:
        return re.compile(rf"\b{any_of(self.quoting)}\b", re.IGNORECASE)

    @cached_property
    def _silence(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){any_of((*self.silences, *self.unnamed))}(?!\w)", re.IGNORECASE)


@cache
def load_asides() -> AsideWords:
    """Return the words of ``asides.yaml``; the same object each time."""
    return shipped("asides.yaml", AsideWords)
