"""Which reports tell one story: candidates, a judged link for each pair, and groups.

A pair is a candidate, and is linked, by the two reports alone and by statistics that ship with the package; nothing
else in the ledger has a say. So the links are the same whatever came first. Groups are made by average linkage inside
each connected set of links (Sokal and Michener 1958), ties going to the lower report ids: again a function of the set.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from secondsource import trees
from secondsource.encoder import DIMENSIONS
from secondsource.records import Link
from secondsource.stories.aligning import align
from secondsource.stories.comparing import Compared, signs

WINDOW = 730  # days; two reports further apart are two stories
# Least cosine of two reports' vectors to be compared, by days between them: measured on labelled stories, these keep
# nine pairs in ten of one story and one in twenty of two.
NEAR_DAYS, NEAR_COSINE = 5, 0.30
MONTH_DAYS, MONTH_COSINE = 33, 0.36
QUARTER_DAYS, FAR_COSINE = 92, 0.50
# Further apart only what is all but the same: a copy that bears the day of its crawl, or of its being put up again.
LATE_COSINE = 0.67
UNDATED_COSINE = 0.40
# Below this cosine, two reports must besides share rare names: measured, that drops one in twenty-five of the pairs of
# one story and four in five of those of two.
NAMELESS_COSINE = 0.50
SHARED_NAMES = 2
MODEL = "linker.json"


def required_cosine(apart: NDArray[np.float32]) -> NDArray[np.float32]:
    """Least cosine for a pair to be a candidate, by days apart (NaN: not known; more than 1: never)."""
    least = np.full(apart.shape, 2.0, dtype=np.float32)
    least[apart <= WINDOW] = LATE_COSINE
    least[apart <= QUARTER_DAYS] = FAR_COSINE
    least[apart <= MONTH_DAYS] = MONTH_COSINE
    least[apart <= NEAR_DAYS] = NEAR_COSINE
    least[np.isnan(apart)] = UNDATED_COSINE
    return least


class Index:
    """The vectors and days of the reports that a new one may be linked to, in memory, bucketed by day.

    A look-up costs the reports inside the time window and the undated ones, whatever else the ledger holds.
    """

    def __init__(self) -> None:
        self._buckets: dict[int | None, _Bucket] = {}
        self._day_of: dict[str, int | None] = {}

    def __len__(self) -> int:
        return len(self._day_of)

    def add(self, report: str, day: int | None, vector: bytes, rare: Sequence[int]) -> None:
        """Add a report: its publication day as an ordinal, its vector as 384 signed bytes, its rare names' hashes."""
        if report not in self._day_of:
            self._day_of[report] = day
            self._buckets.setdefault(day, _Bucket()).add(report, vector, frozenset(rare))

    def remove(self, report: str) -> None:
        """Take out a report that is no longer current; one that is not there is no error."""
        if report in self._day_of:
            self._buckets[self._day_of.pop(report)].remove(report)

    def candidates(self, day: int | None, vector: bytes, rare: Sequence[int]) -> list[str]:
        """Reports near enough in time, vector and names to be compared, sorted by id."""
        row = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        if not row.any():
            return []
        days = self._buckets if day is None else [d for d in self._window(day) if d in self._buckets]
        names = frozenset(rare)
        found: list[str] = []
        for other in days:
            apart = np.array([np.nan if day is None or other is None else abs(day - other)], dtype=np.float32)
            found += self._buckets[other].near(row, float(required_cosine(apart)[0]), names)
        return sorted(found)

    @staticmethod
    def _window(day: int) -> list[int | None]:
        return [None, *range(day - WINDOW, day + WINDOW + 1)]


