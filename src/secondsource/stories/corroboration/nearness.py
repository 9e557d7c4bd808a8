"""Whether two statements of one claim are near enough each other for their informants to confirm one another.

A claim keeps all wordings that say the same; where two of them only touch, that different people told them does not
make two witnesses of one thing. ``low`` counts only what is surely the same. Inside a story all sentences are near each
other and share its names: what tells is what two share beside that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.rarity import weight
from secondsource.encoder.words import words
from secondsource.records import Statement
from secondsource.stories.case import Case

COSINE = 0.65  # of the two sentences' vectors less the story's mean, at least
CONTAINED = 0.2  # share of the shorter's words, by how rare they are in news and in the story, in the other, at least
FEW = 10  # wordings of a story; with fewer, their mean says less of what the story is about
MOST = 8  # wordings of each side that are compared; copies are one wording
LEAST_WEIGHT = 0.1  # of a word that every text has


class Nearness:
    """Compares the statements of one story; ``said`` are all of them."""

    def __init__(self, case: Case, said: Iterable[Statement]) -> None:
        self._case = case
        self._bags: dict[tuple[str, ...], tuple[str, ...]] = {}  # the words of characters, which copies share
        self._said: dict[tuple[str, ...], Statement] = {}
        for statement in said:
            self._said.setdefault(self._words(statement), statement)

    def near(self, one: Sequence[Statement], other: Sequence[Statement]) -> bool:
        """Say whether any of the one's wordings is near any of the other's."""
        return any(self._near(a, b) for a in self._distinct(one) for b in self._distinct(other))

    def _near(self, a: Statement, b: Statement) -> bool:
        ours, theirs = set(self._words(a)), set(self._words(b))
        if ours == theirs:
            return True
        less = min(self._weight(ours), self._weight(theirs))
        if self._weight(ours & theirs) < CONTAINED * less:
            return False
        left, right = self._centred(a), self._centred(b)
        length = float(np.linalg.norm(left) * np.linalg.norm(right))
        return length > 0 and round(float(left @ right) / length, 4) >= COSINE

    def _words(self, statement: Statement) -> tuple[str, ...]:
        text = self._case.by_id[statement.report].text
        said = tuple(text[a:b] for a, b in statement.parts)
        if said not in self._bags:
            self._bags[said] = tuple(word for part in said for word, _ in words(part))
        return self._bags[said]

    def _weight(self, some: Iterable[str]) -> float:
        """How much words tell: the rarer in news and in the story, the more."""
        total = len(self._said) + 1
        return math.fsum(max(weight(w), LEAST_WEIGHT) * math.log(total / (self._spread[w] + 0.5)) for w in sorted(some))

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many of the story's wordings each word stands."""
        return Counter(word for wording in self._said for word in set(wording))

    def _row(self, statement: Statement) -> NDArray[np.float64]:
        return np.asarray(self._case.by_id[statement.report].compared.sentences[statement.sentence], dtype=np.float64)

    def _centred(self, statement: Statement) -> NDArray[np.float64]:
        """The sentence's vector, less what all sentences of the story have in common."""
        return self._row(statement) - self._mean

    @cached_property
    def _mean(self) -> NDArray[np.float64]:
        rows = [self._row(self._said[wording]) for wording in sorted(self._said)]
        return np.asarray(np.sum(rows, axis=0) / (len(rows) + FEW))

    def _distinct(self, said: Sequence[Statement]) -> list[Statement]:
        """One statement for each of the first wordings."""
        found: dict[tuple[str, ...], Statement] = {}
        for statement in said:
            if len(found) == MOST:
                break
            found.setdefault(self._words(statement), statement)
        return list(found.values())
