"""How near a claim is to what is asked for: a few signs, weighed and added, so that each rank gives its reasons."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.words import name_spans
from secondsource.ledger import NearClaim
from secondsource.views.checking.asked import Asked
from secondsource.views.checking.put import Put

if TYPE_CHECKING:
    from secondsource.encoder import Embed

ROUGH: Mapping[str, float] = {"meaning": 9.0, "words": 3.0, "words of its story": 3.0, "story": 5.0}
"""How much each sign weighs in choosing the claims that are looked at more closely."""

WEIGHTS: Mapping[str, float] = {
    "meaning": 5.0,
    "meaning beside the story": 3.0,
    "meaning without names": 3.5,
    "words but names": 4.0,
    "words of its story": 2.5,
    "story": 4.0,
    "prominence": 0.8,
}
"""What a sign of 1 adds to the log odds that a claim is about what is asked for.

Fitted by the recipe of ``training/train_check.py``, so that the right claim comes before the others of its story, and
rounded; that of the prominence, which is high for the claims that were labelled because they are, was set lower."""

BIAS = -11.2
"""Log odds of a claim of which every sign is nought."""

CLOSE = 24
"""Claims that are looked at more closely: the encoder reads their wordings one by one."""

EACH = 3
"""Wordings of one claim that are read so."""

TOP = 6
"""Claims of a story whose nearness says how near the story is."""

LEAST_WORDS = 3
"""Words that a text without its names must have to be compared so."""


@dataclass(frozen=True)
class Ranked:
    """A claim with how near it is to what is asked for."""

    near: NearClaim
    puts: tuple[Put, ...]  # its wordings, the nearest to what is asked for first
    score: float  # probability that it is about what is asked for, 0 to 1
    signs: dict[str, float]  # sign -> what it adds to the log odds
    covered: float = 0.0  # share of the words that are asked for, names aside, that stand in one of its wordings
    alike: float = 0.0  # cosine with what is asked for, both without their names


def rank(asked: Asked, found: Sequence[NearClaim], embed: Embed) -> list[Ranked]:
    """Give the claims that are nearest to what is asked for, the nearest first, ties by story and claim."""
    if not found:
        return []
    field = _Field(asked, found)
    places = field.nearest()[:CLOSE]
    made = field.ranked(places, _Close(asked, [field.puts[place][:EACH] for place in places], embed))
    return sorted(made, key=lambda one: (-round(one.score, 9), one.near.story, one.near.claim.id))


class _Close:
    """The wordings of a few claims as the encoder reads them, with their names and without."""

    def __init__(self, asked: Asked, puts: Sequence[Sequence[Put]], embed: Embed) -> None:
        self.wanted = _unit(np.stack([np.frombuffer(v, dtype=np.int8) for v in asked.vectors]))
        texts = [put.text for each in puts for put in each]
        bare = [_without_names(text) for text in (asked.text, *texts)]
        rows = dict(zip(dict.fromkeys([*texts, *bare]), _unit(embed([*dict.fromkeys([*texts, *bare])])), strict=True))
        self.rows = [np.stack([rows[put.text] for put in each]) for each in puts]
        wanted = rows[bare[0]]
        self.without_names = [max(float(rows[_without_names(put.text)] @ wanted) for put in each) for each in puts]

    def order(self, place: int) -> list[int]:
        """The wordings that were read, the nearest to what is asked for first."""
        cosines = (self.rows[place] @ self.wanted.T).max(1)
        return sorted(range(len(cosines)), key=lambda n: (-round(float(cosines[n]), 6), n))

    def beside(self, places: Sequence[int]) -> list[float]:
        """The same less what is common to the claims at ``places``, which are those of one story."""
        mean = np.stack([self.rows[place][0] for place in places]).mean(0)
        ours = _scaled(self.wanted - mean)
        return [float((_scaled(self.rows[place] - mean) @ ours.T).max()) for place in places]


class _Field:
    """The claims found, as what each of them is seen against."""

    def __init__(self, asked: Asked, found: Sequence[NearClaim]) -> None:
        self.asked = asked
        self.found = found
        tokens = asked.put.tokens
        self.plain = frozenset(token.concept for token in tokens if not token.name)
        wanted = _unit(np.stack([np.frombuffer(v, dtype=np.int8) for v in asked.vectors]))
        self.cosines = [float((wanted @ _row(near.claim.vector, wanted.shape[1])).max()) for near in found]
        self._puts = [[Put(wording) for wording in near.wordings] for near in found]
        self.bags = [frozenset(concept for put in puts for concept in put.bag) for puts in self._puts]

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each concept that is asked for tells: how rare it is in news, and among the claims found."""
        spread = Counter(concept for bag in self.bags for concept in bag)
        total = len(self.bags)
        told = Put(self.asked.query).bag | self.asked.put.bag
        return {c: v * (0.5 + math.log((total + 1) / (spread[c] + 0.5))) for c, v in sorted(told.items())}

    @cached_property
    def puts(self) -> list[list[Put]]:
        """The wordings of each claim, those first that share the most with what is asked for."""
        return [sorted(puts, key=lambda put: -self._overlap(put.bag)) for puts in self._puts]

    def _overlap(self, bag: Collection[str], among: Collection[str] | None = None) -> float:
        """Share of what is asked for, by weight, that stands in ``bag``; of the concepts ``among`` it, where given."""
        told = {c: v for c, v in self.weights.items() if among is None or c in among}
        whole = sum(told.values())
        return sum(v for c, v in told.items() if c in bag) / whole if whole else 0.0

    @cached_property
    def stories(self) -> dict[str, tuple[float, float]]:
        """How near each story is: the mean cosine of its nearest claims, and the share of the words that it has."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, near in enumerate(self.found):
            places[near.story].append(place)
        return {
            story: (
                sum(sorted((self.cosines[place] for place in each), reverse=True)[:TOP]) / TOP,
                self._overlap({concept for place in each for concept in self.bags[place]}),
            )
            for story, each in places.items()
        }

    def nearest(self) -> list[int]:
        """Places of the claims in the order of what can be told of them without reading them again."""

        def score(place: int) -> float:
            story, named = self.stories[self.found[place].story]
            words = self._overlap(self.puts[place][0].bag)
            values = {"meaning": self.cosines[place], "words": words, "words of its story": named, "story": story}
            return sum(weight * values[name] for name, weight in ROUGH.items())

        scores = [score(place) for place in range(len(self.found))]
        return sorted(range(len(scores)), key=lambda place: (-round(scores[place], 9), place))

    def ranked(self, places: Sequence[int], close: _Close) -> list[Ranked]:
        """The claims at ``places`` with their scores; ``close`` has them in the same order."""
        of_story: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            of_story[self.found[place].story].append(number)
        beside = {
            number: value
            for numbers in of_story.values()
            for number, value in zip(numbers, close.beside(numbers), strict=True)
        }
        made = []
        for number, place in enumerate(places):
            near, puts = self.found[place], self.puts[place]
            story, named = self.stories[near.story]
            values = {
                "meaning": self.cosines[place],
                "meaning beside the story": beside[number],
                "meaning without names": close.without_names[number],
                "words but names": max(self._overlap(put.bag, self.plain) for put in puts),
                "words of its story": named,
                "story": story,
                "prominence": near.claim.prominence,
            }
            signs = {name: round(weight * values[name], 4) for name, weight in WEIGHTS.items()}
            score = 1 / (1 + math.exp(-(BIAS + sum(signs.values()))))
            ordered = (*(puts[n] for n in close.order(number)), *puts[EACH:])
            made.append(Ranked(near, ordered, score, signs, values["words but names"], values["meaning without names"]))
        return made


def _without_names(text: str) -> str:
    """A text without its names, or itself where nothing would be left."""
    left, at = [], 0
    for start, end in name_spans(text, (0, len(text))):
        left.append(text[at:start])
        at = end
    bare = " ".join("".join([*left, text[at:]]).split())
    return bare if len(bare.split()) >= LEAST_WORDS else text


def _scaled(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def _row(vector: bytes, size: int) -> NDArray[np.float32]:
    if len(vector) != size:
        return np.zeros(size, dtype=np.float32)
    return np.asarray(_unit(np.frombuffer(vector, dtype=np.int8)[None])[0], dtype=np.float32)


def _unit(rows: NDArray[np.int8]) -> NDArray[np.float32]:
    return _scaled(rows.astype(np.float32))
