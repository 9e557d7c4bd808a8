"""Words beside the names of news organisations, and by which informants stay unnamed: examples for each pattern."""

from __future__ import annotations

import pytest

from secondsource import vocabulary
from secondsource.vocabulary.gatherers import load_gatherers

WORDS = load_gatherers()
KNOWN = vocabulary.load()

BEFORE = {
    "The pilot told ": "told",
    "The pilot told her country’s state-owned ": "told",
    "in an interview with the ": "told",
    "in remarks carried by the state news agency ": "told",
    "said on ": "told",
    "said on Monday on ": "told",
    "told “": "told",
    "according to the Lindish news agency ": "by",
    "was first reported on Monday by ": "by",
    "citing ": "by",
    "said the plan to ": None,
    "He went to see ": None,
    "told him that ": None,
    "interviewed the owner of ": None,
}


@pytest.mark.parametrize("text", BEFORE)
def test_what_stands_before_a_name_tells_its_part(text: str) -> None:
    found = WORDS.before.search(text)
    part = None if found is None else "told" if found["told"] else "by"
    assert part == BEFORE[text]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        (" reported", "reported"),
        (" on Monday reported", "reported"),
        (", the port's daily, has reported", "reported"),
        (" (LNA) said", "said"),
        (" was sold", None),
        ("’s owner said", None),
    ],
)
def test_what_stands_behind_a_name_tells_that_it_reports(text: str, verb: str | None) -> None:
    found = WORDS.after.match(text)
    assert (found["verb"] if found else None) == verb


GENERAL = {
    "state media": True,
    "Lindish television": True,
    "local newspapers": True,
    "the media": False,
    "media reports": False,
    "a report by the media": False,
}


@pytest.mark.parametrize("text", GENERAL)
def test_news_organisations_in_general_have_a_word_before_them(text: str) -> None:
    assert (WORDS.in_general.match(text) is not None) is GENERAL[text]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("who spoke on condition of anonymity said so", "who spoke on condition of anonymity"),
        ("who spoke anonymously to discuss the plan said so", "who spoke anonymously to discuss the plan"),
        ("not authorized to discuss the matter publicly, said", "not authorized to discuss the matter publicly"),
        ("whose name was withheld for fear of reprisal.", "name was withheld for fear of reprisal"),
        ("declined to name a successor", None),
        ("the boat was named after her", None),
    ],
)
def test_reasons_of_anonymity_end_where_something_is_said(text: str, reason: str | None) -> None:
    found = next(KNOWN.informants.anonymity_in(text, (0, len(text))), None)
    assert (text[slice(*found)] if found else None) == reason


REFUSED = {
    "but did not say who had sent them": "did not say",
    "could not be reached for comment": "could not be reached",
    "were not immediately reachable for comment": "not immediately reachable for comment",
    "has made no comment so far": "made no comment",
    "did not say it": None,
}


@pytest.mark.parametrize("text", REFUSED)
def test_words_of_refusal_are_found_where_they_stand(text: str) -> None:
    found = next(KNOWN.cues.refusals_in(text, (0, len(text))), None)
    assert (text[slice(*found)] if found else None) == REFUSED[text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the guild has claimed responsibility for it", "claimed responsibility for"),
        ("took credit for the raid", "took credit for"),
        ("a sense of responsibility for it", None),
    ],
)
def test_words_that_claim_a_deed_are_found_where_they_stand(text: str, words: str | None) -> None:
    found = next(KNOWN.cues.owned_in(text, (0, len(text))), None)
    assert (text[slice(*found)] if found else None) == words
