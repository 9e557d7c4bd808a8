from __future__ import annotations

from collections import Counter

from secondsource.vocabulary.times import load_times

WORDS = load_times()


def test_each_calendar_has_all_its_rows() -> None:
    assert len(WORDS.months) == 12
    assert len(WORDS.weekdays) == len(WORDS.short_weekdays) == 7


def test_a_word_stands_in_one_class() -> None:
    listed = Counter(word for words in WORDS.classes.values() for word in words)
    others = {word for rows in (WORDS.months, WORDS.weekdays, WORDS.short_weekdays) for row in rows for word in row}
    for coded in (WORDS.units, WORDS.plurals, WORDS.seasons, WORDS.unsure_seasons, WORDS.dayparts, WORDS.periodic):
        others |= {word for words in coded.values() for word in words}
    others |= {*WORDS.counts, *WORDS.ordinals, *WORDS.decades, *WORDS.deictic, *WORDS.moments}
    assert [word for word, number in listed.items() if number > 1 or word in others] == []


def test_words_are_lower_case() -> None:
    assert [word for word in WORDS.meanings if word != word.lower()] == []
    assert [name for name in WORDS.holidays if name != name.lower()] == []


def test_unsure_words_are_months() -> None:
    assert {word for row in WORDS.months for word in row} >= WORDS.unsure_months


def test_words_mean_what_they_stand_for() -> None:
    meanings = WORDS.meanings
    assert meanings["october"] == ("month", 10)
    assert meanings["may"] == ("unsure", 5)
    assert meanings["friday"] == ("weekday", 5)
    assert meanings["year"] == ("annum", "Y")
    assert meanings["on"] == ("on", 0)
    assert ("right", "now") in [pieces for pieces, _ in WORDS.phrases["right"]]


def test_past_and_future_do_not_meet() -> None:
    assert WORDS.past & WORDS.future == frozenset()
