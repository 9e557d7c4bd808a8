"""What asserts nothing: lines of a site, silences, and what only looks like them."""

from __future__ import annotations

import pytest

from secondsource.vocabulary.asides import load_asides

WORDS = load_asides()


@pytest.mark.parametrize(
    "line",
    [
        "Hide Caption 22 of 30",
        "22 of 30",
        "Sign up for our letter",
        "Copyright © 2031 Kite",
        "Join the conversation on our page",
        "Photos: The flood in Dunmere A man wades through the water",
        "12/16 2014 A man looks over the bay of Dunmere",
        "In this May 3, 2031, file photo, a ferry lies in the bay",
        "In these undated satellite images, the pier is seen",
        "The opinions expressed in this column are hers",
        "For more information about the bridge, call the town hall",
    ],
)
def test_lines_of_a_site_are_told(line: str) -> None:
    assert WORDS.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The captain hid the log",
        "Twenty of 30 men fled",
        "The video was made on Monday",
        "In this case, photographs show the pier",
        "2/4 The pier is shut",
        "Photos of the pier were shown",
    ],
)
def test_sentences_of_a_report_are_not(line: str) -> None:
    assert not WORDS.is_furniture(line)


def test_a_silence_is_one_only_where_hardly_more_is_told() -> None:
    assert WORDS.is_silence("The mill declined to comment")
    long = "The mill declined to comment, but its books show that it has lost money in each of the last nine years"
    assert not WORDS.is_silence(long)
    assert not WORDS.is_silence("The mill declined the offer")


def test_cues_that_quote_are_told_from_those_that_are_the_verb() -> None:
    assert WORDS.quotes("had told")
    assert not WORDS.quotes("blamed")
