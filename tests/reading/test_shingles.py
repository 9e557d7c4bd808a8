"""MinHash signatures: the same for the same words, near for near copies, and for nothing else."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.reading.shingles import PERMUTATIONS, resemblance, shingle_hashes, signature

chance = random.Random(4)  # noqa: S311
FIRST = (1550416056, 270068570, 1155680383)
TEXT = [f"word{chance.randrange(4_000)}" for _ in range(400)]


def test_a_signature_stays_what_it_is() -> None:
    """Ledgers hold signatures, so that another version must make the same."""
    made = signature(["a", "ferry", "sank", "off", "the", "northern", "coast"])
    assert len(made) == PERMUTATIONS
    assert all(0 <= value < 2**32 for value in made)
    assert made[:3] == FIRST
    assert signature([]) == ()


def test_each_value_of_a_signature_is_the_least_of_another_order() -> None:
    hashes = {run: signature(run.split()) for run in ("a b c d e", "b c d e f", "c d e f g", "d e f g h")}
    least = {min((values[i], run) for run, values in hashes.items())[1] for i in range(PERMUTATIONS)}
    assert least == hashes.keys()


def test_resemblance_estimates_the_share_of_common_runs() -> None:
    for cut in (0, 40, 120, 250):
        one, other = TEXT[: 400 - cut], TEXT[cut:]
        left, right = set(shingle_hashes(one).tolist()), set(shingle_hashes(other).tolist())
        exact = len(left & right) / len(left | right)
        assert abs(resemblance(signature(one), signature(other)) - exact) < 0.2
    assert resemblance(signature(TEXT), signature(TEXT)) == 1
    assert resemblance(signature(TEXT), signature(TEXT[::-1])) < 0.05
    assert resemblance((), signature(TEXT)) == resemblance((), ()) == 0


def test_a_short_text_is_one_run() -> None:
    assert len(shingle_hashes(["a", "b"])) == 1
    assert len(shingle_hashes(list("abcde"))) == 1
    assert len(shingle_hashes(list("abcdef"))) == 2
    assert len(shingle_hashes(list("abcde") * 3)) == 5
    assert len(shingle_hashes([])) == 0


@FEW
@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=20), st.lists(st.sampled_from(["a", "b", "c"]), max_size=20))
def test_resemblance_is_a_share_and_the_same_both_ways_round(one: list[str], other: list[str]) -> None:
    there = resemblance(signature(one), signature(other))
    assert 0 <= there <= 1
    assert there == resemblance(signature(other), signature(one))
