"""Wordings: the distinct ways of saying something, and what is read off each."""

from __future__ import annotations

import pytest
from statement_samples import case, counted, member

from secondsource.stories.claims.wording import stem, wordings
from secondsource.stories.statements import statements

TEXT = "A ferry sank off Port Lindow on Monday and 27 people were killed."


@pytest.mark.parametrize(
    ("one", "other"), [("transferred", "transferring"), ("attacks", "attack"), ("charged", "charge"), ("ship", "ships")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_words_are_their_own_stems() -> None:
    assert [stem(w) for w in ("gas", "was", "bed", "red")] == ["gas", "was", "bed", "red"]


def test_copies_are_one_wording_in_the_order_of_the_story() -> None:
    found = case(member("amber", [TEXT]), member("birch", [TEXT.replace("Monday", "monday,")]), member("cedar", [TEXT]))
    (wording,) = wordings(found.by_id, [s for m in found.members for s in statements(m)])
    assert [s.report for s in wording.statements] == ["amber", "birch", "cedar"]


def test_figures_bound_what_they_count() -> None:
    told = member("amber", [TEXT], figures=(counted(TEXT, "27", 27, low=27),))
    (wording,) = wordings({"amber": told}, statements(told))
    assert wording.slots == {"killed": ((27.0, float("inf")),)}
    assert wording.numbers == {"27"}


def test_about_twenty_is_not_five_thousand() -> None:
    text = "About 20 people were killed in the flood at Dunmere."
    vague = member("amber", [text], figures=(counted(text, "20", 20, low=None),))
    ((low, high),) = wordings({"amber": vague}, statements(vague))[0].slots["killed"]
    assert low <= 20 <= high < 5000
