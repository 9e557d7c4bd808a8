"""Matched passages, the words they share, and pieces of marked text."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from sample_story import LEDE, TOLL, identity, sample_story, span_of

from secondsource.records import Evidence, Sameness
from secondsource.views.passages import segments, shared_words, strongest, widened
from secondsource.views.story_view import StoryView


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


def with_evidence(number: int, *items: tuple[str, str | None, str, Sameness]) -> StoryView:
    """The sample with other evidence for a report: own text, the other's id and text, and how they are the same."""
    view = sample_story()
    reports = view.by_id()
    member = reports[identity(number)]
    evidence = tuple(
        Evidence(
            span=span_of(member.text, own),
            of_report=other,
            of_span=span_of(reports[other].text, there) if other else None,
            same=same,
        )
        for own, other, there, same in items
    )
    derivation = msgspec.structs.replace(member.derivation, evidence=evidence)
    changed = msgspec.structs.replace(member, derivation=derivation)
    return msgspec.structs.replace(view, reports=tuple(changed if one is member else one for one in view.reports))


def test_a_name_in_common_comes_after_statements_in_other_words() -> None:
    hospital = "Hospitals took in eleven people; nobody's life is in danger."
    post = identity(1)
    view = with_evidence(4, ("Lowhaven", post, "Lowhaven", "verbatim"), (hospital, post, TOLL, "paraphrase"))
    assert [passage.own for passage in strongest(view, view.by_id()[identity(4)])] == [hospital, "Lowhaven"]


def test_what_shows_the_same_once_more_comes_last() -> None:
    post, gazette = identity(1), identity(2)
    hospital = "Hospitals took in eleven people"
    view = with_evidence(
        4,
        ("Some two hundred houses behind the fish market in Lowhaven", post, LEDE, "paraphrase"),
        ("Some two hundred houses behind the fish market in Lowhaven", gazette, LEDE, "paraphrase"),
        (hospital, post, TOLL, "paraphrase"),
    )
    found = strongest(view, view.by_id()[identity(4)])
    assert [(passage.own[:4], passage.other_id) for passage in found] == [
        ("Some", post),
        ("Hosp", post),
        ("Some", gazette),
    ]


def test_a_credit_stands_with_the_words_around_it() -> None:
    view = with_evidence(6, ("told the Lowhaven Courier", None, "", "credit"))
    (passage,) = strongest(view, view.by_id()[identity(6)])
    assert passage.own.startswith("A former engineer told the Lowhaven Courier that cracks")
    assert passage.own_marked is not None
    assert passage.own[slice(*passage.own_marked)] == "told the Lowhaven Courier"


@given(st.text(), st.tuples(st.integers(0, 30), st.integers(0, 30)), st.integers(0, 30))
def test_widening_keeps_the_span_and_stays_inside(text: str, inside: tuple[int, int], by: int) -> None:
    left, right = sorted(min(end, len(text)) for end in inside)
    middle = (left + right) // 2
    first, last = widened(text, (middle, right), (left, right), by)
    assert left <= first <= middle
    assert last == right


def test_longest_verbatim_passage_first() -> None:
    view = sample_story()
    found = strongest(view, view.by_id()[identity(2)])
    lengths = [len(passage.own) for passage in found]
    assert lengths == sorted(lengths, reverse=True)
    assert {passage.other_outlet for passage in found} == {"Harbour Post"}
