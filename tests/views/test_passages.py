"""Matched passages, the words they share, and pieces of marked text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sample_story import identity, sample_story

from secondsource.views.passages import segments, shared_words, strongest


def test_runs_of_shared_words_are_marked_on_both_sides() -> None:
    left, right = shared_words("Near the old quay, homes were flooded.", "The old quay is lost; flooded.")
    assert [text for text, marked in left if marked] == ["the old quay", "flooded"]
    assert [text for text, marked in right if marked] == ["The old quay", "flooded"]


def test_a_short_word_alone_is_not_marked() -> None:
    left, _ = shared_words("It was the end.", "All for the ship.")
    assert not any(marked for _, marked in left)


def test_marks_may_overlap_and_reach_outside() -> None:
    pieces = segments("0123456789", (2, 8), [(0, 4), (3, 5), (7, 12)])
    assert pieces == [("23", True), ("4", True), ("56", False), ("7", True)]


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))), st.integers(0, 30))
def test_no_character_is_lost(text: str, marks: list[tuple[int, int]], start: int) -> None:
    span = (min(start, len(text)), len(text))
    assert "".join(piece for piece, _ in segments(text, span, marks)) == text[slice(*span)]


@given(st.text(), st.text())
def test_shared_words_keep_both_texts(left: str, right: str) -> None:
    pieces = shared_words(left, right)
    assert ["".join(text for text, _ in side) for side in pieces] == [left, right]


def test_longest_verbatim_passage_first() -> None:
    view = sample_story()
    found = strongest(view, view.by_id()[identity(2)])
    lengths = [len(passage.own) for passage in found]
    assert lengths == sorted(lengths, reverse=True)
    assert {passage.other_outlet for passage in found} == {"Harbour Post"}
