"""The lists of words that bring each other."""

from __future__ import annotations

from collections import Counter

from secondsource.vocabulary.synonyms import load_synonyms


def test_a_word_stands_in_one_list_alone() -> None:
    counts = Counter(word for words in load_synonyms().same for word in words)
    assert [word for word, number in counts.items() if number > 1] == []
    assert all(word == word.lower() and " " not in word for word in counts)
