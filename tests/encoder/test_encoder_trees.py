"""Heads of words: whatever the scores, each sentence is one tree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.encoder.trees import Floats, Ints, heads_of


def is_tree(heads: Ints) -> bool:
    """Say whether every word comes to the one root."""
    size = len(heads)
    if ((heads < 0) | (heads >= size)).any() or (heads == np.arange(size)).sum() != 1:
        return False
    at = np.arange(size)
    for _ in range(size):
        at = heads[at]
    return len(set(at.tolist())) == 1


def sentence_numbers(sizes: list[int]) -> Ints:
    return np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)


def scored(heads: list[int]) -> Floats:
    """Scores that are sure of these heads."""
    arcs = np.full((len(heads),) * 2, -4.0, dtype=np.float32)
    arcs[np.arange(len(heads)), heads] = 4.0
    return arcs


SIZES = st.lists(st.integers(1, 12), min_size=1, max_size=4)


@FEW
@given(st.integers(0, 2**32 - 1), SIZES, st.booleans())
def test_every_sentence_is_one_tree(seed: int, sizes: list[int], rough: bool) -> None:
    rng = np.random.default_rng(seed)
    arcs = rng.normal(0, 5, (sum(sizes),) * 2).astype(np.float32)
    if rough:
        arcs = np.rint(arcs / 5)  # many are the same
    heads = heads_of(arcs, sentence_numbers(sizes))
    for start, end in zip(np.cumsum([0, *sizes]), np.cumsum(sizes), strict=False):
        assert is_tree(heads[start:end] - start)
    assert heads.tolist() == heads_of(arcs, sentence_numbers(sizes)).tolist()


@FEW
@given(st.integers(0, 2**32 - 1), st.integers(1, 15))
def test_the_likeliest_heads_are_kept_where_they_are_a_tree(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    order = rng.permutation(size)
    heads = np.zeros(size, dtype=np.int64)
    heads[order[0]] = order[0]
    for n in range(1, size):
        heads[order[n]] = order[rng.integers(n)]
    assert is_tree(heads)
    arcs = rng.normal(size=(size, size)).astype(np.float32)
    arcs[np.arange(size), heads] += 20
    assert heads_of(arcs, np.zeros(size, dtype=np.int64)).tolist() == heads.tolist()


def test_a_cycle_is_undone_at_the_word_that_loses_least() -> None:
    arcs = scored([0, 2, 1])
    arcs[1, 0], arcs[2, 0] = 1.0, 3.0
    assert heads_of(arcs, np.zeros(3, dtype=np.int64)).tolist() == [0, 2, 0]


def test_of_two_roots_the_likelier_stays() -> None:
    arcs = scored([0, 1, 1])
    arcs[1, 1] = 5.0
    assert heads_of(arcs, np.zeros(3, dtype=np.int64)).tolist() == [1, 1, 1]


def test_without_a_root_the_likeliest_word_becomes_it() -> None:
    arcs = scored([1, 0, 1])
    arcs[2, 2] = 3.0
    heads = heads_of(arcs, np.zeros(3, dtype=np.int64))
    assert heads[2] == 2
    assert is_tree(heads)


def test_a_head_in_another_sentence_is_none() -> None:
    arcs = scored([0, 3, 3, 3])
    arcs[1, 0] = 2.0
    assert heads_of(arcs, sentence_numbers([2, 2])).tolist() == [0, 0, 3, 3]


@pytest.mark.parametrize("size", [1, 60])
def test_a_chain_of_words_is_a_tree(size: int) -> None:
    chain = [0, *range(size - 1)]
    assert heads_of(scored(chain), np.zeros(size, dtype=np.int64)).tolist() == chain
