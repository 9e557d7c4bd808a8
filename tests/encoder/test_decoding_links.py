"""Links: which source and content belong to which cue."""

from __future__ import annotations

import numpy as np

from secondsource.encoder.decoding import LINK_CONTENT, LINK_SOURCE, Floats, link


def linked(words: int, *asked: tuple[int, int, int, float]) -> Floats:
    """Logits from a cue's word to a word, by which: sure of none but the given (which, cue, word, logit)."""
    links = np.full((2, words, words), -8.0, dtype=np.float32)
    for which, cue, word, logit in asked:
        links[which, cue, word] = logit
    return links


Spans = list[tuple[int, int]]


def found_links(roles: tuple[Spans, Spans, Spans], links: Floats) -> list[tuple[tuple[int, int], Spans, Spans, float]]:
    places = np.arange(links.shape[1], dtype=np.int64)
    return [(cue, source, content, round(sure, 2)) for cue, source, content, sure in link(roles, links, places)]


def test_each_cue_gets_the_source_and_the_contents_that_it_asks_for() -> None:
    roles: tuple[Spans, Spans, Spans] = ([(0, 0), (4, 4)], [(1, 1), (5, 5)], [(2, 3), (6, 6), (7, 7)])
    links = linked(
        8,
        (LINK_SOURCE, 1, 0, 5.0),
        (LINK_SOURCE, 5, 4, 5.0),
        (LINK_CONTENT, 1, 2, 5.0),
        (LINK_CONTENT, 1, 3, 5.0),
        (LINK_CONTENT, 5, 6, 5.0),
        (LINK_CONTENT, 5, 7, 5.0),
    )
    assert found_links(roles, links) == [
        ((1, 1), [(0, 0)], [(2, 3)], 0.99),
        ((5, 5), [(4, 4)], [(6, 6), (7, 7)], 0.99),
    ]


def test_a_content_goes_to_the_cue_that_asks_for_it_most() -> None:
    roles: tuple[Spans, Spans, Spans] = ([], [(0, 0), (1, 1)], [(2, 3)])
    asked = [(LINK_CONTENT, cue, word, logit) for cue, logit in ((0, -1.5), (1, -1.0)) for word in (2, 3)]
    assert found_links(roles, linked(4, *asked)) == [((1, 1), [], [(2, 3)], 0.27)]


def test_a_content_that_no_cue_asks_for_is_nobodys() -> None:
    assert found_links(([], [(0, 0)], [(2, 2)]), linked(3, (LINK_CONTENT, 0, 2, -3.0))) == []


def test_two_quotations_with_a_cue_each_are_not_joined_to_one_of_them() -> None:
    roles: tuple[Spans, Spans, Spans] = ([], [(0, 0), (1, 1)], [(2, 2), (3, 3)])
    asked = [(LINK_CONTENT, 0, 2, 5.0), (LINK_CONTENT, 0, 3, 4.0), (LINK_CONTENT, 1, 3, 0.0)]
    found = found_links(roles, linked(4, *asked))
    assert [(cue, content) for cue, _, content, _ in found] == [((0, 0), [(2, 2)]), ((1, 1), [(3, 3)])]


def test_a_cue_without_content_says_nothing() -> None:
    roles: tuple[Spans, Spans, Spans] = ([(0, 0)], [(1, 1), (2, 2)], [(3, 3)])
    links = linked(4, (LINK_SOURCE, 1, 0, 9.0), (LINK_CONTENT, 2, 3, 9.0))
    assert [cue for cue, *_ in found_links(roles, links)] == [(2, 2)]
    assert found_links(([(0, 0)], [(1, 1)], []), links) == []


def test_a_source_may_belong_to_two_cues_and_a_content_to_one() -> None:
    roles: tuple[Spans, Spans, Spans] = ([(0, 0)], [(1, 1), (2, 2)], [(3, 3), (4, 4)])
    asked = [(LINK_SOURCE, cue, 0, 9.0) for cue in (1, 2)]
    asked += [(LINK_CONTENT, 1, 3, 9.0), (LINK_CONTENT, 2, 3, 2.0), (LINK_CONTENT, 2, 4, 1.0)]
    assert found_links(roles, linked(5, *asked)) == [
        ((1, 1), [(0, 0)], [(3, 3)], 1.0),
        ((2, 2), [(0, 0)], [(4, 4)], 0.73),
    ]


def test_without_a_cue_nothing_is_said() -> None:
    assert found_links(([(0, 0)], [], [(1, 1)]), linked(2)) == []


def test_links_are_those_of_the_word_pieces_that_begin_words() -> None:
    places = np.array([1, 4, 6], dtype=np.int64)
    links = linked(8, (LINK_SOURCE, 4, 1, 9.0), (LINK_CONTENT, 4, 6, 9.0), (LINK_CONTENT, 1, 2, 9.0))
    (found,) = link(([(0, 0)], [(1, 1)], [(2, 2)]), links, places)
    assert found[:3] == ((1, 1), [(0, 0)], [(2, 2)])
