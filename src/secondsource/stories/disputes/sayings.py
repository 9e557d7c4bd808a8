"""The distinct sentences of a story: what every report says, with equal sentences said once.

A story of two thousand reports is mostly copies. All that compares sentences with sentences works on these, so its cost
follows the number of different sentences, never that of reports.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.meanings import matched
from secondsource.encoder.rarity import weight
from secondsource.encoder.stems import stem
from secondsource.records import Span
from secondsource.stories.case import Case
from secondsource.stories.member import Member
from secondsource.vocabulary.polarity import load_polarity
from secondsource.vocabulary.rivals import load_rivals

LIKE = 0.45  # cosine of two words of which one can stand for the other: "freed", "released"
COMMON = 1.6  # weight of a word that stands in a fifth of all articles: it tells of nothing in particular
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:]*")
_TOKEN = re.compile(r"[\w'’-]+")
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
PREFIX = 4  # letters by which "Valdoria" and "Valdorian" are one party


@dataclass(frozen=True)
class Where:
    """Where a sentence stands."""

    member: int  # place of the report in the story
    index: int  # of the sentence in its reading
    span: Span


@dataclass(frozen=True)
class Saying:
    """One sentence, wherever it stands in the story."""

    number: int  # in the order in which the story's reports say them
    text: str
    places: tuple[Where, ...]  # in the story's order

    @cached_property
    def stems(self) -> dict[str, float]:
        """Its content words without endings, each with how rare it is in news."""
        return stems(self.text)

    @cached_property
    def content(self) -> dict[str, float]:
        """Its content words as they are known by meaning, each with how rare it is in news."""
        return content_words(self.text)

    @cached_property
    def negated(self) -> bool:
        """It holds a negation, a denial, or a word that calls a claim untrue."""
        words = load_polarity()
        whole = (0, len(self.text))
        return bool(
            words.negated(self.text, whole) or words.denies.search(self.text) or words.says_untrue.search(self.text)
        )

    @cached_property
    def turned(self) -> bool:
        """It holds a negation or denial, or says that what is said of somebody is not so."""
        return self.negated or bool(load_rivals().rebuffed.search(self.text))

    @cached_property
    def parties(self) -> frozenset[str]:
        """The beginnings of the names in it."""
        return parties_of(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All its words and numbers, lower case."""
        return tuple(_TOKEN.findall(self.text.lower()))


def content_words(text: str) -> dict[str, float]:
    """Content words of a text as they are known by meaning, lower case, each with its weight in news."""
    found = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return {word: rare for word in found if (rare := weight(word)) >= COMMON}


def answered(asked: Mapping[str, float], told: Iterable[str]) -> float:
    """Weighted share of some words that others say, in these or in like words, 0 to 1.

    A word that is merely of the same field counts for nothing.
    """
    total = sum(asked.values())
    if not total:
        return 0.0
    near = matched(tuple(asked), tuple(told))
    return float(sum(w * n for w, n in zip(asked.values(), near.tolist(), strict=True) if n >= LIKE)) / total


@dataclass
class Sayings:
    """All distinct sentences of a story."""

    case: Case
    all: tuple[Saying, ...]
    vectors: NDArray[np.float32]  # a row for each, unit length
    at: dict[tuple[int, int], int] = field(default_factory=dict)  # report's place and sentence -> saying

    @cached_property
    def shares(self) -> dict[str, float]:
        """For each stem how little it tells within this story: the logarithm of its sentences over that of all."""
        counts: dict[str, int] = {}
        for saying in self.all:
            for stem_ in saying.stems:
                counts[stem_] = counts.get(stem_, 0) + 1
        most = math.log(len(self.all) + 1)
        return {s: math.log(n) / most for s, n in counts.items()}

    def telling(self, words: dict[str, float]) -> dict[str, float]:
        """Stems by how much they tell within this story: what every sentence holds tells of none."""
        return {s: w * (1 - self.shares.get(s, 0.0)) for s, w in words.items()}

    def telling_words(self, words: dict[str, float]) -> dict[str, float]:
        """The same of words as they stand."""
        return {word: w * (1 - self.shares.get(bare_stem(word), 0.0)) for word, w in words.items()}

    def member(self, place: Where) -> Member:
        """The report that a place is in."""
        return self.case.members[place.member]

    def near(self, number: int) -> NDArray[np.float32]:
        """Cosine of one saying with each."""
        return np.asarray(self.vectors @ self.vectors[number], dtype=np.float32)

    def of(self, member: int, span: Span) -> Saying | None:
        """The sentence of a report that holds the start of a span."""
        index = sentence_of(self.case.members[member], span)
        return None if index is None else self.all[self.at[member, index]]


def sayings(case: Case) -> Sayings:
    """Collect the distinct sentences of a story, equal by their words."""
    places: dict[tuple[str, ...], list[Where]] = {}
    texts: dict[tuple[str, ...], str] = {}
    rows: list[NDArray[np.float32]] = []
    for number, member in enumerate(case.members):
        for index, span in enumerate(member.reading.sentences):
            text = member.quote(span)
            key = tuple(_WORD.findall(text.lower())) or (text,)
            if key not in places:
                texts[key] = text
                rows.append(member.compared.sentences[index])
            places.setdefault(key, []).append(Where(number, index, span))
    found = tuple(Saying(i, texts[key], tuple(where)) for i, (key, where) in enumerate(places.items()))
    vectors = np.stack(rows) if rows else np.zeros((0, 384), np.float32)
    at = {(p.member, p.index): saying.number for saying in found for p in saying.places}
    return Sayings(case, found, vectors, at)


def sentence_of(member: Member, span: Span) -> int | None:
    """Index of the sentence that holds the start of a span; ``None`` where none does, as in a headline."""
    low, high = 0, len(member.reading.sentences)
    while low < high:
        middle = (low + high) // 2
        if member.reading.sentences[middle][1] <= span[0]:
            low = middle + 1
        else:
            high = middle
    if low < len(member.reading.sentences) and member.reading.sentences[low][0] <= span[0]:
        return low
    return None


def bare_stem(word: str) -> str:
    """A word of a text, as it stands there, without its ending and its "'s"."""
    return stem(word.lower().replace("’", "'").removesuffix("'s").rstrip("'"))


def stems(text: str) -> dict[str, float]:
    """Content words of a text without endings, each with its weight in news; common words are left out."""
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        rare = weight(word.lower().replace("’", "'").removesuffix("'s"))
        if rare >= COMMON:
            key = bare_stem(word)
            found[key] = max(found.get(key, 0.0), rare)
    return found


def of_words(text: str) -> bool:
    """Whether a text speaks of what was said: "the claim", "those reports"."""
    return any(bare_stem(word) in saying_stems() for word in _WORD.findall(text))


@cache
def saying_stems() -> frozenset[str]:
    """Stems of the words for what is said."""
    return frozenset(bare_stem(word) for word in load_rivals().saying_words)


def covered(small: dict[str, float], large: Iterable[str]) -> float:
    """Weighted share of the words of the one that stand in the other, 0 to 1."""
    other = large if isinstance(large, (dict, set, frozenset)) else set(large)
    total = sum(small.values())
    return sum(w for key, w in small.items() if key in other) / total if total else 0.0


def parties_of(text: str) -> frozenset[str]:
    """The beginnings of the names in a text: a state and its people share one."""
    return frozenset(
        name[:PREFIX].lower() for name in _NAME.findall(text) if name.lower() not in load_rivals().opener_words
    )
