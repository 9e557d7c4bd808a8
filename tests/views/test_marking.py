"""Marked pieces: what is printed is the cleaned text, cut where marks begin and end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.records import Span
from secondsource.views.marking import Mark, joined_content, marked_pieces
from secondsource.views.words import clean


def test_pieces_are_cut_at_marks_and_say_what_they_are() -> None:
    text = "Then Ada Brook said\n  it was shut."
    marks: list[tuple[Span, Mark]] = [
        ((5, 14), "source"),
        ((9, 14), "entity"),
        ((15, 19), "cue"),
        ((22, 33), "content"),
    ]
    assert marked_pieces(text, (0, len(text)), marks) == [
        ("Then ", frozenset()),
        ("Ada ", {"source"}),
        ("Brook", {"source", "entity"}),
        (" ", frozenset()),
        ("said", {"cue"}),
        (" ", frozenset()),
        ("it was shut", {"content"}),
        (".", frozenset()),
    ]


def test_marks_of_one_kind_that_overlap_are_one() -> None:
    marks: list[tuple[Span, Mark]] = [((3, 9), "cue"), ((0, 5), "cue"), ((5, 5), "source")]
    assert marked_pieces("Then she said", (0, 13), marks) == [
        ("The", {"cue"}),
        ("n ", {"cue"}),
        ("she ", {"cue"}),
        ("said", frozenset()),
    ]


def test_content_in_pieces_has_an_ellipsis_between_them() -> None:
    assert joined_content("One, he said. Two.", [(0, 4), (14, 18)]) == "One, … Two."


SPAN = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda s: (min(s), max(s)))


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.text(alphabet="ab \n\t\u202e\x00", max_size=40), SPAN, st.lists(st.tuples(SPAN, st.just("cue")), max_size=4))
def test_joined_pieces_are_the_cleaned_text(text: str, span: Span, marks: list[tuple[Span, Mark]]) -> None:
    span = min(span[0], len(text)), min(span[1], len(text))
    pieces = marked_pieces(text, span, marks)
    assert "".join(piece for piece, _ in pieces) == clean(text[slice(*span)])
    assert all(piece for piece, _ in pieces)
