"""How near a claim is to what is asked for: a few signs, weighed and added, so that each rank gives its reasons."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.meanings import matched
from secondsource.encoder.rarity import weight
from secondsource.encoder.words import name_spans
from secondsource.ledger import NearClaim
from secondsource.views.checking.asked import Asked
from secondsource.views.checking.put import Put

if TYPE_CHECKING:
    from secondsource.encoder import InContext, Vectors

ROUGH: Mapping[str, float] = {"meaning": 9.0, "words": 3.0, "words of its story": 3.0, "story": 5.0}
"""How much each sign weighs in choosing the claims that are looked at more closely."""

WEIGHTS: Mapping[str, float] = {
    "meaning": 9.3,
    "meaning beside the story": 3.2,
    "words in context": 8.3,
    "reports": 2.8,
    "story": 19.2,
}
"""What a sign of 1 adds to the log odds that a claim is about what is asked for: see ``training/train_check.py``."""

BIAS = -24.7
"""Log odds of a claim of which every sign is nought; fitted with the weights."""

CLOSE = 24
"""Claims that are looked at more closely: the encoder reads their wordings one by one."""

EACH = 6
"""Wordings of one claim that are read so: those that have the most of what is asked for."""

TOP = 3
"""Claims of a story whose nearness says how near the story is."""

LEAST_WORDS = 3
"""Words that a text without its names must have to be compared so."""

ENOUGH = 0.6
"""Cosine of two words in context from which the one is told by the other: more says only that they are the same."""

COMMON = 0.1
"""What a word still weighs that all claims looked at have, beside one that none has."""


class Reader(Protocol):
    """What the ranking asks of the encoder."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts."""

    def in_context(self, texts: Sequence[str]) -> list[InContext]:
        """Vectors of the words of texts."""


@dataclass(frozen=True)
class Ranked:
    """A claim with how near it is to what is asked for."""

    near: NearClaim
    puts: tuple[Put, ...]  # its wordings, the nearest to what is asked for first
    score: float  # probability that it is about what is asked for, 0 to 1
    signs: dict[str, float]  # sign -> what it adds to the log odds
    covered: float = 0.0  # share of the words that are asked for, names aside, that one of its wordings tells
    alike: float = 0.0  # cosine with what is asked for, both without their names


def rank(asked: Asked, found: Sequence[NearClaim], encoder: Reader) -> list[Ranked]:
    """Give the claims that are nearest to what is asked for, the nearest first, ties by story and claim."""
    if not found:
        return []
    field = _Field(asked, found)
    places = field.nearest()[:CLOSE]
    made = field.ranked(places, _Close(asked, [field.puts[place][:EACH] for place in places], encoder))
    return sorted(made, key=lambda one: (-round(one.score, 9), one.near.story, one.near.claim.id))


class _Close:
    """The wordings of a few claims as the encoder reads them: without their names, and word by word."""

    def __init__(self, asked: Asked, puts: Sequence[Sequence[Put]], encoder: Reader) -> None:
        told = [put.text for each in puts for put in each]
        texts = list(dict.fromkeys([asked.text, *told]))
        bare = {text: _without_names(text) for text in texts}
        distinct = list(dict.fromkeys(bare.values()))
        rows = dict(zip(distinct, _unit(encoder.embed(distinct)), strict=True))
        self.wanted = rows[bare[asked.text]]
        self.rows = [np.stack([rows[bare[put.text]] for put in each]) for each in puts]
        self.alike = [float((each @ self.wanted).max()) for each in self.rows]
        words = dict(zip(texts, encoder.in_context(texts), strict=True))
        self.shares = _shares(asked.text, words[asked.text], [[words[put.text] for put in each] for each in puts])

    def order(self, place: int) -> list[int]:
        """The wordings that were read, the nearest to what is asked for first."""
        near = self.rows[place] @ self.wanted + self.shares[place]
        return sorted(range(len(near)), key=lambda n: (-round(float(near[n]), 6), n))

    def beside(self, places: Sequence[int]) -> list[float]:
        """How alike claims and query are without names and less what the claims at ``places``, a story's, share."""
        mean = np.stack([self.rows[place][0] for place in places]).mean(0)
        ours = _scaled((self.wanted - mean)[None])[0]
        return [float((_scaled(self.rows[place] - mean) @ ours).max()) for place in places]


