"""Names of one actor: letters, spellings, short forms and types that the encoder mixes."""

from __future__ import annotations

import pytest
from stages import known_words

from secondsource.reading.actors.names import cast, initials, same_spelt
from secondsource.records import Entity
from secondsource.vocabulary.actors import load_actors

SPELT = {
    ("Nureddine", "Nur al-Din"): True,
    ("Mohammed", "Muhammad"): True,
    ("Hussein", "Hussain"): True,
    ("Yusuf", "Youssef"): False,
    ("Hassan", "Hussein"): False,
    ("Brook", "Barak"): False,
    ("Vale", "Veil"): False,
    ("Abdullah", "Abdallah"): True,
    ("Salah ad-Din", "Salahuddin"): True,
}


@pytest.mark.parametrize("names", SPELT)
def test_spellings_of_a_name_are_told_from_other_names(names: tuple[str, str]) -> None:
    assert same_spelt(*names) == same_spelt(*reversed(names)) == SPELT[names]


INITIALS = {
    "National Harbour Inspection Agency": {"NHIA"},
    "the Ministry of Roads and Bridges": {"MORAB", "MRB"},
    "Lindow": set(),
    "World Ferry Union": {"WFU"},
}


@pytest.mark.parametrize("name", INITIALS)
def test_initials_leave_out_small_words(name: str) -> None:
    assert initials(name) == INITIALS[name]


def grouped(*names: tuple[str, str]) -> list[list[str]]:
    """The names that are of one actor; names stand one after another in a text, each an entity with its type."""
    text = ". ".join(name for name, _ in names)
    found, at = [], 0
    for number, (name, kind) in enumerate(names):
        found.append(Entity(id=f"e{number}", type=kind, name=name, mentions=((at, at + len(name)),)))
        at += len(name) + 2
    return [[text[slice(*s)] for s in r.names] for r in cast(text, found, known_words(), load_actors())]


GROUPED = {
    "letters": [("World Ferry Union", "organization"), ("WFU", "organization")],
    "letters before": [("WFU", "organization"), ("World Ferry Union", "organization")],
    "letters taken for a person": [("World Ferry Union", "organization"), ("WFU", "person")],
    "variants": [("Islamic State", "organization"), ("Daesh", "location"), ("ISIS", "person")],
    "states": [("United States", "location"), ("US", "location"), ("U.S.", "organization")],
    "given name": [("Anna Vale", "person"), ("Anna", "person")],
    "last name taken for a body": [("Anna Vale", "person"), ("Vale", "organization")],
    "short body": [("Lindow Shipping Ltd", "organization"), ("Lindow Shipping", "organization")],
    "body without its place": [("North University of Lindow", "organization"), ("North University", "organization")],
    "spelling": [("Karim al-Lindi", "person"), ("Kareem al-Lindi", "person")],
    "two types": [("Porto Lindow", "organization"), ("Porto Lindow", "person")],
}


@pytest.mark.parametrize("case", GROUPED)
def test_names_of_one_actor_are_joined(case: str) -> None:
    assert grouped(*GROUPED[case]) == [[name for name, _ in GROUPED[case]]]


APART = {
    "other people": [("Anna Vale", "person"), ("Robert Vale", "person")],
    "two who are so called": [("Anna Vale", "person"), ("Anna Marsh", "person"), ("Anna", "person")],
    "a branch": [("Islamic State", "organization"), ("ISIS-K", "organization")],
    "other letters": [("World Ferry Union", "organization"), ("WFA", "organization")],
    "a person and a place": [("Lindow", "person"), ("Lindow", "location")],
    "a surname that is a country": [("Jordan", "location"), ("Michael Jordan", "person")],
}


@pytest.mark.parametrize("case", APART)
def test_names_of_others_stay_apart(case: str) -> None:
    assert len(grouped(*APART[case])) == len(APART[case])
