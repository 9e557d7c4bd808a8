"""Forms of verbs by which a clause is told where there is no parser."""

from __future__ import annotations

import re
from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

_REGULAR = r"[a-z]{3,}ed"  # "moored"


class VerbWords(WordLists, frozen=True, kw_only=True):
    """Forms of verbs, lower case, and what stands beside them. What each list holds is told in the file."""

    auxiliary: tuple[str, ...]
    irregular: tuple[str, ...]
    present: tuple[str, ...]
    subjects: tuple[str, ...]
    behind: tuple[str, ...]
    short: tuple[str, ...]

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        """The auxiliaries, lower case."""
        return frozenset(self.auxiliary)

    @cached_property
    def finite_form(self) -> re.Pattern[str]:
        """Matches what looks like a finite verb, shortened or negated ones among them; "shows" may be a noun."""
        listed = any_of((*self.auxiliary, *self.irregular))
        return re.compile(rf"\b(?:{listed}|{_REGULAR})\b|[’'](?:ll|d|ve|re)\b|n[’']t\b")

    @cached_property
    def present_form(self) -> re.Pattern[str]:
        """Matches a verb in the present that ``finite_form`` leaves out: "remains", "there's", "we take"."""
        subject = rf"{any_of(self.subjects)}\s+(?!{any_of(self.behind)}\b)[a-z]{{2,}}"
        return re.compile(rf"(?<=[\s\"“‘]){any_of(self.present)}\b|(?i:\b{any_of(self.short)}[’']s\b|\b{subject})")


@cache
def load_verbs() -> VerbWords:
    """Return the words of ``verbs.yaml``; the same object each time."""
    return shipped("verbs.yaml", VerbWords)
