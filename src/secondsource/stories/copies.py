"""Copies of one text: one report stands for all, so that only distinct texts are linked with each other.

Two reports are *alike* where their texts are all but the same (:func:`are_alike`). Taken by their ids from the lowest
up, each report is stood for by the first before it that leads and is like it, and leads itself where there is none
(leader clustering, Hartigan 1975). So who leads is a function of the set of reports, whatever came first. A new report
changes that for few others: with ids that are hashes, a new one leads n copies of its text once in n times.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from secondsource.reading.shingles import resemblance
from secondsource.stories.comparing import Compared

CLOSE = 0.8  # least cosine of the vectors of two that are alike
ALIKE = 0.6  # least resemblance of their five-word shingles: three in four of either stand in the other


def are_alike(left: Compared, right: Compared) -> bool:
    """Say whether two texts, whose vectors are close, are all but the same: a copy, cut or added to by a little."""
    return resemblance(left.reading.shingles, right.reading.shingles) >= ALIKE


class Known(Protocol):
    """What settling asks about reports; ids are always in order."""

    def near(self, report: str) -> Sequence[str]:
        """Give all other reports that could be like one, leading or not."""

    def leaders(self, reports: Sequence[str]) -> Mapping[str, str]:
        """Give for each of the reports that another stands for, as last settled, that other."""

    def followers(self, report: str) -> Sequence[str]:
        """Give the reports that one stands for, as last settled."""

    def alike(self, leader: str, other: str) -> bool:
        """Say whether one that leads may stand for another with a higher id."""


def settle(fresh: Iterable[str], known: Known) -> dict[str, str | None]:
    """Settle who stands for whom after a change; gives what is new by report, None for one that leads now.

    ``fresh`` are the reports that are new, and those whose leader is gone; what else changes follows from them.
    """
    now: dict[str, str | None] = {}
    waiting = sorted(set(fresh))
    open_ = set(waiting)
    while waiting:
        report = heapq.heappop(waiting)
        if report not in open_:
            continue
        open_.discard(report)
        near = [other for other in known.near(report) if other not in open_]
        standing = {**known.leaders(near), **{other: now[other] for other in near if other in now}}
        leaders = (other for other in near if other < report and standing.get(other) is None)
        now[report] = next((other for other in leaders if known.alike(other, report)), None)
        if now[report] is not None:
            continue
        for other in near:
            leader = standing.get(other)
            if other > report and (leader is None or leader > report) and known.alike(report, other):
                now[other] = report
                open_.discard(other)
                if leader is None:
                    left = [f for f in known.followers(other) if now.get(f, other) == other]
                    open_.update(left)
                    for follower in left:
                        heapq.heappush(waiting, follower)
    return now
