"""Wordings: the distinct ways of saying something, and what is read off each."""

from __future__ import annotations

from statement_samples import case, counted, member

from secondsource.stories.claims.wording import wordings
from secondsource.stories.statements import statements

TEXT = "A ferry sank off Port Lindow on Monday and 27 people were killed."


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