def _shares(text: str, asked: InContext, told: Sequence[Sequence[InContext]]) -> list[NDArray[np.float32]]:
    """Share of the words of ``text``, names aside, that each wording of each claim tells, as they stand in context.

    A word weighs the more, the rarer it is in news and the fewer of the claims tell it.
    """
    if not len(asked.vectors):
        return [np.zeros(len(each), dtype=np.float32) for each in told]
    best = [np.stack([_nearest_words(asked, one) for one in each]) for each in told]
    rare = np.array([_rarity(text[a:b]) for a, b in asked.spans], dtype=np.float32)
    names = np.array([n > 0 and text[a].isupper() for n, (a, _) in enumerate(asked.spans)])
    spread = np.stack([each.max(0) for each in best]).mean(0)
    weights = rare * (1 + COMMON - spread)
    if (weights * ~names).sum() > 0:
        weights = weights * ~names
    whole = max(float(weights.sum()), 1e-6)
    return [np.asarray(each @ weights / whole, dtype=np.float32) for each in best]


def _nearest_words(asked: InContext, told: InContext) -> NDArray[np.float32]:
    if not len(told.vectors):
        return np.zeros(len(asked.vectors), dtype=np.float32)
    return np.asarray(np.clip((asked.vectors @ told.vectors.T).max(1), 0.0, ENOUGH) / ENOUGH, dtype=np.float32)


def _rarity(word: str) -> float:
    return max(weight(word.lower()), 0.0) if any(map(str.isalnum, word)) else 0.0


class _Field:
    """The claims found, as what each of them is seen against."""

    def __init__(self, asked: Asked, found: Sequence[NearClaim]) -> None:
        self.asked = asked
        self.found = found
        self.tokens = asked.put.tokens
        wanted = _unit(np.stack([np.frombuffer(v, dtype=np.int8) for v in asked.vectors]))
        self.cosines = [float((wanted @ _row(near.claim.vector, wanted.shape[1])).max()) for near in found]
        self._puts = [[Put(wording) for wording in near.wordings] for near in found]
        self.stems = [frozenset(token.stem for put in puts for token in put.tokens) for puts in self._puts]

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """How much each word that is asked for tells: how rare it is in news, and among the claims found."""
        spread = Counter(stem for stems in self.stems for stem in stems)
        total = len(self.stems)
        told = [t.weight * (0.5 + math.log((total + 1) / (spread[t.stem] + 0.5))) for t in self.tokens]
        return np.array(told, dtype=np.float32)

    @cached_property
    def _told(self) -> list[list[float]]:
        """Of each wording of each claim, how much it has of what is asked for, by words and their like."""
        words = [token.word for token in self.tokens]
        names = {token.stem for token in self.tokens if token.name}
        return [
            [self._share(matched(words, [token.word for token in put.tokens], names)) for put in puts]
            for puts in self._puts
        ]

    @cached_property
    def puts(self) -> list[list[Put]]:
        """The wordings of each claim, those first that have the most of what is asked for."""
        return [
            [puts[n] for n in sorted(range(len(puts)), key=lambda n: (-round(told[n], 6), n))]
            for puts, told in zip(self._puts, self._told, strict=True)
        ]

    def _share(self, found: NDArray[np.float32]) -> float:
        whole = float(self.weights.sum())
        return float(found @ self.weights) / whole if whole else 0.0

    def _has(self, stems: Collection[str]) -> float:
        """Share of what is asked for, by weight, that stands in ``stems``."""
        return self._share(np.array([token.stem in stems for token in self.tokens], dtype=np.float32))

    @cached_property
    def stories(self) -> dict[str, tuple[float, float]]:
        """How near each story is: the mean cosine of its nearest claims, and the share of the words that it has."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, near in enumerate(self.found):
            places[near.story].append(place)
        return {
            story: (
                float(np.mean(sorted((self.cosines[place] for place in each), reverse=True)[:TOP])),
                self._has({stem for place in each for stem in self.stems[place]}),
            )
            for story, each in places.items()
        }

    def nearest(self) -> list[int]:
        """Places of the claims in the order of what can be told of them without reading them again."""

        def score(place: int) -> float:
            story, named = self.stories[self.found[place].story]
            words = max(self._told[place], default=0.0)
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
            values = {
                "meaning": self.cosines[place],
                "meaning beside the story": beside[number],
                "words in context": float(close.shares[number].max()),
                "reports": math.log1p(len({s.report for s in near.claim.support if s.stands_in is None})),
                "story": self.stories[near.story][0],
            }
            signs = {name: round(weight * values[name], 4) for name, weight in WEIGHTS.items()}
            score = 1 / (1 + math.exp(-(BIAS + sum(signs.values()))))
            ordered = (*(puts[n] for n in close.order(number)), *puts[EACH:])
            made.append(Ranked(near, ordered, score, signs, values["words in context"], close.alike[number]))
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
