"""Words, names, and how rare they are."""

from __future__ import annotations

import pytest

from secondsource.encoder.rarity import name_weight, weight
from secondsource.encoder.words import name_spans, names, words

WORDS = {
    "The mayor's boat": ["the", "mayor", "boat"],
    "The sailors’ boats": ["the", "sailors", "boats"],
    "Al-Sudani met T. O’Neill": ["al-sudani", "met", "t", "o’neill"],
    "42,000 people and 3.5 m": ["42", "000", "people", "and", "3.5", "m"],
    "snake_case is two": ["snake", "case", "is", "two"],
    "Müller and محمد met": ["müller", "and", "محمد", "met"],
    "… — !": [],
    "": [],
}

NAMES = {
    "The mayor had later met Ada Brook near Port Lindow one Monday evening.": ["Ada Brook", "Port Lindow", "Monday"],
    "Yesterday it rained.": [],
    "Ada Brook spoke.": ["Ada Brook"],
    "NATO met.": ["NATO"],
    "The Bank of Lindow fell.": ["The Bank of Lindow"],
    "He saw Jan van der Meer there.": ["Jan", "Meer"],
    "He saw Maria de Souza there.": ["Maria de Souza"],
    "Ferry Sinks Off Northern Coast After Storm": [],
    "FERRY SINKS OFF NORTHERN COAST AFTER STORM": [],
    "": [],
}


@pytest.mark.parametrize("text", WORDS)
def test_words_are_lower_case_without_a_possessive(text: str) -> None:
    found = list(words(text))
    assert [word for word, _ in found] == WORDS[text]
    assert all(text[a:b].lower().startswith(word) for word, (a, b) in found)


def test_words_of_a_part_of_a_text() -> None:
    text = "one two three four"
    assert list(words(text, (4, 13))) == [("two", (4, 7)), ("three", (8, 13))]


@pytest.mark.parametrize("text", NAMES)
def test_names_are_runs_of_capitalised_words(text: str) -> None:
    assert [text[a:b] for a, b in name_spans(text, (0, len(text)))] == NAMES[text]


def test_a_name_is_kept_under_one_form_with_every_place_where_it_stands() -> None:
    text = "He met Ada Brook. Later on Ada Brook’s boat sank."
    found = names(text, [(0, 17), (18, len(text))])
    assert found == {"ada brook": [(7, 16), (27, 38)]}
    assert names(text, []) == {}


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert 0 <= weight("the") < 0.2
    assert weight("the") < weight("police") < weight("kestrel") <= weight("qwertzuiop") < 10
    assert name_weight("") == 0
    assert name_weight("ada brook") > name_weight("brook")
    assert name_weight("one two three four five") == name_weight("five four three two one")
