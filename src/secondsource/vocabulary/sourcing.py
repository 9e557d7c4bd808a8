"""The words by which a report shows where it has its matter from, beside the names that it credits."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of


class SourcingWords(WordLists, frozen=True, kw_only=True):
    """Words about sourcing. What each list holds is told in the file."""

    public: tuple[str, ...]
    asking: tuple[str, ...]
    unnamed: tuple[str, ...]
    lending: tuple[str, ...]
    world: tuple[str, ...]
    writers: tuple[str, ...]
    signing: tuple[str, ...]
    joined: tuple[str, ...]

    @cached_property
    def to_all(self) -> re.Pattern[str]:
        """Matches what shows that something was said to all."""
        return re.compile(rf"\b{any_of(self.public)}\b", re.IGNORECASE)

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Matches what shows that the outlet itself asked."""
        return re.compile(rf"\b{any_of(self.asking)}\b", re.IGNORECASE)

    @cached_property
    def agencies(self) -> re.Pattern[str]:
        """Matches a whole line that credits agencies and names none: "Additional reporting by agencies"."""
        return re.compile(rf"[\s(*_-]*(?:{any_of(self.lending)}[\s:]+)?{any_of(self.unnamed)}[\s).*_]*", re.IGNORECASE)

    @cached_property
    def had_part(self) -> re.Pattern[str]:
        """Matches, in a foot line, that an agency had a part in a text that is the outlet's own."""
        own = rf"(?![\s(*_-]*{any_of(self.signing)}\b)(?!.*?\b{any_of(self.writers)}\b)"
        return re.compile(rf"{own}.*?\b{any_of(self.joined)}\b", re.IGNORECASE | re.DOTALL)


@cache
def load_sourcing() -> SourcingWords:
    """The words of ``sourcing.yaml``, loaded once; ``msgspec.ValidationError`` where a list is not as it must be."""
    return shipped("sourcing.yaml", SourcingWords)
