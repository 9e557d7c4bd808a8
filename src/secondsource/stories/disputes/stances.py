"""Stances: clauses that somebody says, each straight or turned round by a negation of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from secondsource.records import Span
from secondsource.stories.disputes.heard import NOBODY, attributions_at, voice_of
from secondsource.stories.disputes.sayings import Saying, Sayings, Where, bare_stem, stems
from secondsource.stories.disputes.sides import Heard
from secondsource.stories.disputes.voices import Voice
from secondsource.vocabulary.polarity import load_polarity
from secondsource.vocabulary.rivals import load_rivals
from secondsource.vocabulary.synonyms import load_synonyms

SHORTEST = 3  # words of a clause
_SHORT = re.compile(r"(?<=\w{3})(?:ed|es|e|d|s)$")  # endings of short words: "pose", "posed"


@dataclass(frozen=True, eq=False)
class Assertion:
    """One clause of one voice, at its first place."""

    saying: Saying
    span: Span
    text: str
    voice: Voice
    words: dict[str, float]  # meanings, by how rare their words are
    around: frozenset[str]  # meanings of all that the voice says in the sentence
    turned: dict[str, float] | None = None  # what its negation turns round; ``None``: it is said straight

    @property
    def subject(self) -> dict[str, float]:
        """What stands before its negation, without words for any group: "the movement" names nobody."""
        found = load_polarity().negated(self.text, (0, len(self.text)))
        return meanings(load_rivals().of_bands.sub(" ", self.text[: found[0][0]])) if found else {}

    @property
    def whole(self) -> bool:
        """Its negation stands first and turns round all of it: "no staff had been hurt"."""
        return self.turned is not None and self.turned.keys() == self.words.keys()

    @property
    def place(self) -> Where:
        """Where it first stands."""
        return self.saying.places[0]

    def heard(self) -> list[Heard]:
        """It as evidence, wherever its sentence stands."""
        start = self.span[0] - self.place.span[0]
        moved = ((p, p.span[0] + start) for p in self.saying.places)
        return [
            Heard(p.member, (at, min(p.span[1], at + len(self.text))) if p is self.place else p.span, self.voice)
            for p, at in moved
        ]


class Stances:
    """The clauses of a story's sentences, each sentence cut once."""

    def __init__(self, said: Sayings) -> None:
        self.said = said
        self._held: dict[int, tuple[Assertion, ...]] = {}

    def of(self, saying: Saying) -> tuple[Assertion, ...]:
        """The clauses of a sentence: those that somebody says in it, or, where nobody does, its own."""
        if saying.number not in self._held:
            self._held[saying.number] = tuple(_stances(self.said, saying))
        return self._held[saying.number]


def _stances(said: Sayings, saying: Saying) -> Iterator[Assertion]:
    place = saying.places[0]
    member = said.member(place)
    spoken = [a for a in attributions_at(member, place) if not a.declined and a.polarity == "asserted"]
    found = False
    for attribution in spoken:
        voice = voice_of(attribution)
        for start, end in attribution.content:
            inside = (max(start, place.span[0]), min(end, place.span[1]))
            if voice.name and inside[0] < inside[1]:
                found = True
                yield from _clauses(saying, member.text, inside, voice)
    if not found:
        yield from _clauses(saying, member.text, place.span, NOBODY)


def stance(saying: Saying, text: str, span: Span, voice: Voice) -> Assertion:
    """A clause as it stands."""
    clause = text[span[0] : span[1]]
    return Assertion(saying, span, clause, voice, meanings(clause), frozenset(meanings(clause)), _turned(clause))


def _clauses(saying: Saying, text: str, span: Span, voice: Voice) -> Iterator[Assertion]:
    around = frozenset(meanings(text[span[0] : span[1]]))
    at = span[0]
    ends = [m.span() for m in load_rivals().ends_clause.finditer(text, *span)]
    for end, after in [*ends, (span[1], span[1])]:
        clause = text[at:end]
        bare = clause.lstrip("\"“'‘ ").removeprefix("that ")
        first = end - len(bare)
        if len(bare.split()) >= SHORTEST:
            bare = bare.rstrip("\"”'’ .")
            yield Assertion(saying, (first, first + len(bare)), bare, voice, meanings(bare), around, _turned(bare))
        at = after


def _turned(clause: str) -> dict[str, float] | None:
    """What a negation turns round: what stands behind it, or all of it where it stands first."""
    words = load_polarity()
    found = words.negated(clause, (0, len(clause)))
    if not found or not words.turned(clause, (0, len(clause))):
        return None
    return meanings(clause[found[0][1] :])


def meanings(text: str) -> dict[str, float]:
    """Content words as stems, one for words that are taken for one another."""
    found: dict[str, float] = {}
    for key, weight in stems(text).items():
        one = _canonical().get(key, _SHORT.sub("", key))
        found[one] = max(found.get(one, 0.0), weight)
    return found


@cache
def _canonical() -> dict[str, str]:
    return {bare_stem(word): _SHORT.sub("", bare_stem(words[0])) for words in load_synonyms().same for word in words}
