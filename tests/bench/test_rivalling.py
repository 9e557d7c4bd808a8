"""How disputes are matched with labelled ones: two sides of ours against two labelled sides."""

from __future__ import annotations

import pytest

from bench.rivalling import Rivals, any_two_numbers, matches, spot, tally

LABELLED = Rivals("figure", ((("a", (0, 10)),), (("b", (5, 20)),)))
OURS = Rivals("figure", ((("a", (4, 30)),), (("b", (0, 6)), ("c", (0, 5)))))
ONE_SIDE = Rivals("figure", ((("a", (4, 30)), ("b", (0, 6))), (("c", (0, 5)),)))


def test_two_sides_must_overlap_two_labelled_sides() -> None:
    assert matches(LABELLED, OURS)
    assert not matches(LABELLED, ONE_SIDE)


def test_both_sides_in_one_sentence_match() -> None:
    one = (("a", (0, 10)),)
    assert matches(Rivals("cause", (one, one)), Rivals("cause", (one, one)))


@pytest.mark.parametrize(("kind", "expected"), [("figure", 1.0), ("denial", 0.0)])
def test_the_kind_counts(kind: str, expected: float) -> None:
    assert tally([LABELLED], [Rivals(kind, OURS.sides)]).f1 == expected


def test_what_matches_a_weak_label_is_neither_right_nor_wrong() -> None:
    weak = Rivals("figure", LABELLED.sides, weak=True)
    counted = tally([weak], [OURS, ONE_SIDE])
    assert (counted.labelled, counted.ours, counted.right) == (0, 1, 0)


def test_quotes_are_found_whatever_white_space_stands_between() -> None:
    assert spot("a", "The bridge\n\nwas  closed.", "bridge was closed") == ("a", (4, 23))
    assert spot("a", "The bridge.", "ferry") is None


def test_the_anchor_takes_any_two_numbers() -> None:
    told = {"s": [("killed", 2.0, ("a", (0, 1))), ("killed", 3.0, ("b", (0, 1))), ("wounded", 1.0, ("a", (0, 1)))]}
    assert [r.about for r in any_two_numbers(told)] == ["killed"]
