"""Linking: candidates, signs that are the same both ways round, links, and groups whatever the order."""

from __future__ import annotations

import itertools
import math
from datetime import date

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW, read_one

from secondsource.encoder import DIMENSIONS
from secondsource.records import Reading
from secondsource.stories.clustering import average_linkage
from secondsource.stories.comparing import UNDATED, UNKNOWN, Compared, contained, days_apart, overlap, signs
from secondsource.stories.linking import (
    LATE_WORDS,
    QUARTER_DAYS,
    WEEK_DAYS,
    WEEK_WORDS,
    WINDOW,
    Index,
    link,
    required_cosine,
    told_apart,
)

DAY = date(2021, 5, 3).toordinal()


def vector(*values: int) -> bytes:
    row = np.zeros(DIMENSIONS, dtype=np.int8)
    row[: len(values)] = values
    return row.tobytes()


# -- the index --------------------------------------------------------------------------------------------------------


NAMES = (11, 12, 13)


def test_candidates_are_near_in_time_and_vector() -> None:
    index = Index()
    index.add("same", DAY, vector(100, 10), NAMES)
    index.add("late", DAY + WINDOW, vector(100, 10), NAMES)
    index.add("too late", DAY + WINDOW + 1, vector(100, 10), NAMES)
    index.add("undated", None, vector(100, 10), NAMES)
    index.add("other matter", DAY, vector(0, 0, 100), NAMES)
    index.add("empty", DAY, bytes(DIMENSIONS), NAMES)
    assert index.candidates(DAY, vector(100), NAMES) == ["late", "same", "undated"]
    assert index.candidates(None, vector(100), NAMES) == ["late", "same", "too late", "undated"]
    assert index.candidates(DAY, bytes(DIMENSIONS), NAMES) == []
    assert len(index) == 6


def test_two_that_are_less_near_must_share_rare_names() -> None:
    index = Index()
    for name, rare in (("both", (7, 11, 12)), ("one", (11,)), ("none", ())):
        index.add(f"near, {name}", DAY, vector(100, 10), rare)
        index.add(f"less near, {name}", DAY, vector(100, 127), rare)  # cosine .62
        index.add(f"far, {name}", DAY, vector(50, 100), rare)  # cosine .45
    found = index.candidates(DAY, vector(100), NAMES)
    assert [name for name in found if name.startswith("far")] == ["far, both"]
    assert len(found) == 7


def test_a_report_that_is_gone_is_no_candidate_and_may_come_back() -> None:
    index = Index()
    for number in range(20):
        index.add(f"r{number:02}", DAY, vector(100, number), ())
    for name in ("r03", "r03", "unknown"):
        index.remove(name)
    assert "r03" not in index.candidates(DAY, vector(100), ())
    index.add("r03", DAY + 1, vector(100), ())
    index.add("r03", DAY + 2, vector(100), ())
    assert len(index) == len(index.candidates(DAY, vector(100), ())) == 20


def test_whether_two_are_candidates_is_the_same_both_ways_round() -> None:
    rng = np.random.default_rng(5)
    rows = []
    for i in range(40):
        day = None if i % 5 == 0 else DAY + int(rng.integers(0, 200))
        values = rng.integers(-20, 80, DIMENSIONS).astype(np.int8).tobytes()
        rows.append((f"r{i}", day, values, tuple(int(name) for name in rng.integers(0, 6, 3))))
    index = Index()
    for row in rows:
        index.add(*row)
    near = {name: set(index.candidates(day, values, rare)) for name, day, values, rare in rows}
    pairs = list(itertools.combinations(near, 2))
    assert all((a in near[b]) == (b in near[a]) for a, b in pairs)
    assert 0 < sum(a in near[b] for a, b in pairs) < len(pairs)


def test_the_further_apart_the_nearer_must_two_be() -> None:
    days = np.array([0, 5, 6, 33, 34, WINDOW, WINDOW + 1, np.nan], dtype=np.float32)
    least = required_cosine(days).tolist()
    assert least[:7] == sorted(least[:7])
    assert least[6] > 1 > least[5]
    assert least[7] <= least[5]


# -- signs and links --------------------------------------------------------------------------------------------------

FERRY = (
    "The ferry Aurora sank in a storm off Port Lindow early on Monday, the Norland coast guard said. "
    "Two of its 48 crew are missing. “We had no warning at all from them,” the captain said."
)
RETOLD = (
    "Two crew members of the ferry Aurora were missing after it went down near Port Lindow, Norland, on Monday. "
    "A storm had come up in the night, and 46 others of the crew were saved by the coast guard."
)
BANK = "The central bank of Ostmark raised its main rate on Thursday. Inflation had climbed to 7.4 percent in May."


def reading(text: str, name: str, when: str | None = "2021-05-03") -> Reading:
    _, _, found = read_one(text, real=True)
    return msgspec.structs.replace(found, report=name, published=when)


def test_signs_are_the_same_both_ways_round_and_finite() -> None:
    readings = [
        reading(FERRY, "a"),
        reading(RETOLD, "b", "2021-05-04T10:00:00Z"),
        reading(BANK, "c", None),
        msgspec.structs.replace(reading(BANK, "d"), sentences=(), sentence_vectors=b"", terms=(), words={}),
    ]
    for one, other in itertools.product(readings, repeat=2):
        there, back = signs(Compared(one), Compared(other)), signs(Compared(other), Compared(one))
        assert there == pytest.approx(back, abs=1e-6)
        assert all(np.isfinite(value) for value in there.values())


