"""Average linkage (Sokal and Michener 1958), with members that belong together or never do from the start.

Ties go to the lower names, so that the groups are a function of the set. Constraints are kept as in Wagstaff and
others (2001): what is together is one group before anything is joined, what is apart is never joined.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from secondsource.stories.decisions import NOTHING, Wishes


def average_linkage(
    members: Iterable[str],
    scores: Mapping[tuple[str, str], float],
    least: float,
    *,
    wishes: Wishes = NOTHING,
    copies: Mapping[str, str] = MappingProxyType({}),
) -> list[list[str]]:
    """Cluster by average linkage down to a mean score of ``least``; deterministic, whatever the order given.

    ``copies`` gives for each copy the one that stands for it: the two are joined before any others, unless they are
    kept apart, and a copy of another does not count in the mean of its group.
    """
    clusters = _Clusters(members, scores, wishes, {copy for copy, leader in copies.items() if copy != leader})
    for copy, leader in sorted(copies.items()):
        clusters.bind(leader, copy)
    return clusters.joined(least)


class _Clusters:
    """Groups by number, with the sum of the scores between each two and which may never be one."""

    def __init__(
        self, members: Iterable[str], scores: Mapping[tuple[str, str], float], wishes: Wishes, weightless: set[str]
    ) -> None:
        names = sorted(set(members))
        block_of = {name: block[0] for block in wishes.together for name in block}
        units: dict[str, list[str]] = {}
        for name in names:
            units.setdefault(block_of.get(name, name), []).append(name)
        self.groups = dict(enumerate(units.values()))
        number = {name: i for i, group in self.groups.items() for name in group}
        self.number = number
        self.weights = {i: sum(n not in weightless for n in group) for i, group in self.groups.items()}
        self.sums: dict[int, dict[int, float]] = {i: {} for i in self.groups}
        self.apart: dict[int, set[int]] = {i: set() for i in self.groups}
        for (a, b), score in sorted(scores.items()):
            i, j = number[a], number[b]
            if i != j:
                self.sums[i][j] = self.sums[j][i] = self.sums[i].get(j, 0.0) + score
        for a, b in wishes.apart:
            if a in number and b in number and number[a] != number[b]:
                self.apart[number[a]].add(number[b])
                self.apart[number[b]].add(number[a])

    def bind(self, one: str, other: str) -> None:
        """Join the groups of two members, unless these are one or kept apart."""
        i, j = self.number[one], self.number[other]
        if i != j and j not in self.apart[i]:
            for name in self.groups[j]:
                self.number[name] = i
            self._join(i, j)

    def joined(self, least: float) -> list[list[str]]:
        heap = [(-mean, i, j) for i in self.sums for j in self.sums[i] if i < j and (mean := self._mean(i, j)) >= least]
        heapq.heapify(heap)
        while heap:
            negative, i, j = heapq.heappop(heap)
            if i not in self.groups or j not in self.groups or j in self.apart[i] or self._mean(i, j) != -negative:
                continue
            self._join(i, j)
            for k in self.sums[i]:
                if (mean := self._mean(i, k)) >= least:
                    heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
        return sorted(sorted(g) for g in self.groups.values())

    def _mean(self, i: int, j: int) -> float:
        # Rounded, so that the order of adding up decides no tie.
        return round(self.sums[i].get(j, 0.0) / (max(1, self.weights[i]) * max(1, self.weights[j])), 9)

    def _join(self, i: int, j: int) -> None:
        self.groups[i] += self.groups.pop(j)
        self.weights[i] += self.weights.pop(j)
        for k, score in self.sums.pop(j).items():
            del self.sums[k][j]
            if k != i:
                self.sums[i][k] = self.sums[k][i] = self.sums[i].get(k, 0.0) + score
        for k in self.apart.pop(j):
            self.apart[k].discard(j)
            self.apart[i].add(k)
            self.apart[k].add(i)
