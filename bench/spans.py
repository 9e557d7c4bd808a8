"""Scores over labelled spans: counts, F1 exact and relaxed, for the benches of what the encoder reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.common import f1
from secondsource.records import Span

Item = tuple[Span, ...]
"""The pieces of one labelled stretch of text, in order."""

Key = TypeVar("Key", bound=Hashable)

RELAXED = 0.5
"""Above this share of common characters (Jaccard) a relaxed match is right."""


@dataclass
class Tally:
    """How many were labelled, were said, and are right: exactly, and by more than half of their characters."""

    gold: int = 0
    said: int = 0
    hit: int = 0
    near: int = 0

    @property
    def precision(self) -> float:
        """Exactly right of those said."""
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Exactly right of those labelled."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def exact(self) -> float:
        """F1 of exact matches."""
        return f1(self.hit, self.said, self.gold)

    @property
    def relaxed(self) -> float:
        """F1 of relaxed matches."""
        return f1(self.near, self.said, self.gold)

    def add(self, other: Tally) -> None:
        """Count those of another text in."""
        self.gold += other.gold
        self.said += other.said
        self.hit += other.hit
        self.near += other.near


def characters(item: Item) -> frozenset[int]:
    """The offsets of every character in an item."""
    return frozenset(at for start, end in item for at in range(start, end))


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Common characters as a share of all; 1 where neither has any."""
    return len(left & right) / len(left | right) if left or right else 1.0


def exact_hits(gold: Iterable[Hashable], said: Iterable[Hashable]) -> int:
    """How many are the same, each counted once."""
    return (Counter(gold) & Counter(said)).total()


def greedy_hits(gold: Sequence[Key], said: Sequence[Key], likeness: Callable[[Key, Key], float]) -> int:
    """How many of ``gold``, in order, find one of ``said`` that is like it by more than half; each is taken once."""
    left = list(said)
    hits = 0
    for item in gold:
        likes = [likeness(item, other) for other in left]
        best = max(range(len(left)), key=likes.__getitem__, default=None)
        if best is not None and likes[best] > RELAXED:
            hits += 1
            left.pop(best)
    return hits


def compare(gold: Sequence[Item], said: Sequence[Item]) -> Tally:
    """Items of one role of one text: exact where all pieces are the same, relaxed by their characters."""
    near = greedy_hits([characters(g) for g in gold], [characters(s) for s in said], jaccard)
    return Tally(len(gold), len(said), exact_hits(gold, said), near)


def macro(tallies: Iterable[Tally]) -> float:
    """Mean exact F1 over those that label anything."""
    scored = [tally.exact for tally in tallies if tally.gold]
    return sum(scored) / len(scored) if scored else 0.0
