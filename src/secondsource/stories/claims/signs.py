"""Two wordings compared: the signs by which it is told whether they say the same.

Inside one story nearly all sentences are near each other and share the story's names; what tells is how far two are
nearer than the story's sentences are, and what they share that few of its other wordings have. All signs depend on the
story's reports and on statistics that ship with the package, and are the same both ways round.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.meanings import matched
from secondsource.encoder.rarity import weight
from secondsource.encoder.stems import stem
from secondsource.stories.claims.wording import LEAST_WEIGHT, Wording
from secondsource.vocabulary.polarity import load_polarity

NEAREST, FEWEST = 24, 6  # others of each wording, by sentence vectors, that it is compared with, and if there are many
MANY = 2500  # wordings; from there on each is compared with fewer others, so that the number of pairs hardly grows
SHARING = 12  # by the words that they share and few others have
SPREAD = 40  # wordings; a word in more of them brings no candidates
BLOCK = 1024  # rows that are compared at a time
_MEASURED = ("money", "percent")
Weights = NDArray[np.float64]
_RANKS = 30  # a rank beyond this tells no more


class Field:
    """The wordings of one story as what each pair of them is seen against."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.wordings = wordings
        self._spread = Counter(word for w in wordings for word in w.bag)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Sentence vectors, [n, 384]."""
        return np.stack([w.vector for w in self.wordings])

    @cached_property
    def centred(self) -> NDArray[np.float32]:
        """Sentence vectors less the story's mean, of unit length: what each says beside the story's matter."""
        rows = self.vectors - self.vectors.mean(0, dtype=np.float64).astype(np.float32)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How rare each stem is among the story's wordings, 0 (in all) up."""
        total = len(self.wordings)
        return {word: math.log((total + 1) / (n + 0.5)) for word, n in self._spread.items()}

    @cached_property
    def bags(self) -> list[dict[str, float]]:
        """The stems of each wording, weighted by how rare they are both in news and in the story."""
        return [{word: v * self.weights[word] for word, v in w.bag.items()} for w in self.wordings]

    @property
    def _wide(self) -> int:
        return max(FEWEST, min(NEAREST, NEAREST * MANY // max(len(self.wordings), 1)))

    @cached_property
    def _totals(self) -> list[float]:
        return [sum(bag.values()) for bag in self.bags]

    @cached_property
    def _news(self) -> list[float]:
        return [sum(w.bag.values()) for w in self.wordings]

    @cached_property
    def _turning(self) -> list[frozenset[str]]:
        """The words of each wording that have an opposite."""
        known = load_polarity().opposites.keys()
        return [frozenset(known & set(w.words)) for w in self.wordings]

    @cached_property
    def _telling(self) -> list[tuple[tuple[str, ...], Weights, Weights]]:
        """The words of each wording that tell something, how rare each is in news, and in news and the story."""
        found = []
        for w in self.wordings:
            told = tuple(word for word in dict.fromkeys(w.words) if weight(word) >= LEAST_WEIGHT)
            news = np.array([weight(word) for word in told])
            found.append((told, news, news * np.array([self.weights[stem(word)] for word in told])))
        return found

    def told(self, i: int, j: int) -> float:
        """Share of what wording ``i`` tells that ``j`` tells too, in these or other words; names in these alone."""
        return self._matched(i, j)[0]

    def _matched(self, i: int, j: int) -> tuple[float, float, float]:
        """The same; by how rare words are in news alone; and how much of ``i`` the other does not tell."""
        asked, news, weights = self._telling[i]
        whole = float(weights.sum())
        if not whole:
            return 0.0, 0.0, 0.0
        names = self.wordings[i].names | self.wordings[j].names
        found = matched(asked, self.wordings[j].words, names)
        told = float((found * weights).sum())
        return told / whole, float((found * news).sum() / news.sum()), whole - told

    @cached_property
    def _near(self) -> list[dict[int, int]]:
        """For each wording its nearest others by centred vectors, with their ranks from 1."""
        found: list[dict[int, int]] = []
        for start in range(0, len(self.wordings), BLOCK):
            block = np.round(self.centred[start : start + BLOCK] @ self.centred.T, 5)
            for row in range(len(block)):
                block[row, start + row] = -2.0
                order = np.argsort(-block[row], kind="stable")[: min(self._wide, len(self.wordings) - 1)]
                found.append({int(j): rank for rank, j in enumerate(order, 1)})
        return found

    def candidates(self) -> list[tuple[int, int]]:
        """Pairs of wordings that are worth comparing, sorted; never two of one sentence."""
        pairs = {(min(i, j), max(i, j)) for i, others in enumerate(self._near) for j in others}
        holders: dict[str, list[int]] = defaultdict(list)
        for i, w in enumerate(self.wordings):
            for word in w.bag:
                if self._spread[word] <= SPREAD:
                    holders[word].append(i)
        for i, bag in enumerate(self.bags):
            shared: dict[int, float] = defaultdict(float)
            for word in sorted(bag.keys() & holders.keys()):
                for j in holders[word]:
                    if j != i:
                        shared[j] += bag[word]
            best = sorted(shared, key=lambda j: (-round(shared[j], 9), j))[: max(1, SHARING * self._wide // NEAREST)]
            pairs |= {(min(i, j), max(i, j)) for j in best}
        return sorted(pair for pair in pairs if not self._together(*pair))

    def _together(self, i: int, j: int) -> bool:
        """Whether one sentence says both, so that they are two things."""
        return not self._sentences[i].isdisjoint(self._sentences[j])

    @cached_property
    def _sentences(self) -> list[frozenset[tuple[str, int]]]:
        return [frozenset((s.report, s.sentence) for s in w.statements) for w in self.wordings]

    @cached_property
    def _tellers(self) -> list[frozenset[str]]:
        return [frozenset(s.report for s in w.statements) for w in self.wordings]

    @cached_property
    def _of_report(self) -> dict[str, NDArray[np.float32]]:
        """Centred vectors of each report's wordings."""
        places: dict[str, list[int]] = defaultdict(list)
        for i, w in enumerate(self.wordings):
            places[w.first.report].append(i)
        return {report: self.centred[found] for report, found in places.items()}

    def _passed(self, i: int, j: int) -> int:
        """How many of what the report of ``j`` says are nearer to ``i`` than ``j`` is."""
        near = self._of_report[self.wordings[j].first.report] @ self.centred[i]
        return int((near > float(self.centred[i] @ self.centred[j]) + 1e-4).sum())

    def signs(self, i: int, j: int) -> dict[str, float]:
        """All signs of a pair."""
        a, b = self.wordings[i], self.wordings[j]
        ours, theirs = self.bags[i], self.bags[j]
        shared = [word for word in ours if word in theirs]
        news = sum(a.bag[word] for word in shared)
        told = sum(ours[word] for word in shared)
        less, more = sorted((self._totals[i], self._totals[j]))
        rank = (self._near[i].get(j, _RANKS), self._near[j].get(i, _RANKS))
        passed = (self._passed(i, j), self._passed(j, i))
        short, long = sorted((len(a.words), len(b.words)))
        ab, ba = self._matched(i, j), self._matched(j, i)
        return {
            "cosine": float(self.vectors[i] @ self.vectors[j]),
            "centred cosine": float(self.centred[i] @ self.centred[j]),
            "better rank": float(min(rank)),
            "worse rank": float(max(rank)),
            "shared words": told,
            "rarest shared word": max((ours[word] for word in shared), default=0.0),
            "words overlap": told / max(less + more - told, 1e-6),
            "words contained": told / max(less, 1e-6),
            "news overlap": news / max(self._news[i] + self._news[j] - news, 1e-6),
            "longer contained": told / max(more, 1e-6),
            "beside names": sum(ours[word] for word in shared if word not in a.names and word not in b.names),
            "shared stems": float(len(shared)),
            "left over": less - told,
            "least words": less,
            "run": _run(a.words, b.words) / max(short, 1) if shared else 0.0,
            "length": short / max(long, 1),
            "shortest": float(short),
            "names shared": float(len(a.names & b.names)),
            "names apart": float(len(a.names ^ b.names)),
            "numbers": _agreement(a.numbers, b.numbers),
            "slots": slots_agree(a.slots, b.slots),
            "events": _agreement(a.events, b.events),
            "triggers": _agreement(a.triggers, b.triggers),
            "least part": min(a.part, b.part),
            "polarity": float(a.first.polarity != b.first.polarity),
            "opposite words": float(load_polarity().opposed(self._turning[i], self._turning[j]) is not None),
            "modality": float(a.first.modality != b.first.modality),
            "attributed": float(bool(a.informant)) + float(bool(b.informant)),
            "informants": _agreement(a.informant, b.informant),
            "quoted": float(a.quoted) + float(b.quoted),
            "apart": abs(a.early - b.early),
            "one report": float(not self._tellers[i].isdisjoint(self._tellers[j])),
            "least passed": float(min(passed)),
            "most passed": float(max(passed)),
            "meant least": min(ab[0], ba[0]),
            "meant most": max(ab[0], ba[0]),
            "meant": (ab[0] + ba[0]) / 2,
            "meant in news": (ab[1] + ba[1]) / 2,
            "meant by one alone": min(ab[2], ba[2]),
            "context": max((float(x @ y) for x in a.around for y in b.around), default=0.0),
        }


def _agreement(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared part of two sets, 0 to 1; -1 where both tell and share nothing; 0 where one of them does not tell."""
    if not a or not b:
        return 0.0
    return len(a & b) / len(a | b) or -1.0


def slots_agree(
    a: Mapping[str, Sequence[tuple[float, float]]], b: Mapping[str, Sequence[tuple[float, float]]]
) -> float:
    """Whether two give figures that can be one for what both count: 1, 0 where they count nothing alike, -1: never.

    Bounds that meet can be one figure: "at least 20" and 25. Money and shares are never one with something else.
    """
    both = sorted(set(a) & set(b))
    if not both:
        measured = [frozenset(k for k in slots if k.startswith(_MEASURED)) for slots in (a, b)]
        return -1.0 if a and b and measured[0] != measured[1] else 0.0
    return 1.0 if all(any(x[0] <= y[1] and y[0] <= x[1] for x in a[k] for y in b[k]) for k in both) else -1.0


def _run(a: Sequence[str], b: Sequence[str]) -> int:
    """Length of the longest run of words that stand in both."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(b):
        places[word].append(j)
    best, lengths = 0, dict[int, int]()
    for word in a:
        lengths = {j: lengths.get(j - 1, 0) + 1 for j in places.get(word, ())}
        best = max(best, *lengths.values()) if lengths else best
    return best
