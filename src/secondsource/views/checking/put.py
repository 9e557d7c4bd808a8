"""One way of putting something, taken apart into what checking compares: its words, and what is negated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from secondsource.encoder.rarity import weight
from secondsource.encoder.stems import stem
from secondsource.encoder.words import words
from secondsource.records import Span
from secondsource.vocabulary.polarity import load_polarity
from secondsource.vocabulary.synonyms import load_synonyms

LEAST = 1.5
"""Rarity from which a word tells something: one that stands in more than a fifth of all articles does not."""

# A negation reaches to the end of its clause; what is denied, to the end of the sentence.
_CLAUSE = re.compile(
    r"[,;:—–()]|\s-\s|\b(?:but|because|although|though|while|when|whereas|after|before|since|until|unless|despite|who|"
    r"whom|whose|which|and)\b",
    re.IGNORECASE,
)
# Where a clause begins that tells of something else than its sentence does.
_BELOW = re.compile(
    r"\b(?:who|whom|whose|which|that|because|although|though|while|when|where|after|before|since|until|unless|if|as|so|"
    r"despite)\b",
    re.IGNORECASE,
)
_BESIDE = frozenset({"without"})
"""Negations of what stands beside a clause, which leave the clause itself as it is."""


@dataclass(frozen=True)
class Token:
    """A word that tells something."""

    word: str  # lower case
    concept: str  # stands for all words that are taken for one another
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
        """Whether it is told as not so: an odd number of negations in its first clause, "without" aside."""
        below = _BELOW.search(self.text, len("that "))
        end = below.start() if below else len(self.text)
        return sum(a < end and self.text[a:b].lower() not in _BESIDE for (a, b), _ in self.negations) % 2 == 1

    @cached_property
    def untrue(self) -> bool:
        """Whether it says of something that it is not true."""
        return load_polarity().says_untrue.search(self.text) is not None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words that tell something, in order."""
        known, aside, found = _concepts(), load_synonyms().aside_words, []
        every = list(words(self.text))
        capital = [self.text[start].isupper() for _, (start, _) in every]
        for number, (word, (start, end)) in enumerate(every):
            if (
                (rarity := weight(word)) < LEAST
                or word in aside
                or any(a <= start and end <= b for (a, b), _ in self.negations)
            ):
                continue
            reached = sum(a <= start < b for _, (a, b) in self.negations)
            found.append(
                Token(
                    word=word,
                    concept=known.get(word) or known.get(stem(word)) or stem(word),
                    weight=rarity,
                    name=capital[number] and (number > 0 or any(capital[1:2]) or _is_acronym(self.text[start:end])),
                    negated=reached % 2 == 1,
                )
            )
        return tuple(found)

    @cached_property
    def bag(self) -> dict[str, float]:
        """Concepts with their greatest weight."""
        found: dict[str, float] = {}
        for token in self.tokens:
            found[token.concept] = max(found.get(token.concept, 0.0), token.weight)
        return found

    @cached_property
    def names(self) -> dict[str, float]:
        """Concepts of the capitalised words, with their weight."""
        return {token.concept: token.weight for token in self.tokens if token.name}


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _end(text: str, start: int) -> int:
    """Where the clause ends in which ``start`` stands."""
    found = _CLAUSE.search(text, start)
    return found.start() if found else len(text)


@cache
def _concepts() -> dict[str, str]:
    """A word or stem -> what stands for its list of synonyms."""
    found: dict[str, str] = {}
    for group in load_synonyms().same:
        for word in group:
            found[word] = f"≈{group[0]}"
    for group in load_synonyms().same:
        for word in group:
            found.setdefault(stem(word), f"≈{group[0]}")
    return found


@cache
def opposites() -> dict[str, frozenset[str]]:
    """A word or concept -> the words and concepts that say its opposite."""
    known, found = _concepts(), dict[str, set[str]]()
    for word, others in load_polarity().opposites.items():
        found.setdefault(word, set()).update(others)
    for one, other in load_synonyms().opposite:
        for a, b in ((known[one], known[other]), (known[other], known[one])):
            found.setdefault(a, set()).add(b)
    return {word: frozenset(others) for word, others in found.items()}


def are_opposed(one: Token, other: Token) -> bool:
    """Say whether two words are each other's opposites."""
    known = opposites()
    return other.word in known.get(one.word, ()) or other.concept in known.get(one.concept, ())


def search_words(tokens: Iterable[Token]) -> Iterator[str]:
    """Give the words to look for: those of ``tokens``, and what is taken for them."""
    groups = load_synonyms().groups
    heads = {f"≈{group[0]}": group for group in groups.values()}
    for token in tokens:
        yield token.word
        yield from heads.get(token.concept, ())
