from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary

FURNITURE = vocabulary.load().furniture


@pytest.mark.parametrize(
    "line",
    ["TT", "Share", " Tweet ", "ADVERTISEMENT", "- Advertisement -", "Sign up", "Subscribe", "Print", "5 min read",
     "12 comments", "Sign up for our newsletter", "Click here to subscribe.", "Story continues below advertisement",
     "Follow us on Facebook", "…", "***", "Copy link", "Suggest a correction"],
)  # fmt: skip
def test_widgets(line: str) -> None:
    assert FURNITURE.is_widget(line)


@pytest.mark.parametrize(
    "line",
    ["Read also: The harbour reopens", "Read more", "ALSO READ | The harbour reopens", "SEE ALSO: The harbour reopens",
     "Related: Ferry runs again", "More: Ferry runs again", "Recommended", "RELATED STORIES",
     "Also Read The harbour reopens",
     "READ MORE: Ferry runs again", "You may also like", "More on this story", "Read more on the ferry: It runs again",
     "» Read also: The harbour reopens", "Don’t miss: Ferry runs again"],
)  # fmt: skip
def test_pointers(line: str) -> None:
    assert FURNITURE.is_pointer(line)


@pytest.mark.parametrize(
    "line",
    ["Shares fell by four percent on Friday.", "Related companies rose.", "Read the room, he said.", "",
     "More than forty people were hurt.", "See how the ferry was raised from the sea bed.",
     "Print media are in decline.",
     "Recommended doses vary.", "Police said the harbour was shut.", "The share of voters rose.", "   "],
)  # fmt: skip
def test_sentences_are_neither(line: str) -> None:
    assert not FURNITURE.is_widget(line)
    assert not FURNITURE.is_pointer(line)


@given(st.text())
def test_any_line_gets_an_answer(line: str) -> None:
    assert FURNITURE.is_widget(line) in {True, False}
    assert FURNITURE.is_pointer(line) in {True, False}
