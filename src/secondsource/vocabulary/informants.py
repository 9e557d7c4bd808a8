"""The words by which sources of attributions are described: who is named by them, and who is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from secondsource.records import Span
from secondsource.vocabulary.words import WordLists, any_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ANONYMOUS = re.compile(r"anonym|named|identified|authori[sz]ed|withheld|pseudonym", re.IGNORECASE)
_LONG = 4  # letters; shorter nouns that end as people's do are mostly others ("user" stands in a list)


class Informants(WordLists, frozen=True, kw_only=True):
    """Words by which sources are described."""

    persons: tuple[str, ...]
    relatives: tuple[str, ...]
    bodies: tuple[str, ...]
    pronouns: tuple[str, ...]
    courtesies: tuple[str, ...]
    titles: tuple[str, ...]
    unnamed: tuple[str, ...]
    offices: tuple[str, ...]
    holders: tuple[str, ...]
    indefinite: tuple[str, ...]
    joins: tuple[str, ...]
    documents: frozenset[str]
    together: frozenset[str]
    endings: tuple[str, ...]
    numbers: dict[str, int]
    counted: tuple[str, ...]
    anonymous: tuple[str, ...]
    because: tuple[str, ...]
    adding: tuple[str, ...]

    def is_unnamed(self, words: str) -> bool:
        """Say whether words (of a source, without the names in it) hold a noun that names nobody."""
        return any(word.group().casefold() in self._unnamed for word in _WORD.finditer(words))

    def is_office(self, words: str) -> bool:
        """Say whether words hold an office or a body."""
        return any(word.group().casefold() in self._offices for word in _WORD.finditer(words))

    def is_holder(self, words: str) -> bool:
        """Say whether words hold an office that one person has: "the foreign minister", no "ministry"."""
        return any(word.group().casefold() in self._holders for word in _WORD.finditer(words))

    def is_indefinite(self, words: str) -> bool:
        """Say whether words begin as the description of somebody who is not named: "a minister"."""
        first = _WORD.search(words)
        return first is not None and first.group().casefold() in self._indefinite

    def ends_in_join(self, words: str) -> bool:
        """Say whether words end in one after which a name is not their own: "an aide to"."""
        found = _WORD.findall(words)
        return bool(found) and found[-1].casefold() in self._joins

    def bare_name(self, name: str) -> str:
        """Return a person's name without the titles before it: "Mr. Brook" is "Brook"."""
        return self._titled.sub("", name).strip() or name

    def is_courtesy(self, words: str) -> bool:
        """Say whether words are but what is put before a name for courtesy: "Mrs.", "Sir"."""
        return words.strip(". ") in self.courtesies

    def pronoun(self, source: str) -> str | None:
        """Say what kind of pronoun a source is: "person", "relative", "body", "other"; ``None``: it is none."""
        kinds = {"person": self.persons, "relative": self.relatives, "body": self.bodies, "other": self.pronouns}
        return next((kind for kind, words in kinds.items() if source.strip().casefold() in words), None)

    def is_plural(self, noun: str) -> bool:
        """Say whether a noun's form is a plural's."""
        word = noun.casefold()
        return word in ("people", "police", "men", "women", "media") or (
            word.endswith("s") and not word.endswith(("ss", "us", "is"))
        )

    def is_person_noun(self, noun: str) -> bool:
        """Say whether a noun (singular or plural) tells who people are: by the lists, else by its ending."""
        word = noun.casefold()
        if word in self.together or word in self.documents:
            return False
        single = _single(word)
        if word in self._unnamed or single in self._unnamed or single in self._holders:
            return True
        return word not in self._offices and len(single) > _LONG and single.endswith(self.endings)

    @cached_property
    def counted_of(self) -> re.Pattern[str]:
        """Matches how many of some, at the start of a description: "one of the "; group ``count``."""
        return re.compile(rf"(?P<count>{any_of(self.counted)})\s+of\s+", re.IGNORECASE)

    def anonymity_in(self, text: str, span: Span) -> Iterator[Span]:
        """Give the reasons within a span why somebody is not named."""
        if _ANONYMOUS.search(text, *span):
            yield from (found.span() for found in self.anonymity.finditer(text, *span))

    @cached_property
    def adds(self) -> re.Pattern[str]:
        """Matches a cue by which who spoke before goes on speaking: "added"."""
        return re.compile(rf"\b{any_of(self.adding)}(?!\w)", re.IGNORECASE)

    @cached_property
    def anonymity(self) -> re.Pattern[str]:
        """Matches why somebody is not named, with what it goes on with: "on condition of anonymity because …"."""
        phrases = any_of(self.anonymous).replace("'", "['’]").replace(r"…\s+", r"(?:[\w'’-]+\s+)?").replace("…", "")
        started = r"(?:(?:who|which)\s+)?(?:(?:speaking|spoke|speak|talking|talked|interviewed|is|was|are|were)\s+)?"
        goes_on = r"(?:(?!\s(?:said|says|told|added)\b)[^.,;:\"“”()\n–—])"
        reason = rf"(?:,?\s+{any_of(self.because)}\s{goes_on}{{1,160}})?"
        to_speak = rf"(?:\s+(?:speak|talk|comment|brief|discuss|disclose|release|give|be)\b{goes_on}{{0,120}})?"
        return re.compile(rf"(?<!\w){started}{phrases}(?!\w){to_speak}{reason}", re.IGNORECASE)

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        return frozenset(self.unnamed)

    @cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(self.offices)

    @cached_property
    def _holders(self) -> frozenset[str]:
        return frozenset(self.holders)

    @cached_property
    def _indefinite(self) -> frozenset[str]:
        return frozenset(self.indefinite)

    @cached_property
    def _joins(self) -> frozenset[str]:
        return frozenset(self.joins)

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{any_of((*self.courtesies, *self.titles))}\.?\s+)+(?=\S)", re.IGNORECASE)


def _single(word: str) -> str:
    """The singular of a noun for people."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("men", "people")):
        return word[:-2] + "an" if word.endswith("men") else "person"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