class _Bucket:
    """The reports of one day: ids, and their vectors in one matrix that grows by doubling.

    The matrix holds the signed bytes as they are: their products add up to whole numbers that float32 holds exactly,
    so a cosine does not depend on what else is in the matrix.
    """

    def __init__(self) -> None:
        self._ids: list[str | None] = []
        self._rare: list[frozenset[int]] = []
        self._rows = np.zeros((8, DIMENSIONS), dtype=np.float32)
        self._norms = np.ones(8, dtype=np.float32)

    def add(self, report: str, vector: bytes, rare: frozenset[int]) -> None:
        if len(self._ids) == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._norms = np.concatenate([self._norms, np.ones_like(self._norms)])
        row = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        self._rows[len(self._ids)] = row
        self._norms[len(self._ids)] = max(float(np.linalg.norm(row)), 1.0)
        self._ids.append(report)
        self._rare.append(rare)

    def remove(self, report: str) -> None:
        self._ids[self._ids.index(report)] = None

    def near(self, row: NDArray[np.float32], least: float, rare: frozenset[int]) -> list[str]:
        norm = np.float32(max(float(np.linalg.norm(row)), 1.0))
        cosine = (self._rows[: len(self._ids)] @ row) / self._norms[: len(self._ids)] / norm
        return [
            name
            for i in np.flatnonzero(cosine >= least)
            if (name := self._ids[i]) is not None
            and (cosine[i] >= NAMELESS_COSINE or len(rare & self._rare[i]) >= SHARED_NAMES)
        ]


def threshold() -> float:
    """The probability from which two reports are linked, and two groups joined."""
    return trees.load("secondsource.stories", MODEL).threshold


def link(left: Compared, right: Compared, text_of: Callable[[str], str]) -> Link | None:
    """Judge a pair and, where the two are linked, align them; ``None`` where they are not.

    ``text_of`` gives the text of the page that holds a report. The link is the same both ways round.
    """
    if left.reading.report > right.reading.report:
        left, right = right, left
    model, measured = trees.load("secondsource.stories", MODEL), signs(left, right)
    score = model.probability(measured)
    if score < model.threshold:
        return None
    found = align(left, right, (text_of(left.reading.report), text_of(right.reading.report)))
    return Link(
        a=left.reading.report,
        b=right.reading.report,
        score=round(score, 6),
        reasons={name: round(value, 4) for name, value in sorted(model.reasons(measured).items())},
        a_in_b=found.a_in_b,
        b_in_a=found.b_in_a,
        matches=found.matches,
    )


def group(reports: Iterable[str], links: Iterable[Link]) -> list[list[str]]:
    """Group linked reports into stories by average linkage; groups and their members sorted by id.

    Two groups join while the mean score of all pairs between them (nought for pairs without a link) is the highest
    and not below the threshold. A report without links is a group by itself.
    """
    return average_linkage(reports, {(k.a, k.b): k.score for k in links}, threshold())


def average_linkage(members: Iterable[str], scores: dict[tuple[str, str], float], least: float) -> list[list[str]]:
    """Cluster by average linkage down to a mean score of ``least``; deterministic, whatever the order given."""
    names = sorted(set(members))
    groups = {i: [name] for i, name in enumerate(names)}
    place = {name: i for i, name in enumerate(names)}
    sums: dict[int, dict[int, float]] = {i: {} for i in groups}
    for (a, b), score in sorted(scores.items()):
        i, j = place[a], place[b]
        sums[i][j] = sums[j][i] = score
    heap = [(-mean, i, j) for i in sums for j in sums[i] if i < j and (mean := _mean(sums, groups, i, j)) >= least]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i in groups and j in groups and _mean(sums, groups, i, j) == -negative:
            _join(sums, groups, i, j)
            for k in sums[i]:
                if (mean := _mean(sums, groups, i, k)) >= least:
                    heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    return sorted(sorted(g) for g in groups.values())


def _mean(sums: dict[int, dict[int, float]], groups: dict[int, list[str]], i: int, j: int) -> float:
    # Rounded, so that the order of adding up decides no tie.
    return round(sums[i].get(j, 0.0) / (len(groups[i]) * len(groups[j])), 9)


def _join(sums: dict[int, dict[int, float]], groups: dict[int, list[str]], i: int, j: int) -> None:
    groups[i] += groups.pop(j)
    for k, score in sums.pop(j).items():
        del sums[k][j]
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + score
