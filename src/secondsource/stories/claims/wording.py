"""Wordings: the distinct ways in which a story's reports put their statements, each with what comparing them needs.

Statements with the same words and polarity, in however many reports, are one wording: what follows works on wordings,
so that copies cost nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.rarity import weight
from secondsource.encoder.stems import stem
from secondsource.encoder.words import words
from secondsource.records import Figure, Statement
from secondsource.stories.bounds import bounds
from secondsource.stories.member import Member
from secondsource.vocabulary.polarity import load_polarity

LEAST_WEIGHT = 2.0  # a word that stands in more than one article of seven tells nothing
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Wording:
    """One way of saying something, and all statements that put it so."""

    key: str  # its words and polarity: unique among a story's wordings
    statements: tuple[Statement, ...]  # in the story's order; the first stands for all
    words: tuple[str, ...]  # lower case
    bag: dict[str, float]  # stem -> how rare it is in news, of the words that tell something
    names: frozenset[str]  # stems of its capitalised words
    numbers: frozenset[str]
    slots: dict[str, tuple[tuple[float, float], ...]]  # what is counted -> the bounds that are given for it
    events: frozenset[str]  # types of the events that it tells
    triggers: frozenset[str]  # stems of the words that tell them
    part: float  # share of its sentence's characters that it is, 0 to 1: the vector is of the whole sentence
    informant: frozenset[str]  # stems of the words for whom it comes from; empty where it is not attributed
    negates: bool  # it has a word that negates, whatever that turns round
    quoted: bool  # most of it stands in quotation marks
    early: float  # share of the first report's sentences that stand before it, 0 to 1
    vector: NDArray[np.float32]  # of its sentence
    around: tuple[NDArray[np.float32], ...]  # of the sentences before and after

    @property
    def first(self) -> Statement:
        """The statement that stands for all."""
        return self.statements[0]


def wordings(members: dict[str, Member], said: Sequence[Statement]) -> list[Wording]:
    """The distinct wordings of statements given in the story's order, sorted by key."""
    tokens: dict[str, tuple[str, ...]] = {}
    raw: dict[tuple[str, ...], tuple[str, ...]] = {}
    groups: dict[str, list[Statement]] = defaultdict(list)
    for s in said:
        text = members[s.report].text
        characters = tuple(text[a:b] for a, b in s.parts)
        if characters not in raw:
            raw[characters] = tuple(word for part in characters for word, _ in words(part))
        key = f"{s.polarity} {' '.join(raw[characters])}"
        tokens[key] = raw[characters]
        groups[key].append(s)
    return [_wording(members[groups[key][0].report], key, tokens[key], groups[key]) for key in sorted(groups)]


def _wording(member: Member, key: str, found: tuple[str, ...], said: Sequence[Statement]) -> Wording:
    first = said[0]
    reading, place = member.reading, first.sentence
    sentence = reading.sentences[place]
    bag: dict[str, float] = {}
    for word in found:
        if (rarity := weight(word)) >= LEAST_WEIGHT:
            bag[stem(word)] = max(bag.get(stem(word), 0.0), rarity)
    figures = [reading.figures[n] for n in first.figures]
    told = reading.attributions[first.attribution] if first.attribution is not None else None
    rows = member.compared.sentences
    return Wording(
        key=key,
        statements=tuple(said),
        words=found,
        bag=bag,
        names=frozenset(stem(word) for word in _capitalised(member, first)) & frozenset(bag),
        numbers=_numbers(found, figures),
        slots=_slots(member, figures),
        events=frozenset(reading.events[n].type for n in first.events),
        triggers=frozenset(
            stem(word) for n in first.events for word, _ in words(member.text, reading.events[n].trigger)
        ),
        part=min(1.0, sum(b - a for a, b in first.parts) / max(sentence[1] - sentence[0], 1)),
        informant=frozenset(stem(word) for word, _ in words(told.informant.name or "")) if told else frozenset(),
        negates=any(load_polarity().negated(member.text, part) for part in first.parts),
        quoted=told is not None and told.kind == "direct",
        early=place / max(len(reading.sentences), 1),
        vector=rows[place],
        around=tuple(rows[n] for n in (place - 1, place + 1) if 0 <= n < len(rows)),
    )


def _capitalised(member: Member, said: Statement) -> list[str]:
    return [word for part in said.parts for word, (a, _) in words(member.text, part) if member.text[a].isupper()]


def _numbers(found: Sequence[str], figures: Sequence[Figure]) -> frozenset[str]:
    told = {f"{f.value:g}" for f in figures if f.value is not None}
    return frozenset(told | {w.replace(",", "") for w in found if _DIGITS.fullmatch(w)})


def _slots(member: Member, figures: Sequence[Figure]) -> dict[str, tuple[tuple[float, float], ...]]:
    found: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for f in figures:
        told = bounds(f, member.quote(f.span))
        if told is not None:
            found[f.counts if f.unit is None else f"{f.counts} {f.unit}"].add((told.low, told.high))
    return {counts: tuple(sorted(limits)) for counts, limits in sorted(found.items())}
