"""Quotations: what stands between marks of every shape, one paragraph at a time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import lines
from stages import FEW

from secondsource.reading.quotations import quotations, words_quoted

FOUND = {
    "“We sail at ten,” she said. “Not before.”": ["“We sail at ten,”", "“Not before.”"],
    '"We sail at ten," she said. "Not before."': ['"We sail at ten,"', '"Not before."'],
    "''We sail at ten,'' she said.": ["''We sail at ten,''"],
    "«We sail at ten», she said.": ["«We sail at ten»"],
    "„We sail at ten“, she said.": ["„We sail at ten“"],
    "'We sail at ten,' she said of the crew's plan.": ["'We sail at ten,'"],
    "‘We sail at ten,’ she said of the crew’s plan.": ["‘We sail at ten,’"],
    "'The pilots' boats are ours,' she said.": ["'The pilots' boats are ours,'"],
    "“He told me ‘no’ twice,” she said.": ["“He told me ‘no’ twice,”"],
    "'He told me \"no\" twice,' she said.": ["'He told me \"no\" twice,'"],
    "The pilots' boats and the mayor's office": [],
    "In the '90s they'd sail at 6 o'clock.": [],
    'A course of 5\'10" and a board of 3"': [],
    "He said,” there is no boat.”": [],
    'It is called "The “Aurora” Inquiry" here.': ['"The “Aurora” Inquiry"'],
    "The harbour is “shut.“ It is.": ["“shut.“"],
    "“One thing. “Another thing,” he said.": ["“One thing.", "“Another thing,”"],
    "“It goes on": ["“It goes on"],
    "no marks at all": [],
    "": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_what_stands_between_marks(text: str) -> None:
    assert [text[slice(*q.span)] for q in quotations(text, lines(text))] == FOUND[text]


def test_a_paragraph_starts_anew_and_may_go_on() -> None:
    text = "“One thing.\n“Another thing,” he said.\n“We saw\nit all,” he said.\nNo more” of it."
    found = [(text[slice(*q.span)], q.opened, q.closed) for q in quotations(text, lines(text))]
    assert found == [
        ("“One thing.", True, False),
        ("“Another thing,”", True, True),
        ("“We saw", True, False),
        ("it all,”", False, True),
    ]


def test_words_inside_are_counted() -> None:
    text = "He said “we sail at ten” and left."
    found = quotations(text, lines(text))
    assert words_quoted(text, [(0, len(text))], found) == (4, 8)
    assert words_quoted(text, [(8, 24)], found) == (4, 4)
    assert words_quoted(text, [(0, 7)], found) == (0, 2)
    assert words_quoted(text, [], found) == words_quoted("…", [(0, 1)], ()) == (0, 0)


@FEW
@given(st.text(alphabet="ab \n\"“”'’‘`«».,", max_size=80))
def test_any_text_gives_ordered_disjoint_quotations_within_paragraphs(text: str) -> None:
    paragraphs = lines(text)
    found = quotations(text, paragraphs)
    assert list(found) == sorted(found, key=lambda q: q.span)
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(found))
    assert all(any(a <= q.span[0] < q.span[1] <= b for a, b in paragraphs) for q in found)
    assert all(q.opened or q.closed for q in found)
