"""Roles: what a report calls somebody beside the name, and when that held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.reading.actors.phrases import first_of
from secondsource.reading.marks import DETERMINER
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Report, Role, Span
from secondsource.vocabulary.actors import ActorWords

_LONGEST = 14  # words of a role behind a name
_EX = re.compile(r"^(?:ex|then)[-\s]", re.IGNORECASE)
_TO = frozenset({"to", "of", "for", "in", "at"})
_STOPS = frozenset({",", ".", ";", ":", "(", ")", "–", "—", "-", "!", "?", '"', "“", "”"})
_ENDS = frozenset({"who", "which", "whose", "said", "says", "told", "and", "but", "was", "is", "has"})
COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"})
_DAY = len("2024-03-24")


class Roles:
    """Reads the roles of one report's actors."""

    def __init__(self, text: str, report: Report, syntax: Syntax, words: ActorWords) -> None:
        self._text = text
        self._syntax = syntax
        self._words = words
        when = report.published
        self._day = when.value[:_DAY] if when and when.orders else None

    def title(self, first: Word) -> Span | None:
        """The words before a name that tell what somebody is: "United States Ambassador to Iraq".

        ``first`` is the first word of the name. ``None`` where no noun for a person stands among them.
        """
        lead = self._syntax.next(first, -1)
        if lead is None or lead.upos not in ("NOUN", "PROPN", "ADJ") or lead.text in _STOPS:
            return None
        start = self._start(lead)
        before = self._syntax.within((start, first.span[0]))
        preposition = self._syntax.next(before[0], -1) if before else None
        if preposition is not None and preposition.lower in _TO and not self._person(before):
            noun = self._syntax.next(preposition, -1)
            if noun is None or not noun.text[0].isupper() or self._words.sort(noun.lower) != "person":
                return None
            start = self._start(noun)
        elif not self._person(before):
            return None
        return start, lead.span[1]

    def _start(self, word: Word) -> int:
        return self._syntax.words[first_of(self._syntax, word)].span[0]

    def _person(self, before: Sequence[Word]) -> bool:
        return any(self._words.sort(w.lower) == "person" for w in before)

    def behind(self, first: int) -> Span:
        """The span of a role that begins at a word, to the mark or verb that ends it."""
        start = self._syntax.words[first]
        last = start
        for step in range(1, _LONGEST):
            after = self._syntax.next(start, step)
            if after is None or (after.text in _STOPS and not self._inside(after)) or after.lower in _ENDS:
                break
            last = after
        return start.span[0], last.span[1]

    def _inside(self, mark: Word) -> bool:
        """Whether a hyphen stands inside a word."""
        return mark.text == "-" and self._text[mark.span[0] - 1 : mark.span[0]].isalnum()

    def role(self, span: Span) -> Role | None:
        """The role that a span tells; ``None`` for a mere courtesy."""
        text = " ".join(self._text[slice(*span)].split())
        bare = DETERMINER.sub("", text).strip(" ,")
        spoken = bare.casefold().replace(".", "").split()
        if not spoken or all(word in COURTESIES for word in spoken):
            return None
        former = bool(_EX.match(bare)) or any(word in self._words.former for word in spoken[:3])
        return Role(text=bare, span=span, as_of=None if former else self._day, former=former)
