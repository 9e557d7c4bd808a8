"""Grouping: copies weigh nothing, and what editors decided is kept to, whatever comes later."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.records import Decision, Link
from secondsource.stories import group
from secondsource.stories.decisions import wishes_of


def linked(a: str, b: str, score: float = 0.9, *, copies: bool = False) -> Link:
    assert a < b
    return Link(a=a, b=b, score=score, reasons={}, a_in_b=0.0, b_in_a=0.0, copies=copies)


def decided(
    number: int, kind: Literal["split", "merge", "confirm"], reports: Sequence[str], others: Sequence[str] = ()
) -> Decision:
    return Decision(number=number, kind=kind, reports=tuple(reports), others=tuple(others), at="2024-03-24T10:00:00Z")


RING = [linked("a", "b"), linked("b", "c"), linked("a", "c"), linked("d", "e")]
COPIES = [linked("a", "b", 0.99, copies=True), linked("a", "c", 0.98, copies=True), linked("a", "d", 0.97)]


def test_copies_go_with_the_one_that_stands_for_them_and_weigh_nothing() -> None:
    many = [linked("a", f"b{number:02}", 0.99, copies=True) for number in range(50)]
    names = ["a", "c", *(f"b{number:02}" for number in range(50))]
    # Among 50 that each counted, one link to one of them would be a mean score of .02.
    assert group(names, [*many, linked("a", "c")]) == [sorted(names)]
    assert group(["a", "b", "c", "d"], COPIES) == [["a", "b", "c", "d"]]


def test_what_is_taken_out_is_a_story_of_its_own() -> None:
    assert group("abcde", RING) == [["a", "b", "c"], ["d", "e"]]
    assert group("abcde", RING, [decided(1, "split", "c", "ab")]) == [["a", "b"], ["c"], ["d", "e"]]
    assert group("abcde", RING, [decided(1, "split", "bc", "a")]) == [["a"], ["b", "c"], ["d", "e"]]


def test_what_is_merged_is_one_and_what_comes_later_is_weighed_against_the_whole() -> None:
    merged = decided(1, "merge", "abc", "de")
    assert group("abcde", RING, [merged]) == [["a", "b", "c", "d", "e"]]
    assert group("abcdef", [*RING, linked("a", "f", 0.7)], [merged]) == [["a", "b", "c", "d", "e"], ["f"]]
    assert group("abcdef", [*RING, *(linked(i, "f") for i in "abcde")], [merged]) == [list("abcdef")]


def test_what_is_confirmed_stays_together_without_its_links() -> None:
    assert group("abc", [], [decided(1, "confirm", "abc")]) == [["a", "b", "c"]]
    assert group("abz", [linked("a", "z"), linked("b", "z", 0.1)], [decided(1, "confirm", "ab")])[0][:2] == ["a", "b"]


def test_a_later_decision_holds_against_an_earlier_one() -> None:
    split, merge = decided(2, "split", "c", "ab"), decided(3, "merge", "ab", "c")
    confirm = decided(1, "confirm", "abc")
    assert group("abc", RING[:3], [confirm, split]) == [["a", "b"], ["c"]]
    assert group("abc", RING[:3], [merge, split, confirm]) == [["a", "b", "c"]], "in the order of their numbers"
    assert group("abc", [], [confirm, decided(2, "split", "bc", "a"), decided(3, "split", "b", "c")]) == [
        ["a"],
        ["b"],
        ["c"],
    ]


def test_a_copy_that_is_taken_out_leaves_the_others_as_they_are() -> None:
    out = [decided(1, "split", "b", "acd")]
    assert group("abcd", COPIES, out) == [["a", "c", "d"], ["b"]]
    later = linked("a", "e", 0.99, copies=True)
    assert group("abcde", [*COPIES, later], out) == [["a", "c", "d", "e"], ["b"]]
    assert group("abcdf", [*COPIES, linked("a", "f"), linked("d", "f")], out) == [["a", "c", "d", "f"], ["b"]]


def test_where_the_one_that_stands_for_others_is_taken_out_these_stay_together_and_linked() -> None:
    assert group("abcd", COPIES, [decided(1, "split", "a", "bcd")]) == [["a"], ["b", "c", "d"]]


def test_a_confirmed_story_of_copies_takes_in_what_is_near_its_text() -> None:
    many = [linked("a", f"b{number:02}", 0.99, copies=True) for number in range(30)]
    names = ["a", *(f"b{number:02}" for number in range(30))]
    found = group([*names, "c"], [*many, linked("a", "c")], [decided(1, "confirm", names)])
    assert found == [[*names, "c"]]


def test_reports_that_are_gone_say_nothing() -> None:
    assert group("ab", RING[:1], [decided(1, "split", "b", "xyz"), decided(2, "confirm", "yz")]) == [["a", "b"]]


NAMES = "abcdef"
KINDS: tuple[Literal["split", "merge", "confirm"], ...] = ("split", "merge", "confirm")
decisions = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sets(st.sampled_from(NAMES), min_size=1), st.sets(st.sampled_from(NAMES))),
    max_size=4,
)
pairs = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1]))


@FEW
@given(wanted=decisions, links=pairs, seed=st.integers(0, 99))
def test_groups_keep_to_the_decisions_in_any_order(
    wanted: list[tuple[Literal["split", "merge", "confirm"], set[str], set[str]]],
    links: set[tuple[str, str]],
    seed: int,
) -> None:
    given_ = [decided(n, kind, sorted(one), sorted(two - one)) for n, (kind, one, two) in enumerate(wanted, 1)]
    made = [linked(a, b, 0.5 + 0.01 * (ord(a) + 7 * ord(b)) % 0.5) for a, b in sorted(links)]
    found = group(NAMES, made, given_)
    random.Random(seed).shuffle(given_)  # noqa: S311
    random.Random(seed).shuffle(made)  # noqa: S311
    assert group(NAMES, made, given_) == found
    assert sorted(name for each in found for name in each) == list(NAMES)
    wishes = wishes_of(given_, set(NAMES))
    place = {name: i for i, each in enumerate(found) for name in each}
    assert all(len({place[name] for name in block}) == 1 for block in wishes.together)
    assert all(place[a] != place[b] for a, b in wishes.apart)


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_decision_is_kept_to_in_full(kind: Literal["split", "merge", "confirm"]) -> None:
    before = [decided(1, "confirm", "abcd"), decided(2, "split", "ab", "cd"), decided(3, "merge", "ab", "c")]
    found = group("abcd", [], [*before, decided(4, kind, "ad", "bc")])
    assert ({"a", "d"} in map(set, found)) if kind == "split" else any({"a", "d"} <= set(each) for each in found)
