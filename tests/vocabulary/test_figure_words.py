"""The words of figures: what each list promises to those who read numbers by it."""

from __future__ import annotations

from collections import Counter

import pytest

from secondsource.vocabulary.figures import PIECE, FigureWords, Phrases, load_figures


@pytest.fixture(scope="module")
def words() -> FigureWords:
    return load_figures()


def test_every_casualty_word_is_of_one_kind(words: FigureWords) -> None:
    kinds = Counter(
        phrase
        for lists in words.casualties.values()
        for phrase in {
            p for role in ("doing", "done", "happening", "state", "counted", "of", "toll") for p in getattr(lists, role)
        }
    )
    assert [phrase for phrase, n in kinds.items() if n > 1] == []


def test_phrases_are_lower_case_and_found_again(words: FigureWords) -> None:
    for kind, lists in words.casualties.items():
        for phrase in (*lists.doing, *lists.done, *lists.happening, *lists.state, *lists.counted):
            pieces = PIECE.findall(phrase)
            assert phrase == phrase.lower()
            assert words.cues.at(pieces, 0) is not None, (kind, phrase)


def test_the_longest_phrase_is_taken() -> None:
    phrases = Phrases({"up": 1, "up to": 2, "up to the": 3})
    assert phrases.at(["go", "up", "to", "them"], 1) == (2, 2)
    assert phrases.at(["up"], 0) == (1, 1)
    assert phrases.at(["up"], 3) is None
    assert phrases.before(["go", "up", "to", "them"], 3) == (2, 2)


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [("at least", "low"), ("as many as", "high"), ("nearly", "high"), ("some", "about"), ("over", "low")],
)
def test_bounds(words: FigureWords, phrase: str, bound: str) -> None:
    assert words.bounds.at(phrase.split(), 0) == (len(phrase.split()), bound)


@pytest.mark.parametrize(
    "text",
    [
        "7 fell",
        "Seven fell",
        "dozens fell",
        "no one fell",
        "a large number fell",
        "a young woman fell",
        "half a million",
    ],
)
def test_the_hint_finds_what_holds_a_figure(words: FigureWords, text: str) -> None:
    assert words.hint.search(text)


@pytest.mark.parametrize("text", ["The council met again", "Anna spoke to Bo", "A meeting was held"])
def test_the_hint_passes_over_the_rest(words: FigureWords, text: str) -> None:
    assert not words.hint.search(text)


def test_units_and_currencies(words: FigureWords) -> None:
    assert words.units_of.at(["square", "km"], 0) == (2, ("area", "km2"))
    assert words.units_of.at(["per", "cent"], 0) == (2, ("percent", "%"))
    assert words.units_of.at(["euros"], 0) == (1, ("money", "EUR"))
    assert words.sign_codes.at(["$"], 0) == (1, "USD")
    assert all(len(code) == 3 and code.isupper() for code in (*words.codes, *words.currencies, *words.signs.values()))


def test_the_table_of_vague_words(words: FigureWords) -> None:
    """As docs/figures.md has it."""
    assert {word: words.many[word] for word in ("tens", "dozens", "scores", "hundreds", "thousands", "millions")} == {
        "tens": 20,
        "dozens": 24,
        "scores": 40,
        "hundreds": 200,
        "thousands": 2000,
        "millions": 2_000_000,
    }
    assert words.few["several"] == 3


def test_currencies_that_share_a_name_are_told_by_their_country(words: FigureWords) -> None:
    assert words.units_of.at(["norwegian", "crowns"], 0) == (2, ("money", "NOK"))
    assert words.units_of.at(["crowns"], 0) == (1, ("money", ""))
    assert all(len(code) == 3 and code.isupper() for _, code in words.full_currencies.values())
