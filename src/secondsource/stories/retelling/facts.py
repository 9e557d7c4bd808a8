"""What of a report is compared with another when it is asked whether the one is a rewrite of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.rarity import weight
from secondsource.encoder.stems import stem
from secondsource.encoder.words import words
from secondsource.reading.figures.amounts import amount_at
from secondsource.reading.figures.clauses import Clause
from secondsource.records import Span
from secondsource.stories.comparing import Compared
from secondsource.stories.member import Member
from secondsource.vocabulary.figures import PIECE, load_figures

Details = Mapping[str, float]
"""Stems of words, words of names, and numbers, with how rare each is in news."""

COMMON = 1.5  # weight of a word that stands in more than a fifth of all articles: it tells nothing
LEAST = 3.0  # a number below is in every report


@dataclass(frozen=True)
class Facts:
    """What of one report is compared, by its sentences."""

    spans: tuple[Span, ...]
    vectors: NDArray[np.float32]  # [n, 384], unit rows
    details: tuple[Details, ...]  # of each sentence
    names: frozenset[str]  # those of the details that stand in names
    numbers: frozenset[str]
    voices: tuple[frozenset[str], ...]  # of each informant that is named: the words of the name
    attributed: tuple[int, ...]  # sentences in which somebody is said to say something
    quoted: tuple[int, ...]  # sentences that hold a quote

    @cached_property
    def known(self) -> Details:
        """The details of the whole report."""
        return {key: rare for sentence in self.details for key, rare in sentence.items()}

    def told_after(self, sentences: int) -> Details:
        """The details that no earlier sentence has."""
        early = {key for sentence in self.details[:sentences] for key in sentence}
        return {k: w for sentence in self.details[sentences:] for k, w in sentence.items() if k not in early}


_FOUND: WeakKeyDictionary[Compared, Facts] = WeakKeyDictionary()  # a report is compared with many


def facts(member: Member) -> Facts:
    """What of a report is compared; found once for each."""
    found = _FOUND.get(member.compared)
    if found is None:
        found = _FOUND[member.compared] = _find(member)
    return found


def _find(member: Member) -> Facts:
    reading = member.reading
    named = frozenset(_named(member))
    numbers = [dict.fromkeys(values(member.text, sentence)) for sentence in reading.sentences]
    voices = {
        frozenset(w for w, _ in words(a.informant.name) if weight(w) > COMMON)
        for a in reading.attributions
        if a.informant.name and a.informant.named
    }
    return Facts(
        spans=reading.sentences,
        vectors=member.compared.sentences,
        details=tuple(
            _details(member.text, sentence, named) | {n: oddness(n) for n in found}
            for sentence, found in zip(reading.sentences, numbers, strict=True)
        ),
        names=named,
        numbers=frozenset(n for found in numbers for n in found),
        voices=tuple(sorted((v for v in voices if v), key=sorted)),
        attributed=_holding(reading.sentences, [part for a in reading.attributions for part in a.content]),
        quoted=_holding(reading.sentences, reading.quotes),
    )


def _named(member: Member) -> Iterator[str]:
    """The words of names, lower case: of the actors, and of what is written like a name."""
    yield from (word for term in member.reading.terms if term.kind == "name" for word in term.key.split())
    for entity in member.reading.entities:
        for span in entity.mentions:
            if span not in entity.referring:
                yield from (w for w, (a, _) in words(member.text, span) if member.text[a].isupper())


def _details(text: str, sentence: Span, named: frozenset[str]) -> dict[str, float]:
    found = {}
    for word, _ in words(text, sentence):
        rare = weight(word)
        if word[0].isalpha() and rare > COMMON:
            found[word if word in named else stem(word)] = rare
    return found


def _holding(sentences: Sequence[Span], spans: Sequence[Span]) -> tuple[int, ...]:
    """The numbers of the sentences that have characters in common with any of the spans."""
    return tuple(i for i, (start, end) in enumerate(sentences) if any(start < b and a < end for a, b in spans))


def values(text: str, span: Span) -> Iterator[str]:
    """The numbers of a sentence as digits, however written: "two dozen" is "24". Those below 3 are left out."""
    lists = load_figures()
    found = list(PIECE.finditer(text, *span))
    pieces = tuple(m.group().lower().replace("’", "'") for m in found)
    clause = Clause(text, span, 0, pieces, tuple(m.span() for m in found), ("",) * len(pieces))
    place = 0
    while place < len(pieces):
        amount = amount_at(clause, place, lists)
        if amount is not None and amount.amount is not None and amount.amount >= LEAST:
            yield f"{amount.amount:.12g}"
        place = amount.last + 1 if amount is not None else place + 1


def oddness(value: str) -> float:
    """Round numbers are common, odd ones rare: weight by the digits that are not trailing noughts."""
    digits = value.split("e", maxsplit=1)[0].replace(".", "").rstrip("0")
    return min(2.5 + 1.5 * len(digits), 8.0)
