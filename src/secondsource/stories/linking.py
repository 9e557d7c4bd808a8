"""Which reports tell one story: candidates, and a judged link for each pair.

A pair is a candidate, and is linked, by the two reports alone and by statistics that ship with the package; nothing
else in the ledger has a say. So the links are the same whatever came first. Only reports that lead are linked with each
other (:mod:`secondsource.stories.copies`), and grouped (:mod:`secondsource.stories.grouping`).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

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
# Months apart, a report that tells the same is a late copy, and has its names: measured, all such pairs of one story
# share four or more, nine in ten of those of two stories at most two.
LATE_NAMELESS_COSINE = 0.80
LATE_SHARED_NAMES = 3
# Reports of one war weeks apart are as like each other as reports of one story, and tell other days: measured, one pair
# in 250 of them that is months apart tells a day in common, of late copies nearly three in four. Where two tell none in
# common they must share more words.
WEEK_DAYS = 7
WEEK_WORDS, LATE_WORDS = 0.15, 0.18
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


def required_names(apart: NDArray[np.float32]) -> tuple[float, int]:
    """Rare names that a candidate must share, after the cosine from which it need not, by days apart (NaN: unknown)."""
    late = bool((apart > QUARTER_DAYS).any())
    return (LATE_NAMELESS_COSINE, LATE_SHARED_NAMES) if late else (NAMELESS_COSINE, SHARED_NAMES)


class _Required(NamedTuple):
    """What a candidate must have: its least cosine, and how many rare names below which cosine."""

    cosine: float
    nameless: float
    shared: int


@cache
def _required(apart: int | None) -> _Required:
    days = np.array([np.nan if apart is None else apart], dtype=np.float32)
    return _Required(float(required_cosine(days)[0]), *required_names(days))


class Index:
    """The vectors and days of the reports that a new one may be linked to, in memory, bucketed by day.

    A look-up costs the reports inside the time window and the undated ones, whatever else the ledger holds. A report
    that another stands for (:mod:`secondsource.stories.copies`) is in the index, and no candidate.
    """

    def __init__(self) -> None:
        self._buckets: dict[int | None, _Bucket] = {}
        self._day_of: dict[str, int | None] = {}
        # The last look-up's cosines: a new report is looked up twice, among those that are close and as a candidate.
        self._asked: tuple[int | None, bytes] | None = None
        self._cosines: list[tuple[_Required, _Bucket, NDArray[np.float32]]] = []

    def __len__(self) -> int:
        return len(self._day_of)

    def __contains__(self, report: str) -> bool:
        return report in self._day_of

    def add(self, report: str, day: int | None, vector: bytes, rare: Sequence[int], *, leads: bool = True) -> None:
        """Add a report: its publication day as an ordinal, its vector as 384 signed bytes, its rare names' hashes.

        ``leads``: no other report stands for it.
        """
        if report not in self._day_of:
            self._day_of[report] = day
            self._asked = None
            self._buckets.setdefault(day, _Bucket()).add(report, vector, array("I", rare), leads)

    def remove(self, report: str) -> None:
        """Take out a report that is no longer current; one that is not there is no error."""
        if report in self._day_of:
            self._asked = None
            self._buckets[self._day_of.pop(report)].remove(report)

    def leads(self, report: str) -> bool:
        """Say whether a report is in the index and no other stands for it."""
        return report in self._day_of and self._buckets[self._day_of[report]].leads(report)

    def set_leads(self, report: str, leads: bool) -> None:
        """Note whether no other report stands for one that is in the index."""
        self._buckets[self._day_of[report]].set_leads(report, leads)

    def candidates(self, day: int | None, vector: bytes, rare: Sequence[int]) -> list[str]:
        """Reports near enough in time, vector and names to be compared, and that lead, sorted by id."""
        names = frozenset(rare)
        found: list[str] = []
        for required, bucket, cosine in self._looked_up(day, vector):
            found += bucket.near(cosine, required, names)
        return sorted(found)

    def close(self, day: int | None, vector: bytes, least: float) -> list[str]:
        """Reports inside the time window whose cosine is ``least`` or more, leading or not, sorted by id."""
        found: list[str] = []
        for _, bucket, cosine in self._looked_up(day, vector):
            found += bucket.close(cosine, least)
        return sorted(found)

    def _looked_up(self, day: int | None, vector: bytes) -> Sequence[tuple[_Required, _Bucket, NDArray[np.float32]]]:
        """By bucket that a report of a day may be linked to: what is required there, and the cosines of its reports."""
        if self._asked != (day, vector):
            row = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
            days = self._buckets if day is None else [d for d in self._window(day) if d in self._buckets]
            self._cosines = [
                (_required(None if day is None or other is None else abs(day - other)), bucket, bucket.cosine(row))
                for other in (days if row.any() else ())
                for bucket in (self._buckets[other],)
            ]
            self._asked = (day, vector)
        return self._cosines

    @staticmethod
    def _window(day: int) -> list[int | None]:
        return [None, *range(day - WINDOW, day + WINDOW + 1)]


class _Bucket:
    """The reports of one day: ids, and their vectors in one matrix that grows by doubling.

    The matrix holds the signed bytes as they are: their products add up to whole numbers that float32 holds exactly,
    so a cosine does not depend on what else is in the matrix.
    """

    def __init__(self) -> None:
        self._place: dict[str, int] = {}
        self._ids: list[str] = []
        self._rare: list[array[int]] = []
        self._rows = np.zeros((8, DIMENSIONS), dtype=np.float32)
        self._norms = np.ones(8, dtype=np.float32)
        self._here = np.zeros(8, dtype=bool)
        self._leads = np.zeros(8, dtype=bool)

    def add(self, report: str, vector: bytes, rare: array[int], leads: bool) -> None:
        place = len(self._ids)
        if place == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._norms = np.concatenate([self._norms, np.ones_like(self._norms)])
            self._here, self._leads = (np.concatenate([a, np.zeros_like(a)]) for a in (self._here, self._leads))
        row = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        self._rows[place] = row
        self._norms[place] = max(float(np.linalg.norm(row)), 1.0)
        self._here[place], self._leads[place] = True, leads
        self._ids.append(report)
        self._rare.append(rare)
        self._place[report] = place

    def remove(self, report: str) -> None:
        place = self._place.pop(report)
        self._here[place] = self._leads[place] = False

    def leads(self, report: str) -> bool:
        return bool(self._leads[self._place[report]])

    def set_leads(self, report: str, leads: bool) -> None:
        self._leads[self._place[report]] = leads

    def near(self, cosine: NDArray[np.float32], required: _Required, rare: frozenset[int]) -> list[str]:
        """Ids of those that lead, and are near enough by vector and names."""
        return [
            self._ids[i]
            for i in np.flatnonzero((cosine >= required.cosine) & self._leads[: len(cosine)])
            if cosine[i] >= required.nameless or len(rare.intersection(self._rare[i])) >= required.shared
        ]

    def close(self, cosine: NDArray[np.float32], least: float) -> list[str]:
        """Ids of all that are near enough by vector."""
        return [self._ids[i] for i in np.flatnonzero((cosine >= least) & self._here[: len(cosine)])]

    def cosine(self, row: NDArray[np.float32]) -> NDArray[np.float32]:
        size = len(self._ids)
        norm = np.float32(max(float(np.linalg.norm(row)), 1.0))
        return np.asarray((self._rows[:size] @ row) / self._norms[:size] / norm)


def told_apart(measured: Mapping[str, float]) -> bool:
    """Say by the signs of a pair whether the days that the two tell of keep them apart, whatever else is alike.

    Both tell of days, of none in common, and were published more than a week apart: then they must share more words
    to be one story, and still more months apart. A late copy tells of the same days, or of none.
    """
    if measured["days_told"] != 0.0 or measured["days"] <= math.log1p(WEEK_DAYS):
        return False
    return measured["words"] < (LATE_WORDS if measured["days"] > math.log1p(QUARTER_DAYS) else WEEK_WORDS)


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
    score = 0.0 if told_apart(measured) else model.probability(measured)
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
