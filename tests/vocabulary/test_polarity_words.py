"""Negations, antonyms, qualifiers and hedges: an example for each, and for what only looks like one."""

from __future__ import annotations

import pytest

from secondsource.vocabulary.polarity import load_polarity

WORDS = load_polarity()

NEGATED = {
    "The dam no longer holds": ["no longer"],
    "The dam doesn’t hold": ["n’t"],
    "The mayor has never seen the plan": ["never"],
    "Nobody was aboard": ["Nobody"],
    "All miners came up unhurt": ["unhurt"],
    "Not only the dam but the bridge gave way": [],
    "There is no doubt that the dam holds": [],
    "The dam holds": [],
    "Notes were found in the cabin": [],
}


@pytest.mark.parametrize("text", NEGATED)
def test_what_turns_a_clause_round_is_found_and_set_phrases_are_not(text: str) -> None:
    assert [text[a:b] for a, b in WORDS.negated(text, (0, len(text)))] == NEGATED[text]


TURNED = {
    "The dam does not hold and will not hold": True,
    "The miners were not unhurt": False,
    "The miners were unhurt": True,
    "The dam holds": False,
}


@pytest.mark.parametrize("text", TURNED)
def test_a_negation_said_twice_is_one_and_a_negated_one_is_none(text: str) -> None:
    assert WORDS.turned(text, (0, len(text))) == TURNED[text]


def test_a_word_and_its_opposite_are_told_both_ways_round() -> None:
    assert WORDS.opposed(["two", "miners", "died"], ["both", "miners", "survived"]) == ("died", "survived")
    assert WORDS.opposed(["both", "miners", "survived"], ["two", "miners", "died"]) == ("survived", "died")


def test_words_that_stand_on_both_sides_oppose_nothing() -> None:
    assert WORDS.opposed(["died", "survived"], ["died", "survived"]) is None
    assert WORDS.opposed(["the", "dam", "holds"], ["the", "bridge", "holds"]) is None


def test_every_antonym_is_the_opposite_of_its_opposites() -> None:
    assert all(word in WORDS.opposites[other] for word, others in WORDS.opposites.items() for other in others)
    assert all(word not in others for word, others in WORDS.opposites.items())


def test_denials_failures_qualifiers_and_hedges() -> None:
    assert WORDS.denies.search("The ministry ruled out a leak")
    assert WORDS.fails.search("The pump failed to start")
    assert WORDS.says_untrue.search("The reports are baseless, he said")
    assert WORDS.qualifies.search("at least 20 houses")
    assert WORDS.hedging.search("The pump may have failed")
    assert not WORDS.hedging.search("The march began in May, at noon")
