"""The words of actors: variants, states, nouns for people and bodies, and given names."""

from __future__ import annotations

import pytest

from secondsource.vocabulary.actors import load_actors

WORDS = load_actors()


def test_no_given_name_is_of_both_genders() -> None:
    assert not WORDS.men_called & WORDS.women_called
    assert not WORDS.men & WORDS.women


def test_each_variant_and_each_name_of_a_state_stands_once() -> None:
    forms = [form.casefold() for row in WORDS.variants for form in row]
    forms += [form for state, (others, _, _) in WORDS.states.items() for form in (state.casefold(), *others)]
    assert len(forms) == len(set(forms))
    assert set(WORDS.groups) <= {row[0] for row in WORDS.variants}


def test_states_are_written_small_but_for_their_names() -> None:
    rows = [word for others, people, seats in WORDS.states.values() for word in (*others, *people, *seats)]
    assert all(word == word.casefold() for word in rows)


USUAL = {
    "Daesh": "Islamic State",
    "the U.S.": "United States",
    "UK": "United Kingdom",
    "Lindow": None,
    "ISIS-K": "ISIS-K",
}


@pytest.mark.parametrize("name", USUAL)
def test_variants_have_a_usual_name(name: str) -> None:
    assert WORDS.usual_name(name) == USUAL[name]


def test_nations_and_seats() -> None:
    assert WORDS.nation("Israeli") == WORDS.nation("israel") == "Israel"
    assert WORDS.nation("Washington") is None
    assert WORDS.governed("Washington") == "United States"
    assert WORDS.governed("Iraq") is None


NOUNS = {
    "officials": ("official", True, "person", None),
    "spokeswoman": ("spokeswoman", False, "person", "f"),
    "spokesman": ("spokesman", False, "person", "m"),
    "women": ("woman", True, "person", "f"),
    "agencies": ("agency", True, "body", None),
    "countries": ("country", True, "land", None),
    "city": ("city", False, "place", None),
    "ombudsman": ("ombudsman", False, "person", None),
    "specimen": ("specimen", False, "thing", None),
    "crane": ("crane", False, "thing", None),
    "police": ("police", True, "body", None),
    "families": ("family", True, "person", None),
    "troops": ("soldier", True, "person", None),
    "coaches": ("coach", True, "person", None),
}


@pytest.mark.parametrize("noun", NOUNS)
def test_nouns_tell_number_sort_and_gender(noun: str) -> None:
    singular = WORDS.singular(noun)
    assert (singular, WORDS.is_plural(noun), WORDS.sort(singular), WORDS.gender(noun)) == NOUNS[noun]
