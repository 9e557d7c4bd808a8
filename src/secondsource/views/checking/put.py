"""One way of putting something, taken apart into what checking compares: its words, and what is negated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from secondsource.encoder.rarity import weight
from secondsource.encoder.stems import stem
from secondsource.encoder.words import words
from secondsource.records import Span
from secondsource.stories.turning import told_as_not_so
from secondsource.vocabulary.checking import load_checking
from secondsource.vocabulary.polarity import load_polarity

LEAST = 1.5
"""Rarity from which a word tells something: one that stands in more than a fifth of all articles does not, unless it
has an opposite ("killed")."""

# A negation reaches to the end of its clause; what is denied, to the end of the sentence.
_CLAUSE = re.compile(
    r"[,;:—–()]|\s-\s|\b(?:but|because|although|though|while|when|whereas|after|before|since|until|unless|despite|who|"
    r"whom|whose|which|and)\b",
    re.IGNORECASE,
)

_GRANTED = re.compile(r"[,;]")
"""Ends a granted clause that stands first."""


@dataclass(frozen=True)
class PutWord:
    """A word that tells something."""

    word: str  # lower case
    stem: str  # stands for all its forms
    weight: float  # how rare it is in news
    name: bool  # it is capitalised; the first word where the second is too, or where it is an acronym
    negated: bool  # stands in the reach of an odd number of negations


@dataclass(frozen=True)
class Put:
    """A wording with its words; all is found in the text alone."""

    text: str

    @cached_property
    def negations(self) -> tuple[tuple[Span, Span], ...]:
        """What turns something round, with its reach: "not", "no longer", "denied", "is false"."""
        known, text = load_polarity(), self.text
        found = [(at, (at[1], _end(text, at[1]))) for at in known.negated(text, (0, len(text)))]
        held = {a for (a, _), _ in found}
        found += [
            (m.span(), (m.end(), len(text)))
            for m in known.denies.finditer(text)
            if not any(m.start() == a for a in held)
        ]
        found += [
            (m.span(), (0, len(text)))
            for m in known.says_untrue.finditer(text)
            if not any(a < m.end() and m.start() < b for (a, b), _ in found)
        ]
        return tuple(sorted(found))

    @property
    def negating(self) -> tuple[str, ...]:
        """The words that turn something round, in order."""
        return tuple(self.text[a:b].lower() for (a, b), _ in self.negations)

    @cached_property
    def turned(self) -> bool:
        """Whether it is told as not so, or said not to be true."""
        untrue = load_polarity().says_untrue.search(self.text)
        if untrue is None:
            return told_as_not_so(self.text)
        return not told_as_not_so(self.text[: untrue.start()] + self.text[untrue.end() :])

    @cached_property
    def untrue(self) -> bool:
        """Whether it says of something that it is not true."""
        return load_polarity().says_untrue.search(self.text) is not None

    @cached_property
    def own(self) -> Put:
        """The wording without a clause that only grants what somebody says: "despite claims that it is shut, …"."""
        found = load_checking().concedes.search(self.text)
        if found is None:
            return self
        before = self.text[: found.start()].rstrip(" ,")
        end = _GRANTED.search(self.text, found.end())
        if not before.strip("\"'“”‘’ "):
            return Put(self.text[end.end() :].lstrip()) if end else self
        return Put(before)

    @cached_property
    def tokens(self) -> tuple[PutWord, ...]:
        """The words that tell something, in order."""
        found = []
        aside, opposed = load_checking().aside, opposite_stems()
        every = list(words(self.text))
        capital = [self.text[start].isupper() for _, (start, _) in every]
        for number, (word, (start, end)) in enumerate(every):
            if (
                ((rarity := weight(word)) < LEAST and stem(word) not in opposed)
                or word in aside
                or any(a <= start and end <= b for (a, b), _ in self.negations)
            ):
                continue
            reached = sum(a <= start < b for _, (a, b) in self.negations)
            found.append(
                PutWord(
                    word=word,
                    stem=stem(word),
                    weight=rarity,
                    name=capital[number] and (number > 0 or any(capital[1:2]) or _is_acronym(self.text[start:end])),
                    negated=reached % 2 == 1,
                )
            )
        return tuple(found)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _end(text: str, start: int) -> int:
    """Where the clause ends in which ``start`` stands."""
    found = _CLAUSE.search(text, start)
    return found.start() if found else len(text)


@cache
def opposite_stems() -> dict[str, frozenset[str]]:
    """A stem -> the stems of its opposites, both ways."""
    found: dict[str, set[str]] = {}
    for pair in load_checking().opposites:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            for word in one:
                found.setdefault(stem(word), set()).update(map(stem, other))
    return {word: frozenset(others) for word, others in found.items()}


def are_opposed(one: PutWord, other: PutWord) -> bool:
    """Say whether two words are each other's opposites."""
    by_word, by_stem = load_polarity().opposites, opposite_stems()
    return other.word in by_word.get(one.word, ()) or other.stem in by_stem.get(one.stem, ())


def search_words(tokens: Iterable[PutWord]) -> list[str]:
    """Give the words to look for; their forms are found with them."""
    return [token.word for token in tokens]