def test_days_apart_are_known_only_where_both_days_are() -> None:
    one, month, none = (Compared(reading(BANK, "a", when)) for when in ("2021-05-03T23:00:00Z", "2021-05", None))
    assert days_apart(one, Compared(reading(BANK, "b", "2021-05-05"))) == 2
    assert days_apart(one, month) is None
    assert days_apart(none, none) is None
    assert signs(one, none)["days"] == UNDATED


def test_overlap_and_containment_are_by_weight() -> None:
    assert overlap({"a": 1, "b": 3}, {"b": 3, "c": 2}) == pytest.approx(0.5)
    assert contained({"a": 1, "b": 3}, {"b": 3, "c": 9}) == pytest.approx(0.75)
    assert overlap({}, {}) == contained({}, {"a": 1}) == 0.1
    assert overlap({"a": 1}, {}) == 0


def test_a_link_is_the_same_both_ways_round() -> None:
    one, other = Compared(reading(FERRY, "b")), Compared(reading(RETOLD, "a"))
    texts = {"b": FERRY, "a": RETOLD}
    made = link(one, other, texts.__getitem__)
    assert made is not None
    assert made == link(other, one, texts.__getitem__)
    assert (made.a, made.b) == ("a", "b")
    assert all(m.of_report == "b" for m in made.matches)
    assert all(RETOLD[slice(*m.span)] and FERRY[slice(*m.of_span)] for m in made.matches)
    assert "bias" in made.reasons


@pytest.mark.parametrize(
    ("apart", "days_told", "words", "expected"),
    [
        (WEEK_DAYS, 0.0, 0.0, False),
        (WEEK_DAYS + 1, 0.0, WEEK_WORDS - 0.01, True),
        (WEEK_DAYS + 1, 0.0, WEEK_WORDS, False),
        (QUARTER_DAYS + 1, 0.0, LATE_WORDS - 0.01, True),
        (QUARTER_DAYS + 1, 0.0, LATE_WORDS, False),
        (QUARTER_DAYS + 1, 0.2, 0.0, False),  # a late copy tells of the same days
        (QUARTER_DAYS + 1, UNKNOWN, 0.0, False),
        (None, 0.0, 0.0, False),
    ],
)
def test_other_days_told_keep_apart(apart: int | None, days_told: float, words: float, expected: bool) -> None:
    days = UNDATED if apart is None else math.log1p(apart)
    assert told_apart({"days": days, "days_told": days_told, "words": words}) is expected


def test_two_stories_are_not_linked_and_their_texts_not_asked_for() -> None:
    def none(report: str) -> str:
        raise AssertionError(report)

    assert link(Compared(reading(FERRY, "a")), Compared(reading(BANK, "b")), none) is None


# -- groups -----------------------------------------------------------------------------------------------------------

MEMBERS = [f"r{i}" for i in range(9)]
SCORES = st.dictionaries(
    st.sampled_from(list(itertools.combinations(MEMBERS, 2))), st.sampled_from([0.5, 0.6, 0.75, 0.8, 0.9, 1.0])
)


@FEW
@given(SCORES, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_any_order(scores: dict[tuple[str, str], float], chance: object) -> None:
    shuffle = chance.shuffle  # type: ignore[attr-defined]
    groups = average_linkage(MEMBERS, scores, 0.5)
    members, pairs = MEMBERS * 2, list(scores.items())
    shuffle(members), shuffle(pairs)
    assert average_linkage(members, dict(pairs), 0.5) == groups
    assert sorted(name for g in groups for name in g) == MEMBERS
    assert groups == sorted(sorted(g) for g in groups)


@FEW
@given(SCORES)
def test_no_two_groups_are_left_that_should_join(scores: dict[tuple[str, str], float]) -> None:
    for one, other in itertools.combinations(average_linkage(MEMBERS, scores, 0.5), 2):
        pairs = [scores.get((min(a, b), max(a, b)), 0.0) for a, b in itertools.product(one, other)]
        assert sum(pairs) / len(pairs) < 0.5


@FEW
@given(SCORES)
def test_groups_of_parts_without_links_between_them_are_the_groups_of_the_parts(
    scores: dict[tuple[str, str], float],
) -> None:
    moved = {(f"x{a}", f"x{b}"): s for (a, b), s in scores.items()}
    both = average_linkage([*MEMBERS, *(f"x{m}" for m in MEMBERS)], scores | moved, 0.5)
    alone = average_linkage(MEMBERS, scores, 0.5)
    assert both == alone + [[f"x{name}" for name in g] for g in alone]


def test_groups_by_example() -> None:
    chain = {("r0", "r1"): 0.9, ("r1", "r2"): 0.8}
    assert average_linkage(["r0", "r1", "r2"], chain, 0.5) == [["r0", "r1"], ["r2"]], "a chain is no story"
    assert average_linkage(["r0", "r1", "r2"], chain, 0.4) == [["r0", "r1", "r2"]]
    tie = {("r0", "r1"): 0.6, ("r1", "r2"): 0.6}
    assert average_linkage(["r2", "r1", "r0"], tie, 0.5) == [["r0", "r1"], ["r2"]]
    assert average_linkage([], {}, 0.5) == []
